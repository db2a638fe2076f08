#!/usr/bin/env bash
# Part of build_images.sh: which images there are, by images.txt, and which of them are selected.
# shellcheck disable=SC2034 # IMAGES is for the other parts

known_images() {
  sed '/^#/d;s/ .*//' "$ROOT/publishing/images.txt"
}

module_of() { # IMAGE
  sed -n "s/^$1 //p" "$ROOT/publishing/images.txt"
}

# In the order of images.txt, whatever the order in which they were named.
choose_images() {
  local known name
  IFS=$'\n' read -r -d '' -a known <<< "$(known_images)" || true
  IMAGES=()
  for name in "${known[@]}"; do
    if [ ${#ONLY[@]} -eq 0 ] || is_among "$name" "${ONLY[@]}"; then IMAGES+=("$name"); fi
  done
  check_list --only ${ONLY[@]+"${ONLY[@]}"}
  for name in ${ONLY[@]+"${ONLY[@]}"}; do
    [ -z "$name" ] || is_among "$name" "${known[@]}" || problem "There is no image '$name': --only accepts $(list "${known[@]}")."
  done
}

# As Maven's -pl expects them: a,b,c.
modules() {
  local name modules=()
  for name in "${IMAGES[@]}"; do modules+=("$(module_of "$name")"); done
  (IFS=, && echo "${modules[*]}")
}
