# Connector files: the source's address and credentials of one folder in Configuration/connectors, all else of the target's, as
# combine-connectors.sh composes them.

locals {
  configuration   = "${path.module}/../Configuration"
  connector_files = fileset("${local.configuration}/connectors", "*/mm2-*.json")
  auth_modes      = distinct([for file in local.connector_files : dirname(file) if !strcontains(dirname(file), "-to-")])
  connector_names = ["mm2-msc", "mm2-cpc", "mm2-hbc"] # the order in which they are started

  connectors_of = {
    for side in local.sides : side => {
      for name in local.connector_names : name => jsondecode(try(file("${local.configuration}/connectors/${one([
        for file in local.connector_files : file if startswith(file, "${coalesce(local.auth[side], "-")}/${name}-")
      ])}"), "{}")) # a mode without files is reported by checks.tf
    }
  }
  is_of_source = {
    for name, keys in local.connectors_of.target : name => [
      for key in keys(keys) : key if startswith(key, "source.cluster.") && key != "source.cluster.alias"
    ]
  }
  composed = {
    for name, keys in local.connectors_of.target : name => merge(
      { for key, value in keys : key => value if !contains(local.is_of_source[name], key) },
      {
        for key, value in local.connectors_of.source[name] : key => value
        if startswith(key, "source.cluster.") && key != "source.cluster.alias"
      },
      local.connector_values[name],
    )
  }

  # Kafka reads regular expressions where IAM reads patterns.
  topics_expression = join(", ", [for topic in var.topics : replace(replace(topic, ".", "\\."), "*", ".*")])
  groups_expression = join(", ", [for group in var.consumer_groups : replace(replace(group, ".", "\\."), "*", ".*")])
  vcpus             = local.task_sizes.kafka-connect.cpu / 1024
  connector_values = {
    mm2-msc = { "topics" = local.topics_expression, "tasks.max" = tostring(max(1, floor(local.vcpus * var.worker_count.max))) }
    mm2-cpc = { "topics" = local.topics_expression, "groups" = local.groups_expression }
    mm2-hbc = {}
  }

  connectors = {
    for name, keys in local.composed : name => {
      for key, value in keys : key => replace(replace(value,
        "{SOURCE CLUSTER BROKERS ADDRESS}", local.bootstrap_servers.source),
      "{TARGET CLUSTER BROKERS ADDRESS}", local.bootstrap_servers.target)
    }
  }
  connectors_suffix = local.auth.source == local.auth.target ? "${coalesce(local.auth.target, "-")}-auth" : "${coalesce(local.auth.source, "-")}-to-${coalesce(local.auth.target, "-")}"
}

resource "aws_s3_object" "connector" {
  for_each     = local.connectors
  bucket       = aws_s3_bucket.configuration.bucket
  key          = "connector/${each.key}-${local.connectors_suffix}.json"
  content      = jsonencode(each.value)
  content_type = "application/json"
  depends_on   = [aws_s3_bucket_versioning.configuration]
}
