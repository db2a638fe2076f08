#!/usr/bin/env bash
# Target: the worker itself, its state, and the records. The other target scripts add to it.
# Usage: target.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --worker-group GROUP --topic NAME [OPTION...]
# shellcheck disable=SC2154 # options.sh sets what is used here
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require --worker-group --topic
allow Read --group literal "$worker_group"
allow "Read Write DescribeConfigs" --topic literal "connect-configs-$worker_group" "connect-offsets-$worker_group" \
  "connect-status-$worker_group"
allow "Read Write" --topic literal "mm2-offset-syncs.$alias.internal" "$alias.checkpoints.internal"
allow Write --topic literal heartbeats
allow_topics Write
