#!/usr/bin/env bash
# Source: read the topics and their settings, and the positions of consumer groups. Nothing is ever written there.
# Usage: source.sh --bootstrap-server HOST:PORT --principal PRINCIPAL --topic NAME [--group NAME] [OPTION...]
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=options.sh
source "$here/options.sh"
# shellcheck source=grants.sh
source "$here/grants.sh"

read_options "$@"
require --topic
allow_topics "Read DescribeConfigs"
allow_groups Describe
