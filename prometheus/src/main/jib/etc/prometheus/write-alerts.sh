# shellcheck shell=sh
# Part of start-prometheus.sh: adds to the configuration where alerts go to, and puts the runbook's address into the rules.
# shellcheck disable=SC2154 # set by the other parts

write_alerting() {
  if [ -z "$alertmanager_url" ]; then return; fi
  cat << END
alerting:
  alertmanagers:
    - scheme: $alertmanager_scheme
      path_prefix: $alertmanager_path
      static_configs:
        - targets: ['$alertmanager_address']
END
}

# The rules, with links to the user's copy of the runbook.
write_rules() {
  mkdir -p "$configuration/rules"
  find "$here/rules" -maxdepth 1 -name '*.yml' | while read -r file; do
    sed "s|runbook_url: docs/runbook\.md|runbook_url: $runbook_url|" "$file" > "$configuration/rules/${file##*/}"
  done
  sed -i "s|/etc/prometheus/rules/|$configuration/rules/|" "$configuration/prometheus.yml"
}

write_alerting >> "$configuration/prometheus.yml"
rm -rf "$configuration/rules" # of an earlier start
if [ -n "$runbook_url" ]; then write_rules; fi
