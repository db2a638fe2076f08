package io.connectfargate.connect.findings;

import static io.connectfargate.connect.findings.FindingsWorker.createTopics;
import static io.connectfargate.connect.findings.FindingsWorker.shipped;
import static io.connectfargate.connect.findings.FindingsWorker.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is accepted and probably not meant. */
interface ReportedCases {
    /** Where all of them run. */
    FindingsWorker findings();

    @Test
    default void tellsThatTheConnectorsOfThePublicSampleDisagree() {
        // Given what the sample has: a policy in one file and none in the other, and no word on where offset syncs lie
        Map<String, String> msc = findings().source("orders");
        Map<String, String> cpc = findings().connector("Checkpoint");
        cpc.keySet().removeAll(List.of("replication.policy.class", "offset-syncs.topic.location"));

        // When
        findings().take("sample-msc", msc);
        findings().take("sample-cpc", cpc);

        // Then
        assertThat(findings().sentence("sample-cpc", "disagreement", "replication.policy.class"))
                .contains(
                        "org.apache.kafka.connect.mirror.DefaultReplicationPolicy (by default)",
                        "SameNameReplicationPolicy",
                        "no group may get an offset");
        assertThat(findings().sentence("sample-cpc", "disagreement", "offset-syncs.topic.location"))
                .contains("is source (by default)", "is target");
        assertThat(findings().sentence("sample-msc", "not-read-committed", "source.consumer.isolation.level"))
                .contains("aborted");

        // When
        findings().awaitLog("Finding (disagreement): replication.policy.class of connector sample-cpc");
        findings().take("sample-cpc", findings().connector("Checkpoint"));

        // Then
        findings().awaitFindings("sample-cpc", List::isEmpty);
        findings().awaitLog("No longer found (disagreement): replication.policy.class of connector sample-cpc");
    }

    @Test
    default void namesKeysThatNobodyReadsAndTheLogTellsThemOnce() throws Exception {
        // Given
        Map<String, String> msc = findings().source("keys");
        msc.put("auto.offset.reset", "latest");
        msc.put("consumer.override.auto.offset.reset", "latest");
        msc.put("source.cluster.max.poll.records", "50000");
        msc.put("sync.acls.enabled", "s3cret-of-no-concern");

        // When
        findings().take("unread", msc);

        // Then
        assertThat(findings().sentence("unread", "unread-key", "auto.offset.reset"))
                .isEqualTo("No component reads auto.offset.reset of connector unread: the key that is read is"
                        + " source.consumer.auto.offset.reset. Use that one instead, or remove it.");
        assertThat(findings().sentence("unread", "unread-key", "consumer.override.auto.offset.reset"))
                .contains("source.consumer.auto.offset.reset");
        assertThat(findings().sentence("unread", "unread-key", "source.cluster.max.poll.records"))
                .contains("source.consumer.max.poll.records");
        assertThat(findings().sentence("unread", "unread-key", "sync.acls.enabled"))
                .contains("sync.topic.acls.enabled");
        String line = "No component reads auto.offset.reset of connector unread";
        String looked = inspected("unread");
        await().atMost(Duration.ofMinutes(1)).until(() -> !inspected("unread").equals(looked));
        assertThat(findings().worker.log().split(line, -1)).hasSize(2);
        assertThat(findings().worker.request("GET", "/findings", "").body()).doesNotContain("s3cret-of-no-concern");
    }

    private String inspected(String connector) throws Exception {
        return findings().looked(connector).path("clusters_looked_at").asText();
    }

    @Test
    default void tellsOfMorePartitionsAndOfTimesThatBrokersSet() {
        // When
        findings().take("shape", findings().source("wide,stamped"));

        // Then
        assertThat(findings().sentence("shape", "more-partitions", "topics")).contains("wide (2, its copy wide 6)");
        assertThat(findings().sentence("shape", "timestamp-type", "message.timestamp.type"))
                .contains("LogAppendTime for stamped on the source", "--entity-name stamped");
    }

    @Test
    default void findsNothingInTheShippedFiles() throws Exception {
        // When
        for (String name : List.of("mm2-msc", "mm2-cpc", "mm2-hbc")) {
            findings().take(name, shipped(name));
        }

        // Then
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        !findings().looked("mm2-msc").path("clusters_looked_at").isNull());
        for (String name : List.of("mm2-msc", "mm2-cpc", "mm2-hbc")) {
            findings().awaitFindings(name, List::isEmpty);
        }
    }

    @Test
    default void saysWhatCouldNotBeLookedAt() {
        // Given a connector that runs while its source is gone
        EmbeddedKafka gone = EmbeddedKafka.start();
        Map<String, String> msc = findings().source("any");
        msc.put("source.cluster.bootstrap.servers", gone.bootstrapServers());
        msc.put("source.cluster.alias", "gone");
        try (gone) {
            createTopics(gone, topic("any", 1));
            findings().take("blind", msc);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !findings()
                            .looked("blind")
                            .path("clusters_looked_at")
                            .isNull());
        }

        // Then
        assertThat(findings().sentence("blind", "not-looked-at", "topics"))
                .contains("source cluster", "were not checked");
        assertThat(findings().worker.insist("DELETE", "/connectors/blind", "").statusCode())
                .isEqualTo(204);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> findings().worker.status("GET", "/findings/blind", "") == 404);
    }
}
