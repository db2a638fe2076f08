#!/usr/bin/env bash
# Target: move the consumer groups' positions; not needed with sync.group.offsets.enabled=false.
# Usage: target-group-offsets.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --topic NAME --group NAME [OPTION...]
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=options.sh
source "$here/options.sh"
# shellcheck source=grants.sh
source "$here/grants.sh"

read_options "$@"
require --topic --group
allow_groups Read
allow_topics Read
