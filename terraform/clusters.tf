# MSK clusters, for each side where none is named.

locals {
  demo_source = local.is_new.source
  new_clusters = merge(
    local.is_new.source ? { source = merge(var.source_cluster, { type = "standard", brokers_per_zone = 1, kms_key_arn = null }) } : {},
    local.is_new.target ? { target = var.target_cluster } : {},
  )
  provisioned    = { for side, cluster in local.new_clusters : side => cluster if cluster.type != "serverless" }
  standard       = { for side, cluster in local.new_clusters : side => cluster if cluster.type == "standard" }
  serverless     = { for side, cluster in local.new_clusters : side => cluster if cluster.type == "serverless" }
  instance_types = { standard = "kafka.m7g.large", express = "express.m7g.large" }
}

resource "aws_cloudwatch_log_group" "brokers" {
  for_each          = local.standard
  name              = "/aws/msk/${local.name}-${each.key}"
  retention_in_days = var.log_retention_days
}

resource "aws_msk_configuration" "this" {
  for_each       = local.standard
  name           = "${local.name}-${each.key}"
  kafka_versions = [each.value.kafka_version]
  server_properties = join("\n", [
    for name, value in merge({
      "auto.create.topics.enable"      = "false"
      "default.replication.factor"     = length(local.subnet_ids)
      "min.insync.replicas"            = length(local.subnet_ids) - 1
      "unclean.leader.election.enable" = "false"
    }, each.value.server_properties) : "${name}=${value}"
  ])
}

resource "aws_msk_cluster" "this" {
  for_each               = local.provisioned
  cluster_name           = "${local.name}-${each.key}"
  kafka_version          = each.value.kafka_version
  number_of_broker_nodes = each.value.brokers_per_zone * length(local.subnet_ids)
  enhanced_monitoring    = "PER_BROKER"

  broker_node_group_info {
    instance_type   = coalesce(each.value.instance_type, local.instance_types[each.value.type])
    client_subnets  = local.subnet_ids
    security_groups = [aws_security_group.this["brokers"].id]

    dynamic "storage_info" { # Express brokers have their own
      for_each = each.value.type == "standard" ? [each.value.storage_gib] : []

      content {
        ebs_storage_info {
          volume_size = storage_info.value
        }
      }
    }
  }

  dynamic "configuration_info" {
    for_each = each.value.type == "standard" ? [aws_msk_configuration.this[each.key]] : []

    content {
      arn      = configuration_info.value.arn
      revision = configuration_info.value.latest_revision
    }
  }

  client_authentication {
    unauthenticated = each.key == "source" # TLS without a login, for the producer of the demonstration

    sasl {
      iam = true
    }
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = each.value.kms_key_arn

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  open_monitoring {
    prometheus {
      jmx_exporter {
        enabled_in_broker = true
      }

      node_exporter {
        enabled_in_broker = true
      }
    }
  }

  dynamic "logging_info" { # MSK rejected it for Express brokers until 2026
    for_each = each.value.type == "standard" ? [aws_cloudwatch_log_group.brokers[each.key].name] : []

    content {
      broker_logs {
        cloudwatch_logs {
          enabled   = true
          log_group = logging_info.value
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size] # MSK may expand it, and never shrinks it
  }
}

resource "aws_msk_serverless_cluster" "this" {
  for_each     = local.serverless
  cluster_name = "${local.name}-${each.key}"

  vpc_config {
    subnet_ids         = local.subnet_ids
    security_group_ids = [aws_security_group.this["brokers"].id]
  }

  client_authentication {
    sasl {
      iam {
        enabled = true
      }
    }
  }
}
