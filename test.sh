#!/usr/bin/env bash
# Runs every test, the images in containers included. Needs Debian or Ubuntu, a JDK (17 or newer), and root or a running Docker.
# Usage: ./test.sh [MAVEN ARGUMENT...]    such as: ./test.sh -pl system-tests -am
# Brings the rest: curl, shellcheck, node, npm, Chromium, PostgreSQL and MariaDB where they are missing, podman where no container engine responds,
# a JDK 25 for the base image where none is installed; unpacked next to the build: Prometheus, a registry, and the AWS CLI and its
# emulator moto where they are missing.
# CHROMIUM says where the browser is, if that is not /usr/bin/chromium.
# CI=true checks the format of all sources first and fails on a difference; any other build formats them.
# TERRAFORM says where terraform is, if not on the PATH. Where it cannot be had, the last line is "NOT RUN: terraform, ...", and CI=true exits 1.
# Prints at its end which test classes were the slowest.
# Leaves installed packages, Maven's local repository and the target folders behind, no process and no container.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ "${1:-}" = --help ]; then sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}" && exit; fi
if ! command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" > /dev/null; then
  echo "There is no JDK: neither JAVA_HOME nor PATH leads to a javac. Install one, 17 or newer." >&2
  exit 1
fi

cd "$here"
mapfile -t missing < <(connectors/test-servers/src/main/scripts/missing-packages.sh)
for program in curl shellcheck npm; do # some tests run the README's lines with curl
  command -v "$program" > /dev/null || missing+=("$program")
done
command -v node > /dev/null || missing+=(nodejs)
command -v "${CHROMIUM:=/usr/bin/chromium}" > /dev/null || missing+=(chromium) # the dashboards are drawn with it
export CHROMIUM
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
    echo "Missing: ${missing[*]}. Install this, or run the tests as root on Debian or Ubuntu." >&2
    exit 1
  fi
  echo "Installing ${missing[*]}"
  apt-get -qq update && apt-get -qqy install --no-install-recommends "${missing[@]}" > /dev/null
fi
if [ "$(node --print 'process.versions.node.split(".")[0]')" -lt 18 ]; then
  echo "The node on the PATH is $(node --version), too old to draw the dashboards: 18 or newer is needed." >&2
  exit 1
fi
find . '(' -name target -o -name node_modules ')' -prune -o -name '*.sh' -exec shellcheck .ci/run {} +
# Before anything slow, and of all modules at once: a line's format must not end a run of half an hour.
if [ "${CI:-}" = true ]; then ./mvnw -q -T 2 --fail-at-end spotless:check; fi
bases=$here/base-image/target
for kind in worker prometheus; do base-image/make-base-image.sh "$kind" "$bases/$kind.tar"; done
base-image/fetch-promtool.sh "$bases/promtool"
without_terraform=$(terraform/src/test/scripts/find-terraform.sh terraform/target/find-terraform) || [ $? -eq 3 ]
at_end() {
  local code=$?
  .ci/slowest-tests.sh "$started" || true; rm -f "$started"
  if [ -z "$without_terraform" ]; then return; fi
  echo "NOT RUN: terraform, $without_terraform"
  if [ "$code" -eq 0 ] && [ "${CI:-}" = true ]; then exit 1; fi
}
started=$(mktemp) && trap at_end EXIT
# Most tests wait more than they compute: two modules and, in the larger ones, two test classes run side by side.
# Grafana itself cannot be had from packages: its image is tested without it, on a base that has a shell.
system-tests/engine/with-engine.sh ./mvnw -T 2 verify -Dtest.forks=2 "-Dbase.image=tar://$bases/worker.tar" \
  "-Dprometheus.base.image=tar://$bases/prometheus.tar" "-Dgrafana.base.image=tar://$bases/prometheus.tar" \
  ${without_terraform:+-Dskip.terraform=true} "$@"
