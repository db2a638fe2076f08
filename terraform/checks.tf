# What can only be checked together, all of it at plan time.

locals {
  # The variables that connector files refer to, and those that the worker needs for its own connections.
  referenced = flatten(regexall("\\$\\{env:(?:jaas:)?([A-Z0-9_]+)\\}", jsonencode(local.composed)))
  of_target = {
    sasl-scram = ["USERNAME", "PASSWORD"]
    mtls = contains(keys(var.worker_environment), "KAFKA_CONNECT_KEYSTORE_S3_URI") ? ["KEYSTORE_PASSWORD"] : [
      "CONNECT_SSL_KEYSTORE_KEY", "CONNECT_SSL_KEYSTORE_CERTIFICATE_CHAIN", "CONNECT_SSL_TRUSTSTORE_CERTIFICATES",
    ]
  }
  needed  = setunion(local.referenced, lookup(local.of_target, coalesce(local.auth.target, "-"), []))
  known   = setunion(keys(var.worker_environment), keys(local.service_secrets.kafka-connect), ["BROKERS", "GROUP", "AWS_REGION"]) # ECS sets the last one
  missing = setsubtract(local.needed, local.known)

  sides_without_arn = [for side in local.sides : side if !local.is_new[side] && local.auth[side] == "iam" && local.named_arns[side] == null]
  sides_without_servers = [
    for side in local.sides : side if !local.is_new[side] && length(coalesce(local.existing_servers[side], " ")) < 2
  ]
  sides_without_mode = [for side in local.sides : side if local.auth[side] == null && !contains(local.sides_without_servers, side)]
}

resource "terraform_data" "checks" {
  lifecycle {
    precondition {
      condition     = length(local.subnet_ids) >= 2
      error_message = "There are subnets in ${length(local.subnet_ids)} zones, ${jsonencode(local.subnets_by_zone)}; expected: two or three. Public subnets, such as all of a default VPC, need assign_public_ip = true. subnet_ids names others."
    }
    precondition {
      condition     = try(local.new_clusters.target.type, "") != "express" || length(local.subnet_ids) == 3
      error_message = "There are subnets in ${length(local.subnet_ids)} zones, ${jsonencode(local.subnets_by_zone)}; expected: three, as Express brokers need."
    }
    precondition {
      condition     = length(local.sides_without_servers) == 0
      error_message = "MSK has no address for the authentication mode of: ${join(", ", local.sides_without_servers)}. Enable the mode on the cluster, or set source_auth or target_auth to one that it has."
    }
    precondition {
      condition     = length(local.sides_without_mode) == 0
      error_message = "No authentication mode follows from the ports of: ${join(", ", local.sides_without_mode)} (${join(", ", flatten([for side in local.sides_without_mode : local.ports[side]]))}). Set source_auth or target_auth."
    }
    precondition {
      condition     = contains(local.auth_modes, coalesce(local.auth.source, "iam"))
      error_message = "source_auth is '${coalesce(local.auth.source, "-")}'; expected: ${join(", ", local.auth_modes)}."
    }
    precondition {
      condition     = length(local.sides_without_arn) == 0
      error_message = "IAM policies need the ARN of: ${join(", ", local.sides_without_arn)}. Set source_cluster_arn or target_cluster_arn: aws kafka list-clusters-v2."
    }
    precondition {
      condition     = length(local.missing) == 0
      error_message = "With a source of mode ${coalesce(local.auth.source, "-")} and a target of mode ${coalesce(local.auth.target, "-")} the workers need ${join(", ", local.missing)}. Set worker_secrets for secrets, worker_environment for the rest: Configuration/README.md."
    }
    precondition {
      condition     = length(local.unknown_secrets) == 0
      error_message = "worker_secrets or rest_credentials_secret_arn has ${join(", ", local.unknown_secrets)}; expected: ARNs of Secrets Manager or Parameter Store."
    }
    precondition {
      condition     = length(local.misplaced_images) == 0
      error_message = "Images are in another registry than ${local.registry}: ${join(", ", local.misplaced_images)}. They may be left from a push for another account or region: run build_images.sh ${local.account} ${var.region}, or remove images.auto.tfvars.json."
    }
  }
}
