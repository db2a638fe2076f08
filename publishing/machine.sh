#!/usr/bin/env bash
# Part of build_images.sh: what this machine must have, and the tags that its checkout gives.
# shellcheck disable=SC2034 # VERSION and TAGS are for the other parts

check_jdk() {
  local javac="${JAVA_HOME:+$JAVA_HOME/bin/}javac" found
  command -v "$javac" > /dev/null ||
    refused "There is no JDK: neither JAVA_HOME nor PATH leads to a javac. Install one, 17 or newer."
  found=$("$javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${found:-0}" -ge 17 ] ||
    refused "$javac is of Java ${found:-unknown}, but 17 or newer is needed: point JAVA_HOME at a newer JDK."
}

# Starts the log anew, and makes WORK, a folder that goes when the run ends.
start_log() {
  WORK=$(mktemp -d)
  trap 'rm -rf "$WORK"' EXIT
  mkdir -p "$(dirname "$LOG")"
  : > "$LOG"
}

# Sets VERSION and COMMIT. The project's own version is the one that is indented least in the root POM.
read_tags() {
  VERSION=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$ROOT/pom.xml")
  if ! COMMIT=$(git -C "$ROOT" rev-parse --short=12 HEAD 2> /dev/null); then
    COMMIT=''
    note "There is no git commit here, so no image is tagged with one."
  elif [ -n "$(git -C "$ROOT" status --porcelain)" ]; then
    COMMIT=$COMMIT-dirty
    note "Files differ from the commit, so the tag is $COMMIT."
  fi
}
