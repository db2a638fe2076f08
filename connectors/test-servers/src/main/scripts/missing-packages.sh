#!/usr/bin/env bash
# Prints the Debian packages with the servers that this machine lacks, one a line.
# Usage: missing-packages.sh
set -euo pipefail
if [ -z "$(compgen -G '/usr/lib/postgresql/*/bin/initdb')" ] && ! command -v initdb > /dev/null; then echo postgresql; fi
if [ ! -x /usr/sbin/mariadbd ] && ! command -v mariadbd > /dev/null; then echo mariadb-server; fi
