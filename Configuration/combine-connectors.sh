#!/usr/bin/env bash
# Composes connector files whose source uses one authentication mode and whose target another.
# Usage: combine-connectors.sh SOURCE TARGET [OUT_DIR]    two folders of connectors/, such as: combine-connectors.sh no-auth iam
# OUT_DIR is where the three files go, connectors/SOURCE-to-TARGET by default.
# Prints the files, and the variables that the worker's task needs for them. Writes nothing if something is wrong.
set -euo pipefail
connectors=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/connectors
source_only="iam-role kerberos oauthbearer sasl-plain" # the target of their own files is IAM

fail() {
  echo "$1" >&2
  exit 2
}

contains() {
  case " $1 " in *" $2 "*) ;; *) return 1 ;; esac
}

# The target's file with the source's address and credentials in the place of its own.
compose() {
  awk '
    function of_source() { return /^ *"source\.cluster\./ && !/^ *"source\.cluster\.alias"/ }
    NR == FNR { if (of_source()) lines = lines $0 "\n"; next }
    !of_source() { print; next }
    { printf "%s", lines; lines = "" }' "$1" "$2"
}

variables() {
  cat "$@" | tr '$' '\n' | sed -n 's/^{env:\(jaas:\)\{0,1\}\([A-Z0-9_]*\)}.*/\2/p' | sort -u | paste -s -d ' ' -
}

if [ "${1:-}" = --help ]; then sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}" && exit; fi
if [ $# -lt 2 ] || [ $# -gt 3 ]; then fail "Expected: SOURCE TARGET [OUT_DIR]. See --help."; fi
source=$1 target=$2 out=${3:-$connectors/$1-to-$2}
modes=$(cd "$connectors" && for folder in */; do case $folder in examples/ | *-to-*) ;; *) echo "${folder%/}" ;; esac done | sort | paste -s -d ' ' -)
for mode in "$source" "$target"; do
  contains "$modes" "$mode" || fail "There are no connector files for '$mode'. Expected: one of $modes."
done
if contains "$source_only" "$target"; then
  fail "'$target' is for a source only: the target of its own files is IAM. Expected: TARGET as one of$(
    for mode in $modes; do contains "$source_only" "$mode" || printf ' %s' "$mode"; done)."
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for role in mm2-msc mm2-cpc mm2-hbc; do
  compose "$connectors/$source/$role"-*.json "$connectors/$target/$role"-*.json > "$work/$role-$source-to-$target.json"
done
if ! mkdir -p "$out" 2> /dev/null || [ ! -w "$out" ]; then
  fail "Cannot write to '$out'. Expected: OUT_DIR as a folder that can be created and written to."
fi
needed=$(variables "$work"/*.json)
for file in "$work"/*.json; do
  mv "$file" "$out/" && echo "$out/$(basename "$file")"
done
echo "Variables that the worker's task needs for them: ${needed:-none}"
