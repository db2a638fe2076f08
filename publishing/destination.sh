#!/usr/bin/env bash
# Part of build_images.sh: where to push, by what arguments.sh has read: works out HOST, PREFIX, ACCOUNT and REGION.
# shellcheck disable=SC2034 # these are for the other parts
HOST='' PREFIX=''

check_destination() {
  local given=${#WORDS[@]}
  if [ "$LOCAL" = yes ]; then
    [ "$given$OTHER$CREATE" = 0nono ] ||
      problem "--local pushes nothing: leave out ACCOUNT, REGION, --registry and --create-repositories."
  elif [ "$OTHER" = yes ]; then
    [ "$given" -eq 0 ] || problem "Give either ACCOUNT and REGION or --registry HOST, not both: '${WORDS[*]}' is too much."
    if [ -n "$REGISTRY" ]; then check_registry_name; fi
  elif [ "$given" -eq 0 ]; then
    problem "Give the AWS account and the region, as in ./build_images.sh 012345678910 us-east-1, or one of --registry" \
      "HOST and --local."
  else
    ACCOUNT=${WORDS[0]} REGION=${WORDS[1]:-}
    check_account
    if [ "$given" -eq 1 ]; then problem "The region is missing: ./build_images.sh $ACCOUNT us-east-1."; else check_region; fi
    [ "$given" -le 2 ] || problem "'${WORDS[*]:2}' is too much: ACCOUNT and REGION are all that is given without an" \
      "option's name."
    HOST=$ACCOUNT.dkr.ecr.$REGION.$(domain_of "$REGION")
  fi
}

check_account() {
  [[ $ACCOUNT =~ ^[0-9]{12}$ ]] ||
    problem "ACCOUNT is '$ACCOUNT', but an AWS account is 12 digits, without dashes: 012345678910."
}

check_registry_name() {
  REGISTRY=${REGISTRY%/}
  if [[ ! $REGISTRY =~ ^[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9._-]+)*$ ]]; then
    problem "--registry is '$REGISTRY'. Expected: a host, without https:// and in lower case, such as registry.example.com or" \
      "registry.example.com:5000/team."
    return
  fi
  HOST=${REGISTRY%%/*} PREFIX=${REGISTRY#"${REGISTRY%%/*}"}
  PREFIX=${PREFIX#/}${PREFIX:+/}
  if looks_like_ecr; then
    check_ecr_name
    return
  fi
  [ "${REGISTRY_USERNAME:+set}" = "${REGISTRY_PASSWORD:+set}" ] ||
    problem "Only one of REGISTRY_USERNAME and REGISTRY_PASSWORD is set: set both, or none to use Docker's configuration."
  if [ "$CREATE" = yes ]; then
    problem "--create-repositories is for Amazon ECR only: create them at $HOST by its own means, or leave the option out."
  fi
}
