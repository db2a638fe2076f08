package io.connectfargate.connect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.WorkerProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic is copied once and from its first record on: connectors that would do otherwise are rejected. */
class CopiedOnceIT {
    private static TwoSources clusters;
    private static WorkerProcess worker;
    private static WorkerProcess newGroup;

    @BeforeAll
    static void start() throws Exception {
        clusters = new TwoSources();
        worker = clusters.worker();
        newGroup = clusters.startWorker("identity-new").awaitHealthy();
    }

    @AfterEach
    void deleteConnectors() throws Exception {
        clusters.deleteConnectors(worker);
        clusters.deleteConnectors(newGroup);
    }

    @AfterAll
    static void stop() {
        newGroup.close();
        clusters.close();
    }

    @Test
    void refusesTopicsThatAnotherConnectorCopies() throws Exception {
        // Given
        source("dup1", 10);
        copying("dup-all", "dup.*", "dup1", 10);

        // When
        HttpResponse<String> answer = put("dup-one", "dup1");

        // Then
        assertRefused(answer, "overlap", "dup1", "dup-all");
        assertThat(clusters.copy("dup1")).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void refusesTopicOfTheSameNameOnAnotherSource() throws Exception {
        // Given
        source("shop", 5);
        clusters.create(clusters.other(), "shop", 2);
        clusters.write(clusters.other(), "shop", "west", 5);
        copying("east", "shop", "shop", 5);

        // When
        Map<String, String> config = clusters.connector(clusters.other(), "shop");
        config.put("source.cluster.alias", "west");
        HttpResponse<String> answer = clusters.put("west", config);

        // Then
        assertRefused(answer, "overlap", "shop", "east");
    }

    @Test
    void takesTopicsOfTheSameNameIfTheirCopiesHaveOthers() throws Exception {
        // Given
        source("stock", 5);
        clusters.create(clusters.other(), "stock", 1);
        clusters.write(clusters.other(), "stock", "west", 5);
        copying("stock-east", "stock", "stock", 5);
        Map<String, String> config = clusters.connector(clusters.other(), "stock");
        config.put("source.cluster.alias", "west");
        config.put("replication.policy.class", "org.apache.kafka.connect.mirror.DefaultReplicationPolicy");

        // When
        HttpResponse<String> answer = clusters.put("stock-west", config);

        // Then
        assertTaken(answer);
        clusters.awaitCopied("west.stock", 5);
    }

    @Test
    void refusesToCopyAgainUnderAnotherName() throws Exception {
        // Given
        source("renamed", 10);
        copying("renamed-old", "renamed", "renamed", 10);
        worker.insist("DELETE", "/connectors/renamed-old", "");

        // When
        HttpResponse<String> answer = put("renamed-new", "renamed");

        // Then
        assertRefused(answer, "existing-records", "renamed", "GROUP", "/connectors/renamed-new/offsets");
        assertThat(clusters.copy("renamed")).hasSize(10);
    }

    @Test
    void refusesToMixCopiesWithRecordsOfOthers() throws Exception {
        // Given
        source("mixed", 4);
        clusters.create(clusters.target(), "mixed", 1);
        clusters.write(clusters.target(), "mixed", "own", 4);

        // When
        HttpResponse<String> answer = put("mixing", "mixed");
        Map<String, String> config = clusters.connector(clusters.source(), "mixed");
        config.put("preflight.allow", "existing-records");
        HttpResponse<String> allowed = clusters.put("mixing", config);

        // Then
        assertRefused(answer, "existing-records", "mixed");
        assertTaken(allowed);
        clusters.awaitCopied("mixed", 8);
    }

    @Test
    void refusesToCopyAgainInANewGroup() throws Exception {
        // Given
        source("grouped", 10);
        copying("grouped", "grouped", "grouped", 10);

        // When
        HttpResponse<String> answer = newGroup.insist(
                "PUT", "/connectors/grouped/config", TwoSources.json(clusters.connector(clusters.source(), "grouped")));

        // Then
        assertRefused(answer, "existing-records", "grouped", "GROUP");
    }

    @Test
    void goesOnInANewGroupFromABackup(@TempDir Path folder) throws Exception {
        // Given
        source("moved", 10);
        source("moved-idle", 0);
        copying("moved", "moved,moved-idle", "moved", 10);
        clusters.stop("moved");
        BackupPage.run("> \"backup/", folder, worker.address());
        clusters.write(clusters.source(), "moved", "later", 5);

        // When
        BackupPage.run("initial_state", folder, newGroup.address());

        // Then
        clusters.awaitCopied("moved", 15);
        assertThat(clusters.copy("moved")).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void judgesOnlyTopicsThatAreNewInAChange() throws Exception {
        // Given
        source("wide-runs", 5);
        source("wide-idle", 0);
        source("wide-fresh", 5);
        source("wide-foreign", 5);
        clusters.create(clusters.target(), "wide-foreign", 1);
        clusters.write(clusters.target(), "wide-foreign", "own", 1);
        copying("wide", "wide-runs,wide-idle", "wide-runs", 5);
        await().ignoreExceptions().until(() -> clusters.copy("wide-idle").isEmpty());
        clusters.write(clusters.target(), "wide-idle", "moved", 3);

        // When
        HttpResponse<String> same = put("wide", "wide-runs,wide-idle");
        HttpResponse<String> foreign = put("wide", "wide-.*");
        HttpResponse<String> fresh = put("wide", "wide-runs,wide-idle,wide-fresh");

        // Then
        assertTaken(same);
        assertRefused(foreign, "existing-records", "wide-foreign");
        assertThat(foreign.body()).doesNotContain("wide-runs", "wide-idle", "wide-fresh");
        assertTaken(fresh);
        clusters.awaitCopied("wide-fresh", 5);
        assertThat(clusters.copy("wide-runs")).hasSize(5);
    }

    @Test
    void goesOnWhenAConnectorIsDeletedAndCreatedAgain() throws Exception {
        // Given
        source("again", 10);
        copying("again", "again", "again", 10);
        worker.insist("DELETE", "/connectors/again", "");
        clusters.write(clusters.source(), "again", "later", 1);

        // When
        HttpResponse<String> answer = put("again", "again");

        // Then
        assertTaken(answer);
        clusters.awaitCopied("again", 11);
        assertThat(clusters.copy("again")).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void refusesToResumeWithoutItsOffsets() throws Exception {
        // Given
        source("lost", 10);
        copying("lost", "lost", "lost", 10);
        clusters.stop("lost");
        assertThat(worker.insist("DELETE", "/connectors/lost/offsets", "").statusCode())
                .isEqualTo(200);

        // When
        HttpResponse<String> answer = worker.insist("PUT", "/connectors/lost/resume", "");

        // Then
        assertRefused(answer, "existing-records", "lost");
    }

    @Test
    void refusesToGoOnWhereACopyIsGone() throws Exception {
        // Given
        source("gone", 10);
        copying("gone", "gone", "gone", 10);
        clusters.stop("gone");
        clusters.delete(clusters.target(), "gone");

        // When
        HttpResponse<String> answer = worker.insist("PUT", "/connectors/gone/resume", "");
        HttpResponse<String> patch = worker.insist(
                "PATCH",
                "/connectors/gone/offsets",
                "{\"offsets\":[{\"partition\":{\"cluster\":\"msksource\",\"partition\":0,\"topic\":\"gone\"},\"offset\":null}]}");
        HttpResponse<String> resumed = worker.insist("PUT", "/connectors/gone/resume", "");

        // Then
        assertRefused(answer, "missing-copy", "gone", "10 records", "/connectors/gone/offsets");
        assertThat(patch.statusCode()).as(patch.body()).isEqualTo(200);
        assertTaken(resumed);
        clusters.awaitCopied("gone", 10);
        assertThat(clusters.copy("gone")).hasSize(10);
    }

    @Test
    void asksAStoppedConnectorWhenItIsResumed() throws Exception {
        // Given
        source("paused", 10);
        copying("paused-old", "paused", "paused", 10);
        clusters.stop("paused-old");
        String offsets =
                worker.request("GET", "/connectors/paused-old/offsets", "").body();
        HttpResponse<String> created = worker.insist(
                "POST",
                "/connectors",
                "{\"name\":\"paused-new\",\"initial_state\":\"STOPPED\",\"config\":"
                        + TwoSources.json(clusters.connector(clusters.source(), "paused")) + "}");
        worker.insist("PATCH", "/connectors/paused-new/offsets", offsets);

        // When
        HttpResponse<String> resumed = worker.insist("PUT", "/connectors/paused-new/resume", "");
        HttpResponse<String> old = worker.insist("PUT", "/connectors/paused-old/resume", "");

        // Then
        assertTaken(created);
        assertTaken(resumed);
        assertRefused(old, "overlap", "paused", "paused-new");
        clusters.write(clusters.source(), "paused", "later", 1);
        clusters.awaitCopied("paused", 11);
        assertThat(clusters.copy("paused")).hasSize(11).doesNotHaveDuplicates();
    }

    private static void source(String topic, int records) throws Exception {
        clusters.create(clusters.source(), topic, 1);
        clusters.write(clusters.source(), topic, topic, records);
    }

    /** A connector that has copied these records and committed its offsets. */
    private static void copying(String name, String topics, String topic, int records) {
        assertTaken(put(name, topics));
        clusters.awaitCopied(topic, records);
        await(name)
                .until(() -> worker.request("GET", "/connectors/" + name + "/offsets", "")
                        .body()
                        .contains("\"" + topic + "\""));
    }

    private static HttpResponse<String> put(String name, String topics) {
        return clusters.put(name, clusters.connector(clusters.source(), topics));
    }

    private static void assertTaken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    /** @param words that the sentence has, in addition to the key that would allow it */
    private static void assertRefused(HttpResponse<String> answer, String rule, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("preflight.allow", rule).contains(words);
    }
}
