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

# The operations that index.d.ts declares are those of the library.
: "${BECKON:?}"
sed -n '/^export type Operation =$/,/;$/s/^  | "\([A-Za-z]*\)";*$/\1/p' "$adapter/index.d.ts" | sort >"$tmp/declared"
"$BECKON" table --format json |
  node -e 'const table = JSON.parse(require("fs").readFileSync(0)); for (const { name } of table.operations) console.log(name);' |
  sort >"$tmp/known"
[ -s "$tmp/known" ] && diff -u "$tmp/known" "$tmp/declared" ||
  { echo 'check-aws-sdk-js: the operations of the library (-) are not those of index.d.ts (+)'; exit 1; }

status=0
(cd "$adapter" && timeout -k 10 900 node --test --test-reporter=spec test/*.test.js) >"$tmp/log" 2>&1 || status=$?
cat "$tmp/log"
count () { sed -n "s/^[^a-z]*$1 \([0-9]*\)\$/\1/p" "$tmp/log"; }
if [ "$status" -ne 0 ] || [ "$(count pass)" -eq 0 ]; then echo "check-aws-sdk-js: failed, with status $status"; exit 1; fi
echo "check-aws-sdk-js: $(count pass) tests passed, $(count fail) failed, on Node $(node --version | tr -d v)"
