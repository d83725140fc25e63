#!/bin/sh
# Each public header can be included alone, in strict C11 and, where there is a C++ compiler, in strict C++17.
set -eu
: "${top_srcdir:?make check sets it}" "${top_builddir:?}" "${CC:?}" "${GLIB_CFLAGS:?}" "${CHECK_CFLAGS?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# The headers of GLib and Check are not on trial.
others=$(echo "$GLIB_CFLAGS $CHECK_CFLAGS" | sed 's/-I/-isystem /g')
include="-I$top_builddir/include -I$top_srcdir/include $others"

find "$top_srcdir/include/beckon" "$top_builddir/include/beckon" -name '*.h' | sed 's|.*/||' | sort -u >"$tmp/headers"
[ -s "$tmp/headers" ] || { echo "no headers found"; exit 1; }
while read -r header; do
  printf '#include <beckon/%s>\n#include <beckon/%s>\nint main (void) { return 0; }\n' "$header" "$header" >"$tmp/alone.c"
  cp "$tmp/alone.c" "$tmp/alone.cc"
  # shellcheck disable=SC2086 # lists of words
  $CC -std=c11 -pedantic -Wall -Wextra -Wundef -Werror $include -fsyntax-only "$tmp/alone.c" ||
    { echo "beckon/$header: not C11 on its own"; exit 1; }
  # shellcheck disable=SC2086
  [ -z "${CXX:-}" ] || $CXX -std=c++17 -pedantic -Wall -Wextra -Wundef -Werror $include -fsyntax-only "$tmp/alone.cc" ||
    { echo "beckon/$header: not C++17 on its own"; exit 1; }
done <"$tmp/headers"
echo "$(wc -l <"$tmp/headers") headers, in C11${CXX:+ and C++17}"
[ -n "${CXX:-}" ] || echo "no C++ compiler: that part was left out"
