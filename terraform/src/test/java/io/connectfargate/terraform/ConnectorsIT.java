package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Terraform hands to a worker, used by a real worker between real brokers as it stands: the variables of its task definition, the
 * policies of its role, and the connector files in the bucket.
 */
@Tag("system")
class ConnectorsIT {
    private static final String WORKER = "kafka-migration-kafka-connect";
    private static final List<String> CONNECTORS = List.of("mm2-msc", "mm2-cpc", "mm2-hbc");
    private static final List<String> RECORDS =
            IntStream.range(0, 40).mapToObj(number -> "record " + number).toList();

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void copyRecordsAsTheBucketHasThem() throws Exception {
        try (Stack stack = new Stack(folder);
                RealClusters clusters = new RealClusters(folder.resolve("attached"), WORKER);
                Records source = new Records(clusters.sourceAdmin());
                Records target = new Records(clusters.targetAdmin())) {
            // Given
            fill(source);
            create(stack, clusters);

            try (WorkerProcess worker = WorkerProcess.start(environment(stack, clusters))) {
                worker.awaitHealthy();

                // When
                startConnectors(stack, worker);

                // Then
                awaitRecords(target);
                await().atMost(LIMIT).untilAsserted(() -> assertThatAllRun(worker));
                awaitGroup(target);
                assertThat(target.topics())
                        .contains("heartbeats", "msksource.checkpoints.internal")
                        .doesNotContain("payments");
            }
        }
    }

    /** What is to be copied, and a topic and a group that are not. */
    private static void fill(Records source) throws Exception {
        source.create("shop.orders", RECORDS);
        source.create("payments", RECORDS);
        source.commitEnd("shop-app", "shop.orders");
        source.commitEnd("billing", "shop.orders");
    }

    private static void awaitRecords(Records target) {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(target.read("shop.orders")).isEqualTo(RECORDS));
    }

    private static void awaitGroup(Records target) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(target.groups()).contains("shop-app").doesNotContain("billing"));
    }

    /** Only what the test uses: the rest has its own tests. */
    private static void create(Stack stack, RealClusters clusters) throws IOException {
        stack.workspace().variables(stack.defaultVpc() + clusters.variables() + """
                topics          = ["shop.*"]
                consumer_groups = ["shop-*"]
                """);
        stack.workspace()
                .apply(
                        "aws_ecs_task_definition.this[\"kafka-connect\"]",
                        "aws_iam_role_policy.this",
                        "aws_s3_object.connector");
        for (String policy : stack.policies(WORKER)) {
            if (policy.startsWith("kafka-")) { // the others are about AWS itself
                clusters.attach(policy, stack.policy(WORKER, policy).toString());
            }
        }
    }

    private static Map<String, String> environment(Stack stack, RealClusters clusters) throws IOException {
        Map<String, String> environment = new HashMap<>(stack.container(WORKER).environment());
        environment.putAll(clusters.taskEnvironment());
        return environment;
    }

    /** By the output that operators type; a worker responds with 409 while its group rebalances. */
    private void startConnectors(Stack stack, WorkerProcess worker) {
        Map<String, String> environment = new HashMap<>(stack.environment());
        environment.put("CONNECT", worker.address().toString());
        List<String> commands =
                List.of("bash", "-euo", "pipefail", "-c", stack.workspace().output("start_connectors"));
        await().atMost(LIMIT).untilAsserted(() -> {
            Program bash = Program.run(folder, commands, environment);
            assertThat(bash.exitCode()).as(bash.output() + worker.log()).isZero();
        });
    }

    private static void assertThatAllRun(WorkerProcess worker) throws IOException, InterruptedException {
        for (String connector : CONNECTORS) {
            JsonNode status = new ObjectMapper()
                    .readTree(worker.request("GET", "/connectors/" + connector + "/status", "")
                            .body());
            assertThat(status.findValuesAsText("state"))
                    .as(status.toString())
                    .hasSizeGreaterThan(1) // the connector's and its tasks'
                    .containsOnly("RUNNING");
        }
    }
}
