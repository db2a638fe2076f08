#!/usr/bin/env bash
# Part of build_images.sh: what this machine must have, and the tags that its checkout gives: VERSION and COMMIT.
# shellcheck disable=SC2034 # these are for the other parts

check_jdk() {
  local javac="${JAVA_HOME:+$JAVA_HOME/bin/}javac" found
  command -v "$javac" > /dev/null ||
    refused "There is no JDK: neither JAVA_HOME nor PATH leads to a javac. Install one, 17 or newer."
  found=$("$javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${found:-0}" -ge 17 ] ||
    refused "$javac is of Java ${found:-unknown}, but 17 or newer is needed: point JAVA_HOME at a newer JDK."
}

# Truncates the log, and makes WORK, a folder that goes when the run ends.
start_log() {
  WORK=$(mktemp -d)
  trap 'rm -rf "$WORK"' EXIT
  trap 'end_by INT 130' INT
  trap 'end_by TERM 143' TERM
  mkdir -p "$(dirname "$LOG")"
  : > "$LOG"
}

why_no_commit() {
  if grep -q 'dubious ownership' "$WORK/git"; then
    echo "Git reads no commit from a folder of another user; if you trust it: git config --global --add safe.directory '$ROOT'."
  elif ! command -v git > /dev/null; then
    echo "There is no git on the PATH to read the commit."
  else
    echo "There is no git commit here."
  fi
}

# The project's own version is the one that is indented least in the root POM.
read_tags() {
  VERSION=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$ROOT/pom.xml")
  if ! COMMIT=$(git -C "$ROOT" rev-parse --short=12 HEAD 2> "$WORK/git"); then
    COMMIT=''
    note "$(why_no_commit) No image is tagged with one."
  elif [ -n "$(git -C "$ROOT" status --porcelain)" ]; then
    COMMIT=$COMMIT-dirty
    note "Files differ from the commit, so the tag is $COMMIT."
  fi
}
