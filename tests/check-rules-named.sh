#!/bin/sh
# Every rule of doc/semantics.md is named by a test, and every rule that a test names is there.
set -eu
: "${top_srcdir:?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$top_srcdir"

sed -n 's/^#### \([WTGOV]-[0-9]*\) .*/\1/p' doc/semantics.md >"$tmp/rules"
"$BECKON" table --format csv | sed -n 's/^\(L-[a-z/-]*\),.*/\1/p' >>"$tmp/rules"
sort -u "$tmp/rules" -o "$tmp/rules"
[ "$(grep -c '^L-' "$tmp/rules")" -eq 70 ]

# Scripts that only list ids are no tests of them, and neither is this one.
cat tests/*.[ch] tests/model/*.py |
  grep -oE '\b([WTGOV]-[0-9]+|L-[a-z]+/[a-z]+(-[a-z]+)?)\b' | sort -u >"$tmp/named"

comm -23 "$tmp/rules" "$tmp/named" | sed 's/$/ is named by no test/' >"$tmp/wrong"
comm -13 "$tmp/rules" "$tmp/named" | sed 's/$/ is named by a test, and is no rule/' >>"$tmp/wrong"
cat "$tmp/wrong"
[ ! -s "$tmp/wrong" ]
echo "check-rules-named: $(wc -l <"$tmp/rules") rules, each named by a test"
