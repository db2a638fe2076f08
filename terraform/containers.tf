# Containers as in Configuration/ecs, with what is deployed in the place of placeholders. A test compares every other key with the files.

locals {
  task_files = { for service in local.services : service => jsondecode(file("${local.configuration}/ecs/${service}.json")) }
  task_sizes = {
    for service, task in local.task_files : service => {
      cpu    = service == "kafka-connect" ? coalesce(var.worker_cpu, tonumber(task.cpu)) : tonumber(task.cpu)
      memory = service == "kafka-connect" ? coalesce(var.worker_memory, tonumber(task.memory)) : tonumber(task.memory)
    }
  }
  worker_group = coalesce(var.worker_group, local.name)
  placeholders = {
    GROUP_NAME          = local.worker_group
    BROKER_ADDRESSES    = local.bootstrap_servers.target
    PASSWORD_SECRET_ARN = local.grafana_password_arn
  }

  environment = {
    kafka-connect = merge(
      # The worker derives its mode from MSK's ports, but not mtls, and nothing from others.
      var.target_auth != null && !local.is_new.target ? { AUTH = local.auth.target } : {},
      # MSK Serverless allows 120 partitions with compaction in all.
      contains(keys(local.serverless), "target") ? { CONNECT_OFFSET_STORAGE_PARTITIONS = "5" } : {},
      var.worker_environment,
    )
    prometheus = merge(
      { KAFKA_CONNECT_DNS_NAME = local.connect_host },
      local.many_workers ? { KAFKA_CONNECT_ECS_SERVICE = local.connect_service_arn } : {},
      length(local.target_brokers) > 0 ? {
        JMX_EXPORTER_BROKER_LIST  = join(",", local.target_brokers)
        NODE_EXPORTER_BROKER_LIST = join(",", local.target_brokers)
      } : {},
      var.managed_prometheus ? { REMOTE_WRITE_URL = "${aws_prometheus_workspace.this[0].prometheus_endpoint}api/v1/remote_write" } : {},
    )
    grafana = { PROMETHEUS_URL = local.urls.prometheus }
  }

  containers = {
    for service, task in local.task_files : service => [
      for container in task.containerDefinitions : merge(container, {
        image                  = local.images[service]
        readonlyRootFilesystem = var.readonly_root_filesystem && container.readonlyRootFilesystem
        environment = concat(
          [
            for variable in lookup(container, "environment", []) :
            { name = variable.name, value = lookup(local.placeholders, variable.value, variable.value) }
            if !contains(keys(local.environment[service]), variable.name)
          ],
          [for name, value in local.environment[service] : { name = name, value = value }],
        )
        secrets = concat(
          [
            for secret in lookup(container, "secrets", []) :
            { name = secret.name, valueFrom = lookup(local.placeholders, secret.valueFrom, secret.valueFrom) }
          ],
          [for name, arn in local.service_secrets[service] : { name = name, valueFrom = arn }],
        )
        logConfiguration = merge(container.logConfiguration, {
          options = merge(
            { for key, value in container.logConfiguration.options : key => value if key != "awslogs-create-group" },
            { awslogs-group = aws_cloudwatch_log_group.services[service].name, awslogs-region = var.region },
          )
        })
      })
    ]
  }
}

resource "aws_cloudwatch_log_group" "services" {
  for_each          = toset(concat(local.services, local.demo_source ? ["demo-producer"] : []))
  name              = "/ecs/${local.name}/${each.key}"
  retention_in_days = var.log_retention_days
}
