/* SPDX-License-Identifier: MIT */
/* Members without an invitation: enrolling (G-14), coming to an organization and leaving it (G-15), and what a managed
 * member cannot do (G-16). */
#include "../testing.h"

#include <string.h>

#define OTHER_OWNER "222233330001" /* the management account of another organization */

/* --- what is looked at ----------------------------------------------------------------------- */

static GPtrArray *
create_with_email (const char *member, const char *email, GError **error)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  g_ptr_array_add (details, beckon_account_details_new (member, email));

  return beckon_region_create_members (region, ADMINISTRATOR, details, error);
}

static GPtrArray *
create_as_administrator (const char *const *ids, GError **error)
{
  return create_members (region, ADMINISTRATOR, ids, error);
}

/* BECKON_TIME_NONE if the hub is off. */
static gint64
get_hub_since (const char *account)
{
  g_autoptr (BeckonHub) hub = beckon_region_describe_hub (region, account, NULL, NULL);

  return hub != NULL ? beckon_hub_get_subscribed_at_us (hub) : BECKON_TIME_NONE;
}

static BeckonInvitation *
get_administrator (const char *member)
{
  BeckonInvitation *administrator = NULL;

  assert_done (beckon_region_get_administrator_account (region, member, &administrator, &error));

  return administrator;
}

static void
set_auto_enable (const char *administrator)
{
  assert_done (beckon_region_update_organization_configuration (region, administrator, TRUE, NULL, NULL, &error));
}

static gboolean
leave_as (const char *member, GError **error)
{
  return beckon_region_disassociate_from_administrator_account (region, member, error);
}

static void
assert_cannot_leave (const char *member)
{
  assert_fails (region, leave_as (member, &error), BECKON_ERROR_BAD_REQUEST, BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE,
                "G-16");
  assert_fails (region, beckon_region_disassociate_from_master_account (region, member, &error),
                BECKON_ERROR_BAD_REQUEST, BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE, "G-16");
}

/* --- enrolling: what it does ------------------------------------------------------------------ */

/* The pair is on file before MEMBER's hub is turned off; then both come to an organization, and a second goes by. */
static void
given_pair_without_hub (BeckonState state)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, state);
  disable (region, MEMBER);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  ck_assert (beckon_region_advance_clock (region, G_USEC_PER_SEC));
}

/* G-14, T-1, T-6, V-11: a row for each state: an accepted member at once, whose hub is on, and whose address stays. */
START_TEST (test_g14_account_is_enrolled)
{
  const gint64 now_us = START_US + G_USEC_PER_SEC;
  g_auto (Record) record = { BECKON_STATE_NONE };

  if (_i == BECKON_STATE_ACCEPTED)
    return;
  given_pair_without_hub (_i);
  assert_done (create_with_email (MEMBER, "new@example.com", &error));

  record = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_int_eq (record.state, BECKON_STATE_ACCEPTED);
  ck_assert_ptr_null (record.invitation_id);
  ck_assert_int_eq (record.invited_at_us, now_us);
  ck_assert_int_eq (record.updated_at_us, now_us);
  ck_assert_str_eq (record.email, _i == BECKON_STATE_NONE ? "new@example.com" : EMAIL (MEMBER));
  ck_assert_int_eq (get_hub_since (MEMBER), now_us);
}
END_TEST

/* G-14: a hub that is on stays as it is. */
START_TEST (test_g14_hub_that_is_on_stays_as_it_is)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  assert_done (beckon_region_update_security_hub_configuration (region, MEMBER, FALSE, NULL, &error));
  ck_assert (beckon_region_advance_clock (region, G_USEC_PER_SEC));
  administrator_creates (region, ADMINISTRATOR, MEMBER);

  ck_assert_int_eq (get_hub_since (MEMBER), START_US);
  g_autoptr (BeckonHub) hub = beckon_region_describe_hub (region, MEMBER, NULL, NULL);
  ck_assert (!beckon_hub_get_auto_enable_controls (hub));
}
END_TEST

/* G-14: the management account is enrolled once its hub is on. */
START_TEST (test_g14_management_account_is_enrolled)
{
  organize (region, OWNER, ADMINISTRATOR, NULL);
  ck_assert_beckon_unchanged_by (region,
                                 assert_unprocessed (create_as_administrator (IDS (OWNER), &error),
                                                     { OWNER, BECKON_REASON_MANAGEMENT_ACCOUNT_HUB_OFF, "G-14" }));
  enable (region, OWNER, NULL);
  administrator_creates (region, ADMINISTRATOR, OWNER);
  ck_assert_beckon_state (region, ADMINISTRATOR, OWNER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* G-14, T-6: a record that is on file keeps its place; a new one is the last. */
START_TEST (test_t6_enrolled_record_keeps_its_place)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  pair_in_state (region, ADMINISTRATOR, RIVAL, BECKON_STATE_ACCEPTED);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, SIBLING, NULL);
  assert_done (create_as_administrator (IDS (SIBLING, MEMBER), &error));

  assert_members (region, ADMINISTRATOR, TRUE, IDS (MEMBER, RIVAL, SIBLING));
}
END_TEST

/* G-14: of its own organization only, and by the delegated administrator only: a row for each pair that is created. */
static const struct
{
  const char *caller;
  const char *member;
} merely_created[] = {
  { ADMINISTRATOR, RIVAL },    /* in no organization */
  { ADMINISTRATOR, SIBLING },  /* in an unnamed one */
  { ADMINISTRATOR, STRANGER }, /* in another one */
  { MEMBER, OWNER },           { MEMBER, ADMINISTRATOR }, { RIVAL, MEMBER },
};

START_TEST (test_g14_others_are_merely_created)
{
  set_organization (region, SIBLING, TRUE);
  account_joins (region, STRANGER, OTHER_OWNER);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, merely_created[_i].caller, merely_created[_i].member);
  ck_assert_beckon_state (region, merely_created[_i].caller, merely_created[_i].member, BECKON_STATE_CREATED);
}
END_TEST

/* --- enrolling: what speaks against it --------------------------------------------------------- */

static void
all_that_speaks_against_members (void)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE); /* so that OWNER accepts and is accepted without a hub */
  turn (region, BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS, 1);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, SIBLING, STRANGER, "x", NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
}

static void
owner_has_an_administrator (void)
{
  pair_in_state (region, RIVAL, OWNER, BECKON_STATE_ACCEPTED);
}

static void
owner_has_members (void)
{
  pair_in_state (region, OWNER, RIVAL, BECKON_STATE_ACCEPTED);
}

static void
sibling_has_members (void)
{
  pair_in_state (region, SIBLING, RIVAL, BECKON_STATE_ACCEPTED);
}

static void
sibling_has_an_administrator (void)
{
  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_ACCEPTED);
}

static void
ids_are_judged (void)
{
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
}

static void
nothing_more (void)
{
}

/* G-12: in its order; the limit is reached in every row, and OWNER's hub is off. */
static const struct
{
  void (*given) (void);
  const char *member;
  BeckonReason reason;
  const char *rule;
} objections[] = {
  { ids_are_judged, "x", BECKON_REASON_INVALID_ACCOUNT_ID, "W-3" },
  { nothing_more, ADMINISTRATOR, BECKON_REASON_SELF_CREATE, "G-6" },
  { nothing_more, MEMBER, BECKON_REASON_ALREADY_A_MEMBER, "L-accepted/enroll" },
  { owner_has_an_administrator, OWNER, BECKON_REASON_HAS_ADMINISTRATOR, "G-14" },
  { sibling_has_an_administrator, SIBLING, BECKON_REASON_HAS_ADMINISTRATOR, "G-14" },
  { owner_has_members, OWNER, BECKON_REASON_ACCOUNT_HAS_MEMBERS, "G-14" },
  { sibling_has_members, SIBLING, BECKON_REASON_ACCOUNT_HAS_MEMBERS, "G-14" },
  { nothing_more, OWNER, BECKON_REASON_MANAGEMENT_ACCOUNT_HUB_OFF, "G-14" },
  { nothing_more, SIBLING, BECKON_REASON_MEMBER_LIMIT, "G-8" },
  { nothing_more, STRANGER, BECKON_REASON_MEMBER_LIMIT, "G-8" },
};

START_TEST (test_g12_order_of_objections)
{
  all_that_speaks_against_members ();
  objections[_i].given ();
  ck_assert_beckon_unchanged_by (
      region, assert_unprocessed (create_as_administrator (IDS (objections[_i].member), &error),
                                  { objections[_i].member, objections[_i].reason, objections[_i].rule }));
}
END_TEST

/* O-3, G-14: entry by entry; the Result has the state, and the address of a record that is on file. */
START_TEST (test_o3_results_of_enrolling)
{
  g_autoptr (GPtrArray) unprocessed = NULL;

  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_DECLINED);
  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_ACCEPTED);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, SIBLING, NULL);
  unprocessed = create_as_administrator (IDS (OWNER, SIBLING, MEMBER, MEMBER), NULL);

  ck_assert_uint_eq (unprocessed->len, 3);
  assert_result (unprocessed->pdata[0], OWNER, BECKON_REASON_MANAGEMENT_ACCOUNT_HUB_OFF, "G-14", BECKON_STATE_NONE,
                 NULL);
  assert_result (unprocessed->pdata[1], SIBLING, BECKON_REASON_HAS_ADMINISTRATOR, "G-14", BECKON_STATE_DECLINED,
                 EMAIL (SIBLING));
  assert_result (unprocessed->pdata[2], MEMBER, BECKON_REASON_ALREADY_A_MEMBER, "L-accepted/enroll",
                 BECKON_STATE_ACCEPTED, EMAIL (MEMBER));
}
END_TEST

/* G-3, G-14: whatever invite_associated_accounts says; once the account has left it is enrolled. */
START_TEST (test_g14_account_of_another_administrator)
{
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  assert_unprocessed (create_as_administrator (IDS (MEMBER), &error),
                      { MEMBER, BECKON_REASON_HAS_ADMINISTRATOR, "G-14" });
  member_leaves (region, MEMBER);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
}
END_TEST

/* G-8, G-14: the limit of a delegated administrator is one of its own, for accounts from outside, too. A record that is
 * on file is enrolled whatever it is. */
START_TEST (test_g8_limit_of_a_delegated_administrator)
{
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 1);
  turn (region, BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS, 2);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, SIBLING, NULL);

  administrator_creates (region, ADMINISTRATOR, RIVAL);
  assert_unprocessed (create_as_administrator (IDS (SIBLING, STRANGER), &error),
                      { SIBLING, BECKON_REASON_MEMBER_LIMIT, "G-8" }, { STRANGER, BECKON_REASON_MEMBER_LIMIT, "G-8" });
  turn (region, BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS, 1);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  turn (region, BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS, 0);
  assert_done (create_as_administrator (IDS (SIBLING, STRANGER), &error));
}
END_TEST

/* G-8: 10,000 by default, and 1,000 for any other administrator. */
START_TEST (test_g8_ten_thousand_by_default)
{
  g_auto (GStrv) ids = account_ids_new (10001);

  turn (region, BECKON_SWITCH_MAX_ACCOUNT_DETAILS, 0);
  organize (region, OWNER, ADMINISTRATOR, ids[10000], NULL);
  assert_unprocessed (create_as_administrator ((const char *const *) ids, &error),
                      { ids[10000], BECKON_REASON_MEMBER_LIMIT, "G-8" });
}
END_TEST

/* --- the guard --------------------------------------------------------------------------------- */

static BeckonVerdict *
veto_enrolling (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  ck_assert_int_eq (beckon_proposal_get_operation (proposal), BECKON_OPERATION_CREATE_MEMBERS);
  ck_assert_int_eq (beckon_proposal_get_step (proposal), BECKON_STEP_ENROLL);
  ck_assert_str_eq (beckon_proposal_peek_caller (proposal), ADMINISTRATOR);
  ck_assert_str_eq (beckon_proposal_peek_administrator_id (proposal), ADMINISTRATOR);
  ck_assert_str_eq (beckon_proposal_peek_member_id (proposal), STRANGER);
  ck_assert_int_eq (beckon_proposal_get_from (proposal), BECKON_STATE_NONE);
  ck_assert_int_eq (beckon_proposal_get_to (proposal), BECKON_STATE_ACCEPTED);

  return user_data != NULL ? beckon_verdict_new_failure (BECKON_ERROR_LIMIT_EXCEEDED, "not ever")
                           : beckon_verdict_new_report ("not here");
}

/* G-14: a veto leaves the account's hub off. */
START_TEST (test_g14_guard_vetoes_one)
{
  g_autoptr (GPtrArray) unprocessed = NULL;

  organize (region, OWNER, ADMINISTRATOR, STRANGER, NULL);
  beckon_region_set_guard (region, veto_enrolling, NULL, NULL);
  ck_assert_beckon_unchanged_by (region, unprocessed = create_as_administrator (IDS (STRANGER), NULL));

  ck_assert_uint_eq (unprocessed->len, 1);
  ck_assert_int_eq (beckon_result_get_reason (unprocessed->pdata[0]), BECKON_REASON_GUARD);
  ck_assert_str_eq (beckon_result_peek_rule (unprocessed->pdata[0]), "");
  ck_assert_str_eq (beckon_result_peek_text (unprocessed->pdata[0]), "not here");
}
END_TEST

START_TEST (test_g14_guard_vetoes_the_call)
{
  organize (region, OWNER, ADMINISTRATOR, STRANGER, NULL);
  beckon_region_set_guard (region, veto_enrolling, GINT_TO_POINTER (TRUE), NULL);
  assert_fails (region, create_as_administrator (IDS (STRANGER), &error), BECKON_ERROR_LIMIT_EXCEEDED,
                BECKON_REASON_GUARD, "");
}
END_TEST

/* --- what an enrolled member sees and does ------------------------------------------------------ */

/* Section 2, O-6, O-8, V-5: no invitation, and an administrator without an invitation id. */
START_TEST (test_g14_enrolled_member_has_no_invitation)
{
  g_autoptr (BeckonInvitation) administrator = NULL;

  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  ck_assert (beckon_region_advance_clock (region, 5));
  administrator_creates (region, ADMINISTRATOR, MEMBER);

  assert_invitations (region, MEMBER, NOBODY);
  ck_assert_int_eq (beckon_region_get_invitations_count (region, MEMBER, NULL), 0);
  administrator = get_administrator (MEMBER);
  ck_assert_str_eq (beckon_invitation_peek_administrator_id (administrator), ADMINISTRATOR);
  ck_assert_ptr_null (beckon_invitation_peek_invitation_id (administrator));
  ck_assert_int_eq (beckon_invitation_get_invited_at_us (administrator), START_US + 5);
  ck_assert_int_eq (beckon_invitation_get_state (administrator), BECKON_STATE_ACCEPTED);
}
END_TEST

/* G-14, V-5: one that accepted before it was managed keeps its id, and is listed, and is not counted. */
START_TEST (test_g14_invited_member_keeps_its_invitation)
{
  g_autoptr (BeckonInvitation) administrator = NULL;

  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);

  assert_invitations (region, MEMBER, IDS (RIVAL, ADMINISTRATOR));
  ck_assert_int_eq (beckon_region_get_invitations_count (region, MEMBER, NULL), 1);
  administrator = get_administrator (MEMBER);
  ck_assert_uint_eq (strlen (beckon_invitation_peek_invitation_id (administrator)), 32);
}
END_TEST

/* V-5: an enrolled member's other invitations are listed, and all of them are counted. */
START_TEST (test_v5_all_that_an_enrolled_member_lists_is_counted)
{
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, SIBLING, MEMBER, BECKON_STATE_DECLINED);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);

  assert_invitations (region, MEMBER, IDS (RIVAL, SIBLING));
  ck_assert_int_eq (beckon_region_get_invitations_count (region, MEMBER, NULL), 2);
}
END_TEST

/* G-5, G-7, G-9, G-11: what it cannot do with what comes from outside. */
START_TEST (test_g16_managed_member_neither_accepts_nor_declines)
{
  g_auto (Record) invitation = { BECKON_STATE_NONE };

  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  invitation = record_of (region, RIVAL, MEMBER);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);

  assert_fails (region,
                beckon_region_accept_administrator_invitation (region, MEMBER, RIVAL, invitation.invitation_id, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ALREADY_ASSOCIATED, "G-7");
  assert_fails (region, beckon_region_decline_invitations (region, MEMBER, IDS (RIVAL), &error),
                BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_ORGANIZATION_CALLER, "G-9");
  assert_fails (region, beckon_region_disable_security_hub (region, MEMBER, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB, "G-11");
  assert_unprocessed (create_members (region, MEMBER, IDS (SIBLING), &error),
                      { SIBLING, BECKON_REASON_CALLER_IS_A_MEMBER_CREATE, "G-5" });
}
END_TEST

/* G-14: in DeleteInvitations the pair counts as on file, for both of its sides (O-2). */
START_TEST (test_g14_enrolled_pair_in_delete_invitations)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);

  ck_assert_beckon_unchanged_by (
      region, assert_unprocessed (
                  beckon_region_delete_invitations (region, MEMBER, IDS (ADMINISTRATOR), &error),
                  { ADMINISTRATOR, BECKON_REASON_STILL_ASSOCIATED_INVITATION, "L-accepted/delete-invitation" }));
  ck_assert_beckon_unchanged_by (
      region, assert_unprocessed (beckon_region_delete_invitations (region, ADMINISTRATOR, IDS (MEMBER), &error),
                                  { MEMBER, BECKON_REASON_STILL_ASSOCIATED_INVITATION, "L-accepted/withdraw" }));
}
END_TEST

/* --- leaving: G-16 ------------------------------------------------------------------------------ */

/* G-16: nor can one that accepted an invitation before it was managed. */
START_TEST (test_g16_managed_member_cannot_leave)
{
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_ACCEPTED);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, SIBLING, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);

  assert_cannot_leave (MEMBER);
  assert_cannot_leave (SIBLING);
}
END_TEST

/* G-16: it is the administrator that ends it, and then deletes it. */
START_TEST (test_g16_administrator_ends_it)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_unprocessed (beckon_region_delete_members (region, ADMINISTRATOR, IDS (MEMBER), &error),
                      { MEMBER, BECKON_REASON_STILL_ASSOCIATED_MEMBER, "L-accepted/delete-member" });
  administrator_disassociates (region, ADMINISTRATOR, MEMBER);

  assert_fails (region, leave_as (MEMBER, &error), BECKON_ERROR_BAD_REQUEST, BECKON_REASON_NOT_ASSOCIATED, "O-10");
  administrator_deletes (region, ADMINISTRATOR, MEMBER);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_NONE);
}
END_TEST

/* G-14: only a delegated administrator manages, and only accounts of its organization: a row for each other pair. */
static const struct
{
  const char *administrator;
  const char *member;
} unmanaged[] = {
  { RIVAL, MEMBER },          /* from outside */
  { SIBLING, MEMBER },        /* of the same organization */
  { ADMINISTRATOR, RIVAL },   /* a member from outside */
  { ADMINISTRATOR, STRANGER } /* a member from an unnamed organization */
};

START_TEST (test_g16_others_leave)
{
  enable (region, STRANGER, NULL);
  pair_in_state (region, unmanaged[_i].administrator, unmanaged[_i].member, BECKON_STATE_ACCEPTED);
  set_organization (region, STRANGER, TRUE);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, SIBLING, NULL);
  member_leaves (region, unmanaged[_i].member);
}
END_TEST

/* G-16: once nobody is the delegated administrator, it has no administrator that it could leave. */
START_TEST (test_g16_end_of_the_delegated_administrator)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_done (beckon_region_disable_organization_admin_account (region, OWNER, ADMINISTRATOR, &error));

  assert_fails (region, leave_as (MEMBER, &error), BECKON_ERROR_BAD_REQUEST, BECKON_REASON_NOT_ASSOCIATED, "O-10");
  ck_assert_ptr_null (get_administrator (MEMBER));
}
END_TEST

/* --- coming to an organization: G-15 ------------------------------------------------------------- */

/* G-15, G-2: from then on, and without an address; who is there already is not enrolled. */
START_TEST (test_g15_newcomer_is_enrolled)
{
  g_auto (Record) record = { BECKON_STATE_NONE };

  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  set_auto_enable (ADMINISTRATOR);
  ck_assert (beckon_region_advance_clock (region, 5));
  account_joins (region, STRANGER, OWNER);

  assert_members (region, ADMINISTRATOR, FALSE, IDS (STRANGER));
  record = record_of (region, ADMINISTRATOR, STRANGER);
  ck_assert_int_eq (record.state, BECKON_STATE_ACCEPTED);
  ck_assert_ptr_null (record.invitation_id);
  ck_assert_ptr_null (record.email);
  ck_assert_int_eq (record.invited_at_us, START_US + 5);
  ck_assert_int_eq (record.updated_at_us, START_US + 5);
  ck_assert_int_eq (get_hub_since (STRANGER), START_US + 5);
}
END_TEST

/* G-15: a row for each state: what is on file is enrolled, too, or is managed if it was accepted. */
START_TEST (test_g15_newcomer_that_is_on_file)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, _i);
  organize (region, OWNER, ADMINISTRATOR, NULL);
  set_auto_enable (ADMINISTRATOR);
  account_joins (region, MEMBER, OWNER);

  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_int_eq (record.state, BECKON_STATE_ACCEPTED);
  ck_assert_int_eq (record.invitation_id != NULL, _i == BECKON_STATE_ACCEPTED);
  assert_cannot_leave (MEMBER);
}
END_TEST

/* G-15: without AutoEnable, one that was accepted before is managed from then on, and nobody is enrolled. */
START_TEST (test_g15_without_auto_enable)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  organize (region, OWNER, ADMINISTRATOR, NULL);
  account_joins (region, MEMBER, OWNER);
  account_joins (region, SIBLING, OWNER);

  assert_members (region, ADMINISTRATOR, FALSE, IDS (MEMBER));
  assert_cannot_leave (MEMBER);
}
END_TEST

static void
limit_is_reached (void)
{
  turn (region, BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS, 1);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
}

/* G-15: under the conditions of G-14; where one fails, the account comes all the same. */
static void (*const reasons_to_pass_over[]) (void)
    = { sibling_has_members, sibling_has_an_administrator, limit_is_reached };

START_TEST (test_g15_newcomer_is_passed_over)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  set_auto_enable (ADMINISTRATOR);
  reasons_to_pass_over[_i]();
  account_joins (region, SIBLING, OWNER);

  ck_assert_beckon_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_NONE);
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (region);
  g_autoptr (GPtrArray) accounts = beckon_world_find_accounts (world);
  for (guint i = 0; i < accounts->len; i++)
    if (strcmp (beckon_account_peek_id (accounts->pdata[i]), SIBLING) == 0)
      ck_assert_pstr_eq (beckon_account_peek_management_id (accounts->pdata[i]), OWNER);
}
END_TEST

/* G-15, W-3: the id of one that comes is not judged. */
START_TEST (test_w3_newcomer_is_not_judged)
{
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  organize (region, OWNER, ADMINISTRATOR, NULL);
  set_auto_enable (ADMINISTRATOR);
  account_joins (region, "x", OWNER);

  assert_members (region, ADMINISTRATOR, TRUE, IDS ("x"));
}
END_TEST

static BeckonVerdict *
veto_all (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  return beckon_verdict_new_report ("no");
}

/* G-15: neither the guard nor the fault plan is asked; the fault waits for the next call. */
START_TEST (test_g15_neither_guard_nor_fault)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "on purpose");

  organize (region, OWNER, ADMINISTRATOR, NULL);
  set_auto_enable (ADMINISTRATOR);
  beckon_region_set_guard (region, veto_all, NULL, NULL);
  beckon_region_add_fault (region, fault);
  account_joins (region, MEMBER, OWNER);
  set_organization (region, MEMBER, FALSE);

  assert_fails (region, beckon_region_get_invitations_count (region, MEMBER, &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_FAULT, "");
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
}
END_TEST

/* --- leaving an organization: G-15 --------------------------------------------------------------- */

/* G-15: to none, to an unnamed one, and to another one. */
static const char *const destinations[] = { NULL, "", OTHER_OWNER };

static void
go_to (const char *account, const char *destination)
{
  if (destination == NULL || *destination == '\0')
    set_organization (region, account, destination != NULL);
  else
    account_joins (region, account, destination);
}

/* G-15, T-1: its managed association is removed, as the step disassociate does it. Its hub stays on. */
START_TEST (test_g15_leaving_removes)
{
  organize (region, OWNER, ADMINISTRATOR, STRANGER, SIBLING, NULL);
  assert_done (create_as_administrator (IDS (STRANGER, SIBLING), &error));
  ck_assert (beckon_region_advance_clock (region, 5));
  go_to (STRANGER, destinations[_i]);

  g_auto (Record) record = record_of (region, ADMINISTRATOR, STRANGER);
  ck_assert_int_eq (record.state, BECKON_STATE_REMOVED);
  ck_assert_ptr_null (record.invitation_id);
  ck_assert_int_eq (record.invited_at_us, START_US);
  ck_assert_int_eq (record.updated_at_us, START_US + 5);
  ck_assert_int_eq (get_hub_since (STRANGER), START_US);
  assert_members (region, ADMINISTRATOR, TRUE, IDS (SIBLING));
}
END_TEST

/* G-15: a pair that is not accepted, and one with another administrator, are not managed and so stay. */
START_TEST (test_g15_leaving_touches_nothing_else)
{
  g_auto (Record) before = { BECKON_STATE_NONE }, after = { BECKON_STATE_NONE };

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  before = record_of (region, ADMINISTRATOR, MEMBER);
  set_organization (region, MEMBER, FALSE);

  after = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert (g_variant_equal (after.row, before.row));
  ck_assert_beckon_state (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* T-1, G-9: enrolled, removed, and invited from outside: then there is an invitation id. */
START_TEST (test_t1_enrolled_before_and_invited_now)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  set_organization (region, MEMBER, FALSE);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  assert_invitations (region, MEMBER, IDS (ADMINISTRATOR));
  member_accepts (region, MEMBER, ADMINISTRATOR);
  member_leaves (region, MEMBER);
}
END_TEST

/* G-15: first it leaves, then it comes, so that the second administrator finds it free. */
START_TEST (test_g15_going_to_another_organization)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  organize (region, OTHER_OWNER, RIVAL, NULL);
  set_auto_enable (RIVAL);
  account_joins (region, MEMBER, OTHER_OWNER);

  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  ck_assert_beckon_state (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* G-15, V-10: a delegated administrator that leaves is one no longer, whatever the configuration. */
START_TEST (test_g15_delegated_administrator_leaves)
{
  g_auto (GStrv) administrators = NULL;

  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_ACCEPTED);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_done (beckon_region_update_organization_configuration (region, ADMINISTRATOR, FALSE, NULL, "CENTRAL", &error));
  go_to (ADMINISTRATOR, destinations[_i]);

  administrators = beckon_region_list_organization_admin_accounts (region, OWNER, NULL);
  ck_assert_uint_eq (g_strv_length (administrators), 0);
  assert_members (region, ADMINISTRATOR, TRUE, IDS (SIBLING));
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  owner_designates (region, OWNER, MEMBER);
}
END_TEST

/* G-15: an administrator that leaves can itself be enrolled where it comes to, once nobody is its member. */
START_TEST (test_g15_delegated_administrator_is_enrolled_elsewhere)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  organize (region, OTHER_OWNER, RIVAL, NULL);
  set_auto_enable (RIVAL);
  account_joins (region, ADMINISTRATOR, OTHER_OWNER);

  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  ck_assert_beckon_state (region, RIVAL, ADMINISTRATOR, BECKON_STATE_ACCEPTED);
}
END_TEST

/* --- what the embedder cannot say: G-15 ----------------------------------------------------------- */

/* A row for each sentence that is refused; "" is an unnamed organization. MEMBER is in OWNER's. */
static const struct
{
  const char *account;
  const char *management;
  const char *text;
} impossible[] = {
  { OWNER, NULL,
    "account " OWNER " is the management account of an organization with other accounts: it cannot leave it" },
  { OWNER, "",
    "account " OWNER " is the management account of an organization with other accounts: it cannot leave it" },
  { OWNER, OTHER_OWNER,
    "account " OWNER " is the management account of an organization with other accounts: it cannot leave it" },
  { OWNER, STRANGER,
    "account " OWNER " is the management account of an organization with other accounts: it cannot leave it" },
  { SIBLING, MEMBER,
    "account " MEMBER " belongs to the organization of account " OWNER ": it cannot be a management account" },
  { MEMBER, MEMBER,
    "account " MEMBER " belongs to the organization of account " OWNER ": it cannot be a management account" },
  { STRANGER, MEMBER,
    "account " MEMBER " belongs to the organization of account " OWNER ": it cannot be a management account" },
};

static gboolean
say (const char *account, const char *management, GError **error)
{
  return management != NULL && *management == '\0'
             ? beckon_region_set_organization_account (region, account, TRUE, error)
             : beckon_region_set_organization (region, account, management, error);
}

START_TEST (test_g15_impossible)
{
  g_autoptr (GError) failure = NULL;

  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  set_auto_enable (ADMINISTRATOR);
  assert_fails (region, say (impossible[_i].account, impossible[_i].management, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "G-15");
  ck_assert (!say (impossible[_i].account, impossible[_i].management, &failure));
  ck_assert_str_eq (failure->message, impossible[_i].text);
}
END_TEST

/* W-3: ids are those of accounts. */
START_TEST (test_g15_invalid_ids)
{
  assert_fails (region, say (" ", OWNER, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, say (MEMBER, " ", &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, say ("\xff", "", &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
}
END_TEST

/* G-15: alone in its organization it goes wherever it likes, which dissolves the organization. */
START_TEST (test_g15_management_account_is_alone)
{
  account_joins (region, MEMBER, OWNER);
  set_organization (region, MEMBER, FALSE);
  go_to (OWNER, destinations[_i]);

  ck_assert_ptr_null (beckon_region_list_organization_admin_accounts (region, OWNER, NULL));
}
END_TEST

/* G-15: alone, and its own administrator: that ends, too. */
START_TEST (test_g15_management_account_that_administers_itself)
{
  enable (region, OWNER, NULL);
  organize (region, OWNER, OWNER, NULL);
  set_organization (region, OWNER, FALSE);

  assert_fails (region,
                call_operation (region, BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, OWNER, OWNER, &error),
                BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_NOT_AN_ORGANIZATION_ADMINISTRATOR, "O-14");
  disable (region, OWNER);
}
END_TEST

/* G-15: one of an unnamed organization leaves that for its own. */
START_TEST (test_g15_management_account_from_an_unnamed_organization)
{
  set_organization (region, OWNER, TRUE);
  account_joins (region, MEMBER, OWNER);
  owner_designates (region, OWNER, MEMBER);
}
END_TEST

/* G-15: a row for each way to say what is so already. */
START_TEST (test_g15_what_is_so_already)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_disassociates (region, ADMINISTRATOR, MEMBER);
  set_organization (region, SIBLING, TRUE);
  set_auto_enable (ADMINISTRATOR);
  ck_assert (beckon_region_advance_clock (region, 5));

  ck_assert_beckon_unchanged_by (region, account_joins (region, MEMBER, OWNER));
  ck_assert_beckon_unchanged_by (region, account_joins (region, ADMINISTRATOR, OWNER));
  ck_assert_beckon_unchanged_by (region, account_joins (region, OWNER, OWNER));
  ck_assert_beckon_unchanged_by (region, set_organization (region, SIBLING, TRUE));
  ck_assert_beckon_unchanged_by (region, set_organization (region, RIVAL, FALSE));
  ck_assert_beckon_unchanged_by (region, set_organization (region, STRANGER, FALSE));
}
END_TEST

static gint64
read_broken_clock (gpointer user_data)
{
  return LAST_TIME_US + 1;
}

/* W-4: without a valid time nobody comes or leaves. */
START_TEST (test_w4_time_of_coming)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  set_auto_enable (ADMINISTRATOR);
  beckon_region_set_clock (region, read_broken_clock, NULL, NULL);
  assert_fails (region, say (SIBLING, OWNER, &error), BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-4");
  assert_fails (region, say (MEMBER, NULL, &error), BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-4");
}
END_TEST

static BeckonVerdict *
say_where_it_belongs (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  g_autoptr (GError) failure = NULL;

  ck_assert (!beckon_region_set_organization (self, SIBLING, OWNER, &failure));
  ck_assert_int_eq (beckon_error_get_reason (failure), BECKON_REASON_CALLED_BACK);
  ck_assert_str_eq (beckon_error_peek_rule (failure), "W-6");

  return NULL;
}

/* W-6 */
START_TEST (test_w6_callback_says_where_an_account_belongs)
{
  beckon_region_set_guard (region, say_where_it_belongs, NULL, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
}
END_TEST

/* --- the journal, dry runs and coverage: G-15 ------------------------------------------------------- */

/* Goes from ADMINISTRATOR's organization to RIVAL's, which enrolls it. */
static void
given_two_organizations (void)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  organize (region, OTHER_OWNER, RIVAL, NULL);
  set_auto_enable (RIVAL);
}

/* G-15: one entry, which has what was done as its effects. */
START_TEST (test_g15_journal_has_what_was_done)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GVariant) effects = NULL;
  g_autofree char *text = NULL;

  given_two_organizations ();
  beckon_region_start_journal (region, 10);
  account_joins (region, MEMBER, OTHER_OWNER);

  entries = beckon_region_take_journal (region);
  ck_assert_uint_eq (entries->len, 1);
  effects = g_variant_lookup_value (entries->pdata[0], "effects", NULL);
  text = g_variant_print (effects, FALSE);
  ck_assert_str_eq (text,
                    "[{'account': <'" MEMBER
                    "'>, 'from': <'accepted'>, 'to': <'removed'>, 'rule': <'L-accepted/disassociate'>}, "
                    "{'account': <'" MEMBER "'>, 'from': <'none'>, 'to': <'accepted'>, 'rule': <'L-none/enroll'>}]");
}
END_TEST

static void
replay_all (BeckonRegion *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GVariant) outcome = beckon_region_replay (self, entries->pdata[i], NULL);

      ck_assert_ptr_nonnull (outcome);
    }
}

/* G-15: replayed, the journal gives the same world. */
START_TEST (test_g15_journal_is_replayed)
{
  g_autoptr (BeckonRegion) copy = region_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (BeckonWorld) world = NULL, replayed = NULL;

  enable (copy, ADMINISTRATOR, RIVAL, MEMBER, SIBLING, NULL);
  beckon_region_start_journal (region, 100);
  given_two_organizations ();
  ck_assert (beckon_region_advance_clock (region, 5));
  account_joins (region, MEMBER, OTHER_OWNER);
  set_organization (region, ADMINISTRATOR, TRUE);
  account_joins (region, STRANGER, OTHER_OWNER);
  set_organization (region, STRANGER, FALSE);

  entries = beckon_region_take_journal (region);
  replay_all (copy, entries);
  world = beckon_region_snapshot (region);
  replayed = beckon_region_snapshot (copy);
  ck_assert_beckon_worlds_equal (replayed, world);
}
END_TEST

START_TEST (test_g15_refused_edit_is_not_in_the_journal)
{
  g_autoptr (GPtrArray) entries = NULL;

  given_two_organizations ();
  beckon_region_start_journal (region, 10);
  ck_assert (!say (OWNER, NULL, NULL));
  entries = beckon_region_take_journal (region);
  ck_assert_uint_eq (entries->len, 0);
}
END_TEST

/* G-15: in a dry run nobody comes or leaves. */
START_TEST (test_g15_dry_run)
{
  given_two_organizations ();
  beckon_region_begin_dry_run (region);
  ck_assert_beckon_unchanged_by (region, account_joins (region, MEMBER, OTHER_OWNER));
  ck_assert_beckon_unchanged_by (region, set_organization (region, ADMINISTRATOR, FALSE));
  ck_assert_beckon_unchanged_by (region, account_joins (region, STRANGER, OTHER_OWNER));
  beckon_region_end_dry_run (region);
}
END_TEST

/* G-15: what was done is counted as the cells that it took. */
START_TEST (test_g15_coverage)
{
  given_two_organizations ();
  count_rules ();
  account_joins (region, SIBLING, OWNER);
  assert_touched ("");
  account_joins (region, MEMBER, OTHER_OWNER);
  assert_touched (" L-none/enroll L-accepted/disassociate T-1*2 G-14 G-15");
}
END_TEST

/* --- stories from the field ----------------------------------------------------------------------- */

/* The management account designates an administrator, and that creates a member of the organization. */
START_TEST (test_story_of_a_member_without_an_invitation)
{
  g_autoptr (GError) failure = NULL;

  account_joins (region, ADMINISTRATOR, OWNER);
  account_joins (region, STRANGER, OWNER);
  owner_designates (region, OWNER, ADMINISTRATOR);
  administrator_creates (region, ADMINISTRATOR, STRANGER);
  ck_assert_beckon_member_status (region, ADMINISTRATOR, STRANGER, "Enabled");
  ck_assert_int_eq (get_hub_since (STRANGER), START_US);
  assert_invitations (region, STRANGER, NOBODY);

  ck_assert (!leave_as (STRANGER, &failure));
  ck_assert_uint_eq (beckon_error_get_raised_status (failure), 400);
  ck_assert_str_eq (failure->message, "The request is rejected because member cannot disassociate from Organization "
                                      "administrator");

  administrator_disassociates (region, ADMINISTRATOR, STRANGER);
  ck_assert_beckon_member_status (region, ADMINISTRATOR, STRANGER, "Removed");
  administrator_creates (region, ADMINISTRATOR, STRANGER);
  ck_assert_beckon_member_status (region, ADMINISTRATOR, STRANGER, "Enabled");
}
END_TEST

/* The administrator sets AutoEnable; an account joins, and leaves the organization. */
START_TEST (test_story_of_an_account_that_comes_and_goes)
{
  organize (region, OWNER, ADMINISTRATOR, NULL);
  set_auto_enable (ADMINISTRATOR);
  account_joins (region, STRANGER, OWNER);
  ck_assert_beckon_member_status (region, ADMINISTRATOR, STRANGER, "Enabled");

  set_organization (region, STRANGER, FALSE);
  ck_assert_beckon_member_status (region, ADMINISTRATOR, STRANGER, "Removed");
}
END_TEST

/* Disassociates all that a page shows; the members that are still shown are fewer after it, and a token is as good. */
static guint
clean_up_page (char **token)
{
  g_autofree char *here = g_steal_pointer (token);
  g_autoptr (GPtrArray) page = beckon_region_list_members (region, ADMINISTRATOR, TRUE, -1, here, token, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < page->len; i++)
    g_ptr_array_add (ids, (gpointer) beckon_member_peek_account_id (page->pdata[i]));
  g_ptr_array_add (ids, NULL);
  assert_done (beckon_region_disassociate_members (region, ADMINISTRATOR, (const char *const *) ids->pdata, &error));

  return page->len;
}

/* O-7: a clean-up of 120 members sees all of them, on three pages. */
START_TEST (test_story_of_a_clean_up)
{
  g_auto (GStrv) ids = account_ids_new (120);
  g_autofree char *token = NULL;

  organize (region, OWNER, ADMINISTRATOR, NULL);
  set_auto_enable (ADMINISTRATOR);
  for (guint i = 0; ids[i] != NULL; i++)
    account_joins (region, ids[i], OWNER);

  ck_assert_uint_eq (clean_up_page (&token), 50);
  ck_assert_uint_eq (clean_up_page (&token), 50);
  ck_assert_uint_eq (clean_up_page (&token), 20);
  ck_assert_ptr_null (token);
  assert_members (region, ADMINISTRATOR, TRUE, NOBODY);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("enroll");
  TCase *tcase = testing_add_tcase (suite, "enrolling");

  tcase_add_loop_test (tcase, test_g14_account_is_enrolled, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_g14_hub_that_is_on_stays_as_it_is);
  tcase_add_test (tcase, test_g14_management_account_is_enrolled);
  tcase_add_test (tcase, test_t6_enrolled_record_keeps_its_place);
  tcase_add_loop_test (tcase, test_g14_others_are_merely_created, 0, G_N_ELEMENTS (merely_created));
  tcase_add_loop_test (tcase, test_g12_order_of_objections, 0, G_N_ELEMENTS (objections));
  tcase_add_test (tcase, test_o3_results_of_enrolling);
  tcase_add_test (tcase, test_g14_account_of_another_administrator);
  tcase_add_test (tcase, test_g8_limit_of_a_delegated_administrator);
  tcase_add_test (tcase, test_g8_ten_thousand_by_default);
  tcase_add_test (tcase, test_g14_guard_vetoes_one);
  tcase_add_test (tcase, test_g14_guard_vetoes_the_call);

  tcase = testing_add_tcase (suite, "enrolled members");
  tcase_add_test (tcase, test_g14_enrolled_member_has_no_invitation);
  tcase_add_test (tcase, test_g14_invited_member_keeps_its_invitation);
  tcase_add_test (tcase, test_v5_all_that_an_enrolled_member_lists_is_counted);
  tcase_add_test (tcase, test_g16_managed_member_neither_accepts_nor_declines);
  tcase_add_test (tcase, test_g14_enrolled_pair_in_delete_invitations);
  tcase_add_test (tcase, test_g16_managed_member_cannot_leave);
  tcase_add_test (tcase, test_g16_administrator_ends_it);
  tcase_add_loop_test (tcase, test_g16_others_leave, 0, G_N_ELEMENTS (unmanaged));
  tcase_add_test (tcase, test_g16_end_of_the_delegated_administrator);

  tcase = testing_add_tcase (suite, "coming");
  tcase_add_test (tcase, test_g15_newcomer_is_enrolled);
  tcase_add_loop_test (tcase, test_g15_newcomer_that_is_on_file, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_g15_without_auto_enable);
  tcase_add_loop_test (tcase, test_g15_newcomer_is_passed_over, 0, G_N_ELEMENTS (reasons_to_pass_over));
  tcase_add_test (tcase, test_w3_newcomer_is_not_judged);
  tcase_add_test (tcase, test_g15_neither_guard_nor_fault);

  tcase = testing_add_tcase (suite, "leaving");
  tcase_add_loop_test (tcase, test_g15_leaving_removes, 0, G_N_ELEMENTS (destinations));
  tcase_add_test (tcase, test_g15_leaving_touches_nothing_else);
  tcase_add_test (tcase, test_t1_enrolled_before_and_invited_now);
  tcase_add_test (tcase, test_g15_going_to_another_organization);
  tcase_add_loop_test (tcase, test_g15_delegated_administrator_leaves, 0, G_N_ELEMENTS (destinations));
  tcase_add_test (tcase, test_g15_delegated_administrator_is_enrolled_elsewhere);

  tcase = testing_add_tcase (suite, "what cannot be said");
  tcase_add_loop_test (tcase, test_g15_impossible, 0, G_N_ELEMENTS (impossible));
  tcase_add_test (tcase, test_g15_invalid_ids);
  tcase_add_loop_test (tcase, test_g15_management_account_is_alone, 0, G_N_ELEMENTS (destinations));
  tcase_add_test (tcase, test_g15_management_account_that_administers_itself);
  tcase_add_test (tcase, test_g15_management_account_from_an_unnamed_organization);
  tcase_add_test (tcase, test_g15_what_is_so_already);
  tcase_add_test (tcase, test_w4_time_of_coming);
  tcase_add_test (tcase, test_w6_callback_says_where_an_account_belongs);

  tcase = testing_add_tcase (suite, "journal, dry runs, coverage");
  tcase_add_test (tcase, test_g15_journal_has_what_was_done);
  tcase_add_test (tcase, test_g15_journal_is_replayed);
  tcase_add_test (tcase, test_g15_refused_edit_is_not_in_the_journal);
  tcase_add_test (tcase, test_g15_dry_run);
  tcase_add_test (tcase, test_g15_coverage);

  tcase = testing_add_tcase (suite, "stories");
  tcase_add_test (tcase, test_story_of_a_member_without_an_invitation);
  tcase_add_test (tcase, test_story_of_an_account_that_comes_and_goes);
  tcase_add_test (tcase, test_story_of_a_clean_up);

  return testing_run (suite);
}
