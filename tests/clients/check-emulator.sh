#!/bin/sh
# examples/emulator: the AWS CLI, as Debian has it, calls every operation on loopback, with its answers and its errors.
set -u
: "${top_srcdir:?}" "${top_builddir:?}" "${SANITIZERS?}"
AWS=${AWS:-/usr/bin/aws}
emulator=$top_builddir/examples/emulator

skip () { echo "check-emulator: skipped: $*"; exit 77; }
[ -x "$emulator" ] || skip "examples/emulator was not built: there was no libsoup-3.0"
[ -x "$AWS" ] || skip "there is no $AWS (Debian's awscli)"

LC_ALL=C.UTF-8
export LC_ALL
tmp=$(mktemp -d)
server=
next=
trap '[ -z "$server" ] || kill "$server"; [ -z "$next" ] || kill "$next"; rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM HUP
n_checks=0
n_failures=0
n_calls=0

# Nothing of whoever runs this, and nothing from elsewhere.
unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_CA_BUNDLE AWS_CLI_AUTO_PROMPT AWS_DATA_PATH
unset AWS_MAX_ATTEMPTS AWS_RETRY_MODE AWS_DEFAULT_OUTPUT AWS_REGION AWS_DEFAULT_REGION
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
export HOME="$tmp" AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
export AWS_PAGER='' AWS_SECRET_ACCESS_KEY=secret

### The emulator ###

# libsoup 3.2 itself leaks an accepted socket and the listener's address.
printf '%s\n' leak:g_socket_accept leak:g_socket_get_local_address >"$tmp/leaks"
[ -z "$SANITIZERS" ] || export LSAN_OPTIONS="suppressions=$tmp/leaks:print_suppressions=0"

# It is there once its first line is, and not for ever.
start () {
  : >"$tmp/url"
  timeout -k 10 900 "$emulator" "$@" >"$tmp/url" 2>"$tmp/emulator.err" </dev/null &
  server=$!
  tries=0
  until grep -q . "$tmp/url"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 200 ] || ! kill -0 "$server" 2>/dev/null; then
      echo "the emulator does not start:"
      cat "$tmp/emulator.err"
      exit 1
    fi
    sleep 0.1
  done
  url=$(cat "$tmp/url")
}

# stop SIGNAL
stop () {
  kill -s "$1" "$server"
  status=0
  wait "$server" || status=$?
  server=
  cat "$tmp/emulator.err" >>"$tmp/url"
  is "SIG$1 stops the emulator, which has nothing more to say" "0 $url" "$status $(cat "$tmp/url")"
}

### Checks ###

# is WHAT WANTED GOT
is () {
  n_checks=$((n_checks + 1))
  [ "$2" != "$3" ] || return 0
  n_failures=$((n_failures + 1))
  printf 'FAILED: %s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"
}

# as ACCOUNT OPERATION [ARGUMENT]...: the CLI's command in $region; leaves $status, $tmp/out and $tmp/err
as () {
  n_calls=$((n_calls + 1))
  account=$1
  shift
  echo "$1" >>"$tmp/called"
  status=0
  AWS_ACCESS_KEY_ID=$account timeout -k 5 120 "$AWS" --endpoint-url "$url" --region "$region" "${service:-securityhub}" \
    "$@" >"$tmp/out" 2>"$tmp/err" </dev/null || status=$?
}

# says WANTED ACCOUNT OPERATION [ARGUMENT]...: it succeeds, and prints that, with white space, times and ids made alike
says () {
  wanted=$1
  shift
  as "$@"
  got=$(tr -s ' \t\n' ' ' <"$tmp/out" | sed -E 's/^ | $//g; s/"20[0-9T:.-]+\+00:00"/<time>/g
    s/"20[0-9T:.-]{21}Z"/<time>/g; s/"[0-9a-f]{32}"/<id>/g')
  is "$*" "0 $wanted" "$status $got$(cat "$tmp/err")"
}

# fails EXCEPTION MESSAGE ACCOUNT OPERATION [ARGUMENT]...: with the CLI's exit status for an answer that is an error
fails () {
  wanted="An error occurred ($1) when calling the "
  message=$2
  shift 2
  as "$@"
  # The operation in camel case, as the CLI calls it.
  wanted=$wanted$(echo "$2" | sed -E 's/(^|-)([a-z])/\u\2/g')" operation: $message"
  is "$*" "254 $wanted" "$status $(cat "$tmp/out")$(grep . "$tmp/err")"
}

administrator=123456789012
member=444455556666
other=777788889999
stranger=999999999999
rejected='The request is rejected because'
none='{ "UnprocessedAccounts": [] }'

# unprocessed ACCOUNT REASON...: what the CLI prints of them
unprocessed () {
  list=
  while [ $# -gt 0 ]; do
    list="$list${list:+, }{ \"AccountId\": \"$1\", \"ProcessingResult\": \"$rejected $2\" }"
    shift 2
  done
  echo "{ \"UnprocessedAccounts\": [ $list ] }"
}

start --organization 555566667777=222233334444 --organization 666677778888=222233334444
region=us-east-1

### An administrator and its members ###

fails InvalidAccessException "Account $administrator is not subscribed to AWS Security Hub" $administrator describe-hub
says '' $administrator enable-security-hub --enable-default-standards --tags '{"Department": "Security"}'
fails ResourceConflictException 'Account is already subscribed to Security Hub' $administrator enable-security-hub
says '' $member enable-security-hub --no-enable-default-standards
says '' $other enable-security-hub
says '{ "HubArn": "arn:aws:securityhub:us-east-1:123456789012:hub/default", "SubscribedAt": <time>, "AutoEnableControls": true }' \
  $administrator describe-hub --hub-arn arn:aws:securityhub:us-east-1:$administrator:hub/default \
  --query '{HubArn: HubArn, SubscribedAt: SubscribedAt, AutoEnableControls: AutoEnableControls}'

says "$none" $administrator create-members \
  --account-details AccountId=$member,Email=member@example.com AccountId=$other
says "$(unprocessed $member 'the given account ID is already a member or associated member of the current account.' \
  $administrator 'an account cannot become a member of itself.')" \
  $administrator create-members --account-details "[{\"AccountId\": \"$member\"}, {\"AccountId\": \"$administrator\"}]"
says "$(unprocessed $stranger 'the given account ID is not a member of the current account.')" \
  $administrator invite-members --account-ids $member $stranger $other

alike="\"MasterId\": \"$administrator\", \"AdministratorId\": \"$administrator\""
first="{ \"AccountId\": \"$member\", \"Email\": \"member@example.com\", $alike"
pending='"MemberStatus": "Invited", "InvitedAt": <time>, "UpdatedAt": <time> }'
says "{ \"Members\": [ $first, $pending, { \"AccountId\": \"$other\", $alike, $pending ] }" \
  $administrator list-members --no-only-associated

### Pages: the CLI turns them, goes on where it stopped, and is asked for one ###

says "$member $other" $administrator list-members --no-only-associated --page-size 1 --query 'Members[].AccountId' --output text
says "[ \"$member\" ]" $administrator list-members --no-only-associated --no-paginate --max-results 1 --query 'Members[].AccountId'
as $administrator list-members --no-only-associated --max-items 1 --query NextToken --output text
token=$(grep -v None "$tmp/out")
says "[ \"$other\" ]" $administrator list-members --no-only-associated --max-items 1 --starting-token "$token" --query 'Members[].AccountId'
fails InvalidInputException 'NextToken is not a token that ListMembers gave this account for this list' \
  $administrator list-members --next-token nonsense
says '{ "Members": [] }' $administrator list-members

### What a member does ###

as $member list-invitations --query 'Invitations[0].InvitationId' --output text
id=$(cat "$tmp/out")
is 'an invitation id' 32 "$(printf %s "$id" | tr -cd '0-9a-f' | wc -c)"
invitation="{ \"AccountId\": \"$administrator\", \"InvitationId\": <id>, \"InvitedAt\": <time>, \"MemberStatus\":"
says "{ \"Invitations\": [ $invitation \"Invited\" } ] }" $member list-invitations
says '{ "InvitationsCount": 1 }' $member get-invitations-count
says '' $member get-administrator-account
no_invitation="$rejected the current account has no pending invitation from the given master account ID"
no_invitation="$no_invitation or is already an associated member of another master account."
fails InvalidInputException "$no_invitation" \
  $member accept-administrator-invitation --administrator-id $administrator --invitation-id 00000000000000000000000000000000
says '' $member accept-administrator-invitation --administrator-id $administrator --invitation-id "$id"
says "{ \"Administrator\": $invitation \"Enabled\" } }" $member get-administrator-account
says "{ \"Master\": $invitation \"Enabled\" } }" $member get-master-account
accepted="$first, \"MemberStatus\": \"Enabled\", \"InvitedAt\": <time>, \"UpdatedAt\": <time> }"
unknown=$(unprocessed $stranger 'the given account ID is not a member of the current account.')
says "{ \"Members\": [ $accepted ], ${unknown#??}" $administrator get-members --account-ids $member $stranger
fails InvalidInputException 'Member account cannot disable Security Hub' $member disable-security-hub
fails InvalidInputException 'Cannot disable Security Hub on the Security Hub administrator' $administrator disable-security-hub
says "$(unprocessed $member 'the current account cannot delete the given member account ID since it is still associated to it.')" \
  $administrator delete-members --account-ids $member
says '' $member disassociate-from-administrator-account
fails BadRequestException "$rejected the current account is not associated to a master account" \
  $member disassociate-from-master-account
says '' $member accept-invitation --master-id $administrator --invitation-id "$id"
says '' $member disassociate-from-master-account
says "$none" $member delete-invitations --account-ids $administrator

### Declined ###

says "$(unprocessed $stranger 'the current account has no invitation from the given account ID.')" \
  $other decline-invitations --account-ids $administrator $stranger
says "$(unprocessed $administrator 'the current account has already declined the invitation from the given account ID.')" \
  $other decline-invitations --account-ids $administrator
says Resigned $administrator get-members --account-ids $other --query 'Members[].MemberStatus' --output text
says '' $administrator disassociate-members --account-ids $other
says "$none" $administrator delete-members --account-ids $other

### The hub, and its tags: the ARN has a slash, which the CLI sends as %2F ###

hub=arn:aws:securityhub:us-east-1:$administrator:hub/default
says '{ "Tags": { "Department": "Security" } }' $administrator list-tags-for-resource --resource-arn $hub
says '' $administrator tag-resource --resource-arn $hub --tags '{"a+b": "c d&e=f%2F", "x:y/z": ""}'
says '{ "Tags": { "Department": "Security", "a+b": "c d&e=f%2F", "x:y/z": "" } }' \
  $administrator list-tags-for-resource --resource-arn $hub
says '' $administrator untag-resource --resource-arn $hub --tag-keys a+b x:y/z never
says '{ "Tags": { "Department": "Security" } }' $administrator list-tags-for-resource --resource-arn $hub
as $member list-tags-for-resource --resource-arn $hub
is 'tags of another account' '254 ResourceNotFoundException' "$status $(sed -n 's/.*(\(.*\)).*/\1/p' "$tmp/err")"
as $administrator tag-resource --resource-arn $hub --tags aws:key=reserved
is 'a tag that is reserved' '254 InvalidInputException' "$status $(sed -n 's/.*(\(.*\)).*/\1/p' "$tmp/err")"
says '' $administrator update-security-hub-configuration --no-auto-enable-controls
says False $administrator describe-hub --query AutoEnableControls --output text
says '' $administrator update-security-hub-configuration --auto-enable-controls
says True $administrator describe-hub --query AutoEnableControls --output text

### An organization ###

management=222233334444
delegated=555566667777
newcomer=666677778888
fails AccessDeniedException 'Your account is not a member of an organization' \
  $stranger enable-organization-admin-account --admin-account-id $delegated
fails AccessDeniedException 'Caller is not an organization manager or delegated administrator' \
  $delegated list-organization-admin-accounts
says '{ "AdminAccounts": [] }' $management list-organization-admin-accounts
as $management enable-organization-admin-account --admin-account-id $delegated
is 'an administrator is designated' '0' "$status$(cat "$tmp/err")"
says "{ \"AdminAccounts\": [ { \"AccountId\": \"$delegated\", \"Status\": \"ENABLED\" } ] }" \
  $management list-organization-admin-accounts
as $management enable-organization-admin-account --admin-account-id $delegated
is 'it is designated again' '254 ResourceConflictException' "$status $(sed -n 's/.*(\(.*\)).*/\1/p' "$tmp/err")"
fails InvalidAccessException "Account $administrator is not an administrator for this organization" \
  $administrator describe-organization-configuration
configuration='AutoEnable: AutoEnable, MemberAccountLimitReached: MemberAccountLimitReached, AutoEnableStandards: AutoEnableStandards'
says '{ "AutoEnable": false, "MemberAccountLimitReached": false, "AutoEnableStandards": "DEFAULT" }' \
  $delegated describe-organization-configuration --query "{$configuration}"
says '' $delegated update-organization-configuration --auto-enable --auto-enable-standards NONE
says '{ "AutoEnable": true, "MemberAccountLimitReached": false, "AutoEnableStandards": "NONE" }' \
  $delegated describe-organization-configuration --query "{$configuration}"
says "$none" $delegated create-members --account-details AccountId=$newcomer
says "$newcomer Enabled" $delegated list-members --query 'Members[].[AccountId, MemberStatus]' --output text
says '{ "Invitations": [] }' $newcomer list-invitations
fails BadRequestException "$rejected member cannot disassociate from Organization administrator" \
  $newcomer disassociate-from-master-account
says '' $management disable-organization-admin-account --admin-account-id $delegated
says Removed $delegated get-members --account-ids $newcomer --query 'Members[].MemberStatus' --output text

### Another Region, and what this is not for ###

region=cn-north-1
fails BadRequestException 'The request is rejected since no such resource found.' $administrator list-members
says '{ "AdminAccounts": [] }' $management list-organization-admin-accounts
says '' $administrator enable-security-hub
says 'arn:aws-cn:securityhub:cn-north-1:123456789012:hub/default' \
  $administrator describe-hub --query HubArn --output text
region=us-east-1
says '' $administrator disable-security-hub

### All other requests, without and with a server that answers them ###

handed_on="this is not one of Security Hub's operations around members and organizations, and --next names no server that answers it"
mv "$tmp/called" "$tmp/called-of-this"
fails UnknownOperationException 'no modelled operation has the method "POST" and the path "/findings"' $administrator get-findings
service=guardduty
fails NotImplementedException "$handed_on" $administrator list-detectors
service=
stop TERM

# It answers with what it was sent; the body is compressed if that is asked for.
cat >"$tmp/next.py" <<'END'
import gzip, http.server, json, sys, time


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def answer(self):
        sent = self.rfile.read(int(self.headers.get('content-length', 0)))
        body = json.dumps({'Findings': [], 'detectorIds': ['next'], 'Sent': [
            self.command, self.path, len(sent), sent[:40].decode(), self.headers['host'], self.headers['x-extra'],
            'Credential=' in self.headers.get('authorization', '')]}).encode()
        if self.path == '/slow':
            time.sleep(0.5)
        self.send_response({'/moved': 302, '/wrong': 503}.get(self.path, 200))
        if self.path == '/compressed':
            body = gzip.compress(body)
            self.send_header('content-encoding', 'gzip')
        if self.path == '/moved':
            self.send_header('location', '/findings')
        self.send_header('content-type', 'application/json')
        self.send_header('content-length', str(len(body)))
        self.send_header('x-amzn-requestid', 'of the next')
        self.end_headers()
        self.wfile.write(body)

    do_DELETE = do_GET = do_PATCH = do_POST = do_PUT = answer

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
print('http://127.0.0.1:%d' % server.server_port, flush=True)
server.serve_forever()
END
timeout -k 10 900 python3 "$tmp/next.py" >"$tmp/next.url" 2>"$tmp/next.err" </dev/null &
next=$!
tries=0
until grep -q . "$tmp/next.url"; do
  tries=$((tries + 1))
  if [ "$tries" -gt 200 ]; then echo "the next server does not start:"; cat "$tmp/next.err"; exit 1; fi
  sleep 0.1
done

start --next "$(cat "$tmp/next.url")"
says '' $administrator enable-security-hub
says '[]' $administrator get-findings --query Findings
service=guardduty
says next $administrator list-detectors --query DetectorIds --output text
service=
fails BadRequestException 'The request is rejected since no such resource found.' $member list-members
handed=$(timeout 60 python3 - "${url#http://}" <<'END'
import gzip, http.client, json, socket, sys, time
scope = 'AWS4-HMAC-SHA256 Credential=1/20260101/eu-west-1/securityhub/aws4_request, SignedHeaders=host, Signature=0'


def answer(method, path, body=None, **headers):
    connection = http.client.HTTPConnection(sys.argv[1], timeout=20)
    connection.request(method, path, body, {'Authorization': scope, 'Host': 'LocalHost:4566', 'x-extra': 'a', **headers})
    response = connection.getresponse()
    return response, response.read()


def sent(*request, **headers):
    response, body = answer(*request, **headers)
    assert response.headers.get_all('x-amzn-requestid') == ['of the next'], response.headers
    return json.loads(gzip.decompress(body) if response.headers['content-encoding'] else body)['Sent']


assert sent('POST', '/findings', '{"MaxResults": 1}') == ['POST', '/findings', 17, '{"MaxResults": 1}', 'LocalHost:4566', 'a', True]
raw = '/findingAggregator/get/arn%3Aaws%3Asecurityhub%3Aeu-west-1%3A1%3Afinding-aggregator%2Fa?a=%26&b=c+d'
assert sent('GET', raw) == ['GET', raw, 0, '', 'LocalHost:4566', 'a', True]
assert sent('GET', '/accounts', Authorization='none')[:2] == ['GET', '/accounts']
assert sent('GET', '/compressed', **{'Accept-Encoding': 'gzip'})[1] == '/compressed'
assert sent('PUT', '/large', b'x' * (10 << 20))[2] == 10 << 20
assert sent('PATCH', '/findings', iter([b'ab', b'c']))[2:4] == [3, 'abc']
moved, _ = answer('GET', '/moved')
left = socket.create_connection(sys.argv[1].split(':'), timeout=20)  # it does not wait for its answer
left.sendall(b'GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n')
time.sleep(0.2)
left.close()
time.sleep(0.5)
print(moved.status, moved.headers['location'], *(answer(*request)[0].status for request in [
    ('GET', '/wrong'), ('POST', '/findings', b'x' * ((10 << 20) + 1)), ('POST', '/accounts', b''), ('GET', '/accounts')]))
END
)
is 'requests that are handed on' '302 /findings 503 413 200 200' "$handed"
kill "$next"
wait "$next" 2>/dev/null || true
next=
timeout 20 python3 - "$url/findings" >"$tmp/out" <<'END'
import json, sys, urllib.error, urllib.request
try:
    urllib.request.urlopen(sys.argv[1], timeout=10)
except urllib.error.HTTPError as error:
    print(error.code, json.load(error)['Message'])
END
is 'a next server that has gone' '502 the server that --next names does not answer' "$(cat "$tmp/out")"
stop TERM

# The next server is the emulator itself.
start --port "${url##*:}" --next "$url"
fails NotImplementedException "$handed_on" $administrator get-findings
says '' $administrator enable-security-hub
stop TERM

for wrong in localhost:4566 ftp://127.0.0.1 'http://' 127.0.0.1; do
  status=0
  timeout 10 "$emulator" --next "$wrong" >"$tmp/out" 2>"$tmp/err" || status=$?
  is "--next $wrong" '1 1' "$status $(grep -c "^emulator: --next $wrong: " "$tmp/err")"
done

for wrong in 1 '' = 1= =1 '1= '; do
  status=0
  timeout 10 "$emulator" --organization 3=2 --organization "$wrong" >"$tmp/out" 2>"$tmp/err" || status=$?
  is "--organization $wrong" '1 1' "$status $(grep -c "^emulator: --organization $wrong: " "$tmp/err")"
done

### What the CLI does not send ###

start
statuses=$(timeout 60 python3 - "${url#http://}" <<'END'
import http.client, sys
scope = 'AWS4-HMAC-SHA256 Credential=1/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0'
ids = set()


def answer(method, path, body=None, region='eu-west-1', service='securityhub'):
    connection = http.client.HTTPConnection(sys.argv[1], timeout=20)
    connection.request(method, path, body, {'Authorization': scope % (region, service)} if region else {})
    response = connection.getresponse()
    response.read()
    ids.add(response.headers['x-amzn-requestid'])
    return response.status


print(answer('GET', '/accounts'), answer('POST', '/%61ccounts'),
      answer('GET', '/tags/arn:aws:securityhub:eu-west-1:1:hub/default'),
      answer('GET', '/tags/arn:aws:securityhub:eu-west-1:1:hub%2Fdefault'),
      answer('DELETE', '/tags/arn%3Aaws%3asecurityhub:eu-west-1:1:hub%2fdefault?tagKeys=a&tagKeys=%62'),
      answer('DELETE', '/tags/arn:aws:securityhub:eu-west-1:1:hub%2Fdefault'),
      answer('PATCH', '/accounts', b'{"AutoEnableControls": false}'), answer('PATCH', '/accounts', b'[]'),
      answer('GET', '/accounts?HubArn=%00'),
      answer('POST', '/members', b'{' + b' ' * (10 << 20)), answer('POST', '/members', b'{' * (10 << 20)),
      answer('GET', '/accounts', region=None), answer('GET', '/accounts', service='s3'),
      answer('GET', '/accounts', region='US'), answer('GET', '/accounts', region='a' * 65),
      [answer('GET', '/accounts', region='r-%d' % i) for i in range(70)].count(403), len(ids))
END
)
is 'requests of another kind' '401 200 404 200 200 400 200 400 400 413 400 501 501 403 403 7 85' "$statuses"

### What a page of a browser sends, and what never arrives as a whole ###

cat >"$tmp/raw.py" <<'END'
import json, socket, sys, time
scope = b'Authorization: Credential=1/20260101/eu-west-1/securityhub/aws4_request\r\n'


def send(text):
    connection = socket.create_connection(sys.argv[1].split(':'), timeout=30)
    connection.sendall(text)
    return connection


def answer(method, headers=b'', host=b'Host: localhost\r\n', version=b'1.1'):
    with send(method + b' HTTP/' + version + b'\r\n' + host + scope + headers + b'\r\n') as connection:
        head, body = b''.join(iter(lambda: connection.recv(65536), b'')).split(b'\r\n\r\n', 1)
    return head.split()[1].decode(), json.loads(body)


END
cat "$tmp/raw.py" - >"$tmp/hosts.py" <<'END'
for host in sys.argv[2:]:
    print(*answer(b'GET /accounts', host=b'Host: ' + host.encode() + b'\r\n')[:1], end=' ')
print(*answer(b'GET /accounts', host=b'Host: localhost\r\nHost: evil.example\r\n')[:1],
      *answer(b'GET /accounts', host=b'Host: evil.example\r\nHost: localhost\r\n')[:1],
      *answer(b'POST /accounts', host=b'Host: evil.example\r\n', headers=b'Content-Length: 9\r\n'))
END
text='the Host of a request must be localhost, 127.0.0.1 or [::1], with or without a port'
hosts=$(timeout 60 python3 "$tmp/hosts.py" "${url#http://}" localhost LOCALHOST:80 127.0.0.1 127.0.0.1:4566 '[::1]' '[::1]:1' \
  evil.example localhost.evil.example 127.0.0.1.evil.example 127.0.0.2 '[::2]' a@localhost '')
is 'hosts' "200 200 200 200 200 200 403 403 403 403 403 403 403 403 403 403 {'Message': '$text', 'Code': 'AccessDeniedException'}" \
  "$hosts"

# It is refused before it is sent, and while it is sent.
cat "$tmp/raw.py" - >"$tmp/large.py" <<'END'
import http.client
for headers in b'', b'Expect: 100-continue\r\n':
    print(*answer(b'POST /members', headers + b'Content-Length: 10485761\r\n'))
connection = http.client.HTTPConnection(sys.argv[1], timeout=20)
connection.request('POST', '/members', (b' ' * (1 << 20) for _ in range(20)), {'Authorization': scope[15:-2]})
response = connection.getresponse()
print(response.status, 10485760 < int(json.load(response)['Message'].split()[3]) <= 11 << 20)
END
text='the body has 10485761 bytes: it can have at most 10485760'
text="413 {'Message': '$text', 'Code': 'RequestEntityTooLargeException'}"
is 'bodies that are too large' "$text $text 413 True" "$(timeout 60 python3 "$tmp/large.py" "${url#http://}" | paste -sd ' ')"

# Others are answered meanwhile. The oldest connections end when there are too many, all of them in time.
cat "$tmp/raw.py" - >"$tmp/half.py" <<'END'
half = b'POST /members HTTP/1.1\r\nHost: localhost\r\n'
held = [send(text) for text in (b'', half, half + scope + b'Content-Length: 9\r\n\r\n{') for _ in range(100)]
begin = time.monotonic()
print(*answer(b'GET /accounts')[:1], held[0].recv(1), time.monotonic() - begin < 5)
trickle = send(half + b'x: ')
ended = 0
try:
    while time.monotonic() - begin < 30:
        trickle.sendall(b'x')
        time.sleep(0.1)
except OSError:
    ended = time.monotonic() - begin
for connection in held:
    try:
        connection.recv(1)
    except ConnectionResetError:
        pass
print(5 < ended < 20, time.monotonic() - begin < 20, *answer(b'GET /accounts')[:1])
END
is 'half requests' "200 b'' True True True 200" "$(timeout 120 python3 "$tmp/half.py" "${url#http://}" | paste -sd ' ')"
# `timeout` is the parent of the emulator.
pid=$(cat "/proc/$server/task/$server/children")
descriptors=$(find "/proc/${pid% }/fd" | wc -l)
is 'connections that were left open' yes "$([ "$descriptors" -gt 3 ] && [ "$descriptors" -lt 20 ] && echo yes || echo "$descriptors")"
stop TERM

### All of them, and the other way to stop ###

sed -n 's/^  BECKON_OPERATION_\([A-Z_]*\),\{0,1\}$/\1/p' "$top_srcdir/include/beckon/beckon-operation.h" | tr 'A-Z_' 'a-z-' |
  sort >"$tmp/operations"
is 'operations' 28 "$(wc -l <"$tmp/operations")"
is 'operations that were not called' '' "$(sort -u "$tmp/called-of-this" | comm -23 "$tmp/operations" -)"

start --port "${url##*:}"
is 'a port that is asked for' "$(sed 1q "$tmp/url")" "$url"
status=0
timeout 10 "$emulator" --port "${url##*:}" >"$tmp/out" 2>"$tmp/err" || status=$?
is 'a port that is taken' '1 1' "$status $(grep -c '^emulator: ' "$tmp/err")"
stop INT

echo "check-emulator: $n_checks checks, $n_failures failures; $n_calls calls of $("$AWS" --version | cut -d ' ' -f 1)"
[ "$n_failures" -eq 0 ]
