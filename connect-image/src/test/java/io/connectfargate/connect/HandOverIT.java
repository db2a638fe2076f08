package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** With the shipped defaults, a worker that goes hands its tasks over, and records flow on. */
class HandOverIT {
    /** {@code -Drebalance.delay.ms=60000} shows what the worker did before. */
    private static final String DELAY = System.getProperty("rebalance.delay.ms", "");

    private static final String TOPIC = "orders";
    private static final int PARTITIONS = 4;
    /** A stop, a rebalance, a start: seconds, even on a busy machine. With Connect's delay of 60 s it was more than that. */
    private static final Duration HAND_OVER = Duration.ofSeconds(50);
    /** Whose worker was killed: the group notices after the session's ten seconds, and waited 70 s with that delay. */
    private static final Duration AFTER_KILL = Duration.ofSeconds(60);

    private static final Pattern WORKER = Pattern.compile("\"worker_id\":\"([^\"]+)\"");

    @Test
    void standsStillOnlyForAMomentWhoeverGoes() throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start();
                EmbeddedKafka target = EmbeddedKafka.start()) {
            createTopic(source);
            createTopic(target);
            try (WorkerProcess leader = start(target).awaitHealthy();
                    WorkerProcess follower = start(target).awaitHealthy()) {
                put(leader, source, target);
                try (SteadyCopy copy = new SteadyCopy(source, target, TOPIC, PARTITIONS)) {
                    await().atMost(Duration.ofMinutes(2)).until(copy::flows);
                    awaitTasksOn(leader, 2);

                    handOver(copy, target, leader, follower);
                }
            }
        }
    }

    private static void handOver(SteadyCopy copy, EmbeddedKafka target, WorkerProcess leader, WorkerProcess follower)
            throws Exception {
        // When a follower is stopped, and when one takes the place of the leader in a rolling deployment
        stop("a follower", copy, follower, leader);
        Instant before = Instant.now();
        try (WorkerProcess next = start(target).awaitHealthy();
                WorkerProcess last = start(target).awaitHealthy()) {
            awaitTasksOn(next, 3);
            copy.awaitRecordsWrittenAfter(Instant.now());
            System.out.println("Two joined: records stalled for "
                    + copy.longestGapSince(before).toMillis() + " ms");
            stop("the leader", copy, leader, next);
            awaitTasksOn(last, 2);

            // When one is killed
            kill(next, copy);

            // Then
            copy.finish();
            assertThat(copy.faults()).isEmpty();
            System.out.println(copy.written() + " records, each once");
        }
    }

    private static void kill(WorkerProcess worker, SteadyCopy copy) throws Exception {
        Instant begin = Instant.now();
        worker.kill();
        copy.awaitRecordsWrittenAfter(begin);
        Duration standstill = copy.longestGapSince(begin);
        System.out.println("Killed: records stalled for " + standstill.toMillis() + " ms");
        assertThat(standstill).isLessThan(AFTER_KILL);
    }

    private static void stop(String who, SteadyCopy copy, WorkerProcess worker, WorkerProcess other) throws Exception {
        String id = "127.0.0.1:" + worker.address().getPort();
        Instant begin = Instant.now();
        worker.terminate();
        assertThat(worker.awaitExit(Duration.ofMinutes(2))).isZero();
        Instant end = Instant.now();
        await().atMost(Duration.ofMinutes(2)).until(() -> !status(other).contains("RUNNING\",\"worker_id\":\"" + id));
        Duration shown = Duration.between(end, Instant.now());
        copy.awaitRecordsWrittenAfter(end);
        Duration standstill = copy.longestGapSince(begin);

        System.out.printf(
                "Stopped %s: ended after %d ms, tasks shown as RUNNING on it for %d ms more, records stalled for %d ms%n",
                who, Duration.between(begin, end).toMillis(), shown.toMillis(), standstill.toMillis());
        assertThat(standstill).as("standstill when %s stops", who).isLessThan(HAND_OVER);
        assertThat(shown).as("shown on a worker that is gone").isLessThan(HAND_OVER);
    }

    private static WorkerProcess start(EmbeddedKafka target) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "BROKERS",
                target.bootstrapServers(),
                "GROUP",
                "handover",
                "CONNECT_REST_ADVERTISED_HOST_NAME",
                "127.0.0.1"));
        if (!DELAY.isEmpty()) {
            environment.put("CONNECT_SCHEDULED_REBALANCE_MAX_DELAY_MS", DELAY);
        }
        return WorkerProcess.start(environment);
    }

    private static void awaitTasksOn(WorkerProcess asked, int workers) {
        await().atMost(Duration.ofMinutes(3)).ignoreExceptions().untilAsserted(() -> {
            String status = status(asked);
            assertThat(WORKER.matcher(status.substring(status.indexOf("\"tasks\"")))
                            .results()
                            .map(match -> match.group(1))
                            .collect(Collectors.toSet()))
                    .as(status)
                    .hasSize(workers);
            assertThat(status).doesNotContain("UNASSIGNED");
        });
    }

    private static String status(WorkerProcess worker) throws Exception {
        return worker.request("GET", "/connectors/mm2-msc/status", "").body();
    }

    private static void put(WorkerProcess worker, EmbeddedKafka source, EmbeddedKafka target) {
        Map<String, String> config = Mirror.source(source.bootstrapServers(), target.bootstrapServers(), TOPIC);
        config.put("tasks.max", Integer.toString(PARTITIONS));
        var answer = worker.insist("PUT", "/connectors/mm2-msc/config", SecuredMigration.json(config));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void createTopic(EmbeddedKafka cluster) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }
}
