# A role for each service, and one with which ECS starts them: each has only the policies of its mode and its features.

locals {
  execute_command = var.enable_execute_command ? { execute-command = local.aws_policies["execute-command"] } : {}

  # Policies by role. A service without any has no role.
  policies = {
    kafka-connect = merge(
      { for name, text in local.kafka_policies : "kafka-${name}" => text },
      local.execute_command,
      length(local.files_in_s3) > 0 ? { files-in-s3 = local.aws_policies["files-in-s3"] } : {},
      length(var.files_kms_key_arns) > 0 ? { decrypt = local.decrypt.files } : {},
      contains(keys(var.worker_environment), "SOURCE_ROLE_ARN") ? { assume-source-role = local.assume_role } : {},
    )
    prometheus = merge(
      local.execute_command,
      local.many_workers ? { discovery = local.aws_policies["discovery"] } : {},
      var.managed_prometheus ? { remote-write = local.aws_policies["remote-write"] } : {},
    )
    grafana = local.execute_command
    execution = merge(
      { execution = local.aws_policies["execution"], execution-secrets = local.aws_policies["execution-secrets"] },
      length(local.secrets.parameters) > 0 ? { execution-parameters = local.aws_policies["execution-parameters"] } : {},
      length(var.secrets_kms_key_arns) > 0 ? { decrypt = local.decrypt.secrets } : {},
    )
  }
  decrypt = {
    for purpose, keys in { secrets = var.secrets_kms_key_arns, files = var.files_kms_key_arns } :
    purpose => replace(local.aws_policies["decrypt"], "\"KEY_ARN\"", join(", ", [for key in keys : jsonencode(key)]))
  }
  roles = {
    for role, policies in local.policies : role => {
      kafka-connect = "The workers, at MSK and AWS"
      prometheus    = "Prometheus, at AWS"
      grafana       = "Grafana, at AWS"
      execution     = "What ECS needs to start the tasks"
    }[role] if length(policies) > 0 || role == "kafka-connect"
  }
  role_policies = merge([
    for role, policies in local.policies : { for name, text in policies : "${role}.${name}" => { role = role, name = name, text = text } }
  ]...)
}

resource "aws_iam_role" "this" {
  for_each           = local.roles
  name               = "${local.name}-${each.key}"
  description        = each.value
  assume_role_policy = jsonencode(jsondecode(replace(local.policy_files["trust-ecs-tasks"], "ACCOUNT_ID", local.account)))
}

resource "aws_iam_role_policy" "this" {
  for_each = local.role_policies
  name     = each.value.name
  role     = aws_iam_role.this[each.value.role].name
  policy   = jsonencode(jsondecode(each.value.text))
}
