/* SPDX-License-Identifier: MIT */
/* Organizations: whom an organization keeps from invitations (G-9), and who makes its administrator (G-13). */
#include "../testing.h"

#include <string.h>

#define OTHER_OWNER "222233330001" /* the management account of another organization */

/* --- where an account belongs ---------------------------------------------------------------- */

typedef enum
{
  NOWHERE,
  UNNAMED,
  NAMED,       /* OWNER's organization, without a delegated administrator */
  DELEGATED,   /* OWNER's organization, which ADMINISTRATOR administers */
  ANOTHER_ONE, /* OTHER_OWNER's organization */
} Place;

static void
put (const char *account, Place place)
{
  if (place == UNNAMED)
    set_organization (region, account, TRUE);
  else if (place == ANOTHER_ONE)
    account_joins (region, account, OTHER_OWNER);
  else if (place != NOWHERE)
    account_joins (region, account, OWNER);
  if (place == DELEGATED)
    organize (region, OWNER, ADMINISTRATOR, NULL);
}

/* --- invitations: G-9 ------------------------------------------------------------------------ */

/* An unnamed organization is never the same as another one. */
static const struct
{
  Place member;
  Place caller;
  gboolean is_invited;
} invitations[] = {
  { NOWHERE, NOWHERE, TRUE },   { NOWHERE, UNNAMED, TRUE },       { NOWHERE, NAMED, TRUE },
  { UNNAMED, NOWHERE, FALSE },  { UNNAMED, UNNAMED, FALSE },      { UNNAMED, NAMED, FALSE },
  { NAMED, NOWHERE, TRUE },     { NAMED, UNNAMED, TRUE },         { NAMED, NAMED, TRUE },
  { NAMED, ANOTHER_ONE, TRUE }, { DELEGATED, NOWHERE, TRUE },     { DELEGATED, UNNAMED, TRUE },
  { DELEGATED, NAMED, FALSE },  { DELEGATED, ANOTHER_ONE, TRUE },
};

/* G-9: where no delegated administrator is in between, anybody can add the account, and most can invite it. */
START_TEST (test_g9_who_is_invited_by_whom)
{
  put (MEMBER, invitations[_i].member);
  put (RIVAL, invitations[_i].caller);
  administrator_creates (region, RIVAL, MEMBER);
  if (invitations[_i].is_invited)
    administrator_invites (region, RIVAL, MEMBER);
  else
    ck_assert_beckon_unchanged_by (
        region, assert_unprocessed (beckon_region_invite_members (region, RIVAL, IDS (MEMBER), &error),
                                    { MEMBER, BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9" }));

  ck_assert_beckon_state (region, RIVAL, MEMBER,
                          invitations[_i].is_invited ? BECKON_STATE_PENDING : BECKON_STATE_CREATED);
}
END_TEST

/* G-9: the delegated administrator enrolls its accounts, and cannot invite them. */
START_TEST (test_g9_delegated_administrator_invites_no_account_of_its_own)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_disassociates (region, ADMINISTRATOR, MEMBER);
  ck_assert_beckon_unchanged_by (
      region, assert_unprocessed (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), &error),
                                  { MEMBER, BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9" }));
}
END_TEST

static GPtrArray *
decline_as (const char *caller, GError **error)
{
  return beckon_region_decline_invitations (region, caller, IDS (RIVAL), error);
}

/* G-9: and once it is out of the organization, it declines. */
START_TEST (test_g9_who_declines)
{
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  put (MEMBER, _i);
  if (_i == UNNAMED || _i == DELEGATED)
    {
      assert_fails (region, decline_as (MEMBER, &error), BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_ORGANIZATION_CALLER,
                    "G-9");
      set_organization (region, MEMBER, FALSE);
    }
  member_declines (region, MEMBER, RIVAL);
}
END_TEST

/* G-9: the management account and the administrator belong to the organization, too. */
START_TEST (test_g9_nobody_of_the_organization_declines)
{
  enable (region, OWNER, NULL);
  pair_in_state (region, RIVAL, OWNER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, ADMINISTRATOR, BECKON_STATE_PENDING);
  organize (region, OWNER, ADMINISTRATOR, NULL);

  assert_fails (region, decline_as (OWNER, &error), BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_ORGANIZATION_CALLER,
                "G-9");
  assert_fails (region, decline_as (ADMINISTRATOR, &error), BECKON_ERROR_INVALID_ACCESS,
                BECKON_REASON_ORGANIZATION_CALLER, "G-9");
}
END_TEST

/* G-12: who has an administrator is told so before the organization, with the switch of G-3. */
START_TEST (test_g12_administrator_before_the_organization)
{
  turn (region, BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS, FALSE);
  administrator_creates (region, RIVAL, MEMBER);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, RIVAL, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_unprocessed (beckon_region_invite_members (region, RIVAL, IDS (MEMBER), &error),
                      { MEMBER, BECKON_REASON_HAS_ADMINISTRATOR, "G-3" });

  turn (region, BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS, TRUE);
  assert_unprocessed (beckon_region_invite_members (region, RIVAL, IDS (MEMBER), &error),
                      { MEMBER, BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9" });
}
END_TEST

/* G-9: a row for each state: without a delegated administrator an organization changes nothing. */
START_TEST (test_g9_organization_without_administrator_changes_nothing)
{
  account_joins (region, ADMINISTRATOR, OWNER);
  account_joins (region, MEMBER, OWNER);
  pair_in_state (region, ADMINISTRATOR, MEMBER, _i);
}
END_TEST

/* G-2, G-9: an account is seen once it was put into an organization, as its management account is. */
START_TEST (test_g2_seen_once_in_an_organization)
{
  account_joins (region, STRANGER, OWNER);
  set_organization (region, STRANGER, FALSE);
  set_organization (region, OWNER, FALSE);
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);

  assert_unprocessed (decline_as (STRANGER, &error), { RIVAL, BECKON_REASON_NO_INVITATION, "L-none/decline" });
  assert_unprocessed (decline_as (OWNER, &error), { RIVAL, BECKON_REASON_NO_INVITATION, "L-none/decline" });
}
END_TEST

/* --- the three operations of the management account: their caller ----------------------------- */

static const BeckonOperation of_management[] = {
  BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT,
  BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT,
  BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS,
};

/* G-13: the central configuration is judged after the caller, and the account that is named after both. */
static void
assert_caller_refused (BeckonOperation operation, const char *caller, BeckonReason reason)
{
  assert_fails (region, call_operation (region, operation, caller, STRANGER, &error), BECKON_ERROR_ACCESS_DENIED,
                reason, "G-13");
}

static void
configure_centrally (void)
{
  assert_done (beckon_region_update_organization_configuration (region, ADMINISTRATOR, FALSE, NULL, "CENTRAL", &error));
}

/* G-13: a row for each operation. */
START_TEST (test_g13_caller_is_the_management_account)
{
  BeckonOperation operation = of_management[_i];

  set_organization (region, RIVAL, TRUE);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  configure_centrally ();

  assert_caller_refused (operation, SIBLING, BECKON_REASON_NOT_IN_AN_ORGANIZATION);
  assert_caller_refused (operation, STRANGER, BECKON_REASON_NOT_IN_AN_ORGANIZATION);
  assert_caller_refused (operation, RIVAL, BECKON_REASON_NOT_IN_AN_ORGANIZATION);
  assert_caller_refused (operation, MEMBER, BECKON_REASON_NOT_THE_MANAGEMENT_ACCOUNT);
  assert_caller_refused (operation, ADMINISTRATOR, BECKON_REASON_NOT_THE_MANAGEMENT_ACCOUNT);
}
END_TEST

/* --- EnableOrganizationAdminAccount: what refuses it ------------------------------------------- */

static gboolean
enable_as_owner (const char *account, GError **error)
{
  return beckon_region_enable_organization_admin_account (region, OWNER, account, error);
}

static void
nobody_administers (void)
{
  account_joins (region, MEMBER, OWNER);
}

static void
administrator_administers (void)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, SIBLING, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  turn (region, BECKON_SWITCH_MANAGEMENT_ACCOUNT_MAY_ADMINISTER, FALSE);
}

static void
administrator_administers_centrally (void)
{
  administrator_administers ();
  configure_centrally ();
}

static void
members_are_of_others (void)
{
  enable (region, OWNER, NULL);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, RIVAL, OWNER, BECKON_STATE_ACCEPTED);
  nobody_administers ();
  turn (region, BECKON_SWITCH_MANAGEMENT_ACCOUNT_MAY_ADMINISTER, FALSE);
}

static void
owner_may_not (void)
{
  nobody_administers ();
  turn (region, BECKON_SWITCH_MANAGEMENT_ACCOUNT_MAY_ADMINISTER, FALSE);
}

static void
rivals_organization_administers (void)
{
  organize (region, OTHER_OWNER, RIVAL, NULL);
  set_organization (region, SIBLING, TRUE);
  administrator_administers ();
}

/* G-13: in its order: of the rows with the same account and world, each has what the later ones have, too. */
static const struct
{
  void (*given) (void);
  const char *named;
  BeckonError code;
  BeckonReason reason;
} refusals[] = {
  { administrator_administers_centrally, RIVAL, BECKON_ERROR_RESOURCE_CONFLICT, BECKON_REASON_CENTRAL_CONFIGURATION },
  { administrator_administers_centrally, ADMINISTRATOR, BECKON_ERROR_RESOURCE_CONFLICT,
    BECKON_REASON_CENTRAL_CONFIGURATION },
  { administrator_administers_centrally, MEMBER, BECKON_ERROR_RESOURCE_CONFLICT, BECKON_REASON_CENTRAL_CONFIGURATION },
  { administrator_administers, STRANGER, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_NOT_IN_THIS_ORGANIZATION },
  { administrator_administers, RIVAL, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_NOT_IN_THIS_ORGANIZATION },
  { rivals_organization_administers, RIVAL, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_NOT_IN_THIS_ORGANIZATION },
  { administrator_administers, ADMINISTRATOR, BECKON_ERROR_RESOURCE_CONFLICT,
    BECKON_REASON_ADMINISTRATOR_ALREADY_DESIGNATED },
  { administrator_administers, SIBLING, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ANOTHER_ADMINISTRATOR_DESIGNATED },
  { administrator_administers, MEMBER, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ANOTHER_ADMINISTRATOR_DESIGNATED },
  { administrator_administers, OWNER, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ANOTHER_ADMINISTRATOR_DESIGNATED },
  { members_are_of_others, SIBLING, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_NOT_IN_THIS_ORGANIZATION },
  { members_are_of_others, MEMBER, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ADMINISTRATOR_IS_A_MEMBER },
  { members_are_of_others, OWNER, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ADMINISTRATOR_IS_A_MEMBER },
  { owner_may_not, OWNER, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_MANAGEMENT_ACCOUNT_CANNOT_ADMINISTER },
  { nobody_administers, OWNER, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_HUB_OFF_MANAGEMENT_ACCOUNT },
};

START_TEST (test_g13_enable_is_refused)
{
  refusals[_i].given ();
  assert_fails (region, enable_as_owner (refusals[_i].named, &error), refusals[_i].code, refusals[_i].reason, "G-13");
}
END_TEST

/* --- EnableOrganizationAdminAccount: what it does ---------------------------------------------- */

static void
assert_administrators (const char *management, const char *const *expected)
{
  g_auto (GStrv) ids = beckon_region_list_organization_admin_accounts (region, management, NULL);
  g_autofree char *got = NULL;
  g_autofree char *wanted = g_strjoinv (" ", (char **) expected);

  ck_assert_ptr_nonnull (ids);
  got = g_strjoinv (" ", ids);
  ck_assert_str_eq (got, wanted);
}

static gint64
get_hub_since (const char *account)
{
  g_autoptr (BeckonHub) hub = beckon_region_describe_hub (region, account, NULL, NULL);

  return hub != NULL ? beckon_hub_get_subscribed_at_us (hub) : BECKON_TIME_NONE;
}

/* G-13: it needs no hub, and gets one; the management account needs none. */
START_TEST (test_g13_hub_of_the_administrator_is_turned_on)
{
  account_joins (region, STRANGER, OWNER);
  ck_assert (beckon_region_advance_clock (region, 5));
  owner_designates (region, OWNER, STRANGER);

  assert_administrators (OWNER, IDS (STRANGER));
  ck_assert_int_eq (get_hub_since (STRANGER), START_US + 5);
  ck_assert_int_eq (get_hub_since (OWNER), BECKON_TIME_NONE);
  assert_members (region, STRANGER, FALSE, NOBODY);
}
END_TEST

START_TEST (test_g13_hub_that_is_on_stays_as_it_is)
{
  account_joins (region, ADMINISTRATOR, OWNER);
  ck_assert (beckon_region_advance_clock (region, 5));
  owner_designates (region, OWNER, ADMINISTRATOR);

  ck_assert_int_eq (get_hub_since (ADMINISTRATOR), START_US);
}
END_TEST

/* G-13 */
START_TEST (test_g13_management_account_administers)
{
  enable (region, OWNER, NULL);
  account_joins (region, MEMBER, OWNER);
  owner_designates (region, OWNER, OWNER);

  assert_administrators (OWNER, IDS (OWNER));
  administrator_creates (region, OWNER, MEMBER);
  ck_assert_beckon_state (region, OWNER, MEMBER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* A member of the organization and one from outside, both accepted by invitation before. */
static void
administrator_with_two_members (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_ACCEPTED);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
}

/* G-13, G-16: its members stay as they are on file, and those of its organization are managed from now on. */
START_TEST (test_g13_members_stay_and_are_managed)
{
  g_auto (Record) member = { BECKON_STATE_NONE };

  administrator_with_two_members ();
  assert_members (region, ADMINISTRATOR, TRUE, IDS (MEMBER, SIBLING));
  member = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_ptr_nonnull (member.invitation_id);
  ck_assert_int_eq (member.updated_at_us, START_US);

  assert_fails (region, beckon_region_disassociate_from_administrator_account (region, MEMBER, &error),
                BECKON_ERROR_BAD_REQUEST, BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE, "G-16");
  member_leaves (region, SIBLING);
}
END_TEST

/* G-13: each organization has an administrator of its own. */
START_TEST (test_g13_two_organizations)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  organize (region, OTHER_OWNER, RIVAL, SIBLING, NULL);
  assert_administrators (OWNER, IDS (ADMINISTRATOR));
  assert_administrators (OTHER_OWNER, IDS (RIVAL));

  administrator_creates (region, ADMINISTRATOR, SIBLING);
  administrator_creates (region, RIVAL, SIBLING);
  ck_assert_beckon_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_CREATED);
  ck_assert_beckon_state (region, RIVAL, SIBLING, BECKON_STATE_ACCEPTED);
}
END_TEST

/* W-1, G-13: in this Region only. */
START_TEST (test_g13_another_region_has_no_administrator)
{
  g_autoptr (BeckonRegion) other = region_new ();

  organize (region, OWNER, ADMINISTRATOR, NULL);
  account_joins (other, ADMINISTRATOR, OWNER);
  owner_designates (other, OWNER, ADMINISTRATOR);
}
END_TEST

/* --- what it means to be one ------------------------------------------------------------------- */

/* G-7, V-10: it accepts nobody's invitation, with or without members. */
START_TEST (test_g7_delegated_administrator_accepts_no_invitation)
{
  g_auto (Record) invitation = { BECKON_STATE_NONE };

  pair_in_state (region, RIVAL, ADMINISTRATOR, BECKON_STATE_PENDING);
  invitation = record_of (region, RIVAL, ADMINISTRATOR);
  organize (region, OWNER, ADMINISTRATOR, NULL);
  assert_fails (
      region,
      beckon_region_accept_administrator_invitation (region, ADMINISTRATOR, RIVAL, invitation.invitation_id, &error),
      BECKON_ERROR_INVALID_INPUT, BECKON_REASON_HAS_MEMBERS, "G-7");
  assert_done (beckon_region_disable_organization_admin_account (region, OWNER, ADMINISTRATOR, &error));
  member_accepts (region, ADMINISTRATOR, RIVAL);
}
END_TEST

/* G-11, V-10: its hub stays on, with or without members. */
START_TEST (test_g11_delegated_administrator_stays_on)
{
  organize (region, OWNER, ADMINISTRATOR, NULL);
  assert_fails (region, beckon_region_disable_security_hub (region, ADMINISTRATOR, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "G-11");
  assert_done (beckon_region_disable_organization_admin_account (region, OWNER, ADMINISTRATOR, &error));
  disable (region, ADMINISTRATOR);
}
END_TEST

/* --- DisableOrganizationAdminAccount ----------------------------------------------------------- */

static gboolean
disable_as_owner (const char *account, GError **error)
{
  return beckon_region_disable_organization_admin_account (region, OWNER, account, error);
}

/* G-13: no other account, whoever it is, and nobody where nobody is. */
static const char *const not_designated[] = { OWNER, MEMBER, SIBLING, STRANGER, "x" };

START_TEST (test_g13_disable_is_refused)
{
  account_joins (region, MEMBER, OWNER);
  assert_fails (region, disable_as_owner (not_designated[_i], &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_NOT_THE_DESIGNATED_ADMINISTRATOR, "G-13");
  organize (region, OWNER, ADMINISTRATOR, NULL);
  assert_fails (region, disable_as_owner (not_designated[_i], &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_NOT_THE_DESIGNATED_ADMINISTRATOR, "G-13");
  configure_centrally ();
  assert_fails (region, disable_as_owner (not_designated[_i], &error), BECKON_ERROR_RESOURCE_CONFLICT,
                BECKON_REASON_CENTRAL_CONFIGURATION, "G-13");
}
END_TEST

START_TEST (test_g13_disable_under_a_central_configuration)
{
  organize (region, OWNER, ADMINISTRATOR, NULL);
  configure_centrally ();
  assert_fails (region, disable_as_owner (ADMINISTRATOR, &error), BECKON_ERROR_RESOURCE_CONFLICT,
                BECKON_REASON_CENTRAL_CONFIGURATION, "G-13");

  assert_done (beckon_region_update_organization_configuration (region, ADMINISTRATOR, FALSE, NULL, "LOCAL", &error));
  assert_done (disable_as_owner (ADMINISTRATOR, &error));
}
END_TEST

/* G-13, V-7: managed pairs are removed, enrolled or not; others are not touched, and every hub stays on. */
START_TEST (test_g13_disable_removes_the_managed)
{
  administrator_with_two_members ();
  account_joins (region, STRANGER, OWNER);
  administrator_creates (region, ADMINISTRATOR, STRANGER);
  pair_in_state (region, ADMINISTRATOR, RIVAL, BECKON_STATE_CREATED);
  account_joins (region, RIVAL, OWNER);
  ck_assert (beckon_region_advance_clock (region, 5));
  assert_done (disable_as_owner (ADMINISTRATOR, &error));

  assert_administrators (OWNER, NOBODY);
  assert_members (region, ADMINISTRATOR, TRUE, IDS (SIBLING));
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  ck_assert_beckon_state (region, ADMINISTRATOR, STRANGER, BECKON_STATE_REMOVED);
  ck_assert_beckon_state (region, ADMINISTRATOR, RIVAL, BECKON_STATE_CREATED);
  ck_assert_int_eq (get_hub_since (ADMINISTRATOR), START_US);
  ck_assert_int_eq (get_hub_since (MEMBER), START_US);
  ck_assert_int_eq (get_hub_since (STRANGER), START_US);
}
END_TEST

/* T-1: it is the step disassociate: what is on file stays, but UpdatedAt. */
START_TEST (test_t1_disable_disassociates)
{
  g_auto (Record) before = { BECKON_STATE_NONE }, after = { BECKON_STATE_NONE };

  administrator_with_two_members ();
  before = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert (beckon_region_advance_clock (region, 5));
  assert_done (disable_as_owner (ADMINISTRATOR, &error));

  after = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_str_eq (after.invitation_id, before.invitation_id);
  ck_assert_int_eq (after.invited_at_us, START_US);
  ck_assert_int_eq (after.updated_at_us, START_US + 5);
  assert_invitations (region, MEMBER, NOBODY);
}
END_TEST

/* G-13: only then another account can be the administrator. */
START_TEST (test_g13_one_after_the_other)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, SIBLING, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_done (disable_as_owner (ADMINISTRATOR, &error));
  owner_designates (region, OWNER, MEMBER);
  assert_administrators (OWNER, IDS (MEMBER));

  administrator_creates (region, MEMBER, ADMINISTRATOR);
  administrator_creates (region, MEMBER, SIBLING);
  assert_members (region, MEMBER, TRUE, IDS (ADMINISTRATOR, SIBLING));
  assert_members (region, ADMINISTRATOR, FALSE, IDS (MEMBER));
}
END_TEST

static BeckonVerdict *
keep_members (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  return beckon_proposal_get_step (proposal) == BECKON_STEP_DISASSOCIATE
                 && strcmp (beckon_proposal_peek_member_id (proposal), user_data) == 0
             ? beckon_verdict_new_report ("not this one")
             : NULL;
}

/* The guard is asked for each pair; since nothing is left unprocessed, its veto fails the whole call. */
START_TEST (test_g13_guard_keeps_a_member)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, SIBLING, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_creates (region, ADMINISTRATOR, SIBLING);
  beckon_region_set_guard (region, keep_members, (gpointer) SIBLING, NULL);
  ck_assert_beckon_unchanged_by (region, ck_assert (!disable_as_owner (ADMINISTRATOR, NULL)));

  beckon_region_set_guard (region, NULL, NULL, NULL);
  assert_done (disable_as_owner (ADMINISTRATOR, &error));
  assert_members (region, ADMINISTRATOR, TRUE, NOBODY);
}
END_TEST

/* --- ListOrganizationAdminAccounts ------------------------------------------------------------- */

START_TEST (test_g13_list_of_nobody)
{
  account_joins (region, MEMBER, OWNER);
  assert_administrators (OWNER, NOBODY);
}
END_TEST

static gboolean
list_page (const char *caller, gint64 max_results, const char *token, GError **error)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, caller);
  g_autoptr (BeckonAnswer) answer = NULL;

  beckon_request_set_number (request, BECKON_FIELD_MAX_RESULTS, max_results);
  if (token != NULL)
    beckon_request_set_text (request, BECKON_FIELD_NEXT_TOKEN, token);
  answer = beckon_region_perform (region, request, error);
  ck_assert (answer == NULL || !beckon_answer_has_field (answer, BECKON_FIELD_NEXT_TOKEN));

  return answer != NULL;
}

/* O-7: its pages are shorter than those of the other lists, and there is only one. */
START_TEST (test_o7_pages_of_ten)
{
  static const gint64 wrong[] = { 0, 11, 50 };

  organize (region, OWNER, ADMINISTRATOR, NULL);
  assert_done (list_page (OWNER, 1, NULL, &error));
  assert_done (list_page (OWNER, 10, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_fails (region, list_page (OWNER, wrong[i], NULL, &error), BECKON_ERROR_INVALID_INPUT,
                  BECKON_REASON_INVALID_INPUT, "O-7");
}
END_TEST

/* G-12: the input comes before the caller, and the caller before the token. */
START_TEST (test_g12_caller_between_input_and_token)
{
  organize (region, OWNER, ADMINISTRATOR, NULL);
  assert_fails (region, list_page (OWNER, 10, "x", &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT,
                "O-7");
  assert_fails (region, list_page (ADMINISTRATOR, 10, "x", &error), BECKON_ERROR_ACCESS_DENIED,
                BECKON_REASON_NOT_THE_MANAGEMENT_ACCOUNT, "G-13");
  assert_fails (region, list_page (ADMINISTRATOR, 11, "x", &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-7");
}
END_TEST

/* O-4, G-12: AdminAccountId is an account id, before anything is said of the caller. W-3: of any length. */
START_TEST (test_o4_admin_account_id)
{
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  account_joins (region, "x", OWNER);
  for (guint i = 0; i < 2; i++)
    {
      assert_fails (region, call_operation (region, of_management[i], STRANGER, " ", &error),
                    BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
      assert_done (call_operation (region, of_management[i], OWNER, "x", &error));
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("organization");
  TCase *tcase = testing_add_tcase (suite, "invitations");

  tcase_add_loop_test (tcase, test_g9_who_is_invited_by_whom, 0, G_N_ELEMENTS (invitations));
  tcase_add_test (tcase, test_g9_delegated_administrator_invites_no_account_of_its_own);
  tcase_add_loop_test (tcase, test_g9_who_declines, NOWHERE, ANOTHER_ONE + 1);
  tcase_add_test (tcase, test_g9_nobody_of_the_organization_declines);
  tcase_add_test (tcase, test_g12_administrator_before_the_organization);
  tcase_add_loop_test (tcase, test_g9_organization_without_administrator_changes_nothing, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_g2_seen_once_in_an_organization);

  tcase = testing_add_tcase (suite, "making an administrator");
  tcase_add_loop_test (tcase, test_g13_caller_is_the_management_account, 0, G_N_ELEMENTS (of_management));
  tcase_add_loop_test (tcase, test_g13_enable_is_refused, 0, G_N_ELEMENTS (refusals));
  tcase_add_test (tcase, test_g13_hub_of_the_administrator_is_turned_on);
  tcase_add_test (tcase, test_g13_hub_that_is_on_stays_as_it_is);
  tcase_add_test (tcase, test_g13_management_account_administers);
  tcase_add_test (tcase, test_g13_members_stay_and_are_managed);
  tcase_add_test (tcase, test_g13_two_organizations);
  tcase_add_test (tcase, test_g13_another_region_has_no_administrator);
  tcase_add_test (tcase, test_g7_delegated_administrator_accepts_no_invitation);
  tcase_add_test (tcase, test_g11_delegated_administrator_stays_on);

  tcase = testing_add_tcase (suite, "unmaking it");
  tcase_add_loop_test (tcase, test_g13_disable_is_refused, 0, G_N_ELEMENTS (not_designated));
  tcase_add_test (tcase, test_g13_disable_under_a_central_configuration);
  tcase_add_test (tcase, test_g13_disable_removes_the_managed);
  tcase_add_test (tcase, test_t1_disable_disassociates);
  tcase_add_test (tcase, test_g13_one_after_the_other);
  tcase_add_test (tcase, test_g13_guard_keeps_a_member);

  tcase = testing_add_tcase (suite, "listing");
  tcase_add_test (tcase, test_g13_list_of_nobody);
  tcase_add_test (tcase, test_o7_pages_of_ten);
  tcase_add_test (tcase, test_g12_caller_between_input_and_token);
  tcase_add_test (tcase, test_o4_admin_account_id);

  return testing_run (suite);
}
