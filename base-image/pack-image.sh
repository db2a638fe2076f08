#!/usr/bin/env bash
# Writes the folders of WORK/layers as the layers of an image, in the docker-archive format that Jib reads.
# Usage: pack-image.sh WORK OUT.tar
#   WORK/layers/NAME[:OWNER]  in the order of their names; OWNER is the user and group id of all that is in it, else 0
#   WORK/settings.json        what a container is to start with: the image's environment, user, entry point
set -euo pipefail
work=$1
out=$2
architecture=$(dpkg --print-architecture) # amd64 and arm64 are called the same in images

# Nothing that differs from run to run: one date, one owner, one order.
archive() {
  tar --sort=name --mtime=@1 --owner="$1" --group="$1" --numeric-owner --format=gnu -cf "${@:2}"
}

# Prints the arguments, quoted, as a JSON list.
list() {
  local entries
  entries=$(printf ', "%s"' "$@")
  echo "[${entries:2}]"
}

mkdir -p "$work/image"
layers=() digests=()
for folder in "$work"/layers/*; do
  name=$(basename "$folder")
  layer=${name%:*}.tar
  case $name in *:*) owner=${name#*:} ;; *) owner=0 ;; esac
  (cd "$folder" && archive "$owner" "$work/image/$layer" -- *) # by name: Jib refuses an entry ./
  layers+=("$layer")
  digests+=("sha256:$(sha256sum "$work/image/$layer" | cut -d ' ' -f 1)")
  rm -rf "$folder"
done
cat > "$work/image/config.json" << END
{"architecture": "$architecture", "os": "linux", "created": "1970-01-01T00:00:01Z",
 "config": $(cat "$work/settings.json"),
 "rootfs": {"type": "layers", "diff_ids": $(list "${digests[@]}")},
 "history": [$(printf '{"created": "1970-01-01T00:00:01Z", "created_by": "base-image: %s"}\n' "${layers[@]}" | paste -sd ,)]}
END
echo "[{\"Config\": \"config.json\", \"RepoTags\": [\"base:local\"], \"Layers\": $(list "${layers[@]}")}]" \
  > "$work/image/manifest.json"
archive 0 "$out.part" -C "$work/image" manifest.json config.json "${layers[@]}"
mv "$out.part" "$out"
