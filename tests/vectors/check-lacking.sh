#!/bin/sh
# run.py tells what a target lacks from what it gets wrong: of a server with five of the operations, which were nineteen
# and are twenty-eight, and with three mistakes it names the twenty-three operations and the three mistakes, and nothing
# else.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
vectors=$top_srcdir/tests/vectors
tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$tmp"' EXIT
fail () { echo "check-lacking: failed: $*"; exit 1; }
export PYTHONDONTWRITEBYTECODE=1
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY

# serve ARGUMENT...: sets $url
serve () {
  : >"$tmp/url"
  timeout -k 10 300 python3 "$vectors/toy_server.py" "$@" >"$tmp/url" &
  server=$!
  tries=0
  until grep -q . "$tmp/url"; do
    tries=$((tries + 1))
    [ "$tries" -le 200 ] || fail 'the server does not start'
    sleep 0.1
  done
  url=$(cat "$tmp/url")
}
stop () {
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
}

# ends STATUS ARGUMENT...: what run.py ends with; it has printed to $tmp/out
ends () {
  wanted=$1
  shift
  status=0
  timeout -k 10 300 python3 "$vectors/run.py" "$@" >"$tmp/out" 2>"$tmp/err" || status=$?
  [ "$status" = "$wanted" ] || { cat "$tmp/err" "$tmp/out"; fail "$*: status $status, not $wanted"; }
}

# same FILE: what is expected is on standard input
same () { diff - "$1" || fail "$1 is not as expected"; }

lacks='lacking 23 of 28 operations: AcceptAdministratorInvitation, AcceptInvitation, DeleteInvitations, DeleteMembers,
 DisableSecurityHub, DisassociateFromAdministratorAccount, DisassociateFromMasterAccount, DisassociateMembers,
 GetAdministratorAccount, GetInvitationsCount, GetMasterAccount, GetMembers, ListMembers, DescribeHub,
 EnableOrganizationAdminAccount, DisableOrganizationAdminAccount, ListOrganizationAdminAccounts,
 UpdateSecurityHubConfiguration, UpdateOrganizationConfiguration, DescribeOrganizationConfiguration,
 ListTagsForResource, TagResource, UntagResource'
lacks=$(echo "$lacks" | tr -d '\n')

### Three mistakes ###

serve
ends 1 --endpoint "$url"
cut -c 1-150 "$tmp/out" | grep -E '^(FAILED|DIFFERS) ' >"$tmp/wrong" || true
same "$tmp/wrong" <<'END_OF_WRONG'
FAILED around/G-10/EnableSecurityHub/hub-already-on at step 2, EnableSecurityHub: the status is 200, not 409
FAILED requests/O-4/account-ids at step 5, DeclineInvitations: the status is 200, not 400
DIFFERS requests/G-8/members-thousand at step 22, CreateMembers: body.UnprocessedAccounts has 0 elements, not 1: []
END_OF_WRONG
grep -qxF "$lacks" "$tmp/out" || { grep '^lacking' "$tmp/out"; fail 'not the twenty-three operations'; }

# The table of operations comes first: those that are there, and where they are wrong.
sed '/^$/q' "$tmp/out" | awk '$2 > 0 && NR > 1 { print $1, $3, $4 }' >"$tmp/there"
same "$tmp/there" <<'END_OF_TABLE'
CreateMembers 0 0
DeclineInvitations 0 1
InviteMembers 0 0
ListInvitations 0 0
EnableSecurityHub 0 1
END_OF_TABLE
[ "$(sed '/^$/q' "$tmp/out" | awk 'NR > 1 && NF == 4 && $2 == 0 && $3 > 0 && $4 == 0' | wc -l)" = 23 ] ||
  fail 'the table has not twenty-three operations that are lacking'
# Then musts, then mays: each rule that has failed or differs is the mistakes' own.
awk '/^(must|may) / { level = $1; next } /^$/ { level = "" } level != "" && $(NF - 1) > 0 { print level, $1, $2, $(NF - 1) }' \
  "$tmp/out" >"$tmp/rules"
same "$tmp/rules" <<'END_OF_RULES'
must G-10 O 1
must O-4 S,I 1
may G-8 D,DS,I 1
END_OF_RULES
echo "check-lacking: $(tail -n 1 "$tmp/out")"

# A may that differs and an operation that is lacking make the status 1 with --strict alone.
ends 0 --endpoint "$url" --only 'requests/G-8/members-thousand'
grep -q '^DIFFERS requests/G-8/members-thousand ' "$tmp/out" || fail 'the may does not differ'
ends 1 --endpoint "$url" --strict --only 'requests/G-8/members-thousand'
ends 1 --endpoint "$url" --json
python3 -c 'import json, sys
told = json.load(sys.stdin)
assert len(told["lacking"]) == 23, told["lacking"]
assert told["operations"]["EnableSecurityHub"]["wrong"] == 1, told["operations"]
assert told["operations"]["GetMembers"]["answered"] == 0 < told["operations"]["GetMembers"]["lacking"]
assert told["totals"]["must"]["failed"] == 2 and told["totals"]["may"]["differs"] == 1, told["totals"]
assert told["rules"]["must"]["O-4"]["failed"] == 1, told["rules"]["must"]["O-4"]
words = {vector["name"]: vector["outcome"] for vector in told["vectors"]}
assert words["requests/O-11/tags"] == "lacking", "a route with a parameter is not lacking"
assert words["lifecycle/L-pending/decline"] == "lacking", words["lifecycle/L-pending/decline"]' <"$tmp/out" ||
  fail 'what --json says'

### None of them, and nothing at all ###

# Below a path nothing is there: no server for this, rather than one that lacks it all.
ends 2 --endpoint "$url/elsewhere"
grep -q 'none of the operations' "$tmp/err" || fail "what is said of a server that has nothing: $(cat "$tmp/err")"
stop
serve right
ends 0 --endpoint "$url"
! grep -E '^(FAILED|DIFFERS) ' "$tmp/out" || fail 'what is right is wrong'
grep -qxF "$lacks" "$tmp/out" || { grep '^lacking' "$tmp/out"; fail 'not the twenty-three operations, if nothing is wrong'; }
ends 1 --endpoint "$url" --strict
stop

### An operation that is there, and sometimes is not ###

# What has succeeded once is not lacking.
cat >"$tmp/forgets.py" <<'END_OF_FORGETS'
import json, os, subprocess, sys

child = subprocess.Popen([os.environ["BECKON"], "run", *sys.argv[1:]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for line in sys.stdin.buffer:
    child.stdin.write(line)
    child.stdin.flush()
    answer = json.loads(child.stdout.readline())
    if answer["status"] == 409:
        answer = {"status": 404, "headers": {}, "body": "Not Found"}
    print(json.dumps(answer), flush=True)
END_OF_FORGETS
export BECKON
ends 1 --command "python3 $tmp/forgets.py" --only 'around/G-10/*'
grep -q '^FAILED around/G-10/EnableSecurityHub/hub-already-on at step 2, EnableSecurityHub: there is no EnableSecurityHub, ' "$tmp/out" ||
  { grep '^FAILED' "$tmp/out"; fail 'an operation that has succeeded is lacking'; }
! grep '^lacking' "$tmp/out" || fail 'an operation that has succeeded is lacking'

echo "check-lacking: twenty-three operations are lacking, and three mistakes are named"
