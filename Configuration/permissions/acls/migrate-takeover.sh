#!/usr/bin/env bash
# Target: read what another tool's Connect workers have stored, with the command migrate takeover. Needs migrate-target.sh, too.
# Usage: migrate-takeover.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --old-workers GROUP --old-offsets TOPIC [OPTION...]
# shellcheck disable=SC2154 # options.sh sets what is used here
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require --old-workers --old-offsets
allow Describe --group literal "$old_workers"
allow "Read DescribeConfigs" --topic literal "$old_offsets"
