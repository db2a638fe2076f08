package io.connectfargate.quickstart.offsets;

import static io.connectfargate.quickstart.offsets.KindsOfTopics.ALL;
import static io.connectfargate.quickstart.offsets.KindsOfTopics.APPEND_TIME;
import static io.connectfargate.quickstart.offsets.KindsOfTopics.COMPACTED;
import static io.connectfargate.quickstart.offsets.KindsOfTopics.COMPACTED_ON_SOURCE;
import static io.connectfargate.quickstart.offsets.KindsOfTopics.PLAIN;
import static io.connectfargate.quickstart.offsets.KindsOfTopics.RECORDS;
import static io.connectfargate.quickstart.offsets.KindsOfTopics.TRUNCATED;
import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.migration.mapping.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Every kind of topic after its copying, its deletions and its compaction, with 24 groups at many offsets. */
record MigratedTopics(MirroredClusters clusters, CopiedRecords copied, Map<TopicPartition, TreeSet<Long>> offsets)
        implements AutoCloseable {
    private static final int GROUPS = 24;
    private static final int DELETED_ON_SOURCE = 1_234;
    private static final int DELETED_ON_TARGET = 1_250;

    MigratedTopics(Path folder) throws Exception {
        this(new MirroredClusters(folder));
        KindsOfTopics.create(clusters.sourceAdmin, clusters.targetAdmin);
        new KindsOfTopics(clusters.source.bootstrapServers()).write();
        clusters.awaitWorker();
        // A task for each topic: the partitions of a task share ten pairs on their way, and of those that wait only the
        // last one stays.
        clusters.connect("mm2-msc", Map.of("refresh.topics.interval.seconds", "1", "tasks.max", "9"));
        List<TopicPartition> partitions =
                ALL.stream().map(topic -> new TopicPartition(topic, 0)).toList();
        copied.awaitAll(partitions);
        commitGroups(partitions);
        delete(clusters.sourceAdmin, TRUNCATED, DELETED_ON_SOURCE);
        delete(clusters.targetAdmin, APPEND_TIME, DELETED_ON_TARGET);
        compact(clusters.sourceAdmin, clusters.source.bootstrapServers(), COMPACTED_ON_SOURCE);
        compact(clusters.sourceAdmin, clusters.source.bootstrapServers(), COMPACTED);
        compact(clusters.targetAdmin, clusters.target.bootstrapServers(), COMPACTED);
    }

    private MigratedTopics(MirroredClusters clusters) {
        this(clusters, new CopiedRecords(clusters), new HashMap<>());
    }

    List<Answer> find(String topic, FoundOffsets.Pairs pairs) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        SortedSet<Long> wanted = offsets.get(partition);
        return new FoundOffsets(clusters).find(partition, wanted, pairs);
    }

    Map<TopicPartition, OffsetAndMetadata> onTarget(String group) throws Exception {
        return clusters.targetAdmin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    static String properties(Path file, EmbeddedKafka kafka) throws IOException {
        return Files.writeString(file, "bootstrap.servers=" + kafka.bootstrapServers() + "\n")
                .toString();
    }

    /** What it has cost, to compare versions. */
    static void note(String topic, FoundOffsets.Pairs pairs, int exact, List<Answer> answers) throws IOException {
        long source = answers.stream()
                .mapToLong(answer -> answer.sourceReading().records())
                .sum();
        long target = answers.stream()
                .mapToLong(answer -> answer.targetReading().records())
                .sum();
        String line = topic + " " + pairs + ": " + exact + " of " + answers.size() + " exact, read for each "
                + source / answers.size() + " + " + target / answers.size() + ", "
                + answers.stream().collect(Collectors.groupingBy(Answer::proof, TreeMap::new, Collectors.counting()));
        Files.write(
                Path.of("target", "exact-offsets.txt"),
                List.of(line),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** First offsets, last ones, and any in between. */
    private void commitGroups(List<TopicPartition> partitions) throws Exception {
        Random random = new Random(7);
        for (TopicPartition partition : partitions) {
            long end = clusters.sourceAdmin
                    .listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
            TreeSet<Long> wanted = new TreeSet<>(List.of(0L, 1L, 2L, 99L, 100L, 101L, end - 1, end));
            while (wanted.size() < GROUPS) {
                wanted.add((long) random.nextInt((int) end));
            }
            offsets.put(partition, wanted);
        }
        for (int group = 0; group < GROUPS; group++) {
            Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
            for (TopicPartition partition : partitions) {
                commits.put(
                        partition, commit(List.copyOf(offsets.get(partition)).get(group)));
            }
            clusters.sourceAdmin
                    .alterConsumerGroupOffsets("group-" + group, commits)
                    .all()
                    .get();
        }
        clusters.sourceAdmin
                .alterConsumerGroupOffsets("team a, b", Map.of(new TopicPartition(PLAIN, 0), commit(RECORDS / 2)))
                .all()
                .get();
    }

    private static OffsetAndMetadata commit(long offset) {
        return new OffsetAndMetadata(offset, Optional.empty(), "of the group");
    }

    private static void delete(Admin admin, String topic, long before) throws Exception {
        admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(before)))
                .all()
                .get();
    }

    private static void compact(Admin admin, String bootstrapServers, String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        int before = CopiedRecords.count(bootstrapServers, partition);
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(set("cleanup.policy", "compact"), set("min.cleanable.dirty.ratio", "0.0"))))
                .all()
                .get();
        int[] last = {before};
        await().atMost(Duration.ofMinutes(1)).until(() -> CopiedRecords.count(bootstrapServers, partition) < before);
        // Until the cleaner has come to the active segment.
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    int now = CopiedRecords.count(bootstrapServers, partition);
                    boolean settled = now == last[0];
                    last[0] = now;
                    return settled;
                });
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    @Override
    public void close() throws Exception {
        clusters.close();
    }
}
