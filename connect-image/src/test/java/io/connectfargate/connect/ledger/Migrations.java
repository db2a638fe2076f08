package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** Two clusters, a worker that observes them often, and a connector for each topic. */
public final class Migrations extends TwoClusters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final int seconds;
    private WorkerProcess worker;

    public Migrations() throws IOException {
        this(1);
    }

    /** @param seconds between two looks */
    public Migrations(int seconds) throws IOException {
        this(seconds, new TwoClusters());
    }

    /** @param clusters closed with it */
    public Migrations(int seconds, TwoClusters clusters) throws IOException {
        super(clusters);
        this.seconds = seconds;
        worker = startWorker();
    }

    public WorkerProcess worker() {
        return worker;
    }

    /** Another member of the same group. */
    public WorkerProcess startWorker() throws IOException {
        return WorkerProcess.start(Map.of(
                        "BROKERS",
                        target(),
                        "GROUP",
                        "ledger",
                        // What the target will reject is a matter of these tests.
                        "PREFLIGHT",
                        "warn",
                        // Only what has waited for two of these is known to be markers.
                        "CONNECT_OFFSET_FLUSH_INTERVAL_MS",
                        "1000",
                        "ACCESS_CHECK_INTERVAL_SECONDS",
                        Integer.toString(seconds),
                        "SOURCE_BROKERS",
                        source()))
                .awaitHealthy();
    }

    public void restartWorker() throws Exception {
        leave(worker);
        worker = startWorker();
    }

    /** In order: the group would wait for its tasks otherwise. */
    public static void leave(WorkerProcess worker) throws InterruptedException {
        worker.terminate();
        worker.awaitExit(Duration.ofMinutes(1));
    }

    public void copy(String topic, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector",
                "source.cluster.alias", "msksource",
                "target.cluster.alias", "mskdest",
                "source.cluster.bootstrap.servers", source(),
                "target.cluster.bootstrap.servers", target(),
                "source.consumer.isolation.level", "read_committed",
                "offset-syncs.topic.location", "target",
                "replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy",
                "refresh.topics.interval.seconds", "1",
                "topics", topic));
        config.putAll(Map.of("replication.factor", "1", "offset-syncs.topic.replication.factor", "1"));
        config.put("tasks.max", "2");
        config.putAll(more);
        String path = "/connectors/" + topic + "/config";
        HttpResponse<String> answer = worker.insist("PUT", path, SecuredMigration.json(config));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** A paused one may still hand on what its consumer had fetched before. */
    public void stop(String connector) {
        worker.insist("PUT", "/connectors/" + connector + "/stop", "");
        Awaitility.await()
                .atMost(LIMIT)
                .until(
                        () -> get("/connectors/" + connector + "/status"),
                        status ->
                                status.path("connector").path("state").asText().equals("STOPPED")
                                        && status.path("tasks").isEmpty());
    }

    public void resume(String connector) {
        worker.insist("PUT", "/connectors/" + connector + "/resume", "");
    }

    public boolean isPaused(String connector) {
        try {
            JsonNode tasks = get("/connectors/" + connector + "/status").path("tasks");
            return !tasks.isEmpty() && !tasks.toString().contains("RUNNING");
        } catch (Exception e) {
            return false;
        }
    }

    public void await(Predicate<Migrations> wanted) {
        Awaitility.await().atMost(LIMIT).until(() -> wanted.test(this));
    }

    /** The topic's entry in the status, once it is as wanted. */
    public JsonNode awaitTopic(String topic, Predicate<JsonNode> wanted) {
        JsonNode[] last = {JSON.createObjectNode()};
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            last[0] = topic(status(), topic);
            assertThat(wanted.test(last[0])).as(last[0].toPrettyString()).isTrue();
        });
        return last[0];
    }

    public JsonNode status() throws Exception {
        return get("/migration/status");
    }

    public JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = worker.request("GET", path, "");
        return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    }

    public static JsonNode topic(JsonNode status, String topic) {
        return StreamSupport.stream(status.path("topics").spliterator(), false)
                .filter(entry -> entry.path("topic").asText().equals(topic))
                .findFirst()
                .orElseGet(JSON::createObjectNode);
    }

    @Override
    public void close() {
        worker.close();
        super.close();
    }
}
