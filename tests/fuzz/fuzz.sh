#!/bin/sh
# fuzz.sh SECONDS TARGET...: builds the targets with clang's libFuzzer, ASan and UBSan, in tests/fuzz/build, and runs each for
# so many seconds. It begins with the committed corpus and what earlier runs kept in tests/fuzz/found. An input that ends
# a target stays there as TARGET/crash-… or the like, and the target's output is in TARGET.log.
set -u
: "${top_srcdir:?}" "${top_builddir:?}" "${FUZZ_CC:?}" "${MAKE:?}"
seconds=$1
shift
build=$top_builddir/tests/fuzz/build
found=$top_builddir/tests/fuzz/found
mkdir -p "$build" "$found"

echo 'int LLVMFuzzerTestOneInput (const char *d, unsigned long n) { return d == 0 && n > 0; }' >"$build/probe.c"
"$FUZZ_CC" -fsanitize=fuzzer,address,undefined "$build/probe.c" -o "$build/probe" 2>"$build/probe.log" || {
  echo "make fuzz needs a clang that has libFuzzer (Debian: clang, and libclang-rt-VERSION-dev): $FUZZ_CC has none" >&2
  exit 1
}

unset MAKEFLAGS MAKELEVEL CC
cd "$build" || exit 1
[ -f Makefile ] || "$top_srcdir/configure" -q --disable-Werror --disable-introspection CC="$FUZZ_CC" CFLAGS='-O2 -g' \
  --enable-sanitizers=fuzzer-no-link,address,undefined >configure.log 2>&1 || { tail -n 20 configure.log >&2; exit 1; }
"$MAKE" -s LDFLAGS=-fsanitize=fuzzer "$@" >make.log 2>&1 || { tail -n 20 make.log >&2; exit 1; }

bad=0
for target in "$@"; do
  name=${target##*/check-fuzz-}
  mkdir -p "$found/$name"
  if "$build/$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$found/$name/" "$found/$name" "$top_srcdir/tests/fuzz/corpus/$name" >"$found/$name.log" 2>&1; then
    echo "$name: nothing found in $(sed -n 's/^stat::number_of_executed_units: *//p' "$found/$name.log") runs"
  else
    bad=1
    echo "$name: FOUND: $(grep -m 1 -E 'ERROR:|SUMMARY:|runtime error' "$found/$name.log"); see $found/$name.log"
  fi
done
exit "$bad"
