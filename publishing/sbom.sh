#!/usr/bin/env bash
# Part of release.sh: builds the images, and puts next to each tarball a CycloneDX list of its jars with the base image's digest.

# Maven writes the list from what it resolved, so names, licenses and hashes are those of the jars in the image.
build_release() {
  ./mvnw --batch-mode --quiet -pl "$(modules)" -am package org.cyclonedx:cyclonedx-maven-plugin:makeBom \
    -Dquick -Dmaven.test.skip -Djib.goal=buildTar "-Djib.from.platforms=$PLATFORM"
}

collect() { # IMAGE FOLDER
  local module file=$2/$1-$VERSION
  module=$(module_of "$1")
  mkdir -p "$2"
  cp "$module/target/jib-image.tar" "$file.tar"
  add_base_image "$(base_image "$module")" < "$module/target/bom.json" > "$file.cdx.json"
  check_listed "$file" "$module-$VERSION.jar"
}

# Every jar that we put into the image is in its list, except our own, whose list it is.
check_listed() { # FILE OWN JAR
  local work layer sum jar
  work=$(mktemp -d)
  tar -xf "$1.tar" -C "$work"
  for layer in "$work"/*.tar.gz; do
    # tar's words are about attributes that it does not know, one for each file
    tar -tzf "$layer" 2> /dev/null | sed -n '/^app\/.*\.jar$/p;/^opt\/connect\/.*\.jar$/p' > "$work/names"
    if [ -s "$work/names" ]; then tar -xzf "$layer" -C "$work" -T "$work/names" 2> /dev/null; fi
  done
  find "$work" -name '*.jar' ! -name "$2" > "$work/jars"
  while IFS= read -r jar; do
    sum=$(sha256 "$jar" | cut -d ' ' -f 1)
    grep -q "$sum" "$1.cdx.json" || { echo "$1.cdx.json does not list ${jar##*/}, which is in the image." >&2 && return 1; }
  done < "$work/jars"
  rm -rf "$work"
}

sha256() { # FILE...
  if command -v sha256sum > /dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

write_sums() { # FOLDER
  (cd "$1" && sha256 ./*.tar ./*.json > SHA256SUMS)
}
