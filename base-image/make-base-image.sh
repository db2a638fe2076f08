#!/usr/bin/env bash
# Makes a base image on the spot from Debian's packages, where the public one cannot be pulled.
# Usage: make-base-image.sh KIND OUT.tar [OPTION...]
#   KIND     worker: for -Dbase.image, a Java 25 runtime; prometheus: for -Dprometheus.base.image, Prometheus and a shell
#   OUT.tar  a docker-archive, for ./mvnw -Dbase.image=tar://$PWD/OUT.tar; kept if it was made of the same inputs
#   OPTION   for worker, --fetch-jdk: the JDK 25 from Debian's packages even where one is installed
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
      echo "$0 needs Debian's or Ubuntu's packages, but there is no '$tool' here." \
        "On this system build without the base image's property: the default is pulled." >&2
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

# What the tar depends on: these scripts, and what else the recipe names.
inputs() {
  cat "$here"/*.sh "$here"/*.java "$recipe" | sha256sum
  dpkg --print-architecture
  "$recipe" inputs "${options[@]}"
}

if [ "${1:-}" = --help ]; then usage && exit; fi
recipe=$here/recipes/${1:-}.sh options=("${@:3}")
if [ $# -lt 2 ] || [[ $1 == */* ]] || [ ! -f "$recipe" ] || [[ $2 != *.tar ]]; then usage >&2 && exit 2; fi
out=$(realpath -m "$2")
check_machine
inputs=$(inputs)
if [ -f "$out" ] && [ "$inputs" = "$(cat "$out.inputs" 2> /dev/null)" ]; then exit 0; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
"$recipe" make "$work" "${options[@]}"
mkdir -p "$(dirname "$out")"
"$here/pack-image.sh" "$work" "$out"
echo "$inputs" > "$out.inputs"
echo "Made $out, $(du -m "$out" | cut -f1) MB, with $(cat "$work/contents")"
