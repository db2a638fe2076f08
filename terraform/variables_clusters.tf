# The two Kafka clusters, and what is copied.

variable "source_bootstrap_servers" {
  description = "Bootstrap servers of the source, host:port,host:port. Default: those of source_cluster_arn, else of a new small cluster, for a demonstration."
  type        = string
  default     = null
}

variable "source_auth" {
  description = "Authentication mode of the source: a folder of Configuration/connectors. Default: derived from MSK's ports."
  type        = string
  default     = null
}

variable "source_cluster_arn" {
  description = "ARN of a source on MSK. With IAM, the workers may read it."
  type        = string
  default     = null
}

variable "source_security_group_id" {
  description = "Security group of the source's brokers, if it is in this VPC: the workers are admitted."
  type        = string
  default     = null
}

variable "source_cluster" {
  description = "The source that is created where none is named."
  type = object({
    kafka_version     = optional(string, "3.8.x")
    instance_type     = optional(string, "kafka.t3.small")
    storage_gib       = optional(number, 20)
    server_properties = optional(map(string), {})
  })
  default = {}
}

variable "target_bootstrap_servers" {
  description = "Bootstrap servers of the target, host:port,host:port. Default: those of target_cluster_arn, else of the new target_cluster."
  type        = string
  default     = null
}

variable "target_auth" {
  description = "Authentication mode of the target: no-auth, tls, mtls, sasl-scram or iam. Default: derived from MSK's ports."
  type        = string
  default     = null

  validation {
    condition     = contains(["no-auth", "tls", "mtls", "sasl-scram", "iam"], coalesce(var.target_auth, "iam"))
    error_message = "target_auth is '${coalesce(var.target_auth, "-")}'; expected: no-auth, tls, mtls, sasl-scram or iam, the modes of MSK."
  }
}

variable "target_cluster_arn" {
  description = "ARN of a target on MSK. With IAM, the workers may write to it."
  type        = string
  default     = null
}

variable "target_security_group_id" {
  description = "Security group of the target's brokers: the workers are admitted, and Prometheus to open monitoring."
  type        = string
  default     = null
}

variable "target_cluster" {
  description = "The target that is created where none is named; type is standard, express or serverless."
  type = object({
    type              = optional(string, "standard")
    kafka_version     = optional(string, "3.8.x")
    instance_type     = optional(string)
    brokers_per_zone  = optional(number, 1)
    storage_gib       = optional(number, 100)
    kms_key_arn       = optional(string)
    server_properties = optional(map(string), {})
  })
  default = {}

  validation {
    condition     = contains(["standard", "express", "serverless"], var.target_cluster.type)
    error_message = "target_cluster.type is '${var.target_cluster.type}'; expected: standard, express or serverless."
  }
}

variable "topics" {
  description = "Topics to copy: names, or patterns with *. Both the connector files and the IAM policies follow."
  type        = list(string)
  default     = ["*"]

  validation {
    condition     = length(var.topics) > 0 && alltrue([for topic in var.topics : can(regex("^[A-Za-z0-9._*-]+$", topic))])
    error_message = "topics is ${jsonencode(var.topics)}; expected: names, or patterns with * such as shop.*, which is no regular expression: the dot is a dot."
  }
}

variable "consumer_groups" {
  description = "Consumer groups to move: names, or patterns with *."
  type        = list(string)
  default     = ["*"]

  validation {
    condition     = length(var.consumer_groups) > 0 && alltrue([for group in var.consumer_groups : can(regex("^[A-Za-z0-9._*:/@-]+$", group))])
    error_message = "consumer_groups is ${jsonencode(var.consumer_groups)}; expected: names, or patterns with * such as shop-*, without blanks and commas."
  }
}
