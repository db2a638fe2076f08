package io.connectfargate.migration.verify;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads ranges of partitions, committed records only. One range at a time. */
public final class RecordReader implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;

    /** Opens a consumer, which connects when it is first used. */
    public RecordReader(String bootstrapServers) {
        this(new KafkaConsumer<>(
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
                new ByteArrayDeserializer()));
    }

    RecordReader(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** The first offset of each of these partitions that exists. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(existing(partitions));
    }

    /** The offset after the last that a reader of committed records can get to, of each of these partitions that exists. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(existing(partitions));
    }

    /** Asked for the offsets of a partition that does not exist, a consumer waits a minute for it and gives up. */
    private Set<TopicPartition> existing(Collection<TopicPartition> partitions) {
        Map<String, List<PartitionInfo>> topics = consumer.listTopics();
        return partitions.stream()
                .filter(partition -> topics.getOrDefault(partition.topic(), List.of()).stream()
                        .anyMatch(info -> info.partition() == partition.partition()))
                .collect(Collectors.toSet());
    }

    /**
     * Reads a range lazily; invalidates the iterator of the range before.
     *
     * @param end the offset after the last one to read; must not lie beyond {@link #ends}
     * @param observer is shown each record when it is handed out
     */
    Iterator<RecordDigest> read(TopicPartition partition, long begin, long end, Consumer<RecordDigest> observer) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, begin);
        return new Range(partition, end, observer);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private final class Range implements Iterator<RecordDigest> {
        private final TopicPartition partition;
        private final long end;
        private final Consumer<RecordDigest> observer;
        private final Deque<RecordDigest> buffer = new ArrayDeque<>();

        Range(TopicPartition partition, long end, Consumer<RecordDigest> observer) {
            this.partition = partition;
            this.end = end;
            this.observer = observer;
        }

        @Override
        public boolean hasNext() {
            long deadline = System.nanoTime() + ANSWER_LIMIT.toNanos();
            // Not by the last record's offset: a range may end in transaction markers, which nobody gets to see.
            while (buffer.isEmpty() && consumer.position(partition) < end) {
                if (System.nanoTime() > deadline) {
                    throw new Failure(
                            ExitCode.UNAVAILABLE,
                            "Reading " + partition + " has stopped at offset " + consumer.position(partition) + " of "
                                    + end + ": its broker does not respond.");
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    if (record.offset() < end) {
                        buffer.add(RecordDigest.of(record));
                    }
                }
            }
            return !buffer.isEmpty();
        }

        @Override
        public RecordDigest next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            RecordDigest seen = buffer.remove();
            observer.accept(seen);
            return seen;
        }
    }
}
