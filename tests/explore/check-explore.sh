#!/bin/sh
# Every reachable world: two accounts with hubs and organizations, three with hubs on; and every world that is seven calls
# away from one organization of three. All are judged by rules written down twice.
set -eu
: "${top_srcdir:?make check sets it}" "${top_builddir:?}"
explore=$top_builddir/tests/explore/explore
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# explore_into FILE [ARGUMENT]...: the time is for a sanitized build
explore_into() {
  file=$1
  shift
  timeout 1500 "$explore" "$@" >"$file" 2>&1 || {
    echo "explore $*: exit status $?" >>"$file"
    return 1
  }
}

status=0
# On two processors, the last one takes as long as the others together.
explore_into "$tmp/organization" --accounts 3 --hubs-on --depth 7 &
organization=$!
explore_into "$tmp/two" || status=1
explore_into "$tmp/three" --accounts 3 --hubs-on --no-organizations || status=1
wait "$organization" || status=1
cat "$tmp/two" "$tmp/three" "$tmp/organization"

# An exploration that stopped short would find nothing wrong: a change of the rules that moves these shows it here.
grep -q ': 5143 worlds (10204 before renaming)' "$tmp/two" || status=1
grep -q ': 12266 worlds (72816 before renaming)' "$tmp/three" || status=1
grep -q ': 35695 worlds (213328 before renaming)' "$tmp/organization" || status=1
if [ "$status" -ne 0 ]; then
  echo 'check-explore: see above what is wrong, or which worlds are there that were not'
  exit 1
fi

# sum WORD: the figures in front of it, added up
sum() {
  sed -n "s/.*[ (]\([0-9]*\) $1.*/\1/p" "$tmp/two" "$tmp/three" "$tmp/organization" | awk '{ n += $1 } END { print n }'
}
# grouped NUMBER: as people write it
grouped() { echo "$1" | sed ':a; s/\([0-9]\)\([0-9]\{3\}\)\($\|,\)/\1,\2\3/; ta'; }
calls=$(sum calls)
for figure in "$(grouped "$(sum before)") worlds, or $(grouped "$(sum worlds)")" \
  "$((calls / 1000000)).$((calls / 100000 % 10)) million calls"; do
  grep -qF "$figure" "$top_srcdir/README.md" || { echo "check-explore: README.md does not say $figure"; exit 1; }
done
echo "check-explore: $(sum worlds) worlds, $(sum before) before renaming, $(sum calls) calls, none wrong"
