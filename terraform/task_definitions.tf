resource "aws_ecs_task_definition" "this" {
  for_each                 = local.task_files
  family                   = "${local.name}-${each.key}"
  requires_compatibilities = each.value.requiresCompatibilities
  network_mode             = each.value.networkMode
  cpu                      = local.task_sizes[each.key].cpu
  memory                   = local.task_sizes[each.key].memory
  task_role_arn            = contains(keys(local.roles), each.key) ? aws_iam_role.this[each.key].arn : null
  execution_role_arn       = aws_iam_role.this["execution"].arn
  container_definitions    = jsonencode(local.containers[each.key])
  skip_destroy             = true # a rollback needs the revision before

  runtime_platform {
    cpu_architecture        = var.cpu_architecture
    operating_system_family = each.value.runtimePlatform.operatingSystemFamily
  }

  dynamic "ephemeral_storage" {
    for_each = try([each.value.ephemeralStorage.sizeInGiB], [])

    content {
      size_in_gib = ephemeral_storage.value
    }
  }

  dynamic "volume" {
    for_each = toset([for volume in each.value.volumes : volume.name])

    content {
      name = volume.value

      dynamic "efs_volume_configuration" {
        for_each = each.key == "grafana" && volume.value == "data" ? aws_efs_access_point.grafana[*] : []

        content {
          file_system_id     = efs_volume_configuration.value.file_system_id
          transit_encryption = "ENABLED"

          authorization_config {
            access_point_id = efs_volume_configuration.value.id
          }
        }
      }
    }
  }

  depends_on = [terraform_data.checks]
}
