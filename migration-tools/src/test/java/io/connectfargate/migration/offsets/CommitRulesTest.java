package io.connectfargate.migration.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.Proof;
import io.connectfargate.migration.mapping.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommitRulesTest {
    private static final Reading NOTHING = new Reading(0, 0);

    @Test
    void acceptsExactOffsets() {
        assertThat(new CommitRules(0).violations(group(answer(Proof.BRACKETED, 5, 0))))
                .isEmpty();
    }

    @Test
    void acceptsABoundOnlyUpToTheNumberThatTheUserAccepts() {
        GroupMove group = group(answer(Proof.LOWER_BOUND, 5, 73));

        assertThat(new CommitRules(73).violations(group)).isEmpty();
        assertThat(new CommitRules(72).violations(group))
                .containsExactly(
                        "orders-0: the exact offset of 7 is not proven (because). From 5 on nothing is skipped, and up"
                                + " to 73 records are read again: --accept-reread 73 commits that.");
    }

    @Test
    void rejectsWhatIsNotCopiedWhateverTheUserAccepts() {
        GroupOffset missing = GroupOffset.of(
                partition(), partition(), new OffsetAndMetadata(7), Optional.empty(), Optional.of("it is not copied"));
        GroupOffset ahead = offset(new Answer(
                7,
                OptionalLong.empty(),
                Proof.AHEAD,
                0,
                NOTHING,
                NOTHING,
                "the group has read to 7, and only 3 is copied"));

        assertThat(new CommitRules(Long.MAX_VALUE).violations(group(missing, ahead)))
                .containsExactly(
                        "orders-0: it is not copied. Replicate its topic, or leave it out: --leave orders.",
                        "orders-0: the group has read to 7, and only 3 is copied. Wait until it is copied, then run the"
                                + " command again.");
    }

    @Test
    void namesWhoElseWrites() {
        GroupMove group =
                new GroupMove("billing", "Classic", false, "source", List.of(), Map.of(), Optional.of("mm2-cpc"));

        assertThat(new CommitRules(0).writers(group))
                .hasSize(2)
                .anyMatch(reason -> reason.contains("members on the source"))
                .anyMatch(reason -> reason.contains("mm2-cpc") && reason.contains("groups.exclude"));
    }

    private static GroupOffset answer(Proof proof, long target, long rereads) {
        return offset(new Answer(7, OptionalLong.of(target), proof, rereads, NOTHING, NOTHING, "because"));
    }

    private static GroupOffset offset(Answer answer) {
        return GroupOffset.of(
                partition(), partition(), new OffsetAndMetadata(7), Optional.of(answer), Optional.empty());
    }

    private static TopicPartition partition() {
        return new TopicPartition("orders", 0);
    }

    private static GroupMove group(GroupOffset... offsets) {
        return new GroupMove("billing", "Classic", false, "", List.of(offsets), Map.of(), Optional.empty());
    }
}
