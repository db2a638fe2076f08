package io.connectfargate.migration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterOptionsTest extends ReadOptions {
    private static final String CONNECTORS = "../Configuration/connectors/";

    @Test
    void readsBothClustersOfAConnectorInEitherForm() throws Exception {
        String bare = FILLED.substring(FILLED.indexOf("\"config\": ") + 10, FILLED.length() - 1);
        for (String text : List.of(FILLED, bare)) {
            Clusters clusters = read("--connector", file("mm2-cpc.json", text));

            assertThat(clusters.source().address()).isEqualTo("old:9092");
            assertThat(clusters.target().admin()).containsEntry("security.protocol", "SSL");
            assertThat(clusters.source().admin()).containsEntry("client.dns.lookup", "use_all_dns_ips");
            assertThat(clusters.source().consumer()).doesNotContainKey("fetch.min.bytes");
            assertThat(clusters.names().offsetSyncsTopic()).isEqualTo("mm2-offset-syncs.old.internal");
            assertThat(clusters.names().offsetSyncsSide()).isEqualTo(Cluster.TARGET);
            assertThat(clusters.names().checkpointsTopic()).isEqualTo("old.checkpoints.internal");
        }
    }

    @Test
    void readsMirrorMakersDefaultsOfAConnectorThatSaysNothing() throws Exception {
        Clusters clusters = read("--connector", file("mm2.json", """
                {"source.cluster.bootstrap.servers": "old:9092", "target.cluster.bootstrap.servers": "new:9092"}"""));

        assertThat(clusters.names().offsetSyncsSide()).isEqualTo(Cluster.SOURCE);
        assertThat(clusters.names().offsetSyncsTopic()).isEqualTo("mm2-offset-syncs.target.internal");
        assertThat(clusters.names().copyOf("orders")).isEqualTo("source.orders");
    }

    @Test
    void namesAllThatAConnectorRefersToAndThatIsMissingHere() {
        Failure failure = failure("--connector", CONNECTORS + "mtls/mm2-cpc-mtls-auth.json");

        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure)
                .hasMessageStartingWith("2 configuration errors")
                .hasMessageContainingAll(
                        "source.cluster.bootstrap.servers of mm2-cpc is the placeholder",
                        "target.cluster.bootstrap.servers of mm2-cpc is the placeholder");
        assertThat(failure(
                        "--connector",
                        file(
                                "x.json",
                                FILLED.replace("\"SSL\"", "\"${env:TARGET_A}\", \"a\": 1")
                                        .replace("\"old:9092\"", "\"${env:SOURCE_B},${env:SOURCE_C}\""))))
                .hasMessageStartingWith("2 configuration errors")
                .hasMessageContainingAll(
                        "The configuration of the source cluster",
                        "${env:SOURCE_B}, ${env:SOURCE_C}",
                        "${env:TARGET_A}",
                        "--target-properties FILE",
                        "java @/opt/connect/migrate");
    }

    @Test
    void usesAFileInPlaceOfAConnectorsSide() throws Exception {
        String connector = file("x.json", FILLED.replace("old:9092", "${env:SOURCE_B}"));
        String source = file("source.properties", "bootstrap.servers=other:9092\ngroup.id=x\nclient.dns.lookup=y\n");

        Clusters clusters = read("--connector", connector, "--source-properties", source);

        assertThat(clusters.source().address()).isEqualTo("other:9092");
        assertThat(clusters.source().consumer()).doesNotContainKey("group.id").containsEntry("client.dns.lookup", "y");
        assertThat(clusters.target().address()).isEqualTo("new:9092");
    }

    @Test
    void needsNoConnectorButFilesAndNamesLikeOurs() throws Exception {
        String source = file("source.properties", "bootstrap.servers=old:9092");
        String target = file("target.properties", "bootstrap.servers=new:9092");

        Clusters clusters = read("--source-properties", source, "--target-properties", target);
        assertThat(clusters.names().offsetSyncsTopic()).isEqualTo("mm2-offset-syncs.msksource.internal");
        Clusters other = read(
                "--source-properties",
                source,
                "--target-properties",
                target,
                "--source-alias",
                "a",
                "--target-alias",
                "b",
                "--offset-syncs-location",
                "source");
        assertThat(other.names().offsetSyncsTopic()).isEqualTo("mm2-offset-syncs.b.internal");
    }

    @Test
    void reportsEveryErrorAtOnce() {
        Failure failure = failure(
                "--source-properties", folder.resolve("none").toString(),
                "--target-properties", file("target.properties", "bootstrap=new:9092"),
                "--offset-syncs-location", "middle");

        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure)
                .hasMessageStartingWith("3 configuration errors")
                .hasMessageContainingAll(
                        "--source-properties " + folder.resolve("none") + " does not exist.",
                        "bootstrap.servers of " + folder.resolve("target.properties") + " is missing.",
                        "offset-syncs.topic.location is 'middle'. Expected: source or target.");
    }

    @Test
    void saysWhatToGiveWhereNothingIsGiven() {
        assertThat(failure()).hasMessageContaining("The clusters are not named. Expected: --connector FILE, or");
        assertThat(failure("--name", "mm2-cpc")).hasMessageContaining("--name mm2-cpc needs a worker to ask");
        assertThat(failure("--connector", file("x.json", "{\"password\": \"s3cr3t\" x}")))
                .hasMessageContaining("is not JSON (line 1)")
                .hasMessageNotContaining("s3cr3t");
        assertThat(failure("--connect", "http://ann:s3cr3t@w:8083"))
                .hasMessageContaining("REST_CREDENTIALS")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void printsNoSecret() throws Exception {
        Clusters clusters = read(
                "--connector",
                file(
                        "x.json",
                        FILLED.replace(
                                "\"SSL\"", "\"PLAINTEXT\"," + " \"target.cluster.sasl.jaas.config\": \"s3cr3t\"")));

        assertThat(clusters.target().toString() + clusters).doesNotContain("s3cr3t");
    }
}
