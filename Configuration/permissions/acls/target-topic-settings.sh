#!/usr/bin/env bash
# Target: change topics' configuration to the source's; not needed with sync.topic.configs.enabled=false.
# Usage: target-topic-settings.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --topic NAME [OPTION...]
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require --topic
allow_topics AlterConfigs
