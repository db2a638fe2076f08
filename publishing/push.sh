#!/usr/bin/env bash
# Part of build_images.sh: pushes with Jib, one image after the other. Jib sends an image's layers first and its manifest
# last, once for each tag: an image is there as a whole, or there is none.

# What Jib wrote about the image when it was pushed; there is none of an image that was not.
result_of() { # IMAGE
  echo "$ROOT/$(module_of "$1")/target/jib-image.json"
}

push_images() {
  local name
  for name in "${IMAGES[@]}"; do rm -f "$(result_of "$name")"; done
  echo "--- push ---" >> "$LOG"
  maven -Djib.goal=build "-Djib.from.platforms=$PLATFORMS" "-Dimage.prefix=$HOST/$PREFIX" "-Dimage.tag=$VERSION" \
    "-Djib.to.tags=${COMMIT:+$COMMIT,}latest" || push_failed
}

push_failed() {
  local name pushed=() missing=()
  for name in "${IMAGES[@]}"; do
    if [ -f "$(result_of "$name")" ]; then pushed+=("$name"); else missing+=("$name"); fi
  done
  why_push_failed "$(sed '1,/^--- push ---$/d' "$LOG" | sed -n '/^\[ERROR\]/p')" >&2
  if [ ${#missing[@]} -eq 0 ]; then
    echo "All images are pushed as a whole: ${pushed[*]}. Maven failed after that. Log: $LOG" >&2
  else
    echo "Not pushed: $(list "${missing[@]}"): no tag points to any part of it. Pushed as a whole: ${pushed[*]:-none}." \
      "Run the same command again: layers that have arrived are not sent twice. Log: $LOG" >&2
  fi
  exit 3
}

# Whole texts only: "502" is in many a digest and size, "denied" also in what this machine's folders say.
why_push_failed() { # ERRORS OF THE PUSH
  case $1 in
    *"No space left on device"* | *"Disk quota exceeded"*) disk_is_full ;;
    *"401 Unauthorized"* | *"Unauthorized for "* | *"are not set up"* | *"credentials are not"*)
      echo "$HOST rejected the credentials: log in again with Docker, or check REGISTRY_USERNAME and REGISTRY_PASSWORD." ;;
    *"403 Forbidden"* | *'"DENIED"'* | *" denied: "* | *"requested access to the resource is denied"*)
      echo "$HOST denies these credentials the push: have the policy in publishing/README.md attached, or use others." ;;
    *NAME_UNKNOWN* | *"404 Not Found"*)
      echo "$HOST has no such repository: create it first." ;;
    *"I/O error for image [$HOST/"* | *UnknownHostException* | *"Connection refused"* | *"onnect timed out"* | \
      *"Read timed out"* | *"failed to respond"* | *"502 Bad Gateway"* | *"503 Service"* | *"504 Gateway"*)
      echo "$HOST became unavailable during the push: check that it is up and can be reached." ;;
    *) sed -n '1{p;q;}' <<< "${1:-The push failed.}" ;;
  esac
}
