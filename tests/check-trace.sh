#!/bin/sh
# Every rule, cell, reason and switch is held by a test or a vector, which doc/semantics.md names; what tests and vectors
# name is there; and every text that a caller can get stands in the document.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
trace () { timeout 120 python3 "$1/tests/trace/trace.py" "$BECKON"; }

trace "$top_srcdir" >"$tmp/said" || { cat "$tmp/said"; exit 1; }

# That it can fail, in a copy: each of these is found and named.
cp -R "$top_srcdir/tests" "$tmp/tests"
mkdir -p "$tmp/doc" "$tmp/lib" "$tmp/adapters" "$tmp/include/beckon"
cp "$top_srcdir"/include/beckon/beckon-coverage.h "$tmp/include/beckon"
cp "$top_srcdir"/doc/semantics.md "$tmp/doc"
cp -R "$top_srcdir"/lib/*.c "$top_srcdir"/lib/wire "$tmp/lib"
for adapter in botocore/tests aws-sdk-js/test; do
  mkdir -p "$tmp/adapters/$adapter"
  cp "$top_srcdir/adapters/$adapter"/*.[jp][sy] "$tmp/adapters/$adapter"
done
chmod -R u+w "$tmp"
trace "$tmp" >"$tmp/copy"
cmp "$tmp/said" "$tmp/copy"

echo '/* G-77 */' >>"$tmp/tests/check-hub.c"
sed -i 's/is empty: it must name/is empty, and must name/' "$tmp/lib/input.c"
sed -i 's/^#### O-12 /#### O-13 /' "$tmp/doc/semantics.md"
sed -i 's/W-7, T-4/W-7/' "$tmp/include/beckon/beckon-coverage.h"
if trace "$tmp" >"$tmp/complaints"; then echo 'check-trace: four mistakes are not found'; exit 1; fi
for complaint in 'check-hub names G-77, which is no rule' 'O-13: no test and no vector names it' \
  'T-4 is not counted by a coverage' \
  'check-hub names O-12, which is no rule' 'doc/semantics.md does not have the text: AccountIds is empty, and must'; do
  grep -qF "$complaint" "$tmp/complaints" ||
    { cat "$tmp/complaints"; echo "check-trace: not found: $complaint"; exit 1; }
done
cat "$tmp/said"
