# What tasks reach without a NAT gateway.

locals {
  endpoints = !var.create_vpc_endpoints ? [] : concat(
    ["ecr.api", "ecr.dkr", "logs", "secretsmanager"],
    length(local.secrets.parameters) > 0 ? ["ssm"] : [],
    var.enable_execute_command ? ["ssmmessages"] : [],
    local.auth.source == "iam-role" ? ["sts"] : [],
    local.many_workers ? ["ecs", "ec2"] : [],
    var.managed_prometheus ? ["aps-workspaces"] : [],
  )
}

resource "aws_vpc_endpoint" "interface" {
  for_each            = toset(local.endpoints)
  vpc_id              = local.vpc_id
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = local.subnet_ids
  security_group_ids  = [aws_security_group.this["endpoints"].id]
  tags                = { Name = "${local.name}-${each.key}" }
}

data "aws_route_tables" "this" {
  count  = var.create_vpc_endpoints ? 1 : 0
  vpc_id = local.vpc_id
}

resource "aws_vpc_endpoint" "s3" { # the layers of ECR's images are in S3
  count             = var.create_vpc_endpoints ? 1 : 0
  vpc_id            = local.vpc_id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = data.aws_route_tables.this[0].ids
  tags              = { Name = "${local.name}-s3" }
}
