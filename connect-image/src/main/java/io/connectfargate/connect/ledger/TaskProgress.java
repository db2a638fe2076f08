package io.connectfargate.connect.ledger;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Reading;
import io.connectfargate.ledger.observation.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is stored and what is read, by partition of the source. Not thread-safe. */
final class TaskProgress {
    private static final Logger log = LoggerFactory.getLogger(TaskProgress.class);

    /** A look is a fetch; in a round of 15 seconds these are a fraction of a second. */
    private static final int LOOKS = 20;

    /** Reads the content of stretches. */
    interface Look {
        Map<TopicPartition, ContentLook.Found> at(Map<TopicPartition, Stretch> stretches);
    }

    /** By partition. */
    interface Stored {
        Map<Integer, Long> of(String topic);
    }

    private final InFlight inFlight;

    /** @param flush how often Connect stores offsets */
    TaskProgress(Duration flush) {
        inFlight = new InFlight(flush.multipliedBy(2), LOOKS);
    }

    /**
     * Of all partitions that the source reported.
     *
     * @param stored the last offset that is stored, of each partition of a topic; read before the source
     * @param positions read before the source
     * @param look asked for few partitions, and seldom
     */
    Map<TopicPartition, Progress> of(Side source, Stored stored, List<TaskPosition> positions, Look look, Instant now) {
        Map<TopicPartition, TaskPosition> read = new HashMap<>();
        positions.forEach(position -> read.merge(position.partition(), position, TaskProgress::earlier));
        Map<TopicPartition, OptionalLong> committed = new HashMap<>();
        Map<TopicPartition, Stretch> stretches = new HashMap<>();
        source.topics()
                .forEach((topic, facts) -> facts.partitions().forEach((number, partition) -> {
                    TopicPartition key = new TopicPartition(topic, number);
                    Long last = stored.of(topic).get(number);
                    OptionalLong next = last == null ? OptionalLong.empty() : OptionalLong.of(last + 1);
                    committed.put(key, next);
                    stretch(partition, next, read.get(key)).ifPresent(stretch -> stretches.put(key, stretch));
                }));
        inFlight.seen(stretches, now);
        look(stretches, look, now);
        Map<TopicPartition, Progress> progress = new HashMap<>();
        committed.forEach((key, next) -> progress.put(
                key,
                new Progress(next, Optional.ofNullable(read.get(key)).map(at -> reading(at, stretches.get(key))))));
        return progress;
    }

    /** Of two tasks one has just ended, on another worker. */
    private static TaskPosition earlier(TaskPosition one, TaskPosition other) {
        return one.offset() <= other.offset() ? one : other;
    }

    /** Empty where retention took a part: it may have held records. */
    private static Optional<Stretch> stretch(PartitionFacts facts, OptionalLong next, TaskPosition read) {
        if (read == null || facts.offsets().isEmpty()) {
            return Optional.empty();
        }
        Offsets log = facts.offsets().get();
        long from = next.orElse(log.start());
        return from >= log.start() ? Optional.of(new Stretch(from, read.offset())) : Optional.empty();
    }

    private void look(Map<TopicPartition, Stretch> stretches, Look look, Instant now) {
        Map<TopicPartition, Stretch> due = inFlight.due(stretches, now);
        if (due.isEmpty()) {
            return;
        }
        try {
            inFlight.found(look.at(due));
        } catch (KafkaException e) {
            log.debug("What {} partitions hold behind their stored offsets is not known", due.size(), e);
        }
    }

    private Reading reading(TaskPosition at, Stretch stretch) {
        Reading.InFlight held = stretch == null ? Reading.InFlight.UNKNOWN : inFlight.of(at.partition(), stretch);
        return new Reading(at.reader(), at.offset(), at.seen(), held, at.unbrokenFrom());
    }
}
