#!/usr/bin/env bash
# Makes a release of this checkout: version, images, lists of their jars, tag. RELEASING.md has the steps before and after.
# Usage: ./release.sh VERSION [OPTION...]        such as: ./release.sh 1.0.0
#
#   --platform PLATFORM   linux/amd64 (the default) or linux/arm64
#   --dry-run             check everything and print the steps; change and build nothing
#   --help                print this
#
# Leaves in target/release/VERSION, for each image: NAME-VERSION.tar, for 'docker load', and NAME-VERSION.cdx.json, a CycloneDX
# list of its jars with the base image's digest; and SHA256SUMS. Commits the version, tags it, commits the next version. Pushes nothing.
# Exit code: 2 wrong arguments or a checkout that cannot be released, 3 a JDK is missing, 1 a step failed: nothing is tagged then.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC2034 # for the parts
PROBLEMS=() ONLY=() VERSION='' PLATFORM=linux/amd64 DRY=no
for part in messages checks images machine versions base-component sbom; do
  # shellcheck source=/dev/null # each part is checked by itself
  source "$ROOT/publishing/$part.sh"
done

problem() {
  PROBLEMS+=("$*")
}

# shellcheck disable=SC2034 # for the parts
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}" && exit 0 ;;
    --dry-run) DRY=yes ;;
    --platform=*) PLATFORM=${1#*=} ;;
    --platform) PLATFORM=${2:-} && shift $(($# > 1)) ;;
    -*) problem "There is no option '$1': ./release.sh --help lists them." ;;
    *) if [ -z "$VERSION" ]; then VERSION=$1; else problem "'$1' is one argument too many."; fi ;;
  esac
  shift
done
cd "$ROOT"
check_release
if [ ${#PROBLEMS[@]} -gt 0 ]; then printf '%s\n' "${PROBLEMS[@]}" >&2 && exit 2; fi
check_jdk
choose_images
out=target/release/$VERSION
trap undo_version EXIT
step 1 4 "Setting version $VERSION"
run set_version "$VERSION"
step 2 4 "Building $(list "${IMAGES[@]}") for $PLATFORM"
run build_release
step 3 4 "Collecting images and SBOMs in $out"
for name in "${IMAGES[@]}"; do run collect "$name" "$out"; done
run write_sums "$out"
step 4 4 "Tagging v$VERSION, then setting version $(next_version)"
run git commit --quiet --all --message="Release $VERSION"
trap - EXIT
run git tag --annotate "v$VERSION" --message="Release $VERSION"
run set_version "$(next_version)"
run git commit --quiet --all --message="Begin $(next_version)"
echo "Done. Push the commits and the tag: git push origin HEAD v$VERSION"
