#!/usr/bin/env bash
# Part of build_images.sh: which --registry is Amazon ECR. It gets AWS's token, so its name has to be right to the end.
# shellcheck disable=SC2034 # ACCOUNT and REGION are for the other parts

# A name of ECR's means ECR, whichever way it was given: so a region newer than regions.txt can be used.
looks_like_ecr() {
  [[ $HOST =~ ^([^.]*)\.dkr([.-])ecr(-fips)?\.([^.]*)\.?(.*)$ ]]
}

# The ends that ECR's names may have in REGION: those of its domain, or of all if it is not in regions.txt.
possible_ends() { # . or -, as in dkr.ecr and dkr-ecr
  local domain domains
  domains=$(domain_of "$REGION")
  for domain in ${domains:-$(all_domains)}; do
    case $1$domain in
      -amazonaws.com) echo on.aws ;; # dual-stack
      -amazonaws.*) echo "on.amazonwebservices.${domain#amazonaws.}" ;;
      *) echo "$domain" ;;
    esac
  done
}

# After looks_like_ecr.
check_ecr_name() {
  local dot=${BASH_REMATCH[2]} end=${BASH_REMATCH[5]} ends
  ACCOUNT=${BASH_REMATCH[1]} REGION=${BASH_REMATCH[4]}
  check_account
  IFS=$'\n' read -r -d '' -a ends < <(possible_ends "$dot") || true
  if ! is_among "$end" "${ends[@]}"; then
    problem "--registry is '$HOST', but a name of Amazon ECR's in '$REGION' ends in .$(list "${ends[@]}"): correct it," \
      "since whatever responds there would get an AWS token."
  elif [ -z "$(domain_of "$REGION")" ]; then
    note "publishing/regions.txt has no region '$REGION'$(suggestion "$REGION")"
  fi
}
