package io.connectfargate.connect.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.connectfargate.connect.profile.TargetProfile;
import io.connectfargate.connect.rejection.PartitionRoom.Count;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionRoomTest {
    private final PartitionRoom room =
            new PartitionRoom(TargetProfile.SERVERLESS.partitionLimit().orElseThrow());

    @Test
    void acceptsWhatFits() {
        assertThat(room.exceeded(new Count(2388, 114), Map.of("orders", new Count(6, 0), "prices", new Count(6, 6))))
                .isEmpty();
    }

    @Test
    void namesEachMissingCopyIfTheyDoNotAllFit() {
        assertThat(room.exceeded(new Count(2389, 10), Map.of("orders", new Count(6, 0), "prices", new Count(6, 6))))
                .extracting(Rejection::topic, Rejection::reason)
                .containsExactlyInAnyOrder(
                        tuple("orders", "6 partitions; the target has 2389 of 2400, all missing copies need 12"),
                        tuple("prices", "6 partitions; the target has 2389 of 2400, all missing copies need 12"));
    }

    @Test
    void namesCompactedCopiesAloneIfOnlyTheseDoNotFit() {
        assertThat(room.exceeded(new Count(200, 115), Map.of("orders", new Count(6, 0), "prices", new Count(6, 6))))
                .extracting(Rejection::topic, Rejection::reason)
                .containsExactly(tuple(
                        "prices", "6 compacted partitions; the target has 115 of 120, all missing copies need 6"));
    }

    @Test
    void expectsNoLimitThatNoClusterReports() {
        assertThat(TargetProfile.STANDARD.partitionLimit()).isEmpty();
        assertThat(TargetProfile.EXPRESS.partitionLimit()).isEmpty();
    }
}
