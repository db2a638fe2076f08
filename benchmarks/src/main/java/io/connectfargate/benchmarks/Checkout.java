package io.connectfargate.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the product's own files lie, and where the benchmark may write. */
record Checkout(Path home) {
    /**
     * Looks in {@code benchmarks.home}, which the script sets, else in the current folder.
     *
     * @throws Failure naming every file that is missing
     */
    static Checkout find() {
        Checkout checkout = new Checkout(Path.of(System.getProperty("benchmarks.home", ""))
                .toAbsolutePath()
                .normalize());
        List<String> missing = Stream.of(
                        checkout.workerClassPathFile(), checkout.connectorFile(), Path.of("/proc/self/status"))
                .filter(Files::notExists)
                .map(Path::toString)
                .toList();
        if (!missing.isEmpty()) {
            throw new Failure("Missing: " + String.join(", ", missing)
                    + ". It takes Linux and a built checkout: run benchmarks/exactly-once.sh");
        }
        return checkout;
    }

    /** The class path of the worker image. */
    String workerClassPath() {
        return read(workerClassPathFile()).strip();
    }

    /** The source connector's settings as users get them, with placeholders for the brokers. */
    String connector() {
        return read(connectorFile());
    }

    /** Everything that the benchmark writes goes here; exists. */
    Path output() {
        try {
            return Files.createDirectories(home.resolve("benchmarks/target/exactly-once"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path workerClassPathFile() {
        return home.resolve("connect-image/target/worker.classpath");
    }

    private Path connectorFile() {
        return home.resolve("Configuration/connectors/no-auth/mm2-msc-no-auth.json");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
