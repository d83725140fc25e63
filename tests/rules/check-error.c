/* SPDX-License-Identifier: MIT */
/* Whole-call failures: codes, what an error tells, input that is refused, and what is judged first.
 */
#include "../testing.h"

/* --- codes --------------------------------------------------------------------------------- */

static const struct
{
  BeckonError code;
  const char *exception;
  guint status;
} errors[] = {
  { BECKON_ERROR_INTERNAL, "InternalException", 500 },
  { BECKON_ERROR_INVALID_ACCESS, "InvalidAccessException", 401 },
  { BECKON_ERROR_INVALID_INPUT, "InvalidInputException", 400 },
  { BECKON_ERROR_LIMIT_EXCEEDED, "LimitExceededException", 429 },
  { BECKON_ERROR_RESOURCE_CONFLICT, "ResourceConflictException", 409 },
  { BECKON_ERROR_RESOURCE_NOT_FOUND, "ResourceNotFoundException", 404 },
  { BECKON_ERROR_ACCESS_DENIED, "AccessDeniedException", 403 },
  { BECKON_ERROR_BAD_REQUEST, "BadRequestException", 400 },
  { BECKON_ERROR_UNKNOWN_OPERATION, "UnknownOperationException", 404 },
  { BECKON_ERROR_SERIALIZATION, "SerializationException", 400 },
  { BECKON_ERROR_REQUEST_TOO_LARGE, "RequestEntityTooLargeException", 413 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (errors) == BECKON_N_ERRORS);

START_TEST (test_exception_and_status)
{
  BeckonError found = BECKON_N_ERRORS;

  ck_assert_int_eq (errors[_i].code, _i);
  ck_assert_str_eq (beckon_error_peek_exception (_i), errors[_i].exception);
  ck_assert_uint_eq (beckon_error_get_status (_i), errors[_i].status);
  ck_assert (beckon_error_from_exception (errors[_i].exception, &found));
  ck_assert_int_eq (found, _i);
  ck_assert (beckon_error_from_exception (errors[_i].exception, NULL));
}
END_TEST

START_TEST (test_unknown_exceptions_are_not_found)
{
  static const char *const names[]
      = { "", "Internal", "internalexception", "InternalException ", "ThrottlingException" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BeckonError code = BECKON_N_ERRORS;

      ck_assert (!beckon_error_from_exception (names[i], &code));
      ck_assert_uint_eq (code, BECKON_N_ERRORS);
    }
}
END_TEST

START_TEST (test_error_tells_domain_reason_and_rule)
{
  g_autoptr (GError) error = NULL;

  ck_assert (!beckon_region_enable_security_hub (region, MEMBER, &error));
  ck_assert (g_error_matches (error, BECKON_ERROR, BECKON_ERROR_RESOURCE_CONFLICT));
  ck_assert_int_eq (beckon_error_get_reason (error), BECKON_REASON_HUB_ALREADY_ON);
  ck_assert_str_eq (beckon_error_peek_rule (error), "G-10");
  ck_assert_uint_eq (BECKON_ERROR, beckon_error_quark ());
}
END_TEST

/* Programs hand errors on by copying them, and put words before their messages. */
START_TEST (test_error_keeps_reason_and_rule_in_a_copy)
{
  GError *error = NULL;
  g_autoptr (GError) copy = NULL;

  ck_assert (!beckon_region_enable_security_hub (region, MEMBER, &error));
  copy = g_error_copy (error);
  g_error_free (error);
  g_prefix_error (&copy, "at start: ");

  ck_assert_int_eq (beckon_error_get_reason (copy), BECKON_REASON_HUB_ALREADY_ON);
  ck_assert_str_eq (beckon_error_peek_rule (copy), "G-10");
  ck_assert_str_eq (copy->message, "at start: Account is already subscribed to Security Hub");
}
END_TEST

/* F-1 */
START_TEST (test_f1_exception_names)
{
  g_autofree char *longest = g_strnfill (128, 'x');
  g_autofree char *longer = g_strnfill (129, 'x');
  const char *const names[] = { "a", "Z", "9", ".", "ThrottlingException", "Client.RequestLimitExceeded", longest };
  const char *const others[] = { "", " ", "A B", "A-B", "A_B", "A\n", "\xc3\xa9", "\xff", "A/B", "A:B", "A@B", longer };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ck_assert_msg (beckon_error_is_exception_name (names[i]), "%s", names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    ck_assert_msg (!beckon_error_is_exception_name (others[i]), "%s", others[i]);
}
END_TEST

/* F-1: an error that was not made by a fault has what its code says. */
START_TEST (test_f1_raised_by_a_code)
{
  g_autoptr (GError) rebuilt = g_error_new_literal (BECKON_ERROR, _i, "rebuilt");

  ck_assert_str_eq (beckon_error_peek_raised_exception (rebuilt), errors[_i].exception);
  ck_assert_uint_eq (beckon_error_get_raised_status (rebuilt), errors[_i].status);
}
END_TEST

/* F-1: a language binding has lost the name of another exception. */
START_TEST (test_f1_rebuilt_other)
{
  g_autoptr (GError) rebuilt = g_error_new_literal (BECKON_ERROR, BECKON_ERROR_OTHER, "rebuilt");

  ck_assert_ptr_null (beckon_error_peek_raised_exception (rebuilt));
  ck_assert_uint_eq (beckon_error_get_raised_status (rebuilt), 400);
}
END_TEST

START_TEST (test_caller_that_wants_no_error)
{
  ck_assert (!beckon_region_enable_security_hub (region, MEMBER, NULL));
  ck_assert_ptr_null (beckon_region_decline_invitations (region, MEMBER, NOBODY, NULL));
}
END_TEST

START_TEST (test_failure_leaves_out_parameters_alone)
{
  char untouched = 0;
  BeckonInvitation *administrator = (gpointer) &untouched;
  GPtrArray *unprocessed = (gpointer) &untouched;

  ck_assert (!beckon_region_get_administrator_account (region, STRANGER, &administrator, NULL));
  ck_assert (!beckon_region_get_master_account (region, STRANGER, &administrator, NULL));
  ck_assert_ptr_null (beckon_region_get_members (region, STRANGER, IDS (MEMBER), &unprocessed, NULL));
  ck_assert_ptr_eq (administrator, (gpointer) &untouched);
  ck_assert_ptr_eq (unprocessed, (gpointer) &untouched);
}
END_TEST

/* --- input: O-4 ---------------------------------------------------------------------------- */

/* The operations that name accounts. */
static const BeckonOperation naming[] = {
  BECKON_OPERATION_CREATE_MEMBERS,       BECKON_OPERATION_GET_MEMBERS,
  BECKON_OPERATION_DELETE_MEMBERS,       BECKON_OPERATION_INVITE_MEMBERS,
  BECKON_OPERATION_DISASSOCIATE_MEMBERS, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION,
  BECKON_OPERATION_ACCEPT_INVITATION,    BECKON_OPERATION_DECLINE_INVITATIONS,
  BECKON_OPERATION_DELETE_INVITATIONS,
};

/* W-3: blank, no UTF-8. */
static const char *const no_account_ids[] = { "", " ", " \t\n\v\f\r", "\xff", "1\xc3", "\xed\xa0\x80" };

/* G-12: the input is judged before the gate, which STRANGER does not pass. */
static void
assert_refused_as_input (BeckonOperation operation, const char *account_id)
{
  assert_fails (region, call_operation (region, operation, ADMINISTRATOR, account_id, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, call_operation (region, operation, STRANGER, account_id, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
}

START_TEST (test_o4_no_account_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_account_ids); i++)
    assert_refused_as_input (naming[_i], no_account_ids[i]);
}
END_TEST

/* W-3: 1,024 bytes, not characters. */
START_TEST (test_w3_longest_account_id)
{
  g_autofree char *longest = g_strnfill (1024, 'x');
  g_autofree char *longer = g_strnfill (1025, 'x');
  g_autoptr (GString) wide = g_string_new (NULL);

  for (guint i = 0; i < 513; i++)
    g_string_append (wide, "\xc3\xa9");

  assert_refused_as_input (naming[_i], longer);
  assert_refused_as_input (naming[_i], wide->str);
  pair_in_state (region, ADMINISTRATOR, longest, BECKON_STATE_PENDING);
}
END_TEST

/* The caller is judged by W-3 in every operation, a row for each. */
START_TEST (test_w3_caller_is_no_account_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_account_ids); i++)
    assert_fails (region, call_operation (region, _i, no_account_ids[i], ADMINISTRATOR, &error),
                  BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
}
END_TEST

START_TEST (test_w3_marked_account_is_no_account_id)
{
  assert_fails (region, beckon_region_set_organization_account (region, " ", TRUE, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
}
END_TEST

/* O-4: before anything is applied: the first id would be a member. */
START_TEST (test_o4_nothing_is_applied_before_a_mistake)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  assert_fails (region, create_members (region, ADMINISTRATOR, IDS (SIBLING, " "), &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_decline_invitations (region, MEMBER, IDS (ADMINISTRATOR, ""), &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
}
END_TEST

START_TEST (test_o4_empty_list)
{
  assert_fails (region, beckon_region_get_members (region, MEMBER, NOBODY, NULL, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_delete_members (region, MEMBER, NOBODY, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_invite_members (region, MEMBER, NOBODY, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_disassociate_members (region, MEMBER, NOBODY, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_decline_invitations (region, MEMBER, NOBODY, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_delete_invitations (region, MEMBER, NOBODY, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
}
END_TEST

static GPtrArray *
create_with_address (const char *email, GError **error)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  g_ptr_array_add (details, beckon_account_details_new (MEMBER, email));

  return beckon_region_create_members (region, ADMINISTRATOR, details, error);
}

START_TEST (test_o4_blank_address)
{
  assert_fails (region, create_with_address ("", &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT,
                "O-4");
  assert_fails (region, create_with_address (" \t", &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT,
                "O-4");
  assert_done (create_with_address ("no address, and nobody's business", &error));
}
END_TEST

START_TEST (test_o4_blank_invitation_id)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  assert_fails (region, beckon_region_accept_administrator_invitation (region, MEMBER, ADMINISTRATOR, " ", &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_accept_invitation (region, STRANGER, ADMINISTRATOR, "", &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
}
END_TEST

static void
assert_invitation_id_is_refused (const char *invitation_id, const char *message)
{
  g_autoptr (GError) error = NULL;

  ck_assert (!beckon_region_accept_invitation (region, MEMBER, ADMINISTRATOR, invitation_id, &error));
  ck_assert_str_eq (error->message, message);
}

/* O-4: what is wrong is the InvitationId, and no account id. */
START_TEST (test_o4_invitation_id_is_called_so)
{
  g_autofree char *too_long = g_strnfill (1025, 'x');

  assert_invitation_id_is_refused ("", "InvitationId is not a valid invitation id: it is blank");
  assert_invitation_id_is_refused (too_long,
                                   "InvitationId is not a valid invitation id: it is longer than 1,024 bytes");
  assert_invitation_id_is_refused ("\xff", "InvitationId is not a valid invitation id: it is not valid UTF-8");
}
END_TEST

/* --- the order of a whole call: G-12 ---------------------------------------------------------- */

/* The input, then the gate, then that the caller is an organization's (G-9), then each id. */
START_TEST (test_g12_input_then_gate_then_organization)
{
  set_organization (region, STRANGER, TRUE);
  assert_fails (region, beckon_region_decline_invitations (region, STRANGER, IDS (" "), &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_decline_invitations (region, STRANGER, IDS ("x"), &error),
                BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF, "G-1");

  enable (region, STRANGER, NULL);
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  turn (region, BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND, TRUE);
  assert_fails (region, beckon_region_decline_invitations (region, STRANGER, IDS ("x"), &error),
                BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_ORGANIZATION_CALLER, "G-9");
  assert_fails (region, beckon_region_decline_invitations (region, STRANGER, IDS (STRANGER), &error),
                BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_ORGANIZATION_CALLER, "G-9");
}
END_TEST

/* How many AccountDetails there are (G-8) is input, and judged before the gate. */
START_TEST (test_g12_number_of_account_details_before_the_gate)
{
  assert_fails (region, create_members (region, STRANGER, NOBODY, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "G-8");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("error");
  TCase *tcase = testing_add_tcase (suite, "errors");

  tcase_add_loop_test (tcase, test_exception_and_status, 0, G_N_ELEMENTS (errors));
  tcase_add_test (tcase, test_unknown_exceptions_are_not_found);
  tcase_add_test (tcase, test_error_tells_domain_reason_and_rule);
  tcase_add_test (tcase, test_error_keeps_reason_and_rule_in_a_copy);
  tcase_add_test (tcase, test_f1_exception_names);
  tcase_add_loop_test (tcase, test_f1_raised_by_a_code, 0, G_N_ELEMENTS (errors));
  tcase_add_test (tcase, test_f1_rebuilt_other);
  tcase_add_test (tcase, test_caller_that_wants_no_error);
  tcase_add_test (tcase, test_failure_leaves_out_parameters_alone);

  tcase = testing_add_tcase (suite, "input");
  tcase_add_loop_test (tcase, test_o4_no_account_id, 0, G_N_ELEMENTS (naming));
  tcase_add_loop_test (tcase, test_w3_longest_account_id, 0, G_N_ELEMENTS (naming));
  tcase_add_loop_test (tcase, test_w3_caller_is_no_account_id, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_w3_marked_account_is_no_account_id);
  tcase_add_test (tcase, test_o4_nothing_is_applied_before_a_mistake);
  tcase_add_test (tcase, test_o4_empty_list);
  tcase_add_test (tcase, test_o4_blank_address);
  tcase_add_test (tcase, test_o4_blank_invitation_id);
  tcase_add_test (tcase, test_o4_invitation_id_is_called_so);

  tcase = testing_add_tcase (suite, "the order of a whole call");
  tcase_add_test (tcase, test_g12_input_then_gate_then_organization);
  tcase_add_test (tcase, test_g12_number_of_account_details_before_the_gate);

  return testing_run (suite);
}
