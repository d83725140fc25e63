/* SPDX-License-Identifier: MIT */
/* beckon-check.h: each macro passes where it should, and fails where it should, showing both sides.
 */
#include "../testing.h"

#include <beckon/beckon-check.h>
#include <string.h>
#include <unistd.h>

#define PAIR ADMINISTRATOR " → " MEMBER
#define OTHER_PAIR ADMINISTRATOR " → " SIBLING
#define REJECTED "The request is rejected because the current account has "
#define NO_INVITATION "no-invitation (" REJECTED "no invitation from the given account ID.)"
#define ALREADY_DECLINED "already-declined (" REJECTED "already declined the invitation from the given account ID.)"

/* --- a world to speak of -------------------------------------------------------------------- */

static void
put (BeckonRegion *self, const char *member, BeckonState state)
{
  g_autoptr (GError) error = NULL;

  beckon_region_put_association (self, ADMINISTRATOR, member, state, &error);
  ck_assert_msg (error == NULL, "%s", error != NULL ? error->message : "");
}

/* A pending pair and an accepted one, and nobody's hub is on. */
static BeckonRegion *
small_world (void)
{
  BeckonRegion *self = region_new ();

  put (self, MEMBER, BECKON_STATE_PENDING);
  put (self, SIBLING, BECKON_STATE_ACCEPTED);

  return self;
}

/* What a member gets that declines invitations from these. */
static GPtrArray *
decline (BeckonRegion *self, const char *const *account_ids)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *results = NULL;

  turn (self, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  results = beckon_region_decline_invitations (self, MEMBER, account_ids, &error);
  ck_assert_msg (results != NULL, "%s", error != NULL ? error->message : "");

  return results;
}

/* --- where they pass -------------------------------------------------------------------------- */

START_TEST (test_processed)
{
  g_autoptr (BeckonRegion) self = small_world ();
  g_autoptr (GPtrArray) none = decline (self, IDS (ADMINISTRATOR));
  g_autoptr (GPtrArray) two = decline (self, IDS (STRANGER, ADMINISTRATOR));

  ck_assert_beckon_all_processed (none);
  ck_assert_beckon_unprocessed (two, { STRANGER, BECKON_REASON_NO_INVITATION },
                                { ADMINISTRATOR, BECKON_REASON_ALREADY_DECLINED });
}
END_TEST

/* The gate is there, the hub is off, and the world is seen all the same. */
START_TEST (test_standing)
{
  g_autoptr (BeckonRegion) self = small_world ();

  ck_assert_beckon_fails (beckon_region_list_members (self, ADMINISTRATOR, FALSE, -1, NULL, NULL, &error),
                          BECKON_ERROR_BAD_REQUEST);
  ck_assert_beckon_state (self, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert_beckon_state (self, MEMBER, ADMINISTRATOR, BECKON_STATE_NONE);
  ck_assert_beckon_member_status (self, ADMINISTRATOR, MEMBER, "Invited");
  ck_assert_beckon_member_status (self, ADMINISTRATOR, STRANGER, NULL);
  ck_assert_beckon_invariants (self);

  put (self, MEMBER, BECKON_STATE_DECLINED);
  put (self, SIBLING, BECKON_STATE_RESIGNED);
  ck_assert_beckon_member_status (self, ADMINISTRATOR, MEMBER, "Resigned");
  ck_assert_beckon_member_status (self, ADMINISTRATOR, SIBLING, "Resigned");
}
END_TEST

START_TEST (test_unchanged)
{
  g_autoptr (BeckonRegion) self = small_world ();
  g_autoptr (BeckonRegion) clone = beckon_region_clone (self);
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (self);
  g_autoptr (BeckonWorld) same = beckon_region_snapshot (clone);

  ck_assert_beckon_unchanged_by (self, g_ptr_array_unref (decline (self, IDS (STRANGER))));
  ck_assert_beckon_unchanged_by (self, put (self, MEMBER, BECKON_STATE_DECLINED);
                                 ck_assert (beckon_region_restore (self, world, NULL)));
  ck_assert_beckon_worlds_equal (world, same);
}
END_TEST

/* F-1: a failure of a name without a code, expected and not. */
START_TEST (test_other_exception)
{
  g_autoptr (BeckonRegion) self = small_world ();
  g_autoptr (BeckonFault) fault = beckon_fault_new_before_named ("ThrottlingException", 0, NULL);
  g_autofree char *of_none = beckon_check_complain_of_error ("f ()", NULL, BECKON_ERROR_OTHER);
  g_autofree char *of_another = NULL;
  GError *failure = NULL;

  ck_assert_str_eq (of_none, "f (): expected an exception of another name, is success");
  beckon_fault_set_times (fault, 2);
  beckon_region_add_fault (self, fault);
  ck_assert_beckon_unchanged_by (
      self, ck_assert_beckon_fails (beckon_region_enable_security_hub (self, STRANGER, &error), BECKON_ERROR_OTHER));
  beckon_region_enable_security_hub (self, STRANGER, &failure);
  of_another = beckon_check_complain_of_error ("f ()", failure, BECKON_ERROR_INTERNAL);
  ck_assert_str_eq (of_another, "f (): expected InternalException, is ThrottlingException: A fault made on purpose.");
}
END_TEST

/* An `error` of the test's own is left alone, and one assertion fits into another. */
START_TEST (test_failed)
{
  g_autoptr (BeckonRegion) self = small_world ();
  g_autoptr (GError) error = NULL;

  ck_assert_beckon_unchanged_by (self,
                                 ck_assert_beckon_fails (beckon_region_disable_security_hub (self, MEMBER, &error),
                                                         BECKON_ERROR_RESOURCE_NOT_FOUND));
  ck_assert_beckon_fails (beckon_region_get_invitations_count (self, "", &error), BECKON_ERROR_INVALID_INPUT);
  ck_assert_ptr_null (error);
}
END_TEST

static guint n_asked;

static BeckonRegion *
asked (BeckonRegion *self)
{
  n_asked++;

  return self;
}

START_TEST (test_each_argument_once)
{
  g_autoptr (BeckonRegion) self = small_world ();

  ck_assert_beckon_state (asked (self), ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert_uint_eq (n_asked, 1);
  ck_assert_beckon_member_status (asked (self), ADMINISTRATOR, MEMBER, "Invited");
  ck_assert_uint_eq (n_asked, 2);
  ck_assert_beckon_unchanged_by (asked (self), n_asked++);
  ck_assert_uint_eq (n_asked, 4);
  ck_assert_beckon_invariants (asked (self));
  ck_assert_uint_eq (n_asked, 5);
}
END_TEST

/* --- where they fail -------------------------------------------------------------------------- */

static void
another_entry (BeckonRegion *self)
{
  g_autoptr (GPtrArray) results = decline (self, IDS (STRANGER));

  ck_assert_beckon_unprocessed (results, { STRANGER, BECKON_REASON_ALREADY_DECLINED }, { RIVAL, BECKON_REASON_FAULT });
}

static void
another_account (BeckonRegion *self)
{
  g_autoptr (GPtrArray) results = decline (self, IDS (STRANGER));

  ck_assert_beckon_unprocessed (results, { RIVAL, BECKON_REASON_NO_INVITATION });
}

static void
another_order (BeckonRegion *self)
{
  g_autoptr (GPtrArray) results = decline (self, IDS (STRANGER, RIVAL));

  ck_assert_beckon_unprocessed (results, { RIVAL, BECKON_REASON_NO_INVITATION },
                                { STRANGER, BECKON_REASON_NO_INVITATION });
}

static void
one_entry_more (BeckonRegion *self)
{
  g_autoptr (GPtrArray) results = decline (self, IDS (STRANGER, RIVAL));

  ck_assert_beckon_unprocessed (results, { STRANGER, BECKON_REASON_NO_INVITATION });
}

static void
one_entry_less (BeckonRegion *self)
{
  g_autoptr (GPtrArray) results = decline (self, IDS (ADMINISTRATOR));

  ck_assert_beckon_unprocessed (results, { STRANGER, BECKON_REASON_NO_INVITATION });
}

static void
not_all_processed (BeckonRegion *self)
{
  g_autoptr (GPtrArray) results = decline (self, IDS (STRANGER));

  ck_assert_beckon_all_processed (results);
}

static void
no_results (BeckonRegion *self)
{
  ck_assert_beckon_all_processed (beckon_region_decline_invitations (self, MEMBER, IDS (RIVAL), NULL));
}

/* However long the lists, they are shown from where they part. */
static void
long_lists (BeckonRegion *self)
{
  g_auto (GStrv) ids = account_ids_new (10);
  g_autoptr (GPtrArray) results = decline (self, (const char *const *) ids);

  ck_assert_beckon_unprocessed (results, { ids[0], BECKON_REASON_NO_INVITATION },
                                { ids[1], BECKON_REASON_NO_INVITATION }, { ids[2], BECKON_REASON_NO_INVITATION },
                                { ids[3], BECKON_REASON_NO_INVITATION }, { ids[4], BECKON_REASON_NO_INVITATION },
                                { ids[5], BECKON_REASON_NO_INVITATION }, { ids[6], BECKON_REASON_NO_INVITATION },
                                { ids[7], BECKON_REASON_NO_INVITATION }, { ids[8], BECKON_REASON_NO_INVITATION });
}

static void
another_state (BeckonRegion *self)
{
  ck_assert_beckon_state (self, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
}

static void
no_record (BeckonRegion *self)
{
  ck_assert_beckon_state (self, ADMINISTRATOR, STRANGER, BECKON_STATE_CREATED);
}

static void
another_status (BeckonRegion *self)
{
  ck_assert_beckon_member_status (self, ADMINISTRATOR, MEMBER, "Resigned");
}

static void
no_status (BeckonRegion *self)
{
  ck_assert_beckon_member_status (self, ADMINISTRATOR, STRANGER, "Created");
}

static void
some_status (BeckonRegion *self)
{
  ck_assert_beckon_member_status (self, ADMINISTRATOR, SIBLING, NULL);
}

static void
changed (BeckonRegion *self)
{
  ck_assert_beckon_unchanged_by (self, put (self, MEMBER, BECKON_STATE_DECLINED);
                                 put (self, SIBLING, BECKON_STATE_NONE));
}

static void
failed_inside (BeckonRegion *self)
{
  ck_assert_beckon_unchanged_by (self, ck_assert_beckon_state (self, ADMINISTRATOR, SIBLING, BECKON_STATE_NONE));
}

static void
another_world (BeckonRegion *self)
{
  g_autoptr (BeckonWorld) saved = beckon_region_snapshot (self);
  g_autoptr (BeckonWorld) loaded = NULL;

  put (self, MEMBER, BECKON_STATE_REMOVED);
  loaded = beckon_region_snapshot (self);
  ck_assert_beckon_worlds_equal (loaded, saved);
}

/* No call breaks an invariant: this one is only said to be broken. */
static void
broken_invariant (BeckonRegion *self G_GNUC_UNUSED)
{
  BECKON_CHECK_REPORT (beckon_check_complain_of_invariants (
      g_strsplit ("V-1: " MEMBER " is accepted twice; V-2: " MEMBER " is accepted on both sides", "; ", 0)));
}

static void
success (BeckonRegion *self)
{
  ck_assert_beckon_fails (beckon_region_enable_security_hub (self, MEMBER, &error), BECKON_ERROR_RESOURCE_CONFLICT);
}

static void
another_exception (BeckonRegion *self)
{
  ck_assert_beckon_fails (beckon_region_disable_security_hub (self, MEMBER, &error), BECKON_ERROR_INVALID_INPUT);
}

static void
another_domain (BeckonRegion *self)
{
  ck_assert_beckon_fails (beckon_region_put_association (self, RIVAL, SIBLING, BECKON_STATE_ACCEPTED, &error),
                          BECKON_ERROR_INVALID_INPUT);
}

/* clang-format off */
#define FAILING(function, ...) { #function, function, __VA_ARGS__ }

static const struct
{
  const char *name;
  void (*run) (BeckonRegion *self);
  const char *message;
} failures[] = {
  FAILING (another_entry, "results: expected unprocessed:"
                          "\n  " STRANGER ": " ALREADY_DECLINED
                          "\n  " RIVAL ": fault"
                          "\nis:"
                          "\n  " STRANGER ": " NO_INVITATION),
  FAILING (another_account, "results: expected unprocessed:"
                            "\n  " RIVAL ": " NO_INVITATION
                            "\nis:"
                            "\n  " STRANGER ": " NO_INVITATION),
  FAILING (another_order, "results: expected unprocessed:"
                          "\n  " RIVAL ": " NO_INVITATION
                          "\n  " STRANGER ": " NO_INVITATION
                          "\nis:"
                          "\n  " STRANGER ": " NO_INVITATION
                          "\n  " RIVAL ": " NO_INVITATION),
  FAILING (one_entry_more, "results: expected unprocessed:"
                           "\n  " STRANGER ": " NO_INVITATION
                           "\nis:"
                           "\n  " STRANGER ": " NO_INVITATION
                           "\n  " RIVAL ": " NO_INVITATION),
  FAILING (one_entry_less, "results: expected unprocessed:"
                           "\n  " STRANGER ": " NO_INVITATION
                           "\nis:"
                           "\n  none"),
  FAILING (not_all_processed, "results: expected unprocessed:"
                              "\n  none"
                              "\nis:"
                              "\n  " STRANGER ": " NO_INVITATION),
  FAILING (no_results, "beckon_region_decline_invitations (self, MEMBER, IDS (RIVAL), NULL): "
                       "expected unprocessed:"
                       "\n  none"
                       "\nis NULL, as when a call failed"),
  FAILING (long_lists, "results: expected unprocessed:"
                       "\n  (9 before these)"
                       "\nis:"
                       "\n  (9 before these)"
                       "\n  200000000009: " NO_INVITATION),
  FAILING (another_state, PAIR ": expected declined, is pending"),
  FAILING (no_record, ADMINISTRATOR " → " STRANGER ": expected created, is none"),
  FAILING (another_status, PAIR ": expected member status Resigned, is Invited (pending)"),
  FAILING (no_status, ADMINISTRATOR " → " STRANGER ": "
                      "expected member status Created, is none (none)"),
  FAILING (some_status, OTHER_PAIR ": expected member status none, is Enabled (accepted)"),
  FAILING (changed, "put (self, MEMBER, BECKON_STATE_DECLINED); "
                    "put (self, SIBLING, BECKON_STATE_NONE): "
                    "changed the world:"
                    "\n  " PAIR ": declined, was pending"
                    "\n  " OTHER_PAIR ": none, was accepted"),
  FAILING (failed_inside, OTHER_PAIR ": expected none, is accepted"),
  FAILING (another_world, "loaded: expected equal to saved, is different (\"was\" tells of saved):"
                          "\n  " PAIR ": removed, was pending"),
  FAILING (broken_invariant, "invariants: expected broken:"
                             "\n  none"
                             "\nis:"
                             "\n  V-1: " MEMBER " is accepted twice"
                             "\n  V-2: " MEMBER " is accepted on both sides"),
  FAILING (success, "beckon_region_enable_security_hub (self, MEMBER, &error): "
                    "expected ResourceConflictException, is success"),
  FAILING (another_exception, "beckon_region_disable_security_hub (self, MEMBER, &error): "
                              "expected InvalidInputException, is ResourceNotFoundException: "
                              "The request is rejected since no such resource found."),
  FAILING (another_domain, "beckon_region_put_association (self, RIVAL, SIBLING, "
                           "BECKON_STATE_ACCEPTED, &error): "
                           "expected InvalidInputException, is beckon-world-error: "
                           "V-1: " SIBLING " is already an accepted member of " ADMINISTRATOR),
};
/* clang-format on */

START_TEST (run_failing)
{
  g_autoptr (BeckonRegion) self = small_world ();

  failures[_i].run (self);
}
END_TEST

/* What Check says of a test that fails in this file, in a runner of its own. */
static char *
failing (const TTest *test, int i)
{
  Suite *suite = suite_create ("failing");
  TCase *tcase = tcase_create ("failing");
  SRunner *runner = srunner_create (suite);
  TestResult **results;
  char *message;

  tcase_add_loop_test (tcase, test, i, i + 1);
  suite_add_tcase (suite, tcase);
  srunner_set_fork_status (runner, CK_FORK);
  srunner_run_all (runner, CK_SILENT);
  ck_assert_int_eq (srunner_ntests_failed (runner), 1);

  results = srunner_failures (runner);
  message = g_strdup (tr_msg (results[0]));
  ck_assert_msg (tr_rtype (results[0]) == CK_FAILURE, "%s", message);
  ck_assert_msg (g_str_has_suffix (tr_lfile (results[0]), "check-helper.c"), "%s", tr_lfile (results[0]));
  free (results);
  srunner_free (runner);

  return message;
}

START_TEST (test_failure)
{
  g_autofree char *message = failing (run_failing, _i);

  ck_assert_msg (strcmp (message, failures[_i].message) == 0, "%s: says\n%.1500s\nnot\n%.1500s", failures[_i].name,
                 message, failures[_i].message);
}
END_TEST

/* --- coverage --------------------------------------------------------------------------------- */

static BeckonCoverage *coverage;

START_TEST (run_declining)
{
  g_autoptr (BeckonRegion) self = small_world ();
  g_autoptr (GPtrArray) results = NULL;

  beckon_region_set_coverage (self, coverage);
  results = decline (self, IDS (ADMINISTRATOR));
}
END_TEST

/* What a file descriptor gets while something is done. */
static char *
print_into_file (const BeckonCoverage *printed)
{
  FILE *file = tmpfile ();
  int saved = dup (STDOUT_FILENO);
  char *text = g_new0 (char, 4096);

  ck_assert_ptr_nonnull (file);
  fflush (stdout);
  ck_assert_int_ge (dup2 (fileno (file), STDOUT_FILENO), 0);
  beckon_check_print_coverage (printed);
  ck_assert_int_ge (dup2 (saved, STDOUT_FILENO), 0);
  close (saved);
  rewind (file);
  ck_assert_uint_gt (fread (text, 1, 4095, file), 0);
  fclose (file);

  return text;
}

/* Two tests in processes of their own, as Check runs them, and what they have touched together. */
START_TEST (test_coverage)
{
  Suite *suite = suite_create ("declining");
  SRunner *runner = srunner_create (suite);
  TCase *tcase = tcase_create ("declining");
  g_autofree char *text = NULL, *printed = NULL;

  coverage = beckon_coverage_new ();
  tcase_add_loop_test (tcase, run_declining, 0, 2);
  suite_add_tcase (suite, tcase);
  srunner_set_fork_status (runner, CK_FORK);
  srunner_run_all (runner, CK_SILENT);
  ck_assert_int_eq (srunner_ntests_failed (runner), 0);
  srunner_free (runner);

  ck_assert_uint_eq (beckon_coverage_get_count (coverage, "L-pending/decline"), 2);
  text = beckon_coverage_dup_string (coverage);
  printed = print_into_file (coverage);
  ck_assert_str_eq (printed, text);
  g_clear_pointer (&coverage, beckon_coverage_unref);
}
END_TEST

/* --- long messages ---------------------------------------------------------------------------- */

START_TEST (run_failing_at_length)
{
  BECKON_CHECK_REPORT (g_strnfill (10000, 'n'));
}
END_TEST

/* Check loses a message that is too long: each fits, and has both sides. */
START_TEST (test_long_messages)
{
  g_autoptr (BeckonRegion) self = small_world ();
  g_autoptr (BeckonWorld) empty = beckon_world_new ();
  g_autoptr (BeckonWorld) full = NULL;
  g_auto (GStrv) ids = account_ids_new (300);
  g_autofree char *novel = g_strnfill (10000, 'n');
  g_autoptr (BeckonFault) fault = beckon_fault_new_unprocessed (ids[0], novel);
  g_autoptr (GPtrArray) results = NULL;
  g_autofree BeckonCheckEntry *entries = g_new0 (BeckonCheckEntry, 300);
  g_autofree char *of_anything = NULL, *of_results = NULL, *of_world = NULL, *of_change = NULL, *of_error = NULL;

  beckon_region_add_fault (self, fault);
  results = decline (self, (const char *const *) ids);
  for (guint i = 0; i < 300; i++)
    {
      put (self, ids[i], BECKON_STATE_PENDING);
      entries[i] = (BeckonCheckEntry){ ids[i], BECKON_REASON_NOT_DECLINED };
    }
  full = beckon_region_snapshot (self);

  of_results = beckon_check_complain_of_results (novel, results, entries, 300);
  ck_assert_uint_le (strlen (of_results), 4000);
  ck_assert_ptr_nonnull (strstr (of_results, "n: expected unprocessed:\n  200000000000: not-declined"));
  ck_assert_ptr_nonnull (strstr (of_results, "\n  (and 293 more)\nis:\n  200000000000: fault (nnn"));
  ck_assert (g_str_has_suffix (of_results, "\n  (and 299 more)"));
  of_world = beckon_check_complain_of_worlds ("world", empty, full);
  ck_assert_uint_le (strlen (of_world), 4000);
  of_change = beckon_check_complain_of_change (novel, self, empty);
  ck_assert_uint_le (strlen (of_change), 4000);
  ck_assert_ptr_nonnull (strstr (of_change, "n: changed the world:\n  111122223333: seen, was unknown\n"));
  of_error = beckon_check_complain_of_error (novel, g_error_new_literal (BECKON_ERROR, BECKON_ERROR_INTERNAL, "Why."),
                                             BECKON_ERROR_BAD_REQUEST);
  ck_assert (g_str_has_suffix (of_error, "n: expected BadRequestException, is InternalException: Why."));
  of_anything = failing (run_failing_at_length, 0);
  ck_assert_uint_eq (strlen (of_anything), 4000);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("helper");
  TCase *passes = tcase_create ("passing");
  TCase *fails = tcase_create ("failing");

  tcase_add_test (passes, test_processed);
  tcase_add_test (passes, test_standing);
  tcase_add_test (passes, test_unchanged);
  tcase_add_test (passes, test_failed);
  tcase_add_test (passes, test_other_exception);
  tcase_add_test (passes, test_each_argument_once);
  tcase_add_test (passes, test_coverage);
  suite_add_tcase (suite, passes);
  tcase_add_test (fails, test_long_messages);
  tcase_add_loop_test (fails, test_failure, 0, G_N_ELEMENTS (failures));
  suite_add_tcase (suite, fails);

  return testing_run (suite);
}
