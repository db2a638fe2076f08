# The demonstration: where no source is named, a task that produces records to the new one, with Kafka's own performance producer. It is in
# the image of the Apache Kafka project, and not in the worker's.

locals {
  kafka_version = regex("<kafka.version>([^<]+)</kafka.version>", file("${path.module}/../pom.xml"))[0]
  demo_topic    = "demo"
  # The listener without a login, so that the image needs no further library.
  demo_servers = local.demo_source ? replace(local.bootstrap_servers.source, ":9098", ":9094") : null
}

resource "aws_ecs_task_definition" "demo_producer" {
  count                    = local.demo_source ? 1 : 0
  family                   = "${local.name}-demo-producer"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  execution_role_arn       = aws_iam_role.this["execution"].arn

  container_definitions = jsonencode([{
    name      = "demo-producer"
    image     = "apache/kafka:${local.kafka_version}"
    essential = true
    environment = [
      { name = "KAFKA_HEAP_OPTS", value = "-Xmx512m" },
      { name = "RECORDS", value = "1000000" },
      { name = "RECORDS_PER_SECOND", value = "1000" },
      { name = "SERVERS", value = local.demo_servers },
      { name = "TOPIC", value = local.demo_topic },
    ]
    entryPoint = ["/bin/bash", "-euc"]
    command    = [file("${path.module}/produce_records.sh")]
    linuxParameters = {
      capabilities = { drop = ["ALL"] }
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.services["demo-producer"].name
        awslogs-region        = var.region
        awslogs-stream-prefix = "ecs"
      }
    }
  }])

  runtime_platform {
    cpu_architecture        = var.cpu_architecture
    operating_system_family = "LINUX"
  }
}
