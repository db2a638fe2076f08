#!/usr/bin/env bash
# Part of build_images.sh: finds user name and password of the registry, and exports them as REGISTRY_USERNAME and
# REGISTRY_PASSWORD, from where the root POM hands them to Jib. They are an argument of no process and in no file.

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
    "Docker's configuration names docker-credential-$1 for $HOST, which is not on the PATH: install it, or take it out there."
  answer=$("docker-credential-$1" get <<< "$HOST" 2> /dev/null | tr -d '\n') || return 1
  if [[ $answer == *\\* ]]; then return 1; fi
  REGISTRY_USERNAME=$(field Username <<< "$answer") REGISTRY_PASSWORD=$(field Secret <<< "$answer")
}

find_ecr_credentials() {
  local helper
  helper=$(configured_helper)
  if [ -z "$helper" ] && command -v docker-credential-ecr-login > /dev/null; then helper=ecr-login; fi
  if command -v aws > /dev/null; then
    REGISTRY_USERNAME=AWS
    REGISTRY_PASSWORD=$(ecr get-login-password) || explain_aws "ecr:GetAuthorizationToken"
  elif [ -z "$helper" ]; then
    refused "There is no way to log in to $HOST: install the AWS CLI, or docker-credential-ecr-login on the PATH."
  else
    ask_helper "$helper" || refused "docker-credential-$helper has no credentials for $HOST: log in to AWS again, or set" \
      "AWS_PROFILE."
  fi
}

find_credentials() {
  local helper
  if [ -n "$ACCOUNT" ]; then
    find_ecr_credentials
  elif [ -z "${REGISTRY_PASSWORD:-}" ]; then
    helper=$(configured_helper)
    if [ -n "$helper" ]; then ask_helper "$helper" || true; fi
  fi
  # Without any, or with a token in place of a user, Jib looks for itself in Docker's configuration and Maven's settings.
  if [ -z "${REGISTRY_PASSWORD:-}" ] || [ "${REGISTRY_USERNAME:-}" = '<token>' ]; then
    unset REGISTRY_USERNAME REGISTRY_PASSWORD
  else
    export REGISTRY_USERNAME REGISTRY_PASSWORD
  fi
}
