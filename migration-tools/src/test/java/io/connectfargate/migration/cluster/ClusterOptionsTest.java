package io.connectfargate.migration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.connect.security.WorkerSettings;
import io.connectfargate.migration.Failure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClusterOptionsTest {
    private static final String CONNECTORS = "../Configuration/connectors/";
    private static final String FILLED = """
            {"name": "mm2-cpc", "config": {
              "connector.class": "org.apache.kafka.connect.mirror.MirrorCheckpointConnector",
              "source.cluster.alias": "old", "target.cluster.alias": "new",
              "replication.policy.class": "io.connectfargate.replication.SameNameReplicationPolicy",
              "source.cluster.bootstrap.servers": "old:9092",
              "source.admin.client.dns.lookup": "use_all_dns_ips",
              "source.consumer.fetch.min.bytes": 524288,
              "target.cluster.bootstrap.servers": "new:9092", "target.cluster.security.protocol": "SSL",
              "offset-syncs.topic.location": "target"}}""";

    @TempDir
    Path folder;

    private Map<String, String> environment = Map.of();
    private Optional<WorkerSettings> image = Optional.empty();

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
    void usesTheWorkersOwnEnvironmentForATargetThatNothingElseNames() throws Exception {
        environment = Map.of("BROKERS", "new:9098", "TARGET_SECRET", "unused");
        image = Optional.of(new Image(Map.of(
                "bootstrap.servers",
                "new:9098",
                "group.id",
                "migrate",
                "admin.sasl.mechanism",
                "AWS_MSK_IAM",
                "consumer.sasl.mechanism",
                "AWS_MSK_IAM")));
        String connector = file("x.json", FILLED.replaceAll("\"target.cluster.(b|s)[^,]*,", ""));

        Clusters clusters = read("--connector", connector);

        assertThat(clusters.target().address()).isEqualTo("new:9098");
        assertThat(clusters.target().consumer()).containsEntry("sasl.mechanism", "AWS_MSK_IAM");
        assertThat(clusters.target().label()).isEqualTo("BROKERS");
    }

    @Test
    void asksAWorkerForItsConnectorWithCredentials() throws Exception {
        environment = Map.of("REST_CREDENTIALS", "ann:s3cr3t");
        Map<String, String> seen = new HashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            seen.put(path, exchange.getRequestHeaders().getFirst("Authorization"));
            boolean there = path.equals("/connectors/my%20cpc/config");
            String config = FILLED.substring(FILLED.indexOf("\"config\": ") + 10, FILLED.length() - 1);
            byte[] answer = (there ? config : path.equals("/connectors") ? "[\"my cpc\"]" : "{\"error_code\":404}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(there || path.equals("/connectors") ? 200 : 404, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String url = "127.0.0.1:" + server.getAddress().getPort();

            assertThat(read("--connect", url, "--name", "my cpc").source().address())
                    .isEqualTo("old:9092");
            assertThat(seen).containsEntry("/connectors/my%20cpc/config", "Basic YW5uOnMzY3IzdA==");
            assertThat(failure("--connect", url))
                    .hasMessageContaining(
                            "--name mm2-cpc is no connector of http://" + url + ". Expected: one of [\"my cpc\"].");
        } finally {
            server.stop(0);
        }
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

    private Clusters read(String... arguments) throws InterruptedException {
        ClusterOptions options = new ClusterOptions(new WorkerEnvironment(environment, folder, image));
        new CommandLine(new Empty()).addMixin("clusters", options).parseArgs(arguments);
        return options.read(EnumSet.allOf(Cluster.class));
    }

    private Failure failure(String... arguments) {
        Failure failure = catchThrowableOfType(Failure.class, () -> read(arguments));
        assertThat(failure).as(Arrays.toString(arguments)).isNotNull();
        return failure;
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @CommandLine.Command
    private static final class Empty {}

    private record Image(Map<String, String> properties) implements WorkerSettings {
        @Override
        public Read read(Map<String, String> environment, Path directory) {
            return new Read(properties, List.of());
        }

        @Override
        public Optional<URI> rest(Path directory) {
            return Optional.empty();
        }
    }
}
