#!/usr/bin/env bash
# Downloads a registry and Amazon's Docker credential helper from Debian's or Ubuntu's packages and unpacks them.
# Installs nothing, and leaves the machine's own apt alone.
# Usage: fetch-registry.sh FOLDER    leaves FOLDER/usr/bin/docker-registry and FOLDER/usr/bin/docker-credential-ecr-login
set -euo pipefail
folder=$1
packages=(docker-registry amazon-ecr-credential-helper)
if [ -e "$folder/complete" ]; then exit; fi
for tool in apt-get dpkg-deb; do
  command -v "$tool" > /dev/null || {
    echo "The tests take ${packages[*]} from Debian's or Ubuntu's packages, but there is no $tool here." >&2
    exit 1
  }
done

apt=(-q -o Dir::State::lists="$folder/lists" -o Dir::State::status="$folder/status" -o Dir::Cache="$folder/cache"
  -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false
  -o Acquire::Retries=3 -o APT::Sandbox::User=root)
rm -rf "$folder"
mkdir -p "$folder"/{lists,cache/archives}/partial "$folder/debs"
: > "$folder/status"
apt-get "${apt[@]}" update > "$folder/apt.log" 2>&1 || true # whether it matters, the next line tells
(cd "$folder/debs" && apt-get "${apt[@]}" download "${packages[@]}" > "$folder/apt.log" 2>&1) || {
  echo "The packages ${packages[*]} cannot be fetched: $(tail -n 1 "$folder/apt.log")" >&2
  exit 1
}
for package in "$folder"/debs/*.deb; do dpkg-deb --extract "$package" "$folder"; done
rm -rf "$folder"/{lists,cache,debs}
touch "$folder/complete"
