#!/usr/bin/env bash
# Part of release.sh: the base image as a component of an image's list of jars.

# What the module's image stands on: NAME:TAG@sha256:DIGEST, or tar:///FILE.
base_image() { # MODULE
  ./mvnw --batch-mode --quiet -pl "$1" help:evaluate -Dexpression=image.base -DforceStdout
}

digest_of_base() { # REFERENCE
  case $1 in
    tar://*) sha256 "${1#tar://}" | cut -d ' ' -f 1 ;;
    *@sha256:*) echo "${1##*@sha256:}" ;;
    *) echo "The base image '$1' has no digest. Expected: NAME:TAG@sha256:DIGEST." >&2 && return 1 ;;
  esac
}

# The class path of the worker image has the JSON library.
add_base_image() { # REFERENCE    the list goes from stdin to stdout
  local name digest
  digest=$(digest_of_base "$1")
  name=${1%%@*}
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$(cat connect-image/target/worker.classpath)" \
    publishing/src/main/java/io/connectfargate/publishing/BaseImageComponent.java "${name##*/}" "$digest"
}
