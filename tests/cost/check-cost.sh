#!/bin/sh
# How many instructions a step takes for each id or record, counted by callgrind: the same on a quiet and on a busy
# machine. costs.txt has the numbers that were agreed on, and what they were counted with. A step may take 5 % more.
# `make update-cost` (with --update) writes the numbers anew.
set -u
: "${top_srcdir:?make check sets it}" "${top_builddir:?}" "${CC:?}"
here=tests/cost
agreed=$top_srcdir/$here/costs.txt
command -v valgrind >/dev/null || { echo "no valgrind"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Other compilers and libraries take other numbers of instructions.
with () {
  compiler=$($CC --version | sed -n '1s/^\([a-z]*\).* \([0-9]*\)\.[0-9.]*$/\1 \2/p')
  glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null)
  glib=$(pkg-config --modversion glib-2.0 | cut -d . -f -2)
  echo "$compiler, ${CFLAGS:-}, $glibc, glib $glib, $(uname -m)"
}

# count STEP: the instructions for one id; fails if there are none, as when callgrind does not see the function
count () {
  timeout 120 "$top_builddir/libtool" --mode=execute valgrind --tool=callgrind --toggle-collect=collected \
    --callgrind-out-file=/dev/null "$top_builddir/$here/cost" "$1" >"$tmp/ids" 2>"$tmp/told" || { cat "$tmp/told"; return 1; }
  sed -n 's/.*Collected : //p' "$tmp/told" |
    awk -v ids="$(cat "$tmp/ids")" '{ n = $1 } END { if (n > 0) printf "%.0f\n", n / ids; exit !(n > 0) }' ||
    { cat "$tmp/told"; return 1; }
}

steps='create invite decline accept delete page explain request'
with=$(with)
if [ "${1:-}" = --update ]; then
  sed '/^[^#]/d' "$agreed" >"$tmp/costs"
  echo "with: $with" >>"$tmp/costs"
  for step in $steps; do
    cost=$(count "$step") || { echo "$step: not counted: $cost"; exit 1; }
    echo "$step $cost" >>"$tmp/costs"
  done
  cp "$tmp/costs" "$agreed"
  exit 0
fi

# judge STEP COST: whether it may cost that
judge () {
  awk -v step="$1" -v cost="$2" '
    $1 == step {
      n++
      over = cost > $2 * 1.05
      printf "%-8s %6d instructions, agreed %6d%s\n", step, cost, $2,
             over ? ": FAILED" : cost < $2 * 0.95 ? ": make update-cost keeps it there" : ""
    }
    END { exit n != 1 || over }' "$agreed"
}

[ "$(sed -n 's/^with: //p' "$agreed")" = "$with" ] || {
  echo "nothing to compare: the numbers are of $(sed -n 's/^with: //p' "$agreed"), and this is $with"
  exit 77
}
bad=0
for step in $steps; do
  if cost=$(count "$step"); then judge "$step" "$cost" || bad=1; else echo "$step: not counted: $cost"; bad=1; fi
done
judge decline "$(awk '$1 == "decline" { printf "%d", $2 * 1.06 }' "$agreed")" >/dev/null && { echo "6 % more passed"; bad=1; }
exit "$bad"
