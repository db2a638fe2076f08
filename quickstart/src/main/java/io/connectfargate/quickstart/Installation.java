package io.connectfargate.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the product's own files lie in the checkout: what the image is made of, and what users copy. */
record Installation(Path home) {
    /**
     * Looks in {@code quickstart.home}, which the script sets, else in the current folder.
     *
     * @throws Failure naming every file that is missing
     */
    static Installation find() {
        Installation found = new Installation(Path.of(System.getProperty("quickstart.home", ""))
                .toAbsolutePath()
                .normalize());
        List<String> missing = Stream.of(
                        found.workerClassPathFile(), found.metricsAgent(), found.metricsRules(), found.connectors())
                .filter(Files::notExists)
                .map(Path::toString)
                .toList();
        if (!missing.isEmpty()) {
            throw new Failure(
                    Failure.USAGE,
                    "Not built, or not in " + found.home + ": missing " + String.join(", ", missing)
                            + ". Run ./mvnw -pl quickstart -am package -Dquick -Djib.skip");
        }
        return found;
    }

    /** The class path of the worker image, entries joined as the JVM wants them. */
    String workerClassPath() {
        try {
            return Files.readString(workerClassPathFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + workerClassPathFile(), e);
        }
    }

    /** The folder with the three connector files. */
    Path connectors() {
        return home.resolve("Configuration/connectors/no-auth");
    }

    /** The Java agent that serves metrics. */
    Path metricsAgent() {
        return home.resolve("connect-image/target/agent/jmx_prometheus_javaagent.jar");
    }

    /** The agent's rules, as in the image. */
    Path metricsRules() {
        return home.resolve("connect-image/src/main/jib/opt/connect/kafka-connect.yml");
    }

    private Path workerClassPathFile() {
        return home.resolve("connect-image/target/worker.classpath");
    }
}
