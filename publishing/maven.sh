#!/usr/bin/env bash
# Part of build_images.sh: runs Maven on the modules of IMAGES, its words going to LOG.
MAVEN=''

maven() { # ARGUMENT...
  local modules code=0
  modules=$(modules)
  # In the background, so that a signal is received at once; by exec, so that MAVEN is Maven itself.
  (cd "$ROOT" && exec ./mvnw --batch-mode -pl "$modules" -am package -Dquick -Dmaven.test.skip "$@") >> "$LOG" 2>&1 < /dev/null &
  MAVEN=$!
  wait "$MAVEN" || code=$?
  MAVEN=''
  return $code
}

# Maven gets the signal as well: what runs in the background does not receive Ctrl-C.
end_by() { # SIGNAL EXIT CODE
  trap '' "$1"
  if [ -n "$MAVEN" ]; then
    kill "$MAVEN" 2> /dev/null || true
    wait "$MAVEN" || true
  fi
  echo "Interrupted. Log: $LOG" >&2
  exit "$2"
}

disk_is_full() {
  echo "The disk of this machine is full: make room, at $ROOT, in $HOME and in the folder for temporary files."
}

build_failed() {
  if grep -qE '^\[ERROR\].*(No space left on device|Disk quota exceeded)' "$LOG"; then
    refused "$(disk_is_full) Nothing was pushed. Log: $LOG"
  fi
  if grep -q '^\[ERROR\].*I/O error for image \[' "$LOG"; then
    refused "A base image cannot be pulled: $(grep -m 1 -o 'I/O error for image \[[^]]*]' "$LOG")." \
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
