#!/usr/bin/env bash
# Part of build_images.sh: asks the registry itself, before anything is built.

# What curl is told on its stdin, so that no argument of a process has the password.
curl_options() { # PATH
  local user="${REGISTRY_USERNAME:-}:${REGISTRY_PASSWORD:-}"
  user=${user//\\/\\\\}
  printf 'url = "https://%s%s"\n' "$HOST" "$1"
  if [ "$user" != : ]; then printf 'user = "%s"\n' "${user//\"/\\\"}"; fi
}

# Prints the HTTP status of a GET, or fails with curl's words in $WORK/curl. The answer's head is in $WORK/head.
status_of() { # PATH
  curl_options "$1" | curl --config - --silent --show-error --connect-timeout 10 --max-time 30 \
    --output /dev/null --dump-header "$WORK/head" --write-out '%{http_code}' 2> "$WORK/curl"
}

check_registry() {
  local status
  command -v curl > /dev/null || refused "There is no curl, by which the registry is asked before the build: install it."
  status=$(status_of /v2/) || refused "https://$HOST cannot be reached: check the name, the network, and a proxy" \
    "(HTTPS_PROXY). $(< "$WORK/curl")"
  case $status in
    200) ;;
    401 | 403)
      # Asked for a token, Jib will say more; without credentials of ours, it may have some.
      if [ -n "${REGISTRY_PASSWORD:-}" ] && ! grep -qi '^www-authenticate: *bearer' "$WORK/head"; then wrong_password; fi
      ;;
    404) refused "https://$HOST is not a registry (404 for /v2/): check the name." ;;
    *) refused "The registry https://$HOST is not well, it answers with HTTP status $status: try again later." ;;
  esac
}

wrong_password() {
  if [ -n "$ACCOUNT" ]; then
    refused "$HOST refuses the credentials: check that they are for account $ACCOUNT, or may push to it."
  fi
  refused "$HOST refuses user name and password: check REGISTRY_USERNAME and REGISTRY_PASSWORD, or log in again with Docker."
}
