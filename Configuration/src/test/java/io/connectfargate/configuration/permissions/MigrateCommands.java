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
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** What an operator does with the command {@code migrate} for one group, on two clusters and a worker. */
final class MigrateCommands {
    /** What is printed where transactions of the workers cannot be seen. */
    static final String UNKNOWN_DELIVERY = "Exactly-once is not known";

    private final Path folder;
    private final List<String> clusters;
    private final List<String> worker;

    /**
     * How a command ended.
     *
     * @param output both of its streams
     */
    record Run(int exitCode, String output) {
        boolean isGood() {
            return exitCode == 0 && !output.contains(UNKNOWN_DELIVERY);
        }
    }

    /**
     * Writes the clients' properties.
     *
     * @param folder an empty one
     * @param worker the address of its REST API
     */
    MigrateCommands(Path folder, TwoClusters clusters, Login login, String worker) throws IOException {
        this.folder = folder;
        this.clusters = List.of(
                "--source-properties",
                write("source", clusters.source(), login),
                "--target-properties",
                write("target", clusters.target(), login));
        this.worker = List.of("--connect", worker, "--name", "mm2-msc");
    }

    private String write(String side, SecuredKafka kafka, Login login) throws IOException {
        Properties properties = new Properties();
        login.client(kafka).forEach((name, value) -> properties.setProperty(name, value.toString()));
        Path file = folder.resolve(side + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file.toString();
    }

    /** Runs one after the other up to one that complains; a snapshot is put back by the last one. */
    Optional<Run> firstComplaint() {
        Path snapshot = folder.resolve("snapshot-" + System.nanoTime() + ".json");
        String target = folder.resolve("target.properties").toString();
        String group = Migration.CONSUMER_GROUP;
        return Stream.of(
                        with("verify", "--topic", Migration.TOPIC),
                        with("keep-pairs", "--days", "1"),
                        with("offsets", "--group", group, "--commit", "--snapshot", snapshot.toString()),
                        withoutWorker(
                                "offsets", "--group", group, "--offsets-topic", "connect-offsets-" + Deployment.GROUP),
                        List.of(("group-offset-sync -mtls -src msksource -int 1 -rf 1 -rpc"
                                        + " com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy -cgi " + group
                                        + " -pfp " + target)
                                .split(" ")),
                        List.of("offsets", "--restore", snapshot.toString(), "--target-properties", target))
                .map(MigrateCommands::run)
                .filter(run -> !run.isGood())
                .findFirst();
    }

    private List<String> with(String... arguments) {
        List<String> all = withoutWorker(arguments);
        all.addAll(worker);
        return all;
    }

    private List<String> withoutWorker(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(clusters);
        return all;
    }

    private static Run run(List<String> arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output, true);
        int exitCode = Migrate.commandLine().setOut(writer).setErr(writer).execute(arguments.toArray(String[]::new));
        return new Run(exitCode, arguments + "\n" + output);
    }
}
