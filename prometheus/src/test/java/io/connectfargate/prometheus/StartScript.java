package io.connectfargate.prometheus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The image's start script, run by the shell of this machine. Its last step, Prometheus itself, is mostly missing here.
 *
 * @param storage where it writes to, unless a variable says otherwise
 */
record StartScript(Path storage) {
    private static final Path FILE = Path.of("src/main/jib/etc/prometheus/start-prometheus.sh");
    private static final int COMMAND_NOT_FOUND = 127;

    /** How it ended, and what it printed. */
    record Outcome(int exitCode, String output) {}

    /** Runs it with these variables and no others. Prometheus, if it is on this machine, prints its version only. */
    Outcome run(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", FILE.toString(), "--version").redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> !"PATH".equals(name));
        builder.environment().put("STORAGE_PATH", storage.toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    /** Runs it with variables that it accepts, and gives the configuration that it leaves for Prometheus. */
    String write(Map<String, String> variables) throws IOException, InterruptedException {
        Outcome outcome = run(variables);
        if (!List.of(0, COMMAND_NOT_FOUND).contains(outcome.exitCode)) {
            throw new AssertionError(outcome);
        }
        return Files.readString(configuration());
    }

    Path configuration() {
        return storage.resolve("configuration/prometheus.yml");
    }
}
