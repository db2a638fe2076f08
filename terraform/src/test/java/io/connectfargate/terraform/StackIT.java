package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Four stacks, each created, planned again, and destroyed; each on an emulator of AWS of its own, which forgets nothing of the others'. */
@Tag("system")
@Execution(ExecutionMode.CONCURRENT)
class StackIT {
    private static final String REGISTRY = "012345678910.dkr.ecr.us-east-1.amazonaws.com";
    private static final String DIGEST = "@sha256:" + "0".repeat(64);

    @Test
    void createsEverythingInANewAccountAndChangesItInPlace(@TempDir Path folder) throws Exception {
        try (Stack stack = new Stack(folder)) {
            // Given
            stack.workspace().variables(stack.defaultVpc());

            // When
            stack.create();

            // Then
            assertThatPasswordIsInNoState(stack);
            // and auto scaling, more workers and a push change only what they are about
            stack.aws(
                    "ecs",
                    "update-service",
                    "--cluster",
                    "kafka-migration",
                    "--service",
                    "kafka-connect",
                    "--desired-count",
                    "4");
            stack.workspace().variables(stack.defaultVpc() + "worker_count = { min = 3, max = 4 }\n");
            stack.workspace().write("images.auto.tfvars.json", images(REGISTRY));
            assertThat(new Plan(stack.workspace().planned()).changes())
                    .containsExactly(
                            "delete+create aws_ecs_task_definition.this[\"kafka-connect\"]",
                            "update aws_appautoscaling_target.workers",
                            "update aws_ecs_service.workers");
            stack.workspace().apply();
            assertThat(workers(stack).path("desiredCount").asInt()).isEqualTo(4);
            stack.destroy();
        }
    }

    private static void assertThatPasswordIsInNoState(Stack stack) throws Exception {
        String show = stack.workspace().output("show_grafana_password");
        String[] words = show.split(" ");
        String password = stack.text(List.of(words).subList(1, words.length).toArray(String[]::new))
                .strip();
        assertThat(password).hasSize(24);
        assertThat(stack.workspace().state()).doesNotContain(password);
    }

    private static JsonNode workers(Stack stack) throws Exception {
        return stack.aws("ecs", "describe-services", "--cluster", "kafka-migration", "--services", "kafka-connect")
                .at("/services/0");
    }

    private static String images(String registry) {
        return "{\"images\": {\"kafka-connect\": \"" + registry + "/kafka-connect" + DIGEST + "\"}}";
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
                    "every-option-kafka-connect",
                    "every-option-prometheus",
                    "every-option-grafana",
                    "every-option-execution");
            policies.areSpeltAsAwsSpellsThem();
            String source = arn(plan, "aws_msk_cluster.this[\"source\"]", "aws_msk_cluster");
            String target = arn(plan, "aws_msk_serverless_cluster.this[\"target\"]", "aws_msk_serverless_cluster");
            assertThat(policies.allowed(
                            "every-option-kafka-connect",
                            List.of(
                                    topic(source, "shop.orders"),
                                    topic(source, "payments"),
                                    topic(target, "orders"),
                                    topic(target, "payments"))))
                    .containsExactly(
                            topic(source, "shop.orders") + " DescribeTopic DescribeTopicDynamicConfiguration ReadData",
                            topic(source, "payments"),
                            topic(target, "orders")
                                    + " AlterTopic AlterTopicDynamicConfiguration CreateTopic DescribeTopic ReadData WriteData",
                            topic(target, "payments"));
            stack.destroy();
        }
    }

    private static String arn(Plan plan, String address, String type) {
        return plan.resources(type).get(address).path("arn").asText();
    }

    private static String topic(String cluster, String name) {
        return cluster.replace(":cluster/", ":topic/") + "/" + name;
    }

    @Test
    void reportsEverythingThatIsMissingThenConnectsUnlikeClusters(@TempDir Path folder) throws Exception {
        try (Stack stack = new Stack(folder)) {
            // Given
            stack.workspace().variables(stack.defaultVpc() + Variables.SCRAM_TO_EXPRESS);
            stack.workspace().write("images.auto.tfvars.json", images(REGISTRY.replace("us-east-1", "eu-west-1")));

            // When
            Program plan = stack.workspace().plan();

            // Then
            assertThat(plan.exitCode()).isEqualTo(1);
            assertThat(plan.output().replaceAll("\\s+", " "))
                    .contains("the workers need SOURCE_PASSWORD, SOURCE_USERNAME.")
                    .contains("another registry than " + REGISTRY + ": " + REGISTRY.replace("us-east-1", "eu-west-1"));
            // and with both
            stack.workspace().write("images.auto.tfvars.json", images(REGISTRY));
            stack.workspace().variables(stack.defaultVpc() + Variables.SCRAM_TO_EXPRESS + Variables.SCRAM_SECRETS);
            stack.create();
            for (String connector : List.of("mm2-msc", "mm2-cpc", "mm2-hbc")) {
                assertThat(withoutWhatIsFilledIn(stack.connector(connector)))
                        .isEqualTo(withoutWhatIsFilledIn(combined(folder, connector)));
            }
            stack.destroy();
        }
    }

    /** What the script for operators without Terraform writes. */
    private static JsonNode combined(Path folder, String connector) throws Exception {
        Path script = SourceTree.find().home().resolve("Configuration/combine-connectors.sh");
        Path out = folder.resolve("combined");
        Program program = Program.run(folder, List.of(script.toString(), "sasl-scram", "iam", out.toString()));
        assertThat(program.exitCode()).as(program.output()).isZero();
        return new ObjectMapper()
                .readTree(out.resolve(connector + "-sasl-scram-to-iam.json").toFile());
    }

    private static JsonNode withoutWhatIsFilledIn(JsonNode connector) {
        assertThat(connector.toString()).doesNotContain("\"source.cluster.bootstrap.servers\":\"\"");
        return connector
                .<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy()
                .without(List.of(
                        "topics",
                        "groups",
                        "tasks.max",
                        "source.cluster.bootstrap.servers",
                        "target.cluster.bootstrap.servers"));
    }

    @Test
    void leavesNamedClustersAloneWithTheSamplesVariables(@TempDir Path folder) throws Exception {
        try (Stack stack = new Stack(folder)) {
            // Given
            String source = Variables.createCluster(stack, "old");
            String target = Variables.createCluster(stack, "new");
            String group = stack.aws("ec2", "describe-security-groups")
                    .at("/SecurityGroups/0/GroupId")
                    .asText();
            String vpc = stack.defaultVpc().replace("vpc_id", "vpc-id");
            stack.workspace().variables(vpc + Variables.SAMPLE + Variables.named(source, target, group));

            // When
            Plan plan = stack.create();

            // Then
            assertThat(plan.resources("aws_msk_cluster")).isEmpty();
            assertThat(plan.resources("aws_ecs_cluster")
                            .get("aws_ecs_cluster.this")
                            .path("name")
                            .asText())
                    .isEqualTo("mm2");
            assertThat(plan.resources("aws_vpc_security_group_ingress_rule"))
                    .containsKeys(
                            "aws_vpc_security_group_ingress_rule.existing_brokers[\"source 9098 from kafka-connect\"]",
                            "aws_vpc_security_group_ingress_rule.existing_brokers[\"target monitoring from prometheus\"]");
            assertThat(stack.connector("mm2-msc")
                            .path("target.cluster.bootstrap.servers")
                            .asText())
                    .contains("new", ":9098");
            stack.workspace().destroy();
            assertThat(stack.aws("kafka", "list-clusters-v2").path("ClusterInfoList"))
                    .hasSize(2);
        }
    }
}
