#!/bin/sh
# The conformance vectors over HTTP, against examples/emulator, and by botocore's clients, against the adapter.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}" "${SANITIZERS?}"
vectors=$top_srcdir/tests/vectors
emulator=$top_builddir/examples/emulator
tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$tmp"' EXIT
skip () { echo "check-vectors-clients: skipped: $*"; exit 77; }
fail () { echo "check-vectors-clients: failed: $*"; exit 1; }
export PYTHONDONTWRITEBYTECODE=1
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY AWS_PROFILE AWS_DEFAULT_PROFILE
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
[ -x "$emulator" ] || skip 'examples/emulator was not built: there was no libsoup-3.0'

### HTTP ###

# libsoup 3.2 itself leaks an accepted socket and the listener's address.
printf '%s\n' leak:g_socket_accept leak:g_socket_get_local_address >"$tmp/leaks"
[ -z "$SANITIZERS" ] || export LSAN_OPTIONS="suppressions=$tmp/leaks:print_suppressions=0"
timeout -k 10 900 "$emulator" >"$tmp/url" 2>"$tmp/err" </dev/null &
server=$!
tries=0
until grep -q . "$tmp/url"; do
  tries=$((tries + 1))
  if [ "$tries" -gt 200 ] || ! kill -0 "$server" 2>/dev/null; then
    cat "$tmp/err"
    fail 'the emulator does not start'
  fi
  sleep 0.1
done
status=0
timeout -k 10 600 python3 "$vectors/run.py" --endpoint "$(cat "$tmp/url")" >"$tmp/http" || status=$?
kill "$server"
wait "$server" 2>/dev/null || true
server=
# libsoup reads the request first, and answers a broken escape itself. The emulator hands requests on that name no operation
# (501, where the library answers 404).
sed -n 's/^FAILED \([^ ]*\) .*/\1/p' "$tmp/http" | sort >"$tmp/failed"
printf 'requests/%s\n' G-12/route-body-input O-11/broken-escape O-11/decoded-once O-11/errors O-11/routes |
  diff - "$tmp/failed" || { grep FAILED "$tmp/http"; fail 'HTTP, or libsoup has changed'; }
[ "$status" = 1 ] || fail "HTTP: status $status"
echo "check-vectors-clients: HTTP: $(tail -n 1 "$tmp/http")"

### botocore ###

usable () { command -v "$1" >/dev/null && (cd / && "$1" -c 'import botocore') >/dev/null 2>&1; }
python=
for candidate in "${PYTHON3:-}" python3 /usr/bin/python3; do
  if [ -n "$candidate" ] && usable "$candidate"; then python=$(command -v "$candidate"); break; fi
done
[ -n "$python" ] || skip 'there is no python3 with botocore (Debian: python3-botocore)'
[ -z "$SANITIZERS" ] || { echo "check-vectors-clients: $(tail -n 1 "$tmp/http"); sanitized, no botocore"; exit 0; }
cat >"$tmp/inprocess.py" <<'END_OF_HOOKS'
"""Clients on a world in this process, and what can be done with it."""
from datetime import timedelta

from beckon_botocore import World

worlds = {}


def set_switches(switches):
    """A world for each set of switches, its clock standing."""
    global world
    values = {name: int(value) if value.isdigit() else {"true": True, "false": False}.get(value, value)
              for name, value in switches.items()}
    key = tuple(switches.items())
    if key not in worlds:
        worlds[key] = World(clock="2026-01-01T00:00:00Z", switches=values)
    world = worlds[key]


def client(account):
    return world.client(account)


def set_organization(account, is_member):
    world.set_organization_account(account, is_member)


def advance_clock(milliseconds):
    world.advance(timedelta(milliseconds=milliseconds))
END_OF_HOOKS
BECKON_LIBRARY_PATH=$top_builddir/lib/.libs
export BECKON_LIBRARY_PATH
(cd "$tmp" && PYTHONPATH=$top_srcdir/adapters/botocore timeout -k 10 600 "$python" "$vectors/run.py" \
  --client inprocess:client --hooks inprocess >"$tmp/botocore") || { grep FAILED "$tmp/botocore"; fail 'botocore'; }
apart=$(grep '^set apart' "$tmp/botocore" | grep -v 'want of http:' || true)
[ -z "$apart" ] || fail "botocore: $apart"
echo "check-vectors-clients: botocore: $(tail -n 1 "$tmp/botocore")"
# passed FILE: the figure of its last line
passed () { tail -n 1 "$1" | sed 's/.*: \([0-9]* passed\),.*/\1/'; }
echo "check-vectors-clients: botocore $(passed "$tmp/botocore"); HTTP $(passed "$tmp/http"), and 5 that the emulator answers itself"
