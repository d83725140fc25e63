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

# The pages are what their parts, the table and the rules make of them, byte for byte.
timeout 60 "$python" "$top_srcdir/doc/explorer/generate.py" "$BECKON" "$top_srcdir/doc/semantics.md" \
  >"$tmp/explorer.html"
cmp "$tmp/explorer.html" "$top_srcdir/doc/explorer.html" || {
  echo 'doc/explorer.html is not what doc/explorer and the table make of it: make update-explorer'
  exit 1
}
timeout 60 "$python" "$top_srcdir/doc/explorer/rules.py" "$top_srcdir/doc/semantics.md" >"$tmp/semantics.html"
cmp "$tmp/semantics.html" "$top_srcdir/doc/semantics.html" || {
  echo 'doc/semantics.html is not what doc/explorer makes of doc/semantics.md: make update-explorer'
  exit 1
}

# Each picture is a PNG of 1280 by 840 pixels that README.md shows and that a page of text can carry.
for picture in explorer site; do
  png=$top_srcdir/doc/$picture.png
  head=$(od -An -tx1 -N 24 "$png" | tr -d ' \n')
  grep -qF "](doc/$picture.png)" "$top_srcdir/README.md" || { echo "README.md does not show doc/$picture.png"; exit 1; }
  if [ "$head" != 89504e470d0a1a0a0000000d494844520000050000000348 ] || [ "$(wc -c <"$png")" -ge 60000 ]; then
    echo "doc/$picture.png is not as it should be: make update-$picture"
    exit 1
  fi
done
echo "check-pictures: $(cat "$tmp/lifecycle"); doc/explorer.html and doc/semantics.html are theirs too, $(
  cat "$tmp/explorer.html" "$tmp/semantics.html" | wc -c) bytes"
