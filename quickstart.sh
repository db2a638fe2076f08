#!/usr/bin/env bash
#
# A whole migration on this machine: source and target Kafka, the worker, its three connectors, and the proof.
#
# Usage: ./quickstart.sh [options]      (./quickstart.sh --help lists them)
# Needs a JDK 17 or newer: JAVA_HOME's, else the one on the PATH.
set -euo pipefail

readonly REQUIRED_JAVA=17
root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly root
readonly stamp="$root/quickstart/target/quickstart.built"

fail() {
  printf '%s\n' "$@" >&2
  exit 2
}

check_java() {
  local bin="${JAVA_HOME:+$JAVA_HOME/bin/}" found
  if ! java="$(command -v "${bin}java")" || ! command -v "${bin}javac" >/dev/null; then
    fail "No JDK (java and javac) in ${JAVA_HOME:-the PATH}: install a JDK $REQUIRED_JAVA or newer" \
      "(Debian, Ubuntu: apt-get install openjdk-17-jdk-headless) or point JAVA_HOME at one."
  fi
  found="$("$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')"
  [[ "${found%%[!0-9]*}" -ge "$REQUIRED_JAVA" ]] ||
    fail "$java is Java $found, but Kafka 4 needs $REQUIRED_JAVA or newer: point JAVA_HOME at a newer JDK."
}

sources_changed() {
  local modules=("$root"/{replication-policy,connect-client,client-security,cluster-checks,ledger,connect-image,migration-tools,test-support,embedded-kafka,quickstart})
  [[ ! -e "$stamp" ]] || [[ -n "$(find "$root/pom.xml" "${modules[@]/%//pom.xml}" "${modules[@]/%//src}" -newer "$stamp")" ]]
}

build() {
  echo "Building (the first time takes a minute or two) ..."
  (cd "$root" && ./mvnw -q -pl quickstart -am package -Dquick -Djib.skip)
  touch "$stamp"
}

check_java
if sources_changed; then
  build
fi
terminal=false
if [[ -t 1 ]]; then
  terminal=true
fi
exec "$java" -Xmx768m -XX:+UseSerialGC ${TMPDIR:+"-Djava.io.tmpdir=$TMPDIR"} \
  "-Dsource.tree=$root" "-Dprogress.terminal=$terminal" \
  -cp "$root/quickstart/target/classes:$(<"$root/quickstart/target/quickstart.classpath")" \
  io.connectfargate.quickstart.Quickstart "$@"
