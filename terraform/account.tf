data "aws_caller_identity" "current" {
  lifecycle {
    postcondition {
      condition     = coalesce(local.expected_account_id, self.account_id) == self.account_id
      error_message = "The credentials are those of account ${self.account_id}; expected: account_id ${coalesce(local.expected_account_id, "-")}."
    }
  }
}

data "aws_partition" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
}
