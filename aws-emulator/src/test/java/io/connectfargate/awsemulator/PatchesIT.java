package io.connectfargate.awsemulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What moto alone does wrong or lacks, each seen failing without its patch. Every method has resources of its own. */
@Tag("system")
@Execution(ExecutionMode.CONCURRENT)
class PatchesIT {
    @TempDir
    private static Path folder;

    private static AwsEmulator aws;

    @BeforeAll
    static void start() throws Exception {
        aws = AwsEmulator.start(folder);
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void clusterKeepsWhatItWasCreatedWithAndHasBootstrapBrokersUntilItIsDeleted() {
        // When
        String arn = text("kafka create-cluster-v2 --cluster-name orders --query ClusterArn --provisioned"
                + " KafkaVersion=3.8.x,NumberOfBrokerNodes=3"
                + ",BrokerNodeGroupInfo={InstanceType=express.m7g.large,ClientSubnets=[subnet-1]}"
                + ",ClientAuthentication={Sasl={Iam={Enabled=true},Scram={Enabled=true}}}"
                + ",OpenMonitoring={Prometheus={JmxExporter={EnabledInBroker=true}}}");

        // Then
        assertThat(arn).matches("arn:aws:kafka:us-east-1:012345678910:cluster/orders/[-0-9a-f]{36}-2");
        assertThat(text("kafka describe-cluster-v2 --cluster-arn %s", arn))
                .contains("ACTIVE", "express.m7g.large", "JMXEXPORTER\tTrue", "IAM\tTrue")
                .doesNotContain("string", "active-operation");
        assertThat(text("kafka get-bootstrap-brokers --cluster-arn %s", arn).split("\\s"))
                .containsExactlyInAnyOrder(brokers("orders", 9098), brokers("orders", 9096));
        assertThat(text("kafka delete-cluster --cluster-arn %s", arn)).contains("DELETING");
        assertThat(Cli.rejection(aws, "kafka describe-cluster-v2 --cluster-arn %s", arn))
                .contains("NotFoundException", arn);
    }

    @Test
    void bucketThatDeniesRequestsWithoutTlsAcceptsOthers() throws Exception {
        // Given
        text("s3api create-bucket --bucket tls-only");
        Path policy = Files.writeString(folder.resolve("policy.json"), """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*",
                "Resource": "arn:aws:s3:::tls-only/*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}""");
        text("s3api put-bucket-policy --bucket tls-only --policy file://%s", policy);

        // When
        text("s3 cp --quiet %s s3://tls-only/object", policy);

        // Then
        assertThat(text("s3 cp --quiet s3://tls-only/object -")).contains("SecureTransport");
    }

    @Test
    void serverlessClusterHasOneAddress() {
        String arn = text("kafka create-cluster-v2 --cluster-name small --query ClusterArn --serverless"
                + " VpcConfigs=[{SubnetIds=[subnet-1]}],ClientAuthentication={Sasl={Iam={Enabled=true}}}");

        assertThat(text("kafka get-bootstrap-brokers --cluster-arn %s", arn))
                .isEqualTo("boot-abc123.c2.kafka-serverless.us-east-1.amazonaws.com:9098");
    }

    @Test
    void configurationIsKeptUntilItIsDeletedAndThenABadRequest() throws Exception {
        // Given
        Path properties = Files.writeString(folder.resolve("larger"), "message.max.bytes=1");

        // When
        String arn =
                text("kafka create-configuration --name larger --query Arn --server-properties fileb://%s", properties);

        // Then
        assertThat(text("kafka list-configurations")).contains(arn, "ACTIVE");
        assertThat(text("kafka describe-configuration-revision --revision 1 --arn %s", arn))
                .contains("bWVzc2FnZS5tYXguYnl0ZXM9MQ==");
        assertThat(text("kafka delete-configuration --arn %s", arn)).contains("DELETING");
        assertThat(Cli.rejection(aws, "kafka describe-configuration --arn %s", arn))
                .contains("BadRequestException", "Configuration ARN does not exist.");
    }

    @Test
    void serviceKeepsItsDeploymentConfigurationAndItsTasksRun() {
        // Given
        text("ecs create-cluster --cluster-name fargate");
        text("ecs register-task-definition --family workers"
                + " --container-definitions [{\"name\":\"worker\",\"image\":\"worker\",\"memory\":512}]");

        // When
        text("ecs create-service --cluster fargate --service-name workers --task-definition workers --desired-count 3"
                + " --capacity-provider-strategy capacityProvider=FARGATE_SPOT,weight=1"
                + " --availability-zone-rebalancing ENABLED"
                + " --deployment-configuration minimumHealthyPercent=100,maximumPercent=200");
        String created = text("ecs describe-services --cluster fargate --services workers");
        String updated = text("ecs update-service --cluster fargate --service workers --desired-count 4");

        // Then
        assertThat(created)
                .contains("FARGATE_SPOT", "ENABLED", "COMPLETED", "DEPLOYMENTCONFIGURATION\t200\t100", "\t3\t0\t")
                .doesNotContain("EC2");
        assertThat(updated).contains("FARGATE_SPOT", "COMPLETED", "\t4\t0\t");
    }

    @Test
    void taskOnFargateNeedsNoMemoryOfItsContainer() {
        // Given
        text("ecs create-cluster --cluster-name once");
        text("ecs register-task-definition --family once --requires-compatibilities FARGATE --network-mode awsvpc"
                + " --cpu 256 --memory 512 --container-definitions [{\"name\":\"once\",\"image\":\"once\"}]");
        String subnet = text("ec2 describe-subnets --query Subnets[0].SubnetId");
        String group = text("ec2 create-security-group --group-name once --description once --query GroupId");

        // When
        String task = text(
                "ecs run-task --cluster once --launch-type FARGATE --task-definition once"
                        + " --query tasks[].taskDefinitionArn --network-configuration awsvpcConfiguration={subnets=[%s],securityGroups=[%s]}",
                subnet, group);

        // Then
        assertThat(task).endsWith(":task-definition/once:1");
    }

    @Test
    void scalableTargetHasTags() {
        // When
        String arn = text(
                "application-autoscaling register-scalable-target --query ScalableTargetARN --service-namespace dynamodb"
                        + " --scalable-dimension dynamodb:table:ReadCapacityUnits --resource-id table/orders --min-capacity 1"
                        + " --max-capacity 2 --tags team=kafka");
        text("application-autoscaling tag-resource --tags stage=test --resource-arn %s", arn);

        // Then
        assertThat(text("application-autoscaling list-tags-for-resource --query Tags --resource-arn %s", arn))
                .contains("kafka", "test");
    }

    @Test
    void vpcHasSeveralNamespacesOfDifferentNames() {
        String create = "servicediscovery create-private-dns-namespace --query OperationId --vpc %s --name %s";
        String vpc = text("ec2 describe-vpcs --query Vpcs[0].VpcId");

        assertThat(text(create, vpc, "migration")).isNotEmpty();
        assertThat(text(create, vpc, "monitoring")).isNotEmpty();
        assertThat(Cli.rejection(aws, create, vpc, "migration")).contains("ConflictingDomainExists");
    }

    @Test
    void ruleThatNamesAGroupKeepsItsDescription() {
        String group = text("ec2 create-security-group --group-name workers --description workers --query GroupId");

        text(
                "ec2 authorize-security-group-ingress --group-id %s --ip-permissions"
                        + " IpProtocol=tcp,FromPort=8083,ToPort=8083,UserIdGroupPairs=[{GroupId=%s,Description=forwarded}]",
                group, group);

        assertThat(text("ec2 describe-security-group-rules --filters Name=group-id,Values=%s", group))
                .contains("forwarded");
    }

    @Test
    void managedPoliciesExist() {
        assertThat(text("iam get-policy --policy-arn"
                        + " arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"))
                .contains("AmazonECSTaskExecutionRolePolicy");
    }

    private static String brokers(String name, int port) {
        return Stream.of(1, 2, 3)
                .map(number -> "b-%d.%s.abc123.c2.kafka.us-east-1.amazonaws.com:%d".formatted(number, name, port))
                .collect(Collectors.joining(","));
    }

    private static String text(String line, Object... values) {
        return Cli.text(aws, line, values);
    }
}
