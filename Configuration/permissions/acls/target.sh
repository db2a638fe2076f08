#!/usr/bin/env bash
# Target: the worker itself, its state, and the records. The other target scripts add to it.
# Usage: target.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --worker-group GROUP --topic NAME [OPTION...]
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=options.sh
source "$here/options.sh"
# shellcheck source=grants.sh
source "$here/grants.sh"

read_options "$@"
require --worker-group --topic
allow Read --group literal "$worker_group"
allow "Read Write DescribeConfigs" --topic literal "connect-configs-$worker_group" "connect-offsets-$worker_group" \
  "connect-status-$worker_group"
allow "Read Write" --topic literal "mm2-offset-syncs.$alias.internal" "$alias.checkpoints.internal"
allow Write --topic literal heartbeats
allow_topics Write
