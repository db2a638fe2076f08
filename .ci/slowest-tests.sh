#!/usr/bin/env bash
# Prints the slowest test classes by the reports that Maven's test plugins have written, and what all of them took.
# Usage: slowest-tests.sh [MARKER [COUNT]]    only reports that are newer than the file MARKER; COUNT classes, 20 by default
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ "${1:-}" = --help ]; then sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}" && exit; fi
newer=() count=${2:-20}
if [ -n "${1:-}" ]; then newer=(-newer "$1"); fi

# Seconds, tests, module, class: a line for each report. A time of more than a thousand seconds has a comma.
times() {
  # shellcheck disable=SC2016 # awk's own fields
  find "$root" -path "$root/*/target/*-reports/TEST-*.xml" -not -path '*/target/*/target/*' ${newer[@]+"${newer[@]}"} -print0 |
    xargs -0 -r awk '
      function attribute(name) {
        match($0, " " name "=\"[^\"]*\"")
        return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
      }
      FNR == 1 { found = 0 }
      !found && /<testsuite / {
        found = 1
        module = FILENAME
        sub("/target/.*", "", module)
        sub(".*/", "", module)
        class = attribute("name")
        sub(".*[.]", "", class)
        seconds = attribute("time")
        gsub(",", "", seconds)
        printf "%.1f\t%d\t%s\t%s\n", seconds, attribute("tests"), module, class
      }'
}

all=$(times | sort -rn)
if [ -z "$all" ]; then exit; fi
echo "The slowest test classes:"
head -n "$count" <<< "$all" | awk -F '\t' '
  BEGIN { printf "%8s %6s  %-18s %s\n", "seconds", "tests", "module", "class" }
  { printf "%8.1f %6d  %-18s %s\n", $1, $2, $3, $4 }'
awk -F '\t' '
  { seconds += $1; tests += $2 }
  END { printf "%8.1f %6d  in %d classes\n", seconds, tests, NR }' <<< "$all"
