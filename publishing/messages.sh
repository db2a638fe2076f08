#!/usr/bin/env bash
# Part of build_images.sh: what it says. Progress and results go to stdout, errors to stderr.

step() { # NUMBER OF WHAT
  echo "[$1/$2] $3"
}

note() {
  printf 'Note: %s\n' "$1"
}

# Ends the run: something outside failed, or is missing. Its arguments are one message.
refused() {
  echo "$*" >&2
  exit 3
}

# Joins words: "a, b, c".
list() {
  local joined
  joined=$(printf ', %s' "$@")
  echo "${joined:2}"
}
