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
timeout -k 10 600 python3 "$vectors/run.py" --strict --endpoint "$(cat "$tmp/url")" >"$tmp/http" || status=$?
kill "$server"
wait "$server" 2>/dev/null || true
server=
# libsoup reads the request first, and answers a broken escape itself.
sed -n 's/^\(FAILED\|DIFFERS\) \([^ ]*\) .*/\2/p' "$tmp/http" >"$tmp/failed"
echo requests/O-11/broken-escape | diff - "$tmp/failed" ||
  { grep -E '^(FAILED|DIFFERS)' "$tmp/http"; fail 'HTTP, or libsoup has changed'; }
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


class WithoutDecline:
    """A client of botocore from before the operation was there."""

    def __init__(self, client):
        self._client = client

    def __getattr__(self, name):
        if name == "decline_invitations":
            raise AttributeError(name)
        return getattr(self._client, name)


def old_client(account):
    return WithoutDecline(world.client(account))


def set_organization(account, is_member):
    world.set_organization_account(account, is_member)


def set_management(account, management):
    world.set_organization(account, management)


def advance_clock(milliseconds):
    world.advance(timedelta(milliseconds=milliseconds))
END_OF_HOOKS
BECKON_LIBRARY_PATH=$top_builddir/lib/.libs
export BECKON_LIBRARY_PATH
# botocore ARGUMENT...: run.py with a client of its
botocore () {
  (cd "$tmp" && PYTHONPATH=$top_srcdir/adapters/botocore timeout -k 10 600 "$python" "$vectors/run.py" --hooks inprocess "$@")
}
botocore --strict --client inprocess:client >"$tmp/botocore" ||
  { grep -E '^(FAILED|DIFFERS)' "$tmp/botocore"; fail 'botocore'; }
# A field that this botocore is too old to know it does not send.
"$python" -c 'import botocore.session
model = botocore.session.get_session().get_service_model("securityhub")
for field, *operations in (
        ["ControlFindingGenerator", "EnableSecurityHub", "UpdateSecurityHubConfiguration"],
        ["OrganizationConfiguration", "UpdateOrganizationConfiguration"],
        ["Feature", *(f"{what}OrganizationAdminAccount" for what in ("Enable", "Disable")),
         "ListOrganizationAdminAccounts"]):
    for operation in operations:
        shape = model.operation_model(operation).input_shape
        if field not in shape.members:
            print(f"set apart for want of a client that sends this input of {operation}:")' >"$tmp/unknown"
apart=$(grep '^set apart' "$tmp/botocore" | grep -v 'want of http:' | grep -vF -f "$tmp/unknown" || true)
[ -z "$apart" ] || fail "botocore: $apart"
echo "check-vectors-clients: botocore: $(tail -n 1 "$tmp/botocore")"
# What a client does not have is lacking, and nothing is wrong.
botocore --client inprocess:old_client --only 'lifecycle/L-pending/*' >"$tmp/old" || fail 'an old client'
grep -qx 'lacking 1 of [0-9]* operations: DeclineInvitations' "$tmp/old" ||
  { cat "$tmp/old"; fail 'an old client lacks nothing'; }
# passed FILE: the figures of its last line
passed () { tail -n 1 "$1" | sed 's/.*: must \([0-9]* passed\),.*; \(may [0-9]* passed\),.*/\1, \2/'; }
echo "check-vectors-clients: botocore $(passed "$tmp/botocore"); HTTP $(passed "$tmp/http"), and 1 that libsoup answers"
