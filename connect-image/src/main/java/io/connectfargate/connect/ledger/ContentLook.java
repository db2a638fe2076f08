package io.connectfargate.connect.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether stretches of the source hold a record that a task would copy, or only transaction markers and aborted records. It reads as
 * the task does, and stops at the first record.
 */
final class ContentLook {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Stretch> stretches;
    private final Map<TopicPartition, Found> found = new HashMap<>();
    private final Set<TopicPartition> open = new HashSet<>();

    /**
     * How far it got.
     *
     * @param nothingBefore from the stretch's start to here there is no record
     * @param record the offset of the first one, if there is one
     */
    record Found(long nothingBefore, OptionalLong record) {}

    /** @param consumer with the task's isolation level, and without a policy where to begin for an offset that does not exist */
    ContentLook(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Stretch> stretches) {
        this.consumer = consumer;
        this.stretches = stretches;
    }

    /** What could not be read in time is as far as it got; what does not exist any more, or may not be read, is missing. */
    Map<TopicPartition, Found> look(Duration limit) {
        Instant end = Instant.now().plus(limit);
        consumer.assign(stretches.keySet());
        stretches.forEach((partition, stretch) -> consumer.seek(partition, stretch.from()));
        open.addAll(stretches.keySet());
        while (!open.isEmpty() && Instant.now().isBefore(end)) {
            try {
                take(consumer.poll(POLL));
            } catch (OffsetOutOfRangeException e) {
                // Retention took a part: whether there were records in it nobody can say.
                close(e.partitions(), false);
            }
        }
        open.forEach(partition -> found.put(partition, new Found(position(partition), OptionalLong.empty())));
        return found;
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : Set.copyOf(open)) {
            Stretch stretch = stretches.get(partition);
            OptionalLong first = records.records(partition).stream()
                    .mapToLong(ConsumerRecord::offset)
                    .findFirst();
            if (first.isPresent()) {
                boolean within = first.getAsLong() < stretch.to();
                found.put(
                        partition,
                        new Found(Math.min(first.getAsLong(), stretch.to()), within ? first : OptionalLong.empty()));
                close(Set.of(partition), true);
            } else if (position(partition) >= stretch.to()) {
                found.put(partition, new Found(stretch.to(), OptionalLong.empty()));
                close(Set.of(partition), true);
            }
        }
    }

    private void close(Set<TopicPartition> partitions, boolean known) {
        open.removeAll(partitions);
        if (!known) {
            found.keySet().removeAll(partitions);
            consumer.assign(open);
        } else {
            consumer.pause(partitions);
        }
    }

    private long position(TopicPartition partition) {
        try {
            return Math.max(stretches.get(partition).from(), consumer.position(partition, POLL));
        } catch (KafkaException e) {
            return stretches.get(partition).from();
        }
    }
}
