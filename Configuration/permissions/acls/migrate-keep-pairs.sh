#!/usr/bin/env bash
# Target: keep MirrorMaker's offset pairs with the command migrate keep-pairs.
# Usage: migrate-keep-pairs.sh --bootstrap-server HOST:PORT --principal PRINCIPAL [OPTION...]
# shellcheck disable=SC2154 # options.sh sets what is used here
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require
allow AlterConfigs --topic literal "mm2-offset-syncs.$alias.internal"
