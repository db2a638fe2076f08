#!/usr/bin/env bash
# Part of build_images.sh: runs Maven on the modules of IMAGES, its words going to LOG.

maven() { # ARGUMENT...
  (cd "$ROOT" && ./mvnw --batch-mode -pl "$(modules)" -am package -Dquick -Dmaven.test.skip "$@") >> "$LOG" 2>&1 < /dev/null
}

build_failed() {
  if grep -q 'I/O error for image \[' "$LOG"; then
    refused "A base image cannot be pulled: $(grep -m 1 -o 'I/O error for image \[.*' "$LOG")." \
      "Check the network and a proxy (MAVEN_OPTS=-Dhttps.proxyHost=...). Nothing was pushed. Log: $LOG"
  fi
  echo "The build failed, nothing was pushed. Log: $LOG" >&2
  grep -m 3 '^\[ERROR\]' "$LOG" >&2 || tail -n 3 "$LOG" >&2
  exit 1
}

# One tarball for each platform: so all that can fail in a build has been tried before the first push, and
# the compressed sizes are known. They are noted in $WORK/sizes as IMAGE PLATFORM BYTES.
build_tarballs() {
  local platform name
  for platform in ${PLATFORMS//,/ }; do
    maven -Djib.goal=buildTar "-Djib.from.platforms=$platform" || build_failed
    for name in "${IMAGES[@]}"; do
      echo "$name $platform $(wc -c < "$(tarball_of "$name")")" >> "$WORK/sizes"
    done
  done
}

tarball_of() { # IMAGE
  echo "$ROOT/$(module_of "$1")/target/jib-image.tar"
}
