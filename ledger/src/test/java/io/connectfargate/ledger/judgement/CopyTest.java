package io.connectfargate.ledger.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Reading.InFlight;
import io.connectfargate.ledger.observation.Side;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class CopyTest {
    private final Looks looks = new Looks();

    @Test
    void marksCopiesThatWereDeletedCreatedAgainOrEmptied() {
        looks.log(0, 50, 50).copy(0, 50, 50).read(50, 50, InFlight.NONE).look();
        Ledger before = looks.ledger;

        assertThat(looks.copy(Looks.absent()).look().state()).isEqualTo(State.COPY_DELETED);
        looks.ledger = before;
        Side other = Looks.present(Optional.of(new Uuid(9, 9)), PartitionFacts.of(Offsets.of(0, 5)));
        assertThat(looks.copy(other).look().state()).isEqualTo(State.COPY_RECREATED);
        looks.ledger = before;
        assertThat(looks.copy(50, 50, 50).look().state()).isEqualTo(State.COPY_EMPTIED);
        looks.ledger = before;
        assertThat(looks.copy(0, 40, 40).look().state()).isEqualTo(State.COPY_TRUNCATED);
    }

    @Test
    void reportsATopicWithoutACopyAfterAWhile() {
        looks.log(0, 50, 50).copy(Looks.absent()).look();
        assertThat(looks.state()).isEqualTo(State.COPYING);

        assertThat(looks.after(Duration.ofMinutes(2)).state()).isEqualTo(State.NO_COPY);
    }

    @Test
    void reportsACopyWhoseTransactionDoesNotEnd() {
        looks.log(0, 50, 50).copy(0, 40, 52).read(50, 50, InFlight.NONE).look();
        assertThat(looks.state()).isEqualTo(State.IN_SYNC);

        assertThat(looks.after(Duration.ofMinutes(2)).state()).isEqualTo(State.COPY_BLOCKED);
    }

    @Test
    void takesANewCopyThatABrokerDoesNotKnowYetForNoDeletion() {
        looks.log(0, 50, 50).copy(Looks.absent()).look();
        looks.read(50, 50, InFlight.NONE).look();
        assertThat(looks.ledger.openLosses()).isEmpty();

        assertThat(looks.look().state()).isEqualTo(State.COPY_DELETED);
    }
}
