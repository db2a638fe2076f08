#!/usr/bin/env bash
# The worker's base image: glibc, certificates, a non-root user, a Java 25 runtime at /opt/java.
# Usage: worker.sh inputs [--fetch-jdk] | worker.sh make WORK [--fetch-jdk]    for make-base-image.sh
# The JDK 25 is found by JAVA25_HOME, JAVA_HOME or under /usr/lib/jvm, else fetched.
set -euo pipefail
base=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
action=$1 jdk=''
if [ "${!#}" != --fetch-jdk ]; then jdk=$("$base/find-jdk.sh"); fi
if [ "$action" = inputs ]; then
  if [ -n "$jdk" ]; then cat "$jdk/release"; else echo "JDK from packages"; fi
  exit
fi

work=$2 suites=host
packages=(base-files libc6 libc-bin libstdc++6 libgcc-s1 zlib1g ca-certificates)
if [ -z "$jdk" ]; then # From Debian 13 on there is one. Older releases borrow from that suite.
  suites=host,trixie
  packages+=(openjdk-25-jdk-headless openjdk-25-jre-headless)
fi
"$base/fetch-packages.sh" "$work" "$suites" "${packages[@]}"
"$base/make-runtime.sh" "$work" "$jdk"
runtime=$work/layers/2-java/opt/java
"$base/make-os-layer.sh" "$work" "$runtime/bin/java" "$runtime"/lib/*.so "$runtime/lib/server/libjvm.so"
echo '{"Env": ["PATH=/opt/java/bin:/usr/bin:/bin", "LANG=C.UTF-8", "JAVA_HOME=/opt/java"]}' > "$work/settings.json"
sed -n 's/^JAVA_VERSION="\(.*\)"/Java \1/p' "$runtime/release" > "$work/contents"
