# What outlives the tasks of Prometheus and Grafana.

resource "aws_prometheus_workspace" "this" {
  count = var.managed_prometheus ? 1 : 0
  alias = local.name
}

resource "aws_efs_file_system" "grafana" {
  count     = var.keep_grafana_database ? 1 : 0
  encrypted = true
  tags      = { Name = "${local.name}-grafana" }
}

resource "aws_efs_mount_target" "grafana" {
  count           = var.keep_grafana_database ? length(local.subnet_ids) : 0
  file_system_id  = aws_efs_file_system.grafana[0].id
  subnet_id       = local.subnet_ids[count.index]
  security_groups = [aws_security_group.this["storage"].id]
}

resource "aws_efs_access_point" "grafana" {
  count          = var.keep_grafana_database ? 1 : 0
  file_system_id = aws_efs_file_system.grafana[0].id

  posix_user { # that of Grafana's image
    uid = 472
    gid = 0
  }

  root_directory {
    path = "/grafana"

    creation_info {
      owner_uid   = 472
      owner_gid   = 0
      permissions = "0755"
    }
  }
}
