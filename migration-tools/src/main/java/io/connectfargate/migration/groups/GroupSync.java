package io.connectfargate.migration.groups;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.ClusterSettings;
import io.connectfargate.migration.cluster.RequiredPermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.mirror.ReplicationPolicy;

/**
 * Sets the offsets of groups on the target from checkpoints: of groups that have no members there or do not exist, and never backwards.
 *
 * @param policy names the topic of checkpoints
 * @param source the alias of the source
 * @param names groups
 * @param pattern further groups, by a regular expression; null for none
 * @param dryRun whether nothing is written
 * @param exact finds exact offsets, which take the checkpoints' place; empty if the source is not known
 */
public record GroupSync(
        ReplicationPolicy policy,
        String source,
        Set<String> names,
        Pattern pattern,
        boolean dryRun,
        Optional<ExactOffsets> exact) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * One round.
     *
     * @return what it did, a group each
     * @throws Failure as a sentence if nothing can be done for any group
     */
    public List<GroupOutcome> round(ClusterSettings target) throws InterruptedException {
        try (Admin admin = target.openAdmin()) {
            return round(target, admin);
        } catch (ExecutionException e) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "The " + target + " could not be used: " + e.getCause().getMessage());
        }
    }

    private List<GroupOutcome> round(ClusterSettings target, Admin admin)
            throws ExecutionException, InterruptedException {
        requirePermissions(target);
        TargetGroups groups = new TargetGroups(admin);
        Map<String, Map<TopicPartition, OffsetAndMetadata>> checkpoints = found(target, admin);
        Map<String, GroupListing> listed = groups.listed();
        List<GroupOutcome> outcomes = new ArrayList<>();
        for (String name : names) {
            if (!checkpoints.containsKey(name)) {
                outcomes.add(GroupOutcome.problem(
                        name,
                        "No checkpoint of it in " + policy.checkpointsTopic(source)
                                + ": check its name, groups and groups.exclude of the checkpoint connector, and that it"
                                + " has committed offsets on the source."));
            }
        }
        for (Map.Entry<String, Map<TopicPartition, OffsetAndMetadata>> group : checkpoints.entrySet()) {
            var obstacle = TargetGroups.obstacle(group.getKey(), listed);
            outcomes.add(
                    obstacle.isPresent()
                            ? GroupOutcome.problem(group.getKey(), obstacle.get())
                            : move(groups, group.getKey(), group.getValue()));
        }
        return outcomes;
    }

    /** The checkpoints, and exact offsets in their place where they are known. */
    private Map<String, Map<TopicPartition, OffsetAndMetadata>> found(ClusterSettings target, Admin admin)
            throws ExecutionException, InterruptedException {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> found =
                new Checkpoints(policy.checkpointsTopic(source), target, PATIENCE).read(admin, policy, this::isWanted);
        if (exact.isPresent()) {
            exact.get()
                    .find(this::isWanted)
                    .forEach((group, offsets) -> found.computeIfAbsent(group, name -> new HashMap<>())
                            .putAll(offsets));
        }
        return found;
    }

    /** A topic or group that may not be described looks like one that does not exist. */
    private void requirePermissions(ClusterSettings target) {
        new RequiredPermissions(Set.of(Cluster.TARGET))
                .readTopics(
                        Cluster.TARGET, Set.of(policy.checkpointsTopic(source)), "to read MirrorMaker's checkpoints")
                .readGroups(Cluster.TARGET, names)
                .writeGroups(Cluster.TARGET, dryRun ? Set.of() : names)
                .check(target);
    }

    private boolean isWanted(String group) {
        return names.contains(group)
                || pattern != null && pattern.matcher(group).matches();
    }

    private GroupOutcome move(TargetGroups groups, String group, Map<TopicPartition, OffsetAndMetadata> checkpoints)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> own = groups.offsets(group);
        Map<TopicPartition, OffsetAndMetadata> later = new HashMap<>();
        checkpoints.forEach((partition, checkpoint) -> {
            if (!own.containsKey(partition) || own.get(partition).offset() < checkpoint.offset()) {
                later.put(partition, checkpoint);
            }
        });
        Map<TopicPartition, String> rejected = new HashMap<>(invalid(groups.ends(later.keySet()), later));
        later.keySet().removeAll(rejected.keySet());
        if (!dryRun && !later.isEmpty()) {
            rejected.putAll(groups.set(group, later));
        }
        List<GroupOutcome.Move> moved = new ArrayList<>();
        sorted(later.keySet()).forEach(partition -> {
            if (!rejected.containsKey(partition)) {
                OffsetAndMetadata before = own.get(partition);
                moved.add(new GroupOutcome.Move(
                        partition.topic(),
                        partition.partition(),
                        before == null ? null : before.offset(),
                        later.get(partition).offset()));
            }
        });
        int unchanged = checkpoints.size() - moved.size() - rejected.size();
        return new GroupOutcome(group, moved, unchanged, sentences(rejected));
    }

    /** A checkpoint outlives its topic: one that was deleted, or created again. */
    private static Map<TopicPartition, String> invalid(
            Map<TopicPartition, Long> ends, Map<TopicPartition, OffsetAndMetadata> wanted) {
        Map<TopicPartition, String> invalid = new HashMap<>();
        wanted.forEach((partition, offset) -> {
            Long end = ends.get(partition);
            if (end == null) {
                invalid.put(partition, "it does not exist on the target");
            } else if (offset.offset() > end) {
                invalid.put(
                        partition, "its log ends at " + end + ", before the checkpoint's offset " + offset.offset());
            }
        });
        return invalid;
    }

    private static List<TopicPartition> sorted(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition))
                .toList();
    }

    private static List<String> sentences(Map<TopicPartition, String> rejected) {
        Map<String, String> sentences = new TreeMap<>();
        rejected.forEach((partition, reason) ->
                sentences.put(partition.toString(), "No offset was set for " + partition + ": " + reason + "."));
        return List.copyOf(sentences.values());
    }
}
