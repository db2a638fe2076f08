# The three services.

variable "images" {
  description = "Images by name, as build_images.sh writes them into images.auto.tfvars.json. Default: the tag latest of the repositories."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setsubtract(keys(var.images), local.image_names)) == 0
    error_message = "images has ${join(", ", keys(var.images))}; expected: ${join(", ", local.image_names)}."
  }
}

variable "create_repositories" {
  description = "Whether to create the ECR repositories. false where the account has them."
  type        = bool
  default     = true
}

variable "cpu_architecture" {
  description = "X86_64, or ARM64 for images built with --platform linux/arm64."
  type        = string
  default     = "X86_64"

  validation {
    condition     = contains(["X86_64", "ARM64"], var.cpu_architecture)
    error_message = "cpu_architecture is '${var.cpu_architecture}'; expected: X86_64 or ARM64."
  }
}

variable "worker_group" {
  description = "GROUP of the workers: the migration's offsets are stored under it. Never change it. Default: the name."
  type        = string
  default     = null
}

variable "worker_cpu" {
  description = "CPU units of a worker, 1024 for each vCPU. Default: that of the task definition."
  type        = number
  default     = null
}

variable "worker_memory" {
  description = "Memory of a worker in MiB. Default: that of the task definition."
  type        = number
  default     = null
}

variable "worker_count" {
  description = "The least and the greatest number of workers."
  type        = object({ min = optional(number, 2), max = optional(number, 4) })
  default     = {}

  validation {
    condition     = var.worker_count.min >= 1 && var.worker_count.min <= var.worker_count.max
    error_message = "worker_count is ${var.worker_count.min} to ${var.worker_count.max}; expected: min of at least 1, and max of at least min."
  }
}

variable "worker_environment" {
  description = "Further variables of the workers, such as CONNECT_OFFSET_FLUSH_INTERVAL_MS. No secrets."
  type        = map(string)
  default     = {}
}

variable "worker_secrets" {
  description = "Secret variables of the workers, such as PASSWORD: ARNs in Secrets Manager (ARN:KEY:: for one key) or Parameter Store."
  type        = map(string)
  default     = {}
}

variable "rest_credentials_secret_arn" {
  description = "ARN of a secret user:password that writes to the REST API need."
  type        = string
  default     = null
}

variable "secrets_kms_key_arns" {
  description = "KMS keys of the secrets, where they have keys of their own. MSK's secrets, AmazonMSK_…, always have."
  type        = list(string)
  default     = []
}

variable "files_kms_key_arns" {
  description = "KMS keys of the files that variables …_S3_URI name."
  type        = list(string)
  default     = []
}

variable "fargate_spot" {
  description = "Whether all workers but one run on Fargate Spot. A change replaces the service."
  type        = bool
  default     = false
}

variable "enable_execute_command" {
  description = "Whether ECS Exec is enabled. It forwards ports without a bastion."
  type        = bool
  default     = true
}

variable "readonly_root_filesystem" {
  description = "Whether containers' root file systems are read-only, as in the task definitions. false if ECS Exec does not start with it."
  type        = bool
  default     = true
}

variable "grafana_password_secret_arn" {
  description = "ARN of the secret with the password of Grafana's user admin. Default: a password is generated, which is in no state."
  type        = string
  default     = null
}

variable "keep_grafana_database" {
  description = "Whether Grafana's database is on EFS, and outlives its task."
  type        = bool
  default     = false
}

variable "managed_prometheus" {
  description = "Whether samples are also written to a new workspace of Amazon Managed Prometheus, and outlive Prometheus's task."
  type        = bool
  default     = false
}

variable "log_retention_days" {
  description = "How many days logs are kept: a number that CloudWatch accepts."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is ${var.log_retention_days}; expected: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 or another number that CloudWatch accepts."
  }
}
