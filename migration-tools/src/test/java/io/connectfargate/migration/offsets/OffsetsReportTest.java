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

class OffsetsReportTest {
    private final GroupMove billing = new GroupMove(
            "billing",
            "Classic",
            false,
            "",
            List.of(
                    offset(0, Proof.BRACKETED, OptionalLong.of(101), 0),
                    offset(1, Proof.LOWER_BOUND, OptionalLong.of(90), 73),
                    offset(2, Proof.AHEAD, OptionalLong.empty(), 0),
                    new GroupOffset(
                            partition(3),
                            partition(3),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            OptionalLong.of(4))),
            Map.of(),
            Optional.empty());
    private final OffsetsReport report = new OffsetsReport(List.of(billing));

    @Test
    void printsTheWorstFirst() {
        assertThat(report.table().text(true).lines().skip(1))
                .extracting(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "billing orders-2 102 - - AHEAD - 300+310",
                        "billing orders-1 101 90 - LOWER_BOUND 73 300+310",
                        "billing orders-0 100 101 - BRACKETED 0 300+310",
                        "billing orders-3 - 4 - no commit on the source 0 -");
    }

    @Test
    void countsProofsAndNamesWhatIsMissing() {
        assertThat(String.join("\n", report.summary()))
                .contains(
                        "3 offsets of 1 groups: 1 exact. Compared: 900 records of the source, 930 of the target",
                        "1 LOWER_BOUND: nothing is skipped",
                        "1 partitions without a commit",
                        "Without any offset on the target: billing.");
    }

    @Test
    void hasNullForWhatNobodyKnows() {
        Map<?, ?> group = report.document(new CommitRules(0)).get(0);
        Map<?, ?> ahead = (Map<?, ?>) ((List<?>) group.get("offsets")).get(2);

        assertThat(ahead.get("target")).isNull();
        assertThat(ahead.get("source")).isEqualTo(102L);
        assertThat((List<?>) group.get("problems")).hasSize(2);
    }

    private static GroupOffset offset(int number, Proof proof, OptionalLong target, long rereads) {
        Answer answer = new Answer(
                100 + number, target, proof, rereads, new Reading(300, 1000), new Reading(310, 1000), "because");
        return GroupOffset.of(
                partition(number),
                partition(number),
                new OffsetAndMetadata(100 + number),
                Optional.of(answer),
                Optional.empty());
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition("orders", number);
    }
}
