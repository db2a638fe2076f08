package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What MirrorMaker's offsets mean next to the exact ones; the target has ten records. */
class GroupProofTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

    @Test
    void countsWhatWouldBeReadAgain() {
        GroupPlace place = place(OptionalLong.of(3), exact(OptionalLong.of(8), 0));

        assertThat(place.reread()).isEqualTo(5);
        assertThat(place.lost()).isZero();
        assertThat(problems(place)).isEmpty();
    }

    @Test
    void namesWhatWouldBeSkipped() {
        GroupPlace place = place(OptionalLong.of(8), exact(OptionalLong.of(3), 0));

        assertThat(place.lost()).isEqualTo(5);
        assertThat(problems(place))
                .containsExactly(
                        "Group billing in orders-0: would skip 5 records on the target (offset 8, source offset 6)");
    }

    @Test
    void doesNotCallSkippedWhatABoundLeavesOpen() {
        assertThat(place(OptionalLong.of(8), exact(OptionalLong.of(3), 5)).lost())
                .isZero();
        assertThat(place(OptionalLong.of(9), exact(OptionalLong.of(3), 5)).lost())
                .isEqualTo(1);
    }

    @Test
    void countsUpToTheEndWhatIsNotCopiedYet() {
        assertThat(place(OptionalLong.of(3), exact(OptionalLong.empty(), 0)).reread())
                .isEqualTo(7);
    }

    @Test
    void namesAnOffsetThatHasNotArrived() {
        assertThat(problems(place(OptionalLong.empty(), exact(OptionalLong.of(3), 0))))
                .containsExactly(
                        "Group billing in orders-0: its offset 6 has not arrived on the target (MirrorMaker has no"
                                + " offset sync that early, or does not sync the group)");
    }

    @Test
    void readsWhatTheCommandPrints() {
        assertThat(ExactOffsets.read("{\"groups\":[{\"group\":\"billing\",\"offsets\":["
                        + "{\"topic\":\"orders\",\"partition\":0,\"source\":6,\"target\":8,\"proof\":\"BRACKETED\","
                        + "\"exact\":true,\"rereads\":0},"
                        + "{\"topic\":\"orders\",\"partition\":1,\"source\":null,\"target\":null},"
                        + "{\"topic\":\"gone\",\"partition\":0,\"source\":6,\"problem\":\"it is not copied\"}]}]}"))
                .containsExactly(exact(OptionalLong.of(8), 0));
    }

    private static List<String> problems(GroupPlace place) {
        GroupProof.Report groups = new GroupProof.Report(List.of(place), Optional.empty());
        return new ProofReport(List.of(), groups, List.of()).problems();
    }

    private static GroupPlace place(OptionalLong target, ExactOffset exact) {
        GroupOffsets.Position position = new GroupOffsets.Position("billing", ORDERS, 6, target);
        return new GroupProof(List.of(position), WorkloadTest.reader(10, ORDERS))
                .places(List.of(exact))
                .get(0);
    }

    private static ExactOffset exact(OptionalLong target, long rereads) {
        return new ExactOffset("billing", ORDERS, 6, target, rereads == 0 && target.isPresent(), rereads, "BRACKETED");
    }
}
