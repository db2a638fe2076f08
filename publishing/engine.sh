#!/usr/bin/env bash
# Part of build_images.sh: loads the tarballs where a container engine responds.

# Prints the command of the engine, word by word, or fails if there is none. DOCKER_HOST may be podman's socket.
find_engine() {
  if command -v docker > /dev/null && docker version > /dev/null 2>&1; then
    echo docker
  elif command -v podman > /dev/null && [ -n "${DOCKER_HOST:-}" ] && podman --remote --url "$DOCKER_HOST" version > /dev/null 2>&1; then
    echo "podman --remote --url $DOCKER_HOST"
  elif command -v podman > /dev/null && podman version > /dev/null 2>&1; then
    echo podman
  else
    return 1
  fi
}

load_tarballs() {
  local name engine
  IFS=' ' read -r -a engine <<< "$(find_engine)"
  if [ ${#engine[@]} -eq 0 ]; then
    note "Neither docker nor podman responds here. To load the images elsewhere, by 'docker load -i' or 'podman load -i', there are:"
  fi
  for name in "${IMAGES[@]}"; do
    tarball_of "$name"
    if [ ${#engine[@]} -gt 0 ]; then
      "${engine[@]}" load --quiet --input "$(tarball_of "$name")" >> "$LOG" 2>&1 ||
        refused "${engine[0]} does not load $(tarball_of "$name"): $(tail -n 1 "$LOG")"
    fi
  done
}
