#!/bin/sh
# Starts Prometheus in its container: checks the environment, writes the configuration, becomes Prometheus.
# Usage: start-prometheus.sh [PROMETHEUS FLAG...]    exit code 2 and a line for each error in the environment
# The variables are in prometheus/README.md. Only the storage is written to, so the image may be read-only.
set -euf
here=$(dirname "$0")
storage=${STORAGE_PATH:-/prometheus}
configuration=$storage/configuration
problems=0

# $1 is the variable, $2 its value, $3 what to do.
problem() {
  printf '%s is "%s". %s\n' "$1" "$(printf %s "$2" | tr -c ' -~' ' ')" "$3" >&2
  problems=$((problems + 1))
}

# Whether the whole of $1 is of the extended regular expression $2.
is() {
  printf %s "$1" | tr '\n' ' ' | grep -Eqx -e "$2"
}

# Host names and addresses. This, and what else the checks let through, has nothing that is syntax in YAML or JSON.
host='[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?'

# $1 is the variable, $2 its value, $3 what its path may contain in addition to letters, digits and ._~/-
check_url() {
  case $2 in *@*)
    problem "$1" '(hidden)' 'Found a @ in it, as before a user and password. Expected: http(s)://host:port/path.'
    return 1
    ;;
  esac
  if is "$2" "https?://$host(:[0-9]+)?(/[A-Za-z0-9._~/$3-]*)?"; then return; fi
  problem "$1" "$2" 'Expected: http(s)://host:port/path.'
  return 1
}

# shellcheck source-path=SCRIPTDIR source=check-targets.sh
. "$here/check-targets.sh"
# shellcheck source-path=SCRIPTDIR source=check-storage.sh
. "$here/check-storage.sh"
# shellcheck source-path=SCRIPTDIR source=check-alerts.sh
. "$here/check-alerts.sh"
if [ "$problems" -gt 0 ]; then
  echo "Errors in the environment: $problems. Prometheus was not started." >&2
  exit 2
fi
# shellcheck source-path=SCRIPTDIR source=write-configuration.sh
. "$here/write-configuration.sh"
# shellcheck source-path=SCRIPTDIR source=write-alerts.sh
. "$here/write-alerts.sh"
exec /bin/prometheus --config.file="$configuration/prometheus.yml" --storage.tsdb.path="$storage" \
  --storage.tsdb.retention.time="$retention_time" --storage.tsdb.retention.size="$retention_size" "$@"
