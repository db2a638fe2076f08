#!/usr/bin/env bash
# Downloads packages and unpacks them into WORK/debian. Installs nothing, and leaves the machine's own apt alone.
# Usage: fetch-packages.sh [--with-dependencies] WORK SUITE[,SUITE...] PACKAGE...    such as: fetch-packages.sh "$(mktemp -d)" sid promtool
#   WORK   an empty folder
#   SUITE  a release of Debian (bookworm, sid), or "host": this machine's package sources. The first that has all is used.
set -euo pipefail
download=(download)
if [ "${1:-}" = --with-dependencies ]; then # of a machine that has nothing yet
  download=(install --no-install-recommends --download-only -y) && shift
fi
if [ $# -lt 3 ]; then sed -n '2,/^set /{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2 && exit 2; fi
work=$(realpath -m "$1") suites=$2
packages=("${@:3}")
host_apt=(-q -o Dir::State::lists="$work/lists" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache" -o Dir::Cache::archives="$work/debs"
  -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false
  -o Acquire::Retries=3 -o APT::Sandbox::User=root)

update() {
  apt-get "${apt[@]}" update > "$work/apt.log" 2>&1 || {
    # Not fatal: what fails may be an unrelated source.
    echo "apt-get update had errors:" >&2
    grep '^[EW]:' "$work/apt.log" >&2 || true
  }
}

# Debian's other releases are where this machine has its own from.
use_suite() {
  apt=("${host_apt[@]}")
  if [ "$1" = host ]; then update && return; fi
  if [ -z "${uri:-}" ]; then
    update # tells which of the machine's sources is Debian's
    # shellcheck disable=SC2016 # $(REPO_URI) is for apt-get to fill in
    uri=$(apt-get "${apt[@]}" indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' \
      "Release: $(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)" | head -n 1)
  fi
  if [ -z "$uri" ]; then return 1; fi
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri $1 main" > "$work/suite.list"
  apt+=(-o Dir::Etc::sourcelist="$work/suite.list" -o Dir::Etc::sourceparts=/dev/null)
  update
}

has_all() {
  apt-get "${apt[@]}" "${download[@]}" --print-uris "${packages[@]}" > /dev/null 2>&1
}

mkdir -p "$work"/{lists,debs}/partial "$work"/{cache,debian/usr/{lib,lib64,bin,sbin}}
: > "$work/status"
cd "$work/debs"
for suite in ${suites//,/ }; do if use_suite "$suite" && has_all; then break; else apt=(); fi; done
if [ ${#apt[@]} -eq 0 ]; then
  echo "No package source has all of ${packages[*]}: searched $suites. Debian's releases are only searched on Debian" \
    "itself. Add a source that has them, or run this on Debian." >&2
  exit 1
fi
apt-get "${apt[@]}" "${download[@]}" "${packages[@]}" > "$work/apt.log" 2>&1 || { cat "$work/apt.log" >&2 && exit 1; }
# The merged /usr of Debian and Ubuntu: newer packages rely on these links, older ones unpack through them.
for folder in lib lib64 bin sbin; do ln -s "usr/$folder" "$work/debian/$folder"; done
for package in "$work"/debs/*.deb; do # not dpkg-deb --extract, which would replace these links by folders
  dpkg-deb --fsys-tarfile "$package" | tar --extract --keep-directory-symlink --no-same-owner -C "$work/debian"
done
