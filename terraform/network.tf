data "aws_vpc" "this" {
  id = local.vpc_id

  lifecycle {
    postcondition {
      condition     = self.enable_dns_support && self.enable_dns_hostnames
      error_message = "DNS support or DNS host names of ${self.id} are off, so ${local.connect_host} would not be found. Turn both on: aws ec2 modify-vpc-attribute."
    }
  }
}

data "aws_subnets" "candidates" {
  filter {
    name   = "vpc-id"
    values = [local.vpc_id]
  }

  filter {
    name   = "map-public-ip-on-launch"
    values = [tostring(var.assign_public_ip)]
  }
}

data "aws_subnet" "this" {
  for_each = toset(var.subnet_ids == null ? data.aws_subnets.candidates.ids : var.subnet_ids)
  id       = each.value

  lifecycle {
    postcondition {
      condition     = self.vpc_id == local.vpc_id
      error_message = "Subnet ${self.id} is in ${self.vpc_id}; expected: ${local.vpc_id}."
    }
  }
}

locals {
  subnets_by_zone = { for subnet in data.aws_subnet.this : subnet.availability_zone => subnet.id... }

  # MSK accepts two or three zones, and one subnet of each.
  subnet_ids = [
    for zone in slice(sort(keys(local.subnets_by_zone)), 0, min(3, length(local.subnets_by_zone))) :
    sort(local.subnets_by_zone[zone])[0]
  ]
}
