#!/usr/bin/env bash
# Part of release.sh: checks that this checkout can be released, and changes its version.

current_version() {
  sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$ROOT/pom.xml"
}

# 1.3.0-SNAPSHOT after 1.2.7.
next_version() {
  local major minor
  IFS=. read -r major minor _ <<< "$VERSION"
  echo "$major.$((minor + 1)).0-SNAPSHOT"
}

check_release() {
  if [ -z "$VERSION" ]; then
    problem "VERSION is missing. Give the version to release, as in ./release.sh 1.0.0."
  elif [[ ! $VERSION =~ ^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}$ ]]; then
    problem "VERSION is '$VERSION'. Expected: three numbers with points between them, such as 1.0.0."
  else
    check_history
  fi
  [[ $PLATFORM =~ ^linux/(amd64|arm64)$ ]] || problem "--platform is '$PLATFORM'. Expected: linux/amd64 or linux/arm64."
}

check_history() {
  grep -qE "^## $VERSION( |$)" "$ROOT/CHANGELOG.md" ||
    problem "CHANGELOG.md has no section '## $VERSION'. Rename 'Unreleased' and commit it."
  if ! git -C "$ROOT" rev-parse --quiet --verify HEAD > /dev/null 2>&1; then
    problem "This is no git checkout: there is nothing to tag."
    return
  fi
  [ -z "$(git -C "$ROOT" status --porcelain)" ] || problem "Files differ from the commit. Commit or remove them: git status."
  if git -C "$ROOT" rev-parse --quiet --verify "refs/tags/v$VERSION" > /dev/null; then
    problem "The tag v$VERSION exists already. Choose another version."
  fi
}

# In all POMs: the version of a module is that of its parent.
set_version() { # NEW
  local pom old
  old=$(current_version)
  while IFS= read -r pom; do
    sed "s:<version>$old</version>:<version>$1</version>:" "$pom" > "$pom.new"
    cat "$pom.new" > "$pom" && rm "$pom.new" # not sed -i, which two kinds of sed understand in two ways
  done < <(git -C "$ROOT" ls-files '*pom.xml')
}

# At an exit before the commit.
undo_version() {
  if [ "$DRY" = no ]; then git -C "$ROOT" checkout --quiet HEAD -- '*pom.xml'; fi
  echo "The release failed. Nothing is committed or tagged, and the version is again $(current_version)." >&2
  exit 1
}

# Runs a step, or prints it in a dry run.
run() { # COMMAND...
  if [ "$DRY" = yes ]; then echo "  would run: $*"; else "$@"; fi
}
