terraform {
  required_version = ">= 1.11" # write-only arguments: a generated password is in no state

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100" # what the tests run; RATIONALE.md says why not 6
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = var.tags
  }
}

# Terraform's mocks know no ephemeral resources, so these have a provider of their own, which tests do not mock. It is configured as the other
# one: a provider that is kept running, as tests and developers of providers do, has one configuration.
provider "aws" {
  alias  = "ephemeral"
  region = var.region

  default_tags {
    tags = var.tags
  }
}
