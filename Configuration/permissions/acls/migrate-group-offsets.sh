#!/usr/bin/env bash
# Target: set consumer groups' offsets with the command migrate, and put them back. Needs migrate-target.sh, too.
# Usage: migrate-group-offsets.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --group NAME [OPTION...]
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require --group
allow_groups "Read Delete"
