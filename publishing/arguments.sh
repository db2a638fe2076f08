#!/usr/bin/env bash
# Part of build_images.sh: reads the command line into variables. Its errors are printed by checks.sh.
# shellcheck disable=SC2034 # the variables are for the other parts
PROBLEMS=() WORDS=() ONLY=() CHOSEN=()
ACCOUNT='' REGION='' REGISTRY='' OTHER=no LOCAL=no CREATE=no

problem() {
  PROBLEMS+=("$*")
}

example_of() { # OPTION
  case $1 in
    --registry) echo 'registry.example.com/team' ;;
    --platform) echo 'linux/amd64,linux/arm64' ;;
    --only) echo 'kafka-connect' ;;
  esac
}

# Splits at commas into ENTRIES; read would leave out an empty last one.
split() {
  local rest=$1,
  ENTRIES=()
  while [ -n "$rest" ]; do ENTRIES+=("${rest%%,*}") && rest=${rest#*,}; done
}

set_option() { # OPTION VALUE
  if [ "$1" = --registry ]; then OTHER=yes; fi
  if [ -z "$2" ] || [[ $2 == -* ]]; then
    problem "$1 needs a value: $1 $(example_of "$1")."
    return
  fi
  case $1 in
    --registry) REGISTRY=$2 ;;
    --platform) split "$2" && CHOSEN+=("${ENTRIES[@]}") ;;
    --only) split "$2" && ONLY+=("${ENTRIES[@]}") ;;
  esac
}

parse_arguments() {
  while [ $# -gt 0 ]; do
    case $1 in
      --help | -h) usage && exit 0 ;;
      --local) LOCAL=yes ;;
      --create-repositories) CREATE=yes ;;
      --registry=* | --platform=* | --only=*) set_option "${1%%=*}" "${1#*=}" ;;
      --registry | --platform | --only)
        set_option "$1" "${2:-}"
        if [ $# -gt 1 ] && [[ $2 != -* ]]; then shift; fi
        ;;
      -*) problem "There is no option '$1': ./build_images.sh --help lists them." ;;
      *) WORDS+=("$1") ;;
    esac
    shift
  done
}
