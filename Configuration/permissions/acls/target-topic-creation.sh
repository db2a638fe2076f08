#!/usr/bin/env bash
# Target: create topics and add partitions; not needed if all topics are made beforehand.
# Usage: target-topic-creation.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --worker-group GROUP --topic NAME [OPTION...]
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=options.sh
source "$here/options.sh"
# shellcheck source=grants.sh
source "$here/grants.sh"

read_options "$@"
require --worker-group --topic
allow Create --topic literal "connect-configs-$worker_group" "connect-offsets-$worker_group" "connect-status-$worker_group" \
  "mm2-offset-syncs.$alias.internal" "$alias.checkpoints.internal" heartbeats
allow_topics "Create Alter"
