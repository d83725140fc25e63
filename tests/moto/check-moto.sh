#!/bin/sh
# Beckon inside moto: the tests of beckon_botocore.moto, and the conformance vectors against moto's server with it.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}"
adapter=$top_srcdir/adapters/botocore
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
skip () { echo "check-moto: skipped: $*"; exit 77; }
fail () { echo "check-moto: failed: $*"; exit 1; }

# The first Python that has what this needs.
usable () { command -v "$1" >/dev/null && (cd / && "$1" -c 'import moto.securityhub, moto.server') >/dev/null 2>&1; }
python=
for candidate in "${PYTHON3:-}" python3; do
  if [ -n "$candidate" ] && usable "$candidate"; then python=$(command -v "$candidate"); break; fi
done
[ -n "$python" ] || skip "there is no python3 with moto 5.2 and its server (not in Debian: pip install 'moto[server]')"
[ -z "${SANITIZERS:-}" ] || skip 'check-botocore runs the adapter with sanitizers'
BECKON_LIBRARY_PATH=$top_builddir/lib/.libs
[ -e "$BECKON_LIBRARY_PATH/libbeckon-wire.so.0" ] || skip 'there are no shared libraries'
export BECKON_LIBRARY_PATH PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$adapter"
unset PYTHONHOME MOTO_ACCOUNT_ID http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY

(cd "$adapter/tests" && timeout -k 10 900 "$python" -m unittest test_moto) >"$tmp/log" 2>&1 ||
  { cat "$tmp/log"; fail 'the tests of beckon_botocore.moto'; }
cat "$tmp/log"
[ "$(tail -n 1 "$tmp/log")" = OK ] || fail 'a test was skipped'
count=$(sed -n 's/^Ran \([0-9]* tests\) in .*/\1/p' "$tmp/log")

### The vectors ###

timeout -k 10 600 "$python" "$top_srcdir/tests/moto/table.py" >"$tmp/table" 2>&1 ||
  { cat "$tmp/table"; fail 'table.py'; }
cat "$tmp/table"
# What is not one of Beckon's routes is moto's to answer, and its server does.
printf '%s\n' requests/G-12/route-body-input requests/O-11/decoded-once requests/O-11/errors requests/O-11/routes \
  requests/O-11/tags >"$tmp/expected"
sed -n 's/^[a-z]* with Beckon: \([^:]*\): .*/\1/p' "$tmp/table" | sort | diff "$tmp/expected" - ||
  fail 'other vectors than expected (<) are not as expected (>)'
all=$(sed -n 's/^| any, or none | .* | \(.*\) |$/\1/p' "$tmp/table")
[ -n "$all" ] || fail 'the table has no sum'
echo "check-moto: $count passed with moto $("$python" -c 'import moto; print(moto.__version__)'); $all vectors"
