package io.connectfargate.configuration.permissions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an operator does with the command {@code migrate} for one group, on two clusters and a worker. */
final class MigrateCommands {
    /** What is printed where transactions of the workers cannot be seen. */
    static final String UNKNOWN_DELIVERY = "Exactly-once is not known";

    private final Path folder;
    private final Operator operator;

    /**
     * Writes the clients' properties.
     *
     * @param folder an empty one
     * @param worker the address of its REST API
     */
    MigrateCommands(Path folder, TwoClusters clusters, Login login, String worker) throws IOException {
        this.folder = folder;
        operator = new Operator(folder, clusters, login, worker);
    }

    /** Runs one after the other up to one that complains; a snapshot is put back by the last one. */
    Optional<Operator.Run> firstComplaint() {
        Path snapshot = folder.resolve("snapshot-" + System.nanoTime() + ".json");
        String target = operator.target();
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
                .map(Operator::run)
                .filter(run -> run.exitCode() != 0 || run.output().contains(UNKNOWN_DELIVERY))
                .findFirst();
    }

    private List<String> with(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--name", "mm2-msc"));
        all.addAll(operator.everything());
        return all;
    }

    private List<String> withoutWorker(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(operator.clusters());
        return all;
    }
}
