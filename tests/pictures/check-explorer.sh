#!/bin/sh
# doc/explorer.html, in a browser, shows the table that the library runs on, and its stories are what `beckon run`
# plays.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
skip () { echo "check-explorer: skipped: $*"; exit 77; }
# The one that has Debian's modules.
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import selenium' 2>/dev/null || skip "$python has no selenium (Debian: python3-selenium)"
for command in chromium chromedriver; do
  command -v $command >/dev/null || skip "there is no $command (Debian: chromium, chromium-driver)"
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
# The browser's own files as well go where they are removed.
export TMPDIR="$tmp" HOME="$tmp" PYTHONDONTWRITEBYTECODE=1

"$BECKON" table --format json >"$tmp/table.json"
timeout -k 30 "${EXPLORER_SECONDS:-600}" "$python" "$top_srcdir/tests/pictures/explorer.py" \
  "$top_srcdir/doc/explorer.html" "$top_srcdir/doc/semantics.md" <"$tmp/table.json"
