# shellcheck shell=sh
# Part of start-prometheus.sh: where alerts go to, and their links. Sets alertmanager_url and what is derived from it, runbook_url.
# shellcheck disable=SC2034 # shared with the other parts

check_alertmanager() {
  alertmanager_url=${ALERTMANAGER_URL:-}
  if [ -z "$alertmanager_url" ] || ! check_url ALERTMANAGER_URL "$alertmanager_url" ''; then return; fi
  alertmanager_scheme=${alertmanager_url%%://*}
  alertmanager_address=${alertmanager_url#*://}
  alertmanager_path=/
  case $alertmanager_address in */*) alertmanager_path=/${alertmanager_address#*/} ;; esac
  alertmanager_address=${alertmanager_address%%/*}
  if is "$alertmanager_address" '.*aps-workspaces.*'; then
    problem ALERTMANAGER_URL "$alertmanager_url" \
      'Amazon Managed Prometheus evaluates the rules itself: give them to it, as docs/runbook.md shows.'
  fi
}

# Not an ampersand: in what sed puts in, it stands for what was found.
check_runbook() {
  runbook_url=${RUNBOOK_URL:-}
  if [ -n "$runbook_url" ]; then check_url RUNBOOK_URL "$runbook_url" '%=?+' || true; fi
}

check_alertmanager
check_runbook
