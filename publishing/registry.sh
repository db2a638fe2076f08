#!/usr/bin/env bash
# Part of build_images.sh: checks the registry itself, before anything is built.

# Docker Hub's name in images is not where it listens; Jib knows that as well.
address_of_host() {
  case $HOST in
    docker.io | index.docker.io) echo registry-1.docker.io ;;
    *) echo "$HOST" ;;
  esac
}

# What curl reads on its stdin, so that no argument of a process has the password.
curl_options() { # PATH
  local user="${REGISTRY_USERNAME:-}:${REGISTRY_PASSWORD:-}"
  user=${user//\\/\\\\}
  printf 'url = "https://%s%s"\n' "$(address_of_host)" "$1"
  if [ "$user" != : ]; then printf 'user = "%s"\n' "${user//\"/\\\"}"; fi
}

# Prints the HTTP status of a GET, or fails with curl's words in $WORK/curl. The answer's head is in $WORK/head.
status_of() { # PATH
  curl_options "$1" | curl --config - --silent --show-error --connect-timeout 10 --max-time 30 \
    --output /dev/null --dump-header "$WORK/head" --write-out '%{http_code}' 2> "$WORK/curl"
}

check_registry() {
  local status
  command -v curl > /dev/null || refused "There is no curl, which is needed to check the registry before the build: install it."
  status=$(status_of /v2/) || refused "https://$HOST cannot be reached: check the name, the network, and a proxy" \
    "(HTTPS_PROXY). $(< "$WORK/curl")"
  judge_status "$status"
}

judge_status() { # HTTP STATUS OF /v2/
  case $1 in
    200) ;;
    401 | 403)
      # Asked for a token, Jib will say more; without credentials of ours, it may have some.
      if [ -n "${REGISTRY_PASSWORD:-}" ] && ! grep -qi '^www-authenticate: *bearer' "$WORK/head"; then wrong_password; fi
      ;;
    3??) refused "https://$HOST is not the registry itself, it redirects to$(location). Give --registry the host that the" \
      "registry's provider names for 'docker login'." ;;
    4??) [ "$1" = 429 ] || refused "https://$HOST is not a registry (HTTP status $1 for /v2/): check the name."
      refused "$HOST has had too many requests (HTTP status 429): log in, or try again later." ;;
    *) refused "The registry https://$HOST is unhealthy: it responds with HTTP status $1: try again later." ;;
  esac
}

location() {
  sed -n 's/^[Ll]ocation: *\([^[:cntrl:]]*\).*/ \1/p' "$WORK/head" | grep . || echo " somewhere else"
}

wrong_password() {
  if [ -n "$ACCOUNT" ]; then
    refused "$HOST rejected the credentials: check that they are for account $ACCOUNT, or may push to it."
  fi
  refused "$HOST rejected user name and password: check REGISTRY_USERNAME and REGISTRY_PASSWORD, or log in again with Docker."
}
