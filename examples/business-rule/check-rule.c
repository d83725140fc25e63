/* SPDX-License-Identifier: MIT */
/* The test of the rule: what it does when the service works, and when the service fails. */
#include "rule.h"

#include <beckon/beckon-check.h>

#define US "111122223333"
#define OUR_ADMINISTRATOR "123456789012"
#define STRANGER "999988887777"
#define OTHER_STRANGER "888877776666"

static const char *const allowed[] = { OUR_ADMINISTRATOR, NULL };
static BeckonRegion *region;

/* --- helpers --------------------------------------------------------------------------------- */

static void
set_up (void)
{
  region = beckon_region_new ("us-east-1", NULL);
  beckon_region_set_fixed_clock (region, G_GINT64_CONSTANT (1767225600000000)); /* 2026-01-01 */
  beckon_region_set_id_seed (region, 1);
  ck_assert (beckon_region_enable_security_hub (region, US, NULL));
}

static void
tear_down (void)
{
  ck_assert_beckon_invariants (region);
  beckon_region_unref (region);
}

static void
invitation_from (const char *administrator, BeckonState state)
{
  ck_assert (beckon_region_put_association (region, administrator, US, state, NULL));
}

/* Adds a fault to calls of @operation. Takes the fault. */
static void
fault (BeckonFault *what, BeckonOperation operation, guint times)
{
  beckon_fault_match_operation (what, operation);
  beckon_fault_set_times (what, times);
  beckon_region_add_fault (region, what);
  beckon_fault_free (what);
}

static void
calls_fail (BeckonError code, BeckonOperation operation, guint times)
{
  fault (beckon_fault_new_before (code, "Try again later."), operation, times);
}

static void
answers_are_lost (BeckonOperation operation, guint times)
{
  fault (beckon_fault_new_after (BECKON_ERROR_INTERNAL, "Try again later."), operation, times);
}

static void
account_stays_unprocessed (const char *administrator)
{
  fault (beckon_fault_new_unprocessed (administrator, "Not now."), BECKON_OPERATION_DECLINE_INVITATIONS, 0);
}

/* --- the service works ----------------------------------------------------------------------- */

/* Our administrator and two strangers have invited us. We decline the strangers; the invitation of
 * our administrator stays pending. */
START_TEST (test_declines_strangers)
{
  g_autoptr (GPtrArray) left = NULL;

  invitation_from (STRANGER, BECKON_STATE_PENDING);
  invitation_from (OUR_ADMINISTRATOR, BECKON_STATE_PENDING);
  invitation_from (OTHER_STRANGER, BECKON_STATE_PENDING);

  left = decline_unwanted (region, US, allowed, NULL);

  ck_assert_beckon_all_processed (left);
  ck_assert_beckon_member_status (region, STRANGER, US, "Resigned");
  ck_assert_beckon_member_status (region, OTHER_STRANGER, US, "Resigned");
  ck_assert_beckon_member_status (region, OUR_ADMINISTRATOR, US, "Invited");
}
END_TEST

/* Invitations that were answered before are left alone: those of a stranger that we have accepted, and of
 * a stranger that we have declined. */
START_TEST (test_leaves_answers_alone)
{
  g_autoptr (GPtrArray) left = NULL;

  invitation_from (STRANGER, BECKON_STATE_ACCEPTED);
  invitation_from (OTHER_STRANGER, BECKON_STATE_DECLINED);

  ck_assert_beckon_unchanged_by (region, left = decline_unwanted (region, US, allowed, NULL));

  ck_assert_beckon_all_processed (left);
}
END_TEST

/* Nobody has invited us: there is nothing to do, and that is not an error. */
START_TEST (test_needs_no_invitation)
{
  g_autoptr (GPtrArray) left = NULL;

  ck_assert_beckon_unchanged_by (region, left = decline_unwanted (region, US, allowed, NULL));

  ck_assert_beckon_all_processed (left);
}
END_TEST

/* The service lists 120 invitations on three pages. All are declined. */
START_TEST (test_turns_the_page)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) pending = NULL;

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *administrator = g_strdup_printf ("2%011u", i);

      invitation_from (administrator, BECKON_STATE_PENDING);
    }

  left = decline_unwanted (region, US, allowed, NULL);

  ck_assert_beckon_all_processed (left);
  pending = beckon_region_find_associations (region, NULL, US, BECKON_STATE_PENDING);
  ck_assert_uint_eq (pending->len, 0);
}
END_TEST

/* --- the service fails ----------------------------------------------------------------------- */

/* The service fails twice at each step; the third try declines the stranger. */
START_TEST (test_tries_again)
{
  g_autoptr (GPtrArray) left = NULL;

  invitation_from (STRANGER, BECKON_STATE_PENDING);
  calls_fail (BECKON_ERROR_INTERNAL, BECKON_OPERATION_LIST_INVITATIONS, 2);
  calls_fail (BECKON_ERROR_INTERNAL, BECKON_OPERATION_DECLINE_INVITATIONS, 2);

  left = decline_unwanted (region, US, allowed, NULL);

  ck_assert_beckon_all_processed (left);
  ck_assert_beckon_state (region, STRANGER, US, BECKON_STATE_DECLINED);
}
END_TEST

/* The service fails three times: we give up and report the error. Nothing has changed. */
START_TEST (test_gives_up)
{
  invitation_from (STRANGER, BECKON_STATE_PENDING);
  calls_fail (BECKON_ERROR_INTERNAL, BECKON_OPERATION_DECLINE_INVITATIONS, 3);

  ck_assert_beckon_unchanged_by (
      region, ck_assert_beckon_fails (decline_unwanted (region, US, allowed, &error), BECKON_ERROR_INTERNAL));
}
END_TEST

/* The same when the service cannot list the invitations. */
START_TEST (test_gives_up_at_once)
{
  invitation_from (STRANGER, BECKON_STATE_PENDING);
  calls_fail (BECKON_ERROR_INTERNAL, BECKON_OPERATION_LIST_INVITATIONS, 3);

  ck_assert_beckon_unchanged_by (
      region, ck_assert_beckon_fails (decline_unwanted (region, US, allowed, &error), BECKON_ERROR_INTERNAL));
}
END_TEST

/* After any other exception we do not try again. */
START_TEST (test_tries_nothing_else_again)
{
  invitation_from (STRANGER, BECKON_STATE_PENDING);
  calls_fail (BECKON_ERROR_LIMIT_EXCEEDED, BECKON_OPERATION_DECLINE_INVITATIONS, 1);

  ck_assert_beckon_unchanged_by (
      region, ck_assert_beckon_fails (decline_unwanted (region, US, allowed, &error), BECKON_ERROR_LIMIT_EXCEEDED));
}
END_TEST

/* The service declines the invitations, but its answer is lost. When we try again, it reports that all are
 * declined already. So nothing stays unprocessed. */
START_TEST (test_survives_a_lost_answer)
{
  g_autoptr (GPtrArray) left = NULL;

  invitation_from (STRANGER, BECKON_STATE_PENDING);
  invitation_from (OTHER_STRANGER, BECKON_STATE_PENDING);
  answers_are_lost (BECKON_OPERATION_DECLINE_INVITATIONS, 1);

  left = decline_unwanted (region, US, allowed, NULL);

  ck_assert_beckon_all_processed (left);
  ck_assert_beckon_state (region, STRANGER, US, BECKON_STATE_DECLINED);
  ck_assert_beckon_state (region, OTHER_STRANGER, US, BECKON_STATE_DECLINED);
}
END_TEST

/* The service declines the invitation of one stranger and not of the other. We report the other. */
START_TEST (test_reports_what_is_left)
{
  g_autoptr (GPtrArray) left = NULL;

  invitation_from (STRANGER, BECKON_STATE_PENDING);
  invitation_from (OTHER_STRANGER, BECKON_STATE_PENDING);
  account_stays_unprocessed (OTHER_STRANGER);

  left = decline_unwanted (region, US, allowed, NULL);

  ck_assert_beckon_unprocessed (left, { OTHER_STRANGER, BECKON_REASON_FAULT });
  ck_assert_beckon_state (region, STRANGER, US, BECKON_STATE_DECLINED);
  ck_assert_beckon_state (region, OTHER_STRANGER, US, BECKON_STATE_PENDING);
}
END_TEST

/* The same, but the first answer is lost too. The second answer names both strangers, and we report only
 * the one that was not declined. */
START_TEST (test_reports_what_is_left_after_a_lost_answer)
{
  g_autoptr (GPtrArray) left = NULL;

  invitation_from (STRANGER, BECKON_STATE_PENDING);
  invitation_from (OTHER_STRANGER, BECKON_STATE_PENDING);
  account_stays_unprocessed (OTHER_STRANGER);
  answers_are_lost (BECKON_OPERATION_DECLINE_INVITATIONS, 1);

  left = decline_unwanted (region, US, allowed, NULL);

  ck_assert_beckon_unprocessed (left, { OTHER_STRANGER, BECKON_REASON_FAULT });
  ck_assert_beckon_state (region, STRANGER, US, BECKON_STATE_DECLINED);
  ck_assert_beckon_state (region, OTHER_STRANGER, US, BECKON_STATE_PENDING);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("business-rule");
  TCase *good_days = tcase_create ("good-days");
  TCase *bad_days = tcase_create ("bad-days");
  SRunner *runner = srunner_create (suite);
  int n_failed;

  tcase_add_checked_fixture (good_days, set_up, tear_down);
  tcase_add_test (good_days, test_declines_strangers);
  tcase_add_test (good_days, test_leaves_answers_alone);
  tcase_add_test (good_days, test_needs_no_invitation);
  tcase_add_test (good_days, test_turns_the_page);
  suite_add_tcase (suite, good_days);

  tcase_add_checked_fixture (bad_days, set_up, tear_down);
  tcase_add_test (bad_days, test_tries_again);
  tcase_add_test (bad_days, test_gives_up);
  tcase_add_test (bad_days, test_gives_up_at_once);
  tcase_add_test (bad_days, test_tries_nothing_else_again);
  tcase_add_test (bad_days, test_survives_a_lost_answer);
  tcase_add_test (bad_days, test_reports_what_is_left);
  tcase_add_test (bad_days, test_reports_what_is_left_after_a_lost_answer);
  suite_add_tcase (suite, bad_days);

  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);

  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
