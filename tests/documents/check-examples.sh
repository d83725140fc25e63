#!/bin/sh
# Every script in examples/ answers what stands beside it; twice the same to the byte, and its journal replays.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
for script in "$top_srcdir"/examples/*.jsonl; do
  name=$(basename "$script" .jsonl)
  for time in first second; do
    timeout 60 "$BECKON" run --clock 2026-01-01T00:00:00Z --seed 1 --journal "$tmp/$name.$time.journal" <"$script" \
      >"$tmp/$name.$time" || [ $? -eq 1 ]
    diff -u "${script%.jsonl}.answers" "$tmp/$name.$time"
  done
  cmp "$tmp/$name.first.journal" "$tmp/$name.second.journal"
  timeout 60 "$BECKON" replay "$tmp/$name.first.journal" | grep -q 'all the same when replayed$'
  n=$((n + 1))
done

# A journal that says something else is found out, at its line.
sed 's/already declined/already accepted/' "$tmp/decline.first.journal" >"$tmp/changed"
if cmp -s "$tmp/changed" "$tmp/decline.first.journal"; then exit 1; fi
status=0
timeout 60 "$BECKON" replay "$tmp/changed" >"$tmp/told" || status=$?
[ "$status" -eq 1 ]
line=$(grep -n 'already accepted the' "$tmp/changed" | head -n 1 | cut -d : -f 1)
grep -q ", line $line differs:\$" "$tmp/told"

# A file that is not a journal is refused with a sentence.
for what in '' '{}' '{"journal": 3, "semantics": 1, "world": {}}' 'nonsense'; do
  status=0
  printf '%s\n' "$what" | timeout 60 "$BECKON" replay - >"$tmp/told" 2>"$tmp/sentence" || status=$?
  [ "$status" -eq 2 ] && [ "$(wc -l <"$tmp/sentence")" -eq 1 ]
done
echo "check-examples: $n scripts answer what stands beside them, and their journals replay"
