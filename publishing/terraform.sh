#!/usr/bin/env bash
# Part of build_images.sh: the digests of a push, as variables of terraform/: its next apply deploys and pins them.

# Only for ACCOUNT and REGION: the roles that terraform/ creates pull from there. With --only, the others stay as they were pushed there.
write_terraform_images() {
  local file=$ROOT/terraform/images.auto.tfvars.json name
  if [ "$OTHER" = yes ] || [ ! -d "${file%/*}" ]; then return; fi
  {
    pushed_before "$file"
    for name in "${IMAGES[@]}"; do echo "$name $(reference_of "$name")"; done
  } | as_variables > "$WORK/images" # as a whole: terraform may be reading it
  { cp "$WORK/images" "$file.new" && mv "$file.new" "$file"; } 2>> "$LOG" ||
    note "$file could not be written: set the variable images of terraform/ yourself."
}

pushed_before() { # FILE
  local name reference
  if [ ! -f "$1" ]; then return; fi
  sed -n "s|^ *\"\([a-z0-9-]*\)\": \"\($HOST/[^\"]*\)\",\{0,1\}$|\1 \2|p" "$1" | while read -r name reference; do
    is_among "$name" "${IMAGES[@]}" || echo "$name $reference"
  done
}

# "NAME REFERENCE" lines as JSON.
as_variables() {
  sort | awk 'BEGIN { printf "{\n  \"images\": {" }
    { printf "%s\n    \"%s\": \"%s\"", (NR > 1 ? "," : ""), $1, $2 }
    END { print "\n  }\n}" }'
}
