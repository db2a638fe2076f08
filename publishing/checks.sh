#!/usr/bin/env bash
# Part of build_images.sh: checks what arguments.sh has read, and ends with all that is wrong with it.

is_among() { # WORD OTHER...
  local word=$1 other
  shift
  for other in "$@"; do [ "$word" != "$other" ] || return 0; done
  return 1
}

# What is wrong with a list of an option. Whole entries are compared: the shell neither splits them nor expands a '*'.
check_list() { # OPTION ENTRY...
  local option=$1 entry seen=()
  shift
  for entry in "$@"; do
    if is_among "$entry" ${seen[@]+"${seen[@]}"}; then
      [ -z "$entry" ] || problem "$option names '$entry' twice: once is enough."
    elif [ -z "$entry" ]; then
      problem "$option has an empty entry: remove the extra comma."
    fi
    seen+=("$entry")
  done
}

check_platforms() {
  local platform
  check_list --platform ${CHOSEN[@]+"${CHOSEN[@]}"}
  for platform in ${CHOSEN[@]+"${CHOSEN[@]}"}; do
    [ -z "$platform" ] || is_among "$platform" linux/amd64 linux/arm64 ||
      problem "--platform is '$platform'. Expected: linux/amd64, linux/arm64, or both with a comma and no blank between them."
  done
  [ "$LOCAL" = no ] || [ ${#CHOSEN[@]} -lt 2 ] ||
    problem "--local accepts one platform: a tarball contains the image of one. Run it once for each."
  PLATFORMS=$(IFS=, && echo "${CHOSEN[*]-}")
  if [ -n "$PLATFORMS" ]; then return; fi
  # The task definitions say X86_64; what is loaded here runs here.
  PLATFORMS=linux/amd64
  if [ "$LOCAL" = yes ] && [[ $(uname -m) =~ ^(arm64|aarch64)$ ]]; then PLATFORMS=linux/arm64; fi
}

check_arguments() {
  check_destination
  check_platforms
  choose_images
  if [ ${#PROBLEMS[@]} -eq 0 ]; then return; fi
  printf '%s\n' "${PROBLEMS[@]}" >&2
  exit 2
}
