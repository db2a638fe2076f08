#!/usr/bin/env bash
# Target: change topics' settings to the source's; not needed with sync.topic.configs.enabled=false.
# Usage: target-topic-settings.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --topic NAME [OPTION...]
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=options.sh
source "$here/options.sh"
# shellcheck source=grants.sh
source "$here/grants.sh"

read_options "$@"
require --topic
allow_topics AlterConfigs
