#!/usr/bin/env bash
# Picks from WORK/debian what glibc programs need, into WORK/layers/1-os. No shell, no package manager.
# Usage: make-os-layer.sh WORK FILE...    programs and libraries of the image: what they were linked with is picked, too
set -euo pipefail
work=$1
files=("${@:2}")
root=$work/debian
os=$work/layers/1-os
libc=$(cd "$root" && find usr/lib -name libc.so.6)
libraries=$(dirname "$libc")
loader=$(cd "$root" && find usr/lib -name 'ld-linux*.so.*' -type f)

# The libraries that they were linked with, in addition to glibc's own: none for Temurin, libstdc++ and zlib for Debian's Java.
needed() {
  local file path=$root/$libraries
  for file in "${files[@]}"; do path+=:$(dirname "$file"); done
  for file in "${files[@]}"; do
    "$root/$loader" --library-path "$path" --list "$file"
  done | awk '/not found/ { print "No fetched package has the library " $1 "." > "/dev/stderr"; exit 1 }
    $1 !~ /\// && $3 ~ /\/debian\/usr\// { print $1 }' | sort -u
}

mkdir -p "$os"/{dev,etc/ssl/certs,opt,proc,run,sys,tmp,usr,var/tmp}
chmod 1777 "$os/tmp" "$os/var/tmp"
ln -s usr/lib "$os/lib"
if [ -d "$root/usr/lib64" ]; then ln -s usr/lib64 "$os/lib64"; fi
needed > "$work/needed"
cd "$root"
find usr -name 'ld-linux*.so.*' -exec cp --archive --parents --target-directory="$os" {} +
cp --archive --parents usr/lib/locale/C.utf8 usr/lib/os-release "$os"
ln -s ../usr/lib/os-release "$os/etc/os-release"
# glibc's: the jars' native libraries (snappy, zstd, lz4) want some, and host and user names are looked up by plugins.
for name in libc libm libdl libpthread librt libresolv libutil libnss_files libnss_dns; do
  cp --dereference --preserve=mode --parents "$libraries/$name".so.? "$os"
done
while read -r name; do cp --dereference --preserve=mode --parents "$libraries/$name" "$os"; done < "$work/needed"

cat usr/share/ca-certificates/mozilla/*.crt > "$os/etc/ssl/certs/ca-certificates.crt"
printf 'passwd: files\ngroup: files\nhosts: files dns\n' > "$os/etc/nsswitch.conf"
# Home is /tmp, the one folder that can be written to when the root file system is read-only.
cat > "$os/etc/passwd" << END
root:x:0:0:root:/:/sbin/nologin
nobody:x:65534:65534:nobody:/:/sbin/nologin
app:x:10001:10001:app:/tmp:/sbin/nologin
END
printf 'root:x:0:\nnogroup:x:65534:\napp:x:10001:\n' > "$os/etc/group"
