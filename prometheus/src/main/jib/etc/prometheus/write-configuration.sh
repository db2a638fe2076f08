# shellcheck shell=sh
# Part of start-prometheus.sh: writes what Prometheus reads, from the image's prometheus.yml and what the checks have set.
# shellcheck disable=SC2154 # set by the other parts

# $1 is the file, $2 the targets. Without targets there is no file, which Prometheus accepts as no targets.
write_targets() {
  rm -f "$1"
  if [ -n "$2" ]; then printf '[{"targets": [%s]}]\n' "$2" > "$1"; fi
}

# The workers' discovery is the end of the file.
write_scrapes() {
  if [ -z "$service_arn" ]; then
    sed "s/kafkaconnect\.migration/$dns_name/" "$here/prometheus.yml"
    return
  fi
  sed '/^    dns_sd_configs:/,$d' "$here/prometheus.yml"
  # The cluster by its ARN: given a name, Prometheus 3.13 does not find the cluster again in ECS's answer, and crashes.
  cat << END
    aws_sd_configs:
      - role: ecs
        region: $service_region
        clusters: ['$cluster_arn']
        port: 3600
        refresh_interval: 30s
    relabel_configs:
      - source_labels: [__meta_ecs_service_arn]
        regex: '$service_arn'
        action: keep
END
}

write_remote_write() {
  if [ -z "$remote_write_url" ]; then return; fi
  printf 'remote_write:\n  - url: "%s"\n' "$remote_write_url"
  if [ -n "$remote_write_region" ]; then printf '    sigv4:\n      region: %s\n' "$remote_write_region"; fi
}

mkdir -p "$configuration"
write_targets "$configuration/jmx.json" "$jmx_targets"
write_targets "$configuration/node.json" "$node_targets"
{ write_scrapes && write_remote_write; } > "$configuration/prometheus.yml"
