#!/usr/bin/env bash
# Part of build_images.sh: the table at the end.

# "1.0.0, 83a0d4bc1234, latest", or "local" of what was not pushed.
tags_of() { # IMAGE
  if [ "$LOCAL" = yes ]; then echo local; else list "$VERSION" ${COMMIT:+"$COMMIT"} latest; fi
}

digest_of() { # IMAGE
  sed 's/.*"imageDigest":"\([^"]*\)".*/\1/' "$(result_of "$1")"
}

# What the task definitions call IMAGE_URL. Without a tag: ECS documents name:tag and name@digest, not both.
reference_of() { # IMAGE
  echo "$HOST/$PREFIX$1@$(digest_of "$1")"
}

# "94.5 MB", or with several platforms "linux/amd64 94.5 MB, linux/arm64 93.8 MB".
size_of() { # IMAGE
  awk -v image="$1" -v several="$([[ $PLATFORMS == *,* ]] && echo 1)" '$1 == image {
    printf "%s%s%.1f MB", found++ ? ", " : "", several ? $2 " " : "", $3 / 1e6 }' "$WORK/sizes"
}

print_summary() {
  local name
  if [ "$LOCAL" = no ]; then echo "Pushed to $HOST${PREFIX:+/${PREFIX%/}}"; fi
  {
    printf 'IMAGE|TAGS|DIGEST|COMPRESSED\n'
    for name in "${IMAGES[@]}"; do
      printf '%s|%s|%s|%s\n' "$name" "$(tags_of)" "$(digest_of "$name")" "$(size_of "$name")"
    done
  } | awk -F '|' '{ for (i = 1; i <= NF; i++) { cell[NR, i] = $i; if (length($i) > width[i]) width[i] = length($i) } }
    END { for (row = 1; row <= NR; row++) {
      line = ""
      for (i = 1; i <= 4; i++) line = line sprintf("%-" width[i] "s  ", cell[row, i])
      sub(/ +$/, "", line); print line } }'
  if [ "$LOCAL" = yes ]; then return; fi
  echo "IMAGE_URL of each, for its task definition:"
  for name in "${IMAGES[@]}"; do reference_of "$name"; done
}
