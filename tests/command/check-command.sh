#!/bin/sh
# The command, driven through pipes as any program would drive it: every kind of line, its answer, and the exit status.
# shellcheck disable=SC2016 # the backquotes and dollars in the scripts below are JSON's
set -u
: "${BECKON:?make check sets it}"
LC_ALL=C
export LC_ALL
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n_checks=0
n_failures=0

### Checks ###

pass() {
  n_checks=$((n_checks + 1))
}

# fail WHAT: with an explanation on standard input
fail() {
  n_checks=$((n_checks + 1))
  n_failures=$((n_failures + 1))
  printf 'FAILED: %s\n' "$1"
  sed 's/^/  /'
}

# beckon [ARGUMENT]...: leaves $tmp/out, $tmp/err and $status
beckon() {
  status=0
  timeout 60 "$BECKON" "$@" >"$tmp/out" 2>"$tmp/err" || status=$?
}

# judge WHAT STATUS: the exit status is that, and standard error has one sentence for 2 and nothing otherwise
judge() {
  sentences=0
  [ "$2" -ne 2 ] || sentences=1
  if [ "$status" -eq "$2" ] && [ "$(grep -c . "$tmp/err")" -eq "$sentences" ] &&
    [ "$(wc -l <"$tmp/err")" -eq "$sentences" ]; then
    pass
  else
    { echo "exit status $status, not $2; standard error:"; head -c 2000 "$tmp/err"; } >"$tmp/why"
    fail "$1" <"$tmp/why"
  fi
}

# same WHAT WANTED GOT: two files
same() {
  if diff -u "$2" "$3" >"$tmp/diff"; then pass; else fail "$1" <"$tmp/diff"; fi
}

# What an answer may say in words of its own, and what is random, is written alike where it is expected so:
# "Message": "*", <id>, and `error N` for {"error": "…"} that names line N.
likened='
BEGIN { for (i = 0; i < 32; i++) hex = hex "[0-9a-f]"; string = "\"([^\"\\\\]|\\\\.)+\"" }
{
  expected = ""
  getline expected <wanted
  if (expected ~ /^error [0-9]+$/ && $0 ~ "^[{]\"error\": " string "[}]$" &&
      $0 ~ "[^0-9]" substr (expected, 7) "[^0-9]")
    $0 = expected
  if (index (expected, "\"Message\": \"*\""))
    sub ("\"Message\": " string, "\"Message\": \"*\"")
  if (index (expected, "<id>"))
    gsub (hex, "<id>")
  print
}'

# answers WHAT STATUS [ARGUMENT]...: runs $tmp/script and compares with $tmp/wanted
answers() {
  what=$1
  wanted_status=$2
  shift 2
  beckon run "$@" <"$tmp/script"
  awk -v wanted="$tmp/wanted" "$likened" "$tmp/out" >"$tmp/got"
  same "$what" "$tmp/wanted" "$tmp/got"
  judge "$what: exit status" "$wanted_status"
}

spelt='
!/^= / { n++; next }
{ answer = substr ($0, 3) }
answer == "error" { print "error " n; next }
answer !~ /^[0-9]/ { print answer; next }
{ printf "{\"status\": %s, \"headers\": {\"content-type\": \"application/json\"", substr (answer, 1, 3) }
/^= 200/ { printf "}, \"body\": %s}\n", substr (answer, 5); next }
{
  exception = substr (answer, 5)
  message = "*"
  colon = index (exception, ": ")
  if (colon > 0) {
    message = substr (exception, colon + 2)
    exception = substr (exception, 1, colon - 1)
  }
  printf ", \"x-amzn-errortype\": \"%s\"}, ", exception
  printf "\"body\": {\"Message\": \"%s\", \"Code\": \"%s\"}}\n", message, exception
}'

# talk WHAT STATUS [ARGUMENT]...: a script on standard input, in which what starts with `= ` is the answer to the line
# above: the answer itself, `error` for one that names the line, `200 BODY`, or `STATUS EXCEPTION: MESSAGE` (any, if
# none is given). @1@ and @2@ are the first ids of seed 7.
talk() {
  sed "s/@1@/${id_1-}/g; s/@2@/${id_2-}/g" >"$tmp/talk"
  sed '/^= /d' "$tmp/talk" >"$tmp/script"
  awk "$spelt" "$tmp/talk" >"$tmp/wanted"
  answers "$@"
}

# usage ARGUMENT...: wrong arguments: exit status 2, one sentence, and nothing else
usage() {
  beckon "$@" </dev/null
  judge "usage: beckon $*" 2
  same "usage: beckon $*: standard output" /dev/null "$tmp/out"
}

# text ARGUMENT...: prints something, and succeeds
text() {
  beckon "$@" </dev/null
  judge "text: beckon $*" 0
  if [ -s "$tmp/out" ]; then pass; else fail "text: beckon $*: prints nothing" </dev/null; fi
}

### The ids of a seed ###

cat >"$tmp/script" <<'END'
{"as": "1", "operation": "EnableSecurityHub"}
{"as": "1", "operation": "CreateMembers", "input": {"AccountDetails": [{"AccountId": "2"}, {"AccountId": "3"}]}}
{"as": "1", "operation": "InviteMembers", "input": {"AccountIds": ["2", "3"]}}
{"dump": true}
END
beckon run --seed 7 --clock 2026-01-01T00:00:00Z <"$tmp/script"
judge 'W-6: a run with a seed' 0
cp "$tmp/out" "$tmp/first"
id_1=$(sed -n 's/.*"invitation_id": "\([0-9a-f]*\)".*"invitation_id": "\([0-9a-f]*\)".*/\1/p' "$tmp/first")
id_2=$(sed -n 's/.*"invitation_id": "\([0-9a-f]*\)".*"invitation_id": "\([0-9a-f]*\)".*/\2/p' "$tmp/first")
printf '%s\n' 32 32 different >"$tmp/wanted"
{ echo "${#id_1}"; echo "${#id_2}"; [ "$id_1" != "$id_2" ] && echo different; } >"$tmp/got"
same 'W-5: two ids of 32 digits' "$tmp/wanted" "$tmp/got"

beckon run --seed 7 --clock 2026-01-01T00:00:00Z <"$tmp/script"
same 'W-6: the same seed, clock and script: the same bytes' "$tmp/first" "$tmp/out"
for other in '--seed 8' ''; do
  # shellcheck disable=SC2086 # words
  beckon run $other --clock 2026-01-01T00:00:00Z <"$tmp/script"
  if cmp -s "$tmp/first" "$tmp/out"; then fail "W-6: the same ids with '$other'" <"$tmp/out"; else pass; fi
done

### Operations ###

talk 'an answer, word for word' 0 --clock 2026-01-01T00:00:00Z <<'END'
{"as": "444455556666", "operation": "DeclineInvitations", "input": {"AccountIds": ["111122223333"]}}
= {"status": 401, "headers": {"content-type": "application/json", "x-amzn-errortype": "InvalidAccessException"}, "body": {"Message": "Account 444455556666 is not subscribed to AWS Security Hub", "Code": "InvalidAccessException"}}
{"as": "444455556666", "operation": "EnableSecurityHub"}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {}}
{"as": "444455556666", "method": "POST", "path": "/invitations/decline", "query": "", "body": "{\"AccountIds\": [\"1\"]}"}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"UnprocessedAccounts": [{"AccountId": "1", "ProcessingResult": "The request is rejected because the current account has no invitation from the given account ID."}]}}
{"as": "444455556666", "operation": "DeclineInvitations", "input": {"AccountIds": ["444455556666"]}}
= {"status": 200, "headers": {"content-type": "application/json"}, "body": {"UnprocessedAccounts": [{"AccountId": "444455556666", "ProcessingResult": "The request is rejected because the current account has no invitation from the given account ID."}]}}
END


talk 'operations by name' 0 --seed 7 --clock 2026-01-01T00:00:00Z <<'END'
# An administrator, and a member that declines.

{"as": "123456789012", "operation": "EnableSecurityHub"}
= 200 {}
{"as": "111122223333", "operation": "EnableSecurityHub", "input": {}}
= 200 {}
{"as": "111122223333", "operation": "EnableSecurityHub"}
= 409 ResourceConflictException: Account is already subscribed to Security Hub
{"as": "123456789012", "operation": "CreateMembers", "input": {"AccountDetails": [{"AccountId": "111122223333", "Email": "member@example.com"}]}}
= 200 {"UnprocessedAccounts": []}
{"operation": "InviteMembers", "input": {"AccountIds": ["111122223333"]}, "as": "123456789012"}
= 200 {"UnprocessedAccounts": []}
{"as": "111122223333", "operation": "ListInvitations", "input": {"MaxResults": 1}}
= 200 {"Invitations": [{"AccountId": "123456789012", "InvitationId": "@1@", "InvitedAt": "2026-01-01T00:00:00.000Z", "MemberStatus": "Invited"}]}
{"advance_ms": 86400001}
= {"clock": "2026-01-02T00:00:00.001Z"}
{"as": "111122223333", "operation": "DeclineInvitations", "input": {"AccountIds": ["123456789012", "444455556666"]}}
= 200 {"UnprocessedAccounts": [{"AccountId": "444455556666", "ProcessingResult": "The request is rejected because the current account has no invitation from the given account ID."}]}
{"as": "123456789012", "operation": "ListMembers", "input": {"OnlyAssociated": false}}
= 200 {"Members": [{"AccountId": "111122223333", "Email": "member@example.com", "MasterId": "123456789012", "AdministratorId": "123456789012", "MemberStatus": "Resigned", "InvitedAt": "2026-01-01T00:00:00.000Z", "UpdatedAt": "2026-01-02T00:00:00.001Z"}]}
{"as": "111122223333", "operation": "AcceptAdministratorInvitation", "input": {"AdministratorId": "123456789012", "InvitationId": "@1@"}}
= 200 {}
{"as": "111122223333", "operation": "GetMasterAccount"}
= 200 {"Master": {"AccountId": "123456789012", "InvitationId": "@1@", "InvitedAt": "2026-01-01T00:00:00.000Z", "MemberStatus": "Enabled"}}
{"check": true}
= {"ok": true}
END

talk 'operations by request' 0 --seed 7 --clock 2026-01-01T00:00:00Z --region cn-north-1 <<'END'
{"as": "123456789012", "method": "POST", "path": "/accounts"}
= 200 {}
{"as": "123456789012", "method": "GET", "path": "/accounts", "query": "HubArn=arn%3Aaws-cn%3Asecurityhub%3Acn-north-1%3A123456789012%3Ahub%2Fdefault", "body": "ignored"}
= 200 {"HubArn": "arn:aws-cn:securityhub:cn-north-1:123456789012:hub/default", "SubscribedAt": "2026-01-01T00:00:00.000Z", "AutoEnableControls": true, "ControlFindingGenerator": "SECURITY_CONTROL"}
{"as": "123456789012", "method": "POST", "path": "/members", "query": "", "body": "{\"AccountDetails\": [{\"AccountId\": \"111122223333\"}]}"}
= 200 {"UnprocessedAccounts": []}
{"as": "123456789012", "method": "POST", "path": "/members/invite", "body_base64": "eyJBY2NvdW50SWRzIjpbIjExMTEyMjIyMzMzMyJdfQ=="}
= 200 {"UnprocessedAccounts": []}
{"as": "123456789012", "method": "GET", "path": "/members", "query": "OnlyAssociated=false&MaxResults=50"}
= 200 {"Members": [{"AccountId": "111122223333", "MasterId": "123456789012", "AdministratorId": "123456789012", "MemberStatus": "Invited", "InvitedAt": "2026-01-01T00:00:00.000Z", "UpdatedAt": "2026-01-01T00:00:00.000Z"}]}
{"as": "111122223333", "method": "POST", "path": "/invitations%2Fdecline", "body": "{\"AccountIds\": [\"1\"]}"}
= 401 InvalidAccessException: Account 111122223333 is not subscribed to AWS Security Hub
{"as": "111122223333", "method": "POST", "path": "/accounts", "body_base64": ""}
= 200 {}
{"as": "111122223333", "method": "POST", "path": "/invitations%2Fdecline", "body": "{\"AccountIds\": [\"a\\nb\", \"\\u00e9\", \"123456789012\"]}"}
= 200 {"UnprocessedAccounts": [{"AccountId": "a\nb", "ProcessingResult": "The request is rejected because the current account has no invitation from the given account ID."}, {"AccountId": "é", "ProcessingResult": "The request is rejected because the current account has no invitation from the given account ID."}]}
{"as": "111122223333", "method": "GET", "path": "/invitations/count"}
= 200 {"InvitationsCount": 1}
{"as": "123456789012", "method": "DELETE", "path": "/accounts"}
= 200 {}
END

# Everything that a caller of the service could send is data, and gets a status.
talk 'data, not errors' 0 <<'END'
{"as": "1", "operation": "EnableSecurityHub"}
= 200 {}
{"as": "1", "operation": "GetFindings"}
= 404 UnknownOperationException
{"as": "1", "operation": ""}
= 404 UnknownOperationException
{"as": "1", "operation": "DescribeHub\u0000"}
= 404 UnknownOperationException
{"as": "1", "operation": "DescribeHub", "input": null}
= 400 SerializationException
{"as": "1", "operation": "DescribeHub", "input": []}
= 400 SerializationException
{"as": "1", "operation": "DescribeHub", "input": "{}"}
= 400 SerializationException
{"as": "1", "operation": "GetFindings", "input": 5}
= 404 UnknownOperationException
{"as": "1", "operation": "DeclineInvitations", "input": {"AccountIds": ["2\u0000"]}}
= 400 InvalidInputException
{"as": "1", "operation": "DeclineInvitations", "input": {"AccountIds": []}}
= 400 InvalidInputException
{"as": "1", "operation": "ListMembers", "input": {"NextToken": "garbage"}}
= 400 InvalidInputException
{"as": "1", "method": "GET", "path": "/findings"}
= 404 UnknownOperationException
{"as": "1", "method": "", "path": ""}
= 404 UnknownOperationException
{"as": "1", "method": "GET\u0000", "path": "/members"}
= 404 UnknownOperationException
{"as": "1", "method": "GET", "path": "/members\u0000"}
= 404 UnknownOperationException
{"as": "1", "method": "GET", "path": "/members\u0000", "query": "\u0000"}
= 404 UnknownOperationException
{"as": "1", "method": "GET", "path": "/members", "query": "\u0000"}
= 400 InvalidInputException
{"as": "1", "method": "GET", "path": "/members", "query": "MaxResults=5\u00000"}
= 400 InvalidInputException
{"as": "1", "method": "GET", "path": "/members", "query": "MaxResults=%zz"}
= 400 InvalidInputException
{"as": "1", "method": "POST", "path": "/members/get", "query": "\u0000", "body": "x"}
= 400 SerializationException
{"as": "1", "method": "POST", "path": "/members/get", "body": "{\"AccountIds\": [\"2\"]}\u0000"}
= 400 SerializationException
{"as": "1", "method": "POST", "path": "/members/get", "body": "{\"AccountIds\": [\"2\"], \"AccountIds\": [\"2\"]}"}
= 400 SerializationException
{"as": "1", "method": "POST", "path": "/members/get", "body_base64": "/w=="}
= 400 SerializationException
{"as": "1", "method": "POST", "path": "/members/get", "body_base64": "AA=="}
= 400 SerializationException
{"as": "1", "method": "GET", "path": "/invitations/count", "body_base64": "/w=="}
= 200 {"InvitationsCount": 0}
END

### Lines that are not understood: each answers, and the run goes on ###

talk 'not strict JSON' 1 <<'END'
{
= error
}
= error
nonsense
= error
{"check": true} x
= error
{"check": true}{"check": true}
= error
{"check": true, "check": true}
= error
{'check': true}
= error
{"check": true,}
= error
{"check": true} # a comment
= error
  # a comment has no blanks before it
= error
{"check": NaN}
= error
{"advance_ms": 012}
= error
{"advance_ms": 99999999999999999999}
= error
{"as": "\ud800", "operation": "DescribeHub"}
= error
{"che\u0000ck": true}
= error
{"check": true}
= {"ok": true}
END

# A byte order mark is passed over where a text begins, and nowhere else.
printf '\357\273\277{"check": true}\n\357\273\277{"check": true}\n' >"$tmp/script"
printf '%s\n' '{"ok": true}' 'error 2' >"$tmp/wanted"
answers 'a byte order mark' 1
printf '\357\273\277# a comment\n{"check": true}\n' >"$tmp/marked"
printf '{"ok": true}\n%.0s' 1 2 >"$tmp/wanted"
printf '\357\273\277' >"$tmp/script"
answers 'a byte order mark in each file, and alone' 0 "$tmp/marked" - "$tmp/marked"

talk 'a value over several lines' 1 <<'END'
{
= {"error": "line 1: not strict JSON: the value does not end in this line, and each must stand on one line"}
  "check": true
= {"error": "line 2: not strict JSON: end of file expected near ':' at column 10"}
}
= error
[[
= {"error": "line 4: not strict JSON: the value does not end in this line, and each must stand on one line"}
{"check": true}
= {"ok": true}
END

talk 'no known kind, or two' 1 <<'END'
{}
= error
[]
= error
[{"check": true}]
= error
null
= error
"check"
= error
5
= error
true
= error
{"Check": true}
= error
{"nonsense": true}
= error
{"check": true, "dump": true}
= error
{"check": true, "as": "1"}
= error
{"check": true, "nonsense": 1}
= error
{"dump": true, "advance_ms": 0}
= error
{"as": "1"}
= error
{"as": "1", "dump": true}
= error
{"as": "1", "organization": {"account": "1", "member": true}}
= error
{"as": "1", "operation": "DescribeHub", "method": "GET", "path": "/accounts"}
= error
{"as": "1", "operation": "DescribeHub", "body": "{}"}
= error
{"as": "1", "operation": "DescribeHub", "query": ""}
= error
{"as": "1", "operation": "DescribeHub", "inptu": {}}
= error
{"as": "1", "method": "GET", "path": "/accounts", "input": {}}
= error
{"as": "1", "method": "GET", "path": "/accounts", "headers": {}}
= error
{"as": "1", "method": "GET"}
= error
{"as": "1", "path": "/accounts"}
= error
{"as": "1", "method": "POST", "path": "/accounts", "body": "{}", "body_base64": "e30="}
= error
{"input": {}, "as": "1"}
= error
{"organization": {"account": "1", "member": true}, "nonsense": 1}
= error
{"organization": {"account": "1", "member": true, "nonsense": 1}}
= error
{"check": true}
= {"ok": true}
END

talk 'wrong types' 1 --clock 2026-01-01T00:00:00Z <<'END'
{"as": 1, "operation": "DescribeHub"}
= error
{"as": null, "operation": "DescribeHub"}
= error
{"as": ["1"], "operation": "DescribeHub"}
= error
{"as": "1", "operation": 5}
= error
{"as": "1", "operation": null}
= error
{"as": "1", "method": null, "path": "/accounts"}
= error
{"as": "1", "method": 5, "path": "/accounts"}
= error
{"as": "1", "method": "GET", "path": ["/accounts"]}
= error
{"as": "1", "method": "GET", "path": "/accounts", "query": null}
= error
{"as": "1", "method": "GET", "path": "/accounts", "query": {}}
= error
{"as": "1", "method": "GET", "path": "/accounts", "body": null}
= error
{"as": "1", "method": "POST", "path": "/accounts", "body": {}}
= error
{"as": "1", "method": "POST", "path": "/accounts", "body_base64": 5}
= error
{"as": "1", "method": "POST", "path": "/accounts", "body_base64": "!!!"}
= error
{"as": "1", "method": "POST", "path": "/accounts", "body_base64": "e30\u0000"}
= error
{"dump": false}
= error
{"dump": 1}
= error
{"dump": null}
= error
{"check": "true"}
= error
{"check": {}}
= error
{"advance_ms": null}
= error
{"advance_ms": "5"}
= error
{"advance_ms": 5.0}
= error
{"advance_ms": true}
= error
{"organization": true}
= error
{"organization": "1"}
= error
{"organization": {}}
= error
{"organization": {"account": "1"}}
= error
{"organization": {"member": true}}
= error
{"organization": {"account": 1, "member": true}}
= error
{"organization": {"account": "1", "member": 1}}
= error
{"organization": {"account": "1", "member": null}}
= error
{"organization": {"account": " ", "member": true}}
= error
{"organization": {"account": "1\u0000", "member": true}}
= error
{"organization": {"account": "1", "management": null}}
= error
{"organization": {"account": "1", "management": 2}}
= error
{"organization": {"account": "1", "management": true}}
= error
{"organization": {"account": "1", "management": " "}}
= error
{"organization": {"account": "1", "management": "2\u0000"}}
= error
{"organization": {"account": " ", "management": "2"}}
= error
{"organization": {"account": "1", "management": "2", "member": true}}
= error
{"organization": {"account": "1", "management": "2", "nonsense": 1}}
= error
{"organization": {"management": "2"}}
= error
{"organization": {"management": "2", "member": true}}
= error
{"dump": true}
= {"world": {"format": 2, "semantics": 2, "ids_drawn": 0, "accounts": [], "organizations": [], "associations": []}}
END

talk 'who calls' 1 <<'END'
{"operation": "EnableSecurityHub"}
= error
{"method": "POST", "path": "/accounts"}
= error
{"as": "", "operation": "EnableSecurityHub"}
= error
{"as": " \t\n\u000b\f\r", "operation": "EnableSecurityHub"}
= error
{"as": "\u0000", "operation": "EnableSecurityHub"}
= error
{"as": "1\u0000", "method": "POST", "path": "/accounts"}
= error
{"as": "", "operation": "GetFindings"}
= error
{"as": "\u00a0", "operation": "EnableSecurityHub"}
= 200 {}
{"as": " 1 ", "method": "GET", "path": "/master"}
= 400 BadRequestException: The request is rejected since no such resource found.
END

### The clock ###

talk 'a clock that stands' 1 --clock 2024-02-28T23:59:59.999Z <<'END'
{"advance_ms": 0}
= {"clock": "2024-02-28T23:59:59.999Z"}
{"advance_ms": 1}
= {"clock": "2024-02-29T00:00:00.000Z"}
{"advance_ms": -1}
= error
{"advance_ms": 9223372036854775807}
= error
{"advance_ms": 9223372036854776}
= error
{"advance_ms": 253402300800000}
= error
{"advance_ms": 86400000}
= {"clock": "2024-03-01T00:00:00.000Z"}
END

talk 'a clock that runs' 1 <<'END'
{"advance_ms": 1}
= error
{"advance_ms": 0}
= error
{"check": true}
= {"ok": true}
END

talk 'the end of time' 1 --clock 9999-12-31T23:59:59Z <<'END'
{"advance_ms": 1000}
= error
{"advance_ms": 999}
= {"clock": "9999-12-31T23:59:59.999Z"}
{"advance_ms": 1}
= error
{"advance_ms": 0}
= {"clock": "9999-12-31T23:59:59.999Z"}
END

# clock ARGUMENT TEXT
clock() {
  echo '{"advance_ms": 0}' >"$tmp/script"
  printf '{"clock": "%s"}\n' "$2" >"$tmp/wanted"
  answers "--clock $1" 0 --clock "$1"
}
clock 2026-01-01T00:00:00Z 2026-01-01T00:00:00.000Z
clock 2026-01-01T00:30:00+01:00 2025-12-31T23:30:00.000Z
clock 2025-12-31T15:59:00-08:01 2026-01-01T00:00:00.000Z
clock 2026-01-01T00:00:00.5Z 2026-01-01T00:00:00.500Z
clock 2026-01-01T00:00:00.123999Z 2026-01-01T00:00:00.123Z
clock 1969-12-31T23:59:59.999999Z 1969-12-31T23:59:59.999Z
clock 0001-01-01T00:00:00Z 0001-01-01T00:00:00.000Z
clock 9999-12-31T23:59:59.999999Z 9999-12-31T23:59:59.999Z

for bad in '' now 5 2026-01-01 2026-01-01T00:00:00 2026-13-01T00:00:00Z 2026-02-30T00:00:00Z 2026-01-01T24:00:00Z \
  2026-01-01T00:60:00Z 20260101T000000Z 2026-W01-4T00:00:00Z 2026-001T00:00:00Z 0000-12-31T00:00:00Z \
  10000-01-01T00:00:00Z 0001-01-01T00:00:00+01:00 9999-12-31T23:59:59-01:00 '2026-01-01T00:00:00Z ' 2026-01-01T00:00Z; do
  usage run --clock "$bad"
done

### Explanations, faults, vetoes and clocks ###

# What is refused says why, and changes nothing: neither the world, nor the veto, nor the clock.
talk 'lines that are refused, one for each reason' 1 --clock 2026-01-01T00:00:00Z <<'END'
{"as": "1", "operation": "EnableSecurityHub"}
= 200 {}
{"as": "1", "operation": "CreateMembers", "input": {"AccountDetails": [{"AccountId": "2"}]}}
= 200 {"UnprocessedAccounts": []}
{"guard": [{"step": "invite", "administrator": "1", "member": "2", "text": "no"}]}
= {"ok": true}
{"explain": []}
= {"error": "line 4: \"explain\" is not an object"}
{"explain": {"as": "1", "operation": "EnableSecurityHub", "who": "2"}}
= {"error": "line 5: unknown field \"who\" of \"explain\": it can have as, account or operation"}
{"explain": {"operation": "EnableSecurityHub"}}
= {"error": "line 6: \"as\" is missing"}
{"explain": {"as": "1"}}
= {"error": "line 7: \"operation\" is missing"}
{"explain": {"as": "1", "operation": 1}}
= {"error": "line 8: \"operation\" is not a string"}
{"explain": {"as": "1", "operation": "InviteMembers", "account": 2}}
= {"error": "line 9: \"account\" is not a string"}
{"explain": {"as": "1", "operation": "Invite"}}
= {"error": "line 10: there is no operation \"Invite\": it can be InviteMembers, ListInvitations, AcceptInvitation, DeleteInvitations, DeclineInvitations, GetInvitationsCount, ListMembers, DisassociateMembers, DescribeHub, UntagResource, GetMembers, CreateMembers, DeleteMembers, EnableSecurityHub, DisableSecurityHub, TagResource, GetAdministratorAccount, GetMasterAccount, ListTagsForResource, AcceptAdministratorInvitation, DisassociateFromMasterAccount, ListOrganizationAdminAccounts, UpdateSecurityHubConfiguration, EnableOrganizationAdminAccount, UpdateOrganizationConfiguration, DisableOrganizationAdminAccount, DescribeOrganizationConfiguration or DisassociateFromAdministratorAccount"}
{"explain": {"as": "1", "operation": "ListMembers"}}
= {"error": "line 11: ListMembers never changes anything"}
{"explain": {"as": "1", "operation": "InviteMembers"}}
= {"error": "line 12: InviteMembers needs an account, but none was given"}
{"fault": {"before": "A B"}}
= {"error": "line 13: \"A B\" is not an exception's name for a fault: 1 to 128 letters, digits and dots"}
{"fault": 7}
= {"error": "line 14: a fault is not a JSON object"}
{"fault": {"before": "InternalException", "operation": "Invite"}}
= {"error": "line 15: there is no operation \"Invite\" for a fault: it can be InviteMembers, ListInvitations, AcceptInvitation, DeleteInvitations, DeclineInvitations, GetInvitationsCount, ListMembers, DisassociateMembers, DescribeHub, UntagResource, GetMembers, CreateMembers, DeleteMembers, EnableSecurityHub, DisableSecurityHub, TagResource, GetAdministratorAccount, GetMasterAccount, ListTagsForResource, AcceptAdministratorInvitation, DisassociateFromMasterAccount, ListOrganizationAdminAccounts, UpdateSecurityHubConfiguration, EnableOrganizationAdminAccount, UpdateOrganizationConfiguration, DisableOrganizationAdminAccount, DescribeOrganizationConfiguration or DisassociateFromAdministratorAccount"}
{"clear_faults": false}
= {"error": "line 16: \"clear_faults\" is not true"}
{"clear_faults": 1}
= {"error": "line 17: \"clear_faults\" is not true"}
{"guard": {}}
= {"error": "line 18: \"guard\" is not a list of vetoes"}
{"guard": [1]}
= {"error": "line 19: \"guard\" is not an object"}
{"guard": [{"text": "no", "who": "1"}]}
= {"error": "line 20: unknown field \"who\" of \"guard\": it can have step, text, exception, member or administrator"}
{"guard": [{"text": "no", "step": 1}]}
= {"error": "line 21: \"step\" is not a string"}
{"guard": [{"text": "no", "administrator": 1}]}
= {"error": "line 22: \"administrator\" is not a string"}
{"guard": [{"text": "no", "member": 1}]}
= {"error": "line 23: \"member\" is not a string"}
{"guard": [{"text": "no", "step": "wink"}]}
= {"error": "line 24: there is no step \"wink\": it can be invite, decline, withdraw, enroll, leave, create, accept, disable-hub, disassociate, delete-invitation or delete-member"}
{"guard": [{"text": "no", "exception": 1}]}
= {"error": "line 25: \"exception\" is not a string"}
{"guard": [{"text": "no", "exception": "NoException"}]}
= {"error": "line 26: there is no exception \"NoException\": it can be InternalException, InvalidInputException, ResourceNotFoundException, AccessDeniedException, UnknownOperationException, InvalidAccessException, SerializationException, BadRequestException, ResourceConflictException, LimitExceededException or RequestEntityTooLargeException"}
{"guard": [{"step": "invite"}]}
= {"error": "line 27: \"text\" is missing"}
{"guard": [{"step": "invite", "text": "no"}, {"text": 1}]}
= {"error": "line 28: \"text\" is not a string"}
{"clock": 1}
= {"error": "line 29: \"clock\" is not an object"}
{"clock": "unreal"}
= {"error": "line 30: \"clock\" is not an object"}
{"clock": {"start": "2026-01-01T00:00:00Z", "stop": 1}}
= {"error": "line 31: unknown field \"stop\" of \"clock\": it can have step_ms or start"}
{"clock": {"step_ms": 1}}
= {"error": "line 32: \"start\" is missing"}
{"clock": {"start": 1}}
= {"error": "line 33: \"start\" is not a string"}
{"clock": {"start": "today"}}
= {"error": "line 34: \"start\" is not a time such as 2026-01-01T00:00:00Z"}
{"clock": {"start": "2026-01-01T00:00:00Z", "step_ms": -1}}
= {"error": "line 35: \"step_ms\" is not a whole number, 0 or more"}
{"clock": {"start": "2026-01-01T00:00:00Z", "step_ms": 1.5}}
= {"error": "line 36: \"step_ms\" is not a whole number, 0 or more"}
{"clock": {"start": "2026-01-01T00:00:00Z", "step_ms": "1"}}
= {"error": "line 37: \"step_ms\" is not a whole number, 0 or more"}
{"clock": {"start": "2026-01-01T00:00:00Z", "step_ms": 9223372036854776}}
= {"error": "line 38: \"step_ms\" is not a whole number, 0 or more"}
{"as": "1", "operation": "EnableSecurityHub", "dry_run": 1}
= {"error": "line 39: \"dry_run\" is neither true nor false"}
{"as": "1", "method": "GET", "path": "/accounts", "dry_run": "yes"}
= {"error": "line 40: \"dry_run\" is neither true nor false"}
{"dump": 1}
= {"error": "line 41: \"dump\" is not true"}
{"check": false}
= {"error": "line 42: \"check\" is not true"}
{"coverage": 0}
= {"error": "line 43: \"coverage\" is not true"}
{"diff": 7}
= {"error": "line 44: \"diff\" is not a string"}
{"account": "x", "organization": 7}
= {"error": "line 45: unknown field \"account\" in a line with \"organization\": it can have organization"}
{"guard": [{"text": "no", "member": null}]}
= {"error": "line 46: \"member\" is not a string"}
{"explain": {"as": 1, "operation": "EnableSecurityHub"}}
= {"error": "line 47: \"as\" is not a string"}
{"equal": "nothing"}
= {"error": "line 48: there is no snapshot \"nothing\""}
{"as": "1", "operation": "InviteMembers", "input": {"AccountIds": ["2"]}}
= 200 {"UnprocessedAccounts": [{"AccountId": "2", "ProcessingResult": "no"}]}
{"dump": true}
= {"world": {"format": 2, "semantics": 2, "ids_drawn": 0, "accounts": [{"account": "1", "hub_since": "2026-01-01T00:00:00.000000Z"}, {"account": "2"}], "organizations": [], "associations": [{"administrator": "1", "member": "2", "state": "created", "updated_at": "2026-01-01T00:00:00.000000Z"}]}}
{"advance_ms": 0}
= {"clock": "2026-01-01T00:00:00.000Z"}
END

talk 'vetoes, explanations and clocks' 0 --clock 2026-01-01T00:00:00Z <<'END'
{"as": "1", "operation": "EnableSecurityHub"}
= 200 {}
{"as": "1", "operation": "CreateMembers", "input": {"AccountDetails": [{"AccountId": "2"}, {"AccountId": "3"}]}}
= 200 {"UnprocessedAccounts": []}
{"guard": [{"step": "decline", "text": "another step"}, {"administrator": "2", "text": "another administrator"}, {"step": "invite", "member": "3", "text": "not 3"}, {"step": "invite", "member": "2", "exception": "LimitExceededException", "text": "not now"}]}
= {"ok": true}
{"as": "1", "operation": "InviteMembers", "input": {"AccountIds": ["3"]}}
= 200 {"UnprocessedAccounts": [{"AccountId": "3", "ProcessingResult": "not 3"}]}
{"as": "1", "operation": "InviteMembers", "input": {"AccountIds": ["2"]}}
= 429 LimitExceededException: not now
{"guard": [{"step": "invite", "administrator": "2", "text": "not 2"}]}
= {"ok": true}
{"as": "1", "operation": "InviteMembers", "input": {"AccountIds": ["2"]}, "dry_run": true}
= 200 {"UnprocessedAccounts": []}
{"guard": [{"text": "nobody does anything"}]}
= {"ok": true}
{"as": "1", "operation": "InviteMembers", "input": {"AccountIds": ["2"]}}
= 200 {"UnprocessedAccounts": [{"AccountId": "2", "ProcessingResult": "nobody does anything"}]}
{"guard": []}
= {"ok": true}
{"as": "1", "operation": "InviteMembers", "input": {"AccountIds": ["2"]}}
= 200 {"UnprocessedAccounts": []}
{"explain": {"as": "1", "operation": "InviteMembers", "account": "3"}}
= {"explanation": {"would_act": true}}
{"explain": {"as": "2", "operation": "InviteMembers", "account": "3"}}
= {"explanation": {"would_act": false, "reason": "hub-off", "rule": "G-1", "sure": "D,O,I", "exception": "InvalidAccessException", "text": "Account 2 is not subscribed to AWS Security Hub", "remedy": "Turn Security Hub on for the caller (EnableSecurityHub)."}}
{"explain": {"as": "2", "operation": "EnableSecurityHub"}}
= {"explanation": {"would_act": true}}
{"clock": {"start": "2027-01-01T00:00:00Z", "step_ms": 2}}
= {"clock": "2027-01-01T00:00:00.000Z"}
{"clock": {"start": "2028-01-01T00:00:00Z"}}
= {"clock": "2028-01-01T00:00:00.000Z"}
{"clock": {"start": "2028-01-01T00:00:00Z", "step_ms": 0}}
= {"clock": "2028-01-01T00:00:00.000Z"}
{"clock": {"start": "2028-01-01T00:00:00Z", "step_ms": 9223372036854775}}
= {"clock": "2028-01-01T00:00:00.000Z"}
END

printf '%s\n' '{"clock": "real"}' '{"advance_ms": 1}' >"$tmp/script"
beckon run --clock 1970-01-01T00:00:00Z <"$tmp/script"
judge 'the real clock: exit status' 1
sed 's/"20[0-9][0-9]-[^"]*Z"/"now"/; s/"line 2: .*"}/"line 2"}/' "$tmp/out" >"$tmp/got"
printf '%s\n' '{"clock": "now"}' '{"error": "line 2"}' >"$tmp/wanted"
same 'the real clock tells the time, and cannot be moved' "$tmp/wanted" "$tmp/got"

### The world ###

talk 'organizations, and the dump of a world' 0 --seed 7 --clock 2026-01-01T00:00:00.123456Z <<'END'
{"organization": {"account": "org", "member": true}}
= {"ok": true}
{"organization": {"account": "former", "member": true}}
= {"ok": true}
{"organization": {"account": "former", "member": false}}
= {"ok": true}
{"as": "org", "operation": "EnableSecurityHub"}
= 200 {}
{"as": "org", "operation": "DeclineInvitations", "input": {"AccountIds": ["1"]}}
= 401 InvalidAccessException: The account doesn't have permission to perform this action.
{"as": "1", "operation": "EnableSecurityHub"}
= 200 {}
{"as": "1", "operation": "CreateMembers", "input": {"AccountDetails": [{"AccountId": "2", "Email": "2@example.com"}, {"AccountId": "org"}, {"AccountId": "3"}]}}
= 200 {"UnprocessedAccounts": []}
{"as": "1", "operation": "InviteMembers", "input": {"AccountIds": ["2", "org", "3"]}}
= 200 {"UnprocessedAccounts": [{"AccountId": "org", "ProcessingResult": "The request is rejected because the given account ID belongs to an organization and does not receive invitations."}]}
{"advance_ms": 1}
= {"clock": "2026-01-01T00:00:00.124Z"}
{"as": "1", "operation": "DisassociateMembers", "input": {"AccountIds": ["3", "4"]}}
= 200 {}
{"dump": true}
= {"world": {"format": 2, "semantics": 2, "ids_drawn": 2, "accounts": [{"account": "1", "hub_since": "2026-01-01T00:00:00.123456Z"}, {"account": "2"}, {"account": "3"}, {"account": "former"}, {"account": "org", "hub_since": "2026-01-01T00:00:00.123456Z", "organization": true}], "organizations": [], "associations": [{"administrator": "1", "member": "2", "state": "pending", "email": "2@example.com", "invitation_id": "@1@", "invited_at": "2026-01-01T00:00:00.123456Z", "updated_at": "2026-01-01T00:00:00.123456Z"}, {"administrator": "1", "member": "org", "state": "created", "updated_at": "2026-01-01T00:00:00.123456Z"}, {"administrator": "1", "member": "3", "state": "removed", "invitation_id": "@2@", "invited_at": "2026-01-01T00:00:00.123456Z", "updated_at": "2026-01-01T00:00:00.124456Z"}]}}
{"check": true}
= {"ok": true}
END

# G-9, G-13 to G-16: the three forms of the line, what follows from them, and what the embedder cannot say (G-15).
talk 'organizations with names' 1 --seed 7 --clock 2026-01-01T00:00:00Z <<'END'
{"organization": {"account": "admin", "management": "owner"}}
= {"ok": true}
{"organization": {"account": "early", "management": "owner"}}
= {"ok": true}
{"as": "owner", "operation": "EnableOrganizationAdminAccount", "input": {"AdminAccountId": "admin"}}
= 200 {"AdminAccountId": "admin", "Feature": "SecurityHub"}
{"as": "admin", "operation": "UpdateOrganizationConfiguration", "input": {"AutoEnable": true}}
= 200 {}
{"organization": {"account": "late", "management": "owner"}}
= {"ok": true}
{"as": "admin", "operation": "CreateMembers", "input": {"AccountDetails": [{"AccountId": "early"}, {"AccountId": "owner"}]}}
= 200 {"UnprocessedAccounts": [{"AccountId": "owner", "ProcessingResult": "The request is rejected because the given account ID is the management account of the organization and has not enabled Security Hub."}]}
{"as": "late", "method": "POST", "path": "/administrator/disassociate"}
= 400 BadRequestException: The request is rejected because member cannot disassociate from Organization administrator
{"as": "late", "method": "PATCH", "path": "/accounts", "body": "{\"AutoEnableControls\": false}"}
= 200 {}
{"as": "late", "method": "POST", "path": "/tags/arn%3Aaws%3Asecurityhub%3Aus-east-1%3Alate%3Ahub%2Fdefault", "body": "{\"Tags\": {\"team\": \"red\", \"cost\": \"\"}}"}
= 200 {}
{"as": "late", "method": "DELETE", "path": "/tags/arn%3Aaws%3Asecurityhub%3Aus-east-1%3Alate%3Ahub%2Fdefault", "query": "tagKeys=cost&tagKeys=none"}
= 200 {}
{"organization": {"account": "owner", "member": false}}
= error
{"organization": {"account": "owner", "management": "elsewhere"}}
= error
{"organization": {"account": "x", "management": "late"}}
= error
{"organization": {"account": "early", "member": false}}
= {"ok": true}
{"organization": {"account": "alone", "member": true}}
= {"ok": true}
{"dump": true}
= {"world": {"format": 2, "semantics": 2, "ids_drawn": 0, "accounts": [{"account": "admin", "hub_since": "2026-01-01T00:00:00.000000Z", "management": "owner"}, {"account": "alone", "organization": true}, {"account": "early", "hub_since": "2026-01-01T00:00:00.000000Z"}, {"account": "late", "hub_since": "2026-01-01T00:00:00.000000Z", "auto_enable_controls": false, "tags": {"team": "red"}, "management": "owner"}, {"account": "owner", "management": "owner"}], "organizations": [{"management": "owner", "administrator": "admin", "auto_enable": true, "auto_enable_standards": "DEFAULT", "configuration_type": "LOCAL"}], "associations": [{"administrator": "admin", "member": "late", "state": "accepted", "enrolled": true, "invited_at": "2026-01-01T00:00:00.000000Z", "updated_at": "2026-01-01T00:00:00.000000Z"}, {"administrator": "admin", "member": "early", "state": "removed", "enrolled": true, "invited_at": "2026-01-01T00:00:00.000000Z", "updated_at": "2026-01-01T00:00:00.000000Z"}]}}
{"check": true}
= {"ok": true}
END

### Coverage ###

talk 'coverage that nobody asked for' 1 <<'END'
{"coverage": true}
= error
END

cat >"$tmp/script" <<'END'
{"as": "444455556666", "operation": "EnableSecurityHub"}
{"as": "444455556666", "operation": "DeclineInvitations", "input": {"AccountIds": ["1", "444455556666"]}}
{"as": "444455556666", "method": "GET", "path": "/nowhere"}
{"as": "444455556666", "operation": "DescribeHub", "dry_run": true}
{"coverage": 1}
{"coverage": true}
END
beckon run --coverage <"$tmp/script"
tail -n 1 "$tmp/out" | tr ',' '\n' | sed 's/[{} ]//g; s/^"coverage"://' | grep -v ':0$' >"$tmp/got"
printf '%s\n' '"L-none/decline":1' '"O-1":1' '"O-3":1' '"O-11":1' >"$tmp/wanted"
same 'coverage: what was touched' "$tmp/wanted" "$tmp/got"
tail -n 1 "$tmp/out" | tr ',' '\n' | grep -c '"[A-Z]-[a-z0-9/-]*": [0-9]' >"$tmp/got"
echo 117 >"$tmp/wanted"
same 'coverage: a count for each rule' "$tmp/wanted" "$tmp/got"
grep -E '^(Rules )?touched' "$tmp/err" >"$tmp/got"
printf '%s\n' "Rules touched (semantics version 2): 1 of 77 cells, 3 of 40 others" \
  'touched: O-1 1 O-3 1 O-11 1' >"$tmp/wanted"
same 'coverage: printed on standard error' "$tmp/wanted" "$tmp/got"
sed -n 5p "$tmp/out" >"$tmp/got"
grep -q '^{"error": "line 5' "$tmp/got" && pass || fail 'coverage: a wrong value' <"$tmp/got"

### Switches (semantics.md, section 8) ###

talk 'switches' 0 --switch hub_off_error=access-denied --switch max_account_details=1 --switch max_account_ids=2 --switch twelve_digit_account_ids=true <<'END'
{"as": "1", "operation": "GetMasterAccount"}
= 403 AccessDeniedException: The request is rejected since no such resource found.
{"as": "1", "operation": "EnableSecurityHub"}
= 200 {}
{"as": "1", "operation": "CreateMembers", "input": {"AccountDetails": [{"AccountId": "2"}]}}
= 200 {"UnprocessedAccounts": [{"AccountId": "2", "ProcessingResult": "The request is rejected because an invalid or out-of-range value is specified as an input parameter."}]}
{"as": "1", "operation": "CreateMembers", "input": {"AccountDetails": [{"AccountId": "2"}, {"AccountId": "3"}]}}
= 400 InvalidInputException
{"as": "1", "operation": "DeclineInvitations", "input": {"AccountIds": ["2", "3", "4"]}}
= 400 InvalidInputException: AccountIds has 3 entries: it can have at most 2
END

talk 'no gate' 0 --switch=require_security_hub=false --switch=max_members=4294967295 <<'END'
{"as": "1", "operation": "GetInvitationsCount"}
= 200 {"InvitationsCount": 0}
{"as": "1", "operation": "DeclineInvitations", "input": {"AccountIds": ["2"]}}
= 404 ResourceNotFoundException
END

for bad in '' = nonsense nonsense=true require_security_hub require_security_hub= require_security_hub=yes \
  require_security_hub=TRUE require_security_hub=1 hub_off_error=nonsense hub_off_error=bad-request hub_off_error=true max_members=-1 \
  max_members=4294967296 max_members=+5 max_members=0x5 'max_members= 5' max_members=5.0 max_members=true \
  Max_members=5 'max_members=5 '; do
  usage run --switch "$bad"
done

### Lines, files, and standard input ###

printf '\n\r\n# x\r\n#\n{"check": true}\r\n\r\n{"nonsense": true}\r\n#{"check": true}\n{"check": true}' >"$tmp/script"
printf '%s\n' '{"ok": true}' 'error 7' '{"ok": true}' >"$tmp/wanted"
answers 'blank lines, comments, CRLF, and a last line without a newline' 1

: >"$tmp/script"
: >"$tmp/wanted"
answers 'nothing at all' 0

printf '{"check": true}\0\n\0\n\377\n{"as": "\377", "operation": "DescribeHub"}\n\357\273\277{"check": true}\n' >"$tmp/script"
printf '{"che\0ck": true}\n{"as": "1\0", "operation": "DescribeHub"}\n{"check": true}\n' >>"$tmp/script"
{ for n in 1 2 3 4 5 6 7; do echo "error $n"; done; echo '{"ok": true}'; } >"$tmp/wanted"
answers 'bytes that are not text' 1

# many N TEXT: the text, N times
many() {
  yes "$2" | head -n "$1" | tr -d '\n'
}
{
  printf '{"as": "1", "operation": "EnableSecurityHub"}\n'
  many 100000 '['; echo
  many 100000 '{"a":'; echo
  printf '{"as": "1", "operation": "DescribeHub", "input": '; many 100000 '['; many 100000 ']'; echo '}'
  printf '{"as": "1", "method": "POST", "path": "/accounts", "body": "'; many 100000 '['; echo '"}'
  printf '{"as": "1", "method": "POST", "path": "/accounts", "body": "'; head -c 11000000 /dev/zero | tr '\0' x; echo '"}'
  printf '{"as": "1", "method": "GET", "path": "/master", "body": "'; head -c 11000000 /dev/zero | tr '\0' x; echo '"}'
  printf '{"check": true}\n'
} >"$tmp/script"
cat >"$tmp/wanted" <<'END'
{"status": 200, "headers": {"content-type": "application/json"}, "body": {}}
error 2
error 3
error 4
{"status": 400, "headers": {"content-type": "application/json", "x-amzn-errortype": "SerializationException"}, "body": {"Message": "*", "Code": "SerializationException"}}
{"status": 413, "headers": {"content-type": "application/json", "x-amzn-errortype": "RequestEntityTooLargeException"}, "body": {"Message": "*", "Code": "RequestEntityTooLargeException"}}
{"status": 200, "headers": {"content-type": "application/json"}, "body": {}}
{"ok": true}
END
answers 'lines that are deep or long' 1

printf '{"as": "1", "operation": "EnableSecurityHub"}' >"$tmp/one"
printf '{"as": "1", "operation": "GetInvitationsCount"}\n{"nonsense": 1}' >"$tmp/two"
printf '{"as": "1", "operation": "DisableSecurityHub"}' >"$tmp/script"
cat >"$tmp/wanted" <<'END'
{"status": 200, "headers": {"content-type": "application/json"}, "body": {}}
{"status": 200, "headers": {"content-type": "application/json"}, "body": {}}
{"status": 200, "headers": {"content-type": "application/json"}, "body": {}}
{"status": 200, "headers": {"content-type": "application/json"}, "body": {"InvitationsCount": 0}}
error 2
END
answers 'files and standard input, in their order' 1 "$tmp/one" - "$tmp/one" "$tmp/two"
printf '%s\n' '{"ok": true}' >"$tmp/wanted"
echo '{"check": true}' >"$tmp/script"
answers 'standard input by its sign' 0 -
(cd "$tmp" && echo '{"check": true}' >--one)
beckon run -- "$tmp/--one"
same 'a file behind --' "$tmp/wanted" "$tmp/out"

### One answer per line, at once ###

# hear: one line from the command, within a while
hear() {
  timeout 20 sh -c 'IFS= read -r line && printf "%s\n" "$line"' <&4 || echo 'nothing heard'
}
mkfifo "$tmp/to" "$tmp/from"
trap : PIPE # a command that has ended by its time limit is a failure to tell, not the end of this script
timeout 60 "$BECKON" run --clock 2026-01-01T00:00:00Z <"$tmp/to" >"$tmp/from" 2>"$tmp/err" &
pid=$!
exec 3>"$tmp/to" 4<"$tmp/from"
: >"$tmp/got"
for line in '{"advance_ms": 1}' '{"check": true}' 'nonsense' '{"as": "1", "operation": "EnableSecurityHub"}'; do
  printf '# heard at once\n\n%s\n' "$line" >&3
  hear >>"$tmp/got"
done
exec 3>&-
status=0
wait "$pid" || status=$?
exec 4<&-
printf '%s\n' '{"clock": "2026-01-01T00:00:00.001Z"}' '{"ok": true}' 'error' \
  '{"status": 200, "headers": {"content-type": "application/json"}, "body": {}}' >"$tmp/wanted"
sed 's/^{"error": ".*9.*"}$/error/' "$tmp/got" >"$tmp/heard"
same 'a conversation' "$tmp/wanted" "$tmp/heard"
judge 'a conversation: exit status' 1

# converse [ARGUMENT]...: a run that reads what is written to 3, and is heard on 4
converse() {
  timeout 60 "$BECKON" run "$@" <"$tmp/to" >"$tmp/from" 2>"$tmp/err" &
  pid=$!
  exec 3>"$tmp/to" 4<"$tmp/from"
  : >"$tmp/got"
}

# part WHAT STATUS: the run has ended, and $tmp/wanted was heard
part() {
  exec 3>&-
  status=0
  wait "$pid" || status=$?
  exec 4<&-
  same "$1" "$tmp/wanted" "$tmp/got"
  judge "$1: exit status" "$2"
}

# What begins the next line holds up no answer, and what has no end is a line at the end of the input.
converse
for text in '{"check": true}\n{"check"' ': true}\n\n# a comment\n {' '"check": true}\n{"check": true}\n{"check": true}'; do
  # shellcheck disable=SC2059 # it has the line's end
  printf "$text" >&3
  hear >>"$tmp/got"
done
hear >>"$tmp/got"
exec 3>&-
hear >>"$tmp/got"
printf '{"ok": true}\n%.0s' 1 2 3 4 5 >"$tmp/wanted"
part 'a conversation in one and a half lines' 0

# The journal has what was answered, when it is answered.
converse --clock 2026-01-01T00:00:00Z --journal "$tmp/journal"
for i in 1 2 3; do
  printf '{"as": "%s", "operation": "EnableSecurityHub"}\n' "$i" >&3
  hear >/dev/null
  sed 1d "$tmp/journal" | wc -l >>"$tmp/got"
done
printf '%s\n' 1 2 3 >"$tmp/wanted"
part 'the journal of a conversation' 0

# The end of a file is waited for, too, and so is whoever opens the next one.
mkfifo "$tmp/fifo"
echo '{"advance_ms": 1}' >"$tmp/script"
converse --clock 2026-01-01T00:00:00Z "$tmp/script" "$tmp/fifo" - "$tmp/script"
hear >>"$tmp/got"
exec 5>"$tmp/fifo"
echo '{"advance_ms": 10}' >&5
hear >>"$tmp/got"
exec 5>&-
echo '{"advance_ms": 100}' >&3
hear >>"$tmp/got"
exec 3>&-
hear >>"$tmp/got"
printf '{"clock": "2026-01-01T00:00:00.%sZ"}\n' 001 011 111 112 >"$tmp/wanted"
part 'a conversation after a file' 0

# Answers to what can be read at once are written together: each write to such a socket is a message of its own.
if command -v python3 >/dev/null; then
  seq 2000 | sed 's/.*/{"check": true}/' >"$tmp/many"
  cat >"$tmp/count.py" <<'END'
import socket, subprocess, sys
ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
ours.settimeout(60)
with theirs:
    run = subprocess.Popen(sys.argv[1:], stdout=theirs)
answers = list(iter(lambda: ours.recv(1 << 20), b''))
print(run.wait(60), b''.join(answers).count(b'{"ok": true}\n'), 'in few' if len(answers) <= 20 else len(answers))
END
  echo '0 2000 in few' >"$tmp/wanted"
  timeout 60 python3 "$tmp/count.py" "$BECKON" run "$tmp/many" >"$tmp/got" 2>&1
  same 'answers that nobody waits for, from a file' "$tmp/wanted" "$tmp/got"
  timeout 60 python3 "$tmp/count.py" "$BECKON" run <"$tmp/many" >"$tmp/got" 2>&1
  same 'answers that nobody waits for, from standard input' "$tmp/wanted" "$tmp/got"
else
  echo 'no python3: how often answers are written was not counted'
fi

### What cannot be read or written ###

usage run "$tmp/missing"
usage run "$tmp"
beckon run <"$tmp"
judge 'standard input that is a folder' 2
echo 'beckon run: cannot read standard input: Is a directory' >"$tmp/wanted"
same 'standard input that is a folder: sentence' "$tmp/wanted" "$tmp/err"
beckon run --coverage "$tmp/missing" </dev/null
judge 'no coverage of a run that failed' 2
echo "beckon run: cannot read $tmp/missing: No such file or directory" >"$tmp/wanted"
same 'no coverage of a run that failed: sentence' "$tmp/wanted" "$tmp/err"
same 'no coverage of a run that failed: standard output' /dev/null "$tmp/out"
beckon run "$tmp/one" "$tmp/missing" </dev/null
judge 'a second file that is missing' 2

status=0
echo '{"check": true}' | timeout 60 "$BECKON" run >/dev/full 2>"$tmp/err" || status=$?
judge 'a full device' 2
status=0
timeout 60 "$BECKON" run "$tmp/one" "$tmp/one" "$tmp/one" >/dev/full 2>"$tmp/err" </dev/null || status=$?
judge 'a full device and several files' 2
# Whose answer cannot be written is not waited for.
mkfifo "$tmp/patient"
timeout 60 "$BECKON" run <"$tmp/patient" >/dev/full 2>"$tmp/err" &
pid=$!
exec 3>"$tmp/patient"
echo '{"check": true}' >&3
status=0
wait "$pid" || status=$?
exec 3>&-
judge 'a full device in a conversation' 2
beckon run --journal /dev/full "$tmp/one" </dev/null
judge 'a journal on a full device' 2
same 'a journal on a full device: no answers' /dev/null "$tmp/out"
status=0
timeout 60 "$BECKON" table >/dev/full 2>"$tmp/err" || status=$?
judge 'a table on a full device' 2

timeout 60 "$BECKON" run <"$tmp/to" >"$tmp/from" 2>"$tmp/err" &
pid=$!
exec 3>"$tmp/to" 4<"$tmp/from"
exec 4<&-
printf '{"check": true}\n{"check": true}\n' >&3
exec 3>&-
status=0
wait "$pid" || status=$?
judge 'a pipe that nobody reads' 2

converse --journal "$tmp/journal"
printf '{"as": "1", "operation": "EnableSecurityHub"}\n' >&3
hear >"$tmp/got"
exec 4<&-
printf '{"as": "2", "operation": "EnableSecurityHub"}\n' >&3
exec 3>&-
status=0
wait "$pid" || status=$?
judge 'a pipe that nobody reads any more' 2

### Replaying what is not a journal ###

head='{"journal": 2, "semantics": 2, "world": {"format": 2, "semantics": 2, "accounts": []}}'
time='"time": "2026-01-01T00:00:00.000000Z"'

# refuses TEXT LINE...: a journal of these lines ends `beckon replay` with that sentence about it, and nothing else
refuses() {
  printf 'beckon replay: %s\n' "$1" >"$tmp/wanted"
  shift
  : >"$tmp/journal"
  [ $# -eq 0 ] || printf '%s\n' "$@" >"$tmp/journal"
  status=0
  (cd "$tmp" && timeout 60 "$BECKON" replay journal >out 2>err) || status=$?
  judge "replay: $*" 2
  same "replay: $*: the sentence" "$tmp/wanted" "$tmp/err"
  same "replay: $*: standard output" /dev/null "$tmp/out"
}
refuses 'journal is empty: it is not a journal'
refuses "journal, line 1: the journal's first line is not strict JSON: invalid token near 'no' at line 1, column 2" \
  'no'
refuses "journal, line 1: the journal's first line is JSON, but not an object" \
  '[]'
refuses 'journal, line 1: this is not a journal: its first line has no number "journal"' \
  '{}'
refuses 'journal, line 1: this is not a journal: its first line has no number "journal"' \
  '{"journal": 0}'
refuses 'journal, line 1: this is not a journal: its first line has no number "journal"' \
  '{"journal": "2"}'
refuses 'journal, line 1: journal 3 is newer than 2, the newest version that this library knows' \
  '{"journal": 3}'
refuses 'journal, line 1: this is not a journal: its first line has no number "semantics"' \
  '{"journal": 2}'
refuses 'journal, line 1: semantics 3 is newer than 2, the newest version that this library knows' \
  '{"journal": 2, "semantics": 3}'
refuses "journal, line 1: the journal's first line has no \"world\"" \
  '{"journal": 2, "semantics": 2}'
refuses 'journal, line 1: it is JSON, but not an object' \
  '{"journal": 2, "semantics": 2, "world": 5}'
refuses 'journal, line 1: the element at accounts[0] is not an object' \
  '{"journal": 2, "semantics": 2, "world": {"format": 2, "semantics": 2, "accounts": [5]}}'
refuses "journal, line 2: the entry is not strict JSON: invalid token near 'no' at line 1, column 2" \
  "$head" 'no'
refuses 'journal, line 2: the entry is JSON, but not an object' \
  "$head" '5'
refuses 'journal, line 2: the entry has no time in ISO 8601' \
  "$head" '{}'
refuses 'journal, line 2: the entry has no time in ISO 8601' \
  "$head" '{"time": "today"}'
refuses 'journal, line 2: the entry has no input' \
  "$head" '{'"$time"'}'
refuses "journal, line 2: the entry's operation \"Invite\" is not known" \
  "$head" '{'"$time"', "operation": "Invite", "caller": "1", "input": {}}'
refuses 'journal, line 2: the entry has no caller' \
  "$head" '{'"$time"', "operation": "EnableSecurityHub", "input": {}}'
refuses 'journal, line 2: the entry has no input' \
  "$head" '{'"$time"', "operation": "EnableSecurityHub", "caller": "1"}'
refuses "journal, line 2: the entry's input has no string operation" \
  "$head" '{'"$time"', "operation": 5, "caller": "1", "input": {}}'

usage replay
usage replay --nonsense
usage replay a b
usage replay "$tmp/absent"
usage replay "$tmp"
text replay --help

printf '%s\n' "$head" "{\"caller\": \"1\", \"effects\": [], \"input\": {}, \"operation\": \"EnableSecurityHub\", $time}" \
  >"$tmp/journal"
beckon replay - <"$tmp/journal"
judge 'replay: an entry that differs' 1
grep '^was ' "$tmp/out" | sed 's/^was //' >"$tmp/got"
sed -n 2p "$tmp/journal" >"$tmp/wanted"
same 'replay: the entry that differs is printed' "$tmp/wanted" "$tmp/got"
printf '%s\n' '-, line 2 differs:' >"$tmp/wanted"
sed -n 1p "$tmp/out" >"$tmp/got"
same 'replay: the place of what differs' "$tmp/wanted" "$tmp/got"

### Arguments ###

usage
usage nonsense
usage --nonsense
usage run --nonsense
usage run -x
usage run --clock
usage run --clock-step 5
for step in x -1 1.5 9223372036854776; do
  usage run --clock 2026-01-01T00:00:00Z --clock-step "$step"
done
usage run --journal "$tmp"
usage run --seed
usage run --seed x
usage run --seed ''
usage run --seed 1x
usage run --seed 5.0
usage run --seed 18446744073709551616
usage run --switch
usage run --region ''
usage run --region "$(printf '\377')"
usage table --nonsense
usage table --format
usage table --format nonsense
usage table --format ''
usage table nonsense

text --help
text --version
for part in '' run replay table; do
  # shellcheck disable=SC2086 # no word, or one
  text $part --help
  cp "$tmp/out" "$tmp/wanted"
  # wc counts columns, if it knows that the arrows and dots have more bytes than one.
  widest=$(LC_ALL=C.UTF-8 wc -L <"$tmp/out")
  if [ "$widest" -le 80 ]; then pass; else echo "$widest columns" | fail "beckon $part --help is too wide"; fi
  for words in "$part -h" "help $part" "-- ${part:-help}${part:+ --help}"; do
    # shellcheck disable=SC2086
    text $words
    same "beckon $words" "$tmp/wanted" "$tmp/out"
  done
done
usage --
usage help nonsense
usage -- nonsense
beckon tabel </dev/null
echo 'beckon: there is no command "tabel": it can be table, help, replay or run' >"$tmp/wanted"
same 'a command that is misspelt' "$tmp/wanted" "$tmp/err"
beckon table --format jsn </dev/null
echo 'beckon table: there is no format "jsn": it can be json, csv, dot, text, markdown or mermaid' >"$tmp/wanted"
same 'a format that is misspelt' "$tmp/wanted" "$tmp/err"

# What follows -- is a file, whatever it begins with.
echo '{"check": true}' >"$tmp/-x"
cp "$tmp/-x" "$tmp/--"
printf '{"ok": true}\n%.0s' 1 2 3 >"$tmp/wanted"
status=0
(cd "$tmp" && timeout 60 "$BECKON" run --seed 1 -- -x -- ./-x) >"$tmp/out" 2>"$tmp/err" </dev/null || status=$?
judge 'files behind --' 0
same 'files behind --: answers' "$tmp/wanted" "$tmp/out"
usage run -- --seed

text run --help
text run --version
text table --help
text table --version
beckon --version
if grep -q '[0-9]\.[0-9]*\.[0-9]' "$tmp/out"; then pass; else fail 'a version with three numbers' <"$tmp/out"; fi

printf '{"check": true}\n' >"$tmp/script"
printf '{"ok": true}\n' >"$tmp/wanted"
for seed in 0 1 18446744073709551615; do
  answers "--seed $seed" 0 --seed "$seed"
done

### The table ###

# Section 3 of semantics.md: what moves, and by which switch.
sort >"$tmp/moves" <<'END'
none created create
none accepted enroll
created accepted enroll
pending accepted enroll
declined accepted enroll
resigned accepted enroll
removed accepted enroll
created pending invite
created none delete-member
created none disable-hub
pending removed disassociate
pending none delete-member
pending created withdraw
pending none disable-hub
pending accepted accept
pending declined decline
accepted removed disassociate
accepted resigned leave
declined pending invite
declined removed disassociate
declined none delete-member
declined created withdraw
declined none disable-hub
declined accepted accept
declined none delete-invitation
resigned pending invite
resigned removed disassociate
resigned none delete-member
resigned created withdraw
resigned none disable-hub
resigned accepted accept
resigned none delete-invitation
removed pending invite
removed none delete-member
removed none disable-hub
END

# moves FORMAT PROGRAM: the moves that the format shows, as awk reads them from it
moves() {
  text table --format "$1"
  awk "$2" "$tmp/out" | sort >"$tmp/got"
  same "the moves: $1" "$tmp/moves" "$tmp/got"
}
moves mermaid '$2 == "-->" { print $1, $3, $5 }'
moves dot '$2 == "->" { match ($0, /label="[a-z-]*/); print $1, $3, substr ($0, RSTART + 7, RLENGTH - 7) }'
moves csv 'BEGIN { FS = "," } $5 == "move" { print $2, $6, $3 } $5 != "move" && /,move,/ { print $2, $(NF - 1), $3 }'

if command -v dot >/dev/null; then
  beckon table --format dot
  if dot -Tsvg "$tmp/out" >"$tmp/svg" 2>"$tmp/err"; then pass; else fail 'dot does not take the table' <"$tmp/err"; fi
else
  echo 'no graphviz: that dot takes the table was left out'
fi

# The 77 cells, alike in every format that has them all.
beckon table
cp "$tmp/out" "$tmp/table.default"
for format in text markdown csv json; do
  text table --format "$format"
  cp "$tmp/out" "$tmp/table.$format"
done
same 'text is the default' "$tmp/table.default" "$tmp/table.text"
if command -v python3 >/dev/null; then
  if python3 - "$tmp" >"$tmp/got" 2>&1 <<'END'; then pass; else fail 'the formats of the table' <"$tmp/got"; fi
import csv, itertools, json, sys

def lines(name):
    with open(f"{sys.argv[1]}/table.{name}", encoding="utf-8", newline="") as file:
        return file.read().splitlines()

def sign(outcome):
    return {"move": f"→ {outcome['to']}", "stay": "=", "report": f"R {outcome.get('reason')}",
            "fail": f"E {outcome.get('reason')}"}[outcome["effect"]]

states = "none created pending accepted declined resigned removed".split()
steps = ("create enroll invite disassociate delete-member withdraw disable-hub accept decline delete-invitation"
         " leave").split()
pairs = list(itertools.product(states, steps))

table = json.loads("\n".join(lines("json")))
cells = {(cell["from"], cell["step"]): cell for cell in table["cells"]}
assert table["semantics"] == 2
assert len(table["cells"]) == 77 and sorted(cells) == sorted(pairs), "json: not the 77 cells"
for pair, cell in cells.items():
    assert cell["rule"] == "L-%s/%s" % pair, cell
    assert cell["party"] == ("administrator" if steps.index(pair[1]) < 7 else "member"), cell
# Section 8: which cells a switch changes, and to what.
turned = {pair: (cell["switch"], sign(cell["turned"])) for pair, cell in cells.items() if {"switch", "turned"} & {*cell}}
assert turned == {("declined", "invite"): ("reinvite_after_decline", "→ pending"),
                  ("resigned", "invite"): ("reinvite_after_decline", "→ pending"),
                  ("declined", "accept"): ("accept_after_decline", "E no-invitation-to-accept")}, turned

assert [state["name"] for state in table["states"]] == states, "json: not the seven states"
assert [step["name"] for step in table["steps"]] == steps, "json: not the eleven steps"
takes = {(name, step["name"]) for step in table["steps"] for name in step["operations"]}
taken = {(operation["name"], step) for operation in table["operations"] for step in operation["steps"]}
assert takes == taken, takes ^ taken
assert [len(table[key]) for key in ("switches", "reasons")] == [16, 52], "json: not all switches or reasons"
for switch in table["switches"]:
    names = [value["name"] for value in switch["values"]]
    default = switch["default"] if isinstance(switch["default"], str) else json.dumps(switch["default"])
    assert default in names or isinstance(switch["default"], int) and not names, switch

rows = {(row["from"], row["step"]): row for row in csv.DictReader(lines("csv"))}
assert list(rows) == pairs, "csv: not the 77 cells"
for pair, row in rows.items():
    outcome = cells[pair]["outcome"]
    assert (row["rule"], row["effect"], row["to"]) == (cells[pair]["rule"], outcome["effect"], outcome["to"]), row
    assert row["sure"] == cells[pair]["sure"] and row["party"] == cells[pair]["party"], row
    assert row["switch"] == turned.get(pair, [""])[0], row

grid = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines("markdown")[2:]]
assert [row[0] for row in grid] == states, "markdown: not the seven states"
found = dict(zip(pairs, itertools.chain.from_iterable(row[1:] for row in grid)))
assert len(found) == 77, "markdown: not the 77 cells"
for pair, text in found.items():
    assert (text + " ").startswith(sign(cells[pair]["outcome"]) + " "), (pair, text)
    assert text.endswith(cells[pair]["sure"]), (pair, text)

assert [line for line in lines("text") if not line.startswith("  ")] == "\n\n".join(states).split("\n"), "text: headings"
found = [line.split(None, 2) for line in lines("text") if line.startswith("  ")]
assert [line[0] for line in found] == [step for _, step in pairs], "text: not the 77 cells"
for pair, (_, party, text) in zip(pairs, found):
    assert party == cells[pair]["party"], (pair, party)
    assert (text + " ").startswith(sign(cells[pair]["outcome"]) + " "), (pair, text)
    assert text.endswith(" (%s: %s)" % turned[pair]) if pair in turned else "(" not in text, (pair, text)
END
else
  echo 'no python3: the comparison of the formats of the table was left out'
fi

### What is said to those who err ###

kinds='operation, method, advance_ms, organization, dump, check, coverage, snapshot, restore, reset, diff, equal, put'
kinds="$kinds, accounts, associations, explain, fault, clear_faults, guard or clock"
echo '{"as": "1"}' >"$tmp/script"
printf '{"error": "line 1: unknown kind of line: it needs one of %s"}\n' "$kinds" >"$tmp/wanted"
beckon run <"$tmp/script"
same 'the kinds of lines that there are' "$tmp/wanted" "$tmp/out"
judge 'the kinds of lines that there are: exit status' 1

# nearest LINE NAME: the list of names in the answer to a line that is misspelt begins with the one that was meant
nearest() {
  echo "$1" >"$tmp/script"
  beckon run <"$tmp/script"
  sed 's/.*\(: it needs one of\|: it can have\|: it can be\|: there is no [a-z]* "[^"]*":\|is not one of\) \([A-Za-z_-]*\).*/\2/' "$tmp/out" |
    tr -d '\134' >"$tmp/got"
  echo "$2" >"$tmp/wanted"
  same "the name that is nearest in $1" "$tmp/wanted" "$tmp/got"
}
nearest '{"Check": true}' check
nearest '{"as": "1", "opertion": "DescribeHub"}' operation
nearest '{"snap": "before"}' snapshot
nearest '{"as": "1", "operation": "DescribeHub", "inptu": {}}' input
nearest '{"as": "1", "method": "GET", "path": "/accounts", "querry": ""}' query
nearest '{"put": {"administrator": "1", "member": "2", "stat": "pending"}}' state
nearest '{"fault": {"befor": "InternalException"}}' before
nearest '{"restore": {"acounts": []}}' accounts

### Options, and a journal that differs ###

printf '%s\n' '{"dump": true, "check": true}' >"$tmp/script"
printf '%s\n' '{"error": "line 1: two kinds of line at once: \"dump\" and \"check\""}' >"$tmp/wanted"
beckon run --clock 2026-01-01T00:00:00Z --clock-step 9223372036854775 <"$tmp/script"
same 'two kinds of line at once' "$tmp/wanted" "$tmp/out"
judge 'two kinds of line at once: exit status' 1

for command in run replay table; do
  beckon "$command" --help
  if grep -q '^ *--version ' "$tmp/out"; then pass; else fail "$command --help: --version" <"$tmp/out"; fi
done

echo '{"as": "1", "operation": "EnableSecurityHub"}' >"$tmp/script"
beckon run --clock 2026-01-01T00:00:00Z --journal "$tmp/journal.jsonl" <"$tmp/script"
beckon replay "$tmp/journal.jsonl"
judge 'a journal that is the same' 0
sed -i '2s/}$/, "more": 1}/' "$tmp/journal.jsonl"
sed -n 2p "$tmp/journal.jsonl" >"$tmp/changed"
{
  echo "$tmp/journal.jsonl, line 2 differs:"
  sed 's/^/was /' "$tmp/changed"
  sed 's/^/is  /; s/, "more": 1}$/}/' "$tmp/changed"
} >"$tmp/wanted"
beckon replay "$tmp/journal.jsonl"
judge 'a journal that differs' 1
same 'a journal that differs: what it was and what it is' "$tmp/wanted" "$tmp/out"

[ "$n_failures" -eq 0 ] || { echo "check-command: $n_failures of $n_checks checks failed"; exit 1; }
echo "check-command: $n_checks checks passed"
