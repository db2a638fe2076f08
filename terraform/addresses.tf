# Each side's bootstrap servers, authentication mode and ARN: named, read from MSK, or of a new cluster.

data "aws_msk_bootstrap_brokers" "existing" {
  for_each = {
    for side, arn in { source = var.source_cluster_arn, target = var.target_cluster_arn } : side => arn
    if arn != null && local.named_servers[side] == null
  }
  cluster_arn = each.value
}

locals {
  sides      = ["source", "target"]
  named_auth = { source = var.source_auth, target = var.target_auth }
  named_arns = { source = var.source_cluster_arn, target = var.target_cluster_arn }

  # MSK has an address for each mode; the modes that are not MSK's own use one of these.
  servers_of_arn = {
    for side, brokers in data.aws_msk_bootstrap_brokers.existing : side => lookup({
      no-auth    = brokers.bootstrap_brokers
      tls        = brokers.bootstrap_brokers_tls
      mtls       = brokers.bootstrap_brokers_tls
      sasl-scram = brokers.bootstrap_brokers_sasl_scram
    }, coalesce(local.named_auth[side], "iam"), brokers.bootstrap_brokers_sasl_iam)
  }
  existing_servers = {
    for side in local.sides : side => local.named_servers[side] != null ? local.named_servers[side] : lookup(local.servers_of_arn, side, null)
  }
  is_new = { for side in local.sides : side => local.named_servers[side] == null && local.named_arns[side] == null }

  bootstrap_servers = {
    for side in local.sides : side => (
      !local.is_new[side] ? local.existing_servers[side] :
      contains(keys(aws_msk_serverless_cluster.this), side) ? aws_msk_serverless_cluster.this[side].bootstrap_brokers_sasl_iam :
      aws_msk_cluster.this[side].bootstrap_brokers_sasl_iam
    )
  }
  cluster_arns = {
    for side in local.sides : side => (
      !local.is_new[side] ? local.named_arns[side] :
      contains(keys(aws_msk_serverless_cluster.this), side) ? aws_msk_serverless_cluster.this[side].arn :
      aws_msk_cluster.this[side].arn
    )
  }

  # As the worker derives the mode. The ports are known before there is a cluster, so that all mistakes are found at plan time.
  auth_of_port = { 9092 = "no-auth", 9094 = "tls", 9194 = "tls", 9096 = "sasl-scram", 9196 = "sasl-scram", 9098 = "iam", 9198 = "iam" }
  ports = {
    for side in local.sides : side => local.is_new[side] ? ["9098"] : distinct(flatten(regexall(":([0-9]+)(?:,|$)", coalesce(local.existing_servers[side], "-"))))
  }
  auth = {
    for side in local.sides : side => (
      local.is_new[side] ? "iam" :
      local.named_auth[side] != null ? local.named_auth[side] :
      try(local.auth_of_port[one(local.ports[side])], null)
    )
  }

  # The addresses of bootstrap servers are three at most, but MSK numbers all brokers. Attributes of the resource, since a data source would
  # be read again at any change of the cluster, and Prometheus replaced.
  target_brokers = flatten([
    for cluster in [for side, cluster in aws_msk_cluster.this : cluster if side == "target"] : [
      for number in range(cluster.number_of_broker_nodes) :
      replace(split(":", cluster.bootstrap_brokers_sasl_iam)[0], "/^b-[0-9]+/", "b-${number + 1}")
    ]
  ])
}
