#!/usr/bin/env bash
#
# How long `migrate offsets` reads MirrorMaker's offset pairs, and in how much memory. benchmarks/README.md says how to read it.
#
# Usage: benchmarks/offset-pairs.sh [options]      (--help lists them)
# Needs Linux and a JDK 17 or newer: JAVA_HOME's, else the one on the PATH.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly root
readonly target="$root/benchmarks/target"

(cd "$root" && ./mvnw -q -pl benchmarks -am package -Dquick -Djib.skip)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g "-Djava.io.tmpdir=$target" \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$target/classes:$(<"$target/benchmarks.classpath")" \
  io.connectfargate.benchmarks.OffsetPairsBenchmark "$@"
