#!/bin/sh
# `./quickstart emulator` starts the emulator, says three commands that work, passes its options on, and stops it; --help
# fits into 80 columns. The building is left out: a tree that is already built stands in for it.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}"
AWS=${AWS:-/usr/bin/aws}
skip () { echo "check-emulator-start: skipped: $*"; exit 77; }
[ -x "$top_builddir/examples/emulator" ] || skip "examples/emulator was not built: there was no libsoup-3.0"
[ -x "$AWS" ] || skip "there is no $AWS (Debian's awscli)"

tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM HUP
fail () { echo "check-emulator-start: failed: $*"; exit 1; }
unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_CA_BUNDLE AWS_CLI_AUTO_PROMPT AWS_DATA_PATH
unset AWS_MAX_ATTEMPTS AWS_RETRY_MODE AWS_DEFAULT_OUTPUT AWS_REGION
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
export HOME="$tmp" AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
export AWS_PAGER='' PATH="$tmp/bin:$PATH"

# A tree whose configure makes a Makefile that links the emulator of this build. Nothing is installed.
mkdir -p "$tmp/bin" "$tmp/tree/build-aux"
cp "$top_srcdir/quickstart" "$tmp/tree"
: >"$tmp/tree/Makefile.in"
: >"$tmp/tree/build-aux/ltmain.sh"
cat >"$tmp/tree/configure" <<END
#!/bin/sh
: >config.status
printf 'all:\nexamples/emulator:\n\tmkdir -p examples\n\tln -s %s \$@\n' "$top_builddir/examples/emulator" >Makefile
END
printf '#!/bin/sh\necho "apt-get was called"\nexit 1\n' >"$tmp/bin/apt-get"
chmod +x "$tmp/tree/configure" "$tmp/bin/apt-get"

# start OPTION...: waits until it has said what to try; sets $url
start () {
  : >"$tmp/out"
  timeout -k 10 300 "$tmp/tree/quickstart" emulator "$@" >"$tmp/out" 2>"$tmp/err" </dev/null &
  server=$!
  tries=0
  until grep -q 'list-members' "$tmp/out"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$server" 2>/dev/null; then
      cat "$tmp/out" "$tmp/err"
      ! grep -q 'apt-get was called' "$tmp/out" || skip 'something that ./quickstart would install is missing'
      fail 'it does not start'
    fi
    sleep 0.1
  done
  url=$(sed -n 's/.* answers at \([^,]*\),.*/\1/p' "$tmp/out")
}

# answers: whether anything listens at $url
answers () {
  timeout 20 python3 -c 'import sys, urllib.parse, socket
url = urllib.parse.urlsplit(sys.argv[1])
socket.create_connection((url.hostname, url.port), timeout=10)' "$url" 2>/dev/null
}

# What it says to type is typed.
start
[ "$(grep -c '^  aws ' "$tmp/out")" = 3 ] || fail "not three commands: $(cat "$tmp/out")"
sed -n "s,^  \(export\|aws\) ,    \1 ,; s,$url,http://127.0.0.1:4566,; /^    /p" "$tmp/out" >"$tmp/shown"
grep -E '^    (export AWS|aws --endpoint)' "$top_srcdir/README.md" | diff - "$tmp/shown" || fail 'README.md shows other commands'
{ echo 'set -eu'; sed -n 's/^  \(export\|aws\) /\1 /p' "$tmp/out" | sed "s|^aws |timeout 120 $AWS |"; } >"$tmp/commands"
timeout -k 10 400 sh "$tmp/commands" >"$tmp/answered" 2>"$tmp/err" || { cat "$tmp/answered" "$tmp/err"; fail 'the three commands'; }
for text in '"UnprocessedAccounts": \[\]' '"AccountId": "111122223333"' '"MemberStatus": "Created"'; do
  grep -q "$text" "$tmp/answered" || { cat "$tmp/answered"; fail "not answered: $text"; }
done

# A query key that is ignored is told, and nothing else gets that header.
timeout 60 python3 - "${url#http://}" >"$tmp/hints" <<'END'
import http.client, sys
scope = 'AWS4-HMAC-SHA256 Credential=123456789012/20260101/us-east-1/securityhub/aws4_request, SignedHeaders=host, Signature=0'
for target in '/members?maxResults=5', '/members?MaxResults=5', '/members?color=blue', '/members?MaxResult%FF=5', '/Members':
    connection = http.client.HTTPConnection(sys.argv[1], timeout=20)
    connection.request('GET', target, headers={'Authorization': scope})
    response = connection.getresponse()
    print(response.status, response.headers['x-beckon-hint'])
END
ignored='in its query, and ignores it: it can have MaxResults, OnlyAssociated or NextToken'
printf '%s\n' "200 ListMembers has no key \"maxResults\" $ignored" '200 None' '200 None' \
  "400 ListMembers has no key \"MaxResult?\" $ignored" '404 None' | diff - "$tmp/hints" || fail 'hints'

# `timeout` passes the signal on.
kill "$server"
wait "$server" 2>/dev/null || true
server=
! answers || fail 'it answers after it was stopped'

# Options are its own.
start --port "${url##*:}" --organization 1=2
[ "$(sed -n 's/.* answers at \([^,]*\),.*/\1/p' "$tmp/out")" = "$url" ] || fail 'not the port that was asked for'
kill "$server"
wait "$server" 2>/dev/null || true
server=
status=0
timeout 60 "$tmp/tree/quickstart" emulator --organization 1 >"$tmp/out" 2>"$tmp/err" </dev/null || status=$?
[ "$status $(grep -c '^emulator: --organization 1: ' "$tmp/err")" = '1 1' ] || fail "a wrong option: $status, $(cat "$tmp/err")"

timeout 60 "$tmp/tree/quickstart" emulator --help >"$tmp/help" 2>"$tmp/err" </dev/null || fail "--help: $(cat "$tmp/err")"
grep -q -- '--organization=ACCOUNT=MANAGEMENT' "$tmp/help" || fail "--help: $(cat "$tmp/help")"
"$top_srcdir/quickstart" --help >>"$tmp/help"
[ "$(LC_ALL=C.UTF-8 wc -L <"$tmp/help")" -le 80 ] || fail "help is too wide: $(LC_ALL=C.UTF-8 wc -L <"$tmp/help")"
echo "check-emulator-start: three commands work, it stops, and takes its options"
