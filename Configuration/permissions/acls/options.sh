#!/usr/bin/env bash
# Part of the scripts next to it. They all take these options, and each uses those that it needs:
#   --bootstrap-server HOST:PORT,...   brokers of the cluster
#   --command-config FILE              client properties of an administrator
#   --principal PRINCIPAL              the principal that gets the permissions: User:NAME, User:CN=..., User:ANONYMOUS
#   --worker-group GROUP               the worker's GROUP
#   --alias ALIAS                      source.cluster.alias of the connectors; msksource if left out
#   --topic NAME                       what is migrated; several times for several, '*' for all
#   --topic-prefix TEXT                what is migrated: all topics whose names have this prefix
#   --group NAME, --group-prefix TEXT  the consumer groups that move, likewise
#   --old-workers GROUP                group.id of the Connect workers of the tool that is replaced
#   --old-offsets TOPIC                their offset.storage.topic
#   --remove                           revoke what is otherwise granted
#   --dry-run                          print the commands, for somebody else to run
# kafka-acls.sh, of any Kafka since 2.1, must be on the PATH.

# shellcheck disable=SC2034 # set for the other scripts

usage() {
  sed -n '2,/^set /{/^set /d;/^# shellcheck/d;s/^# \{0,1\}//p;}' "$0"
  sed -n '3,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

fail() { # SENTENCE...
  printf '%s\n' "$@" "$(basename "$0") --help lists the options." >&2
  exit 2
}

read_options() { # OPTION...
  connection=() action=(--add) print=no principal="" worker_group="" alias=msksource old_workers="" old_offsets="" given=" "
  topics=() topic_prefixes=() groups=() group_prefixes=()
  while [ $# -gt 0 ]; do
    case $1 in
      --help) usage && exit ;;
      --remove) action=(--remove --force) ;;
      --dry-run) print=yes ;;
      *) take "$1" "${2:-}" && shift ;;
    esac
    shift
  done
}

take() { # OPTION VALUE
  case $1 in
    --bootstrap-server | --command-config) connection+=("$1" "$2") ;;
    --principal) principal=$2 ;;
    --worker-group) worker_group=$2 ;;
    --alias) alias=$2 ;;
    --old-workers) old_workers=$2 ;;
    --old-offsets) old_offsets=$2 ;;
    --topic) topics+=("$2") ;;
    --topic-prefix) topic_prefixes+=("$2") ;;
    --group) groups+=("$2") ;;
    --group-prefix) group_prefixes+=("$2") ;;
    *) fail "There is no option $1." ;;
  esac
  [[ -n $2 && $2 != --* ]] || fail "$1 has no value."
  given+="$1 "
}
