package io.connectfargate.migration.logs;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.mapping.Reading;
import io.connectfargate.migration.mapping.RecordVisitor;
import io.connectfargate.migration.records.RecordDigest;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** A partition of a cluster. Shares its consumer with others: one read at a time. */
final class KafkaPartitionLog implements PartitionLog {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final boolean timestamps;
    private final long begin;
    private final long end;
    private long records;
    private long bytes;

    KafkaPartitionLog(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, boolean timestamps, long begin, long end) {
        this.consumer = consumer;
        this.partition = partition;
        this.timestamps = timestamps;
        this.begin = begin;
        this.end = end;
    }

    @Override
    public long begin() {
        return begin;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public Reading reading() {
        return new Reading(records, bytes);
    }

    @Override
    public void read(long from, long to, RecordVisitor visitor) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long progress = System.nanoTime();
        long offset = from;
        // Not by the last record's offset: a range may end in transaction markers, which are not handed out.
        while (offset < to) {
            if (!visit(poll(from), to, visitor)) {
                return;
            }
            long next = consumer.position(partition);
            progress = next > offset ? System.nanoTime() : progress;
            offset = next;
            if (System.nanoTime() - progress > PATIENCE.toNanos()) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "Reading " + partition + " stopped at offset " + offset + " of " + to
                                + ": its broker did not respond for " + PATIENCE.toSeconds() + " s.");
            }
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(long from) {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    partition + " had offset " + from + " a moment ago and has deleted it. Run the command again.");
        }
    }

    /** False if the rest is not required. */
    private boolean visit(ConsumerRecords<byte[], byte[]> polled, long to, RecordVisitor visitor) {
        for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
            if (record.offset() >= to) {
                return false;
            }
            records++;
            bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
            if (!visitor.visit(
                    record.offset(), RecordDigest.of(record, timestamps).fingerprint())) {
                return false;
            }
        }
        return true;
    }
}
