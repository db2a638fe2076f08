#!/usr/bin/env bash
# Links WORK/layers/2-java/opt/java: Java with just the modules that the worker needs, trusting the certificates of WORK/debian.
# Usage: make-runtime.sh WORK [JDK_HOME]    without JDK_HOME, the JDK unpacked under WORK/debian is used
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$1
jdk=${2:-}
# java.desktop: log4j dies without java.beans; its native libraries are left out below. jdk.httpserver: the exporter.
# jdk.unsupported: sun.misc.Unsafe and Signal. jdk.zipfs, jdk.jcmd, jdk.jfr: to look into a running worker.
modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.management.rmi,java.naming
modules+=,java.net.http,java.security.jgss,java.security.sasl,java.sql,jdk.httpserver,jdk.jcmd,jdk.jfr
modules+=,jdk.management,jdk.management.agent,jdk.management.jfr,jdk.naming.dns,jdk.net,jdk.security.auth
modules+=,jdk.security.jgss,jdk.unsupported,jdk.zipfs

root=$work/debian
run=()
if [ -z "$jdk" ]; then
  # An unpacked JDK needs the C library it came with, which may be newer than this machine's: it runs in its own root.
  # The path of its libraries, since there is no /proc from which it could tell where it lies.
  home=/$(cd "$root" && echo usr/lib/jvm/java-25-openjdk-*)
  run=(env "LD_LIBRARY_PATH=$home/lib" chroot "$root")
  if [ "$(id -u)" -ne 0 ]; then run=(unshare --map-root-user "${run[@]}"); fi
  jdk=$home
  root=
fi

cp "$here/TrustStore.java" "$work/debian/"
# zip-0: registries and pulls compress layers anyway, better than jlink does. Not --strip-debug: that needs binutils.
"${run[@]}" "$jdk/bin/jlink" -J-Xmx512m --add-modules "$modules" --strip-java-debug-attributes --no-header-files \
  --no-man-pages --compress zip-0 --exclude-files='/java.desktop/**' --output "$root/runtime"
"${run[@]}" "$jdk/bin/java" -Xmx256m "$root/TrustStore.java" \
  "$root/usr/share/ca-certificates/mozilla" "$root/runtime/lib/security/cacerts"
mkdir -p "$work/layers/2-java/opt"
mv "$work/debian/runtime" "$work/layers/2-java/opt/java"
