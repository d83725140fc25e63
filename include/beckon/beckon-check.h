/* SPDX-License-Identifier: MIT */
/* For tests that use Check: what stayed unprocessed, the state of a pair, what has changed, which rules were touched. */
#ifndef BECKON_CHECK_H
#define BECKON_CHECK_H

#include <beckon/beckon-coverage.h>
#include <beckon/beckon-error.h>
#include <beckon/beckon-lifecycle.h>
#include <beckon/beckon-reason.h>
#include <beckon/beckon-region.h>
#include <beckon/beckon-result.h>
#include <beckon/beckon-types.h>
#include <beckon/beckon-world.h>
#include <check.h>
#include <stdio.h>
#include <string.h>

G_BEGIN_DECLS

/*
 * This is true of every macro below:
 *
 * - It is a statement in a Check test. If the assertion is false, that test fails at the line of the macro, and
 *   the message shows both what was expected and what is.
 * - It evaluates each argument once, takes ownership of none, and does not change the world itself.
 * - It does not need a caller: it reads the whole world, whether hubs are on or off.
 *
 * beckon.h does not include this header, and the library does not need Check. A test includes both headers, and
 * is compiled with `pkg-config --cflags --libs beckon-1 check`.
 */

/* --- what stayed unprocessed ------------------------------------------------------------------ */

/**
 * BeckonCheckEntry:
 * @account_id: an account id
 * @reason: why it is expected to stay unprocessed
 *
 * An entry that ck_assert_beckon_unprocessed() expects.
 *
 * Since: 0.1
 */
typedef struct
{
  const char *account_id;
  BeckonReason reason;
} BeckonCheckEntry;

/**
 * ck_assert_beckon_unprocessed:
 * @results: (element-type BeckonResult): UnprocessedAccounts, as a call gave it
 * @...: one #BeckonCheckEntry or more, such as `{ "999988887777", BECKON_REASON_NO_INVITATION }`
 *
 * Asserts that exactly these entries stayed unprocessed, for these reasons and in this order.
 *
 * Since: 0.1
 */
#define ck_assert_beckon_unprocessed(results, ...)                                                                     \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    const BeckonCheckEntry beckon_check_entries[] = { __VA_ARGS__ };                                                   \
    BECKON_CHECK_REPORT (beckon_check_complain_of_results (#results, (results), beckon_check_entries,                  \
                                                           G_N_ELEMENTS (beckon_check_entries)));                      \
  }                                                                                                                    \
  G_STMT_END

/**
 * ck_assert_beckon_all_processed:
 * @results: (element-type BeckonResult): UnprocessedAccounts, as a call gave it
 *
 * Asserts that the call succeeded and that no entry stayed unprocessed.
 *
 * Since: 0.1
 */
#define ck_assert_beckon_all_processed(results)                                                                        \
  BECKON_CHECK_REPORT (beckon_check_complain_of_results (#results, (results), NULL, 0))

/* --- where a pair stands ---------------------------------------------------------------------- */

/**
 * ck_assert_beckon_state:
 * @region: a Region
 * @administrator: an account id
 * @member: another account id
 * @state: a state, %BECKON_STATE_NONE for no record
 *
 * Asserts in which state a pair is.
 *
 * Since: 0.1
 */
#define ck_assert_beckon_state(region, administrator, member, state)                                                   \
  BECKON_CHECK_REPORT (beckon_check_complain_of_state ((region), (administrator), (member), (state)))

/**
 * ck_assert_beckon_member_status:
 * @region: a Region
 * @administrator: an account id
 * @member: another account id
 * @member_status: (nullable): the service's word (`MemberStatus`), such as `Resigned`; %NULL for no record
 *
 * Asserts which `MemberStatus` the administrator sees for a member.
 *
 * Since: 0.1
 */
#define ck_assert_beckon_member_status(region, administrator, member, member_status)                                   \
  BECKON_CHECK_REPORT (beckon_check_complain_of_status ((region), (administrator), (member), (member_status)))

/* --- what has changed ------------------------------------------------------------------------- */

/**
 * ck_assert_beckon_unchanged_by:
 * @region: a Region
 * @...: a statement or an expression, which may contain other assertions
 *
 * Runs the statement, and asserts that the world is the same afterwards (W-7). The message has the lines of
 * beckon_world_diff().
 *
 * Since: 0.1
 */
#define ck_assert_beckon_unchanged_by(region, ...)                                                                     \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    BeckonRegion *beckon_check_region = (region);                                                                      \
    g_autoptr (BeckonWorld) beckon_check_before = beckon_region_snapshot (beckon_check_region);                        \
    __VA_ARGS__;                                                                                                       \
    BECKON_CHECK_REPORT (beckon_check_complain_of_change (#__VA_ARGS__, beckon_check_region, beckon_check_before));    \
  }                                                                                                                    \
  G_STMT_END

/**
 * ck_assert_beckon_worlds_equal:
 * @world: a world
 * @expected: the world that it should be equal to
 *
 * Asserts that two worlds are equal (W-7). The message has the lines of beckon_world_diff(), in which "was"
 * refers to @expected.
 *
 * Since: 0.1
 */
#define ck_assert_beckon_worlds_equal(world, expected)                                                                 \
  BECKON_CHECK_REPORT (beckon_check_complain_of_worlds (                                                               \
      #world ": expected equal to " #expected ", is different (\"was\" tells of " #expected ")", (expected), (world)))

/**
 * ck_assert_beckon_invariants:
 * @region: a Region
 *
 * Asserts that beckon_region_check() finds no broken invariant. For example, call it at the end of a fixture.
 *
 * Since: 0.1
 */
#define ck_assert_beckon_invariants(region)                                                                            \
  BECKON_CHECK_REPORT (beckon_check_complain_of_invariants (beckon_region_check (region)))

/* --- what failed ------------------------------------------------------------------------------ */

/**
 * ck_assert_beckon_fails:
 * @call: an expression that passes on `&error`; the macro declares a `GError *error` of its own
 * @code: a #BeckonError
 *
 * Asserts that a call fails with an exception of the service. Together with ck_assert_beckon_unchanged_by()
 * it asserts that the call failed and changed nothing.
 *
 * Since: 0.1
 */
#define ck_assert_beckon_fails(call, code)                                                                             \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    /* The test may have an `error` too. */                                                                            \
    _Pragma ("GCC diagnostic push")                                                                                    \
    _Pragma ("GCC diagnostic ignored \"-Wshadow\"")                                                                    \
    GError *error = NULL;                                                                                              \
    _Pragma ("GCC diagnostic pop")                                                                                     \
    (void) (call);                                                                                                     \
    BECKON_CHECK_REPORT (beckon_check_complain_of_error (#call, error, (code)));                                       \
  }                                                                                                                    \
  G_STMT_END

/* --- which rules were touched ----------------------------------------------------------------- */

/**
 * beckon_check_print_coverage:
 * @coverage: a coverage
 *
 * Prints on standard output which cells of the table and which rules a test run has touched. Make the coverage before
 * the tests run, set it on each Region that they use, and print it after the tests. It includes the counts of the
 * processes that Check forks for its tests.
 *
 * |[
 * static BeckonCoverage *coverage;    // made first thing in main ()
 *
 * // in a fixture:  beckon_region_set_coverage (region, coverage);
 * // in main ():    srunner_run_all (runner, CK_NORMAL);
 * //                beckon_check_print_coverage (coverage);
 * ]|
 *
 * Since: 0.1
 */
static G_GNUC_UNUSED void
beckon_check_print_coverage (const BeckonCoverage *coverage)
{
  g_autofree char *text = beckon_coverage_dup_string (coverage);

  if (text != NULL)
    fputs (text, stdout);
  fflush (stdout);
}

/* --- the implementation of the macros: not part of the contract ------------------------------- */

/* Check 0.15 loses messages longer than 4 KiB, so each part of a message has a maximum length. */
#define BECKON_CHECK_MESSAGE "%.4000s"
#define BECKON_CHECK_HEADING "%.300s"
#define BECKON_CHECK_MAX_SIDE 1600
#define BECKON_CHECK_MAX_EQUAL 4u

/* The complaint (transfer full) is NULL if there is none. If the test fails, it is not freed before the process ends. */
#define BECKON_CHECK_REPORT(complaint)                                                                                 \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    char *beckon_check_complaint = (complaint);                                                                        \
    if (beckon_check_complaint != NULL)                                                                                \
      ck_abort_msg (BECKON_CHECK_MESSAGE, beckon_check_complaint);                                                     \
    mark_point ();                                                                                                     \
  }                                                                                                                    \
  G_STMT_END

/* The test may have variables of these names. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"

/* Adds as many whole lines as there is room for. The first one is cut if it is too long. */
static G_GNUC_UNUSED void
beckon_check_add_lines (GString *text, char *const *lines, guint n_lines, guint first)
{
  gsize end = text->len + BECKON_CHECK_MAX_SIDE;
  guint i = MIN (first, n_lines);

  if (n_lines == 0)
    g_string_append (text, "\n  none");
  if (i > 0)
    g_string_append_printf (text, "\n  (%u before these)", i);
  for (; i < n_lines && (i == first || text->len + strlen (lines[i]) < end); i++)
    g_string_append_printf (text, "\n  %.*s", BECKON_CHECK_MAX_SIDE, lines[i]);
  if (i < n_lines)
    g_string_append_printf (text, "\n  (and %u more)", n_lines - i);
}

/* A line `account: reason (text)`. */
static G_GNUC_UNUSED char *
beckon_check_describe_entry (const char *account_id, BeckonReason reason, const char *text)
{
  const char *name = beckon_reason_to_string (reason);

  return text != NULL ? g_strdup_printf ("%s: %s (%s)", account_id, name, text)
                      : g_strdup_printf ("%s: %s", account_id, name);
}

static G_GNUC_UNUSED GPtrArray *
beckon_check_describe_results (GPtrArray *results)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < results->len; i++)
    {
      const BeckonResult *result = (const BeckonResult *) results->pdata[i];

      g_ptr_array_add (lines, beckon_check_describe_entry (beckon_result_peek_account_id (result),
                                                           beckon_result_get_reason (result),
                                                           beckon_result_peek_text (result)));
    }

  return lines;
}

static G_GNUC_UNUSED GPtrArray *
beckon_check_describe_entries (const BeckonCheckEntry *entries, gsize n_entries)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n_entries; i++)
    g_ptr_array_add (lines, beckon_check_describe_entry (entries[i].account_id, entries[i].reason,
                                                         beckon_reason_peek_text (entries[i].reason)));

  return lines;
}

/* How many entries at the beginning are as expected. */
static G_GNUC_UNUSED guint
beckon_check_count_equal (GPtrArray *results, const BeckonCheckEntry *entries, gsize n_entries)
{
  guint n = 0;

  for (; n < results->len && n < n_entries; n++)
    {
      const BeckonResult *result = (const BeckonResult *) results->pdata[n];

      if (beckon_result_get_reason (result) != entries[n].reason
          || g_strcmp0 (beckon_result_peek_account_id (result), entries[n].account_id) != 0)
        break;
    }

  return n;
}

static G_GNUC_UNUSED char *
beckon_check_complain_of_results (const char *what,
                                  GPtrArray *results,
                                  const BeckonCheckEntry *entries,
                                  gsize n_entries)
{
  guint n_equal = results != NULL ? beckon_check_count_equal (results, entries, n_entries) : 0;
  guint first = n_equal <= BECKON_CHECK_MAX_EQUAL ? 0 : n_equal;
  g_autoptr (GPtrArray) expected = beckon_check_describe_entries (entries, n_entries);
  g_autoptr (GPtrArray) actual = NULL;
  GString *text;

  if (results != NULL && n_equal == results->len && n_equal == n_entries)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, BECKON_CHECK_HEADING ": expected unprocessed:", what);
  beckon_check_add_lines (text, (char *const *) expected->pdata, expected->len, first);
  if (results == NULL)
    g_string_append (text, "\nis NULL, as when a call failed");
  else
    {
      actual = beckon_check_describe_results (results);
      g_string_append (text, "\nis:");
      beckon_check_add_lines (text, (char *const *) actual->pdata, actual->len, first);
    }

  return g_string_free (text, FALSE);
}

static G_GNUC_UNUSED BeckonState
beckon_check_find_state (BeckonRegion *region, const char *administrator, const char *member)
{
  g_autoptr (GPtrArray) found = beckon_region_find_associations (region, administrator, member, BECKON_STATE_NONE);

  return found->len > 0 ? beckon_association_get_state ((const BeckonAssociation *) found->pdata[0])
                        : BECKON_STATE_NONE;
}

static G_GNUC_UNUSED char *
beckon_check_complain_of_state (BeckonRegion *region,
                                const char *administrator,
                                const char *member,
                                BeckonState expected)
{
  BeckonState state = beckon_check_find_state (region, administrator, member);

  if (state == expected)
    return NULL;

  return g_strdup_printf ("%s → %s: expected %s, is %s", administrator, member, beckon_state_to_string (expected),
                          beckon_state_to_string (state));
}

static G_GNUC_UNUSED char *
beckon_check_complain_of_status (BeckonRegion *region,
                                 const char *administrator,
                                 const char *member,
                                 const char *expected)
{
  BeckonState state = beckon_check_find_state (region, administrator, member);
  const char *status = beckon_state_peek_member_status (state);

  if (g_strcmp0 (status, expected) == 0)
    return NULL;

  return g_strdup_printf ("%s → %s: expected member status %s, is %s (%s)", administrator, member,
                          expected != NULL ? expected : "none", status != NULL ? status : "none",
                          beckon_state_to_string (state));
}

static G_GNUC_UNUSED char *
beckon_check_complain_of_worlds (const char *heading, const BeckonWorld *before, const BeckonWorld *after)
{
  g_auto (GStrv) lines = NULL;
  GString *text;

  if (beckon_world_equal (before, after))
    return NULL;
  lines = beckon_world_diff (before, after);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s:", heading);
  beckon_check_add_lines (text, lines, g_strv_length (lines), 0);

  return g_string_free (text, FALSE);
}

static G_GNUC_UNUSED char *
beckon_check_complain_of_change (const char *what, BeckonRegion *region, const BeckonWorld *before)
{
  g_autoptr (BeckonWorld) after = beckon_region_snapshot (region);
  g_autofree char *heading = g_strdup_printf (BECKON_CHECK_HEADING ": changed the world", what);

  return beckon_check_complain_of_worlds (heading, before, after);
}

/* @broken is (transfer full). */
static G_GNUC_UNUSED char *
beckon_check_complain_of_invariants (char **broken)
{
  g_auto (GStrv) lines = broken;
  GString *text;

  if (lines[0] == NULL)
    return NULL;
  text = g_string_new ("invariants: expected broken:\n  none\nis:");
  beckon_check_add_lines (text, lines, g_strv_length (lines), 0);

  return g_string_free (text, FALSE);
}

static G_GNUC_UNUSED const char *
beckon_check_name_code (BeckonError code)
{
  return code == BECKON_ERROR_OTHER ? "an exception of another name" : beckon_error_peek_exception (code);
}

/* @error is (transfer full) (nullable). */
static G_GNUC_UNUSED char *
beckon_check_complain_of_error (const char *what, GError *error, BeckonError code)
{
  g_autoptr (GError) failure = error;
  const char *expected = beckon_check_name_code (code);

  if (g_error_matches (failure, BECKON_ERROR, (gint) code))
    return NULL;
  if (failure == NULL)
    return g_strdup_printf (BECKON_CHECK_HEADING ": expected %s, is success", what, expected);

  return g_strdup_printf (BECKON_CHECK_HEADING ": expected %s, is %s: %s", what, expected,
                          failure->domain == BECKON_ERROR ? beckon_error_peek_raised_exception (failure)
                                                          : g_quark_to_string (failure->domain),
                          failure->message);
}

#pragma GCC diagnostic pop

G_END_DECLS

#endif
