#!/usr/bin/env bash
# Experiments that are too long for ./test.sh. Each prints its figures and exits with 1 if a claim does not hold.
# Usage: ./soak.sh upgrade [COMMIT]    two workers under a running migration get this checkout's image in the place of COMMIT's
#                                      (default 3b0d152); records lost, duplicated, and how long partitions stalled; 10 minutes
#        ./soak.sh authentication      every authentication mode of the source with every one of the target; 15 minutes
#        ./soak.sh rotation [MINUTES]  credentials that expire while records are copied (default 10)
#        ./soak.sh alerts              the alerts about topics firing for a live worker, and none for a normal migration; 12 minutes
#        ./soak.sh costs               requests and CPU of the ledger in an idle minute, at 1,000 and 5,000 partitions; 8 minutes
#        ./soak.sh ledger [MINUTES [SEED]]  random deletions, re-creations, truncations, transactions, stops and rejections; what is
#                                      missing on the target against what the ledger says (default 10 minutes, seed 1); needs no containers
#        ./soak.sh handover [SEED [COUNT]]  COUNT groups moved under load, two at once, by processes that are killed at random moments and
#                                      run again or put back; records lost and read twice (default seed 1, 20 groups); no containers
# Needs what ./test.sh needs, and that ./test.sh has run once on this machine: it brings the container engine and base images.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}"; }

bases=$here/base-image/target
images=("-Dbase.image=tar://$bases/worker.tar" "-Dprometheus.base.image=tar://$bases/prometheus.tar"
  "-Dgrafana.base.image=tar://$bases/prometheus.tar")

# Runs one test class of system-tests, by its name.
run() {
  local class=$1
  shift
  system-tests/engine/with-engine.sh ./mvnw verify -pl system-tests -am -Dtest=None "-Dit.test=$class" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false "${images[@]}" "$@"
}

# Runs one test class of connect-image, or of another module, by its name; it needs no containers.
run_worker() {
  local class=$1
  shift
  ./mvnw verify -pl "${module:-connect-image}" -am -Dtest=None "-Dit.test=$class" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false "${images[@]}" "$@"
}

# The worker's image of another commit, as kafka-connect:before.
image_of() {
  git worktree remove --force "$1" 2> /dev/null || true # of a run that was killed
  git worktree add --force --detach "$1" "$2" > /dev/null
  trap 'git -C "$here" worktree remove --force "$before"' EXIT
  (cd "$1" && ./mvnw -q -pl connect-image -am package -Dquick -Dimage.tag=before "${images[@]}")
}

cd "$here"
case ${1:-} in
  upgrade)
    before=$here/target/before
    image_of "$before" "${2:-3b0d152}"
    run RollingUpgradeSoak "-Dbefore.image.tar=$before/connect-image/target/jib-image.tar"
    ;;
  authentication) run AuthenticationMatrixIT -Dmatrix=whole ;;
  rotation) run IamRotationIT "-Drotation.seconds=$((${2:-10} * 60))" ;;
  alerts) run_worker LedgerAlertsSoak,LedgerTooOldSoak ;;
  costs) run_worker LedgerCostsSoak ;;
  ledger) run_worker LedgerChaosIT "-Dchaos.seconds=$((${2:-10} * 60))" "-Dchaos.seed=${3:-1}" ;;
  handover) module=quickstart run_worker HandoverSoak "-Dhandover.seed=${2:-1}" "-Dhandover.count=${3:-20}" ;;
  --help) usage ;; *) usage >&2 && exit 2 ;;
esac
