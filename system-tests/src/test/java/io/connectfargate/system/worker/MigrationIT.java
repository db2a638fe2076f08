package io.connectfargate.system.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.ContainerConfig;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.system.engine.Clusters;
import io.connectfargate.system.engine.Connectors;
import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.system.records.ConsumerGroup;
import io.connectfargate.system.records.Entry;
import io.connectfargate.system.records.SampleRecords;
import io.connectfargate.system.records.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A migration as a user carries it out: one worker, three files put with curl. */
class MigrationIT {
    @RegisterExtension
    static final Clusters clusters = new Clusters();

    @TempDir
    static Path folder;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Of the 200 records of each partition, in none of the places where MirrorMaker keeps an exact offset. */
    private static final int MIDWAY = 150;

    private static Topic orders;
    private static Topic invoices;
    private static WorkerContainer worker;
    private static List<ConnectRest.Answer> answers;

    @BeforeAll
    static void migrate() throws IOException {
        orders = new Topic(clusters.source(), "orders", 4).create();
        SampleRecords.write(orders);
        new ConsumerGroup("reporting", orders).read(MIDWAY);
        invoices = new Topic(clusters.source(), "invoices", 3).create();
        SampleRecords.write(invoices);
        new ConsumerGroup("billing", invoices).readToEnd();
        worker = clusters.worker(Map.of()).untilHealthy();
        worker.start();
        answers = List.of(put("mm2-msc"), put("mm2-cpc"), put("mm2-hbc"));
    }

    @Test
    void takesTheConnectorFilesAsTheReadmePutsThem() {
        // Then
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(201));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of("mm2-msc", "mm2-cpc", "mm2-hbc"))
                        .allSatisfy(name -> assertThat(worker.rest().workersOf(name))
                                .as("tasks of " + name)
                                .isNotEmpty()));
        assertThat(worker.probe().getStdout()).startsWith("healthy");
    }

    @Test
    void copiesEveryRecordOnceInOrderAndUnchanged() {
        // Given
        List<Entry> originals = orders.entries();
        Topic copy = onTarget(orders);

        // When
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> copy.entries().size() >= originals.size());

        // Then
        assertThat(originals).hasSize(4 * 5 * 40);
        assertThat(copy.entries()).isEqualTo(originals);
    }

    @Test
    void letsGroupResumeAtItsNextRecord() {
        // Given
        Topic copy = onTarget(invoices);
        ConsumerGroup moved = new ConsumerGroup("billing", copy);
        await().atMost(PATIENCE)
                .until(() -> copy.entries().size() == invoices.entries().size());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(moved.committed()).isEqualTo(copy.next()));
        List<Entry> before = invoices.entries();
        SampleRecords.writeOneToEachPartition(invoices);
        List<Entry> unread = new ArrayList<>(invoices.entries());
        before.forEach(unread::remove);
        await().atMost(PATIENCE)
                .until(() -> copy.entries().size() == invoices.entries().size());

        // When
        List<Entry> next = moved.readToEnd();

        // Then
        assertThat(next).containsExactlyInAnyOrderElementsOf(unread).hasSize(invoices.partitions());
    }

    @Test
    void neverSkipsRecordsForGroupThatStoppedMidway() {
        // Given
        Topic copy = onTarget(orders);
        ConsumerGroup moved = new ConsumerGroup("reporting", copy);
        await().atMost(PATIENCE)
                .until(() -> copy.entries().size() == orders.entries().size());
        await().atMost(PATIENCE).until(() -> moved.committed().keySet().containsAll(orders.all()));
        List<Entry> unread = orders.entries().subList(MIDWAY, 200);

        // When
        List<Entry> next = moved.readToEnd().stream()
                .filter(entry -> entry.partition() == 0)
                .toList();

        // Then
        assertThat(next).endsWith(unread.toArray(Entry[]::new));
        assertThat(next.size() - unread.size())
                .as("records read again, at most offset.lag.max")
                .isLessThan(100);
    }

    @Test
    void servesMetricsOfWorkerAndMirror() {
        // When
        String metrics = await().atMost(PATIENCE).until(worker::metrics, body -> body.contains("topic=\"orders\""));

        // Then
        assertThat(metrics).contains("kafka_connect_").contains("mirror").contains("jvm_");
    }

    @Test
    void takesItsHeapFromTheContainersMemory() {
        // When
        Matcher heap =
                Pattern.compile("jvm_memory_max_bytes\\{area=\"heap\"} (\\S+)").matcher(worker.metrics());

        // Then
        assertThat(heap.find()).isTrue();
        assertThat(Double.parseDouble(heap.group(1)) / WorkerContainer.MEMORY)
                .as("share of the container's memory, 70 % less what the JVM leaves empty for its collector")
                .isBetween(0.60, 0.75);
    }

    @Test
    void endsWhenItsHeapIsFull() {
        // Given
        Map<String, String> environment =
                Map.of("BROKERS", clusters.target().internal(), "GROUP", "small", "JDK_JAVA_OPTIONS", "-Xmx16m");
        WorkerContainer small = clusters.workerWithOnly(environment).untilExit();

        // When
        small.start();

        // Then
        assertThat(small.exitCode()).as(small.getLogs()).isEqualTo(3);
        assertThat(small.getLogs()).contains("Terminating due to java.lang.OutOfMemoryError");
    }

    @Test
    void runsAsUserWithoutRights() {
        // When
        ContainerConfig image = worker.getDockerClient()
                .inspectImageCmd(worker.getDockerImageName())
                .exec()
                .getConfig();

        // Then
        assertThat(image.getUser()).isEqualTo("10001:10001");
    }

    private static ConnectRest.Answer put(String name) throws IOException {
        Path file = folder.resolve(name + ".json");
        Files.writeString(file, Connectors.json("no-auth/" + name + "-no-auth.json", clusters));
        return Curl.put(worker.rest(), "/connectors/" + name + "/config", file);
    }

    private static Topic onTarget(Topic topic) {
        return new Topic(clusters.target(), topic.name(), topic.partitions());
    }
}
