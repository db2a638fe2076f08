#!/usr/bin/env bash
# Part of build_images.sh: the regions of AWS, by regions.txt.

# Prints nothing for a region that is not known.
domain_of() { # REGION
  typed=$1 awk '!/^#/ && $1 "" == ENVIRON["typed"] { print $2 }' "$ROOT/publishing/regions.txt"
}

all_domains() {
  awk '!/^#/ && !seen[$2]++ { print $2 }' "$ROOT/publishing/regions.txt"
}

# Known regions that differ from $1 in up to two letters (added, left out, replaced).
similar_regions() {
  typed=$1 awk '
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
    !/^#/ && distance(ENVIRON["typed"], $1) <= 2 { print $1 }' "$ROOT/publishing/regions.txt"
}

suggestion() { # REGION
  local similar
  # shellcheck disable=SC2046 # a word for each region
  similar=$(list $(similar_regions "$1"))
  if [ -n "$similar" ]; then echo "; did you mean $similar?"; else echo .; fi
}

check_region() {
  if [ -n "$(domain_of "$REGION")" ]; then return; fi
  problem "There is no region '$REGION'$(suggestion "$REGION") If it" \
    "is newer than publishing/regions.txt, give the whole name: --registry ACCOUNT.dkr.ecr.REGION.amazonaws.com."
}
