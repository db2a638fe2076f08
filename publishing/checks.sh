#!/usr/bin/env bash
# Part of build_images.sh: checks what arguments.sh has read, and ends with all that is wrong with it.

check_platforms() {
  local platform
  for platform in ${PLATFORMS//,/ }; do
    [[ $platform =~ ^linux/(amd64|arm64)$ ]] ||
      problem "--platform is '$platform', but must be linux/amd64, linux/arm64, or both with a comma between them."
  done
  [ "$LOCAL" = no ] || [[ $PLATFORMS != *,* ]] ||
    problem "--local takes one platform: a tarball holds the image of one. Run it once for each."
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
