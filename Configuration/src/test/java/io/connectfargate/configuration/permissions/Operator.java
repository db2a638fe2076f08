package io.connectfargate.configuration.permissions;

import io.connectfargate.migration.cli.Migrate;
import io.connectfargate.secured.SecuredKafka;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A person who runs the command {@code migrate} with a login of their own, on two clusters and a worker. */
final class Operator {
    private final String worker;
    private final String source;
    private final String target;

    /**
     * How a command ended.
     *
     * @param output both of its streams
     */
    record Run(int exitCode, String output) {}

    /**
     * Writes the clients' properties.
     *
     * @param folder an empty one
     * @param worker the address of its REST API
     */
    Operator(Path folder, TwoClusters clusters, Login login, String worker) throws IOException {
        this.worker = worker;
        source = write(folder.resolve("source.properties"), clusters.source(), login);
        target = write(folder.resolve("target.properties"), clusters.target(), login);
    }

    private static String write(Path file, SecuredKafka kafka, Login login) throws IOException {
        Properties properties = new Properties();
        login.client(kafka).forEach((name, value) -> properties.setProperty(name, value.toString()));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file.toString();
    }

    /** The file that says how the target is reached. */
    String target() {
        return target;
    }

    /** The options that name both clusters. */
    List<String> clusters() {
        return List.of("--source-properties", source, "--target-properties", target);
    }

    /** The options that name the worker and both clusters. */
    List<String> everything() {
        List<String> all = new ArrayList<>(List.of("--connect", worker));
        all.addAll(clusters());
        return all;
    }

    /** Runs a command to its end. */
    static Run run(List<String> arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output, true);
        int exitCode = Migrate.commandLine().setOut(writer).setErr(writer).execute(arguments.toArray(String[]::new));
        return new Run(exitCode, arguments + "\n" + output);
    }
}
