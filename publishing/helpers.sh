#!/usr/bin/env bash
# Part of build_images.sh: asks Docker's credential helpers, which Docker's configuration names.
# shellcheck disable=SC2034 # the answers are for credentials.sh

# The credential helper that Docker's configuration names for HOST, or for all hosts.
configured_helper() {
  local config
  config=$(tr -d ' \t\r\n' 2> /dev/null < "${DOCKER_CONFIG:-$HOME/.docker}/config.json") || return 0
  {
    sed -n "s/.*\"credHelpers\":{[^}]*\"$HOST\":\"\([^\"]*\)\".*/\1/p" <<< "$config"
    field credsStore <<< "$config"
  } | sed -n 1p # not head, which may end before all is written: a failure, with pipefail
}

field() { # NAME    of the JSON on stdin
  sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p'
}

# Asks the helper as Docker does: the host goes to its stdin, JSON comes back. 1 if it knows nothing, or if
# a backslash asks for a real reader of JSON: that is left to Jib, which asks the helper itself.
ask_helper() { # HELPER
  local answer
  command -v "docker-credential-$1" > /dev/null || refused \
    "Docker's configuration names docker-credential-$1 for $HOST, which is not on the PATH: install it, or remove it there."
  answer=$("docker-credential-$1" get <<< "$HOST" 2> /dev/null | tr -d '\n') || return 1
  if [[ $answer == *\\* ]]; then return 1; fi
  REGISTRY_USERNAME=$(field Username <<< "$answer") REGISTRY_PASSWORD=$(field Secret <<< "$answer")
}
