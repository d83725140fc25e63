#!/bin/sh
# SPDX-License-Identifier: MIT
# The typelibs know every function that the libraries export, and Python and JavaScript play whole stories with them.
set -eu
: "${top_srcdir:?make check sets it}" "${top_builddir:?}"
skip () { echo "$1"; exit 77; }

[ -z "${SANITIZERS:-}" ] || skip "a sanitized build has no typelibs"
typelibs=$top_builddir/lib
[ -f "$typelibs/BeckonWire-1.typelib" ] || skip "no typelibs: configured without gobject-introspection"
# The distribution's Python has its gi; another one that comes first in PATH seldom has.
for python in /usr/bin/python3 python3 ''; do
  [ -n "$python" ] || skip "no python3 with gi"
  if "$python" -c 'import gi' 2>/dev/null; then break; fi
done
command -v gjs >/dev/null || skip "no gjs"

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n_bound=0

# bound LIBRARY NAMESPACE: each exported function is there (but for those that give types), and none is marked as unfit.
bound () {
  gir=$typelibs/$2-1.gir
  sed -n '/_get_type;/d; s/^[[:space:]]*\([a-z0-9_]*\);.*$/\1/p' "$top_srcdir/lib/$1.sym" | sort >"$tmp/listed"
  sed -n 's/.*c:identifier="\([a-z0-9_]*\)".*/\1/p' "$gir" | sort -u >"$tmp/bound"
  diff -u "$tmp/listed" "$tmp/bound" || { echo "$1: what is exported (-) is not what $2-1.gir has (+)"; exit 1; }
  sed '/<function-macro/,/>/d; /introspectable="0"/!d' "$gir" >"$tmp/unfit"
  [ ! -s "$tmp/unfit" ] || { grep -n -B 3 'introspectable="0"' "$gir"; echo "$2-1.gir: nobody can use it"; exit 1; }
  n_bound=$((n_bound + $(wc -l <"$tmp/bound")))
}
bound libbeckon Beckon
bound libbeckon-wire BeckonWire

# play LANGUAGE COMMAND...: a story; its number of tests becomes $n_played. Warnings are gjs's business, criticals ours.
play () {
  language=$1
  shift
  GI_TYPELIB_PATH="$typelibs" LD_LIBRARY_PATH="$top_builddir/lib/.libs" G_DEBUG=fatal-criticals MALLOC_PERTURB_=165 \
    timeout 120 "$@" >"$tmp/story" 2>&1 || { cat "$tmp/story"; echo "the story in $language failed"; exit 1; }
  n_played=$(sed -n 's/^Ran \([0-9]*\) tests.*/\1/p' "$tmp/story")
  [ "${n_played:-0}" -gt 0 ] || { cat "$tmp/story"; echo "the story in $language is empty"; exit 1; }
}
play Python "$python" "$top_srcdir/tests/clients/introspection/story.py"
in_python=$n_played
play JavaScript gjs -m "$top_srcdir/tests/clients/introspection/story.js"
echo "$n_bound functions bound; stories played: $in_python in Python, $n_played in JavaScript"
