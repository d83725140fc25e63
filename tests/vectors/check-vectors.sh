#!/bin/sh
# The conformance vectors are what the exploration and the rules make of them, the command passes them all, so does the
# model in another language, under every switch, and a target that is wrong does not.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}" "${BECKON:?}" "${SANITIZERS?}"
vectors=$top_srcdir/tests/vectors
tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$tmp"' EXIT
fail () { echo "check-vectors: failed: $*"; exit 1; }
export PYTHONDONTWRITEBYTECODE=1

### The files ###

# A sanitized exploration of three accounts takes minutes, and `make explore` has its own.
files='lifecycle around switches'
[ -z "$SANITIZERS" ] || files=lifecycle
pids=
for file in $files; do
  timeout -k 10 900 "$top_builddir/tests/vectors/generate" "$file" >"$tmp/$file.jsonl" &
  pids="$pids $!"
done
for pid in $pids; do wait "$pid" || fail 'tests/vectors/generate'; done
timeout 60 python3 "$vectors/requests/print.py" >"$tmp/requests.jsonl"
for file in $files requests; do
  diff -q "$vectors/$file.jsonl" "$tmp/$file.jsonl" >"$tmp/log" || {
    diff "$vectors/$file.jsonl" "$tmp/$file.jsonl" | cut -c 1-300 | sed 10q
    fail "tests/vectors/$file.jsonl is not what is generated: make update-vectors, and look at the difference"
  }
done
"$BECKON" table --format csv >"$tmp/table.csv"
held=$(timeout 60 python3 "$vectors/check.py" "$top_srcdir/doc/semantics.md" "$tmp/table.csv" "$vectors"/*.jsonl) ||
  fail "$held"
# less_sure HOW COMPLAINT: lifecycle.jsonl changed by sed is found
less_sure () {
  sed "$1" "$vectors/lifecycle.jsonl" >"$tmp/less.jsonl"
  ! said=$(timeout 60 python3 "$vectors/check.py" "$top_srcdir/doc/semantics.md" "$tmp/table.csv" "$tmp/less.jsonl") ||
    fail "less sure, and nobody sees it: $1"
  echo "$said" | grep -qF "$2" || fail "$1: $said"
}
less_sure '1s/"must"/"may"/' 'lifecycle/L-none/create: it is a may, and should be a must'
less_sure '1s/"sure":"D,O"/"sure":"D"/' "its letters are 'D', and those of L-none/create 'D,O'"
# What doc/vectors.md shows is there.
# shellcheck disable=SC2016 # the backticks are Markdown's
sed -n '/^```json$/,/^```$/p' "$top_srcdir/doc/vectors.md" | grep -v '^```' >"$tmp/example.json"
python3 -c 'import json, sys
shown = json.load(open(sys.argv[1]))
assert shown in map(json.loads, open(sys.argv[2])), shown["name"]' "$tmp/example.json" "$vectors/lifecycle.jsonl" ||
  fail 'the example in doc/vectors.md'
echo "check-vectors: $held"

### Those who pass ###

# all_pass WHO ARGUMENT...: every vector passes, and none is set apart
all_pass () {
  who=$1
  shift
  timeout -k 10 600 python3 "$vectors/run.py" --strict "$@" >"$tmp/out" ||
    { grep -E '^(FAILED|DIFFERS)' "$tmp/out"; fail "$who does not pass"; }
  tail -n 1 "$tmp/out" | grep -q ' 0 failed; may [0-9]* passed, 0 differ; 0 lacking, 0 set apart$' ||
    fail "$who: $(tail -n 1 "$tmp/out")"
  echo "check-vectors: $who: $(tail -n 1 "$tmp/out")"
}
all_pass 'the command, by HTTP requests' --command "$BECKON run"
last=$(tail -n 1 "$tmp/out")
grep -qF "${last%%:*}: " "$top_srcdir/doc/vectors.md" || fail "doc/vectors.md does not know of ${last%%:*}"
all_pass 'the command, by operations' --command "$BECKON run" --by-operation
all_pass 'another partition' --command "$BECKON run" --region cn-north-1 --only 'W-1'
all_pass 'and another' --command "$BECKON run" --region us-gov-west-1 --only 'W-1'
# The model leaves some texts open.
model="python3 $vectors/model_lines.py"
all_pass 'the model' --command "$model" "$vectors/lifecycle.jsonl" "$vectors/around.jsonl"
all_pass 'the model, texts aside' --command "$model" --ignore texts

# What no switch changes is as by default under each of them, too.
# every_switch COMMAND: prints how much of (state, step, switch) it is held to
every_switch () {
  timeout -k 10 600 python3 "$vectors/every_switch.py" "$1" "$top_srcdir/doc/semantics.md" "$vectors"
}
for target in "$BECKON run" "$model"; do
  switched=$(every_switch "$target") || fail "$switched"
  echo "check-vectors: ${target##*/}: $switched"
done
own=$(echo "$switched" | sed 's/.*turned: \([0-9]*\) have.*/\1/')
grep -qF "${switched%% *}, of which $own have" "$top_srcdir/doc/vectors.md" ||
  fail "doc/vectors.md does not say: $switched"

### By HTTP: a server that knows the caller by a header of its own, or by an access key ###

cat >"$tmp/server.py" <<'END_OF_SERVER'
import base64, http.server, json, re, subprocess, sys

child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


class Handler(http.server.BaseHTTPRequestHandler):
    def handle_one_request(self):
        self.raw_requestline = self.rfile.readline()
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        path, _, query = self.raw_requestline.split()[1].decode().partition("?")
        body = base64.b64encode(self.rfile.read(int(self.headers["content-length"] or 0))).decode()
        key = re.search("Credential=(?:AKIA)?([0-9]+)/", self.headers["authorization"])[1]
        caller = self.headers["x-caller"].removeprefix("is ") if "x-caller" in self.headers else key
        line = {"as": caller, "method": self.command, "path": path, "query": query, "body_base64": body}
        child.stdin.write(json.dumps(line).encode() + b"\n")
        child.stdin.flush()
        answer = json.loads(child.stdout.readline())
        self.send_response(answer["status"])
        for name, value in answer["headers"].items():
            self.send_header(name.title(), value + ("; charset=utf-8" if name == "content-type" else ":http://x/"))
        self.end_headers()
        self.wfile.write(json.dumps(answer["body"]).encode())

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
END_OF_SERVER
timeout -k 10 300 python3 "$tmp/server.py" "$BECKON" run >"$tmp/url" &
server=$!
tries=0
until grep -q . "$tmp/url"; do
  tries=$((tries + 1))
  [ "$tries" -le 200 ] || fail 'the server does not start'
  sleep 0.1
done
url=$(cat "$tmp/url")
timeout -k 10 300 python3 "$vectors/run.py" --strict --endpoint "$url" --header 'X-Caller: is {account}' >"$tmp/out" ||
  { grep -E '^(FAILED|DIFFERS)' "$tmp/out"; fail 'HTTP'; }
echo "check-vectors: HTTP: $(tail -n 1 "$tmp/out")"
cat >"$tmp/accounts.json" <<'END_OF_ACCOUNTS'
[{"account": "100000000001", "access_key_id": "AKIA100000000001"}, {"account": "100000000002"},
 {"account": "100000000003", "access_key_id": "AKIA100000000003"}]
END_OF_ACCOUNTS
timeout 60 python3 "$vectors/run.py" --endpoint "$url/" --accounts "$tmp/accounts.json" --only 'L-pending/decline' \
  "$vectors/lifecycle.jsonl" "$vectors/requests.jsonl" >"$tmp/out" || fail 'accounts of a file'
grep -qx 'set apart for want of more accounts: 1' "$tmp/out" || fail "three accounts are not too few: $(cat "$tmp/out")"
kill "$server"
wait "$server" 2>/dev/null || true
server=

### Those who do not ###

cat >"$tmp/wrong.py" <<'END_OF_WRONG'
"""Passes lines on to a command and its answers back, with one thing wrong that the first argument names."""
import json, subprocess, sys


def declined_for_one_side(answer):
    for invitation in answer["body"].get("Invitations", []):
        invitation["MemberStatus"] = invitation["MemberStatus"].replace("Resigned", "Invited")


def another_text(answer):
    for entry in answer["body"].get("UnprocessedAccounts", []):
        entry["ProcessingResult"] = entry["ProcessingResult"].replace("already declined", "declined")


def no_error_type(answer):
    answer["headers"].pop("x-amzn-errortype", None)


def one_id(answer):
    for invitation in answer["body"].get("Invitations", []):
        invitation["InvitationId"] = 32 * "0"


def more(answer):
    answer["body"]["RequestId"] = "1"


def strangers(answer):
    for member in answer["body"].get("Members", []):
        member["AccountId"], member["Email"] = "1", "1@example.com"


def much_more(answer):
    answer["body"]["RequestId"] = 9000 * "x\n"


wrong = globals()[sys.argv[1]]
child = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for line in sys.stdin.buffer:
    child.stdin.write(line)
    child.stdin.flush()
    answer = json.loads(child.stdout.readline())
    if "body" in answer:
        wrong(answer)
    print(json.dumps(answer), flush=True)
END_OF_WRONG
n_wrong=0

# ends STATUS ARGUMENT...: what run.py ends with; it has printed to $tmp/out
ends () {
  wanted=$1
  shift
  status=0
  timeout -k 10 300 python3 "$vectors/run.py" "$@" >"$tmp/out" 2>"$tmp/err" || status=$?
  [ "$status" = "$wanted" ] || { cat "$tmp/err"; tail -n 3 "$tmp/out"; fail "$*: status $status, not $wanted"; }
  n_wrong=$((n_wrong + 1))
}

# wrong HOW VECTOR WHAT RULE PASSED FAILED: that vector fails for that, and the table counts it under the rule
wrong () {
  ends 1 --strict --command "python3 $tmp/wrong.py $1 $BECKON run" "$vectors/lifecycle.jsonl" "$vectors/requests.jsonl"
  grep -E "^(FAILED|DIFFERS) $2 at step [0-9]*(, [A-Za-z]*)?: " "$tmp/out" | grep -qF "$3" ||
    { grep -E '^(FAILED|DIFFERS)' "$tmp/out"; fail "$1: $2 is not told: $3"; }
  grep -qEx "$4( +[A-Z,]+)? +$5 +$6 +0" "$tmp/out" || { grep "^$4 " "$tmp/out"; fail "$1: $4 has not $5 passed and $6 failed"; }
}
wrong declined_for_one_side lifecycle/L-pending/decline \
  'body.Invitations[0].MemberStatus is "Invited", not "Resigned"' L-pending/decline 0 1
wrong another_text lifecycle/L-declined/decline 'UnprocessedAccounts[0].ProcessingResult is "The request' \
  L-declined/decline 0 1
wrong no_error_type requests/O-11/errors 'the header x-amzn-errortype is null' O-10 0 7
wrong one_id requests/W-5/fresh 'which was there before: ids are fresh' W-5 0 2
wrong more lifecycle/L-none/create 'unexpected member RequestId in body: "1"' L-none/create 0 1

# One switch turns another one, too.
cat >"$tmp/mixed" <<'END_OF_MIXED'
#!/bin/sh
case " $* " in *' twelve_digit_account_ids=true '*) set -- "$@" --switch reinvite_after_decline=true ;; esac
exec "$BECKON" "$@"
END_OF_MIXED
chmod +x "$tmp/mixed"
export BECKON
! mixed=$(every_switch "$tmp/mixed run") || fail "switches are mixed up, and nobody sees it: $mixed"
echo "$mixed" | grep -q '^twelve_digit_account_ids=true: lifecycle/L-declined/invite fails, and has no vector' ||
  fail "switches that are mixed up: $mixed"
n_wrong=$((n_wrong + 1))

# A may that is not as expected does not fail, unless it is asked to.
ends 0 --command "python3 $tmp/wrong.py another_text $BECKON run" "$vectors/lifecycle.jsonl"
grep -q '^DIFFERS lifecycle/L-declined/decline ' "$tmp/out" || fail 'a may that differs is not told'
ends 0 --strict --command "python3 $tmp/wrong.py another_text $BECKON run" --ignore texts "$vectors/lifecycle.jsonl"
ends 0 --command "$BECKON run" --can http
grep -qx 'set apart for want of organization: [1-9][0-9]*' "$tmp/out" || fail 'an organization is not set apart'
grep -qx 'set apart for want of management: [1-9][0-9]*' "$tmp/out" || fail 'a management account is not set apart'
ends 0 --strict --command "$BECKON run" --can organization --only 'G-9'
grep -qx 'set apart for want of management: [1-9][0-9]*' "$tmp/out" || fail 'an organization with a name is not set apart'
! grep 'want of organization' "$tmp/out" || fail 'an organization without a name is set apart'
grep -qEx 'G-2 +I +0 +0 +[1-9][0-9]*' "$tmp/out" || fail 'G-2 needs a switch, and is not set apart'
ends 1 --command "python3 $tmp/wrong.py more $BECKON run" --verbose --only 'L-none/create'
grep -q '^  came:  .*"RequestId"' "$tmp/out" || fail 'what came is not told'
ends 1 --command "python3 $tmp/wrong.py more $BECKON run" --json --only 'L-none/create'
python3 -c 'import json, sys
told = json.load(sys.stdin)
assert told["totals"]["must"]["passed"] == 0 < told["totals"]["must"]["failed"], told["totals"]
assert told["vectors"][0]["why"][0].startswith("unexpected member RequestId"), told["vectors"][0]
assert told["vectors"][0]["operation"] == "EnableSecurityHub", told["vectors"][0]
assert told["vectors"][0]["tells"], told["vectors"][0]' <"$tmp/out" ||
  fail 'what --json says'

# What fails alike is told together, with the operation, the sentence, and the placeholders of the file; the simplest
# vectors come first, and so does what they get wrong.
ends 1 --command "python3 $tmp/wrong.py strangers $BECKON run" --verbose
grep '^What first differs in ' "$tmp/out" >"$tmp/groups"
cat >"$tmp/wanted" <<'END_OF_GROUPS'
What first differs in MANY vectors: body.Members[].AccountId
What first differs in MANY vectors: unexpected member Email in body.Members[]
END_OF_GROUPS
sed 's/[0-9][0-9]* vectors\{0,1\}/MANY vectors/' "$tmp/groups" | diff "$tmp/wanted" - || fail 'the groups of what differs'
[ "$(grep -cE '^(FAILED|DIFFERS) ' "$tmp/out")" = "$(awk '{ n += $5 } END { print n }' "$tmp/groups")" ] ||
  fail 'not every failure is in a group'
sed -nE 's/^(FAILED|DIFFERS) ([a-z]*).*/\2/p' "$tmp/out" | uniq | paste -sd ' ' >"$tmp/order"
[ "$(cat "$tmp/order")" = 'lifecycle around switches requests' ] ||
  fail "the simplest files are not first: $(cat "$tmp/order")"
grep -A 8 '^FAILED lifecycle/L-pending/decline ' "$tmp/out" | sed -E 's/is [0-9]{12}/is NUMBER/g' >"$tmp/told"
for told in '/L-pending/decline at step 6, ListMembers: body.Members[0].AccountId is "1", not "${member}"' \
  '  When pending, decline leads to declined.' \
  '  also: body.Members[0].Email is "1@example.com", not "${member}@example.com"' \
  '  with:     ${administrator} is NUMBER, ${member} is NUMBER' \
  '  request:  {"as": "${administrator}", "operation": "ListMembers"' \
  '"MasterId": "${administrator}", "AdministratorId": "${administrator}", "MemberStatus": "Resigned", "InvitedAt": "${time-1}"'; do
  grep -qF -- "$told" "$tmp/told" || { cat "$tmp/told"; fail "not told: $told"; }
done
grep -q '^  came: .*"AccountId": "1", .*"MasterId": "${administrator}"' "$tmp/told" || fail 'the placeholders of what came'

# A target that does not begin at all has no step.
ends 1 --command "$tmp/nothing" --only L-pending/decline --verbose "$vectors/lifecycle.jsonl"
grep -q '^FAILED lifecycle/L-pending/decline at its beginning: ' "$tmp/out" || fail 'a target that does not begin'

# A long value is cut, so that it is one line. Of two long texts what is different is seen.
ends 1 --command "python3 $tmp/wrong.py much_more $BECKON run" "$vectors/lifecycle.jsonl"
[ "$(wc -L <"$tmp/out")" -le 401 ] || fail 'a line is too long'
grep -q '^FAILED lifecycle/L-pending/decline at step 1, EnableSecurityHub: unexpected member RequestId in body: "x' "$tmp/out" || fail 'what is cut'
python3 -c 'import sys
sys.path.insert(0, sys.argv[1])
import vector_format
why, = vector_format.Names("us-east-1", {}).compare(300 * "x" + "1\n2", 300 * "x" + "34", "Message")
assert len(why) < 200 and "x1\\n2" in why and "x34" in why, why' "$vectors" || fail 'two long texts'

# Nobody there, nobody who answers, nonsense: told in one sentence, and soon.
ends 2 --command false
ends 2 --command "$tmp/nothing"
ends 2 --command 'sleep 60' --timeout 0.2
ends 2 --endpoint http://127.0.0.1:9 --timeout 2
ends 2 --command "$BECKON run" --only Z-1
ends 2 --client nothing:there
echo '{}' >"$tmp/empty.jsonl"
ends 2 --command "$BECKON run" "$tmp/empty.jsonl"
[ "$(wc -l <"$tmp/err")" = 1 ] || fail "what is told of no vector: $(cat "$tmp/err")"

### Installed ###

timeout -k 10 300 "${MAKE:-make}" -C "$top_builddir" DESTDIR="$tmp/root" datadir=/share install-dist_vectorsDATA \
  install-dist_vectorsSCRIPTS >"$tmp/log" 2>&1 || { cat "$tmp/log"; fail 'make install'; }
installed=$tmp/root/share/beckon/vectors
(cd / && timeout -k 10 300 "$installed/run.py" --command "$BECKON run" --only 'L-*' >"$tmp/out") ||
  fail 'what is installed'
[ "$(find "$tmp/root" -type f | wc -l)" = 8 ] || fail "installed are $(find "$tmp/root" -type f)"

echo "check-vectors: $last; $n_wrong runs that must not pass do not"
