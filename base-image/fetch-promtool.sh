#!/usr/bin/env bash
# Fetches promtool in the oldest and the newest version that Debian has, and Alertmanager's amtool, for tests:
# DIR/oldest/promtool, DIR/newest/promtool, DIR/oldest/amtool.
# Usage: fetch-promtool.sh DIR    what is there already is kept: delete it to take in a newer one
set -euo pipefail
if [ $# -ne 1 ]; then sed -n '2,/^set /{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2 && exit 2; fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(realpath -m "$1")

# $1 is the folder, $2 the program, $3 the suite, $4 its package with the program.
fetch() {
  if [ -x "$out/$1/$2" ]; then return; fi
  "$here/fetch-packages.sh" "$work/$1-$2" "$3" "$4"
  mkdir -p "$out/$1"
  mv "$work/$1-$2/debian/usr/bin/$2" "$out/$1/$2"
  "$out/$1/$2" --version | head -n 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fetch oldest promtool bookworm,host prometheus # where it was not a package of its own yet
fetch newest promtool sid,host promtool
fetch oldest amtool bookworm,host prometheus-alertmanager
