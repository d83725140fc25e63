#!/bin/sh
# The formal twin (promela/lifecycle.pml): spin finds V-1 to V-7 in every world, and finds what is wrong in wrong ones.
set -eu
: "${BECKON:?make check sets it}" "${top_srcdir:?}"
skip () { echo "check-promela: skipped: $*"; exit 77; }
command -v spin >/dev/null || skip 'there is no spin (Debian: spin)'
cc=${CC:-cc}
export PYTHONDONTWRITEBYTECODE=1
tmp=$(mktemp -d)
other_lane=''
# shellcheck disable=SC2317 # the trap calls it
finish () {
  [ -z "$other_lane" ] || kill "$other_lane" 2>/dev/null || true
  rm -rf "$tmp"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP
timeout 60 "$BECKON" table --format json >"$tmp/table.json"

fail () {
  echo "check-promela: failed: $*"
  exit 1
}

# generate JOB TABLE-OPTIONS SPIN-OPTIONS CC-OPTIONS: $tmp/JOB/pan.
generate () {
  mkdir "$tmp/$1"
  cp "$top_srcdir/tests/promela/lifecycle.pml" "$tmp/$1/"
  # shellcheck disable=SC2086 # lists of words, here and below
  timeout 60 python3 "$top_srcdir/tests/promela/table.py" $2 <"$tmp/table.json" >"$tmp/$1/table.pml" ||
    fail "$1: no table.pml"
  # shellcheck disable=SC2086
  (cd "$tmp/$1" && timeout 60 spin -a $3 lifecycle.pml && timeout 300 $cc $4 -w -o pan pan.c) >"$tmp/$1/log" 2>&1 ||
    { tail -n 20 "$tmp/$1/log"; fail "$1: spin and $cc make no verifier"; }
}

### Every world, and nothing wrong in it ###

# verify JOB UNMET TABLE-OPTIONS SPIN-OPTIONS: UNMET are the cells that no call should meet, as another rule answers.
verify () {
  generate "$1" "$3" "-DMEET $4" '-O1 -DSAFETY -DPRINTF -DMEMLIM=1500'
  (cd "$tmp/$1" && timeout 600 ./pan -m2000000 -N V1_and_V2 >pan.log 2>&1) || true
  log=$tmp/$1/pan.log
  if ! grep -q 'errors: 0$' "$log" || grep -qE 'Search not completed|search depth too small' "$log"; then
    grep -v '^ *L-' "$log" | head -n 40
    fail "$1: not every world was visited, or one is wrong"
  fi
  sed -n 's/^ *\(L-[a-z/-]*\)$/\1/p' "$log" | sort >"$tmp/$1/met"
  # shellcheck disable=SC2086
  printf '%s\n' $2 | sort >"$tmp/$1/unmet"
  sort "$tmp/$1/met" "$tmp/$1/unmet" | diff "$tmp/cells" - ||
    fail "$1: < is a cell that no call meets; > is one that should not be met"
  awk -v job="$1" '
    / states, stored/ { states = $1 }
    / transitions / { calls = $1 }
    END { printf "%s: %d worlds, %d calls; ", job, states, calls }' "$log"
  echo "$(wc -l <"$tmp/$1/met") cells met, V-1 to V-7 hold"
}

sed -n 's/^ *"rule": "\(L-.*\)",$/\1/p' "$tmp/table.json" | sort >"$tmp/cells"
[ -s "$tmp/cells" ]

# G-7.1 answers before L-accepted/accept is asked. O-2 makes of an invitation that is none the caller's own.
never='L-accepted/accept'
no_invitation='L-none/delete-invitation L-created/delete-invitation L-removed/delete-invitation'
withdrawals=$(grep '/withdraw$' "$tmp/cells" | tr '\n' ' ')

verify_default () { verify default "$never $no_invitation" '' ''; }

verify_switches () {
  verify reinvite_after_decline "$never $no_invitation" '--turn reinvite_after_decline' -DSTILL
  verify accept_after_decline "$never $no_invitation" '--turn accept_after_decline' '-DSTILL -DFORGETFUL'
  verify require_security_hub "$never $no_invitation" '' '-DSTILL -DFORGETFUL -DREQUIRE_SECURITY_HUB=0'
  verify invite_associated_accounts "$never $no_invitation" '' '-DSTILL -DFORGETFUL -DINVITE_ASSOCIATED_ACCOUNTS=0'
  verify own_id_declines_all "$never $no_invitation" '' '-DSTILL -DFORGETFUL -DOWN_ID_DECLINES_ALL=0'
  verify administrator_may_delete_invitations "$never $withdrawals" '' \
    '-DSTILL -DADMINISTRATOR_MAY_DELETE_INVITATIONS=0'
  verify all-switches "$never $withdrawals" '--turn reinvite_after_decline --turn accept_after_decline' \
    '-DSTILL -DFORGETFUL -DREQUIRE_SECURITY_HUB=0 -DINVITE_ASSOCIATED_ACCOUNTS=0 -DOWN_ID_DECLINES_ALL=0
     -DADMINISTRATOR_MAY_DELETE_INVITATIONS=0'
}

### What is wrong is found ###

# refute PROPERTY MUTANT: a cell of the table that leads elsewhere, or a rule of lifecycle.pml left out. It tells the
# shortest way to break the property.
refute () {
  job=$(echo "$1-$2" | tr '/=' '--')
  table='' options=-DSTILL claim=-DNOCLAIM name=''
  case $2 in L-*) table="--put $2" ;; *) options="$options -DBREAK_$2" ;; esac
  case $1 in V1 | V2) claim='' name="-N $1" options="$options -DONLY_WORLDS" ;; esac
  generate "$job" "$table" "$options" "-O0 -DSAFETY -DREACH -DMEMLIM=1500 $claim"
  # shellcheck disable=SC2086
  (cd "$tmp/$job" && timeout 120 ./pan -m60 -i $name >pan.log 2>&1) || true
  [ -f "$tmp/$job/lifecycle.pml.trail" ] || fail "$2: no world was found in which $1 breaks"
  # shellcheck disable=SC2086
  (cd "$tmp/$job" && timeout 60 spin -t $options lifecycle.pml >trail 2>&1) || true
  # An ltl formula is an assertion of its negation's negation.
  case $1 in V1 | V2) text='assert(!(!(' ;; *) text="assert($1)" ;; esac
  grep -m 1 'text of failed assertion' "$tmp/$job/trail" | grep -qF ": $text" ||
    { head -n 60 "$tmp/$job/trail"; fail "$2: it is not $1 that breaks"; }
  sed -n 's/^ *\(account .*[^ ]\) *$/  \1/p; s/^ *\(L-.*\)$/    \1/p' "$tmp/$job/trail" >"$tmp/$job/story"
  echo "$2: $1 breaks at call $(grep -c '^  account' "$tmp/$job/story")"
  cat "$tmp/$job/story"
}

refute_mutants () {
  refute V3 L-pending/decline=accepted
  refute V3 L-created/accept=accepted
  refute V3 L-accepted/decline=declined
  refute V4 L-removed/create=pending
  refute V1 G_7_1
  refute V5 G_7_1
  refute V2 G_7_2
  refute V3 G_7_3
  refute V2 G_7_4
  refute V4 T_1
  refute V4 W_5
  refute V6 G_11
  refute V7 T_5
}

### Two at a time ###

(verify_switches) >"$tmp/other-lane" 2>&1 &
other_lane=$!
(verify_default && refute_mutants) >"$tmp/lane" 2>&1 || { cat "$tmp/lane"; exit 1; }
status=0
wait "$other_lane" || status=$?
other_lane=''
cat "$tmp/other-lane" "$tmp/lane"
[ "$status" -eq 0 ] || exit 1
cat "$tmp/other-lane" "$tmp/lane" | awk '
  / worlds, / { runs++; worlds += $2; calls += $4 }
  / breaks at call / { mutants++ }
  END { printf "check-promela: %d worlds under %d sets of switches, V-1 to V-7; ", worlds, runs
        printf "%d mutants caught\n", mutants }'
