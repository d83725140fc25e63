#!/bin/sh
# What README.md shows is what happens: its C program is examples/decline.c, and each example prints what stands below it.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
readme=$top_srcdir/README.md

block () {                         # N: the text between the Nth pair of fences from the section "In C" on
  awk -v n="$1" '/^## In C$/ { on = 1 } !on { next }
    /^```/ { inside = !inside; if (inside) seen++; next } inside && seen == n' "$readme"
}

block 1 >"$tmp/decline.c"
diff -u "$top_srcdir/examples/decline.c" "$tmp/decline.c"
lines=$(wc -l <"$tmp/decline.c")
[ "$lines" -le 30 ] || { echo "README.md: the C example has $lines lines, and 30 are the most"; exit 1; }

block 2 >"$tmp/expected"
timeout 60 "$top_builddir/examples/decline" >"$tmp/printed"
diff -u "$tmp/expected" "$tmp/printed"

block 4 | sed "s|^beckon |\"\$BECKON\" |" >"$tmp/wire.sh"
grep -q BECKON "$tmp/wire.sh"
block 5 >"$tmp/expected"
timeout 60 sh "$tmp/wire.sh" >"$tmp/printed"
diff -u "$tmp/expected" "$tmp/printed"

# The programs in Python and JavaScript are the adapters' own, whose tests run them.
program () {                       # FILE LANGUAGE: the first one in that language
  awk -v fence="^\`\`\`$2\$" '$0 ~ fence { inside = 1; next } /^```/ && inside { exit } inside' "$1"
}
for pair in botocore:python aws-sdk-js:js; do
  program "$readme" "${pair#*:}" >"$tmp/here"
  program "$top_srcdir/adapters/${pair%:*}/README.md" "${pair#*:}" >"$tmp/there"
  diff -u "$tmp/there" "$tmp/here"
  lines=$(wc -l <"$tmp/here")
  [ "$lines" -ge 10 ] && [ "$lines" -le 30 ]
done

echo "check-readme: 2 programs print what README.md shows, and those in Python and JavaScript are the adapters' own"
