#!/usr/bin/env bash
# Stands in for build_images.sh, which has tests of its own: gives each repository an image with the tag latest.
# Usage: build_images.sh ACCOUNT REGION
set -euo pipefail
manifest='{"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json", "layers": [], "config": {
  "mediaType": "application/vnd.docker.container.image.v1+json", "size": 1, "digest": "sha256:'$(printf 'a%.0s' {1..64})'"}}'
for image in kafka-connect prometheus grafana; do
  aws ecr put-image --registry-id "$1" --region "$2" --repository-name "$image" --image-tag latest --image-manifest "$manifest"
done
