#!/usr/bin/env bash
# Runs a command with a container engine that Testcontainers finds: the Docker that runs, else a podman started for it.
# Usage: with-engine.sh COMMAND [ARGUMENT...]    installs podman on Debian or Ubuntu if need be; its exit code is COMMAND's
# DOCKER_HOST says which engine, if set. A podman started here has a store of its own, which goes when the command ends.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# -eq 0 ]; then sed -n '2,/^set /{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2 && exit 2; fi

engine_answers() {
  if command -v docker > /dev/null && docker version > /dev/null 2>&1; then return; fi
  if [ -z "${DOCKER_HOST:-}" ]; then return 1; fi
  podman --remote --url "$DOCKER_HOST" version > /dev/null 2>&1 || {
    echo "Neither docker nor podman gets a response from DOCKER_HOST=$DOCKER_HOST." \
      "Start the engine there, or unset DOCKER_HOST to have one started." >&2
    exit 1
  }
}

start_podman() {
  local tries=60
  "$here/remove-left-rules.sh"
  export CONTAINERS_CONF=$here/containers.conf DOCKER_HOST=unix://$work/podman.sock
  podman=(podman --root "$work/store" --runroot "$work/run" --network-config-dir "$work/networks")
  "${podman[@]}" system service --time=0 "$DOCKER_HOST" > "$work/podman.log" 2>&1 &
  service=$!
  until podman --remote --url "$DOCKER_HOST" version > /dev/null 2>&1; do
    if ! kill -0 "$service" 2> /dev/null || [ $((tries -= 1)) -eq 0 ]; then
      echo "podman exited, or does not respond after 30 s:" >&2 && cat "$work/podman.log" >&2 && exit 1
    fi
    sleep 0.5
  done
  # In a container itself, Testcontainers would look for published ports at the bridge's gateway, where podman has none.
  if [ -e /.dockerenv ]; then export TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1; fi
}

stop() {
  if [ -n "$command" ]; then wait "$command" || true; fi # it may be at its own clean-up
  if [ -n "$service" ]; then
    "${podman[@]}" rm --all --force --time 0 > /dev/null 2>&1 || true # of a command that was killed
    # The service, and the monitors of exec sessions: those would clean up minutes later, and bring the store back for it.
    grep -ls "$work/store" /proc/[0-9]*/cmdline | cut -d / -f 3 | xargs -r kill -KILL 2> /dev/null || true
    wait "$service" 2> /dev/null || true
    umount "$work/store/overlay" 2> /dev/null || true # podman mounts it on itself
  fi
  rm -rf "$work"
}

work=$(mktemp -d) service='' command=''
trap stop EXIT
if ! engine_answers; then
  "$here/install-podman.sh"
  start_podman
fi
# The reaper would be one more image to pull; Testcontainers removes its containers at the end of the JVM without it, too.
export TESTCONTAINERS_RYUK_DISABLED=true
"$@" &
command=$!
trap 'kill "$command"' INT TERM
wait "$command"
