package io.connectfargate.migration.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

    @Test
    void saysThatAMigrationIsVerified() {
        GroupOffsets.Position position = new GroupOffsets.Position("billing", ORDERS, 5, OptionalLong.of(4));

        String json = ReportJson.of(
                        report(new Sequence(10, 700, 0, 0, 0, 0, ""), new Verification.GroupPlace(position, 0, 1)))
                .toString();

        assertThat(json).isEqualToIgnoringWhitespace("""
                {"verified": true, "records": 10, "bytes": 700, "problems": [],
                "partitions": [{"topic": "orders", "partition": 0,
                "arrived": 10, "missing": 0, "duplicated": 0, "reordered": 0, "unknown": 0}],
                "groups": [{"group": "billing", "topic": "orders", "partition": 0,
                "sourceOffset": 5, "targetOffset": 4, "lost": 0, "reread": 1}]}""");
    }

    @Test
    void saysWhatIsWrongAsPeopleReadIt() {
        GroupOffsets.Position position = new GroupOffsets.Position("billing", ORDERS, 5, OptionalLong.empty());

        var json = ReportJson.of(report(
                new Sequence(9, 630, 1, 0, 0, 0, "first difference at source offset 3"),
                new Verification.GroupPlace(position, 0, 0)));

        assertThat(json.path("verified").asBoolean()).isFalse();
        assertThat(json.path("problems")).hasSize(2);
        assertThat(json.at("/problems/0").asText()).startsWith("orders-0: 1 missing");
        assertThat(json.at("/problems/1").asText()).startsWith("Group billing in orders-0: its offset 5");
        assertThat(json.at("/groups/0/targetOffset").isNull()).isTrue();
    }

    private static Verification.Report report(Sequence sequence, Verification.GroupPlace place) {
        SortedMap<TopicPartition, Sequence> sequences = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        sequences.put(ORDERS, sequence);
        return new Verification.Report(sequences, List.of(place));
    }
}
