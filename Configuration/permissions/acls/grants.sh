#!/usr/bin/env bash
# Part of the scripts next to it: checks their options, and calls kafka-acls.sh.

# shellcheck disable=SC2154 # options.sh sets what is used here

# Ends the script unless it can do its work with the options that were given.
require() { # OPTION...
  local option name problems=()
  for option in --bootstrap-server --principal "$@"; do
    [[ $given == *" $option "* || $given == *" $option-prefix "* ]] || problems+=("$option is missing.")
  done
  [[ -z $principal || $principal == ?*:?* ]] ||
    problems+=("--principal is '$principal', but begins with a type: User:$principal, for example.")
  for name in ${topics[@]+"${topics[@]}"} ${groups[@]+"${groups[@]}"}; do
    [[ $name == '*' || $name != *'*'* ]] ||
      problems+=("'$name': a * stands alone, for all. For names with a prefix, --topic-prefix or --group-prefix '${name%%\**}'.")
  done
  [[ $print == yes ]] || command -v kafka-acls.sh > /dev/null ||
    problems+=("kafka-acls.sh is not on the PATH: it is in the bin folder of Kafka. With --dry-run the commands are only printed.")
  [[ ${#problems[@]} -eq 0 ]] || fail "${problems[@]}"
}

allow_topics() { # OPERATIONS: on what is migrated
  allow "$1" --topic literal ${topics[@]+"${topics[@]}"}
  allow "$1" --topic prefixed ${topic_prefixes[@]+"${topic_prefixes[@]}"}
}

allow_groups() { # OPERATIONS: on the consumer groups that move
  allow "$1" --group literal ${groups[@]+"${groups[@]}"}
  allow "$1" --group prefixed ${group_prefixes[@]+"${group_prefixes[@]}"}
}

allow() { # "OPERATION..." TYPE literal|prefixed NAME...
  local operations=$1 type=$2 pattern=$3 operation name line quoted
  shift 3
  [[ $# -gt 0 ]] || return 0
  line=(kafka-acls.sh "${connection[@]}" "${action[@]}" --allow-principal "$principal")
  for operation in $operations; do line+=(--operation "$operation"); done
  for name; do line+=("$type" "$name"); done
  line+=(--resource-pattern-type "$pattern")
  if [[ $print == yes ]]; then
    quoted=$(printf ' %q' "${line[@]}")
    echo "${quoted:1}"
  else
    "${line[@]}"
  fi
}
