#!/bin/sh
# The crate of adapters/rust does what its documentation says, with the libraries just built: its tests, plain and under
# valgrind, its examples, the program of its README, and the conformance vectors over HTTP. Nothing is fetched.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}" "${SANITIZERS?}"
CARGO=${CARGO:-/usr/bin/cargo}
vectors=$top_srcdir/tests/vectors
tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM HUP
skip () { echo "check-rust: skipped: $*"; exit 77; }
fail () { echo "check-rust: failed: $*"; exit 1; }
[ -x "$CARGO" ] || skip "there is no $CARGO (Debian: cargo)"
[ -z "$SANITIZERS" ] || skip "Rust cannot link libraries with these sanitizers: $SANITIZERS"
[ -e "$top_builddir/lib/.libs/libbeckon-wire.so.0" ] || skip 'there are no shared libraries'
command -v valgrind >/dev/null || skip 'there is no valgrind'
command -v pkg-config >/dev/null || skip 'there is no pkg-config'
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY MAKEFLAGS MFLAGS MAKELEVEL
unset RUSTC RUSTDOC RUSTC_WRAPPER RUSTUP_TOOLCHAIN CARGO_BUILD_TARGET PKG_CONFIG_LIBDIR PKG_CONFIG_SYSROOT_DIR

# The compiler that belongs to this cargo; a copy of the sources, because cargo writes beside them; a pkg-config that
# knows the libraries where they were built.
PATH=$(dirname "$CARGO"):$PATH
export PATH PYTHONDONTWRITEBYTECODE=1 HOME="$tmp" CARGO_HOME="$tmp/home" CARGO_TARGET_DIR="$tmp/target"
export LD_LIBRARY_PATH="$top_builddir/lib/.libs" RUST_BACKTRACE=0
# A warning of a newer compiler should not stop anybody.
[ "${CI:-}" != true ] || export RUSTFLAGS='-D warnings' RUSTDOCFLAGS='-D warnings'
export PKG_CONFIG_PATH="$tmp/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}" TMPDIR="$tmp"
mkdir "$tmp/pkgconfig"
for module in beckon-1 beckon-wire-1; do
  sed "s|^libdir=.*|libdir=$top_builddir/lib/.libs|" "$top_builddir/lib/$module.pc" >"$tmp/pkgconfig/$module.pc"
done
cp -R "$top_srcdir/adapters/rust" "$tmp/crate"
chmod -R u+w "$tmp/crate"
cd "$tmp/crate"

# cargo_does LOG ARGUMENT...: bounded; its output matters only if it fails.
cargo_does () {
  log=$tmp/$1
  shift
  timeout -k 10 900 "$CARGO" "$@" --offline >"$log" 2>&1 || { cat "$log"; fail "cargo $*"; }
}
n_passed () { awk '/^test result: ok/ { n += $4 } END { print n + 0 }' "$1"; }
lines () { [ "$(wc -l <"$1")" -le "$2" ] || fail "$(basename "$1") has more than $2 lines"; }

### The tests, and what the documentation shows ###

cargo_does tests test --tests
cargo_does shown test --doc
cargo_does documentation doc --no-deps
if [ "$(n_passed "$tmp/tests")" -le 20 ] || [ "$(n_passed "$tmp/shown")" -le 5 ]; then
  cat "$tmp/tests" "$tmp/shown"
  fail 'few tests were run'
fi

# That the libraries are not there is told in a sentence.
! (
  export PKG_CONFIG_PATH="$tmp" PKG_CONFIG_LIBDIR="$tmp" CARGO_TARGET_DIR="$tmp/none"
  timeout 300 "$CARGO" build --offline >"$tmp/log" 2>&1
) || fail 'it builds without the libraries'
grep -q "cannot find Beckon's libraries: pkg-config says: .*beckon-wire-1" "$tmp/log" ||
  { cat "$tmp/log"; fail 'what build.rs says'; }

### Under valgrind ###

# Rust's own test harness has one thread for each test; valgrind runs one at a time anyhow.
suppressions=--suppressions=$top_srcdir/tests/glib.supp
glib=$(pkg-config --variable=prefix glib-2.0)/share/glib-2.0/valgrind/glib.supp
[ ! -f "$glib" ] || suppressions="$suppressions --suppressions=$glib"
mkdir .cargo
{
  echo "[target.'cfg(unix)']"
  echo "runner = \"valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite" \
    "--errors-for-leak-kinds=definite --fair-sched=yes $suppressions\""
} >.cargo/config.toml
G_SLICE=always-malloc cargo_does memcheck test --tests
n=$(n_passed "$tmp/tests")
[ "$(n_passed "$tmp/memcheck")" = "$n" ] || { cat "$tmp/memcheck"; fail "not $n tests were run under valgrind"; }
rm -r .cargo

### The program of README.md ###

awk '/^```rust$/ { inside = 1; next } /^```/ && inside { exit } inside' README.md >examples/readme.rs
awk '/^prints$/ { on = 1 } on && /^```$/ { if (inside) exit; inside = 1; next } inside' README.md >"$tmp/expected"
lines examples/readme.rs 40
cargo_does readme build --release --examples
timeout 60 "$tmp/target/release/examples/readme" >"$tmp/printed" || fail 'the program of README.md'
diff -u "$tmp/expected" "$tmp/printed" || fail 'the program of README.md prints something else'

### The server, and what it is measured by ###

lines examples/server.rs 80
timeout -k 10 900 "$tmp/target/release/examples/server" >"$tmp/url" 2>"$tmp/err" </dev/null &
server=$!
tries=0
until grep -q . "$tmp/url"; do
  tries=$((tries + 1))
  if [ "$tries" -gt 200 ] || ! kill -0 "$server" 2>/dev/null; then cat "$tmp/err"; fail 'the server does not start'; fi
  sleep 0.1
done
timeout -k 10 600 python3 "$vectors/run.py" --strict --endpoint "$(cat "$tmp/url")" >"$tmp/http" ||
  { grep -E '^(FAILED|DIFFERS)' "$tmp/http"; tail -n 1 "$tmp/http"; fail 'the vectors over HTTP'; }
kill "$server"
wait "$server" 2>/dev/null || true
server=
timeout 120 "$tmp/target/release/examples/requests_per_second" 20 >"$tmp/figures" || fail 'the benchmark'
grep 'of the constant one' "$tmp/figures"

echo "check-rust: $(tail -n 1 "$tmp/http")"
echo "check-rust: $("$CARGO" --version | cut -d ' ' -f 1,2): $(n_passed "$tmp/tests") tests," \
  "$(n_passed "$tmp/memcheck") under valgrind, $(n_passed "$tmp/shown") examples"
