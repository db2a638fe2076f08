package io.connectfargate.connect.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.findings.Finding;
import io.connectfargate.connect.findings.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Rejection BAD = new Rejection(Kind.NO_COPY, "bad", "PolicyViolation: no segment.bytes");
    private static final Rejection OLD =
            new Rejection(Kind.REJECTED_RECORDS, "old", "partition 0, InvalidTimestamp: 5");

    @Test
    void nameTopicReasonAndWhatBecomesOfTheOthers() {
        assertThat(Sentences.of("msc", List.of(BAD, OLD), true, Set.of("bad", "old")))
                .extracting(Finding::kind)
                .containsExactly(Kind.NO_COPY, Kind.REJECTED_RECORDS);
        assertThat(only(List.of(BAD), true, Set.of("bad")))
                .contains("bad (PolicyViolation: no segment.bytes)", "copies all others", "config.properties.exclude");
        assertThat(only(List.of(BAD), true, Set.of())).contains("Until then their tasks fail");
        assertThat(only(List.of(BAD), false, Set.of())).contains("SameNameReplicationPolicy");
    }

    @Test
    void nameTenTopicsAndCountTheRest() {
        List<Rejection> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(new Rejection(Kind.NO_COPY, "t" + i, "no"));
        }

        assertThat(only(many, true, Set.of())).contains("t9 (no) and 2 more").doesNotContain("t10");
    }

    @Test
    void haveOneForEachTopic() {
        Rejection late = new Rejection(Kind.TIMESTAMP_LIMIT, "old", "before.max.ms is 5");
        Rejection lifted = new Rejection(Kind.LIFTED_LIMIT, "lifted", "any");

        assertThat(Sentences.byTopic(List.of(BAD, OLD, late, lifted)))
                .isEqualTo(Map.of(
                        "bad",
                        "The target does not create the copy: PolicyViolation: no segment.bytes.",
                        "old",
                        "The target rejects records: partition 0, InvalidTimestamp: 5."
                                + " The target will reject records: before.max.ms is 5."));
    }

    private static String only(List<Rejection> rejections, boolean leavesOut, Set<String> leftOut) {
        List<Finding> findings = Sentences.of("msc", rejections, leavesOut, leftOut);
        assertThat(findings).hasSize(1);
        return findings.get(0).sentence();
    }
}
