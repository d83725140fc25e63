/* SPDX-License-Identifier: MIT */
/* Programmers' mistakes with enumerators and their names: each is a critical, and gives a harmless value. */
#include "../testing-misuse.h"

/* clang-format off */

#define MISUSES(ROW) \
  ROW (state_to_string, beckon_state_to_string (BECKON_N_STATES) == NULL) \
  ROW (state_from_string, !beckon_state_from_string (NULL, NULL)) \
  ROW (state_peek_member_status, beckon_state_peek_member_status (BECKON_N_STATES) == NULL) \
  ROW (state_is_invitation, !beckon_state_is_invitation (BECKON_N_STATES)) \
  ROW (step_to_string, beckon_step_to_string (BECKON_N_STEPS) == NULL) \
  ROW (step_from_string, !beckon_step_from_string (NULL, NULL)) \
  ROW (step_get_party, beckon_step_get_party (BECKON_N_STEPS) == BECKON_PARTY_ADMINISTRATOR) \
  ROW (party_to_string, beckon_party_to_string (BECKON_PARTY_MEMBER + 1) == NULL) \
  ROW (effect_to_string, beckon_effect_to_string (BECKON_EFFECT_STAY + 1) == NULL) \
  \
  ROW (operation_to_string, beckon_operation_to_string (BECKON_N_OPERATIONS) == NULL) \
  ROW (operation_from_string, !beckon_operation_from_string (NULL, NULL)) \
  ROW (operation_is_mutating, !beckon_operation_is_mutating (BECKON_N_OPERATIONS)) \
  ROW (field_kind_to_string, beckon_field_kind_to_string (BECKON_N_FIELD_KINDS) == NULL) \
  \
  ROW (reason_to_string, beckon_reason_to_string (BECKON_N_REASONS) == NULL) \
  ROW (reason_from_string, !beckon_reason_from_string (NULL, NULL)) \
  ROW (reason_peek_text, beckon_reason_peek_text (BECKON_N_REASONS) == NULL) \
  ROW (reason_peek_sure, beckon_reason_peek_sure (BECKON_N_REASONS) == NULL) \
  ROW (reason_peek_remedy, beckon_reason_peek_remedy (BECKON_N_REASONS) == NULL) \
  \
  ROW (switch_to_string, beckon_switch_to_string (BECKON_N_SWITCHES) == NULL) \
  ROW (switch_from_string, !beckon_switch_from_string (NULL, NULL)) \
  ROW (switch_get_default, beckon_switch_get_default (BECKON_N_SWITCHES) == 0) \
  ROW (switch_peek_value, beckon_switch_peek_value (BECKON_N_SWITCHES, 0) == NULL) \
  ROW (switch_peek_evidence, beckon_switch_peek_evidence (BECKON_N_SWITCHES, 0) == NULL)

/* clang-format on */

DEFINE_MISUSES (MISUSES)

START_TEST (test_mistake_is_a_critical)
{
  assert_misuse (&misuses[_i]);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("misuse of names");
  TCase *tcase = testing_add_tcase (suite, "mistakes");

  tcase_add_loop_test (tcase, test_mistake_is_a_critical, 0, G_N_ELEMENTS (misuses));

  return testing_run (suite);
}
