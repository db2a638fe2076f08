package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Stacks of clusters that exist already, each on an emulator of AWS of its own: created, planned again, and destroyed. */
@Tag("system")
@Execution(ExecutionMode.CONCURRENT)
class NamedClustersIT {
    private static final String RULE = "aws_vpc_security_group_ingress_rule.existing_brokers";

    private static final List<String> FILLED_IN = List.of(
            "topics", "groups", "tasks.max", "source.cluster.bootstrap.servers", "target.cluster.bootstrap.servers");

    @Test
    void reportsEverythingThatIsMissingThenConnectsUnlikeClusters(@TempDir Path folder) throws Exception {
        try (Stack stack = new Stack(folder)) {
            // Given
            stack.workspace().variables(stack.defaultVpc() + Variables.SCRAM_TO_EXPRESS);
            stack.workspace().write("images.auto.tfvars.json", Variables.images("eu-west-1"));

            // When
            Program plan = stack.workspace().plan();

            // Then
            assertThat(plan.exitCode()).isEqualTo(1);
            assertThat(plan.output().replaceAll("\\s+", " "))
                    .contains("the workers need SOURCE_PASSWORD, SOURCE_USERNAME.")
                    .contains("another registry than " + Variables.registry("us-east-1") + ": "
                            + Variables.registry("eu-west-1") + "/kafka-connect");
            // and with both
            stack.workspace().write("images.auto.tfvars.json", Variables.images("us-east-1"));
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
        return connector.<ObjectNode>deepCopy().without(FILLED_IN);
    }

    @Test
    void leavesNamedClustersAloneWithTheSamplesVariables(@TempDir Path folder) throws Exception {
        try (Stack stack = new Stack(folder)) {
            // Given
            String vpc = stack.defaultVpc().replace("vpc_id", "vpc-id");
            stack.workspace().variables(vpc + Variables.SAMPLE + twoClusters(stack));

            // When
            Plan plan = stack.create();

            // Then
            assertThat(plan.resources("aws_msk_cluster")).isEmpty();
            assertThat(plan.resources("aws_ecs_cluster")
                            .get("aws_ecs_cluster.this")
                            .path("name"))
                    .hasToString("\"mm2\"");
            assertThat(plan.resources("aws_vpc_security_group_ingress_rule"))
                    .containsKeys(
                            RULE + "[\"source 9098 from kafka-connect\"]",
                            RULE + "[\"target monitoring from prometheus\"]");
            assertThat(stack.connector("mm2-msc")
                            .path("target.cluster.bootstrap.servers")
                            .asText())
                    .contains("b-1.new.", ":9098");
            stack.workspace().destroy();
            assertThat(stack.aws("kafka", "list-clusters-v2").path("ClusterInfoList"))
                    .hasSize(2);
        }
    }

    /** Creates what an account has already; gives the variables that name it. */
    private static String twoClusters(Stack stack) throws Exception {
        String group = stack.aws("ec2", "describe-security-groups")
                .at("/SecurityGroups/0/GroupId")
                .asText();
        return Variables.named(Variables.createCluster(stack, "old"), Variables.createCluster(stack, "new"), group);
    }
}
