#!/bin/sh
# The pictures that stand in the tree, and those that `beckon table` draws, show the table that the library runs on.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python=${PYTHON:-/usr/bin/python3}
command -v "$python" >/dev/null || { echo "check-pictures: skipped: there is no $python"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1

"$BECKON" table --format json >"$tmp/table.json"
"$BECKON" table --format mermaid >"$tmp/table.mermaid"
timeout 60 "$python" "$top_srcdir/tests/pictures/lifecycle.py" "$top_srcdir/doc/lifecycle.svg" "$tmp/table.mermaid" \
  <"$tmp/table.json" >"$tmp/lifecycle" || { cat "$tmp/lifecycle"; exit 1; }

# The page is what its parts and the table make of it, byte for byte.
timeout 60 "$python" "$top_srcdir/doc/explorer/generate.py" "$BECKON" "$top_srcdir/doc/semantics.md" \
  >"$tmp/explorer.html"
cmp "$tmp/explorer.html" "$top_srcdir/doc/explorer.html" || {
  echo 'doc/explorer.html is not what doc/explorer and the table make of it: make update-explorer'
  exit 1
}

# Its picture is a PNG of 1280 by 1000 pixels that a page of text can carry.
png=$top_srcdir/doc/explorer.png
head=$(od -An -tx1 -N 24 "$png" | tr -d ' \n')
grep -qF '](doc/explorer.png)' "$top_srcdir/README.md" || { echo 'README.md does not show doc/explorer.png'; exit 1; }
if [ "$head" != 89504e470d0a1a0a0000000d4948445200000500000003e8 ] || [ "$(wc -c <"$png")" -ge 400000 ]; then
  echo 'doc/explorer.png is not as it should be: make update-explorer'
  exit 1
fi
echo "check-pictures: $(cat "$tmp/lifecycle"); doc/explorer.html is theirs too, $(wc -c <"$tmp/explorer.html") bytes"
