# The whole configuration without an account: the provider's answers are made up. Few runs, since each starts the provider again.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "012345678910" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }
  mock_data "aws_vpc" {
    defaults = { id = "vpc-0123456789abcdef0", enable_dns_support = true, enable_dns_hostnames = true }
  }
  mock_data "aws_subnets" {
    defaults = { ids = ["subnet-a", "subnet-b", "subnet-c"] }
  }
  mock_data "aws_subnet" {
    defaults = { vpc_id = "vpc-0123456789abcdef0" }
  }
  mock_data "aws_msk_bootstrap_brokers" {
    defaults = { bootstrap_brokers_sasl_iam = "b-1.old.abc123.c2.kafka.us-east-1.amazonaws.com:9098,b-2.old.abc123.c2.kafka.us-east-1.amazonaws.com:9098" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::012345678910:role/mocked" }
  }
  mock_resource "aws_msk_cluster" {
    defaults = {
      arn                        = "arn:aws:kafka:us-east-1:012345678910:cluster/mocked/11111111-2222-3333-4444-555555555555-2"
      bootstrap_brokers_sasl_iam = "b-1.mocked.abc123.c2.kafka.us-east-1.amazonaws.com:9098"
    }
  }
  mock_resource "aws_msk_serverless_cluster" {
    defaults = {
      arn                        = "arn:aws:kafka:us-east-1:012345678910:cluster/mocked/11111111-2222-3333-4444-555555555555-s1"
      bootstrap_brokers_sasl_iam = "boot-abc123.c1.kafka-serverless.us-east-1.amazonaws.com:9098"
    }
  }
  mock_resource "aws_msk_configuration" {
    defaults = { arn = "arn:aws:kafka:us-east-1:012345678910:configuration/mocked/11111111-2222-3333-4444-555555555555-2", latest_revision = 1 }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::mocked" }
  }
  mock_resource "aws_secretsmanager_secret_version" {
    defaults = { arn = "arn:aws:secretsmanager:us-east-1:012345678910:secret:mocked-AbCdEf" }
  }
  mock_resource "aws_service_discovery_service" {
    defaults = { arn = "arn:aws:servicediscovery:us-east-1:012345678910:service/srv-mocked" }
  }
  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:us-east-1:012345678910:task-definition/mocked:1" }
  }
  mock_resource "aws_prometheus_workspace" {
    defaults = {
      arn                 = "arn:aws:aps:us-east-1:012345678910:workspace/ws-mocked"
      prometheus_endpoint = "https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-mocked/"
    }
  }
}

override_data {
  target = data.aws_subnet.this["subnet-a"]
  values = { id = "subnet-a", vpc_id = "vpc-0123456789abcdef0", availability_zone = "us-east-1a" }
}
override_data {
  target = data.aws_subnet.this["subnet-b"]
  values = { id = "subnet-b", vpc_id = "vpc-0123456789abcdef0", availability_zone = "us-east-1b" }
}
override_data {
  target = data.aws_subnet.this["subnet-c"]
  values = { id = "subnet-c", vpc_id = "vpc-0123456789abcdef0", availability_zone = "us-east-1c" }
}

# Ephemeral resources cannot be mocked. With a secret by ARN there are none.
provider "aws" {
  alias                       = "ephemeral"
  region                      = "us-east-1"
  access_key                  = "mocked"
  secret_key                  = "mocked"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

variables {
  vpc_id                      = "vpc-0123456789abcdef0"
  grafana_password_secret_arn = "arn:aws:secretsmanager:us-east-1:012345678910:secret:grafana-AbCdEf:password::"
}

run "creates_both_clusters_where_none_is_named" {
  assert {
    condition     = aws_msk_cluster.this["source"].number_of_broker_nodes == 3 && aws_msk_cluster.this["target"].number_of_broker_nodes == 3
    error_message = "Expected: one broker in each zone."
  }
  assert {
    condition     = toset([for repository in aws_ecr_repository.this : repository.name]) == toset(["kafka-connect", "prometheus", "grafana"])
    error_message = "build_images.sh pushes to these repositories."
  }
  assert {
    condition = output.urls == {
      kafka-connect = "http://kafkaconnect.migration:8083"
      prometheus    = "http://prometheus.monitoring:9090"
      grafana       = "http://grafana.monitoring:3000"
    }
    error_message = "Existing users know other names: ${jsonencode(output.urls)}"
  }
  assert {
    condition     = output.connector_s3_uris["mm2-msc"] == "s3://kafka-migration-012345678910-us-east-1/connector/mm2-msc-iam-auth.json"
    error_message = "mm2-msc is at ${output.connector_s3_uris["mm2-msc"]}"
  }
  assert {
    condition = alltrue(flatten([
      for service in local.services : [
        for key, value in jsondecode(file("../Configuration/ecs/${service}.json")).containerDefinitions[0] :
        jsonencode(jsondecode(aws_ecs_task_definition.this[service].container_definitions)[0][key]) == jsonencode(value)
        if !contains(["image", "environment", "secrets", "logConfiguration"], key)
      ]
    ]))
    error_message = "A container differs from Configuration/ecs in more than its placeholders."
  }
  assert {
    condition = length(regexall("IMAGE_URL|GROUP_NAME|BROKER_ADDRESSES|_ROLE_ARN|PASSWORD_SECRET_ARN|\"AWS_REGION\"", join("",
    [for task in aws_ecs_task_definition.this : task.container_definitions]))) == 0
    error_message = "A placeholder is left in a task definition."
  }
  assert {
    condition = length(regexall("[A-Z]+_ARN|WORKER_GROUP|TOPICS|CONSUMER_GROUPS|PARTITION|AWS_REGION|ACCOUNT_ID|ECS_CLUSTER|S3_FILES", join("",
    [for policy in aws_iam_role_policy.this : policy.policy]))) == 0
    error_message = "A placeholder is left in a policy."
  }
  assert {
    condition     = length(regexall("\\{[A-Z]+ CLUSTER", join("", [for connector in aws_s3_object.connector : connector.content]))) == 0
    error_message = "An address is missing in a connector file."
  }
  assert {
    condition = alltrue([
      for list in ["JMX_EXPORTER_BROKER_LIST", "NODE_EXPORTER_BROKER_LIST"] :
      contains(jsondecode(aws_ecs_task_definition.this["prometheus"].container_definitions)[0].environment, {
        name  = list
        value = join(",", [for number in [1, 2, 3] : "b-${number}.mocked.abc123.c2.kafka.us-east-1.amazonaws.com"])
      })
    ])
    error_message = "Prometheus does not know all brokers."
  }
  assert {
    condition = toset(keys(aws_iam_role_policy.this)) == toset([
      "execution.execution", "execution.execution-secrets", "grafana.execute-command", "kafka-connect.execute-command", "kafka-connect.kafka-source",
      "kafka-connect.kafka-target", "kafka-connect.kafka-target-exactly-once", "kafka-connect.kafka-target-group-offsets",
      "kafka-connect.kafka-target-topic-creation", "kafka-connect.kafka-target-topic-settings", "prometheus.execute-command",
    ])
    error_message = "Roles have ${join(", ", keys(aws_iam_role_policy.this))}"
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.this["execution.execution-secrets"].policy).Statement[0].Resource == ["arn:aws:secretsmanager:us-east-1:012345678910:secret:grafana-AbCdEf"]
    error_message = "The execution role does not read the password by its ARN."
  }
  assert {
    condition     = !aws_ecs_service.workers.wait_for_steady_state && !aws_ecs_service.workers.deployment_circuit_breaker[0].enable
    error_message = "A deployment of the tag latest must wait for the first push."
  }
  assert {
    condition     = strcontains(output.produce_records, "--task-definition kafka-migration-demo-producer") && strcontains(aws_ecs_task_definition.demo_producer[0].container_definitions, "b-1.mocked.abc123.c2.kafka.us-east-1.amazonaws.com:9094")
    error_message = "The demonstration has no producer."
  }
}

run "composes_what_is_named" {
  variables {
    vpc_id                      = null
    vpc-id                      = "vpc-0123456789abcdef0" # as the users of AWS's sample have it
    app-shorthand-name          = "samplename"
    account-id                  = "012345678910"
    partition                   = "aws"
    source_bootstrap_servers    = "kafka-1.example.com:9096,kafka-2.example.com:9096"
    source_security_group_id    = "sg-0123456789abcdef0"
    target_cluster              = { type = "serverless" }
    topics                      = ["shop.*", "orders"]
    consumer_groups             = ["shop-*"]
    worker_cpu                  = 2048
    worker_memory               = 8192
    worker_count                = { min = 3, max = 12 }
    managed_prometheus          = true
    create_vpc_endpoints        = true
    enable_execute_command      = false
    rest_credentials_secret_arn = "arn:aws:ssm:us-east-1:012345678910:parameter/rest"
    worker_environment          = { CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT = "disabled", SOURCE_TRUSTSTORE_S3_URI = "s3://stores/source.pem" }
    worker_secrets = {
      SOURCE_USERNAME = "arn:aws:secretsmanager:us-east-1:012345678910:secret:AmazonMSK_old-AbCdEf:username::"
      SOURCE_PASSWORD = "arn:aws:secretsmanager:us-east-1:012345678910:secret:AmazonMSK_old-AbCdEf:password::"
    }
    secrets_kms_key_arns = ["arn:aws:kms:us-east-1:012345678910:key/11111111-2222-3333-4444-555555555555"]
    images = {
      kafka-connect = "012345678910.dkr.ecr.us-east-1.amazonaws.com/kafka-connect@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    }
  }
  assert {
    condition     = aws_ecs_cluster.this.name == "samplename" && contains(jsondecode(aws_ecs_task_definition.this["kafka-connect"].container_definitions)[0].environment, { name = "GROUP", value = "samplename" })
    error_message = "The sample's name is not used."
  }
  assert {
    condition = alltrue([
      for key, value in {
        "source.cluster.bootstrap.servers" = "kafka-1.example.com:9096,kafka-2.example.com:9096"
        "source.cluster.sasl.mechanism"    = "SCRAM-SHA-512"
        "target.cluster.bootstrap.servers" = "boot-abc123.c1.kafka-serverless.us-east-1.amazonaws.com:9098"
        "target.cluster.sasl.mechanism"    = "AWS_MSK_IAM"
        "topics"                           = "shop\\..*, orders"
        "tasks.max"                        = "24"
      } : jsondecode(aws_s3_object.connector["mm2-msc"].content)[key] == value
    ])
    error_message = "mm2-msc is ${aws_s3_object.connector["mm2-msc"].content}"
  }
  assert {
    condition     = !contains(keys(jsondecode(aws_s3_object.connector["mm2-msc"].content)), "source.cluster.sasl.client.callback.handler.class")
    error_message = "A key of the target's mode is left on the source's side."
  }
  assert {
    condition     = jsondecode(aws_s3_object.connector["mm2-cpc"].content).topics == "shop\\..*, orders" && jsondecode(aws_s3_object.connector["mm2-cpc"].content).groups == "shop-.*"
    error_message = "mm2-cpc has other topics or groups than mm2-msc and the policies."
  }
  assert {
    condition = toset(keys(aws_iam_role_policy.this)) == toset([
      "execution.decrypt", "execution.execution", "execution.execution-parameters", "execution.execution-secrets", "kafka-connect.files-in-s3",
      "kafka-connect.kafka-target", "kafka-connect.kafka-target-group-offsets", "kafka-connect.kafka-target-topic-creation",
      "kafka-connect.kafka-target-topic-settings", "prometheus.discovery", "prometheus.remote-write",
    ])
    error_message = "Roles have ${join(", ", keys(aws_iam_role_policy.this))}"
  }
  assert {
    condition     = toset(keys(aws_iam_role.this)) == toset(["execution", "kafka-connect", "prometheus"]) && aws_ecs_task_definition.this["grafana"].task_role_arn == null
    error_message = "Grafana needs no role without ECS Exec."
  }
  assert {
    condition = toset(jsondecode(aws_iam_role_policy.this["kafka-connect.kafka-target"].policy).Statement[4].Resource) == toset([
      for topic in ["heartbeats", "shop.*", "orders"] : "arn:aws:kafka:us-east-1:012345678910:topic/mocked/11111111-2222-3333-4444-555555555555-s1/${topic}"
    ])
    error_message = aws_iam_role_policy.this["kafka-connect.kafka-target"].policy
  }
  assert {
    condition     = strcontains(aws_ecs_task_definition.this["prometheus"].container_definitions, "KAFKA_CONNECT_ECS_SERVICE")
    error_message = "Cloud Map responds with eight workers at most."
  }
  assert {
    condition     = toset(keys(aws_vpc_endpoint.interface)) == toset(["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "ecs", "ec2", "aps-workspaces"])
    error_message = "There are VPC endpoints for ${join(", ", keys(aws_vpc_endpoint.interface))}"
  }
  assert {
    condition     = toset(keys(aws_vpc_security_group_ingress_rule.existing_brokers)) == toset(["source 9096 from kafka-connect"])
    error_message = "The source admits ${join(", ", keys(aws_vpc_security_group_ingress_rule.existing_brokers))}"
  }
  assert {
    condition     = aws_ecs_service.workers.deployment_circuit_breaker[0].rollback && !aws_ecs_service.monitoring["grafana"].deployment_circuit_breaker[0].rollback
    error_message = "Only images that are pinned can be rolled back to."
  }
  assert {
    condition     = strcontains(output.start_connectors, "--user \"$REST_CREDENTIALS\"") && output.produce_records == null && output.forward_ports == null
    error_message = "Outputs are not the commands for this."
  }
}

run "reports_what_is_missing" {
  command = plan
  variables {
    subnet_ids               = ["subnet-a", "subnet-b"]
    source_bootstrap_servers = "kafka-1.example.com:9096"
    target_cluster           = { type = "express" }
    images                   = { grafana = "012345678910.dkr.ecr.eu-west-1.amazonaws.com/grafana:latest" }
  }
  expect_failures = [terraform_data.checks]
}

run "rejects_invalid_values" {
  command = plan
  variables {
    client_cidr_blocks = ["0.0.0.0/0"]
    consumer_groups    = ["shop, orders"]
    cpu_architecture   = "arm64"
    images             = { kafka = "kafka" }
    log_retention_days = 8
    name               = "Uppercase"
    region             = "Virginia"
    target_auth        = "kerberos"
    target_cluster     = { type = "small" }
    topics             = ["shop\\..*"]
    vpc_id             = "default"
    worker_count       = { min = 3, max = 2 }
  }
  expect_failures = [
    var.client_cidr_blocks, var.consumer_groups, var.cpu_architecture, var.images, var.log_retention_days, var.name, var.region, var.target_auth,
    var.target_cluster, var.topics, var.vpc_id, var.worker_count,
  ]
}
