#!/usr/bin/env bash
# Part of build_images.sh: the repositories at ECR. Other registries make them at the first push, or have no common way to ask.

# Of AWS where its CLI has logged in, else of the registry, which answers 404 for a repository that is missing.
repository_exists() { # NAME
  if [ "$AWS_CLI" = yes ]; then
    if ecr describe-repositories --registry-id "$ACCOUNT" --repository-names "$1" > /dev/null; then return 0; fi
    if grep -q RepositoryNotFound "$WORK/aws"; then return 1; fi
    grep -q AccessDenied "$WORK/aws" || explain_aws "ecr:DescribeRepositories"
  fi
  [ "$(status_of "/v2/$1/tags/list")" != 404 ]
}

create_repository() { # NAME
  echo "Creating the repository $1"
  ecr create-repository --registry-id "$ACCOUNT" --repository-name "$1" \
    --image-scanning-configuration scanOnPush=true --image-tag-mutability MUTABLE > /dev/null ||
    explain_aws "ecr:CreateRepository"
}

check_repositories() {
  local name missing=() command="aws ecr create-repository --region $REGION --registry-id $ACCOUNT --repository-name"
  if [ -z "$ACCOUNT" ]; then return; fi
  for name in "${IMAGES[@]}"; do
    repository_exists "$PREFIX$name" || missing+=("$PREFIX$name")
  done
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  if [ "$CREATE" = yes ]; then
    [ "$AWS_CLI" = yes ] ||
      refused "--create-repositories needs the AWS CLI with credentials: install or configure it, or create $(list "${missing[@]}") yourself."
    for name in "${missing[@]}"; do create_repository "$name"; done
    return
  fi
  refused "$HOST has no repository $(list "${missing[@]}"): run this again with --create-repositories," \
    "or create what is missing:$(printf "\n  $command %s" "${missing[@]}")"
}
