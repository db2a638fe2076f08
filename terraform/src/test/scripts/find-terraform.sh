#!/usr/bin/env bash
# Checks that Terraform and its provider can be had, for the tests of this folder.
# Usage: find-terraform.sh FOLDER
# FOLDER/terraform.rc names the folder with providers, if this machine has one: the variable TERRAFORM_PROVIDERS, else one of Terraform's
# own places, else one below /opt, /usr or the home folder. Without one Terraform downloads the provider.
# TERRAFORM is the program, by default the one on the PATH.
# Exit code: 3 with the reason on one line, if there is no Terraform, it is too old, or it has no provider.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
terraform=${TERRAFORM:-terraform}
provider=registry.terraform.io/hashicorp/aws

not_available() {
  echo "$1"
  exit 3
}

find_providers() {
  local place found
  if [ -n "${TERRAFORM_PROVIDERS:-}" ]; then echo "$TERRAFORM_PROVIDERS" && return; fi
  for place in ~/.terraform.d/plugins /usr/local/share/terraform/plugins /usr/share/terraform/plugins; do
    if [ -d "$place/$provider" ]; then echo "$place" && return; fi
  done
  for place in /opt /usr/local /usr/share ~; do
    found=$(find "$place" -maxdepth 5 -type d -path "*/$provider" -print -quit 2> /dev/null || true)
    if [ -n "$found" ]; then echo "${found%/"$provider"}" && return; fi
  done
}

write_configuration() { # FILE
  local providers
  providers=$(find_providers)
  echo 'disable_checkpoint = true' > "$1"
  if [ -n "$providers" ]; then
    printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$providers" >> "$1"
  fi
}

command -v "$terraform" > /dev/null ||
  not_available "$terraform is not on the PATH. Install 1.11 or newer (developer.hashicorp.com/terraform/install), or set TERRAFORM to the program."
mkdir -p "$1"
folder=$(cd "$1" && pwd)
write_configuration "$folder/terraform.rc"
export TF_CLI_CONFIG_FILE=$folder/terraform.rc TF_DATA_DIR=$folder/data CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1
# In a copy: what an operator has in this folder, such as a backend of his own, is none of the tests' business.
rm -rf "$folder/probe" && mkdir "$folder/probe"
cp "$here/../../../versions.tf" "$here/../../../.terraform.lock.hcl" "$folder/probe/"
printf 'variable "region" {}\nvariable "tags" {}\n' > "$folder/probe/variables.tf"
if ! said=$("$terraform" -chdir="$folder/probe" init -backend=false -input=false -no-color -lockfile=readonly 2>&1); then
  said=$(grep -E '^(│ )?Error|[a-z]' <<< "$said" | tr -s '│\n ' ' ' | tail -c 400)
  not_available "its init fails, and the provider hashicorp/aws is needed (TERRAFORM_PROVIDERS may name a folder with it): $said"
fi
