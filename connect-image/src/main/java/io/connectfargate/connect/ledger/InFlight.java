package io.connectfargate.connect.ledger;

import io.connectfargate.ledger.observation.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What a task holds between the stored offset and its position: transaction markers and aborted records are never stored, so an idle
 * partition that ends with them would lag forever. Their content tells, and is checked once. Not thread-safe.
 */
final class InFlight {
    private final Duration patience;
    private final int most;
    private final Map<TopicPartition, Known> partitions = new HashMap<>();

    /**
     * What is known behind a stored offset.
     *
     * @param from the stored offset
     * @param since it has been that, and the task further
     * @param nothingBefore from {@code from} to here there is no record
     * @param record the offset of the first one, if it is known
     */
    private record Known(long from, Instant since, long nothingBefore, OptionalLong record) {}

    /**
     * Checks what has waited.
     *
     * @param patience a stored offset that moves within this time is not looked behind
     * @param most at most so many partitions at a time
     */
    InFlight(Duration patience, int most) {
        this.patience = patience;
        this.most = most;
    }

    /** The tasks' stretches of now, of all partitions. */
    void seen(Map<TopicPartition, Stretch> stretches, Instant now) {
        partitions.keySet().retainAll(stretches.keySet());
        stretches.forEach((partition, stretch) -> {
            Known known = partitions.get(partition);
            if (stretch.isEmpty()) {
                partitions.remove(partition);
            } else if (known == null || known.from() != stretch.from()) {
                partitions.put(partition, new Known(stretch.from(), now, stretch.from(), OptionalLong.empty()));
            }
        });
    }

    /** What is to be checked now; those that have waited longest first. */
    Map<TopicPartition, Stretch> due(Map<TopicPartition, Stretch> stretches, Instant now) {
        return stretches.keySet().stream()
                .filter(partition -> isDue(partition, stretches.get(partition), now))
                .sorted(Comparator.comparing(
                        partition -> partitions.get(partition).since()))
                .limit(most)
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> new Stretch(
                                partitions.get(partition).nothingBefore(),
                                stretches.get(partition).to())));
    }

    private boolean isDue(TopicPartition partition, Stretch stretch, Instant now) {
        Known known = partitions.get(partition);
        return known != null
                && known.record().isEmpty()
                && known.nothingBefore() < stretch.to()
                && !known.since().plus(patience).isAfter(now);
    }

    /** What a look has shown. */
    void found(Map<TopicPartition, ContentLook.Found> found) {
        found.forEach((partition, look) -> partitions.computeIfPresent(
                partition,
                (same, known) -> new Known(
                        known.from(),
                        known.since(),
                        Math.max(known.nothingBefore(), look.nothingBefore()),
                        look.record())));
    }

    Reading.InFlight of(TopicPartition partition, Stretch stretch) {
        if (stretch.isEmpty()) {
            return Reading.InFlight.NONE;
        }
        Known known = partitions.get(partition);
        if (known == null || known.from() != stretch.from()) {
            return Reading.InFlight.UNKNOWN;
        }
        if (known.record().isPresent()) {
            return Reading.InFlight.SOME;
        }
        return known.nothingBefore() >= stretch.to() ? Reading.InFlight.NONE : Reading.InFlight.UNKNOWN;
    }
}
