/* SPDX-License-Identifier: MIT */
/* Programmers' mistakes: each is a critical, gives a harmless value, and changes nothing. */
#include "testing.h"

static const GError *
foreign_error (void)
{
  static GError error = { 0, G_FILE_ERROR_NOENT, NULL };

  error.domain = G_FILE_ERROR;

  return &error;
}

static BeckonRules *
usual_rules (void)
{
  static BeckonRules *rules = NULL;

  if (rules == NULL)
    rules = beckon_rules_new ();

  return rules;
}

/* clang-format off */

/* A row for each mistake: its name, and what holds after it. NULL, where nothing else is said. */
#define MISUSES(ROW) \
  ROW (account_details_new, beckon_account_details_new (NULL, NULL) == NULL) \
  ROW (account_details_copy, beckon_account_details_copy (NULL) == NULL) \
  ROW (account_details_free, (beckon_account_details_free (NULL), TRUE)) \
  ROW (account_details_peek_account_id, beckon_account_details_peek_account_id (NULL) == NULL) \
  ROW (account_details_peek_email, beckon_account_details_peek_email (NULL) == NULL) \
  \
  ROW (error_from_exception, !beckon_error_from_exception (NULL, NULL)) \
  ROW (error_get_reason, beckon_error_get_reason (NULL) == BECKON_REASON_NONE) \
  ROW (error_get_rule, beckon_error_get_rule (NULL) == NULL) \
  ROW (error_get_reason_of_another_domain, \
       beckon_error_get_reason (foreign_error ()) == BECKON_REASON_NONE) \
  ROW (error_get_rule_of_another_domain, beckon_error_get_rule (foreign_error ()) == NULL) \
  \
  ROW (hub_ref, beckon_hub_ref (NULL) == NULL) \
  ROW (hub_unref, (beckon_hub_unref (NULL), TRUE)) \
  ROW (hub_peek_arn, beckon_hub_peek_arn (NULL) == NULL) \
  ROW (hub_get_subscribed_at, beckon_hub_get_subscribed_at_us (NULL) == BECKON_TIME_NONE) \
  \
  ROW (invitation_ref, beckon_invitation_ref (NULL) == NULL) \
  ROW (invitation_unref, (beckon_invitation_unref (NULL), TRUE)) \
  ROW (invitation_peek_administrator_id, beckon_invitation_peek_administrator_id (NULL) == NULL) \
  ROW (invitation_peek_invitation_id, beckon_invitation_peek_invitation_id (NULL) == NULL) \
  ROW (invitation_get_state, beckon_invitation_get_state (NULL) == BECKON_STATE_NONE) \
  ROW (invitation_get_invited_at, beckon_invitation_get_invited_at_us (NULL) == BECKON_TIME_NONE) \
  \
  ROW (member_ref, beckon_member_ref (NULL) == NULL) \
  ROW (member_unref, (beckon_member_unref (NULL), TRUE)) \
  ROW (member_peek_account_id, beckon_member_peek_account_id (NULL) == NULL) \
  ROW (member_peek_administrator_id, beckon_member_peek_administrator_id (NULL) == NULL) \
  ROW (member_peek_email, beckon_member_peek_email (NULL) == NULL) \
  ROW (member_get_state, beckon_member_get_state (NULL) == BECKON_STATE_NONE) \
  ROW (member_get_invited_at, beckon_member_get_invited_at_us (NULL) == BECKON_TIME_NONE) \
  ROW (member_get_updated_at, beckon_member_get_updated_at_us (NULL) == BECKON_TIME_NONE) \
  \
  ROW (state_from_string, !beckon_state_from_string (NULL, NULL)) \
  ROW (step_from_string, !beckon_step_from_string (NULL, NULL)) \
  ROW (operation_from_string, !beckon_operation_from_string (NULL, NULL)) \
  ROW (reason_from_string, !beckon_reason_from_string (NULL, NULL)) \
  ROW (switch_from_string, !beckon_switch_from_string (NULL, NULL)) \
  \
  ROW (result_ref, beckon_result_ref (NULL) == NULL) \
  ROW (result_unref, (beckon_result_unref (NULL), TRUE)) \
  ROW (result_peek_account_id, beckon_result_peek_account_id (NULL) == NULL) \
  ROW (result_peek_text, beckon_result_peek_text (NULL) == NULL) \
  ROW (result_get_reason, beckon_result_get_reason (NULL) == BECKON_REASON_NONE) \
  ROW (result_peek_rule, beckon_result_peek_rule (NULL) == NULL) \
  ROW (result_get_state, beckon_result_get_state (NULL) == BECKON_STATE_NONE) \
  ROW (result_peek_email, beckon_result_peek_email (NULL) == NULL) \
  \
  ROW (rules_copy, beckon_rules_copy (NULL) == NULL) \
  ROW (rules_free, (beckon_rules_free (NULL), TRUE)) \
  ROW (rules_get, beckon_rules_get (NULL, BECKON_SWITCH_MAX_MEMBERS) == 0) \
  ROW (rules_set, (beckon_rules_set (NULL, BECKON_SWITCH_MAX_MEMBERS, 1), TRUE)) \
  ROW (rules_set_beyond_yes, \
       (beckon_rules_set (usual_rules (), BECKON_SWITCH_OWN_ID_DECLINES_ALL, 2), \
        beckon_rules_get (usual_rules (), BECKON_SWITCH_OWN_ID_DECLINES_ALL) == 1)) \
  ROW (rules_set_beyond_words, \
       (beckon_rules_set (usual_rules (), BECKON_SWITCH_HUB_OFF_ERROR, 3), \
        beckon_rules_get (usual_rules (), BECKON_SWITCH_HUB_OFF_ERROR) == 0)) \
  ROW (rules_set_from_string, !beckon_rules_set_from_string (NULL, "max_members", "1", NULL)) \
  ROW (rules_set_from_no_name, !beckon_rules_set_from_string (usual_rules (), NULL, "1", NULL)) \
  ROW (rules_set_from_no_value, \
       !beckon_rules_set_from_string (usual_rules (), "max_members", NULL, NULL)) \
  ROW (rules_dup_string, beckon_rules_dup_string (NULL, BECKON_SWITCH_MAX_MEMBERS) == NULL) \
  \
  ROW (region_new, beckon_region_new (NULL, NULL) == NULL) \
  ROW (region_new_of_an_empty_name, beckon_region_new ("", NULL) == NULL) \
  ROW (region_new_of_no_utf8, beckon_region_new ("\xff", NULL) == NULL) \
  ROW (region_ref, beckon_region_ref (NULL) == NULL) \
  ROW (region_unref, (beckon_region_unref (NULL), TRUE)) \
  ROW (region_peek_name, beckon_region_peek_name (NULL) == NULL) \
  ROW (region_get_partition, beckon_region_get_partition (NULL) == NULL) \
  ROW (region_dup_rules, beckon_region_dup_rules (NULL) == NULL) \
  ROW (region_set_rules, (beckon_region_set_rules (NULL, NULL), TRUE)) \
  ROW (region_set_clock, (beckon_region_set_clock (NULL, NULL, NULL, NULL), TRUE)) \
  ROW (region_set_fixed_clock, (beckon_region_set_fixed_clock (NULL, START_US), TRUE)) \
  ROW (region_set_fixed_clock_too_early, \
       (beckon_region_set_fixed_clock (region, FIRST_TIME_US - 1), \
        beckon_region_get_time_us (region) == START_US)) \
  ROW (region_set_fixed_clock_too_late, \
       (beckon_region_set_fixed_clock (region, LAST_TIME_US + 1), \
        beckon_region_get_time_us (region) == START_US)) \
  ROW (region_advance_clock, !beckon_region_advance_clock (NULL, 1)) \
  ROW (region_get_time, beckon_region_get_time_us (NULL) == BECKON_TIME_NONE) \
  ROW (region_set_id_source, (beckon_region_set_id_source (NULL, NULL, NULL, NULL), TRUE)) \
  ROW (region_set_id_seed, (beckon_region_set_id_seed (NULL, 1), TRUE)) \
  ROW (region_mark, !beckon_region_set_organization_account (NULL, MEMBER, TRUE, NULL)) \
  ROW (region_mark_nobody, !beckon_region_set_organization_account (region, NULL, TRUE, NULL)) \
  ROW (region_dump, beckon_region_dump (NULL) == NULL) \
  ROW (region_check, beckon_region_check (NULL) == NULL) \
  \
  ROW (create_nobody, beckon_region_create_members (region, RIVAL, NULL, NULL) == NULL) \
  ROW (get_nobody, beckon_region_get_members (region, RIVAL, NULL, NULL, NULL) == NULL) \
  ROW (delete_nobody, beckon_region_delete_members (region, RIVAL, NULL, NULL) == NULL) \
  ROW (invite_nobody, beckon_region_invite_members (region, RIVAL, NULL, NULL) == NULL) \
  ROW (disassociate_nobody, !beckon_region_disassociate_members (region, RIVAL, NULL, NULL)) \
  ROW (accept_nobody, \
       !beckon_region_accept_administrator_invitation (region, MEMBER, NULL, "x", NULL)) \
  ROW (accept_nothing, \
       !beckon_region_accept_administrator_invitation (region, MEMBER, RIVAL, NULL, NULL)) \
  ROW (accept_no_master, !beckon_region_accept_invitation (region, MEMBER, NULL, "x", NULL)) \
  ROW (accept_nothing_of_a_master, \
       !beckon_region_accept_invitation (region, MEMBER, RIVAL, NULL, NULL)) \
  ROW (decline_nobody, beckon_region_decline_invitations (region, MEMBER, NULL, NULL) == NULL) \
  ROW (delete_invitations_of_nobody, \
       beckon_region_delete_invitations (region, MEMBER, NULL, NULL) == NULL)

/* clang-format on */

#define DEFINE_FUNCTION(name, expression)                                                          \
  static gboolean misuse_##name (void) { return (expression); }
#define ADD_ROW(name, expression) { #name, misuse_##name },

MISUSES (DEFINE_FUNCTION)

static const struct
{
  const char *name;
  gboolean (*is_harmless) (void);
} misuses[] = { MISUSES (ADD_ROW) };

START_TEST (test_mistake_is_a_critical)
{
  g_autoptr (GVariant) before = beckon_region_dump (region);

  g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  ck_assert_msg (misuses[_i].is_harmless (), "%s", misuses[_i].name);
  g_test_assert_expected_messages ();
  testing_assert_unchanged (misuses[_i].name, region, before);
}
END_TEST

/* A row for each operation: no Region, then no caller. Neither is a failure that has an error. */
START_TEST (test_operation_of_nobody)
{
  g_autoptr (GVariant) before = beckon_region_dump (region);
  g_autoptr (GError) error = NULL;

  g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  ck_assert (!call_operation (NULL, _i, ADMINISTRATOR, MEMBER, &error));
  g_test_assert_expected_messages ();
  ck_assert_ptr_null (error);

  g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  ck_assert (!call_operation (region, _i, NULL, MEMBER, &error));
  g_test_assert_expected_messages ();
  ck_assert_ptr_null (error);
  testing_assert_unchanged (beckon_operation_to_string (_i), region, before);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("misuse");
  TCase *tcase = testing_add_tcase (suite, "mistakes");

  tcase_add_loop_test (tcase, test_mistake_is_a_critical, 0, G_N_ELEMENTS (misuses));
  tcase_add_loop_test (tcase, test_operation_of_nobody, 0, BECKON_N_OPERATIONS);

  return testing_run (suite);
}
