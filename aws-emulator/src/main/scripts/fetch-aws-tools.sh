#!/usr/bin/env bash
# Downloads the AWS CLI and moto, an emulator of AWS, from Debian's packages. Installs nothing.
# Usage: fetch-aws-tools.sh FOLDER
#   leaves FOLDER/bin/aws, and FOLDER/bin/python-with-moto, a Python that has moto; a complete FOLDER is kept
set -euo pipefail
if [ $# -ne 1 ]; then sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}" >&2 && exit 2; fi
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)
folder=$(realpath -m "$1")
if [ -e "$folder/complete" ]; then exit; fi
for tool in apt-get dpkg-deb; do
  command -v "$tool" > /dev/null || {
    echo "The tests take the AWS CLI and moto from Debian's packages where they are missing, but there is no $tool here." >&2
    exit 1
  }
done

# The packages' Python and C library are newer than this machine's, so they run with one another, by their own loader.
write_wrapper() { # NAME PYTHON'S ARGUMENTS
  local usr=$folder/debian/usr loader libraries
  loader=$(find "$usr/lib64/" "$usr/lib/" -name 'ld-linux*.so.*' -print -quit)
  libraries=$(dirname "$(find "$usr/lib" -name libc.so.6 -print -quit)")
  cat > "$folder/bin/$1" << END_OF_WRAPPER
#!/bin/sh
export PYTHONHOME='$usr' PYTHONPATH='$usr/lib/python3/dist-packages'
exec '$loader' --library-path '$libraries' '$usr/bin/python3' $2 "\$@"
END_OF_WRAPPER
  chmod +x "$folder/bin/$1"
}

rm -rf "$folder"
mkdir -p "$folder/bin"
# The validator is none of moto's dependencies there, but its emulation of CloudFormation imports it.
"$root/base-image/fetch-packages.sh" --with-dependencies "$folder" sid \
  python3-moto python3-flask python3-flask-cors python3-openapi-spec-validator awscli
rm -rf "$folder"/{lists,cache,debs}
write_wrapper aws "'$folder/debian/usr/bin/aws'"
write_wrapper python-with-moto ''
touch "$folder/complete"
