# The names in the main.tfvars of mirrormaker2-msk-migration, so that it can be used unchanged. New files use the names on the right:
# locals are what all other files read.

variable "app-shorthand-name" {
  description = "The AWS sample's name of `name`."
  type        = string
  default     = null
}

variable "account-id" {
  description = "The AWS sample's name of `account_id`."
  type        = string
  default     = null
}

variable "vpc-id" {
  description = "The AWS sample's name of `vpc_id`."
  type        = string
  default     = null
}

variable "partition" {
  description = "Accepted for the AWS sample's files, and not used: the partition is that of the credentials."
  type        = string
  default     = null
}

variable "source-cluster-bootstrap-broker-string" {
  description = "The AWS sample's name of `source_bootstrap_servers`."
  type        = string
  default     = null
}

variable "target-cluster-bootstrap-broker-string" {
  description = "The AWS sample's name of `target_bootstrap_servers`."
  type        = string
  default     = null
}

locals {
  name                = coalesce(var.name, var.app-shorthand-name, "kafka-migration")
  expected_account_id = var.account_id != null ? var.account_id : var.account-id
  vpc_id              = var.vpc_id != null ? var.vpc_id : var.vpc-id
  named_servers = {
    source = var.source_bootstrap_servers != null ? var.source_bootstrap_servers : var.source-cluster-bootstrap-broker-string
    target = var.target_bootstrap_servers != null ? var.target_bootstrap_servers : var.target-cluster-bootstrap-broker-string
  }
}
