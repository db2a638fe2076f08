package io.connectfargate.migration.groups;

import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.cluster.RequiredPermissions;
import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.Limits;
import io.connectfargate.migration.offsets.ClusterGroups;
import io.connectfargate.migration.offsets.GroupMove;
import io.connectfargate.migration.offsets.GroupOffset;
import io.connectfargate.migration.offsets.GroupSearch;
import io.connectfargate.migration.offsets.MissingOffsets;
import io.connectfargate.migration.offsets.SearchOptions;
import io.connectfargate.migration.output.OutputOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Exact offsets of groups on the target, found by comparing both clusters' records, as {@code migrate offsets} does. The clients are kept
 * between two rounds, so that a later one reads new offset pairs only. Not thread-safe.
 */
public final class ExactOffsets implements AutoCloseable {
    private static final SearchOptions.Choice CHOICE =
            new SearchOptions.Choice(Set.of(), Set.of(), MissingOffsets.Choice.LEAVE, null, Limits.DEFAULT);

    private final Clusters clusters;
    private final OutputOptions output;
    private GroupSearch search;

    /** @param output where it is said that a round could not find any */
    public ExactOffsets(Clusters clusters, OutputOptions output) {
        this.clusters = clusters;
        this.output = output;
    }

    /**
     * Finds those that are proven, by group and partition of the target. A cluster that cannot be read is reported, and nothing is known.
     *
     * @param wanted groups of the source
     */
    Map<String, Map<TopicPartition, OffsetAndMetadata>> find(Predicate<String> wanted) throws InterruptedException {
        try {
            if (search == null) {
                RequiredPermissions.ofGroups(clusters.names(), List.of(), false).check(clusters);
                search = new GroupSearch(clusters, CHOICE);
            }
            List<String> groups = new ClusterGroups(search.source())
                    .list().keySet().stream().filter(wanted).toList();
            // None by name would mean all.
            return groups.isEmpty()
                    ? Map.of()
                    : search.find(groups, output).stream()
                            .collect(Collectors.toMap(GroupMove::name, ExactOffsets::exact));
        } catch (InterruptException e) {
            throw e;
        } catch (Failure | KafkaException e) {
            output.err()
                    .println("Exact offsets are not known in this round, so those of the checkpoints are set: "
                            + e.getMessage());
            close();
            return Map.of();
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> exact(GroupMove move) {
        Map<TopicPartition, OffsetAndMetadata> exact = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> all = move.toCommit();
        for (GroupOffset offset : move.offsets()) {
            if (offset.answer().filter(Answer::isExact).isPresent() && all.containsKey(offset.target())) {
                exact.put(offset.target(), all.get(offset.target()));
            }
        }
        return exact;
    }

    @Override
    public void close() {
        if (search != null) {
            search.close();
            search = null;
        }
    }
}
