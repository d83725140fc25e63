#!/bin/sh
# examples/business-rule: its test passes, and each way to break the rule fails the test that speaks of it.
set -eu
: "${top_srcdir:?make check sets it}" "${top_builddir:?}" "${CC:?}" "${GLIB_CFLAGS:?}" "${GLIB_LIBS:?}"
: "${CHECK_CFLAGS?}" "${CHECK_LIBS:?}"
unset CK_RUN_SUITE CK_RUN_CASE CK_INCLUDE_TAGS CK_EXCLUDE_TAGS CK_FORK
CK_VERBOSITY=normal CK_DEFAULT_TIMEOUT=30
export CK_VERBOSITY CK_DEFAULT_TIMEOUT
example=$top_srcdir/examples/business-rule
libraries=$top_builddir/lib/.libs
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n_broken=0

# build RULE.C: with the test into $tmp/check-rule. A broken rule may well leave something unused.
build () {
  # shellcheck disable=SC2086 # lists of words
  timeout 60 $CC -g ${SANITIZERS:+"-fsanitize=$SANITIZERS"} -I"$example" -I"$top_builddir/include" \
    -I"$top_srcdir/include" $GLIB_CFLAGS $CHECK_CFLAGS -o "$tmp/check-rule" "$1" "$tmp/check-rule.o" \
    -L"$libraries" -Wl,-rpath,"$libraries" -lbeckon $GLIB_LIBS $CHECK_LIBS
}

run () {
  timeout 120 "$tmp/check-rule" >"$tmp/log" 2>&1
}

# breaks TEST HOW SED-SCRIPT: the rule that the script makes is another one, and this test fails for it.
breaks () {
  sed "$3" "$example/rule.c" >"$tmp/rule.c"
  ! cmp -s "$example/rule.c" "$tmp/rule.c" || { echo "the rule that $2: nothing to change in rule.c"; exit 1; }
  build "$tmp/rule.c"
  ! run || { echo "the rule that $2: check-rule passes"; exit 1; }
  grep -q ":F:[a-z-]*:$1:" "$tmp/log" || { cat "$tmp/log"; echo "the rule that $2: $1 passes"; exit 1; }
  n_broken=$((n_broken + 1))
  echo "the rule that $2: $1 fails"
}

# shellcheck disable=SC2086
timeout 60 $CC -g ${SANITIZERS:+"-fsanitize=$SANITIZERS"} -I"$top_builddir/include" -I"$top_srcdir/include" \
  $GLIB_CFLAGS $CHECK_CFLAGS -c -o "$tmp/check-rule.o" "$example/check-rule.c"
build "$example/rule.c"
run || { cat "$tmp/log"; echo "the rule as it is: check-rule fails"; exit 1; }
summary=$(grep '^100%: Checks: [1-9]' "$tmp/log")

breaks test_declines_strangers 'ignores the allow-list' 's/!g_strv_contains (.*;/TRUE;/'
breaks test_leaves_answers_alone 'takes answers for questions' 's/beckon_invitation_get_state (invitation) == BECKON_STATE_PENDING/TRUE/'
breaks test_needs_no_invitation 'declines nothing, but asks to' 's/if (unwanted\[0\] == NULL)/if (FALSE)/'
breaks test_turns_the_page 'reads the first page only' 's/while (token != NULL)/while (FALSE)/'
breaks test_tries_again 'does not try again' 's/\(#define MAX_TRIES\) .*/\1 1/'
breaks test_gives_up 'tries again for ever' 's/== MAX_TRIES/== 0/'
breaks test_gives_up_at_once 'keeps the error to itself' 's/g_propagate_error (error, failure)/g_error_free (failure)/'
breaks test_tries_nothing_else_again 'insists on anything' 's/!g_error_matches (.*INTERNAL)/*failure == NULL/'
breaks test_survives_a_lost_answer 'reports what was declined' 's/BECKON_REASON_ALREADY_DECLINED/BECKON_REASON_NONE/'
breaks test_reports_what_is_left 'drops the report' 's/if (beckon_result_get_reason (.*/if (TRUE)/'
breaks test_reports_what_is_left_after_a_lost_answer 'drops more than it should' 's/remove_index/set_size/'

echo "check-business-rule: $summary; each of $n_broken ways to break the rule fails its test"
