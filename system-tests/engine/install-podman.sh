#!/usr/bin/env bash
# Installs podman and what it needs here, from Debian's or Ubuntu's packages; does nothing where all is installed.
# Usage: install-podman.sh    as root
set -euo pipefail
missing=()
for package in podman runc netavark aardvark-dns iptables uidmap; do
  dpkg-query -W -f '${db:Status-Status}\n' "$package" 2> /dev/null | grep -qx installed || missing+=("$package")
done
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
  echo "No container engine responds, and podman can only be set up as root on Debian or Ubuntu." \
    "Start Docker, or set DOCKER_HOST to an engine's socket, or run this as root there." >&2
  exit 1
fi
if [ ${#missing[@]} -eq 0 ]; then exit; fi

echo "No container engine responds; installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt-get -q update > "$log" 2>&1 || true # whether it matters, the next line tells
DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "${missing[@]}" >> "$log" 2>&1 ||
  { tail -n 20 "$log" >&2 && exit 1; }
