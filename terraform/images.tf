locals {
  services = ["kafka-connect", "prometheus", "grafana"]
  # What build_images.sh pushes.
  image_names = regexall("(?m)^[a-z][a-z0-9-]*", file("${path.module}/../publishing/images.txt"))
  registry    = "${local.account}.dkr.ecr.${var.region}.${data.aws_partition.current.dns_suffix}"
  images      = { for service in local.services : service => lookup(var.images, service, "${local.registry}/${service}:latest") }
  # A tag may be pushed after the services are created, a digest is there already.
  is_pinned = { for service, image in local.images : service => strcontains(image, "@sha256:") }

  misplaced_images = [
    for service, image in local.images : image if can(regex("\\.dkr\\.ecr\\.", image)) && !startswith(image, "${local.registry}/")
  ]
}

resource "aws_ecr_repository" "this" {
  for_each             = var.create_repositories ? toset(local.image_names) : []
  name                 = each.key
  image_tag_mutability = "MUTABLE" # build_images.sh moves the tag latest
  force_delete         = true      # and builds everything again

  image_scanning_configuration {
    scan_on_push = true
  }
}
