package io.connectfargate.system.worker;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.system.engine.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The README's {@code curl} line, run by the real program. */
final class Curl {
    private Curl() {}

    /**
     * Puts a file with a connector's configuration.
     *
     * @param file JSON
     */
    static ConnectRest.Answer put(Rest rest, String path, Path file) {
        try {
            return run(rest, path, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ConnectRest.Answer run(Rest rest, String path, Path file) throws IOException, InterruptedException {
        Process curl = new ProcessBuilder(List.of(
                        "curl",
                        "-s",
                        "-w",
                        "\n%{http_code}",
                        "-X",
                        "PUT",
                        "-H",
                        "Content-Type: application/json",
                        "--data",
                        "@" + file,
                        rest.url(path)))
                .redirectErrorStream(true)
                .start();
        String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (curl.waitFor() != 0) {
            throw new IOException("curl ended with " + curl.exitValue() + ": " + output);
        }
        int end = output.lastIndexOf('\n');
        return new ConnectRest.Answer(Integer.parseInt(output.substring(end + 1)), output.substring(0, end));
    }
}
