package io.connectfargate.terraform;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What operators write into {@code main.tfvars}, and what they have already. */
final class Variables {
    static final String EVERY_OPTION = """
            name                        = "every-option"
            client_cidr_blocks          = ["10.0.0.0/8"]
            consumer_groups             = ["shop-*"]
            cpu_architecture            = "ARM64"
            create_vpc_endpoints        = true
            fargate_spot                = true
            files_kms_key_arns          = ["arn:aws:kms:us-east-1:012345678910:key/11111111-2222-3333-4444-555555555555"]
            keep_grafana_database       = true
            log_retention_days          = 7
            managed_prometheus          = true
            namespaces                  = { workers = "second.migration", monitoring = "second.monitoring" }
            readonly_root_filesystem    = false
            rest_credentials_secret_arn = "arn:aws:ssm:us-east-1:012345678910:parameter/rest"
            secrets_kms_key_arns        = ["arn:aws:kms:us-east-1:012345678910:key/11111111-2222-3333-4444-666666666666"]
            tags                        = { team = "data" }
            target_cluster              = { type = "serverless" }
            topics                      = ["shop.*", "orders"]
            worker_count                = { min = 3, max = 12 }
            worker_environment          = { SOURCE_TRUSTSTORE_S3_URI = "s3://stores/source.pem", SOURCE_ROLE_ARN = "arn:aws:iam::109876543210:role/source" }
            images = {
              kafka-connect = "012345678910.dkr.ecr.us-east-1.amazonaws.com/kafka-connect@sha256:0"
              prometheus    = "012345678910.dkr.ecr.us-east-1.amazonaws.com/prometheus@sha256:0"
              grafana       = "012345678910.dkr.ecr.us-east-1.amazonaws.com/grafana@sha256:0"
            }
            """;

    static final String SCRAM_TO_EXPRESS = """
            source_bootstrap_servers = "b-1.old.abc123.c2.kafka.us-east-1.amazonaws.com:9096"
            target_cluster           = { type = "express", kafka_version = "3.9.x" }
            topics                   = ["shop.*"]
            """;

    static final String SCRAM_SECRETS = """
            worker_secrets = {
              SOURCE_USERNAME = "arn:aws:secretsmanager:us-east-1:012345678910:secret:AmazonMSK_old-AbCdEf:username::"
              SOURCE_PASSWORD = "arn:aws:secretsmanager:us-east-1:012345678910:secret:AmazonMSK_old-AbCdEf:password::"
            }
            secrets_kms_key_arns = ["arn:aws:kms:us-east-1:012345678910:key/11111111-2222-3333-4444-555555555555"]
            """;

    /** The names of AWS's sample. */
    static final String SAMPLE = """
            region             = "us-east-1"
            app-shorthand-name = "mm2"
            account-id         = "012345678910"
            partition          = "aws"
            tags               = { project = "migration" }
            """;

    private Variables() {}

    /** Both clusters by their ARNs, with one security group. */
    static String named(String source, String target, String group) {
        return """
                source_cluster_arn       = "%s"
                target_cluster_arn       = "%s"
                source_security_group_id = "%3$s"
                target_security_group_id = "%3$s"
                """.formatted(source, target, group);
    }

    /** Creates a cluster on MSK, as one that an account has already; gives its ARN. */
    static String createCluster(Stack stack, String name) throws IOException {
        String subnets = StreamSupport.stream(
                        stack.aws("ec2", "describe-subnets").path("Subnets").spliterator(), false)
                .limit(3)
                .map(subnet -> "\"" + subnet.path("SubnetId").asText() + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        List<String> create = List.of(
                "kafka",
                "create-cluster",
                "--cluster-name",
                name,
                "--kafka-version",
                "3.8.x",
                "--number-of-broker-nodes",
                "3",
                "--broker-node-group-info",
                "{\"InstanceType\": \"kafka.m7g.large\", \"ClientSubnets\": " + subnets + "}");
        return stack.aws(create.toArray(String[]::new)).path("ClusterArn").asText();
    }
}
