package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import io.connectfargate.testsupport.Program;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Stacks that create both clusters, each on an emulator of AWS of its own: created, planned again, and destroyed. */
@Tag("system")
@Execution(ExecutionMode.CONCURRENT)
class NewClustersIT {
    private static final String WORKER = "every-option-kafka-connect";

    @Test
    void createsEverythingInANewAccountAndChangesItInPlace(@TempDir Path folder) throws Exception {
        try (Stack stack = new Stack(folder)) {
            // Given
            stack.workspace().variables(stack.defaultVpc());

            // When
            stack.create();

            // Then
            assertThatPasswordIsInNoState(stack);
            assertThatDemonstrationProduces(stack, folder.resolve("demo"));
            // and auto scaling, more workers and a push change only what they are about
            setDesiredCount(stack, 4);
            stack.workspace().variables(stack.defaultVpc() + "worker_count = { min = 3, max = 4 }\n");
            stack.workspace().write("images.auto.tfvars.json", Variables.images("us-east-1"));
            assertThat(new Plan(stack.workspace().planned()).changes())
                    .containsExactly(
                            "delete+create aws_ecs_task_definition.this[\"kafka-connect\"]",
                            "update aws_appautoscaling_target.workers",
                            "update aws_ecs_service.workers");
            stack.workspace().applyPlan();
            assertThat(stack.run("restart_services")).contains("kafka-connect", "prometheus", "grafana");
            assertThat(desiredCount(stack)).isEqualTo(4);
            stack.destroy();
        }
    }

    private static void assertThatPasswordIsInNoState(Stack stack) throws Exception {
        String password = stack.run("show_grafana_password").strip();
        assertThat(password).hasSize(24);
        assertThat(stack.workspace().state()).doesNotContain(password);
    }

    private static void assertThatDemonstrationProduces(Stack stack, Path folder) throws Exception {
        String task = new ObjectMapper()
                .readTree(stack.run("produce_records"))
                .at("/tasks/0/taskDefinitionArn")
                .asText();
        Container container = stack.container(task);
        assertThat(container.json().path("image").asText()).isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
        assertThat(container.environment().get("SERVERS")).matches("(b-\\d[.]kafka-migration-source[.].*:9094,?){3}");
        Settings settings = new Settings()
                .property("allow.everyone.if.no.acl.found", "true") // as on MSK
                .property("auto.create.topics.enable", "false")
                .property("log.cleaner.dedupe.buffer.size", "4194304");
        try (SecuredKafka source = SecuredKafka.start(settings);
                Records records = new Records(source.admin())) {
            Program producer = new DemoProducer(folder, container)
                    .run(source.bootstrapServers(Listener.TLS), source.authority(), 2000);
            assertThat(producer.exitCode()).as(producer.output()).isZero();
            assertThat(records.counts("demo"))
                    .hasSize(6)
                    .satisfies(counts -> assertThat(
                                    counts.stream().mapToLong(Long::longValue).sum())
                            .isEqualTo(2000));
        }
    }

    /** As auto scaling does. */
    private static void setDesiredCount(Stack stack, int workers) throws Exception {
        stack.aws(
                "ecs",
                "update-service",
                "--cluster",
                "kafka-migration",
                "--service",
                "kafka-connect",
                "--desired-count",
                String.valueOf(workers));
    }

    private static int desiredCount(Stack stack) throws Exception {
        return stack.aws("ecs", "describe-services", "--cluster", "kafka-migration", "--services", "kafka-connect")
                .at("/services/0/desiredCount")
                .asInt();
    }

    @Test
    void createsEveryOptionWithTheLeastPermissions(@TempDir Path folder) throws Exception {
        try (Stack stack = new Stack(folder)) {
            // Given
            stack.workspace().variables(stack.defaultVpc() + Variables.EVERY_OPTION);

            // When
            Plan plan = stack.create();

            // Then
            AttachedPolicies policies = new AttachedPolicies(
                    folder.resolve("policies"),
                    stack,
                    WORKER,
                    "every-option-prometheus",
                    "every-option-grafana",
                    "every-option-execution");
            policies.areSpeltAsAwsSpellsThem();
            assertThatOnlyMigratedTopicsAreAllowed(plan, policies);
            stack.destroy();
        }
    }

    private static void assertThatOnlyMigratedTopicsAreAllowed(Plan plan, AttachedPolicies policies) {
        String source = topics(plan.resources("aws_msk_cluster").get("aws_msk_cluster.this[\"source\"]"));
        String target =
                topics(plan.resources("aws_msk_serverless_cluster").get("aws_msk_serverless_cluster.this[\"target\"]"));
        List<String> arns =
                List.of(source + "shop.orders", source + "payments", target + "orders", target + "payments");
        assertThat(policies.allowed(WORKER, arns))
                .containsExactly(
                        source + "shop.orders DescribeTopic DescribeTopicDynamicConfiguration ReadData",
                        source + "payments",
                        target
                                + "orders AlterTopic AlterTopicDynamicConfiguration CreateTopic DescribeTopic ReadData WriteData",
                        target + "payments");
    }

    /** How the ARNs of a cluster's topics begin. */
    private static String topics(JsonNode cluster) {
        return cluster.path("arn").asText().replace(":cluster/", ":topic/") + "/";
    }
}
