#!/usr/bin/env bash
#
# What exactly-once costs: builds the worker, then runs it next to a stock one. benchmarks/README.md says how to read it.
#
# Usage: benchmarks/exactly-once.sh [options]      (--help lists them)
# Needs Linux and a JDK 17 or newer: JAVA_HOME's, else the one on the PATH.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly root
readonly target="$root/benchmarks/target"

(cd "$root" && ./mvnw -q -pl benchmarks -am package -Dquick -Djib.skip)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g "-Djava.io.tmpdir=$target" "-Dsource.tree=$root" \
  -cp "$target/classes:$(<"$target/benchmarks.classpath")" \
  io.connectfargate.benchmarks.ExactlyOnceBenchmark "$@"
