#!/usr/bin/env bash
# Fetches promtool in the oldest and the newest version that Debian has, for tests: DIR/oldest/promtool, DIR/newest/promtool.
# Usage: fetch-promtool.sh DIR    what is there already is kept: delete it to take in a newer one
set -euo pipefail
if [ $# -ne 1 ]; then sed -n '2,/^set /{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2 && exit 2; fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(realpath -m "$1")

# $1 is the folder, $2 the suite, $3 its package with promtool.
fetch() {
  if [ -x "$out/$1/promtool" ]; then return; fi
  "$here/fetch-packages.sh" "$work/$1" "$2" "$3"
  mkdir -p "$out/$1"
  mv "$work/$1/debian/usr/bin/promtool" "$out/$1/promtool"
  "$out/$1/promtool" --version | head -n 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fetch oldest bookworm,host prometheus # where it was not a package of its own yet
fetch newest sid,host promtool
