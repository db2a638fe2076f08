package io.connectfargate.connect.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.client.ConnectorFile;
import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is accepted and probably not meant is reported by a response of its own and by the log, and what cannot work is
 * rejected with advice.
 */
class FindingsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MIRROR = "org.apache.kafka.connect.mirror.Mirror";

    private static EmbeddedKafka source;
    private static EmbeddedKafka target;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        source = EmbeddedKafka.start();
        target = EmbeddedKafka.start();
        createTopics(source, topic("orders", 1), topic("wide", 2), topic("plain", 1), topic("keys", 1));
        createTopics(source, topic("sx", 1), topic("sm1", 1), topic("sm2", 1));
        createTopics(source, topic("stamped", 1).configs(Map.of("message.timestamp.type", "LogAppendTime")));
        createTopics(target, topic("wide", 6));
        worker = WorkerProcess.start(Map.of(
                        "BROKERS",
                        target.bootstrapServers(),
                        "GROUP",
                        "findings",
                        "ACCESS_CHECK_INTERVAL_SECONDS",
                        "1",
                        "SOURCE_BROKERS",
                        source.bootstrapServers()))
                .awaitHealthy();
    }

    @AfterAll
    static void stop() {
        worker.close();
        source.close();
        target.close();
    }

    @Test
    void tellsThatTheConnectorsOfThePublicSampleDisagree() {
        // Given what the sample has: a policy in one file and none in the other, and no word on where offset syncs lie
        Map<String, String> msc = source("orders");
        Map<String, String> cpc = connector("Checkpoint");
        cpc.keySet().removeAll(List.of("replication.policy.class", "offset-syncs.topic.location"));

        // When
        take("sample-msc", msc);
        take("sample-cpc", cpc);

        // Then
        assertThat(sentence("sample-cpc", "disagreement", "replication.policy.class"))
                .contains(
                        "org.apache.kafka.connect.mirror.DefaultReplicationPolicy (by default)",
                        "SameNameReplicationPolicy",
                        "no group may get an offset");
        assertThat(sentence("sample-cpc", "disagreement", "offset-syncs.topic.location"))
                .contains("is source (by default)", "is target");
        assertThat(sentence("sample-msc", "not-read-committed", "source.consumer.isolation.level"))
                .contains("aborted");

        // When
        awaitLog("Finding (disagreement): replication.policy.class of connector sample-cpc");
        take("sample-cpc", connector("Checkpoint"));

        // Then
        awaitFindings("sample-cpc", List::isEmpty);
        awaitLog("No longer found (disagreement): replication.policy.class of connector sample-cpc");
    }

    @Test
    void namesKeysThatNobodyReadsAndTheLogTellsThemOnce() throws Exception {
        // Given
        Map<String, String> msc = source("keys");
        msc.put("auto.offset.reset", "latest");
        msc.put("consumer.override.auto.offset.reset", "latest");
        msc.put("source.cluster.max.poll.records", "50000");
        msc.put("sync.acls.enabled", "s3cret-of-no-concern");

        // When
        take("unread", msc);

        // Then
        assertThat(sentence("unread", "unread-key", "auto.offset.reset"))
                .isEqualTo("No component reads auto.offset.reset of connector unread: the key that is read is"
                        + " source.consumer.auto.offset.reset. Use that one instead, or remove it.");
        assertThat(sentence("unread", "unread-key", "consumer.override.auto.offset.reset"))
                .contains("source.consumer.auto.offset.reset");
        assertThat(sentence("unread", "unread-key", "source.cluster.max.poll.records"))
                .contains("source.consumer.max.poll.records");
        assertThat(sentence("unread", "unread-key", "sync.acls.enabled")).contains("sync.topic.acls.enabled");
        String line = "No component reads auto.offset.reset of connector unread";
        String looked = looked("unread").path("clusters_looked_at").asText();
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        !looked("unread").path("clusters_looked_at").asText().equals(looked));
        assertThat(worker.log().split(line, -1)).hasSize(2);
        assertThat(worker.request("GET", "/findings", "").body()).doesNotContain("s3cret-of-no-concern");
    }

    @Test
    void tellsOfMorePartitionsAndOfTimesThatBrokersSet() {
        // When
        take("shape", source("wide,stamped"));

        // Then
        assertThat(sentence("shape", "more-partitions", "topics")).contains("wide (2, its copy wide 6)");
        assertThat(sentence("shape", "timestamp-type", "message.timestamp.type"))
                .contains("LogAppendTime for stamped on the source", "--entity-name stamped");
    }

    @Test
    void findsNothingInTheShippedFiles() throws Exception {
        // When
        for (String name : List.of("mm2-msc", "mm2-cpc", "mm2-hbc")) {
            take(name, shipped(name));
        }

        // Then
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !looked("mm2-msc").path("clusters_looked_at").isNull());
        for (String name : List.of("mm2-msc", "mm2-cpc", "mm2-hbc")) {
            awaitFindings(name, List::isEmpty);
        }
    }

    @Test
    void saysWhatCouldNotBeLookedAt() {
        // Given a connector that runs while its source is gone
        EmbeddedKafka gone = EmbeddedKafka.start();
        Map<String, String> msc = source("any");
        msc.put("source.cluster.bootstrap.servers", gone.bootstrapServers());
        msc.put("source.cluster.alias", "gone");
        try (gone) {
            createTopics(gone, topic("any", 1));
            take("blind", msc);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !looked("blind").path("clusters_looked_at").isNull());
        }

        // Then
        assertThat(sentence("blind", "not-looked-at", "topics")).contains("source cluster", "were not checked");
        assertThat(worker.insist("DELETE", "/connectors/blind", "").statusCode())
                .isEqualTo(204);
        await().atMost(Duration.ofMinutes(1)).until(() -> worker.status("GET", "/findings/blind", "") == 404);
    }

    @Test
    void refusesPatternsThatCannotBeCompiledAndTakesThoseThatMatch() {
        assertThat(refusal("comma", source("team-[a-z]{1,2}-.*"))).contains("splits the list at every comma");
        assertThat(refusal("star", source("*"))).contains("write .* for any name");
        assertThat(refusal("nothing", source("sx,sy."))).contains("has no topic sy.");
        take("dots", source("sx,sm."));
    }

    @Test
    void refusesClassesThatAreNotInTheImage() {
        Map<String, String> msc = source("orders");
        msc.put("producer.override.interceptor.classes", "org.example.MonitoringInterceptor");

        assertThat(refusal("intercepted", msc))
                .contains("producer.override.interceptor.classes", "org.example.MonitoringInterceptor");
    }

    @Test
    void answersTheOtherShapeOfAFileWithTheCommandThatWorks() {
        // Given
        String flat = SecuredMigration.json(source("orders"));
        String wrapped = "{\"name\":\"shaped\",\"config\":" + flat + "}";

        // When
        HttpResponse<String> put = worker.insist("PUT", "/connectors/shaped/config", wrapped);
        HttpResponse<String> post = worker.insist("POST", "/connectors", flat);

        // Then
        assertThat(put.statusCode()).as(put.body()).isEqualTo(400);
        assertThat(put.body()).contains("curl -X POST", "/connectors");
        assertThat(post.statusCode()).as(post.body()).isEqualTo(400);
        assertThat(post.body()).contains("curl -X PUT", "/connectors/NAME/config");
    }

    @Test
    void saysWhatIsStillToBeFilledIn() {
        Map<String, String> placeholder = source("orders");
        placeholder.put("source.cluster.bootstrap.servers", "{SOURCE CLUSTER BROKERS ADDRESS}");
        Map<String, String> variable = source("orders");
        variable.put("source.cluster.bootstrap.servers", "${SOURCE_BOOTSTRAP_SERVERS}");

        assertThat(refusal("placeholder", placeholder)).contains("still contains the placeholder");
        assertThat(refusal("variable", variable))
                .contains("write ${env:SOURCE_BOOTSTRAP_SERVERS}")
                .doesNotContain("key stores");
    }

    private static Map<String, String> source(String topics) {
        Map<String, String> config = connector("Source");
        config.put("topics", topics);
        return config;
    }

    private static Map<String, String> connector(String kind) {
        return new HashMap<>(Map.of(
                "connector.class",
                MIRROR + kind + "Connector",
                "source.cluster.alias",
                "msksource",
                "target.cluster.alias",
                "mskdest",
                "source.cluster.bootstrap.servers",
                source.bootstrapServers(),
                "target.cluster.bootstrap.servers",
                target.bootstrapServers(),
                "offset-syncs.topic.location",
                "target",
                "replication.policy.class",
                "io.connectfargate.replication.SameNameReplicationPolicy"));
    }

    /** As the sample's users and ours send them. */
    private static Map<String, String> shipped(String name) throws IOException {
        String text = ConnectorFile.read(SourceTree.find().connectors("no-auth").resolve(name + "-no-auth.json"))
                .filled("${env:SOURCE_BROKERS}", "${env:BROKERS}");
        Map<String, String> config = JSON.readValue(text, new TypeReference<HashMap<String, String>>() {});
        config.replace("topics", "plain");
        return config;
    }

    private static void take(String name, Map<String, String> config) {
        HttpResponse<String> answer = put(name, config);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private static String refusal(String name, Map<String, String> config) {
        HttpResponse<String> answer = put(name, config);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    private static HttpResponse<String> put(String name, Map<String, String> config) {
        return worker.insist("PUT", "/connectors/" + name + "/config", SecuredMigration.json(config));
    }

    private static JsonNode looked(String connector) throws Exception {
        return JSON.readTree(worker.request("GET", "/findings/" + connector, "").body());
    }

    /** It is logged where the connector runs, so once it does. */
    private static void awaitLog(String line) {
        await().atMost(Duration.ofMinutes(1)).until(() -> worker.log().contains(line));
    }

    private static void awaitFindings(String connector, Predicate<List<JsonNode>> wanted) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            JsonNode looked = looked(connector);
            List<JsonNode> findings = new ArrayList<>();
            looked.path("findings").forEach(findings::add);
            assertThat(looked.has("configuration_looked_at") && wanted.test(findings))
                    .as(looked.toPrettyString())
                    .isTrue();
        });
    }

    private static String sentence(String connector, String kind, String key) {
        awaitFindings(connector, all -> find(all, kind, key).isPresent());
        try {
            List<JsonNode> all = new ArrayList<>();
            looked(connector).path("findings").forEach(all::add);
            return find(all, kind, key).orElseThrow().path("sentence").asText();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<JsonNode> find(List<JsonNode> findings, String kind, String key) {
        return findings.stream()
                .filter(finding -> finding.path("kind").asText().equals(kind)
                        && finding.path("key").asText().equals(key))
                .findFirst();
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1);
    }

    private static void createTopics(EmbeddedKafka cluster, NewTopic... topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.createTopics(List.of(topics)).all().get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
