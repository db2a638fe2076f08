#!/usr/bin/env bash
# Makes the worker's base image on the spot, without pulling any: glibc, certificates, a non-root user, a Java 25 runtime.
# Usage: make-base-image.sh [--fetch-jdk] OUT.tar
#   OUT.tar      a docker-archive, for ./mvnw -Dbase.image=tar://$PWD/OUT.tar; kept if it was made of the same inputs
#   --fetch-jdk  take the JDK 25 from Debian's packages even where one is installed
# The JDK 25 is found by JAVA25_HOME, JAVA_HOME or under /usr/lib/jvm, else fetched.
set -euo pipefail
umask 022 # file modes end up in the image
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() {
  sed -n '2,/^set /{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"
}

check_machine() {
  local tool
  for tool in apt-get dpkg-deb; do
    command -v "$tool" > /dev/null || {
      echo "$0 takes its parts from Debian's or Ubuntu's packages, but there is no '$tool' here." \
        "On this system build without -Dbase.image: the default base image is pulled." >&2
      exit 1
    }
  done
  case $(dpkg --print-architecture) in
    amd64 | arm64) ;;
    *)
      echo "The image is made for amd64 and arm64, this machine is $(dpkg --print-architecture)." >&2
      exit 1
      ;;
  esac
}

# What the tar depends on: these scripts and the JDK.
inputs() {
  cat "$here"/*.sh "$here"/*.java | sha256sum
  dpkg --print-architecture
  if [ -n "$jdk" ]; then cat "$jdk/release"; else echo "JDK from packages"; fi
}

fetch=no
if [ "${1:-}" = --help ]; then usage && exit; fi
if [ "${1:-}" = --fetch-jdk ]; then fetch=yes && shift; fi
if [ $# -ne 1 ] || [[ $1 != *.tar ]]; then usage >&2 && exit 2; fi
out=$(realpath -m "$1")
check_machine
jdk=
if [ $fetch = no ]; then jdk=$("$here/find-jdk.sh"); fi
if [ -f "$out" ] && [ "$(inputs)" = "$(cat "$out.inputs" 2> /dev/null)" ]; then exit 0; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
"$here/fetch-packages.sh" "$work" "$([ -n "$jdk" ] || echo jdk)"
"$here/make-runtime.sh" "$work" "$jdk"
"$here/make-os-layer.sh" "$work"
mkdir -p "$(dirname "$out")"
"$here/pack-image.sh" "$work" "$out"
inputs > "$out.inputs"
echo "Made $out, $(du -m "$out" | cut -f1) MB, with Java $(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$work/java/opt/java/release")"
