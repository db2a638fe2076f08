#!/usr/bin/env bash
# Writes WORK/os and WORK/runtime as the two layers of an image, in the docker-archive format that Jib reads.
# Usage: pack-image.sh WORK OUT.tar
set -euo pipefail
work=$1
out=$2
architecture=$(dpkg --print-architecture) # amd64 and arm64 are called the same in images

# Nothing that differs from run to run: one date, one owner, one order.
archive() {
  tar --sort=name --mtime=@1 --owner=0 --group=0 --numeric-owner --format=gnu -cf "$@"
}

# $1 is a file below WORK/image; prints its digest as image configurations want it.
digest() {
  echo "sha256:$(sha256sum "$work/image/$1" | cut -d ' ' -f 1)"
}

mkdir -p "$work/image" "$work/java/opt"
mv "$work/runtime" "$work/java/opt/java"
(cd "$work/os" && archive "$work/image/os.tar" -- *) # by name: Jib refuses an entry ./
archive "$work/image/runtime.tar" -C "$work/java" opt
cat > "$work/image/config.json" << END
{"architecture": "$architecture", "os": "linux", "created": "1970-01-01T00:00:01Z",
 "config": {"Env": ["PATH=/opt/java/bin:/usr/bin:/bin", "LANG=C.UTF-8", "JAVA_HOME=/opt/java"]},
 "rootfs": {"type": "layers", "diff_ids": ["$(digest os.tar)", "$(digest runtime.tar)"]},
 "history": [{"created": "1970-01-01T00:00:01Z", "created_by": "base-image: glibc, certificates, user"},
             {"created": "1970-01-01T00:00:01Z", "created_by": "base-image: Java runtime"}]}
END
cat > "$work/image/manifest.json" << END
[{"Config": "config.json", "RepoTags": ["base:local"], "Layers": ["os.tar", "runtime.tar"]}]
END
archive "$out.part" -C "$work/image" manifest.json config.json os.tar runtime.tar
mv "$out.part" "$out"
