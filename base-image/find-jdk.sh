#!/usr/bin/env bash
# Prints the home of an installed JDK 25, or nothing if there is none.
# Usage: find-jdk.sh    checks JAVA25_HOME, which must be one if it is set, then JAVA_HOME, then /usr/lib/jvm
set -euo pipefail

is_jdk_25() {
  [ -x "$1/bin/jlink" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2> /dev/null
}

if [ -n "${JAVA25_HOME:-}" ] && ! is_jdk_25 "$JAVA25_HOME"; then
  echo "JAVA25_HOME is '$JAVA25_HOME', which is not a JDK 25: expected bin/jlink, and JAVA_VERSION=\"25…\" in the file" \
    "release. Set it to a JDK 25, or unset it to have one found or fetched." >&2
  exit 1
fi
for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  if [ -n "$home" ] && is_jdk_25 "$home"; then
    realpath "$home"
    exit 0
  fi
done
