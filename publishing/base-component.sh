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

# The list has no components where an image brings no jar.
add_base_image() { # REFERENCE    the list goes from stdin to stdout
  local name digest
  digest=$(digest_of_base "$1")
  name=${1%%@*}
  component="{\"type\": \"container\", \"name\": \"${name##*/}\", \"version\": \"sha256:$digest\", \
\"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"$digest\"}], \
\"description\": \"Base image. Its contents, packages of the operating system included, are not listed here.\"}" awk '
    /^  "components" : \[/ { print; print "    " ENVIRON["component"] ","; found = 1; next }
    /^  "dependencies" : \[/ && !found { print "  \"components\" : [\n    " ENVIRON["component"] "\n  ]," }
    { print }'
}
