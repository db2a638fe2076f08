#!/usr/bin/env bash
# Target: leave offsets for Replicator's workers with the command migrate export. Needs migrate-takeover.sh, too.
# Usage: migrate-export.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --old-offsets TOPIC [OPTION...]
# shellcheck disable=SC2154 # options.sh sets what is used here
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require --old-offsets
allow Write --topic literal "$old_offsets"
