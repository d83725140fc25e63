#!/bin/sh
# Every rule, cell, reason and switch of doc/semantics.md is held by a test or a vector, and doc/trace.md names them; what
# tests and vectors name is there; every text that a caller can get stands in doc/semantics.md, and its tables are the
# library's.
# shellcheck disable=SC2016 # the backquotes are Markdown's
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
trace () { timeout 120 python3 "$1/tests/trace/trace.py" "$BECKON"; }

trace "$top_srcdir" >"$tmp/said" || { cat "$tmp/said"; exit 1; }

# That it can fail, in a copy: each of these is found and named.
cp -R "$top_srcdir/tests" "$tmp/tests"
mkdir -p "$tmp/doc" "$tmp/adapters" "$tmp/include/beckon"
cp "$top_srcdir"/include/beckon/beckon-coverage.h "$tmp/include/beckon"
cp "$top_srcdir"/doc/semantics.md "$top_srcdir"/doc/trace.md "$tmp/doc"
cp -R "$top_srcdir/lib" "$tmp/lib"
for adapter in botocore/tests aws-sdk-js/test rust/tests; do
  mkdir -p "$tmp/adapters/$adapter"
  cp "$top_srcdir/adapters/$adapter"/*.[jpr][sy] "$tmp/adapters/$adapter"
done
chmod -R u+w "$tmp"
trace "$tmp" >"$tmp/copy"
cmp "$tmp/said" "$tmp/copy"

# A file that is not as it would be written, and one that is not there.
sed -i '0,/vectors/s//vector/; s/check-hub, //' "$tmp/doc/trace.md"
if trace "$tmp" >"$tmp/stale"; then echo 'check-trace: a stale doc/trace.md is not found'; exit 1; fi
rm "$tmp/doc/trace.md"
if trace "$tmp" >"$tmp/gone"; then echo 'check-trace: a missing doc/trace.md is not found'; exit 1; fi
for complaints in stale gone; do
  grep -qF 'doc/trace.md does not say what holds each rule' "$tmp/$complaints" ||
    { cat "$tmp/$complaints"; echo "check-trace: not found: a doc/trace.md that is $complaints"; exit 1; }
done

echo '/* G-77 */' >>"$tmp/tests/rules/check-hub.c"
sed -i 's/is empty: it must name/is empty, and must name/' "$tmp/lib/values/request-check.c"
sed -i 's/but not an object/and not an object/' "$tmp/lib/wire/wire.c"
sed -i 's/AutoEnable is true: it must/AutoEnable is true, and must/' "$tmp/lib/call/organization.c"
sed -i 's/ names the hub %s, but/ names the hub %s, and/' "$tmp/lib/call/hub.c"
sed -i 's/"begins with aws:"/"starts with aws:"/' "$tmp/lib/values/tags.c"
sed -i 's,`POST /invitations/decline`,`POST /invitations/declined`,; s/^\(| ResourceConflict .*\) 409 |/\1 408 |/
  s/^\(| `ServiceUnavailable` |\) 503 |/\1 504 |/; s/`Too Many Requests`/`Too many requests`/
  s/^\(| `max_members` | G-8 | `1000\)`/\11`/; s/^\(| `self-invite` .*\) DS |/\1 D |/
  s,`PATCH /accounts`,`PATCH /account`,; s,`GET /tags/{ResourceArn}`,`GET /tag/{ResourceArn}`,
  s/^| `guard` | The /| `guard` | A /; s/^| O-12 | `HubArn is not an ARN/| O-7 | `HubArn is not an ARN/' "$tmp/doc/semantics.md"
sed -i 's/^#### O-12 /#### O-99 /' "$tmp/doc/semantics.md"
sed -i '/^#### T-5 /,/^Sure/ s/^Sure: I/Sure: D, I/; s/^\(| `hub-off` .*\) I for each/\1 D for each/' "$tmp/doc/semantics.md"
sed -i 's/W-7, T-4/W-7/' "$tmp/include/beckon/beckon-coverage.h"
if trace "$tmp" >"$tmp/complaints"; then echo 'check-trace: mistakes are not found'; exit 1; fi
for complaint in 'check-hub names G-77, which is not a rule' 'O-99: no test and no vector names it' \
  'T-4 is not counted by a coverage' \
  'check-hub names O-12, which is not a rule' 'doc/semantics.md does not have the text: AccountIds is empty, and must' \
  'does not have the text: the body is JSON, and not an object' 'a text that the library does not have: the body is JSON, but' \
  'does not have the text: AutoEnable is true, and must' 'does not have the text: ResourceArn names the hub <>, and' \
  'does not have the text: starts with aws:' 'a text that the library does not have: begins with aws:' \
  'DeclineInvitations is not POST /invitations/declined' 'ResourceConflictException has status 409, not 408' \
  'UpdateSecurityHubConfiguration is not PATCH /account' 'ListTagsForResource is not GET /tag/{ResourceArn}' \
  'ServiceUnavailable has status 503, not 504' 'doc/semantics.md does not have the text: Too Many Requests' \
  'max_members is 1000 by default' 'self-invite is DS, not D' \
  'T-5 is I, not D,I' 'hub-off is O,I, not O for' \
  'the remedy of guard is: The embedder' 'has it by O-7, and the library raises it by O-12'; do
  grep -qF "$complaint" "$tmp/complaints" ||
    { cat "$tmp/complaints"; echo "check-trace: not found: $complaint"; exit 1; }
done
cat "$tmp/said"
