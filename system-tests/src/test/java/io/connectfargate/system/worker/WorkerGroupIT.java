package io.connectfargate.system.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.system.engine.Clusters;
import io.connectfargate.system.engine.Connectors;
import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.system.records.Sequence;
import io.connectfargate.system.records.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two workers of one group, one of which goes. */
class WorkerGroupIT {
    @RegisterExtension
    static final Clusters clusters = new Clusters();

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** A worker that was killed is missed sooner than by default. */
    private static final Map<String, String> IMPATIENT =
            Map.of("CONNECT_SESSION_TIMEOUT_MS", "6000", "CONNECT_HEARTBEAT_INTERVAL_MS", "2000");

    private static Sequence sequence;
    private static WorkerContainer first;

    @BeforeAll
    static void start() {
        sequence = new Sequence(new Topic(clusters.source(), "sequence", 4).create(), 100_000);
        first = clusters.worker(IMPATIENT).untilHealthy();
        first.start();
    }

    @Test
    void answersOnEitherWorker() {
        // Given
        WorkerContainer second = join();

        // When
        ConnectRest.Answer byFirst = create(first, "by-first");
        ConnectRest.Answer bySecond = create(second, "by-second");

        // Then
        assertThat(byFirst.status()).as(byFirst.body()).isEqualTo(201);
        assertThat(bySecond.status()).as(bySecond.body()).isEqualTo(201);
        for (String connector : List.of("by-first", "by-second")) {
            await().atMost(PATIENCE)
                    .until(() -> first.rest().workersOf(connector).size() == 1);
            await().atMost(PATIENCE)
                    .until(() -> second.rest().workersOf(connector).size() == 1);
        }
        second.dockerStop();
    }

    @Test
    void movesTasksOfWorkerThatIsStopped() {
        // Given
        WorkerContainer second = join();
        put();
        awaitTasksOnBoth();

        // When
        Duration taken = second.dockerStop();

        // Then
        assertThat(second.exitCode()).as(second.getLogs()).isZero();
        assertThat(taken).isLessThan(Duration.ofSeconds(30));
        assertThat(second.getLogs()).contains("draining").doesNotContain("halting");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new HashSet<>(first.rest().workersOf("mm2-msc")))
                        .as("workers with tasks")
                        .hasSize(1));
        first.rest().delete("/connectors/mm2-msc");
    }

    @Test
    void losesAndRepeatsNothingWhenWorkerIsKilledMidway() {
        // Given
        Topic copy = new Topic(clusters.target(), "sequence", 4);
        WorkerContainer second = join();
        put();
        awaitTasksOnBoth();
        await().atMost(PATIENCE).until(copy::exists);
        Thread writer = new Thread(sequence::write, "writer");
        Map<Integer, List<Long>> seen = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = copy.consumer("follower")) {
            consumer.assign(copy.all());
            consumer.seekToBeginning(copy.all());
            writer.start();
            sequence.follow(consumer, seen, sequence.total() / 10, PATIENCE);

            // When
            second.dockerKill();
            Map<TopicPartition, Long> ends = consumer.endOffsets(copy.all());

            // Then
            assertThat(ends)
                    .as("what had been copied when the worker was killed")
                    .allSatisfy((partition, end) ->
                            assertThat(end).as("%s", partition).isBetween(1L, sequence.perPartition() - 1));
            sequence.follow(consumer, seen, sequence.total(), PATIENCE);
        }
        assertThat(second.exitCode()).isEqualTo(137);
        assertThat(new Sequence(copy, sequence.perPartition()).faults()).isEmpty();
        first.rest().delete("/connectors/mm2-msc");
    }

    private static ConnectRest.Answer create(WorkerContainer worker, String name) {
        String json = Connectors.json("no-auth/mm2-hbc-no-auth.json", clusters);
        return put(worker, name, json.replace("mm2-hbc", name));
    }

    private static WorkerContainer join() {
        WorkerContainer second = clusters.worker(IMPATIENT).untilHealthy();
        second.start();
        return second;
    }

    private static void put() {
        ConnectRest.Answer answer = put(first, "mm2-msc", Connectors.json("no-auth/mm2-msc-no-auth.json", clusters));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    /** Repeated while the group takes in a member, as Connect's answer 409 asks for. */
    private static ConnectRest.Answer put(WorkerContainer worker, String name, String json) {
        return await().atMost(PATIENCE)
                .until(
                        () -> worker.rest().put("/connectors/" + name + "/config", json),
                        answer -> answer.status() != 409);
    }

    private static void awaitTasksOnBoth() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new HashSet<>(first.rest().workersOf("mm2-msc")))
                        .as("workers with tasks")
                        .hasSize(2));
    }
}
