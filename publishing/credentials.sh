#!/usr/bin/env bash
# Part of build_images.sh: finds user name and password of the registry, and exports them as REGISTRY_USERNAME and
# REGISTRY_PASSWORD, from where the root POM hands them to Jib. They are an argument of no process and in no file.
# shellcheck disable=SC2034 # AWS_CLI is for the other parts

# Whether the AWS CLI is there and has credentials, and is the one to ask about repositories.
AWS_CLI=no

log_in_by_aws() { # HELPER, if there is one
  command -v aws > /dev/null || return 1
  if REGISTRY_PASSWORD=$(ecr get-login-password); then
    REGISTRY_USERNAME=AWS AWS_CLI=yes
  else
    # Wrong ones are an error to report; where there are none, the helper may have its own.
    if [ -z "$1" ] || ! without_aws_credentials; then explain_aws "ecr:GetAuthorizationToken"; fi
    return 1
  fi
}

find_ecr_credentials() {
  local helper
  helper=$(configured_helper)
  if [ -z "$helper" ] && command -v docker-credential-ecr-login > /dev/null; then helper=ecr-login; fi
  if log_in_by_aws "$helper"; then return; fi
  [ -n "$helper" ] ||
    refused "There is no way to log in to $HOST: install the AWS CLI, or docker-credential-ecr-login on the PATH."
  ask_helper "$helper" ||
    refused "docker-credential-$helper has no credentials for $HOST: log in to AWS again, or set AWS_PROFILE."
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
