# shellcheck shell=sh
# Part of start-prometheus.sh: where samples go to. Sets retention_time, retention_size, remote_write_url, remote_write_region.
# shellcheck disable=SC2034,SC2154 # shared with the other parts

# Whether $1 can be written to, or be made. Nothing is left behind, since another variable may be wrong. Tried, not asked
# for: busybox checks the mode alone, which says nothing on a read-only file system.
can_write() {
  folder=$1
  until [ -e "$folder" ]; do folder=$(dirname "$folder"); done
  trial=$(mktemp "$folder/.trial-XXXXXX" 2> /dev/null) && rm "$trial"
}

check_storage() {
  retention_time=${RETENTION_TIME:-30d}
  is "$retention_time" '([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?' ||
    problem RETENTION_TIME "$retention_time" 'Expected: a time, such as 30d or 12h.'
  retention_size=${RETENTION_SIZE:-10GB}
  is "$retention_size" '[0-9]+[KMGTPE]?B|0' ||
    problem RETENTION_SIZE "$retention_size" 'Expected: a size, such as 512MB or 10GB, or 0 for no limit.'
  if ! is "$storage" '/[A-Za-z0-9._/-]*'; then
    problem STORAGE_PATH "$storage" 'Expected: the absolute path of a folder, such as /prometheus.'
  elif ! can_write "$configuration"; then
    problem STORAGE_PATH "$storage" "Expected: a folder that user $(id -u) can write to. Mount a volume there which belongs to it."
  fi
}

# Amazon Managed Prometheus requires signed requests, for a region: that is in the host's name.
check_aws_url() {
  remote_write_region=${1##*aps-workspaces}
  remote_write_region=${remote_write_region#*.}
  remote_write_region=${remote_write_region%%.*}
  is "$remote_write_region" '[a-z]{2,4}(-[a-z]+)+-[0-9]+' &&
    is "$remote_write_url" 'https://[^/]+/workspaces/ws-[^/]+/api/v1/remote_write'
}

check_remote_write() {
  remote_write_url=${REMOTE_WRITE_URL:-} remote_write_region=
  if [ -z "$remote_write_url" ] || ! check_url REMOTE_WRITE_URL "$remote_write_url" '%=&?+'; then return; fi
  address=${remote_write_url#*://} address=${address%%[:/]*}
  if is "$address" '.*aps-workspaces.*' && ! check_aws_url "$address"; then
    problem REMOTE_WRITE_URL "$remote_write_url" \
      "Expected: the workspace's https://aps-workspaces.REGION.amazonaws.com/workspaces/ws-ID/api/v1/remote_write."
  fi
}

check_storage
check_remote_write
