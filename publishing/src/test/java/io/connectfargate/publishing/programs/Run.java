package io.connectfargate.publishing.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a command printed and how it ended. */
public record Run(int exitCode, String output, String errors) {

    /** Runs a command to its end, with exactly this environment. */
    public static Run of(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("run", ".out");
            Path err = Files.createTempFile("run", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new java.io.File("/dev/null"))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(9, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end in nine minutes: " + Files.readString(out));
            }
            Run run = new Run(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new IllegalStateException(command + " cannot be run", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command of the tests' own, in this process's environment, and expects it to succeed. */
    public static Run expectSuccess(Path folder, String... command) {
        Run run = of(folder, System.getenv(), List.of(command));
        if (run.exitCode != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + run.output + run.errors);
        }
        return run;
    }

    /** All it printed. */
    public String everything() {
        return output + errors;
    }
}
