#!/bin/sh
# Dependence in lib/ goes down only: no include and no symbol leads to a higher floor, and no files lie in a circle.
set -eu
: "${top_srcdir:?make check sets it}" "${top_builddir:?}" "${NM:?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# From the ground up; CONTRIBUTING.md says what is on each.
floors='rules world values record region call wire'

# arrows SOURCES OBJECTS: "from to why", from and to being FOLDER/NAME without the suffix.
arrows () {
  # Includes are written with their folder.
  (cd "$1" && grep -Hn '^#include "' */*.[ch]) |
    sed -n 's|^\([^:]*\)\.[ch]:[0-9]*:#include "\([^"]*\)\.h".*|\1 \2 include|p'
  for object in "$2"/*/.libs/*.o; do
    folder=$(basename "$(dirname "$(dirname "$object")")")
    $NM "$object" | awk -v name="$folder/$(basename "$object" .o)" 'NF == 2 { print name, "U", $2 } NF == 3 { print name, $2, $3 }'
  done | awk '
    $2 ~ /^[TDRB]$/ { home[$3] = $1 }
    $2 == "U" { uses[++n] = $1 " " $3 }
    END { for (i = 1; i <= n; i++) { split (uses[i], use, " "); if (use[2] in home) print use[1], home[use[2]], use[2] } }'
}

# check ARROWS: a line for each that points up, or for what lies in a circle; nothing where all is well.
check () {
  awk -v floors="$floors" '
    function floor_of (name) { sub (/\/.*/, "", name); return name }
    BEGIN { n = split (floors, names, " "); for (i = 1; i <= n; i++) rank[names[i]] = i }
    !(floor_of($1) in rank) || !(floor_of($2) in rank) { print $1 " and " $2 " are not both on a floor"; next }
    rank[floor_of($2)] > rank[floor_of($1)] { print $1 " depends on " $2 ", which is on a higher floor (" $3 ")" }' "$1" | sort -u
  # A header and its file are one; what includes itself is not a circle.
  awk '$1 != $2 { print $1, $2 }' "$1" | sort -u | tsort 2>&1 >"$tmp/order" |
    sed -n 's/^tsort: \([a-z]*\/[a-z-]*\)$/in a circle: \1/p'
}

arrows "$top_srcdir/lib" "$top_builddir/lib" >"$tmp/arrows"
for why in include beckon_error_raise; do
  grep -q " $why\$" "$tmp/arrows" || { echo "check-floors: no arrow of the kind \"$why\" was found"; exit 1; }
done
check "$tmp/arrows" >"$tmp/wrong"
[ ! -s "$tmp/wrong" ] || { cat "$tmp/wrong"; exit 1; }

# That it can fail, in a copy: an include and a symbol that point up, and a circle on one floor.
# plant COMPLAINT ARROW...
plant () {
  complaint=$1
  shift
  { cat "$tmp/arrows"; printf '%s\n' "$@"; } >"$tmp/planted"
  check "$tmp/planted" | grep -qF "$complaint" || { echo "check-floors: not found: $complaint"; exit 1; }
}
cp -R "$top_srcdir/lib" "$tmp/lib"
chmod -R u+w "$tmp/lib"
echo '#include "call/pair.h"' >>"$tmp/lib/world/store.c"
arrows "$tmp/lib" "$top_builddir/lib" >"$tmp/arrows-of-copy"
check "$tmp/arrows-of-copy" | grep -qF 'world/store depends on call/pair, which is on a higher floor (include)' ||
  { echo 'check-floors: an include that points up is not found'; exit 1; }
plant 'rules/lifecycle depends on region/region, which is on a higher floor (beckon_region_new)' \
  'rules/lifecycle region/region beckon_region_new'
plant 'in a circle: world/roll' 'world/roll world/store beckon_store_new'

echo "check-floors: $(awk '{ print $1; print $2 }' "$tmp/arrows" | sort -u | wc -l) files on $(echo "$floors" | wc -w) floors, $(
  sort -u "$tmp/arrows" | wc -l) arrows, all down"
