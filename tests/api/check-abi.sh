#!/bin/sh
# That a program which was linked with the last release runs with these libraries: what abi/ says of them then is still
# there. What was added since passes. `make update-abi` (with --update) describes the libraries anew, at a release.
set -eu
: "${top_srcdir:?make check sets it}" "${top_builddir:?}"
command -v abidw >/dev/null || { echo "no abidw (abigail-tools)"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
libraries='libbeckon libbeckon-wire'

# describe NAME FILE: what the library exports, and of the types only what the public headers say: a structure that they
# only declare has no layout. Neither the place of the tree nor the lines of the sources are in it.
describe () {
  abidw --headers-dir "$top_srcdir/include/beckon" --headers-dir "$top_builddir/include/beckon" --drop-private-types \
    --exported-interfaces-only --no-architecture --no-corpus-path --no-comp-dir-path --no-show-locs \
    --no-parameter-names --no-elf-needed --type-id-style hash "$top_builddir/lib/.libs/$1.so" >"$tmp/whole"
  sed "s/^ *//; s| path='[^']*lib/| path='|; s/ mangled-name='[^']*'//; s/ visibility='default'//; s/ binding='global'//" \
    "$tmp/whole" >"$2"
  grep -q '<function-decl' "$2" || { echo "$1.so has no debug information: compile with -g"; exit 77; }
}

# compare OLD NEW: 0 if nothing that was there is changed or gone.
compare () { abidiff --no-added-syms "$1" "$2"; }

for name in $libraries; do describe "$name" "$tmp/$name.abi"; done
if [ "${1:-}" = --update ]; then
  for name in $libraries; do cp "$tmp/$name.abi" "$top_srcdir/abi/$name.abi"; done
  exit 0
fi

# The committed description is of a machine with pointers of 64 bits.
grep -q "address-size='64'" "$tmp/libbeckon.abi" || { echo "not a 64-bit machine"; exit 77; }
failed=0
for name in $libraries; do
  if compare "$top_srcdir/abi/$name.abi" "$tmp/$name.abi" >"$tmp/report"; then
    echo "$name: $(grep -c '<elf-symbol ' "$top_srcdir/abi/$name.abi") symbols are as in abi/$name.abi"
  else
    cat "$tmp/report"
    echo "$name: not as in abi/$name.abi; CONTRIBUTING.md says what to do"
    failed=1
  fi
done

# That it can fail: what is told of this library, with a change.
# plant COMPLAINT SED: the change is found. permit SED: the way back is an addition.
plant () {
  sed "$2" "$tmp/libbeckon.abi" >"$tmp/planted"
  status=0
  compare "$tmp/libbeckon.abi" "$tmp/planted" >"$tmp/report" || status=$?
  [ "$status" -eq 0 ] || grep -qF "$1" "$tmp/report" || status=0
  [ "$status" -ne 0 ] || { cat "$tmp/report"; echo "not found: $1"; failed=1; }
}
permit () {
  sed "$1" "$tmp/libbeckon.abi" >"$tmp/planted"
  ! cmp -s "$tmp/libbeckon.abi" "$tmp/planted" || { echo "nothing to change: $1"; failed=1; }
  compare "$tmp/planted" "$tmp/libbeckon.abi" >"$tmp/report" || { cat "$tmp/report"; echo "not permitted: $1"; failed=1; }
}
symbol="/<elf-symbol name='beckon_member_get_state'/d; /<function-decl name='beckon_member_get_state'/,/<.function-decl>/d"
operation="/name='BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE'/d"
plant "[D] 'function BeckonState beckon_member_get_state(const BeckonMember*)'" "$symbol"
plant '1 enumerator deletion' "$operation"
plant "'BeckonState::BECKON_STATE_PENDING' from value '2' to '7'" "/name='BECKON_STATE_PENDING'/s/value='2'/value='7'/"
plant 'parameter 1' "/<function-decl name='beckon_error_get_status'/,/<.function-decl>/{ /<parameter/d; }"
permit "$symbol"
permit "$operation"
exit "$failed"
