#!/usr/bin/env bash
# Runs every test, the images in containers included. Needs Debian or Ubuntu, a JDK (17 or newer), and root or a running Docker.
# Usage: ./test.sh [MAVEN ARGUMENT...]    such as: ./test.sh -pl system-tests -am
# Brings the rest: podman where no container engine answers, a JDK 25 for the base image where none is installed.
# Leaves installed packages, Maven's local repository and the target folders behind, no process and no container.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ "${1:-}" = --help ]; then sed -n '2,/^set /{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" && exit; fi
if ! command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" > /dev/null; then
  echo "There is no JDK: neither JAVA_HOME nor PATH leads to a javac. Install one, 17 or newer." >&2
  exit 1
fi

cd "$here"
if ! command -v curl > /dev/null; then # some tests run the README's lines
  echo "Installing curl"
  apt-get -qq update && apt-get -qqy install --no-install-recommends curl > /dev/null
fi
base=$here/base-image/target/base-image.tar
base-image/make-base-image.sh "$base"
system-tests/engine/with-engine.sh ./mvnw verify "-Dbase.image=tar://$base" "$@"
