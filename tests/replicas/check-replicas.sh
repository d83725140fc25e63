#!/bin/sh
# examples/replicas: two processes, one world, an order that PostgreSQL keeps; killed at every point, nothing lost or twice.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}" "${BECKON:?make check sets it}"
replica=$top_builddir/examples/replicas/replica

skip () { echo "check-replicas: skipped: $*"; exit 77; }

[ -x "$replica" ] || skip "configure found no libpq (Debian: libpq-dev), so examples/replicas/replica is not built"
on_path=$(command -v initdb || true)
for bin in "$(pg_config --bindir 2>/dev/null || true)" /usr/lib/postgresql/*/bin "${on_path%/*}"; do
  [ ! -x "$bin/initdb" ] || [ ! -x "$bin/postgres" ] || [ ! -x "$bin/psql" ] || break
done
[ -x "$bin/initdb" ] || skip "there is no PostgreSQL server (Debian: postgresql)"

# PostgreSQL does not run as root, and what the environment says of another server is not for this one.
owner=$(id -un)
as_owner='setpriv --pdeathsig QUIT'
if [ "$(id -u)" -eq 0 ]; then
  owner=postgres
  id "$owner" >/dev/null 2>&1 || owner=nobody
  as_owner="$as_owner --reuid=$owner --regid=$(id -g "$owner") --clear-groups"
fi
for name in $(env | sed -n 's/^\(PG[A-Z]*\)=.*/\1/p'); do unset "$name"; done

# Everything is in one folder, and gone at the end, whatever that is. The server ends with this script even if killed.
tmp=$(mktemp -d)
server='' driver=''
# shellcheck disable=SC2317 # the trap calls it
finish () {
  [ -z "$driver" ] || kill "$driver" 2>/dev/null || true
  [ -z "$server" ] || ! kill -QUIT "$server" 2>/dev/null || wait "$server" || true
  rm -rf "$tmp"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP
chown "$owner" "$tmp"
cd "$tmp"
# shellcheck disable=SC2086 # a list of words, here and below
timeout 60 $as_owner "$bin/initdb" -D "$tmp/data" -U beckon -A trust -E UTF8 --no-locale --no-sync >"$tmp/initdb.log" 2>&1 ||
  { cat "$tmp/initdb.log"; exit 1; }
# No machine fails here, so nothing need reach a disk; unless it is to be measured (REPLICAS_COSTS=yes) what that costs.
case ${REPLICAS_COSTS:-} in
  yes) script=costs.py fsync=on ;;
  *) script=drive.py fsync=off ;;
esac
# shellcheck disable=SC2086
$as_owner "$bin/postgres" -D "$tmp/data" -k "$tmp" -c listen_addresses= -c fsync=$fsync \
  >"$tmp/server.log" 2>&1 &
server=$!

PYTHONDONTWRITEBYTECODE=1 timeout -k 10 "${REPLICAS_SECONDS:-240}" python3 "$top_srcdir/tests/replicas/$script" \
  --replica "$replica" --beckon "$BECKON" --psql "$bin/psql" --connection "host=$tmp user=beckon dbname=postgres" \
  --schema "$top_srcdir/examples/replicas/schema.sql" --seed "${REPLICAS_SEED:-$$}" &
driver=$!
status=0
wait "$driver" || status=$?
driver=
[ "$status" -eq 0 ] || { echo "--- the server's log ends with"; tail -n 30 "$tmp/server.log"; }
exit "$status"
