#!/usr/bin/env bash
# Target: write in transactions; not needed with CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT=disabled.
# Usage: target-exactly-once.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --worker-group GROUP [OPTION...]
# shellcheck disable=SC2154 # options.sh sets what is used here
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require --worker-group
allow Write --transactional-id literal "connect-cluster-$worker_group"
allow Write --transactional-id prefixed "$worker_group-mm2-"
