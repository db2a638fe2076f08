package io.connectfargate.connect.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.WorkerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connectors that come to two workers of a group, one of which hands them on to the other. */
class TwoWorkersIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TRIED = "Another worker has already checked the clusters of connector %s";

    private static TwoSources clusters;
    private static List<WorkerProcess> workers;

    @BeforeAll
    static void start() throws Exception {
        clusters = new TwoSources();
        workers = List.of(clusters.worker(), clusters.startWorker("identity").awaitHealthy());
    }

    @AfterAll
    static void stop() {
        workers.forEach(WorkerProcess::close);
        clusters.close();
    }

    @Test
    void triesTheClustersOfAConnectorOnce() throws Exception {
        for (int i = 0; i < 2; i++) {
            // Given
            clusters.create(clusters.source(), "once-" + i, 1);

            // When
            HttpResponse<String> answer = workers.get(i)
                    .insist(
                            "PUT",
                            "/connectors/once-" + i + "/config",
                            TwoSources.json(clusters.connector(clusters.source(), "once-" + i)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }

        // Then: the one that the leader was sent itself is not handed on
        int leader = isHandedTo(0) ? 0 : 1;
        assertThat(isHandedTo(leader)).isTrue();
        assertThat(workers.get(leader).log())
                .contains(TRIED.formatted("once-" + (1 - leader)))
                .doesNotContain(TRIED.formatted("once-" + leader));
        assertThat(workers.get(1 - leader).log()).doesNotContain("Another worker has already checked");
    }

    @Test
    void triesThemAgainForAStrangerWhoSaysThatAWorkerHas() throws Exception {
        for (WorkerProcess worker : workers) {
            // When
            Map<String, String> config = clusters.connector(clusters.source(), "none");
            config.put("source.cluster.bootstrap.servers", "localhost:1");
            HttpResponse<String> answer = send(
                            worker,
                            "outsider",
                            config,
                            "Checked " + Instant.now().toEpochMilli() + ":AAAA")
                    .join();

            // Then
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("localhost:1");
            assertThat(worker.log()).doesNotContain(TRIED.formatted("outsider"));
        }
    }

    @Test
    void takesOneOfTwoThatWouldCopyTheSameTopicAndComeAtOnce() throws Exception {
        for (int round = 0; round < 3; round++) {
            // Given
            String topic = "race-" + round;
            clusters.create(clusters.source(), topic, 1);
            Map<String, String> config = clusters.connector(clusters.source(), topic);

            // When
            List<HttpResponse<String>> answers = atOnce(topic, config);

            // Then
            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .as(answers.stream().map(HttpResponse::body).toList().toString())
                    .containsExactlyInAnyOrder(201, 400);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 400)
                    .allSatisfy(answer -> assertThat(answer.body()).contains("copies to the same topics"));
        }
    }

    /** Again if the group was about to rebalance, which says nothing. */
    private static List<HttpResponse<String>> atOnce(String topic, Map<String, String> config) throws Exception {
        while (true) {
            List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < workers.size(); i++) {
                calls.add(send(workers.get(i), topic + "-" + i, config, null));
            }
            List<HttpResponse<String>> answers =
                    calls.stream().map(CompletableFuture::join).toList();
            if (answers.stream().noneMatch(answer -> answer.statusCode() == 409)) {
                return answers;
            }
            for (int i = 0; i < workers.size(); i++) {
                workers.get(i).insist("DELETE", "/connectors/" + topic + "-" + i, "");
            }
        }
    }

    private static CompletableFuture<HttpResponse<String>> send(
            WorkerProcess worker, String name, Map<String, String> config, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(worker.address() + "/connectors/" + name + "/config"))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(TwoSources.json(config)));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static boolean isHandedTo(int worker) {
        return workers.get(worker).log().contains("/connectors/once-" + (1 - worker) + "/config?forward=true");
    }
}
