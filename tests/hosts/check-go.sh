#!/bin/sh
# The Go module in adapters/go, with the library in process and with a child process: its tests, README's program, and
# the conformance vectors over HTTP.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}" "${SANITIZERS?}"
adapter=$top_srcdir/adapters/go
tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM HUP
skip () { echo "check-go: skipped: $*"; exit 77; }
fail () { cat "$tmp/log"; echo "check-go: failed: $*"; exit 1; }

command -v go >/dev/null || skip "there is no go (Debian's golang-go)"
[ -e "$top_builddir/lib/.libs/libbeckon-wire.so.0" ] || skip 'there are no shared libraries'
if [ -n "$SANITIZERS" ]; then
  echo "check-go: not with sanitizers ($SANITIZERS), which a Go program cannot load; the plain build is tested"
  exit 0
fi

# Nothing of whoever runs this, and nothing from elsewhere.
for name in $(env | sed -n 's/^\(C\{0,1\}GO[A-Z0-9_]*\)=.*/\1/p'); do unset "$name"; done
export GOENV=off GOFLAGS='-mod=mod -buildvcs=false' GOPROXY=off GOTOOLCHAIN=local
export GOCACHE="$tmp/cache" GOPATH="$tmp/gopath" GOTMPDIR="$tmp"
export PKG_CONFIG_PATH="$tmp" LD_LIBRARY_PATH="$top_builddir/lib/.libs" PATH="$top_builddir/tools:$PATH"
export PYTHONDONTWRITEBYTECODE=1
unset http_proxy HTTP_PROXY

# What make install would tell pkg-config.
cat >"$tmp/beckon-wire-1.pc" <<END
Name: Beckon wire
Description: the libraries in the build directory
Version: 0
Requires: gobject-2.0
Cflags: -I"$top_srcdir/include" -I"$top_builddir/include"
Libs: -L"$top_builddir/lib/.libs" -lbeckon-wire -lbeckon
END

# a BACKEND COMMAND...: a bounded run with that backend
a () {
  cgo=1
  [ "$1" = library ] || cgo=0
  shift
  timeout -k 10 600 env CGO_ENABLED="$cgo" "$@"
}

### The module ###

cd "$adapter"
gofmt -l . >"$tmp/log"
[ ! -s "$tmp/log" ] || fail 'gofmt would change these'
for backend in library child; do
  a $backend go vet ./... >"$tmp/log" 2>&1 || fail "go vet, $backend"
  # Debian has the standard library, and nothing else is needed.
  a $backend go list -deps -test -f '{{if not .Standard}}{{.ImportPath}}{{end}}' ./... >"$tmp/log" 2>&1 ||
    fail "go list, $backend"
  if grep -v '^beckon\.example/beckon\|^$' "$tmp/log"; then fail 'it needs these'; fi
done

# go doc shows what has a comment, and what has none: every exported name has one.
a library go doc -all . >"$tmp/doc" 2>"$tmp/log" || fail 'go doc'
awk '/^(func|type|var|const) / { if (name) { print name; bad = 1 } name = $0; next } /^    / { name = "" }
  END { if (name) { print name; bad = 1 } exit bad }' "$tmp/doc" >"$tmp/log" || fail 'these have no comment'

# tests NAME BACKEND OPTION...: how many tests and examples passed, in $tmp/NAME
tests () {
  name=$1 kind=$2
  shift 2
  a "$kind" go test -v -count=1 -timeout 300s "$@" ./... >"$tmp/log" 2>&1 || fail "the tests: $name"
  grep -c '^--- PASS: ' "$tmp/log" >"$tmp/$name" || fail "no tests: $name"
  if grep '^ *--- SKIP' "$tmp/log"; then fail "skipped tests: $name"; fi
}
tests library library -race
tests child library -race -tags beckon_child # the race detector needs cgo
tests without-cgo child
summary="$(cat "$tmp/library") tests with the library, $(cat "$tmp/child") with a child"

# What the benchmark measures still works.
for backend in library child; do
  a $backend go test -run '^$' -bench . -benchtime 20x >"$tmp/log" 2>&1 || fail "the benchmark, $backend"
  [ "$(grep -c 'requests/s' "$tmp/log")" -eq 3 ] || fail "the benchmark, $backend, does not print three figures"
done

### A stranger's module, by what README says ###

mkdir "$tmp/stranger"
cd "$tmp/stranger"
awk '/^```go$/ { inside = 1; next } /^```/ && inside { exit } inside' "$adapter/README.md" >main.go
awk '/^prints$/ { seen = 1 } seen && /^```$/ { if (inside) exit; inside = 1; next } inside' "$adapter/README.md" \
  >"$tmp/expected"
if ! [ -s main.go ] || ! [ -s "$tmp/expected" ]; then fail 'README.md has no program'; fi
gofmt -l . >"$tmp/log"
[ ! -s "$tmp/log" ] || fail "README.md's program is not formatted"
go mod init stranger >"$tmp/log" 2>&1
awk '/^```sh$/ { inside = 1; next } /^```/ && inside { exit } inside' "$adapter/README.md" |
  sed "s|PATH/TO/adapters|'$top_srcdir'/adapters|" >"$tmp/install.sh"
sh -eu "$tmp/install.sh" >"$tmp/log" 2>&1 || fail 'what README.md says of installing'
for backend in library child; do
  a $backend go run . >"$tmp/printed" 2>"$tmp/log" || fail "README.md's program, $backend"
  diff -u "$tmp/expected" "$tmp/printed" >"$tmp/log" || fail "README.md's program prints something else, $backend"
done

### The vectors ###

# play NAME BACKEND SERVER ARGUMENT...: run.py against the server; what it says is in $tmp/NAME
play () {
  name=$1 kind=$2 program=$3
  shift 3
  a "$kind" go build -o "$tmp/server" "./$program" >"$tmp/log" 2>&1 || fail "$program, $kind"
  : >"$tmp/url"
  timeout -k 10 900 "$tmp/server" >"$tmp/url" 2>"$tmp/log" </dev/null &
  server=$!
  tries=0
  until grep -q . "$tmp/url"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 200 ] || ! kill -0 "$server" 2>/dev/null; then fail "$program does not start, $kind"; fi
    sleep 0.1
  done
  HOOKED=$(cat "$tmp/url")
  export HOOKED
  timeout -k 10 600 python3 "$top_srcdir/tests/vectors/run.py" --strict --endpoint "$HOOKED" "$@" >"$tmp/log" 2>&1 ||
    fail "the vectors, $program, $kind"
  tail -n 1 "$tmp/log" >"$tmp/$name"
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
  echo "check-go: $program, $kind: $(cat "$tmp/$name")"
}

cd "$adapter"
lines=$(wc -l <examples/server/main.go)
[ "$lines" -le 80 ] || fail "examples/server has $lines lines, and 80 are the most"
PYTHONPATH=$adapter/internal/hooked
export PYTHONPATH
for backend in library child; do
  play plain $backend examples/server
  # With what no request can say, no vector is set apart.
  play hooked $backend internal/hooked --hooks hooks
  grep -q ' 0 lacking, 0 set apart$' "$tmp/hooked" || fail "a vector was not played, $backend"
done
played=$(sed 's/.*: must \([0-9]*\) passed,.*; may \([0-9]*\) passed,.*/must \1, may \2/' "$tmp/hooked")
echo "check-go: $summary; vectors passed over HTTP: $played; $(go version | cut -d ' ' -f 3)"
