package io.connectfargate.migration.records;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads ranges of partitions, committed records only. One range at a time. */
public final class RecordReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final org.apache.kafka.clients.consumer.Consumer<?, ?> consumer;
    private final Poll poll;

    /** Waits for more records; they are digested when they are handed out. */
    private interface Poll {
        Iterator<RecordDigest> next(boolean timestamps);
    }

    /** Opens a consumer, which connects when it is first used. */
    public RecordReader(String bootstrapServers) {
        this(Map.of("bootstrap.servers", bootstrapServers));
    }

    /**
     * Opens a consumer, which connects when it is first used, and keeps no more of a record than its digest.
     *
     * @param client where the cluster is and how to log in; what is read, and how, is not taken from it
     */
    public RecordReader(Map<String, Object> client) {
        this(DigestConsumers.open(DigestConsumers.settings(client)), RecordDigest::ofDigests);
    }

    /** Reads through a consumer of {@link DigestConsumers}, which it closes. */
    public static RecordReader of(org.apache.kafka.clients.consumer.Consumer<FieldDigest, FieldDigest> consumer) {
        return new RecordReader(consumer, RecordDigest::ofDigests);
    }

    /** Reads through this consumer, which it closes. */
    public RecordReader(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        this(consumer, RecordDigest::of);
    }

    private <F> RecordReader(
            org.apache.kafka.clients.consumer.Consumer<F, F> consumer,
            BiFunction<ConsumerRecord<F, F>, Boolean, RecordDigest> digest) {
        this.consumer = consumer;
        poll = timestamps -> StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                .map(record -> digest.apply(record, timestamps))
                .iterator();
    }

    /** The first offset of each of these partitions that exists. */
    public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(existing(partitions));
    }

    /** The offset after the last that a reader of committed records can get to, of each of these partitions that exists. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
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
     * @param observer is shown each record when it is handed out
     */
    public Iterator<RecordDigest> read(Range range, Consumer<RecordDigest> observer) {
        consumer.assign(List.of(range.partition()));
        consumer.seek(range.partition(), range.begin());
        return new Records(range, observer);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private final class Records implements Iterator<RecordDigest> {
        private final Range range;
        private final Consumer<RecordDigest> observer;
        private Iterator<RecordDigest> polled = Collections.emptyIterator();
        private RecordDigest ahead;

        Records(Range range, Consumer<RecordDigest> observer) {
            this.range = range;
            this.observer = observer;
        }

        @Override
        public boolean hasNext() {
            if (ahead != null) {
                return true;
            }
            long offset = -1;
            long moved = System.nanoTime();
            // Not by the last record's offset: a range may end in transaction markers, which nobody gets to see.
            while (!polled.hasNext() && position() < range.end()) {
                moved = position() > offset ? System.nanoTime() : moved;
                offset = position();
                requireAnswer(offset, moved);
                polled = poll();
            }
            if (!polled.hasNext()) {
                return false;
            }
            RecordDigest record = polled.next();
            if (record.offset() >= range.end()) {
                polled = Collections.emptyIterator();
                return false;
            }
            ahead = record;
            return true;
        }

        private void requireAnswer(long offset, long moved) {
            if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "Reading " + range.partition() + " stopped at offset " + offset + " of " + range.end()
                                + ": its broker did not respond for " + PATIENCE.toSeconds() + " s.");
            }
        }

        private Iterator<RecordDigest> poll() {
            try {
                return poll.next(range.timestamps());
            } catch (OffsetOutOfRangeException e) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        range.partition() + " had offset " + position()
                                + " a moment ago and has deleted it. Run the command again.");
            }
        }

        private long position() {
            return consumer.position(range.partition());
        }

        @Override
        public RecordDigest next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            RecordDigest seen = ahead;
            ahead = null;
            observer.accept(seen);
            return seen;
        }
    }
}
