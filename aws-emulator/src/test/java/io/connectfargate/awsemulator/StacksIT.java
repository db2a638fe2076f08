package io.connectfargate.awsemulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CloudFormation: moto alone skips a cluster in silence, and wants Docker for a custom resource. */
@Tag("system")
class StacksIT {
    private static final String TEMPLATE = """
            Resources:
              Cluster:
                Type: AWS::MSK::Cluster
                Properties:
                  ClusterName: orders
                  KafkaVersion: 3.8.x
                  NumberOfBrokerNodes: 3
                  BrokerNodeGroupInfo:
                    InstanceType: kafka.m7g.large
                    ClientSubnets: [subnet-1]
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: {}
              Function:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: python3.13
                  Handler: index.handler
                  Role: !GetAtt Role.Arn
                  Code:
                    ZipFile: |
                      import boto3
                      import cfnresponse
                      def handler(event, context):
                          ec2 = boto3.client("ec2")
                          if event["RequestType"] == "Create":
                              ec2.create_security_group(GroupName="custom", Description="custom")
                          else:
                              ec2.delete_security_group(GroupName="custom")
                          cfnresponse.send(event, context, cfnresponse.SUCCESS, {"Length": len(event["ResourceProperties"]["Of"])})
              Custom:
                Type: Custom::Length
                Properties:
                  ServiceToken: !GetAtt Function.Arn
                  Of: !Ref Cluster
            Outputs:
              ClusterArn:
                Value: !Ref Cluster
              Length:
                Value: !GetAtt Custom.Length
            """;

    @TempDir
    private Path folder;

    @Test
    void createsAndDeletesClustersAndCustomResources() throws Exception {
        Path template = Files.writeString(folder.resolve("stack.yaml"), TEMPLATE);
        try (AwsEmulator aws = AwsEmulator.startWithStacks(folder)) {
            // When
            Cli.text(
                    aws,
                    "cloudformation create-stack --stack-name lab --capabilities CAPABILITY_IAM --template-body file://%s",
                    template);

            // Then
            String outputs = Cli.text(aws, "cloudformation describe-stacks --stack-name lab --query Stacks[0].Outputs");
            String arn = Cli.text(aws, "kafka list-clusters --query ClusterInfoList[0].ClusterArn");
            assertThat(arn).contains(":cluster/orders/");
            assertThat(outputs).contains(arn, "Length\t" + arn.length());
            assertThat(groups(aws)).contains("custom");

            // When
            Cli.text(aws, "cloudformation delete-stack --stack-name lab");

            // Then
            assertThat(Cli.text(aws, "kafka list-clusters")).isEmpty();
            assertThat(groups(aws)).doesNotContain("custom");
        }
    }

    private static String groups(AwsEmulator aws) {
        return Cli.text(aws, "ec2 describe-security-groups --query SecurityGroups[].GroupName");
    }
}
