#!/bin/sh
# The pictures that stand in the tree, and those that `beckon table` draws, show the table that the library runs on.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python=${PYTHON:-/usr/bin/python3}
export PYTHONDONTWRITEBYTECODE=1

"$BECKON" table --format json >"$tmp/table.json"
"$BECKON" table --format mermaid >"$tmp/table.mermaid"
timeout 60 "$python" "$top_srcdir/tests/pictures/lifecycle.py" "$top_srcdir/doc/lifecycle.svg" "$tmp/table.mermaid" \
  <"$tmp/table.json" >"$tmp/lifecycle" || { cat "$tmp/lifecycle"; exit 1; }
echo "check-pictures: $(cat "$tmp/lifecycle")"
