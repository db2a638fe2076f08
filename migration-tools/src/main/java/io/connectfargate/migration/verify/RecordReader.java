package io.connectfargate.migration.verify;

import io.connectfargate.migration.ExitCode;
import io.connectfargate.migration.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads ranges of partitions, committed records only. One range at a time. */
public final class RecordReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Opens a consumer, which connects when it is first used. */
    public RecordReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        // A fetch at the end of one partition must not hold up the next one.
                        "fetch.max.wait.ms",
                        20,
                        "max.poll.records",
                        5000,
                        "max.partition.fetch.bytes",
                        4 * 1024 * 1024),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The first offset of each partition. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions);
    }

    /** The offset after the last that a reader of committed records can get to, per partition. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /**
     * Reads a range lazily; invalidates the iterator of the range before.
     *
     * @param end the offset after the last one to read; must not lie beyond {@link #ends}
     * @param observer is shown each record when it is handed out
     */
    Iterator<Seen> read(TopicPartition partition, long begin, long end, Consumer<Seen> observer) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, begin);
        return new Range(partition, end, observer);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private final class Range implements Iterator<Seen> {
        private final TopicPartition partition;
        private final long end;
        private final Consumer<Seen> observer;
        private final Deque<Seen> buffer = new ArrayDeque<>();

        Range(TopicPartition partition, long end, Consumer<Seen> observer) {
            this.partition = partition;
            this.end = end;
            this.observer = observer;
        }

        @Override
        public boolean hasNext() {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            // Not by the last record's offset: a range may end in transaction markers, which nobody gets to see.
            while (buffer.isEmpty() && consumer.position(partition) < end) {
                if (System.nanoTime() > deadline) {
                    throw new Failure(
                            ExitCode.UNREACHABLE,
                            "Reading " + partition + " has stopped at offset " + consumer.position(partition) + " of "
                                    + end + ": its broker does not respond.");
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    if (record.offset() < end) {
                        buffer.add(Seen.of(record));
                    }
                }
            }
            return !buffer.isEmpty();
        }

        @Override
        public Seen next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Seen seen = buffer.remove();
            observer.accept(seen);
            return seen;
        }
    }
}
