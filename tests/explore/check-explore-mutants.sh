#!/bin/sh
# The exploration catches a build with one entry of the transition table changed: a few here, all with --all.
set -eu
: "${top_srcdir:?make check sets it}" "${top_builddir:?}" "${CC:?}" "${GLIB_CFLAGS?}" "${GLIB_LIBS?}" "${JANSSON_LIBS?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export PYTHONDONTWRITEBYTECODE=1

flags="-g ${SANITIZERS:+-fsanitize=$SANITIZERS}"
objects=
for name in agreement calls case complaints delegation exploration explore invariants oracle reads sketch verdict; do
  objects="$objects $top_builddir/tests/explore/$name.o"
  # The objects of a build that measures coverage want its library.
  [ ! -e "$top_builddir/tests/explore/$name.gcno" ] || flags="$flags --coverage"
done
includes="-I$top_builddir/include -I$top_srcdir/include -I$top_srcdir/lib"
libraries="$top_builddir/tests/explore/.libs/libcells.a"
for name in libbeckon-wire-internal libbeckon-internal; do
  libraries="$libraries $top_builddir/lib/.libs/$name.a"
done

timeout 3000 python3 "$top_srcdir/tests/explore/mutants.py" "$@" --folder "$tmp" \
  --source "$top_srcdir/lib/rules/lifecycle.c" --compiler "$CC $flags $includes $GLIB_CFLAGS" \
  --objects "$objects" --libraries "$libraries $JANSSON_LIBS $GLIB_LIBS" >"$tmp/out" || {
  cat "$tmp/out"
  exit 1
}
sed 's/^mutants:/check-explore-mutants:/' "$tmp/out"
