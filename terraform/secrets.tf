# Passwords that are generated, and in no state. A secret by ARN takes the place of a generated one.

locals {
  generated_secrets = merge(
    var.grafana_password_secret_arn == null ? { grafana-admin = "Password of Grafana's user admin" } : {},
    # Grafana's own default is public, and its database outlives the task.
    var.keep_grafana_database ? { grafana-secret-key = "Key of secrets in Grafana's database" } : {},
  )
  grafana_password_arn = var.grafana_password_secret_arn != null ? var.grafana_password_secret_arn : aws_secretsmanager_secret_version.generated["grafana-admin"].arn

  service_secrets = {
    kafka-connect = merge(
      var.worker_secrets,
      var.rest_credentials_secret_arn == null ? {} : { REST_CREDENTIALS = var.rest_credentials_secret_arn },
    )
    prometheus = {}
    grafana    = var.keep_grafana_database ? { GF_SECURITY_SECRET_KEY = aws_secretsmanager_secret_version.generated["grafana-secret-key"].arn } : {}
  }

  # What the execution role reads. Of ARN:KEY:STAGE:VERSION, IAM knows the ARN.
  worker_secret_arns = values(local.service_secrets.kafka-connect)
  secrets = {
    secrets = distinct([
      for arn in concat([local.grafana_password_arn], values(local.service_secrets.grafana), [for arn in local.worker_secret_arns : arn if strcontains(arn, ":secretsmanager:")]) :
      join(":", slice(split(":", arn), 0, 7))
    ])
    parameters = [for arn in local.worker_secret_arns : arn if strcontains(arn, ":ssm:")]
  }
  unknown_secrets = [for arn in local.worker_secret_arns : arn if !can(regex("^arn:[^:]+:(secretsmanager:[^:]+:[0-9]+:secret:.|ssm:[^:]+:[0-9]+:parameter/.)", arn))]
}

ephemeral "aws_secretsmanager_random_password" "generated" {
  provider            = aws.ephemeral
  for_each            = local.generated_secrets
  password_length     = 24
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "generated" {
  for_each                = local.generated_secrets
  name                    = "${local.name}-${each.key}"
  description             = each.value
  recovery_window_in_days = 0 # else the name could not be used again for a week
}

resource "aws_secretsmanager_secret_version" "generated" {
  for_each                 = local.generated_secrets
  secret_id                = aws_secretsmanager_secret.generated[each.key].id
  secret_string_wo         = ephemeral.aws_secretsmanager_random_password.generated[each.key].random_password
  secret_string_wo_version = 1 # another number generates another password
}
