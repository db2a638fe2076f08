package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.observation.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InFlight inFlight = new InFlight(Duration.ofSeconds(20), 2);

    @Test
    void holdsNothingOnceEverythingIsStored() {
        see(100, 100, NOW);

        assertThat(of(100, 100)).isEqualTo(Reading.InFlight.NONE);
    }

    @Test
    void looksOnlyWhereTheStoredOffsetStandsStill() {
        see(100, 110, NOW);
        assertThat(due(100, 110, NOW.plusSeconds(19))).isEmpty();

        see(105, 110, NOW.plusSeconds(19));
        assertThat(due(105, 110, NOW.plusSeconds(20))).isEmpty();

        assertThat(due(105, 110, NOW.plusSeconds(39))).containsOnly(Map.entry(PARTITION, new Stretch(105, 110)));
    }

    @Test
    void isSettledWhereThereIsNoRecordAndAsksOnce() {
        see(100, 110, NOW);
        inFlight.found(Map.of(PARTITION, new ContentLook.Found(110, OptionalLong.empty())));

        assertThat(of(100, 110)).isEqualTo(Reading.InFlight.NONE);
        assertThat(due(100, 110, NOW.plusSeconds(60))).isEmpty();
        assertThat(of(100, 112)).isEqualTo(Reading.InFlight.UNKNOWN);
        assertThat(due(100, 112, NOW.plusSeconds(60))).containsOnly(Map.entry(PARTITION, new Stretch(110, 112)));
    }

    @Test
    void holdsRecordsUntilTheStoredOffsetMoves() {
        see(100, 110, NOW);
        inFlight.found(Map.of(PARTITION, new ContentLook.Found(104, OptionalLong.of(104))));

        assertThat(of(100, 110)).isEqualTo(Reading.InFlight.SOME);
        assertThat(due(100, 110, NOW.plusSeconds(60))).isEmpty();

        see(105, 110, NOW.plusSeconds(60));
        assertThat(of(105, 110)).isEqualTo(Reading.InFlight.UNKNOWN);
    }

    @Test
    void looksAtAFewAtATime() {
        Map<TopicPartition, Stretch> many = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            many.put(new TopicPartition("orders", i), new Stretch(0, 1));
        }
        inFlight.seen(many, NOW);

        assertThat(inFlight.due(many, NOW.plusSeconds(60))).hasSize(2);
    }

    private void see(long from, long to, Instant now) {
        inFlight.seen(Map.of(PARTITION, new Stretch(from, to)), now);
    }

    private Map<TopicPartition, Stretch> due(long from, long to, Instant now) {
        return inFlight.due(Map.of(PARTITION, new Stretch(from, to)), now);
    }

    private Reading.InFlight of(long from, long to) {
        return inFlight.of(PARTITION, new Stretch(from, to));
    }
}
