#!/bin/sh
# SPDX-License-Identifier: MIT
# `make release`: two clones in different folders, with another umask, zone and language, give the same archive to the byte,
# and so does what was unpacked from it; with its SHA-256, and an SPDX document that names it. All of the tree is in it.
set -eu
: "${top_srcdir:?make check sets it}"
. "$top_srcdir/tests/package/stranger.sh"

if [ -d "$top_srcdir/.git" ] && command -v git >/dev/null; then
  take () { git clone -q "$top_srcdir" "$1"; }
  SOURCE_DATE_EPOCH=
else
  take () { cp -R "$top_srcdir" "$1" && chmod -R u+w "$1"; }
  SOURCE_DATE_EPOCH=$(cat "$top_srcdir/source-date-epoch" 2>/dev/null) || { echo "neither a clone nor an archive"; exit 77; }
fi

release () {                       # FOLDER NAME=VALUE...: as RELEASING.md says, but without the build that it does not need
  folder=$1
  shift
  cd "$folder"
  [ -x configure ] || stranger "$@" autoreconf -fi
  mkdir build
  cd build
  stranger "$@" ../configure --disable-tests --disable-introspection
  stranger ${SOURCE_DATE_EPOCH:+"SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH"} "$@" make release
}

mkdir -p "$tmp/one" "$tmp/another"
one=$tmp/one/beckon another=$tmp/another/elsewhere
fail () { tail -n 30 "$tmp/log"; echo "$1"; exit 1; }
(umask 022; take "$one"; release "$one") >"$tmp/log" 2>&1 || fail "make release fails"
(umask 077; take "$another"; release "$another" TZ=Asia/Tokyo LC_ALL=POSIX HOME="$tmp") >"$tmp/log" 2>&1 ||
  fail "make release fails elsewhere"

cd "$one/build"
archive=$(echo beckon-*.tar.gz)
name=${archive%.tar.gz}
bad=0
for file in "$archive" "$archive.sha256" "$name.spdx.json"; do
  cmp "$file" "$another/build/$file" || { echo "$file: two clones make it differently"; bad=1; }
done
sha256sum --quiet -c "$archive.sha256" || { echo "$archive.sha256: is of something else"; bad=1; }
[ "$(tar -tvf "$archive" | awk '{ print $2, $4, $5 }' | sort -u | wc -l)" -eq 1 ] ||
  { echo "$archive: its files have several owners or times"; bad=1; }

# Unpacked, without git, it makes itself again.
tar -xf "$archive" -C "$tmp"
(unset SOURCE_DATE_EPOCH; SOURCE_DATE_EPOCH=; release "$tmp/$name") >"$tmp/log" 2>&1 || fail "make release fails in the archive"
cmp "$archive" "$tmp/$name/build/$archive" || { echo "$archive: it makes another one of itself"; bad=1; }

# But for what is git's or the maintainer's, every file is there.
if [ -d "$one/.git" ]; then
  git -C "$one" ls-files | grep -Ev '(^|/)\.gitignore$|^\.ci/' | sort >"$tmp/tree"
  tar -tf "$archive" | sed "s|^$name/||" | sort >"$tmp/archived"
  comm -23 "$tmp/tree" "$tmp/archived" >"$tmp/forgotten"
  [ ! -s "$tmp/forgotten" ] || { cat "$tmp/forgotten"; echo "$archive: it does not have these"; bad=1; }
fi

python3 "$top_srcdir/tests/package/spdx.py" "$name.spdx.json" "$archive" || bad=1
[ "$bad" -eq 0 ]
echo "check-dist: $(cat "$archive.sha256"), from two clones and from itself"
