#!/usr/bin/env bash
# A stand-in for the official Prometheus image: the same paths, user and start, with the newest packages to be had.
# Usage: prometheus.sh inputs | prometheus.sh make WORK    for make-base-image.sh
set -euo pipefail
base=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ "$1" = inputs ]; then exit; fi

work=$2
bin=$work/layers/2-prometheus/bin
storage=$work/layers/3-storage:65534
"$base/fetch-packages.sh" "$work" sid,host base-files libc6 libc-bin ca-certificates busybox-static prometheus promtool
programs=("$work"/debian/usr/bin/{prometheus,promtool})
"$base/make-os-layer.sh" "$work" "${programs[@]}"

mkdir -p "$bin" "$storage/prometheus"
cp "${programs[@]}" "$work/debian/usr/bin/busybox" "$bin"
for applet in $("$bin/busybox" --list); do
  if [ ! -e "$bin/$applet" ]; then ln -s busybox "$bin/$applet"; fi
done
chmod 775 "$storage/prometheus"
cat > "$work/settings.json" << 'END'
{"Env": ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], "User": "nobody",
 "WorkingDir": "/prometheus", "Volumes": {"/prometheus": {}}, "ExposedPorts": {"9090/tcp": {}},
 "Entrypoint": ["/bin/prometheus"],
 "Cmd": ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]}
END
echo "Prometheus $(dpkg-deb --field "$work"/debs/prometheus_*.deb Version)" > "$work/contents"
