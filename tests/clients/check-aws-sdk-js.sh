#!/bin/sh
# Clients of the AWS SDK for JavaScript are answered by the libraries just built: the tests of adapters/aws-sdk-js.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}"
adapter=$top_srcdir/adapters/aws-sdk-js
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
skip () { echo "check-aws-sdk-js: skipped: $*"; exit 77; }

command -v node >/dev/null || skip 'there is no node'
node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)' || skip "node is $(node --version), and 18 is the least"
[ -d "$adapter/node_modules/koffi" ] || skip 'adapters/aws-sdk-js/node_modules is not there: npm ci makes it'
BECKON_LIBRARY_PATH=$top_builddir/lib/.libs
export BECKON_LIBRARY_PATH
[ -e "$BECKON_LIBRARY_PATH/libbeckon-wire.so.0" ] || skip 'there are no shared libraries'
case ${SANITIZERS:-} in
  ?*)
    # koffi calls C on a stack of its own, and the address sanitizer takes that for a wild pointer.
    echo "check-aws-sdk-js: not with sanitizers ($SANITIZERS), which do not know node's stacks; the plain build is tested"
    exit 0
    ;;
esac

# Nothing of whoever runs this may change what clients do.
for name in $(env | sed -n 's/^\(AWS_[A-Z_]*\)=.*/\1/p') NODE_OPTIONS NODE_PATH; do unset "$name"; done
AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
export AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE

# index.d.ts declares the operations of the library, with their inputs, and its exceptions.
: "${BECKON:?}"
same () {
  if [ -s "$tmp/known" ] && diff -u "$tmp/known" "$tmp/declared"; then return; fi
  echo "check-aws-sdk-js: $1 of the library (-) are not those of index.d.ts (+)"
  exit 1
}
sed -n '/^export type Operation =$/,/;$/s/^  | "\([A-Za-z]*\)";*$/\1/p' "$adapter/index.d.ts" | sort >"$tmp/declared"
"$BECKON" table --format json >"$tmp/table.json"
cat >"$tmp/operations.cjs" <<'END_OF_PROGRAM'
const { operations } = JSON.parse(require("fs").readFileSync(0));
for (const { name, input } of operations) {
  const fields = input.map((field) => field.name + (field.required ? "" : "?")).sort();
  console.log(process.argv[2] === "inputs" ? [name, ...fields].join(" ") : name);
}
END_OF_PROGRAM
node "$tmp/operations.cjs" names <"$tmp/table.json" | sort >"$tmp/known"
same 'the operations'
cat >"$tmp/inputs.cjs" <<'END_OF_PROGRAM'
const text = require("fs").readFileSync(0, "utf8");
const [, inputs] = /^export interface OperationInputs {\n(.*?)^}$/ms.exec(text);
for (const [, name, input] of inputs.matchAll(/^  (\w+): (.*?);\n(?=  \w|$)/gms)) {
  const inside = input.replace(/^{(.*)}$/s, "$1").replace(/{[^{}]*}/g, ""); // but not what is in members
  const fields = [...inside.matchAll(/(\w+\??):/g)].map(([, field]) => field).sort();
  console.log([name, ...fields.filter((field) => field !== "EnableDefaultStandards?")].join(" "));
}
END_OF_PROGRAM
node "$tmp/operations.cjs" inputs <"$tmp/table.json" | sort >"$tmp/known"
node "$tmp/inputs.cjs" <"$adapter/index.d.ts" | sort >"$tmp/declared"
same 'the inputs'
sed -n 's/.*{ "\([A-Za-z]*Exception\)", [0-9].*/\1/p' "$top_srcdir/lib/rules/error.c" | sort >"$tmp/known"
sed -n 's/^  | "\([A-Za-z]*Exception\)";*$/\1/p' "$adapter/index.d.ts" | sort >"$tmp/declared"
same 'the exceptions'

status=0
(cd "$adapter" && timeout -k 10 900 node --test --test-reporter=spec test/*.test.js) >"$tmp/log" 2>&1 || status=$?
cat "$tmp/log"
count () { sed -n "s/^[^a-z]*$1 \([0-9]*\)\$/\1/p" "$tmp/log"; }
if [ "$status" -ne 0 ] || [ "$(count pass)" -eq 0 ]; then echo "check-aws-sdk-js: failed, with status $status"; exit 1; fi
summary="$(count pass) tests passed, $(count fail) failed, on Node $(node --version | tr -d v)"

### A stranger's project, by what README says ###

block () { awk -v n="$1" '/^```sh$/ { inside = ++seen == n; next } /^```/ { inside = 0 } inside' "$adapter/README.md"; }
fail () { cat "$tmp/log"; echo "check-aws-sdk-js: failed: $*"; exit 1; }
export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false npm_config_prefer_offline=true
mkdir "$tmp/stranger"
cd "$tmp/stranger"
echo '{ "name": "stranger", "private": true }' >package.json
timeout -k 10 300 npm install jest@29.7.0 >"$tmp/log" 2>&1 ||
  { cat "$tmp/log"; skip "$summary; not installed in a project, as npm reaches no registry"; }
block 1 | sed "s|PATH/TO/adapters|'$top_srcdir'/adapters|; s|client-securityhub|&@3.962.0|" >"$tmp/install.sh"
timeout -k 10 300 sh -eux "$tmp/install.sh" >"$tmp/log" 2>&1 || fail 'what README.md says of installing'
cmp "$top_srcdir/COPYING" node_modules/beckon-aws-sdk-js/COPYING

# The archive has what package.json says, and each module there is.
(cd "$adapter" && ls COPYING README.md index.d.ts index.js package.json src/*.js) >"$tmp/there"
(cd node_modules/beckon-aws-sdk-js && find . -type f | sed 's|^\./||') | sort | diff "$tmp/there" - ||
  fail 'the archive is not what it should be'

# README's program prints what stands below it: as a module, from CommonJS, and in Jest.
awk '/^```js$/ { inside = 1; next } /^```/ && inside { exit } inside' "$adapter/README.md" >program.mjs
awk '/^prints$/ { seen = 1 } seen && /^```$/ { if (inside) exit; inside = 1; next } inside' "$adapter/README.md" >"$tmp/expected"
[ -s "$tmp/expected" ] || fail 'README.md has no program'
# On standard error, the SDK says there which versions of Node it is going to leave behind.
timeout 60 node program.mjs >"$tmp/printed" 2>"$tmp/log" || fail 'README.md'"'"'s program in the project'
diff "$tmp/expected" "$tmp/printed" || fail 'README.md'"'"'s program prints something else'
echo '(async () => console.log(typeof (await import("beckon-aws-sdk-js")).World))();' >common.cjs
[ "$(timeout 60 node common.cjs)" = function ] || fail 'import() in a CommonJS module'
cat >world.test.mjs <<'END_OF_TEST'
import { SecurityHub } from "@aws-sdk/client-securityhub";
import { World } from "beckon-aws-sdk-js";

test("a client is answered", async () => {
  const world = new World();
  const member = new SecurityHub(world.clientConfig("111122223333"));
  await member.enableSecurityHub({});
  expect((await member.getInvitationsCount({})).InvitationsCount).toBe(0);
});
END_OF_TEST
block 2 >"$tmp/jest.sh"
timeout -k 10 300 sh -eux "$tmp/jest.sh" >"$tmp/log" 2>&1 || fail 'what README.md says of Jest'
grep -q '^Tests: *1 passed, 1 total' "$tmp/log" || fail 'Jest has not run the test'
echo "check-aws-sdk-js: $summary; installed in a project, with Jest"
