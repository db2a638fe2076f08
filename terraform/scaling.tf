resource "aws_appautoscaling_target" "workers" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${aws_ecs_cluster.this.name}/${aws_ecs_service.workers.name}"
  min_capacity       = var.worker_count.min
  max_capacity       = var.worker_count.max
}

resource "aws_appautoscaling_policy" "workers_cpu" {
  name               = "${local.name}-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.workers.service_namespace
  scalable_dimension = aws_appautoscaling_target.workers.scalable_dimension
  resource_id        = aws_appautoscaling_target.workers.resource_id

  # No policy on memory: a JVM does not return it, so workers would never be removed.
  target_tracking_scaling_policy_configuration {
    target_value       = 70
    scale_out_cooldown = 180 # a start of 120 s at most, and a minute for tasks to move
    scale_in_cooldown  = 900 # each step moves tasks

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
