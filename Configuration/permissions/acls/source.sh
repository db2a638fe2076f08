#!/usr/bin/env bash
# Source: read the topics and their configuration, and the offsets of consumer groups. Nothing is ever written there.
# Usage: source.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --topic NAME [--group NAME] [OPTION...]
set -euo pipefail
for part in options grants; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

read_options "$@"
require --topic
allow_topics "Read DescribeConfigs"
allow_groups Describe
