package io.connectfargate.migration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.connect.security.WorkerSettings;
import io.connectfargate.migration.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Reads {@link ClusterOptions} as a command does, in an environment of the test's own. */
abstract class ReadOptions {
    static final String FILLED = """
            {"name": "mm2-cpc", "config": {
              "connector.class": "org.apache.kafka.connect.mirror.MirrorCheckpointConnector",
              "source.cluster.alias": "old", "target.cluster.alias": "new",
              "replication.policy.class": "io.connectfargate.replication.SameNameReplicationPolicy",
              "source.cluster.bootstrap.servers": "old:9092",
              "source.admin.client.dns.lookup": "use_all_dns_ips",
              "source.consumer.fetch.min.bytes": 524288,
              "target.cluster.bootstrap.servers": "new:9092", "target.cluster.security.protocol": "SSL",
              "offset-syncs.topic.location": "target"}}""";

    @TempDir
    Path folder;

    Map<String, String> environment = Map.of();
    Optional<WorkerSettings> image = Optional.empty();

    Clusters read(String... arguments) throws InterruptedException {
        ClusterOptions options = new ClusterOptions(new WorkerEnvironment(environment, folder, image));
        new CommandLine(new Empty()).addMixin("clusters", options).parseArgs(arguments);
        return options.read(EnumSet.allOf(Cluster.class));
    }

    Failure failure(String... arguments) {
        Failure failure = catchThrowableOfType(Failure.class, () -> read(arguments));
        assertThat(failure).as(Arrays.toString(arguments)).isNotNull();
        return failure;
    }

    String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @CommandLine.Command
    private static final class Empty {}
}
