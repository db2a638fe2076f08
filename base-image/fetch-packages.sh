#!/usr/bin/env bash
# Downloads packages and unpacks them into WORK/debian. Installs nothing, and leaves the machine's own apt alone.
# Usage: fetch-packages.sh WORK [jdk]    jdk: a JDK 25 as well, from the first suite below that has one
set -euo pipefail
work=$1
want_jdk=${2:-}
# From Debian 13 on there is a JDK 25. Older releases borrow from that suite.
jdk_suite=trixie
packages=(base-files libc6 libc-bin libstdc++6 libgcc-s1 zlib1g ca-certificates)

apt=(-q -o Dir::State::lists="$work/lists" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache"
  -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false
  -o Acquire::Retries=3 -o APT::Sandbox::User=root)

has_jdk() {
  [ -n "$(apt-cache "${apt[@]}" --names-only search '^openjdk-25-jdk-headless$')" ]
}

update() {
  apt-get "${apt[@]}" update > "$work/apt.log" 2>&1 || {
    # Not the end: what fails may be a source that has nothing to do with this.
    echo "apt-get update had errors:" >&2
    grep '^[EW]:' "$work/apt.log" >&2 || true
  }
}

use_jdk_suite() {
  local release uri
  release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  # shellcheck disable=SC2016 # $(REPO_URI) is for apt-get to fill in
  uri=$(apt-get "${apt[@]}" indextargets --format '$(REPO_URI)' \
    'Created-By: Packages' 'Origin: Debian' "Release: $release" | head -n 1)
  if [ -z "$uri" ]; then
    echo "No package source of this machine has openjdk-25-jdk-headless, and none is Debian's '$release'," \
      "from where it could be fetched. Install a JDK 25 and set JAVA25_HOME to it." >&2
    exit 1
  fi
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri $jdk_suite main" > "$work/jdk.list"
  apt+=(-o Dir::Etc::sourcelist="$work/jdk.list" -o Dir::Etc::sourceparts=/dev/null)
  update
}

mkdir -p "$work"/{lists,cache/archives}/partial "$work"/{debs,debian/usr/lib}
: > "$work/status"
update
if [ "$want_jdk" = jdk ]; then
  has_jdk || use_jdk_suite
  packages+=(openjdk-25-jdk-headless openjdk-25-jre-headless)
fi
cd "$work/debs"
apt-get "${apt[@]}" download "${packages[@]}" > "$work/apt.log" 2>&1 || { cat "$work/apt.log" >&2 && exit 1; }
# The merged /usr of Debian and Ubuntu: newer packages rely on these links, older ones unpack through them.
mkdir -p "$work"/debian/usr/{lib64,bin,sbin}
for folder in lib lib64 bin sbin; do ln -s "usr/$folder" "$work/debian/$folder"; done
for package in "$work"/debs/*.deb; do # not dpkg-deb --extract, which would replace these links by folders
  dpkg-deb --fsys-tarfile "$package" | tar --extract --keep-directory-symlink --no-same-owner -C "$work/debian"
done
