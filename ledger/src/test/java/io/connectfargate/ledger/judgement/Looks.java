package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Reading;
import io.connectfargate.ledger.observation.Reading.InFlight;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Successive observations of one partition, each a change to the one before. */
final class Looks {
    static final String TOPIC = "orders";

    private final Judge judge = new Judge(Rules.DEFAULT);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private PartitionFacts source = PartitionFacts.of(Offsets.of(0, 0));
    private Side copy = present(Optional.of(new Uuid(2, 2)), PartitionFacts.of(Offsets.of(0, 0)));
    private Optional<Uuid> id = Optional.of(new Uuid(1, 1));
    private Optional<Progress> progress = Optional.of(Progress.NONE);
    private List<String> failures = List.of();
    Ledger ledger = Ledger.empty();

    Looks log(long start, long stable, long end) {
        return source(PartitionFacts.of(new Offsets(start, stable, end)));
    }

    Looks source(PartitionFacts facts) {
        source = facts;
        return this;
    }

    Looks id(Uuid other) {
        id = Optional.ofNullable(other);
        return this;
    }

    Looks copy(long start, long stable, long end) {
        copy = present(Optional.of(new Uuid(2, 2)), PartitionFacts.of(new Offsets(start, stable, end)));
        return this;
    }

    Looks copy(Side side) {
        copy = side;
        return this;
    }

    static Side present(Optional<Uuid> id, PartitionFacts facts) {
        return Side.of(Map.of(TOPIC, TopicFacts.present(id, Map.of(0, facts))));
    }

    static Side absent() {
        return Side.of(Map.of(TOPIC, TopicFacts.absent(Optional.empty())));
    }

    /** One reader that tells everything. */
    Looks read(long committed, long offset, InFlight held) {
        progress = Optional.of(new Progress(
                OptionalLong.of(committed),
                Optional.of(new Reading("task-0", offset, now.plusSeconds(14), held, OptionalLong.of(0)))));
        return this;
    }

    Looks committed(long committed) {
        progress = Optional.of(new Progress(OptionalLong.of(committed), Optional.empty()));
        return this;
    }

    Looks progress(Progress known) {
        progress = Optional.ofNullable(known);
        return this;
    }

    Looks failures(String... sentences) {
        failures = List.of(sentences);
        return this;
    }

    Looks after(Duration time) {
        now = now.plus(time);
        return look();
    }

    Looks look() {
        now = now.plusSeconds(15);
        Map<TopicPartition, Progress> all = new HashMap<>();
        progress.ifPresent(known -> all.put(new TopicPartition(TOPIC, 0), known));
        ledger = judge.next(
                ledger, new Observation(now, Map.of(TOPIC, TOPIC), present(id, source), copy, all, failures));
        return this;
    }

    TopicEntry topic() {
        return ledger.topics().get(TOPIC);
    }

    PartitionEntry entry() {
        return topic().partitions().get(0);
    }

    State state() {
        return entry().state();
    }

    long lag() {
        return entry().numbers().lag().orElseThrow();
    }
}
