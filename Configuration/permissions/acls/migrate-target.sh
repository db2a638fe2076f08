#!/usr/bin/env bash
# Target: what the command migrate reads there. On the source it needs what source.sh grants.
# Usage: migrate-target.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --worker-group GROUP --topic NAME [--group NAME] [OPTION...]
# shellcheck disable=SC2154 # options.sh sets what is used here
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require --worker-group --topic
allow_topics "Read DescribeConfigs"
allow_groups Describe
allow Read --topic literal "mm2-offset-syncs.$alias.internal" "$alias.checkpoints.internal" "connect-offsets-$worker_group"
allow Describe --transactional-id prefixed "$worker_group-mm2-"
