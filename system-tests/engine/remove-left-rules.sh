#!/usr/bin/env bash
# Removes rules that podman leaves in this machine's packet filter when its containers are killed with all around them, as at the end of
# a CI job: they still send connections to a published port to a container that is gone, so a program that listens there next is not reached.
# Usage: remove-left-rules.sh    as root; does nothing while a container of podman runs, since the rules may be its own
set -euo pipefail
if [ $# -gt 0 ]; then sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}" >&2 && exit 2; fi
if pgrep -x conmon > /dev/null; then exit; fi
chain=NETAVARK-HOSTPORT-DNAT
for tables in iptables ip6tables; do
  if left=$("$tables" -t nat -S "$chain" 2> /dev/null | grep -c -- --dport); then
    echo "Removing $left rules of $tables that containers of an earlier run have left behind"
    "$tables" -t nat -F "$chain"
  fi
done
if command -v nft > /dev/null && nft list chain inet netavark "$chain" > /dev/null 2>&1; then
  nft flush chain inet netavark "$chain"
fi
