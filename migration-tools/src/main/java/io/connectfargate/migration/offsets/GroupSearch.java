package io.connectfargate.migration.offsets;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.cluster.RequiredPermissions;
import io.connectfargate.migration.logs.ClusterLogs;
import io.connectfargate.migration.logs.CopiedOffsets;
import io.connectfargate.migration.logs.CopyState;
import io.connectfargate.migration.logs.Delivery;
import io.connectfargate.migration.logs.OffsetSyncs;
import io.connectfargate.migration.logs.OffsetsStore;
import io.connectfargate.migration.logs.StoredCopyState;
import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.output.OutputOptions;
import io.connectfargate.migration.output.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** One search with its clients: an admin client and a consumer for each cluster, whatever the number of groups. */
public final class GroupSearch implements AutoCloseable {
    private final Clusters clusters;
    private final SearchOptions.Choice choice;
    private final Admin source;
    private final Admin target;
    private final Consumer<byte[], byte[]> sourceConsumer;
    private final Consumer<byte[], byte[]> targetConsumer;
    private final ClusterLogs sourceLogs;
    private final ClusterLogs targetLogs;
    private final OffsetSyncs syncs;
    private final Optional<CopyState> copied;
    private final Delivery delivery;

    /** @param choice what the user says about topics and their copying */
    public GroupSearch(Clusters clusters, SearchOptions.Choice choice) throws InterruptedException {
        this(clusters, choice, Optional.empty());
    }

    /** @param stored where Connect's offsets are, if no worker is to be asked for them */
    GroupSearch(Clusters clusters, SearchOptions.Choice choice, Optional<OffsetsStore> stored)
            throws InterruptedException {
        this.clusters = clusters;
        this.choice = choice;
        source = clusters.source().openAdmin();
        target = clusters.target().openAdmin();
        sourceConsumer = clusters.source().openConsumer(ClusterLogs.consumerProperties());
        targetConsumer = clusters.target().openConsumer(ClusterLogs.consumerProperties());
        sourceLogs = new ClusterLogs(sourceConsumer);
        targetLogs = new ClusterLogs(targetConsumer);
        boolean onTarget = clusters.names().offsetSyncsSide() == Cluster.TARGET;
        // One for all searches: a later one reads new pairs only.
        syncs = new OffsetSyncs(
                onTarget ? targetLogs : sourceLogs, clusters.names().offsetSyncsTopic());
        copied = stored.<CopyState>map(store -> new StoredCopyState(store, target, targetLogs))
                .or(() -> clusters.connect()
                        .map(rest -> new CopiedOffsets(rest, clusters.names().sourceAlias())));
        delivery = choice.delivery() == null
                ? Delivery.detect(target, copied.isPresent() ? copied.get().connectors() : List.of())
                : choice.delivery();
    }

    /** How records were copied. */
    public Delivery delivery() {
        return delivery;
    }

    /** Where it is read how far Connect has copied; empty if that is not known. */
    Optional<String> copiedBy() {
        return copied.map(CopyState::origin);
    }

    /** The source's client. */
    public Admin source() {
        return source;
    }

    /** The target's client, for what is written there. */
    public Admin target() {
        return target;
    }

    /** @param names of groups; all of the source if empty */
    public List<GroupMove> find(List<String> names, OutputOptions output) throws InterruptedException {
        GroupMoves groups = new GroupMoves(source, target, this::requireReadable);
        List<GroupListing> chosen = chosen(names, groups.groups());
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
        RequiredPermissions.ofCopies(clusters.names(), topics).check(clusters);
    }

    /** Whether the target has a committed record in a range of offsets. */
    public boolean hasRecords(TopicPartition partition, long from, long to) {
        PartitionLog log = targetLogs.open(Set.of(partition), Set.of()).get(partition);
        boolean[] found = new boolean[1];
        log.read(Math.max(from, log.begin()), Math.min(to, log.end()), (offset, fingerprint) -> {
            found[0] = true;
            return false;
        });
        return found[0];
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
