package io.connectfargate.migration.logs;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.mapping.OffsetPair;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.types.SchemaException;
import org.apache.kafka.connect.mirror.OffsetSync;

/** Every pair of offsets that MirrorMaker has stored and the topic still has: MirrorMaker itself keeps 64 of a partition. */
public final class OffsetSyncs {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition topic;
    /** From where the next reading has to begin, by source partition and wanted offset. */
    private final Map<TopicPartition, NavigableMap<Long, Long>> beginnings = new HashMap<>();

    /**
     * Reads nothing yet.
     *
     * @param logs of the cluster that has the topic
     * @param topic as MirrorMaker's replication policy names it
     */
    public OffsetSyncs(ClusterLogs logs, String topic) {
        this.consumer = logs.consumer();
        // MirrorMaker (4.3.1) creates it with one partition and reads no other.
        this.topic = new TopicPartition(topic, 0);
    }

    /** Whether the topic exists. */
    public boolean exists() {
        return consumer.listTopics().containsKey(topic.topic());
    }

    /** How many records the topic can have at most. */
    public long size() {
        return exists()
                ? consumer.endOffsets(List.of(topic)).get(topic)
                        - consumer.beginningOffsets(List.of(topic)).get(topic)
                : 0;
    }

    /**
     * Reads the topic in a stream: whole for the first time, later from the pairs on that are next to the wanted offsets.
     *
     * @param wanted source offsets by source partition
     * @param progress is given the number of records read since it was called last
     * @return the pairs next to them; every wanted partition has an entry
     */
    public Map<TopicPartition, StoredPairs> read(
            Map<TopicPartition, ? extends Collection<Long>> wanted, LongConsumer progress) {
        Map<TopicPartition, StoredPairs> pairs = new HashMap<>();
        wanted.forEach((partition, offsets) -> pairs.put(partition, new StoredPairs(offsets)));
        if (!exists()) {
            return pairs;
        }
        consumer.assign(List.of(topic));
        long end = consumer.endOffsets(List.of(topic)).get(topic);
        boolean whole = seek(beginning(wanted), end);
        long moved = System.nanoTime();
        long offset = 0;
        while ((offset = consumer.position(topic)) < end) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(topic);
            records.forEach(record -> add(record, pairs));
            progress.accept(records.size());
            moved = consumer.position(topic) > offset ? System.nanoTime() : moved;
            if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "Reading " + topic + " stopped at offset " + offset + " of " + end
                                + ": its broker did not respond for " + PATIENCE.toSeconds() + " s.");
            }
        }
        pairs.forEach((partition, stored) -> {
            NavigableMap<Long, Long> earlier = whole ? new TreeMap<>() : beginnings.get(partition);
            beginnings.put(partition, stored.beginnings(end, earlier));
        });
        return pairs;
    }

    /** The place of the first pair that may be next to any of them. */
    private long beginning(Map<TopicPartition, ? extends Collection<Long>> wanted) {
        long first = Long.MAX_VALUE;
        for (Map.Entry<TopicPartition, ? extends Collection<Long>> entry : wanted.entrySet()) {
            NavigableMap<Long, Long> known = beginnings.get(entry.getKey());
            for (long offset : entry.getValue()) {
                first = Math.min(
                        first, known == null ? 0 : known.floorEntry(offset).getValue());
            }
        }
        return first;
    }

    /** Whether it is the topic's beginning. */
    private boolean seek(long beginning, long end) {
        boolean known = beginning > consumer.beginningOffsets(List.of(topic)).get(topic) && beginning <= end;
        if (known) {
            consumer.seek(topic, beginning);
        } else {
            // The first reading, or the topic was deleted and created again.
            consumer.seekToBeginning(List.of(topic));
        }
        return !known;
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, StoredPairs> pairs) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        try {
            OffsetSync sync = OffsetSync.deserializeRecord(record);
            StoredPairs wanted = pairs.get(sync.topicPartition());
            if (wanted != null) {
                wanted.add(new OffsetPair(sync.upstreamOffset(), sync.downstreamOffset()), record.offset());
            }
        } catch (SchemaException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    record.topic() + " has at offset " + record.offset() + " a record that is no offset pair of"
                            + " MirrorMaker: " + e.getMessage() + ". Is this the offset-syncs topic?");
        }
    }
}
