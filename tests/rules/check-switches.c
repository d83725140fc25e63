/* SPDX-License-Identifier: MIT */
/* The switches: their names, defaults and values, and what each does at its other value. */
#include "../testing.h"

#include <string.h>

/* --- names and values ---------------------------------------------------------------------- */

static const struct
{
  BeckonSwitch which;
  const char *name;
  const char *usual;
  guint32 usual_value;
  const char *other;
  guint32 other_value;
} expected[] = {
  { BECKON_SWITCH_REQUIRE_SECURITY_HUB, "require_security_hub", "true", 1, "false", 0 },
  { BECKON_SWITCH_HUB_OFF_ERROR, "hub_off_error", "observed", BECKON_HUB_OFF_OBSERVED, "access-denied",
    BECKON_HUB_OFF_ACCESS_DENIED },
  { BECKON_SWITCH_REINVITE_AFTER_DECLINE, "reinvite_after_decline", "false", 0, "true", 1 },
  { BECKON_SWITCH_ACCEPT_AFTER_DECLINE, "accept_after_decline", "true", 1, "false", 0 },
  { BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS, "invite_associated_accounts", "true", 1, "false", 0 },
  { BECKON_SWITCH_OWN_ID_DECLINES_ALL, "own_id_declines_all", "true", 1, "false", 0 },
  { BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS, "administrator_may_delete_invitations", "true", 1, "false", 0 },
  { BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND, "decline_unknown_is_not_found", "false", 0, "true", 1 },
  { BECKON_SWITCH_ACCEPT_UNKNOWN_IS_NOT_FOUND, "accept_unknown_is_not_found", "false", 0, "true", 1 },
  { BECKON_SWITCH_MANAGEMENT_ACCOUNT_MAY_ADMINISTER, "management_account_may_administer", "true", 1, "false", 0 },
  { BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, "twelve_digit_account_ids", "false", 0, "true", 1 },
  { BECKON_SWITCH_MAX_MEMBERS, "max_members", "1000", 1000, "4294967295", G_MAXUINT32 },
  { BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS, "max_organization_members", "10000", 10000, "1", 1 },
  { BECKON_SWITCH_MAX_PENDING_INVITATIONS, "max_pending_invitations", "1000", 1000, "0", 0 },
  { BECKON_SWITCH_MAX_ACCOUNT_DETAILS, "max_account_details", "50", 50, "51", 51 },
  { BECKON_SWITCH_MAX_ACCOUNT_IDS, "max_account_ids", "0", 0, "1", 1 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (expected) == BECKON_N_SWITCHES);

START_TEST (test_switch_name_and_default)
{
  BeckonSwitch found = BECKON_N_SWITCHES;

  ck_assert_int_eq (expected[_i].which, _i);
  ck_assert_str_eq (beckon_switch_to_string (_i), expected[_i].name);
  ck_assert (beckon_switch_from_string (expected[_i].name, &found));
  ck_assert_int_eq (found, _i);
  ck_assert (beckon_switch_from_string (expected[_i].name, NULL));
  ck_assert_uint_eq (beckon_switch_get_default (_i), expected[_i].usual_value);
}
END_TEST

static void
assert_value (const BeckonSwitches *switches, BeckonSwitch which, guint32 value, const char *text)
{
  g_autofree char *got = beckon_switches_dup_string (switches, which);

  ck_assert_uint_eq (beckon_switches_get (switches, which), value);
  ck_assert_str_eq (got, text);
}

static void
assert_usual_but_for (const BeckonSwitches *switches, guint exception)
{
  for (guint i = 0; i < BECKON_N_SWITCHES; i++)
    if (i != exception)
      assert_value (switches, i, expected[i].usual_value, expected[i].usual);
}

START_TEST (test_switch_is_set_alone)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();

  assert_usual_but_for (switches, BECKON_N_SWITCHES);
  beckon_switches_set (switches, _i, expected[_i].other_value);
  assert_value (switches, _i, expected[_i].other_value, expected[_i].other);
  assert_usual_but_for (switches, _i);
}
END_TEST

START_TEST (test_switch_is_set_by_texts)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();

  assert_done (beckon_switches_set_from_string (switches, expected[_i].name, expected[_i].other, &error));
  assert_value (switches, _i, expected[_i].other_value, expected[_i].other);
  assert_done (beckon_switches_set_from_string (switches, expected[_i].name, expected[_i].usual, &error));
  assert_usual_but_for (switches, BECKON_N_SWITCHES);
}
END_TEST

START_TEST (test_third_word_of_hub_off_error)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();

  assert_done (beckon_switches_set_from_string (switches, "hub_off_error", "invalid-access", &error));
  assert_value (switches, BECKON_SWITCH_HUB_OFF_ERROR, BECKON_HUB_OFF_INVALID_ACCESS, "invalid-access");
}
END_TEST

/* The names of the values, as they are read. Of a number there are none. */
START_TEST (test_switch_tells_its_values)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  guint32 n = 0;

  for (const char *name; (name = beckon_switch_peek_value (_i, n)) != NULL; n++)
    {
      assert_done (beckon_switches_set_from_string (switches, expected[_i].name, name, &error));
      assert_value (switches, _i, n, name);
    }
  if (_i >= BECKON_SWITCH_MAX_MEMBERS)
    ck_assert_uint_eq (n, 0);
  else
    ck_assert_uint_eq (n, _i == BECKON_SWITCH_HUB_OFF_ERROR ? 3 : 2);
  ck_assert_ptr_null (beckon_switch_peek_value (_i, G_MAXUINT32));
  ck_assert_ptr_null (beckon_switch_peek_evidence (_i, n));
}
END_TEST

/* What section 8 and the rules that it names say of each value: the letter that comes first, NULL where no source stands
 * for it. */
static const struct
{
  const char *usual;
  const char *other;
} letters[] = {
  [BECKON_SWITCH_REQUIRE_SECURITY_HUB] = { "D", NULL },
  [BECKON_SWITCH_HUB_OFF_ERROR] = { "O", "O" },
  [BECKON_SWITCH_REINVITE_AFTER_DECLINE] = { "OS", NULL },
  [BECKON_SWITCH_ACCEPT_AFTER_DECLINE] = { "I", NULL },
  [BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS] = { "DS", "D" },
  [BECKON_SWITCH_OWN_ID_DECLINES_ALL] = { "S", "D" },
  [BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS] = { "D", NULL },
  [BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND] = { "I", "S" },
  [BECKON_SWITCH_ACCEPT_UNKNOWN_IS_NOT_FOUND] = { "OS", "D" },
  [BECKON_SWITCH_MANAGEMENT_ACCOUNT_MAY_ADMINISTER] = { "O", "D" },
  [BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS] = { "S", "O" },
  [BECKON_SWITCH_MAX_ACCOUNT_IDS] = { NULL, NULL }, /* as of all numbers */
};

static void
assert_evidence (BeckonSwitch which, guint32 value, const char *first)
{
  const char *evidence = beckon_switch_peek_evidence (which, value);

  if (first == NULL)
    {
      ck_assert_msg (evidence == NULL, "%s=%u: %s", expected[which].name, value, evidence);
      return;
    }
  ck_assert_msg (evidence != NULL && strspn (evidence, "SDOI") == strlen (first) && g_str_has_prefix (evidence, first),
                 "%s=%u: not %s, but %s", expected[which].name, value, first, evidence);
  ck_assert (g_str_has_suffix (evidence, "."));
}

START_TEST (test_switch_tells_its_evidence)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (letters) == BECKON_N_SWITCHES);

  assert_evidence (_i, expected[_i].usual_value, letters[_i].usual);
  assert_evidence (_i, expected[_i].other_value, letters[_i].other);
}
END_TEST

/* G-1 */
START_TEST (test_g1_evidence_of_each_hub_off_error)
{
  ck_assert (
      g_str_has_prefix (beckon_switch_peek_evidence (BECKON_SWITCH_HUB_OFF_ERROR, BECKON_HUB_OFF_OBSERVED), "O: "));
  ck_assert (g_str_has_prefix (beckon_switch_peek_evidence (BECKON_SWITCH_HUB_OFF_ERROR, BECKON_HUB_OFF_ACCESS_DENIED),
                               "O: "));
  ck_assert (g_str_has_prefix (beckon_switch_peek_evidence (BECKON_SWITCH_HUB_OFF_ERROR, BECKON_HUB_OFF_INVALID_ACCESS),
                               "D for accept and decline"));
}
END_TEST

static const struct
{
  const char *name;
  const char *value;
} mistakes[] = {
  { "", "true" },
  { "accept-after-decline", "true" },
  { "Accept_After_Decline", "true" },
  { "accept_after_decline ", "true" },
  { "accept_after_decline", "" },
  { "accept_after_decline", "yes" },
  { "accept_after_decline", "False" },
  { "accept_after_decline", " false" },
  { "accept_after_decline", "0" },
  { "hub_off_error", "" },
  { "hub_off_error", "true" },
  { "hub_off_error", "1" },
  { "hub_off_error", "access_denied" },
  { "hub_off_error", "bad-request" },
  { "max_members", "" },
  { "max_members", "true" },
  { "max_members", "-1" },
  { "max_members", "+1" },
  { "max_members", " 1" },
  { "max_members", "1 " },
  { "max_members", "1.0" },
  { "max_members", "0x1" },
  { "max_members", "4294967296" },
  { "max_members", "18446744073709551617" },
};

START_TEST (test_mistake_changes_nothing)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  g_autoptr (GError) error = NULL;

  ck_assert (!beckon_switches_set_from_string (switches, mistakes[_i].name, mistakes[_i].value, &error));
  ck_assert (g_error_matches (error, BECKON_ERROR, BECKON_ERROR_INVALID_INPUT));
  ck_assert_ptr_nonnull (strstr (error->message, mistakes[_i].name));
  assert_usual_but_for (switches, BECKON_N_SWITCHES);
}
END_TEST

START_TEST (test_unknown_switches_are_not_found)
{
  BeckonSwitch which = BECKON_N_SWITCHES;

  ck_assert (!beckon_switch_from_string ("", &which));
  ck_assert (!beckon_switch_from_string ("max-members", &which));
  ck_assert (!beckon_switch_from_string ("true", &which));
  ck_assert_uint_eq (which, BECKON_N_SWITCHES);
}
END_TEST

/* A copy, and what a Region was given, go their own ways. */
START_TEST (test_copies_are_apart)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  g_autoptr (BeckonSwitches) copy = NULL;
  g_autoptr (BeckonSwitches) kept = NULL;

  beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, 7);
  copy = beckon_switches_copy (switches);
  beckon_region_set_switches (region, switches);
  beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, 8);
  kept = beckon_region_dup_switches (region);

  ck_assert_uint_eq (beckon_switches_get (copy, BECKON_SWITCH_MAX_MEMBERS), 7);
  ck_assert_uint_eq (beckon_switches_get (kept, BECKON_SWITCH_MAX_MEMBERS), 7);

  beckon_region_set_switches (region, NULL);
  g_clear_pointer (&kept, beckon_switches_free);
  kept = beckon_region_dup_switches (region);
  assert_usual_but_for (kept, BECKON_N_SWITCHES);
}
END_TEST

/* --- limits: G-8 --------------------------------------------------------------------------- */

static GPtrArray *
create_n (guint n, GError **error)
{
  g_auto (GStrv) ids = account_ids_new (n);

  return create_members (region, ADMINISTRATOR, (const char *const *) ids, error);
}

static GPtrArray *
invite_as_administrator (const char *const *ids, GError **error)
{
  return beckon_region_invite_members (region, ADMINISTRATOR, ids, error);
}

/* G-8: every state but none counts; deleting makes room. G-12: what is on file is told so first. */
START_TEST (test_g8_member_limit)
{
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 2);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  assert_unprocessed (create_members (region, ADMINISTRATOR, IDS (SIBLING, STRANGER, MEMBER, ADMINISTRATOR), &error),
                      { STRANGER, BECKON_REASON_MEMBER_LIMIT, "G-8" },
                      { MEMBER, BECKON_REASON_ALREADY_A_MEMBER, "L-removed/create" },
                      { ADMINISTRATOR, BECKON_REASON_SELF_CREATE, "G-6" });

  administrator_deletes (region, ADMINISTRATOR, MEMBER);
  administrator_creates (region, ADMINISTRATOR, STRANGER);
}
END_TEST

/* G-8: each administrator has its own limit, and being a member does not count. */
START_TEST (test_g8_limits_are_per_administrator)
{
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 1);
  turn (region, BECKON_SWITCH_MAX_PENDING_INVITATIONS, 1);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, MEMBER, SIBLING, BECKON_STATE_PENDING);
}
END_TEST

/* G-8: outstanding invitations alone count; an answer makes room. G-12: the limit is judged last.
 */
START_TEST (test_g8_invitation_limit)
{
  turn (region, BECKON_SWITCH_MAX_PENDING_INVITATIONS, 1);
  pair_in_state (region, ADMINISTRATOR, RIVAL, BECKON_STATE_CREATED);
  set_organization (region, RIVAL, TRUE);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_CREATED);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  assert_unprocessed (invite_as_administrator (IDS (SIBLING, RIVAL, MEMBER, STRANGER), &error),
                      { SIBLING, BECKON_REASON_INVITATION_LIMIT, "G-8" },
                      { RIVAL, BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9" },
                      { MEMBER, BECKON_REASON_ALREADY_INVITED, "L-pending/invite" },
                      { STRANGER, BECKON_REASON_NOT_A_MEMBER, "L-none/invite" });

  member_accepts (region, MEMBER, ADMINISTRATOR);
  administrator_invites (region, ADMINISTRATOR, SIBLING);
}
END_TEST

/* G-8: a limit below what is on file refuses only new ones. */
START_TEST (test_g8_limit_below_what_is_on_file)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 1);
  turn (region, BECKON_SWITCH_MAX_PENDING_INVITATIONS, 1);

  member_accepts (region, MEMBER, ADMINISTRATOR);
  assert_members (region, ADMINISTRATOR, FALSE, IDS (MEMBER, SIBLING));
  assert_unprocessed (create_members (region, ADMINISTRATOR, IDS (STRANGER), &error),
                      { STRANGER, BECKON_REASON_MEMBER_LIMIT, "G-8" });
}
END_TEST

/* G-8: the service's own figures. */
START_TEST (test_g8_thousand_by_default)
{
  g_auto (GStrv) ids = account_ids_new (1001);

  turn (region, BECKON_SWITCH_MAX_ACCOUNT_DETAILS, 0);
  assert_unprocessed (create_n (1001, &error), { ids[1000], BECKON_REASON_MEMBER_LIMIT, "G-8" });

  turn (region, BECKON_SWITCH_MAX_MEMBERS, 0);
  assert_done (create_members (region, ADMINISTRATOR, IDS (ids[1000]), &error));
  assert_unprocessed (invite_as_administrator ((const char *const *) ids, &error),
                      { ids[1000], BECKON_REASON_INVITATION_LIMIT, "G-8" });

  turn (region, BECKON_SWITCH_MAX_PENDING_INVITATIONS, 0);
  assert_done (invite_as_administrator (IDS (ids[1000]), &error));
}
END_TEST

/* G-8: how many AccountDetails a call takes; with no upper limit still one at least. */
static const struct
{
  guint32 max_account_details;
  guint n;
  gboolean is_taken;
} details[] = {
  { 50, 0, FALSE }, { 50, 1, TRUE }, { 50, 50, TRUE }, { 50, 51, FALSE },
  { 2, 2, TRUE },   { 2, 3, FALSE }, { 0, 0, FALSE },  { 0, 200, TRUE },
};

START_TEST (test_g8_number_of_account_details)
{
  turn (region, BECKON_SWITCH_MAX_ACCOUNT_DETAILS, details[_i].max_account_details);
  if (details[_i].is_taken)
    assert_done (create_n (details[_i].n, &error));
  else
    assert_fails (region, create_n (details[_i].n, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT,
                  "G-8");
}
END_TEST

/* --- max_account_ids: O-4 -------------------------------------------------------------------- */

static const struct
{
  guint32 max_account_ids;
  guint n;
  gboolean is_taken;
} lists[] = {
  { 0, 0, FALSE }, { 0, 1, TRUE }, { 0, 2000, TRUE }, { 1, 0, FALSE },          { 1, 1, TRUE },
  { 1, 2, FALSE }, { 2, 2, TRUE }, { 2, 3, FALSE },   { G_MAXUINT32, 3, TRUE },
};

/* The operations that take AccountIds; all of them are asked. */
static const BeckonOperation list_operations[] = {
  BECKON_OPERATION_GET_MEMBERS,          BECKON_OPERATION_DELETE_MEMBERS,      BECKON_OPERATION_INVITE_MEMBERS,
  BECKON_OPERATION_DISASSOCIATE_MEMBERS, BECKON_OPERATION_DECLINE_INVITATIONS, BECKON_OPERATION_DELETE_INVITATIONS,
};

/* Performs the operation with the first @n of the ids. */
static gboolean
perform_on_ids (BeckonOperation operation, char **ids, guint n, GError **error)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (operation, ADMINISTRATOR);
  g_autofree const char **some = g_new0 (const char *, n + 1);
  g_autoptr (BeckonAnswer) answer = NULL;

  memcpy (some, ids, n * sizeof *some);
  beckon_request_set_texts (request, BECKON_FIELD_ACCOUNT_IDS, some);
  answer = beckon_region_perform (region, request, error);

  return answer != NULL;
}

START_TEST (test_o4_number_of_account_ids)
{
  g_auto (GStrv) ids = account_ids_new (2000);

  turn (region, BECKON_SWITCH_MAX_ACCOUNT_IDS, lists[_i].max_account_ids);
  assert_done (create_members (region, ADMINISTRATOR, IDS (ids[0], ids[1]), &error));
  for (guint i = 0; i < G_N_ELEMENTS (list_operations); i++)
    if (lists[_i].is_taken)
      assert_done (perform_on_ids (list_operations[i], ids, lists[_i].n, &error));
    else
      assert_fails (region, perform_on_ids (list_operations[i], ids, lists[_i].n, &error), BECKON_ERROR_INVALID_INPUT,
                    BECKON_REASON_INVALID_INPUT, "O-4");
}
END_TEST

/* The list above has each operation that takes AccountIds. */
START_TEST (test_o4_operations_that_take_account_ids)
{
  guint n = 0;

  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    n += beckon_operation_takes_field (operation, BECKON_FIELD_ACCOUNT_IDS) != FALSE;
  ck_assert_uint_eq (n, G_N_ELEMENTS (list_operations));
}
END_TEST

/* AccountDetails and the keys of tags have limits of their own. */
START_TEST (test_o4_other_lists_are_not_account_ids)
{
  turn (region, BECKON_SWITCH_MAX_ACCOUNT_IDS, 1);
  assert_done (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), &error));
  assert_done (beckon_region_untag_resource (region, ADMINISTRATOR,
                                             "arn:aws:securityhub:us-east-1:" ADMINISTRATOR ":hub/default",
                                             IDS ("one", "two"), &error));
}
END_TEST

/* O-4: a refused call says how many there are, and how many there can be. */
START_TEST (test_o4_text_of_too_many_account_ids)
{
  g_autoptr (GError) error = NULL;

  turn (region, BECKON_SWITCH_MAX_ACCOUNT_IDS, 2);
  beckon_region_decline_invitations (region, MEMBER, IDS ("1", "2", " "), &error);
  ck_assert_str_eq (error->message, "AccountIds has 3 entries: it can have at most 2");
}
END_TEST

/* --- twelve_digit_account_ids: W-3 ----------------------------------------------------------- */

#define WRONG_IDS "12345678901", "1234567890123", "12345678901x", " 23456789012", "\xd9\xa1", "x"

#define WRONG_ENTRIES                                                                                                  \
  { "12345678901", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3" },                                                          \
      { "1234567890123", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3" },                                                    \
      { "12345678901x", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3" },                                                     \
      { " 23456789012", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3" },                                                     \
      { "\xd9\xa1", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3" },                                                         \
  {                                                                                                                    \
    "x", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3"                                                                       \
  }

static GPtrArray *
get_unprocessed (const char *const *ids, GError **error)
{
  GPtrArray *unprocessed = NULL;
  g_autoptr (GPtrArray) members G_GNUC_UNUSED
      = beckon_region_get_members (region, ADMINISTRATOR, ids, &unprocessed, error);

  return unprocessed;
}

/* W-3, G-12: before anything else that could be said of such an id. */
START_TEST (test_w3_ids_that_are_not_twelve_digits)
{
  const char *const ids[] = { WRONG_IDS, NULL };

  assert_done (create_members (region, ADMINISTRATOR, IDS ("x"), &error));
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);

  assert_unprocessed (create_members (region, ADMINISTRATOR, ids, &error), WRONG_ENTRIES);
  assert_unprocessed (get_unprocessed (ids, &error), WRONG_ENTRIES);
  assert_unprocessed (invite_as_administrator (ids, &error), WRONG_ENTRIES);
  assert_unprocessed (beckon_region_delete_members (region, ADMINISTRATOR, ids, &error), WRONG_ENTRIES);
  assert_unprocessed (beckon_region_decline_invitations (region, ADMINISTRATOR, ids, &error), WRONG_ENTRIES);
  assert_unprocessed (beckon_region_delete_invitations (region, ADMINISTRATOR, ids, &error), WRONG_ENTRIES);
  ck_assert_beckon_unchanged_by (region,
                                 assert_done (beckon_region_disassociate_members (region, ADMINISTRATOR, ids, &error)));
}
END_TEST

/* W-3: the caller's own id is not judged, but where it names itself it is. G-12: before G-6. */
START_TEST (test_w3_caller_is_not_judged)
{
  enable (region, "x", NULL);
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  pair_in_state (region, "x", MEMBER, BECKON_STATE_CREATED);

  assert_unprocessed (create_members (region, "x", IDS ("x"), &error),
                      { "x", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3" });
  assert_unprocessed (beckon_region_invite_members (region, "x", IDS ("x"), &error),
                      { "x", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3" });
  assert_unprocessed (beckon_region_decline_invitations (region, "x", IDS ("x"), &error),
                      { "x", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3" });
}
END_TEST

/* W-3: accept fails whole. G-12: after the gate, before G-7, whose first answer would be another.
 */
START_TEST (test_w3_accept_fails_whole)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);

  assert_fails (region, beckon_region_accept_administrator_invitation (region, MEMBER, "x", NO_INVITATION_ID, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_ACCOUNT_ID, "W-3");
  assert_fails (region, beckon_region_accept_invitation (region, STRANGER, "x", NO_INVITATION_ID, &error),
                BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF, "G-1");
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  assert_fails (region, beckon_region_accept_invitation (region, STRANGER, "x", NO_INVITATION_ID, &error),
                BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_UNKNOWN_ACCOUNT, "G-2");
}
END_TEST

/* W-3: an InvitationId is not judged. */
START_TEST (test_w3_invitation_id_is_not_judged)
{
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* --- the other switches -------------------------------------------------------------------- */

static GPtrArray *
decline_as_member (const char *const *ids, GError **error)
{
  return beckon_region_decline_invitations (region, MEMBER, ids, error);
}

/* G-3: whom another has accepted is not invited; G-12: after the table, before G-9 and G-8. */
START_TEST (test_g3_invite_associated_accounts_is_off)
{
  turn (region, BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS, FALSE);
  turn (region, BECKON_SWITCH_MAX_PENDING_INVITATIONS, 1);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_ACCEPTED);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED);
  set_organization (region, MEMBER, TRUE);

  assert_unprocessed (invite_as_administrator (IDS (MEMBER, SIBLING), &error),
                      { MEMBER, BECKON_REASON_NOT_A_MEMBER, "L-none/invite" },
                      { SIBLING, BECKON_REASON_ALREADY_INVITED, "L-pending/invite" });
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  ck_assert_beckon_unchanged_by (region, assert_unprocessed (invite_as_administrator (IDS (MEMBER), &error),
                                                             { MEMBER, BECKON_REASON_HAS_ADMINISTRATOR, "G-3" }));
}
END_TEST

START_TEST (test_g3_invite_associated_accounts_is_on)
{
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  assert_invitations (region, MEMBER, IDS (RIVAL, ADMINISTRATOR));
}
END_TEST

START_TEST (test_o1_own_id_declines_all_is_off)
{
  turn (region, BECKON_SWITCH_OWN_ID_DECLINES_ALL, FALSE);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert_beckon_unchanged_by (region,
                                 assert_unprocessed (decline_as_member (IDS (MEMBER), &error),
                                                     { MEMBER, BECKON_REASON_NO_INVITATION, "L-none/decline" }));
}
END_TEST

START_TEST (test_o2_administrator_may_delete_invitations_is_off)
{
  turn (region, BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS, FALSE);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert_beckon_unchanged_by (
      region, assert_unprocessed (beckon_region_delete_invitations (region, ADMINISTRATOR, IDS (MEMBER), &error),
                                  { MEMBER, BECKON_REASON_NO_INVITATION, "L-none/delete-invitation" }));
}
END_TEST

/* The first id is declined and taken back, for the second has no invitation. */
static const struct
{
  BeckonState state; /* of the pair with RIVAL */
  const char *second;
  const char *rule;
} not_found[] = {
  { BECKON_STATE_NONE, RIVAL, "L-none/decline" },
  { BECKON_STATE_CREATED, RIVAL, "L-created/decline" },
  { BECKON_STATE_REMOVED, RIVAL, "L-removed/decline" },
  { BECKON_STATE_DECLINED, MEMBER, "O-1" },
};

START_TEST (test_decline_unknown_is_not_found)
{
  turn (region, BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND, TRUE);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, not_found[_i].state);
  assert_fails (region, decline_as_member (IDS (ADMINISTRATOR, not_found[_i].second), &error),
                BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_INVITATION, not_found[_i].rule);

  assert_done (decline_as_member (IDS (ADMINISTRATOR), &error));
}
END_TEST

START_TEST (test_decline_own_id_is_not_found_if_it_is_nothing_special)
{
  turn (region, BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND, TRUE);
  turn (region, BECKON_SWITCH_OWN_ID_DECLINES_ALL, FALSE);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  assert_fails (region, decline_as_member (IDS (ADMINISTRATOR, MEMBER), &error), BECKON_ERROR_RESOURCE_NOT_FOUND,
                BECKON_REASON_NO_INVITATION, "L-none/decline");
}
END_TEST

/* Other refusals stay entries. */
START_TEST (test_decline_unknown_is_not_found_minds_no_other_reason)
{
  turn (region, BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND, TRUE);
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_DECLINED);
  assert_unprocessed (decline_as_member (IDS (RIVAL, "x", ADMINISTRATOR), &error),
                      { RIVAL, BECKON_REASON_ALREADY_DECLINED, "L-declined/decline" },
                      { "x", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3" },
                      { ADMINISTRATOR, BECKON_REASON_ALREADY_ACCEPTED, "L-accepted/decline" });
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("switches");
  TCase *tcase = testing_add_tcase (suite, "names and values");

  tcase_add_loop_test (tcase, test_switch_name_and_default, 0, G_N_ELEMENTS (expected));
  tcase_add_loop_test (tcase, test_switch_is_set_alone, 0, G_N_ELEMENTS (expected));
  tcase_add_loop_test (tcase, test_switch_is_set_by_texts, 0, G_N_ELEMENTS (expected));
  tcase_add_test (tcase, test_third_word_of_hub_off_error);
  tcase_add_loop_test (tcase, test_switch_tells_its_values, 0, G_N_ELEMENTS (expected));
  tcase_add_loop_test (tcase, test_switch_tells_its_evidence, 0, G_N_ELEMENTS (expected));
  tcase_add_test (tcase, test_g1_evidence_of_each_hub_off_error);
  tcase_add_loop_test (tcase, test_mistake_changes_nothing, 0, G_N_ELEMENTS (mistakes));
  tcase_add_test (tcase, test_unknown_switches_are_not_found);
  tcase_add_test (tcase, test_copies_are_apart);

  tcase = testing_add_tcase (suite, "limits");
  tcase_add_test (tcase, test_g8_member_limit);
  tcase_add_test (tcase, test_g8_limits_are_per_administrator);
  tcase_add_test (tcase, test_g8_invitation_limit);
  tcase_add_test (tcase, test_g8_limit_below_what_is_on_file);
  tcase_add_test (tcase, test_g8_thousand_by_default);
  tcase_add_loop_test (tcase, test_o4_number_of_account_ids, 0, G_N_ELEMENTS (lists));
  tcase_add_test (tcase, test_o4_operations_that_take_account_ids);
  tcase_add_test (tcase, test_o4_other_lists_are_not_account_ids);
  tcase_add_test (tcase, test_o4_text_of_too_many_account_ids);
  tcase_add_loop_test (tcase, test_g8_number_of_account_details, 0, G_N_ELEMENTS (details));

  tcase = testing_add_tcase (suite, "twelve digits");
  tcase_add_test (tcase, test_w3_ids_that_are_not_twelve_digits);
  tcase_add_test (tcase, test_w3_caller_is_not_judged);
  tcase_add_test (tcase, test_w3_accept_fails_whole);
  tcase_add_test (tcase, test_w3_invitation_id_is_not_judged);

  tcase = testing_add_tcase (suite, "the other switches");
  tcase_add_test (tcase, test_g3_invite_associated_accounts_is_off);
  tcase_add_test (tcase, test_g3_invite_associated_accounts_is_on);
  tcase_add_test (tcase, test_o1_own_id_declines_all_is_off);
  tcase_add_test (tcase, test_o2_administrator_may_delete_invitations_is_off);
  tcase_add_loop_test (tcase, test_decline_unknown_is_not_found, 0, G_N_ELEMENTS (not_found));
  tcase_add_test (tcase, test_decline_own_id_is_not_found_if_it_is_nothing_special);
  tcase_add_test (tcase, test_decline_unknown_is_not_found_minds_no_other_reason);

  return testing_run (suite);
}
