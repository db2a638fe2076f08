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

/** Two clusters and a worker, and what tests of findings need. */
final class FindingsWorker implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MIRROR = "org.apache.kafka.connect.mirror.Mirror";

    final EmbeddedKafka source = EmbeddedKafka.start();
    final EmbeddedKafka target = EmbeddedKafka.start();
    final WorkerProcess worker;

    FindingsWorker() throws Exception {
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

    @Override
    public void close() {
        worker.close();
        source.close();
        target.close();
    }

    Map<String, String> source(String topics) {
        Map<String, String> config = connector("Source");
        config.put("topics", topics);
        config.put("replication.factor", "1");
        return config;
    }

    Map<String, String> connector(String kind) {
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

    void take(String name, Map<String, String> config) {
        HttpResponse<String> answer = put(name, config);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    String refusal(String name, Map<String, String> config) {
        HttpResponse<String> answer = put(name, config);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    HttpResponse<String> put(String name, Map<String, String> config) {
        return worker.insist("PUT", "/connectors/" + name + "/config", SecuredMigration.json(config));
    }

    JsonNode looked(String connector) throws Exception {
        return JSON.readTree(worker.request("GET", "/findings/" + connector, "").body());
    }

    /** It is logged where the connector runs, so once it does. */
    void awaitLog(String line) {
        await().atMost(Duration.ofMinutes(1)).until(() -> worker.log().contains(line));
    }

    void awaitFindings(String connector, Predicate<List<JsonNode>> wanted) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            JsonNode looked = looked(connector);
            List<JsonNode> findings = new ArrayList<>();
            looked.path("findings").forEach(findings::add);
            assertThat(looked.has("configuration_looked_at") && wanted.test(findings))
                    .as(looked.toPrettyString())
                    .isTrue();
        });
    }

    String sentence(String connector, String kind, String key) {
        awaitFindings(connector, all -> find(all, kind, key).isPresent());
        try {
            List<JsonNode> all = new ArrayList<>();
            looked(connector).path("findings").forEach(all::add);
            return find(all, kind, key).orElseThrow().path("sentence").asText();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the sample's users and ours send them. */
    static Map<String, String> shipped(String name) throws IOException {
        String text = ConnectorFile.read(SourceTree.find().connectors("no-auth").resolve(name + "-no-auth.json"))
                .filled("${env:SOURCE_BROKERS}", "${env:BROKERS}");
        Map<String, String> config = JSON.readValue(text, new TypeReference<HashMap<String, String>>() {});
        config.replace("topics", "plain");
        return config;
    }

    static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1);
    }

    static void createTopics(EmbeddedKafka cluster, NewTopic... topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.createTopics(List.of(topics)).all().get();
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
}
