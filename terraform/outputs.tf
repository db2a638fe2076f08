output "build_images" {
  description = "Command that builds the images and pushes them. Run it in the folder above."
  value       = "./build_images.sh ${local.account} ${var.region}${var.cpu_architecture == "ARM64" ? " --platform linux/arm64" : ""}"
}

output "start_connectors" {
  description = "Commands that start the connectors, on a machine in the VPC with the security group `client`, or with ports forwarded."
  value = join("\n", concat(["CONNECT=$${CONNECT:-${local.urls.kafka-connect}}"], [
    for name in local.connector_names : join(" ", compact([
      "aws s3 cp --quiet s3://${aws_s3_object.connector[name].bucket}/${aws_s3_object.connector[name].key} - |",
      "curl --fail-with-body --silent --show-error -X PUT -H 'Content-Type: application/json' --data @-",
      var.rest_credentials_secret_arn == null ? "" : "--user \"$REST_CREDENTIALS\"",
      "\"$CONNECT/connectors/${name}/config\"",
    ]))
  ]))
}

output "forward_ports" {
  description = "Commands that forward REST, Prometheus and Grafana to localhost, without a bastion. They need the Session Manager plugin."
  value = !var.enable_execute_command ? null : join("\n", [
    for service, port in local.ports_of_clients : join("; ", [
      "task=$(aws ecs list-tasks --region ${var.region} --cluster ${local.name} --service-name ${service} --query 'taskArns[0]' --output text)",
      "runtime=$(aws ecs describe-tasks --region ${var.region} --cluster ${local.name} --tasks \"$task\" --query 'tasks[0].containers[0].runtimeId' --output text)",
      join(" ", [
        "aws ssm start-session --region ${var.region} --target \"ecs:${local.name}_$${task##*/}_$runtime\"",
        "--document-name AWS-StartPortForwardingSession --parameters portNumber=${port},localPortNumber=${port} &",
      ]),
    ])
  ])
}

output "restart_services" {
  description = "Commands that start new tasks from the tag latest, where images are not pinned."
  value = join("\n", [
    for service in local.services :
    "aws ecs update-service --region ${var.region} --cluster ${local.name} --service ${service} --force-new-deployment"
  ])
}

output "produce_records" {
  description = "Command that produces records to the new source, for the demonstration."
  value = !local.demo_source ? null : join(" ", [
    "aws ecs run-task --region ${var.region} --cluster ${local.name} --launch-type FARGATE --task-definition ${aws_ecs_task_definition.demo_producer[0].family}",
    "--network-configuration 'awsvpcConfiguration={subnets=[${join(",", local.subnet_ids)}],securityGroups=[${aws_security_group.this["demo-producer"].id}],assignPublicIp=${var.assign_public_ip ? "ENABLED" : "DISABLED"}}'",
  ])
}

output "show_grafana_password" {
  description = "Command that prints the password of Grafana's user admin."
  value       = "aws secretsmanager get-secret-value --region ${var.region} --secret-id ${join(":", slice(split(":", local.grafana_password_arn), 0, 7))} --query SecretString --output text"
}

output "connector_s3_uris" {
  description = "The connector files, filled in, by connector."
  value       = { for name, object in aws_s3_object.connector : name => "s3://${object.bucket}/${object.key}" }
}

output "urls" {
  description = "Addresses of REST, Prometheus and Grafana in the VPC, by service."
  value       = local.urls
}

output "source_bootstrap_servers" {
  description = "Bootstrap servers of the source."
  value       = local.bootstrap_servers.source
}

output "target_bootstrap_servers" {
  description = "Bootstrap servers of the target."
  value       = local.bootstrap_servers.target
}

output "client_security_group_id" {
  description = "Security group of machines that use REST, Prometheus, Grafana and new clusters."
  value       = aws_security_group.this["client"].id
}

output "task_role_arns" {
  description = "Roles of the services, for policies elsewhere, by service."
  value       = { for service, role in aws_iam_role.this : service => role.arn if service != "execution" }
}
