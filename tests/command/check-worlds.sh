#!/bin/sh
# Worlds in the command: the lines that keep, compare and change them, --world and --save, and what a kill leaves.
set -u
: "${BECKON:?make check sets it}" "${top_srcdir:?}"
LC_ALL=C
export LC_ALL
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n_checks=0
n_failures=0
mkdir "$tmp/worlds"
world=$tmp/worlds/a.json
stray=.beckon-new-$(printf a.json | sha256sum | cut -c 1-16)

### Checks ###

# fail WHAT: with an explanation on standard input
fail() {
  n_failures=$((n_failures + 1))
  printf 'FAILED: %s\n' "$1"
  sed 's/^/  /'
}

# same WHAT WANTED GOT: two files
same() {
  n_checks=$((n_checks + 1))
  diff -u "$2" "$3" >"$tmp/diff" || fail "$1" <"$tmp/diff"
}

# equal WHAT WANTED GOT: two texts
equal() {
  n_checks=$((n_checks + 1))
  printf 'wanted: %s\ngot: %s\n' "$2" "$3" >"$tmp/why"
  [ "$2" = "$3" ] || fail "$1" <"$tmp/why"
}

# converse WHAT STATUS [ARGUMENT]...: runs the lines on standard input; each line that begins with `= ` is the answer to
# the one before it
converse() {
  what=$1
  wanted_status=$2
  shift 2
  cat >"$tmp/both"
  sed '/^= /d' "$tmp/both" >"$tmp/script"
  sed -n 's/^= //p' "$tmp/both" >"$tmp/wanted"
  status=0
  timeout 60 "$BECKON" run --clock 2026-01-01T00:00:00Z --seed 1 "$@" <"$tmp/script" >"$tmp/out" 2>"$tmp/err" ||
    status=$?
  same "$what" "$tmp/wanted" "$tmp/out"
  equal "$what: exit status" "$wanted_status" "$status"
}

# talk WHAT STATUS [ARGUMENT]...: the same, and standard error has something for 2 only
talk() {
  converse "$@"
  [ "$wanted_status" -eq 2 ] || equal "$what: standard error" '' "$(cat "$tmp/err")"
}

# fails WHAT SENTENCE [ARGUMENT]...: the command ends with 2 and this sentence
fails() {
  what=$1
  sentence=$2
  shift 2
  talk "$what" 2 "$@" </dev/null
  equal "$what: sentence" "beckon run: $sentence" "$(cat "$tmp/err")"
}

# holds WHAT NAME...: that is what is in the folder
holds() {
  what=$1
  shift
  found=$(find "$tmp/worlds" -mindepth 1 -exec basename '{}' ';' | sort | tr '\n' ' ')
  equal "$what: files" "$* " "$found"
}

### Lines ###

talk 'snapshot, diff, equal, restore, reset' 0 <<'END'
{"as": "123456789012", "operation": "EnableSecurityHub"}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {}}
{"snapshot": "before"}
= {"ok": true}
{"equal": "before"}
= {"equal": true}
{"diff": "before"}
= {"diff": []}
{"put": {"administrator": "123456789012", "member": "111122223333", "state": "pending"}}
= {"ok": true}
{"equal": "before"}
= {"equal": false}
{"diff": "before"}
= {"diff": ["111122223333: seen, was unknown", "123456789012 → 111122223333: pending, was none", "ids drawn: 1, was 0"]}
{"snapshot": "after"}
= {"ok": true}
{"restore": "before"}
= {"ok": true}
{"equal": "before"}
= {"equal": true}
{"restore": "after"}
= {"ok": true}
{"associations": {}}
= {"associations": [{"administrator": "123456789012", "member": "111122223333", "state": "pending", "invitation_id": "5692161d100b05e5da26e52fa3730902", "invited_at": "2026-01-01T00:00:00.000000Z", "updated_at": "2026-01-01T00:00:00.000000Z"}]}
{"snapshot": "before"}
= {"ok": true}
{"equal": "after"}
= {"equal": true}
{"reset": true}
= {"ok": true}
{"dump": true}
= {"world": {"format": 2, "semantics": 2, "ids_drawn": 0, "accounts": [], "organizations": [], "associations": []}}
{"equal": {}}
= {"equal": true}
END

talk 'a world in a line' 0 <<'END'
{"restore": {"accounts": [{"account": "a", "hub": true, "organization": true}], "associations": [{"administrator": "b", "member": "c", "state": "declined"}]}}
= {"ok": true}
{"accounts": true}
= {"accounts": [{"account": "a", "hub_since": "1970-01-01T00:00:00.000000Z", "organization": true}, {"account": "b"}, {"account": "c"}]}
{"diff": {"accounts": [{"account": "a", "hub": true, "organization": true}], "associations": [{"administrator": "b", "member": "c", "state": "pending"}]}}
= {"diff": ["b → c: declined, was pending"]}
{"check": true}
= {"ok": true}
END

talk 'put, and associations by who and which' 0 <<'END'
{"put": {"administrator": "a", "member": "b", "state": "created"}}
= {"ok": true}
{"put": {"administrator": "a", "member": "c", "state": "created"}}
= {"ok": true}
{"put": {"administrator": "d", "member": "b", "state": "created"}}
= {"ok": true}
{"associations": {"administrator": "a", "member": "b"}}
= {"associations": [{"administrator": "a", "member": "b", "state": "created", "updated_at": "2026-01-01T00:00:00.000000Z"}]}
{"put": {"administrator": "a", "member": "b", "state": "none"}}
= {"ok": true}
{"associations": {"member": "b"}}
= {"associations": [{"administrator": "d", "member": "b", "state": "created", "updated_at": "2026-01-01T00:00:00.000000Z"}]}
{"associations": {"administrator": "a", "state": "created"}}
= {"associations": [{"administrator": "a", "member": "c", "state": "created", "updated_at": "2026-01-01T00:00:00.000000Z"}]}
{"associations": {"administrator": "a", "state": "accepted"}}
= {"associations": []}
{"associations": {"administrator": "x"}}
= {"associations": []}
{"check": true}
= {"ok": true}
END

talk 'lines that are not understood change nothing' 1 <<'END'
{"put": {"administrator": "a", "member": "b", "state": "accepted"}}
= {"ok": true}
{"snapshot": "before"}
= {"ok": true}
{"snapshot": 5}
= {"error": "line 3: \"snapshot\" is not a string"}
{"snapshot": "a\u0000"}
= {"error": "line 4: \"snapshot\" contains U+0000"}
{"snapshot": "x", "more": 1}
= {"error": "line 5: unknown field \"more\" in a line with \"snapshot\": it can have snapshot"}
{"restore": "x"}
= {"error": "line 6: there is no snapshot \"x\": it can be before"}
{"restore": true}
= {"error": "line 7: \"restore\" is not a string"}
{"restore": {"format": 3}}
= {"error": "line 8: \"restore\" is not a world: format 3 is newer than 2, the newest version that this library knows"}
{"restore": {"associations": [{"administrator": "a", "member": "b", "state": "pendig"}]}}
= {"error": "line 9: \"restore\" is not a world: state \"pendig\" at associations[0] is not one of pending, resigned, declined, accepted, created or removed"}
{"diff": "before\u0000"}
= {"error": "line 10: \"diff\" contains U+0000"}
{"reset": false}
= {"error": "line 11: \"reset\" is not true"}
{"accounts": 1}
= {"error": "line 12: \"accounts\" is not true"}
{"put": true}
= {"error": "line 13: \"put\" is not an object"}
{"put": {"administrator": "a", "member": "b"}}
= {"error": "line 14: \"state\" is missing"}
{"put": {"administrator": "a", "state": "pending"}}
= {"error": "line 15: \"member\" is missing"}
{"put": {"administrator": "a", "member": " ", "state": "pending"}}
= {"error": "line 16: \"member\" is blank"}
{"put": {"administrator": "a", "member": "b", "state": "Enabled"}}
= {"error": "line 17: there is no state \"Enabled\": it can be created, declined, resigned, removed, accepted, none or pending"}
{"put": {"administrator": "a", "member": "b", "state": "pending\u0000"}}
= {"error": "line 18: \"state\" contains U+0000"}
{"put": {"administrator": "a", "member": "b", "state": "pending", "email": "x"}}
= {"error": "line 19: unknown field \"email\" of \"put\": it can have member, state or administrator"}
{"put": {"administrator": "c", "member": "b", "state": "accepted"}}
= {"error": "line 20: V-1: b is already an accepted member of a"}
{"put": {"administrator": "b", "member": "c", "state": "accepted"}}
= {"error": "line 21: V-2: b is itself an accepted member"}
{"associations": {"state": "none"}}
= {"error": "line 22: \"state\" cannot be \"none\": no association is in that state"}
{"associations": {"account": "a"}}
= {"error": "line 23: unknown field \"account\" of \"associations\": it can have administrator, state or member"}
{"put": {"member": "b", "state": "pending"}}
= {"error": "line 24: \"administrator\" is missing"}
{"associations": {"administrator": 1}}
= {"error": "line 25: \"administrator\" is not a string"}
{"associations": {"administrator": "a", "member": null}}
= {"error": "line 26: \"member\" is not a string"}
{"associations": {"state": "Enabled"}}
= {"error": "line 27: there is no state \"Enabled\": it can be created, declined, resigned, removed, accepted, none or pending"}
{"equal": "before"}
= {"equal": true}
END

### --world and --save ###

cat >"$world" <<'END'
{
  "region": "eu-west-1",
  "switches": {"max_members": 1, "reinvite_after_decline": true},
  "accounts": [{"account": "a", "hub": true}, {"account": "b", "hub": true}],
  "associations": [{"administrator": "a", "member": "b", "state": "declined"}]
}
END
chmod 640 "$world"

talk 'a file brings the Region and the switches, and is saved to itself' 0 --world "$world" --save "$world" <<'END'
{"as": "a", "operation": "InviteMembers", "input": {"AccountIds": ["b"]}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"UnprocessedAccounts": []}}
{"as": "a", "operation": "CreateMembers", "input": {"AccountDetails": [{"AccountId": "c"}]}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"UnprocessedAccounts": [{"AccountId": "c", "ProcessingResult": "The request is rejected because the current account cannot create anymore members since it cannot exceed the maximum number of allowed members."}]}}
{"as": "a", "operation": "DescribeHub"}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"HubArn": "arn:aws:securityhub:eu-west-1:a:hub/default", "SubscribedAt": "1970-01-01T00:00:00.000Z", "AutoEnableControls": true, "ControlFindingGenerator": "SECURITY_CONTROL"}}
END
holds 'a file saved to itself' a.json
equal 'permission bits' 640 "$(stat -c %a "$world")"
cp "$world" "$tmp/kept.json"

# Ids go on where they were, and a token is good.
talk 'a world goes on' 0 --world "$world" --switch max_members=3 --region us-gov-west-1 --save "$world" <<'END'
{"dump": true}
= {"world": {"format": 2, "semantics": 2, "ids_drawn": 1, "accounts": [{"account": "a", "hub_since": "1970-01-01T00:00:00.000000Z"}, {"account": "b", "hub_since": "1970-01-01T00:00:00.000000Z"}], "organizations": [], "associations": [{"administrator": "a", "member": "b", "state": "pending", "invitation_id": "5692161d100b05e5da26e52fa3730902", "invited_at": "2026-01-01T00:00:00.000000Z", "updated_at": "2026-01-01T00:00:00.000000Z"}]}}
{"as": "a", "operation": "CreateMembers", "input": {"AccountDetails": [{"AccountId": "c"}, {"AccountId": "d"}]}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"UnprocessedAccounts": []}}
{"as": "a", "operation": "InviteMembers", "input": {"AccountIds": ["c"]}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"UnprocessedAccounts": []}}
{"associations": {"member": "c"}}
= {"associations": [{"administrator": "a", "member": "c", "state": "pending", "invitation_id": "910a2dec89025cc12623a11011869aba", "invited_at": "2026-01-01T00:00:00.000000Z", "updated_at": "2026-01-01T00:00:00.000000Z"}]}
END
for line in '  "region": "us-gov-west-1",' '    "reinvite_after_decline": true,' '    "max_members": 3,' \
  '  "next_sequence": 4,'; do
  grep -qxF -- "$line" "$world" || fail "$line is not in the file" <"$world"
done

talk 'what a line did wrong does not keep the world from being saved' 1 --save "$tmp/worlds/new.json" <<'END'
{"put": {"administrator": "a", "member": "b", "state": "removed"}}
= {"ok": true}
{"snapshot": 1}
= {"error": "line 2: \"snapshot\" is not a string"}
END
holds 'a new file' a.json new.json
grep -q '"state": "removed"' "$tmp/worlds/new.json" || fail 'the new file has no record' <"$tmp/worlds/new.json"
rm "$tmp/worlds/new.json"

### Older files ###

# Format 1 is read, which standard error says, and is saved as format 2, which then says nothing. A mark is an unnamed
# organization.
old=$tmp/worlds/old.json
cat >"$old" <<'END'
{"format": 1, "semantics": 1, "region": "eu-west-1",
 "accounts": [{"account": "a", "hub": true}, {"account": "b", "hub": true, "organization": true}],
 "associations": [{"administrator": "a", "member": "b", "state": "created"}]}
END
converse 'a file of format 1' 0 --world "$old" --save "$old" <<'END'
{"as": "a", "operation": "InviteMembers", "input": {"AccountIds": ["b"]}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"UnprocessedAccounts": [{"AccountId": "b", "ProcessingResult": "The request is rejected because the given account ID belongs to an organization and does not receive invitations."}]}}
END
equal 'a file of format 1: standard error' \
  "beckon run: $old is a world in the old format 1; --save writes format 2" "$(cat "$tmp/err")"
for line in '  "format": 2,' '  "semantics": 2,' '  "region": "eu-west-1",' '  "organizations": [],' \
  '    {"account": "b", "hub_since": "1970-01-01T00:00:00.000000Z", "organization": true}'; do
  grep -qxF -- "$line" "$old" || fail "$line is not in the file" <"$old"
done
talk 'a file that was saved again' 0 --world "$old" <<'END'
{"diff": {"format": 1, "accounts": [{"account": "a", "hub": true}, {"account": "b", "hub": true, "organization": true}], "associations": [{"administrator": "a", "member": "b", "state": "created"}]}}
= {"diff": []}
END
rm "$old"

# What format 2 added is refused in a file that says that it has format 1.
echo '{"format": 1, "organizations": []}' >"$tmp/mixed.json"
fails 'format 1 with organizations' "cannot read $tmp/mixed.json: field \"organizations\" is not known: it can be associations, semantics, region, format, accounts, switches, ids_drawn or next_sequence" \
  --world "$tmp/mixed.json"

### Organizations ###

# All that there is to organizations is in the file, and in the journal, which replays.
organized=$tmp/worlds/organized.json
talk 'an organization' 0 --save "$organized" --journal "$tmp/journal" <<'END'
{"organization": {"account": "admin", "management": "owner"}}
= {"ok": true}
{"as": "owner", "operation": "EnableOrganizationAdminAccount", "input": {"AdminAccountId": "admin"}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"AdminAccountId": "admin", "Feature": "SecurityHub"}}
{"as": "admin", "operation": "UpdateOrganizationConfiguration", "input": {"AutoEnable": true, "AutoEnableStandards": "NONE"}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {}}
{"organization": {"account": "member", "management": "owner"}}
= {"ok": true}
{"organization": {"account": "gone", "management": "owner"}}
= {"ok": true}
{"organization": {"account": "gone", "member": false}}
= {"ok": true}
{"organization": {"account": "alone", "member": true}}
= {"ok": true}
{"as": "member", "operation": "TagResource", "input": {"ResourceArn": "arn:aws:securityhub:us-east-1:member:hub/default", "Tags": {"team": "red"}}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {}}
{"as": "admin", "operation": "UpdateSecurityHubConfiguration", "input": {"AutoEnableControls": false, "ControlFindingGenerator": "STANDARD_CONTROL"}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {}}
END
talk 'an organization goes on' 0 --world "$organized" <<'END'
{"as": "owner", "operation": "ListOrganizationAdminAccounts"}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"AdminAccounts": [{"AccountId": "admin", "Status": "ENABLED"}], "Feature": "SecurityHub"}}
{"as": "member", "operation": "DescribeHub"}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"HubArn": "arn:aws:securityhub:us-east-1:member:hub/default", "SubscribedAt": "2026-01-01T00:00:00.000Z", "AutoEnableControls": true, "ControlFindingGenerator": "STANDARD_CONTROL"}}
{"as": "member", "operation": "DisassociateFromAdministratorAccount"}
= {"status": 400, "headers": {"content-type": "application/json", "x-amzn-errortype": "BadRequestException"}, "body": {"Message": "The request is rejected because member cannot disassociate from Organization administrator", "Code": "BadRequestException"}}
{"organization": {"account": "next", "management": "owner"}}
= {"ok": true}
{"associations": {"member": "next"}}
= {"associations": [{"administrator": "admin", "member": "next", "state": "accepted", "enrolled": true, "invited_at": "2026-01-01T00:00:00.000000Z", "updated_at": "2026-01-01T00:00:00.000000Z"}]}
END
rm "$organized"
status=0
timeout 60 "$BECKON" replay "$tmp/journal" >"$tmp/out" 2>"$tmp/err" || status=$?
equal 'a journal of organizations: exit status' 0 "$status"
equal 'a journal of organizations: standard error' '' "$(cat "$tmp/err")"
grep -q 'all the same when replayed$' "$tmp/out" || fail 'a journal of organizations' <"$tmp/out"
sed 's/"from": "none", "to": "accepted"/"from": "none", "to": "created"/' "$tmp/journal" >"$tmp/changed"
status=0
timeout 60 "$BECKON" replay "$tmp/changed" >"$tmp/out" 2>&1 || status=$?
equal 'a journal that says that a newcomer was created: exit status' 1 "$status"

### doc/world.md ###

awk '/^```/ { inside = !inside; next } inside' "$top_srcdir/doc/world.md" >"$tmp/by-hand.json"
talk 'the example' 0 --world "$tmp/by-hand.json" <<'END'
{"associations": {"state": "pending"}}
= {"associations": [{"administrator": "123456789012", "member": "111122223333", "state": "pending", "invitation_id": "eae7440fff002a2e028de552959e8fb0", "invited_at": "1970-01-01T00:00:00.000000Z", "updated_at": "1970-01-01T00:00:00.000000Z"}]}
{"as": "111122223333", "operation": "DeclineInvitations", "input": {"AccountIds": ["123456789012"]}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"UnprocessedAccounts": []}}
END

# refuse WHAT: the sentence that it shows for that is what is said of the file on standard input
refuse() {
  cat >"$tmp/a.json"
  sentence=$(sed -n "s/^| $1 | \`\(cannot read a.json: .*\)\` |$/\1/p" "$top_srcdir/doc/world.md")
  (cd "$tmp" && timeout 60 "$BECKON" run --world a.json </dev/null 2>err)
  equal "doc/world.md: $1" "beckon run: $sentence" "$(cat "$tmp/err")"
}
refuse 'text that is not strict JSON.*' <<'END'
{
  "associations": [
    {"administrator": "123456789012", "member": "111122223333", "state": "pending"
END
refuse 'a newer version' <<'END'
{"format": 3}
END
refuse 'a field that is not in the tables above' <<'END'
{"associations": [{"administrator": "a", "member": "b", "state": "created"}, {"emial": "x"}]}
END
refuse 'a missing field' <<'END'
{"associations": [{"administrator": "a", "member": "b", "state": "created"}, {"administrator": "a", "state": "created"}]}
END
refuse 'a wrong type' <<'END'
{"accounts": [{"account": "a", "organization": "yes"}]}
END
refuse 'a value that does not exist' <<'END'
{"associations": [
  {"administrator": "a", "member": "b", "state": "created"}, {"administrator": "a", "member": "c", "state": "created"},
  {"administrator": "a", "member": "d", "state": "created"}, {"administrator": "a", "member": "e", "state": "pendig"}
]}
END
refuse 'an account or a pair that occurs twice.*' <<'END'
{"accounts": [{"account": "111122223333"}, {"account": "111122223333"}]}
END
refuse 'numbers out of order' <<'END'
{"associations": [
  {"administrator": "a", "member": "b", "state": "created", "sequence": 3},
  {"administrator": "a", "member": "c", "state": "created", "sequence": 3}
]}
END
refuse 'a broken invariant.*' <<'END'
{"associations": [
  {"administrator": "123456789012", "member": "111122223333", "state": "accepted"},
  {"administrator": "a", "member": "111122223333", "state": "accepted"}
]}
END

### What cannot be read or written ###

cp "$world" "$tmp/old.json"
fails 'no such world' "cannot read $tmp/worlds/b.json: No such file or directory" --world "$tmp/worlds/b.json"
echo '{"format": 3}' >"$tmp/newer.json"
fails 'a newer world' "cannot read $tmp/newer.json: format 3 is newer than 2, the newest version that this library knows" \
  --world "$tmp/newer.json" --save "$world"
head -c 300 "$world" >"$tmp/cut.json"
talk 'a cut world' 2 --world "$tmp/cut.json" --save "$world" </dev/null
fails 'a folder that is not there' "cannot write $tmp/nowhere/a.json: No such file or directory" \
  --save "$tmp/nowhere/a.json"
fails 'a folder that is a file' "cannot write $world/b.json: Not a directory" --save "$world/b.json"
fails 'a folder in the place of a file' "cannot write $tmp/worlds: it is not a regular file" --save "$tmp/worlds"
mkfifo "$tmp/pipe"
fails 'a pipe in the place of a file' "cannot write $tmp/pipe: it is not a regular file" --save "$tmp/pipe"
talk 'a script that cannot be read' 2 --save "$world" "$tmp/nowhere.jsonl" </dev/null
if [ -w /dev/full ]; then
  status=0
  echo '{"reset": true}' |
    timeout 60 "$BECKON" run --world "$world" --save "$world" >/dev/full 2>"$tmp/err" || status=$?
  equal 'answers that cannot be written' 2 "$status"
fi
# A limit for files, and not for pipes. What a build with code coverage counts goes elsewhere: it would be cut off, too.
(
  export GCOV_PREFIX="$tmp/counts"
  ulimit -f 1
  echo '{"check": true}' | timeout 60 "$BECKON" run --world "$world" --save "$world" 2>&1 | cat >"$tmp/err"
)
equal 'a limit on files' "cannot write $world: File too large" "$(sed -n 's/^beckon run: //p' "$tmp/err")"
same 'after all of this the file is as it was' "$tmp/old.json" "$world"
holds 'after all of this' a.json

### Killed ###

# A killed program leaves half of what it has counted for code coverage.
export GCOV_PREFIX="$tmp/counts"

# Two worlds that differ in one mark: each run makes the other one of the one that it finds, and is killed on the way.
make_worlds() {
  for i in $(seq 1000 2500); do
    echo "{\"put\": {\"administrator\": \"123456789012\", \"member\": \"11112222$i\", \"state\": \"pending\"}}"
  done >"$tmp/many.jsonl"
  timeout 60 "$BECKON" run --clock 2026-01-01T00:00:00Z --save "$tmp/first.json" "$tmp/many.jsonl" >"$tmp/out"
  toggle "$tmp/first.json" "$tmp/second.json" true
  toggle "$tmp/second.json" "$tmp/first.json" false
}

# toggle FROM TO MARK
toggle() {
  echo "{\"organization\": {\"account\": \"123456789012\", \"member\": $3}}" >"$tmp/mark.jsonl"
  timeout 60 "$BECKON" run --world "$1" --save "$2" "$tmp/mark.jsonl" >"$tmp/out"
}

# kill_one SECONDS MARK
kill_one() {
  echo "{\"organization\": {\"account\": \"123456789012\", \"member\": $2}}" >"$tmp/mark.jsonl"
  "$BECKON" run --world "$world" --save "$world" "$tmp/mark.jsonl" >"$tmp/out" &
  saver=$!
  sleep "$1"
  kill -9 "$saver" 2>/dev/null
  wait "$saver" 2>/dev/null
}

make_worlds
cp "$tmp/first.json" "$world"
begun=$(date +%s%N)
toggle "$world" "$world" true
took=$(($(date +%s%N) - begun))
# The saving is at the end of a run.
awk -v took="$took" 'BEGIN {
  srand (1)
  for (i = 0; i < 200; i++)
    printf "%.4f\n", took / 1e9 * (0.4 + 0.7 * rand ())
}' >"$tmp/delays"
n_kills=0
n_strays=0
mark=false
while read -r delay; do
  kill_one "$delay" "$mark" </dev/null
  n_kills=$((n_kills + 1))
  echo "after kill $n_kills, $delay seconds after the start" >"$tmp/why"
  cmp -s "$world" "$tmp/first.json" || cmp -s "$world" "$tmp/second.json" ||
    fail 'the file is neither the old nor the new one' <"$tmp/why"
  if [ -e "$tmp/worlds/$stray" ]; then
    n_strays=$((n_strays + 1))
    holds 'one stray at the most' "$stray" a.json
    toggle "$world" "$world" "$mark"
  fi
  holds 'no stray' a.json
  if cmp -s "$world" "$tmp/first.json"; then mark=true; else mark=false; fi
done <"$tmp/delays"
equal 'kills' 200 "$n_kills"

echo "check-worlds: $n_checks checks, $n_failures failures; $n_kills kills, $n_strays of them during the writing"
[ "$n_failures" -eq 0 ]
