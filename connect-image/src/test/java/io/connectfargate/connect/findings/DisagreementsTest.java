package io.connectfargate.connect.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisagreementsTest {
    private final Configured msc = Configurations.of("mm2-msc", "Source", Map.of());

    @Test
    void isContentWithConnectorsThatAgree() {
        Configured cpc = checkpoint(Map.of("source.cluster.bootstrap.servers", "S2:9092, s9:9092"));
        Configured hbc = Configurations.of("mm2-hbc", "Heartbeat", Map.of());

        assertThat(findings(cpc, msc, cpc, hbc)).isEmpty();
        assertThat(findings(hbc, msc, cpc, hbc)).isEmpty();
        assertThat(findings(msc, msc, cpc, hbc)).isEmpty();
    }

    @Test
    void namesEachKeyInWhichTheyDiffer() {
        Map<String, String> others = Map.of(
                "replication.policy.class", "org.apache.kafka.connect.mirror.IdentityReplicationPolicy",
                "replication.policy.separator", "-",
                "source.cluster.alias", "other",
                "target.cluster.alias", "other",
                "offset-syncs.topic.location", "source");
        others.forEach((key, value) -> assertThat(findings(checkpoint(Map.of(key, value)), msc))
                .as(key)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.DISAGREEMENT);
                    assertThat(finding.key()).isEqualTo(key);
                    assertThat(finding.sentence()).contains(value, "mm2-msc", "mm2-cpc");
                }));
    }

    @Test
    void saysThatNobodyWritesOffsetSyncs() {
        Configured cpc = checkpoint(Map.of());
        Configured elsewhere = Configurations.of(
                "other", "Source", Map.of("source.cluster.bootstrap.servers", "z:9092", "source.cluster.alias", "z"));
        Configured silent = Configurations.of("mm2-msc", "Source", Map.of("emit.offset-syncs.enabled", "false"));

        assertThat(findings(cpc, cpc, elsewhere))
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.NO_OFFSET_SYNCS));
        assertThat(findings(cpc, cpc, silent))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("mm2-msc", "emit.offset-syncs.enabled"));
    }

    @Test
    void comparesWithTheSourceConnectorThatAgreesMost() {
        Configured other = Configurations.of("a-first", "Source", Map.of("replication.policy.separator", "-"));

        assertThat(findings(checkpoint(Map.of()), other, msc)).isEmpty();
    }

    @Test
    void printsReferencesAndNotWhatTheyStandFor() {
        // Given
        String key = "replication.policy.separator";
        Configured resolved = checkpoint(Map.of(key, "s3cret"));
        Configured cpc = new Configured(resolved.connector(), Map.of(key, "${env:SOURCE_SECRET}"));

        // Then
        assertThat(findings(cpc, msc))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence())
                        .contains("is ${env:SOURCE_SECRET}")
                        .doesNotContain("s3cret"));
    }

    private static Configured checkpoint(Map<String, String> more) {
        return Configurations.of("mm2-cpc", "Checkpoint", more);
    }

    private static List<Finding> findings(Configured connector, Configured... all) {
        return new Disagreements(List.of(all)).of(connector);
    }
}
