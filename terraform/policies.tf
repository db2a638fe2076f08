# IAM policies are the files in Configuration/permissions/iam, with their placeholders filled in.

locals {
  # Every resource in a list, so that a placeholder may become several.
  policy_files = {
    for file in fileset("${local.configuration}/permissions/iam", "**/*.json") :
    trimsuffix(file, ".json") => replace(file("${local.configuration}/permissions/iam/${file}"), "/\"Resource\": (\"[^\"]*\")/", "\"Resource\": [$1]")
  }

  # --- Kafka ---
  side_of_policy = {
    source                = "source"
    target                = "target"
    target-exactly-once   = "target"
    target-topic-creation = "target"
    target-topic-settings = "target"
    target-group-offsets  = "target"
  }
  is_granted = {
    source                = true
    target                = true
    target-exactly-once   = lookup(var.worker_environment, "CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT", "enabled") != "disabled"
    target-topic-creation = true
    target-topic-settings = true
    target-group-offsets  = true
  }
  kafka_policies = {
    for name, side in local.side_of_policy : name => replace(replace(replace(replace(replace(replace(replace(local.policy_files[name],
      "\"TOPIC_ARN/TOPICS\"", join(", ", [for topic in var.topics : "\"TOPIC_ARN/${topic}\""])),
      "\"GROUP_ARN/CONSUMER_GROUPS\"", join(", ", [for group in var.consumer_groups : "\"GROUP_ARN/${group}\""])),
      "CLUSTER_ARN", coalesce(local.cluster_arns[side], "-")),
      "TRANSACTIONAL_ID_ARN", replace(coalesce(local.cluster_arns[side], "-"), ":cluster/", ":transactional-id/")),
      "TOPIC_ARN", replace(coalesce(local.cluster_arns[side], "-"), ":cluster/", ":topic/")),
      "GROUP_ARN", replace(coalesce(local.cluster_arns[side], "-"), ":cluster/", ":group/")),
    "WORKER_GROUP", local.worker_group) if local.auth[side] == "iam" && local.is_granted[name]
  }

  # --- AWS itself ---
  files_in_s3 = [for uri in values(var.worker_environment) : trimprefix(uri, "s3://") if startswith(uri, "s3://")]
  lists = {
    "\"SECRET_ARN\""                  = local.secrets.secrets
    "\"PARAMETER_ARN\""               = local.secrets.parameters
    "\"WORKSPACE_ARN\""               = aws_prometheus_workspace.this[*].arn
    "\"arn:PARTITION:s3:::S3_FILES\"" = [for path in local.files_in_s3 : "arn:PARTITION:s3:::${path}"]
  }
  aws_policies = {
    for name, text in local.policy_files : trimprefix(name, "ecs/") => replace(replace(replace(replace(replace(replace(text,
      "/\"(SECRET_ARN|PARAMETER_ARN|WORKSPACE_ARN|arn:PARTITION:s3:::S3_FILES)\"/", join(", ", [
        for resource in try(local.lists[regex("\"(?:SECRET_ARN|PARAMETER_ARN|WORKSPACE_ARN|arn:PARTITION:s3:::S3_FILES)\"", text)], []) : jsonencode(resource)
      ])),
      "log-group:/ecs/", "log-group:/ecs/${local.name}/"),
      "PARTITION", local.partition),
      "AWS_REGION", var.region),
      "ACCOUNT_ID", local.account),
    "ECS_CLUSTER", local.name) if startswith(name, "ecs/")
  }
  assume_role = replace(local.policy_files["assume-role"], "SOURCE_ROLE_ARN", lookup(var.worker_environment, "SOURCE_ROLE_ARN", "-"))
}
