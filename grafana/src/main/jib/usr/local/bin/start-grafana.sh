#!/bin/sh
# Checks what Grafana would accept silently, then hands over to the start script of Grafana's image.
# Usage: start-grafana.sh [OPTION-OF-GRAFANA-SERVER]...
# Exit: 2 for errors in the environment, all listed at once
set -eu
problems=0

problem() {
  echo "start-grafana: $*" >&2
  problems=$((problems + 1))
}

check_password() {
  if [ "${GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION:-}" = true ]; then
    return # no such user, so no password: logins come from elsewhere
  fi
  if [ -n "${GF_SECURITY_ADMIN_PASSWORD:-}" ] && [ -n "${GF_SECURITY_ADMIN_PASSWORD__FILE:-}" ]; then
    problem "GF_SECURITY_ADMIN_PASSWORD and GF_SECURITY_ADMIN_PASSWORD__FILE are both set; remove one of them."
  elif [ -n "${GF_SECURITY_ADMIN_PASSWORD__FILE:-}" ]; then
    if ! [ -s "$GF_SECURITY_ADMIN_PASSWORD__FILE" ] || ! [ -r "$GF_SECURITY_ADMIN_PASSWORD__FILE" ]; then
      problem "GF_SECURITY_ADMIN_PASSWORD__FILE is '$GF_SECURITY_ADMIN_PASSWORD__FILE', which is missing, empty or not readable" \
        "for user $(id -u); expected a file with the password of the user admin."
    fi
  elif [ -z "${GF_SECURITY_ADMIN_PASSWORD:-}" ]; then
    problem "GF_SECURITY_ADMIN_PASSWORD is not set; expected the password of the user admin, or its file in" \
      "GF_SECURITY_ADMIN_PASSWORD__FILE. On ECS keep it in Secrets Manager and add to the container definition:" \
      "\"secrets\": [{\"name\": \"GF_SECURITY_ADMIN_PASSWORD\", \"valueFrom\": \"<ARN of the secret>\"}]"
  fi
}

check_data_source() {
  case "${PROMETHEUS_URL:-}" in
    http://?* | https://?*) ;;
    *) problem "PROMETHEUS_URL is '${PROMETHEUS_URL:-}'; expected http://HOST:PORT or https://HOST of Prometheus." ;;
  esac
}

check_password
check_data_source
if [ "$problems" -gt 0 ]; then
  exit 2
fi
# Named plugins are to be downloaded; by default nothing is (RATIONALE.md).
if [ -n "${GF_INSTALL_PLUGINS:-}${GF_PLUGINS_PREINSTALL:-}${GF_PLUGINS_PREINSTALL_SYNC:-}" ]; then
  export GF_PLUGINS_PREINSTALL_DISABLED=false
fi
exec /run.sh "$@"
