terraform {
  required_version = ">= 1.11" # write-only arguments: a generated password is in no state

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = var.tags
  }
}

# Terraform's mocks know no ephemeral resources, so these have a provider of their own, which tests do not mock.
provider "aws" {
  alias  = "ephemeral"
  region = var.region
}
