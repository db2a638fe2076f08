resource "aws_ecs_cluster" "this" {
  name = local.name
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  count              = var.fargate_spot ? 1 : 0
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

resource "aws_ecs_service" "workers" {
  name                   = "kafka-connect"
  cluster                = aws_ecs_cluster.this.id
  task_definition        = aws_ecs_task_definition.this["kafka-connect"].arn
  desired_count          = var.worker_count.min
  enable_execute_command = var.enable_execute_command
  propagate_tags         = "SERVICE"
  wait_for_steady_state  = local.is_pinned.kafka-connect

  # New workers join before the old ones leave: two rebalances in all, and no task waits for a start.
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "ENABLED"

  deployment_circuit_breaker { # not for a tag: its first tasks may start before the first push
    enable   = local.is_pinned.kafka-connect
    rollback = local.is_pinned.kafka-connect
  }

  launch_type          = var.fargate_spot ? null : "FARGATE"
  force_new_deployment = var.fargate_spot # the provider requires it with a strategy

  dynamic "capacity_provider_strategy" {
    for_each = var.fargate_spot ? { FARGATE = { base = 1, weight = 0 }, FARGATE_SPOT = { base = 0, weight = 1 } } : {}

    content {
      capacity_provider = capacity_provider_strategy.key
      base              = capacity_provider_strategy.value.base
      weight            = capacity_provider_strategy.value.weight
    }
  }

  network_configuration {
    subnets          = local.subnet_ids
    security_groups  = [aws_security_group.this["kafka-connect"].id]
    assign_public_ip = var.assign_public_ip
  }

  service_registries {
    registry_arn = aws_service_discovery_service.this["kafka-connect"].arn
  }

  lifecycle {
    ignore_changes = [desired_count] # it is auto scaling's
  }

  depends_on = [aws_ecs_cluster_capacity_providers.this, aws_iam_role_policy.this]
}

# One task each, and never two: they would share a name, and Grafana's its database.
resource "aws_ecs_service" "monitoring" {
  for_each               = toset(["prometheus", "grafana"])
  name                   = each.key
  cluster                = aws_ecs_cluster.this.id
  task_definition        = aws_ecs_task_definition.this[each.key].arn
  desired_count          = 1
  enable_execute_command = var.enable_execute_command
  propagate_tags         = "SERVICE"
  wait_for_steady_state  = local.is_pinned[each.key]
  launch_type            = "FARGATE"

  deployment_minimum_healthy_percent = 0
  deployment_maximum_percent         = 100
  availability_zone_rebalancing      = "DISABLED" # ENABLED requires a maximum above 100

  deployment_circuit_breaker {
    enable   = local.is_pinned[each.key]
    rollback = local.is_pinned[each.key]
  }

  network_configuration {
    subnets          = local.subnet_ids
    security_groups  = [aws_security_group.this[each.key].id]
    assign_public_ip = var.assign_public_ip
  }

  service_registries {
    registry_arn = aws_service_discovery_service.this[each.key].arn
  }

  depends_on = [aws_iam_role_policy.this, aws_efs_mount_target.grafana]
}
