#!/bin/sh
# SPDX-License-Identifier: MIT
# Where check-install.sh has installed Beckon, others build with it: by CMake, Meson and valac, each in a project of its own.
set -eu
: "${top_srcdir:?make check sets it}"
. "$top_srcdir/tests/package/stranger.sh"
consumers=$top_srcdir/tests/package/consumers
bad=0

for program in cmake meson ninja valac vapigen; do
  command -v "$program" >/dev/null || { echo "no $program"; exit 77; }
done

complain () { cat "$tmp/log"; echo "$1"; bad=1; }

consumer () {                      # NAME: what standard input says builds and runs it, and it prints what README.md says
  mkdir "$tmp/$1"
  cp "$consumers"/* "$top_srcdir/examples/decline.c" "$tmp/$1"
  { echo "cd '$tmp/$1'"; cat; } | installed >"$tmp/log" 2>&1 || { complain "$1: that fails"; return 0; }
  grep -qxF -e "$(promised)" "$tmp/log" || complain "$1: it prints something else"
  ! grep -qi 'warning:' "$tmp/log" || complain "$1: it is compiled with warnings"
}

consumer cmake <<'END'
cmake -S . -B build
cmake --build build
build/decline
END
consumer meson <<'END'
meson setup build
meson compile -C build
build/decline
END
consumer vala <<'END'
rm decline.c
XDG_DATA_DIRS="$HOME/.local/share:/usr/local/share:/usr/share"
export XDG_DATA_DIRS
valac -X -w --pkg beckon-wire-1 decline.vala
./decline
END

[ "$bad" -eq 0 ]
echo "check-consumers: programs in C, by CMake and Meson, and one in Vala print what README.md says"
