#!/usr/bin/env bash
# Target: create topics and add partitions; not needed if all topics exist beforehand.
# Usage: target-topic-creation.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --worker-group GROUP --topic NAME [OPTION...]
# shellcheck disable=SC2154 # options.sh sets what is used here
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require --worker-group --topic
allow Create --topic literal "connect-configs-$worker_group" "connect-offsets-$worker_group" "connect-status-$worker_group" \
  "mm2-offset-syncs.$alias.internal" "$alias.checkpoints.internal" heartbeats
allow_topics "Create Alter"
