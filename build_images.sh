#!/usr/bin/env bash
# Builds the images and pushes them to Amazon ECR with Jib. Needs a JDK 17 or newer, and no Docker.
#
# Usage: ./build_images.sh ACCOUNT REGION [OPTION...]        such as ./build_images.sh 012345678910 us-east-1
#        ./build_images.sh --registry HOST [OPTION...]       another registry; HOST may go on with a path, HOST/team
#        ./build_images.sh --local [OPTION...]               tarballs only, loaded where a container engine responds
#
#   --platform LIST          linux/amd64 (the default of a push), linux/arm64, or both, with a comma between them
#   --only NAME              this image alone; may be repeated, or be a list with commas
#   --create-repositories    ECR: create the repositories that are missing
#   --help                   print this
#
# Tags: the project's version, the git commit (with -dirty if files differ from it), and latest.
# Credentials: for ECR from the AWS CLI, else from a Docker credential helper. For another registry from
# REGISTRY_USERNAME and REGISTRY_PASSWORD, else from Docker's configuration.
# Exit code: 2 wrong arguments, 3 something outside failed or is missing, 1 the build failed.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export HOME="${HOME:-$(cd ~ && pwd)}" # not set in some jobs and containers; the ~ is known without it
# shellcheck disable=SC2034 # for the parts
LOG=$ROOT/publishing/target/build_images.log

usage() {
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}"
}

for part in messages arguments destination ecr-names checks images regions machine aws repositories helpers credentials registry maven push summary terraform engine; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$ROOT/publishing/$part.sh"
done

parse_arguments "$@"
check_arguments
check_jdk
start_log
if [ "$LOCAL" = yes ]; then
  step 1 3 "Building $(list "${IMAGES[@]}")"
  build_tarballs
  step 2 3 "Loading into a container engine"
  load_tarballs
  step 3 3 "Done"
else
  step 1 4 "Checking credentials and repositories of $HOST"
  find_credentials
  check_registry
  check_repositories
  step 2 4 "Building $(list "${IMAGES[@]}") for $PLATFORMS"
  build_tarballs
  read_tags
  step 3 4 "Pushing to $HOST"
  push_images
  write_terraform_images
  step 4 4 "Done"
fi
print_summary
