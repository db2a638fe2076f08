package io.connectfargate.testsupport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that has ended.
 *
 * @param output both of its streams
 */
public record Program(int exitCode, String output) {
    /** Runs it to its end. */
    public static Program run(Path directory, List<String> command) {
        return run(directory, command, "");
    }

    /** Runs it to its end, with exactly this environment, of which PATH says where its programs are. */
    public static Program run(Path directory, List<String> command, Map<String, String> environment) {
        List<String> all = new ArrayList<>(List.of("env", "-i"));
        environment.forEach((name, value) -> all.add(name + "=" + value));
        all.addAll(command);
        return run(directory, all);
    }

    /** Runs it to its end, with something to read. */
    public static Program run(Path directory, List<String> command, String input) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Program(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("No " + command.get(0) + " on the PATH; ./test.sh brings it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
