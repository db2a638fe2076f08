#!/usr/bin/env bash
# Target: write in transactions; not needed with CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT=disabled.
# Usage: target-exactly-once.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --worker-group GROUP [OPTION...]
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=options.sh
source "$here/options.sh"
# shellcheck source=grants.sh
source "$here/grants.sh"

read_options "$@"
require --worker-group
allow Write --transactional-id literal "connect-cluster-$worker_group"
allow Write --transactional-id prefixed "$worker_group-mm2-"
