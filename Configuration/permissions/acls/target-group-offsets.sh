#!/usr/bin/env bash
# Target: set the consumer groups' offsets; not needed with sync.group.offsets.enabled=false.
# Usage: target-group-offsets.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --topic NAME --group NAME [OPTION...]
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require --topic --group
allow_groups Read
allow_topics Read
