#!/usr/bin/env bash
# Part of build_images.sh: the regions of AWS, by regions.txt.

domain_of() { # REGION
  sed -n "s/^$1 //p" "$ROOT/publishing/regions.txt"
}

# Known regions that differ from $1 in up to two letters (added, left out, replaced).
similar_regions() {
  awk -v typed="$1" '
    function least(a, b, c) { return a < b ? (a < c ? a : c) : (b < c ? b : c) }
    function distance(a, b,    i, j, row, above) {
      for (j = 0; j <= length(b); j++) above[j] = j
      for (i = 1; i <= length(a); i++) {
        row[0] = i
        for (j = 1; j <= length(b); j++)
          row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + (substr(a, i, 1) != substr(b, j, 1)))
        for (j = 0; j <= length(b); j++) above[j] = row[j]
      }
      return above[length(b)]
    }
    !/^#/ && distance(typed, $1) <= 2 { print $1 }' "$ROOT/publishing/regions.txt"
}

check_region() {
  local similar
  if [[ $REGION =~ ^[a-z0-9-]+$ ]] && [ -n "$(domain_of "$REGION")" ]; then return; fi
  # shellcheck disable=SC2046 # a word for each region
  similar=$(list $(similar_regions "$REGION"))
  problem "There is no region '$REGION'$(if [ -n "$similar" ]; then echo "; did you mean $similar?"; else echo .; fi) If it" \
    "is newer than publishing/regions.txt, give the whole name: --registry ACCOUNT.dkr.ecr.REGION.amazonaws.com."
}
