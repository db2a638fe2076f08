# Where everything is created, and who reaches it.

variable "region" {
  description = "AWS region."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]+$", var.region))
    error_message = "region is '${var.region}'; expected: a region of AWS, such as us-east-1."
  }
}

variable "account_id" {
  description = "AWS account. If set, credentials of another account are rejected."
  type        = string
  default     = null

  validation {
    condition     = var.account_id == null || can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id is '${coalesce(var.account_id, "-")}'; expected: 12 digits, in quotes."
  }
}

variable "name" {
  description = "Prefix of all names, and the ECS cluster's name. Default: kafka-migration."
  type        = string
  default     = null

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", coalesce(var.name, var.app-shorthand-name, "kafka-migration")))
    error_message = "name is '${coalesce(var.name, var.app-shorthand-name, "-")}'; expected: 3 to 20 lower-case letters, digits and hyphens, with a letter first, since the names of a bucket and of roles begin with it."
  }
}

variable "tags" {
  description = "Tags of everything that is created."
  type        = map(string)
  default     = {}
}

variable "vpc_id" {
  description = "VPC of everything. It needs DNS support and DNS host names. Required."
  type        = string
  default     = null

  validation {
    condition     = can(regex("^vpc-[0-9a-f]+$", coalesce(var.vpc_id, var.vpc-id, "-")))
    error_message = "vpc_id is '${coalesce(var.vpc_id, var.vpc-id, "-")}'; expected: a VPC such as vpc-0123456789abcdef0. List yours: aws ec2 describe-vpcs --query 'Vpcs[].VpcId'"
  }
}

variable "subnet_ids" {
  description = "Subnets in two or three zones. Default: one of each zone, without public addresses unless assign_public_ip is true."
  type        = list(string)
  default     = null
}

variable "assign_public_ip" {
  description = "Whether tasks get public addresses. Required in public subnets, such as those of the default VPC, unless there are VPC endpoints."
  type        = bool
  default     = false
}

variable "create_vpc_endpoints" {
  description = "Whether to create the VPC endpoints that tasks need in subnets without a NAT gateway."
  type        = bool
  default     = false
}

variable "client_cidr_blocks" {
  description = "Addresses that reach REST (8083), Prometheus (9090) and Grafana (3000), next to the security group `client`."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for block in var.client_cidr_blocks : can(cidrhost(block, 0)) && !endswith(block, "/0")])
    error_message = "client_cidr_blocks is ${jsonencode(var.client_cidr_blocks)}; expected: blocks such as 10.0.0.0/8, and not the whole Internet: REST and Prometheus have no login."
  }
}

variable "namespaces" {
  description = "Private DNS namespaces of the workers and of the monitoring. A VPC has each name once: a second migration needs others."
  type        = object({ workers = optional(string, "migration"), monitoring = optional(string, "monitoring") })
  default     = {}

  validation {
    condition     = var.namespaces.workers != var.namespaces.monitoring
    error_message = "namespaces.workers and namespaces.monitoring are both '${var.namespaces.workers}'; expected: two names."
  }
}
