package io.connectfargate.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.awsemulator.AwsEmulator;
import io.connectfargate.testsupport.Markdown;
import io.connectfargate.testsupport.NodeProject;
import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code clusters.yaml}, created by the commands of its README. */
@Tag("system")
class ClustersIT {
    private static final Path HOME = SourceTree.find().home();
    private static final Path README = HOME.resolve("cloudformation/README.md");
    private static final String PRINT = "\necho \"$SOURCE_BROKERS\"; echo \"$TARGET_BROKERS\"";

    @TempDir
    private static Path folder;

    private static AwsEmulator aws;
    private static Map<String, String> variables;

    @BeforeAll
    static void start() throws Exception {
        aws = AwsEmulator.startWithStacks(folder);
        variables = new HashMap<>(aws.environment());
        variables.put("VPC_ID", text("ec2 describe-vpcs --query Vpcs[0].VpcId"));
        variables.put(
                "SUBNET_IDS",
                text("ec2 describe-subnets --query Subnets[:3].SubnetId").replaceAll("\\s+", ","));
        variables.put(
                "CLIENT_SECURITY_GROUP_ID",
                text("ec2 create-security-group --group-name client --description client --query GroupId"));
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void bothClustersGiveTheLabTheirAddresses() throws Exception {
        // When
        bash(block("create-stack"));

        // Then
        assertThat(bash("export MSK_STACK=kafka-clusters\n" + block("SourceClusterBrokerString") + PRINT))
                .isEqualTo(brokers("kafka-clusters-source") + "\n" + brokers("kafka-clusters-target"));
        assertThat(text("kafka list-clusters --query ClusterInfoList[].ClusterName"))
                .contains("kafka-clusters-source", "kafka-clusters-target");

        // When
        bash("export MSK_STACK=kafka-clusters\n" + block("delete-stack"));

        // Then
        assertThat(text("kafka list-clusters --query ClusterInfoList[].ClusterName"))
                .doesNotContain("kafka-clusters");
    }

    @Test
    void existingSourceStaysAndExpressBrokersBringTheirStorage() throws Exception {
        // When
        bash(block("create-stack")
                .replace("kafka-clusters", "express")
                .replace(
                        "--parameters",
                        "--parameters ParameterKey=SourceBrokers,ParameterValue=kafka-1.example.com:9098"
                                + " ParameterKey=TargetInstanceType,ParameterValue=express.m7g.large"));

        // Then
        assertThat(bash("export MSK_STACK=express\n" + block("SourceClusterBrokerString") + PRINT))
                .isEqualTo("kafka-1.example.com:9098\n" + brokers("express-target"));
        assertThat(text("kafka list-clusters --query ClusterInfoList[].ClusterName"))
                .doesNotContain("express-source");
        String arn = text("cloudformation describe-stacks --stack-name express --query"
                + " Stacks[0].Outputs[?OutputKey=='TargetClusterArn'].OutputValue");
        assertThat(text("kafka describe-cluster --query ClusterInfo.BrokerNodeGroupInfo --cluster-arn " + arn))
                .contains("express.m7g.large")
                .doesNotContain("STORAGEINFO");
    }

    @Test
    void hasNoFindingsOfCloudFormationsOwnValidator() {
        // When
        Program validator = new NodeProject(HOME.resolve("cloudformation/checks"))
                .run(List.of("src/validate.js", "../clusters.yaml"), "");

        // Then
        assertThat(validator.exitCode()).as(validator.output()).isZero();
        assertThat(validator.output().lines().filter(line -> !line.startsWith("INFO")))
                .containsExactly( // not so: it is read under the same condition, see RATIONALE.md
                        "WARN W1001: Reference to 'SourceServers' which is conditional on 'NewSource' - target may not exist");
    }

    private static String brokers(String cluster) {
        return "b-1.%1$s.abc123.c2.kafka.us-east-1.amazonaws.com:9098,b-2.%1$s.abc123.c2.kafka.us-east-1.amazonaws.com:9098,"
                .concat("b-3.%1$s.abc123.c2.kafka.us-east-1.amazonaws.com:9098")
                .formatted(cluster);
    }

    private static String block(String containing) throws Exception {
        return Markdown.block(README, containing);
    }

    private static String bash(String commands) {
        return successful(Program.run(HOME, List.of("bash", "-euc", commands), variables));
    }

    private static String text(String arguments) {
        return successful(aws.aws((arguments + " --output text").split(" ")));
    }

    private static String successful(Program program) {
        assertThat(program.exitCode()).as(program.output()).isZero();
        return program.output().strip();
    }
}
