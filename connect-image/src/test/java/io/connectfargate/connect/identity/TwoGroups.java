package io.connectfargate.connect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.WorkerProcess;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Two sources, a target, and a worker each of two groups. */
final class TwoGroups implements AutoCloseable {
    final TwoSources clusters = new TwoSources();
    final WorkerProcess worker = clusters.worker();
    final WorkerProcess newGroup = clusters.startWorker("identity-new").awaitHealthy();

    TwoGroups() throws Exception {}

    @Override
    public void close() {
        newGroup.close();
        clusters.close();
    }

    void deleteConnectors() throws Exception {
        clusters.deleteConnectors(worker);
        clusters.deleteConnectors(newGroup);
    }

    void source(String topic, int records) throws Exception {
        clusters.create(clusters.source(), topic, 1);
        clusters.write(clusters.source(), topic, topic, records);
    }

    /** A connector that has copied these records and committed its offsets. */
    void copying(String name, String topics, String topic, int records) {
        assertTaken(put(name, topics));
        clusters.awaitCopied(topic, records);
        await(name)
                .atMost(Duration.ofMinutes(1))
                .until(() -> worker.request("GET", "/connectors/" + name + "/offsets", "")
                        .body()
                        .contains("\"" + topic + "\""));
    }

    HttpResponse<String> put(String name, String topics) {
        return clusters.put(name, clusters.connector(clusters.source(), topics));
    }

    static void assertTaken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    /** @param words that the sentence has, in addition to the key that would allow it */
    static void assertRefused(HttpResponse<String> answer, String rule, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("preflight.allow", rule).contains(words);
    }
}
