package io.connectfargate.ledger.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Reading.InFlight;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private final Looks looks = new Looks();

    @Test
    void warnsBeforeRetentionTakesWhatIsNotCopied() {
        looks.source(closeTo(300, 1000))
                .copy(0, 200, 200)
                .read(200, 200, InFlight.NONE)
                .look();

        assertThat(looks.state()).isEqualTo(State.RETENTION_CLOSE);
        assertThat(looks.entry().reasons().get(0)).contains("up to 100 records");
        assertThat(looks.read(300, 300, InFlight.NONE).look().state()).isEqualTo(State.COPYING);
    }

    @Test
    void warnsBeforeTheLogIsFull() {
        looks.source(limited(1_000_000, 2_000_000))
                .copy(0, 1, 1)
                .committed(1_100_000)
                .look();

        looks.source(limited(1_000_000, 2_060_000)).after(Duration.ofSeconds(45));

        assertThat(looks.state()).isEqualTo(State.RETENTION_CLOSE);
    }

    @Test
    void saysWhatIsNotToldWithoutAnotherState() {
        Offsets log = Offsets.of(0, 100);
        looks.source(PartitionFacts.of(log).without(Optional.of("the login is not authorized"), Optional.empty()))
                .copy(0, 100, 100)
                .read(100, 100, InFlight.NONE)
                .look();

        assertThat(looks.state()).isEqualTo(State.IN_SYNC);
        assertThat(looks.ledger.verdict().level()).isEqualTo(Level.FINE);
        assertThat(looks.topic().reasons())
                .containsExactly("Whether retention will soon remove records that are not copied is not known:"
                        + " the login is not authorized.");
    }

    @Test
    void saysThatNobodyKnowsHowFullALogIsThatWasNeverCut() {
        looks.source(limited(0, 100)).copy(0, 50, 50).committed(50).look();

        assertThat(looks.state()).isEqualTo(State.COPYING);
        assertThat(looks.topic().reasons().get(1)).contains("is not known: how full the log is");
    }

    private static PartitionFacts closeTo(long close, long end) {
        return PartitionFacts.of(Offsets.of(0, end), OptionalLong.of(close), false, Optional.empty());
    }

    private static PartitionFacts limited(long start, long end) {
        return PartitionFacts.of(Offsets.of(start, end), OptionalLong.empty(), true, Optional.empty());
    }
}
