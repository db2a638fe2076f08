# The names of the services in the VPC.

locals {
  connect_host = "kafkaconnect.${var.namespaces.workers}"
  urls = {
    kafka-connect = "http://${local.connect_host}:8083"
    prometheus    = "http://prometheus.${var.namespaces.monitoring}:9090"
    grafana       = "http://grafana.${var.namespaces.monitoring}:3000"
  }
  discovered = {
    kafka-connect = { name = "kafkaconnect", namespace = var.namespaces.workers }
    prometheus    = { name = "prometheus", namespace = var.namespaces.monitoring }
    grafana       = { name = "grafana", namespace = var.namespaces.monitoring }
  }

  # Cloud Map responds with eight addresses at most.
  many_workers        = var.worker_count.max > 8
  connect_service_arn = "arn:${local.partition}:ecs:${var.region}:${local.account}:service/${local.name}/kafka-connect"
}

resource "aws_service_discovery_private_dns_namespace" "this" {
  for_each = toset([var.namespaces.workers, var.namespaces.monitoring])
  name     = each.key
  vpc      = local.vpc_id
}

resource "aws_service_discovery_service" "this" {
  for_each      = local.discovered
  name          = each.value.name
  force_destroy = true # tasks that have just stopped may still be registered

  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.this[each.value.namespace].id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = "A"
      ttl  = 10
    }
  }

  health_check_custom_config {
    failure_threshold = 1
  }
}
