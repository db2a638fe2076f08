package io.connectfargate.ledger.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.OpenTransaction;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Reading;
import io.connectfargate.ledger.observation.Reading.InFlight;
import io.connectfargate.ledger.observation.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** The findings that this module is for, one by one. */
class JudgeTest {
    private final Looks looks = new Looks();

    @Test
    void countsWhatRetentionTookBeforeItWasCopied() {
        looks.log(0, 1000, 1000)
                .copy(0, 1000, 1000)
                .read(1000, 1000, InFlight.NONE)
                .look();
        looks.committed(1000).log(0, 6000, 6000).look();

        looks.log(4000, 6000, 6000).look();

        assertThat(looks.state()).isEqualTo(State.LOSING);
        assertThat(looks.entry().numbers().lost()).isEqualTo(OptionalLong.of(3000));
        assertThat(looks.ledger.verdict().level()).isEqualTo(Level.CRITICAL);
        assertThat(looks.ledger.verdict().title()).isEqualTo("Records are lost");
    }

    @Test
    void findsNoLossWhereOnlyMarkersWereRemoved() {
        looks.log(0, 110, 110).copy(0, 100, 100).read(100, 110, InFlight.NONE).look();

        looks.log(110, 110, 110).look();

        assertThat(looks.state()).isEqualTo(State.IN_SYNC);
        assertThat(looks.ledger.openLosses()).isEmpty();
    }

    @Test
    void hasNoLagBehindMarkersThatWereRead() {
        looks.log(0, 110, 110).copy(0, 100, 100).read(100, 110, InFlight.NONE).look();

        assertThat(looks.lag()).isZero();
    }

    @Test
    void hasLagWhileTheTaskHoldsRecords() {
        looks.log(0, 2000, 2000).read(0, 2000, InFlight.SOME).look();

        assertThat(looks.lag()).isEqualTo(2000);
        assertThat(looks.after(Duration.ofMinutes(5)).state()).isEqualTo(State.STALLED);
    }

    /** Its task fails at a record that the target rejects, is restarted, and reads again what it has read before. */
    @Test
    void findsATopicStalledWhoseTaskReadsTheSameAgainAndAgain() {
        Looks looks = new Looks()
                .log(0, 2000, 2000)
                .copy(0, 100, 100)
                .read(100, 2000, InFlight.SOME)
                .look();

        for (int restart = 0; restart < 4; restart++) {
            looks.progress(restarted(restart, 100)).after(Duration.ofSeconds(30));
            looks.progress(restarted(restart, 2000)).after(Duration.ofSeconds(30));
        }

        assertThat(looks.state()).isEqualTo(State.STALLED);
    }

    private static Progress restarted(int life, long offset) {
        Reading reading = new Reading("life-" + life, offset, Instant.MAX, InFlight.SOME, OptionalLong.of(0));
        return new Progress(OptionalLong.of(100), Optional.of(reading));
    }

    @Test
    void namesTheProducerOfAnOpenTransactionAfterAMinute() {
        PartitionFacts log = PartitionFacts.of(
                new Offsets(0, 10, 511),
                OptionalLong.empty(),
                false,
                Optional.of(new OpenTransaction(4001, 0, 10, Instant.EPOCH)));
        looks.source(log).copy(0, 10, 10).read(10, 10, InFlight.NONE).look();
        assertThat(looks.state()).isEqualTo(State.COPYING);

        looks.after(Duration.ofMinutes(1));

        assertThat(looks.state()).isEqualTo(State.OPEN_TRANSACTION);
        assertThat(looks.entry().numbers().held()).isEqualTo(OptionalLong.of(501));
        assertThat(looks.entry().reasons().get(0)).contains("501 records").contains("producer 4001");
        assertThat(looks.ledger.verdict().level()).isEqualTo(Level.WARNING);
    }

    @Test
    void marksATopicThatWasCreatedAgain() {
        looks.log(0, 50, 50).copy(0, 50, 50).read(50, 50, InFlight.NONE).look();

        looks.id(new Uuid(7, 7)).log(0, 60, 60).look();

        assertThat(looks.state()).isEqualTo(State.SOURCE_RECREATED);
        assertThat(looks.lag()).isEqualTo(60);
        assertThat(looks.entry().numbers().lost()).isEmpty();
    }

    @Test
    void marksALogThatBecameShorter() {
        looks.log(0, 50, 50).copy(0, 50, 50).read(50, 50, InFlight.NONE).look();

        assertThat(looks.log(0, 40, 40).look().state()).isEqualTo(State.SOURCE_TRUNCATED);
    }

    @Test
    void isNeverFineNextToAFailureOrAnUnknown() {
        looks.log(0, 50, 50).copy(0, 50, 50).read(50, 50, InFlight.NONE).look();
        assertThat(looks.ledger.verdict().level()).isEqualTo(Level.FINE);

        looks.failures("connector mm2-msc task 0: no answer").look();
        assertThat(looks.ledger.verdict().level()).isEqualTo(Level.CRITICAL);

        looks.failures().copy(Side.unavailable("no broker responds")).look();
        assertThat(looks.ledger.verdict().level()).isEqualTo(Level.UNKNOWN);

        looks.copy(0, 50, 50).progress(null).look();
        assertThat(looks.state()).isEqualTo(State.UNKNOWN);
        assertThat(looks.entry().numbers().lag()).isEmpty();
    }

    @Test
    void acknowledgesExactlyOneLoss() {
        looks.log(0, 100, 100).copy(0, 50, 50).committed(50).look();
        looks.log(60, 100, 100).look();
        String id = looks.ledger.openLosses().get(0).id();
        assertThat(id).isEqualTo("losing:orders-0:50-60");

        looks.log(70, 100, 100).look();

        assertThatThrownBy(() -> looks.ledger.acknowledge(id, "ann", Instant.EPOCH))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("losing:orders-0:50-70");
        looks.ledger = looks.ledger.acknowledge("losing:orders-0:50-70", "ann", Instant.EPOCH);
        assertThat(looks.state()).isNotEqualTo(State.LOSING);
        assertThat(looks.log(80, 100, 100).look().state()).isEqualTo(State.LOSING);
        assertThat(looks.ledger.openLosses()).extracting(Loss::id).containsExactly("losing:orders-0:70-80");
    }

    @Test
    void countsFromTheStoredOffsetAgainWhenItIsSetBack() {
        looks.log(0, 100, 100).copy(0, 100, 100).read(100, 100, InFlight.NONE).look();

        assertThat(looks.committed(0).look().lag()).isEqualTo(100);
    }
}
