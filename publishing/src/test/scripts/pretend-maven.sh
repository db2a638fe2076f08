#!/usr/bin/env bash
# In the place of java, for tests of build_images.sh that are not about Jib: java itself, but for Maven with one of Jib's goals that
# PRETENDED lists (buildTar, build). For these it leaves what Jib would, and in target/pretended the login and what it was called with.
# PRETENDED_END: fail ends with an error of Maven's, wait waits to be interrupted.
set -euo pipefail
goal=$(printf '%s\n' "$@" | sed -n 's/^-Djib\.goal=//p')
case " $PRETENDED " in *" ${goal:-none} "*) ;; *) exec "$REAL_JAVA" "$@" ;; esac

echo "[INFO] Building (pretended)"
case ${PRETENDED_END:-} in
  fail) echo "[ERROR] Failed to execute goal: the base image does not exist" && exit 1 ;;
  wait) exec sleep 600 ;;
esac
IFS=, read -r -a modules <<< "$(printf '%s\n' "$@" | sed -n '/^-pl$/{n;p;}')"
for module in "${modules[@]}"; do
  mkdir -p "$module/target"
  printf '%s\n' "${REGISTRY_USERNAME:-}:${REGISTRY_PASSWORD:-}" "$@" > "$module/target/pretended"
  if [ "$goal" = build ]; then
    printf '{"imageDigest":"sha256:%064d"}' 0 > "$module/target/jib-image.json"
  elif [ ! -e "$module/target/jib-image.tar" ]; then
    echo "no image" > "$module/target/jib-image.tar"
  fi
done
