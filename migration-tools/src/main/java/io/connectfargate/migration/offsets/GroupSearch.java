package io.connectfargate.migration.offsets;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.cluster.RequiredPermissions;
import io.connectfargate.migration.logs.ClusterLogs;
import io.connectfargate.migration.logs.CopiedOffsets;
import io.connectfargate.migration.logs.Delivery;
import io.connectfargate.migration.logs.OffsetSyncs;
import io.connectfargate.migration.output.OutputOptions;
import io.connectfargate.migration.output.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.Consumer;

/** One search with its clients: an admin client and a consumer for each cluster, whatever the number of groups. */
final class GroupSearch implements AutoCloseable {
    private final Clusters clusters;
    private final OffsetsRun.Choice choice;
    private final Admin source;
    private final Admin target;
    private final Consumer<byte[], byte[]> sourceConsumer;
    private final Consumer<byte[], byte[]> targetConsumer;
    private final Optional<CopiedOffsets> copied;
    private final Delivery delivery;

    GroupSearch(Clusters clusters, OffsetsRun.Choice choice) throws InterruptedException {
        this.clusters = clusters;
        this.choice = choice;
        source = clusters.source().openAdmin();
        target = clusters.target().openAdmin();
        sourceConsumer = clusters.source().openConsumer(ClusterLogs.consumerProperties());
        targetConsumer = clusters.target().openConsumer(ClusterLogs.consumerProperties());
        copied = clusters.connect()
                .map(rest -> new CopiedOffsets(rest, clusters.names().sourceAlias()));
        delivery = choice.delivery() == null
                ? Delivery.detect(target, copied.isPresent() ? copied.get().connectors() : List.of())
                : choice.delivery();
    }

    /** How records were copied. */
    Delivery delivery() {
        return delivery;
    }

    /** The target's client, for what is written there. */
    Admin target() {
        return target;
    }

    /** @param names of groups; all of the source if empty */
    List<GroupMove> find(List<String> names, OutputOptions output) throws InterruptedException {
        GroupMoves groups = new GroupMoves(source, target, this::requireReadable);
        List<GroupListing> chosen = chosen(names, groups.groups());
        ClusterLogs sourceLogs = new ClusterLogs(sourceConsumer);
        ClusterLogs targetLogs = new ClusterLogs(targetConsumer);
        boolean onTarget = clusters.names().offsetSyncsSide() == Cluster.TARGET;
        OffsetSyncs syncs = new OffsetSyncs(
                onTarget ? targetLogs : sourceLogs, clusters.names().offsetSyncsTopic());
        TopicChoice topics = new TopicChoice(
                clusters.names()::copyOf,
                choice.left(),
                choice.compacted(),
                new MissingOffsets(target, choice.missing()));
        Map<String, String> writers = clusters.connect().isPresent()
                ? new CheckpointWriters(clusters.connect().get()).read()
                : Map.of();
        try (Progress progress = output.progress("Offset pairs", syncs.size())) {
            OffsetMapping mapping = new OffsetMapping(sourceLogs, targetLogs, syncs, copied, delivery, choice.limits());
            return groups.find(chosen, topics, mapping, writers, progress::step);
        }
    }

    private void requireReadable(Set<String> topics) {
        new RequiredPermissions(Set.of())
                .readRecords(Cluster.SOURCE, topics)
                .readRecords(
                        Cluster.TARGET,
                        topics.stream().map(clusters.names()::copyOf).toList())
                .check(clusters);
    }

    private static List<GroupListing> chosen(List<String> names, Map<String, GroupListing> groups) {
        List<String> missing =
                names.stream().filter(name -> !groups.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The source has no such group: " + String.join("; ", missing) + ". Expected one of: "
                            + String.join("; ", groups.keySet()) + ".");
        }
        return List.copyOf(
                names.isEmpty()
                        ? groups.values()
                        : names.stream().distinct().map(groups::get).toList());
    }

    @Override
    public void close() {
        sourceConsumer.close();
        targetConsumer.close();
        source.close();
        target.close();
    }
}
