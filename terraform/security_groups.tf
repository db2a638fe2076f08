locals {
  security_groups = merge(
    {
      client        = "Machines that use REST, Prometheus, Grafana and new clusters"
      kafka-connect = "Workers"
      prometheus    = "Prometheus"
      grafana       = "Grafana"
    },
    length(local.new_clusters) > 0 ? { brokers = "Brokers of new clusters" } : {},
    local.demo_source ? { demo-producer = "Producer of the demonstration" } : {},
    var.create_vpc_endpoints ? { endpoints = "VPC endpoints" } : {},
    var.keep_grafana_database ? { storage = "EFS" } : {},
  )

  # The group that is entered, those that enter it, first and last port.
  connections = [
    ["kafka-connect", "kafka-connect", 8083, 8083], # workers forward REST calls to each other
    ["kafka-connect", "client", 8083, 8083],
    ["kafka-connect", "prometheus", 3600, 3600],
    ["prometheus", "client", 9090, 9090],
    ["prometheus", "grafana", 9090, 9090],
    ["grafana", "client", 3000, 3000],
    ["brokers", "client", 9098, 9098],
    ["brokers", "kafka-connect", 9098, 9098],
    ["brokers", "prometheus", 11001, 11002], # open monitoring
    ["brokers", "demo-producer", 9094, 9094],
    ["endpoints", "client", 443, 443],
    ["endpoints", "kafka-connect", 443, 443],
    ["endpoints", "prometheus", 443, 443],
    ["endpoints", "grafana", 443, 443],
    ["storage", "grafana", 2049, 2049],
  ]

  # Existing brokers: the ports in their addresses, which the authentication mode decides.
  existing_groups = { for side, id in { source = var.source_security_group_id, target = var.target_security_group_id } : side => id if id != null }
  existing_connections = merge(
    merge([
      for side, id in local.existing_groups : {
        for port in local.ports[side] : "${side} ${port} from kafka-connect" => { group = id, from = "kafka-connect", ports = [port, port] }
      }
    ]...),
    {
      for side, id in local.existing_groups : "${side} monitoring from prometheus" => { group = id, from = "prometheus", ports = [11001, 11002] }
      if side == "target"
    },
  )

  ports_of_clients = { kafka-connect = 8083, prometheus = 9090, grafana = 3000 }
}

resource "aws_security_group" "this" {
  for_each    = local.security_groups
  name        = "${local.name}-${each.key}"
  description = each.value
  vpc_id      = local.vpc_id
  tags        = { Name = "${local.name}-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "between" {
  for_each = {
    for connection in local.connections : "${connection[0]} from ${connection[1]}" => connection
    if contains(keys(local.security_groups), connection[0]) && contains(keys(local.security_groups), connection[1])
  }
  security_group_id            = aws_security_group.this[each.value[0]].id
  referenced_security_group_id = aws_security_group.this[each.value[1]].id
  ip_protocol                  = "tcp"
  from_port                    = each.value[2]
  to_port                      = each.value[3]
  description                  = each.key
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each = {
    for pair in setproduct(keys(local.ports_of_clients), var.client_cidr_blocks) : "${pair[0]} from ${pair[1]}" => { group = pair[0], block = pair[1] }
  }
  security_group_id = aws_security_group.this[each.value.group].id
  cidr_ipv4         = each.value.block
  ip_protocol       = "tcp"
  from_port         = local.ports_of_clients[each.value.group]
  to_port           = local.ports_of_clients[each.value.group]
  description       = each.key
}

resource "aws_vpc_security_group_ingress_rule" "existing_brokers" {
  for_each                     = local.existing_connections
  security_group_id            = each.value.group
  referenced_security_group_id = aws_security_group.this[each.value.from].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.ports[0]
  to_port                      = each.value.ports[1]
  description                  = "${local.name}: ${each.key}"
}

# Brokers may be anywhere, and ECR and S3 have no fixed addresses.
resource "aws_vpc_security_group_egress_rule" "all" {
  for_each          = setintersection(keys(local.security_groups), ["client", "kafka-connect", "prometheus", "grafana", "demo-producer"])
  security_group_id = aws_security_group.this[each.key].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
  description       = "all"
}
