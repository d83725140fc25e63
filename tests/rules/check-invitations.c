/* SPDX-License-Identifier: MIT */
/* What a member does: list, count, accept, decline and delete invitations, and leave. */
#include "../testing.h"

static gint64
count_invitations (const char *member)
{
  return beckon_region_get_invitations_count (region, member, NULL);
}

/* The account's administrator by GetAdministratorAccount; the deprecated name says the same (O-8).
 */
static void
assert_administrator (const char *member, const char *administrator)
{
  g_autoptr (BeckonInvitation) accepted = NULL;
  g_autoptr (BeckonInvitation) master = NULL;

  assert_done (beckon_region_get_administrator_account (region, member, &accepted, &error));
  assert_done (beckon_region_get_master_account (region, member, &master, &error));
  ck_assert_int_eq (accepted != NULL, administrator != NULL);
  ck_assert_int_eq (master != NULL, administrator != NULL);
  if (administrator == NULL)
    return;

  ck_assert_str_eq (beckon_invitation_peek_administrator_id (accepted), administrator);
  ck_assert_int_eq (beckon_invitation_get_state (accepted), BECKON_STATE_ACCEPTED);
  ck_assert_str_eq (beckon_invitation_peek_administrator_id (master), administrator);
  ck_assert_str_eq (beckon_invitation_peek_invitation_id (master), beckon_invitation_peek_invitation_id (accepted));
}

/* --- list and count ------------------------------------------------------------------------ */

/* O-6, V-5: a row for each state. The accepted one is listed and not counted. */
START_TEST (test_o6_invitations_in_each_state)
{
  gboolean is_listed = beckon_state_is_invitation (_i);

  pair_in_state (region, ADMINISTRATOR, MEMBER, _i);

  assert_invitations (region, MEMBER, is_listed ? IDS (ADMINISTRATOR) : NOBODY);
  ck_assert_int_eq (count_invitations (MEMBER), is_listed && _i != BECKON_STATE_ACCEPTED);
}
END_TEST

/* W-2: one record per ordered pair, which both sides see; the pair the other way round is another.
 */
START_TEST (test_w2_pairs_are_ordered)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, MEMBER, ADMINISTRATOR, BECKON_STATE_DECLINED);

  assert_members (region, ADMINISTRATOR, FALSE, IDS (MEMBER));
  assert_members (region, MEMBER, FALSE, IDS (ADMINISTRATOR));
  assert_invitations (region, MEMBER, IDS (ADMINISTRATOR));
  assert_invitations (region, ADMINISTRATOR, IDS (MEMBER));
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert_beckon_state (region, MEMBER, ADMINISTRATOR, BECKON_STATE_DECLINED);
}
END_TEST

/* O-7: in the order in which the associations were created, not in that of the invitations. */
START_TEST (test_o7_invitations_in_order_of_creation)
{
  administrator_creates (region, RIVAL, MEMBER);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  administrator_invites (region, RIVAL, MEMBER);

  assert_invitations (region, MEMBER, IDS (RIVAL, ADMINISTRATOR));
  ck_assert_int_eq (count_invitations (MEMBER), 2);
}
END_TEST

/* --- accept -------------------------------------------------------------------------------- */

/* O-8 */
START_TEST (test_o8_accepted_administrator_is_told)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  assert_administrator (MEMBER, NULL);

  member_accepts (region, MEMBER, ADMINISTRATOR);
  assert_administrator (MEMBER, ADMINISTRATOR);
  assert_members (region, ADMINISTRATOR, TRUE, IDS (MEMBER));

  member_leaves (region, MEMBER);
  assert_administrator (MEMBER, NULL);
}
END_TEST

START_TEST (test_deprecated_names_do_the_same)
{
  g_autofree char *id = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  id = dup_invitation_id (region, ADMINISTRATOR, MEMBER);
  assert_done (beckon_region_accept_invitation (region, MEMBER, ADMINISTRATOR, id, &error));
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);

  assert_done (beckon_region_disassociate_from_master_account (region, MEMBER, &error));
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_RESIGNED);
}
END_TEST

/* T-1: left and accepted again with one and the same invitation id. */
START_TEST (test_t1_id_outlives_leaving)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  g_auto (Record) accepted = record_of (region, ADMINISTRATOR, MEMBER);

  member_leaves (region, MEMBER);
  assert_done (
      beckon_region_accept_administrator_invitation (region, MEMBER, ADMINISTRATOR, accepted.invitation_id, &error));
}
END_TEST

/* T-4: invitations do not expire. */
START_TEST (test_t4_invitation_is_good_after_a_thousand_years)
{
  const gint64 year_us = 365 * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert (beckon_region_advance_clock (region, 1000 * year_us));

  assert_invitations (region, MEMBER, IDS (ADMINISTRATOR));
  member_accepts (region, MEMBER, ADMINISTRATOR);
}
END_TEST

/* T-5, G-3, V-1: the other invitations stay on file, not acceptable while the acceptance lasts. */
START_TEST (test_t5_acceptance_keeps_the_others_waiting)
{
  g_autofree char *id = NULL;

  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  id = dup_invitation_id (region, RIVAL, MEMBER);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_invitations (region, MEMBER, IDS (RIVAL, ADMINISTRATOR));
  assert_fails (region, beckon_region_accept_administrator_invitation (region, MEMBER, RIVAL, id, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ALREADY_ASSOCIATED, "G-7");

  member_leaves (region, MEMBER);
  assert_done (beckon_region_accept_administrator_invitation (region, MEMBER, RIVAL, id, &error));
}
END_TEST

/* --- accept: the order of G-7 --------------------------------------------------------------- */

static gboolean
accept_as (const char *member, const char *administrator, const char *id, GError **error)
{
  return beckon_region_accept_administrator_invitation (region, member, administrator, id, error);
}

/*
 * The one way to an inviter that is a member itself: SIBLING invites MEMBER, MEMBER declines, and
 * SIBLING, whose pairs are all answered, accepts RIVAL. Gives the id of SIBLING's invitation.
 */
static char *
invitation_of_an_accepted_member (void)
{
  pair_in_state (region, SIBLING, MEMBER, BECKON_STATE_DECLINED);
  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_ACCEPTED);

  return dup_invitation_id (region, SIBLING, MEMBER);
}

/* G-7 (1) before (2): MEMBER got a created pair of its own back by withdrawing. */
START_TEST (test_g7_has_an_administrator_before_has_members)
{
  g_autofree char *id = NULL;

  pair_in_state (region, MEMBER, SIBLING, BECKON_STATE_DECLINED);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  id = dup_invitation_id (region, RIVAL, MEMBER);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  administrator_withdraws (region, MEMBER, SIBLING);

  assert_fails (region, accept_as (MEMBER, RIVAL, id, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_ALREADY_ASSOCIATED, "G-7");
  member_leaves (region, MEMBER);
  assert_fails (region, accept_as (MEMBER, RIVAL, id, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_HAS_MEMBERS,
                "G-7");
}
END_TEST

/* G-7 (1) before (3) */
START_TEST (test_g7_has_an_administrator_before_no_invitation)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_fails (region, accept_as (MEMBER, RIVAL, NO_INVITATION_ID, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_ALREADY_ASSOCIATED, "G-7");
}
END_TEST

/* G-7 (1) before (4) */
START_TEST (test_g7_has_an_administrator_before_inviter_is_a_member)
{
  g_autofree char *id = invitation_of_an_accepted_member ();

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_fails (region, accept_as (MEMBER, SIBLING, id, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_ALREADY_ASSOCIATED, "G-7");
}
END_TEST

/* G-7 (2), before (3), G-4, V-2: a row for each state of a pair in which the caller is the
 * administrator. */
START_TEST (test_g7_own_members_that_are_in_the_way)
{
  gboolean is_in_the_way = _i == BECKON_STATE_CREATED || _i == BECKON_STATE_PENDING || _i == BECKON_STATE_ACCEPTED;

  pair_in_state (region, MEMBER, SIBLING, _i);
  if (is_in_the_way)
    {
      assert_fails (region, accept_as (MEMBER, ADMINISTRATOR, NO_INVITATION_ID, &error), BECKON_ERROR_INVALID_INPUT,
                    BECKON_REASON_HAS_MEMBERS, "G-7");
      administrator_disassociates (region, MEMBER, SIBLING);
      administrator_deletes (region, MEMBER, SIBLING);
    }
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* G-7 (2) before (4) */
START_TEST (test_g7_has_members_before_inviter_is_a_member)
{
  g_autofree char *id = invitation_of_an_accepted_member ();

  administrator_creates (region, MEMBER, STRANGER);
  assert_fails (region, accept_as (MEMBER, SIBLING, id, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_HAS_MEMBERS,
                "G-7");
}
END_TEST

/* G-7 (3) before (4), and (4) */
START_TEST (test_g7_no_invitation_before_inviter_is_a_member)
{
  g_autofree char *id = invitation_of_an_accepted_member ();

  assert_fails (region, accept_as (MEMBER, SIBLING, NO_INVITATION_ID, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7");
  assert_fails (region, accept_as (MEMBER, SIBLING, id, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVITER_IS_A_MEMBER, "G-7");

  member_leaves (region, SIBLING);
  member_accepts (region, MEMBER, SIBLING);
}
END_TEST

/* G-7 (3), V-3: not exactly the pair's own id. */
START_TEST (test_g7_invitation_id_is_compared_exactly)
{
  g_autofree char *id = NULL;
  g_autofree char *upper_case = NULL;
  g_autofree char *longer = NULL;
  g_autofree char *id_of_another = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  id = dup_invitation_id (region, ADMINISTRATOR, MEMBER);
  upper_case = g_ascii_strup (id, -1);
  longer = g_strconcat (id, " ", NULL);
  id_of_another = dup_invitation_id (region, RIVAL, MEMBER);

  for (const char *const *wrong = IDS (upper_case, longer, id_of_another, "x"); *wrong != NULL; wrong++)
    assert_fails (region, accept_as (MEMBER, ADMINISTRATOR, *wrong, &error), BECKON_ERROR_INVALID_INPUT,
                  BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7");
  assert_done (accept_as (MEMBER, ADMINISTRATOR, id, &error));
}
END_TEST

/* G-7 (3), by the switch accept_unknown_is_not_found; (1), (2) and (4) are what they were. */
START_TEST (test_g7_no_invitation_is_not_found)
{
  g_autofree char *id = invitation_of_an_accepted_member ();

  turn (region, BECKON_SWITCH_ACCEPT_UNKNOWN_IS_NOT_FOUND, TRUE);
  assert_fails (region, accept_as (MEMBER, STRANGER, id, &error), BECKON_ERROR_RESOURCE_NOT_FOUND,
                BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7");
  assert_fails (region, accept_as (MEMBER, SIBLING, NO_INVITATION_ID, &error), BECKON_ERROR_RESOURCE_NOT_FOUND,
                BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7");
  assert_fails (region, accept_as (MEMBER, SIBLING, id, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVITER_IS_A_MEMBER, "G-7");
  administrator_creates (region, MEMBER, STRANGER);
  assert_fails (region, accept_as (MEMBER, SIBLING, NO_INVITATION_ID, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_HAS_MEMBERS, "G-7");
  assert_fails (region, accept_as (SIBLING, ADMINISTRATOR, NO_INVITATION_ID, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_ALREADY_ASSOCIATED, "G-7");
}
END_TEST

/* G-7 (3): an invitation is the member's alone. */
START_TEST (test_g7_nobody_accepts_for_another)
{
  g_autofree char *id = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  id = dup_invitation_id (region, ADMINISTRATOR, MEMBER);
  assert_fails (region, accept_as (SIBLING, ADMINISTRATOR, id, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7");
}
END_TEST

/* --- decline ------------------------------------------------------------------------------- */

static GPtrArray *
decline_as (const char *member, const char *const *ids, GError **error)
{
  return beckon_region_decline_invitations (region, member, ids, error);
}

/* T-5: the other sender's invitation is as it was. */
START_TEST (test_t5_declined_invitation_leaves_the_others)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
  member_declines (region, MEMBER, ADMINISTRATOR);

  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  ck_assert_beckon_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  ck_assert_beckon_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
}
END_TEST

/* O-1: AccountIds name the administrators; naming the member declines nothing for it. */
START_TEST (test_o1_administrator_cannot_decline_for_its_member)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert_beckon_unchanged_by (region,
                                 assert_unprocessed (decline_as (ADMINISTRATOR, IDS (MEMBER), &error),
                                                     { MEMBER, BECKON_REASON_NO_INVITATION, "L-none/decline" }));
}
END_TEST

/* O-1: the caller's own id stands for every pending invitation to it, and for no other. */
START_TEST (test_o1_own_id_declines_all)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, SIBLING, MEMBER, BECKON_STATE_CREATED);
  assert_done (decline_as (MEMBER, IDS (MEMBER), &error));

  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  ck_assert_beckon_state (region, RIVAL, MEMBER, BECKON_STATE_DECLINED);
  ck_assert_beckon_state (region, SIBLING, MEMBER, BECKON_STATE_CREATED);
}
END_TEST

/* O-1: an accepted and a declined invitation are not pending. */
START_TEST (test_o1_own_id_with_none_pending)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_DECLINED);
  ck_assert_beckon_unchanged_by (region, assert_unprocessed (decline_as (MEMBER, IDS (MEMBER), &error),
                                                             { MEMBER, BECKON_REASON_NO_INVITATION, "O-1" }));
}
END_TEST

/* O-1, O-3: own id and others in one list, each in its turn. */
START_TEST (test_o3_own_id_in_its_turn)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  assert_unprocessed (decline_as (MEMBER, IDS (STRANGER, RIVAL, MEMBER, MEMBER, ADMINISTRATOR, RIVAL), &error),
                      { STRANGER, BECKON_REASON_NO_INVITATION, "L-none/decline" },
                      { MEMBER, BECKON_REASON_NO_INVITATION, "O-1" },
                      { ADMINISTRATOR, BECKON_REASON_ALREADY_DECLINED, "L-declined/decline" },
                      { RIVAL, BECKON_REASON_ALREADY_DECLINED, "L-declined/decline" });
}
END_TEST

/* G-9: an account of an organization does not decline; its invitations wait, and it may accept. */
START_TEST (test_g9_organization_account_does_not_decline)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  set_organization (region, MEMBER, TRUE);
  assert_fails (region, decline_as (MEMBER, IDS (ADMINISTRATOR), &error), BECKON_ERROR_INVALID_ACCESS,
                BECKON_REASON_ORGANIZATION_CALLER, "G-9");

  member_accepts (region, MEMBER, ADMINISTRATOR);
  member_leaves (region, MEMBER);
  member_deletes (region, MEMBER, ADMINISTRATOR);
}
END_TEST

/* --- delete -------------------------------------------------------------------------------- */

static GPtrArray *
delete_as (const char *caller, const char *const *ids, GError **error)
{
  return beckon_region_delete_invitations (region, caller, ids, error);
}

/* T-2: the one record is gone, for the administrator too. */
START_TEST (test_t2_deleted_invitation_is_gone_for_both)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  member_deletes (region, MEMBER, ADMINISTRATOR);

  assert_invitations (region, MEMBER, NOBODY);
  assert_members (region, ADMINISTRATOR, FALSE, NOBODY);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* O-2: the administrator takes back what it sent, T-3, and may invite again. */
START_TEST (test_o2_administrator_withdraws)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  administrator_withdraws (region, ADMINISTRATOR, MEMBER);
  assert_invitations (region, MEMBER, NOBODY);

  administrator_invites (region, ADMINISTRATOR, MEMBER);
  member_accepts (region, MEMBER, ADMINISTRATOR);
}
END_TEST

/* O-2: with invitations both ways, the one to the caller is meant as long as it is on file. */
START_TEST (test_o2_invitation_to_the_caller_is_meant_first)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, MEMBER, ADMINISTRATOR, BECKON_STATE_PENDING);
  assert_unprocessed (delete_as (MEMBER, IDS (ADMINISTRATOR), &error),
                      { ADMINISTRATOR, BECKON_REASON_NOT_DECLINED, "L-pending/delete-invitation" });

  member_declines (region, MEMBER, ADMINISTRATOR);
  assert_unprocessed (delete_as (MEMBER, IDS (ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR), &error),
                      { ADMINISTRATOR, BECKON_REASON_NO_INVITATION, "L-created/withdraw" });
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_NONE);
  ck_assert_beckon_state (region, MEMBER, ADMINISTRATOR, BECKON_STATE_CREATED);
}
END_TEST

/* O-2: a row for each state of the pair (id, caller) that is not an invitation. */
static const BeckonState no_invitation[] = { BECKON_STATE_NONE, BECKON_STATE_CREATED, BECKON_STATE_REMOVED };

START_TEST (test_o2_withdrawal_where_no_invitation_is_on_file)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, no_invitation[_i]);
  assert_unprocessed (delete_as (MEMBER, IDS (ADMINISTRATOR), &error),
                      { ADMINISTRATOR, BECKON_REASON_NO_INVITATION, "L-none/withdraw" });

  pair_in_state (region, MEMBER, ADMINISTRATOR, BECKON_STATE_PENDING);
  administrator_withdraws (region, MEMBER, ADMINISTRATOR);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, no_invitation[_i]);
}
END_TEST

/* O-1: in DeleteInvitations the caller's own id is nothing special. */
START_TEST (test_o1_own_id_deletes_nothing)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  ck_assert_beckon_unchanged_by (region,
                                 assert_unprocessed (delete_as (MEMBER, IDS (MEMBER), &error),
                                                     { MEMBER, BECKON_REASON_NO_INVITATION, "L-none/withdraw" }));
}
END_TEST

/* O-3 */
START_TEST (test_o3_delete_in_input_order)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED);
  assert_unprocessed (delete_as (MEMBER, IDS (RIVAL, ADMINISTRATOR, ADMINISTRATOR), &error),
                      { RIVAL, BECKON_REASON_STILL_ASSOCIATED_INVITATION, "L-accepted/delete-invitation" },
                      { ADMINISTRATOR, BECKON_REASON_NO_INVITATION, "L-none/withdraw" });
}
END_TEST

/* --- leave --------------------------------------------------------------------------------- */

/* O-10: a row for each state but accepted. */
START_TEST (test_o10_nobody_to_leave)
{
  if (_i == BECKON_STATE_ACCEPTED)
    return;

  pair_in_state (region, ADMINISTRATOR, MEMBER, _i);
  assert_fails (region, beckon_region_disassociate_from_administrator_account (region, MEMBER, &error),
                BECKON_ERROR_BAD_REQUEST, BECKON_REASON_NOT_ASSOCIATED, "O-10");
}
END_TEST

/* O-10: an administrator with members has nobody to leave either. */
START_TEST (test_o10_administrator_has_nobody_to_leave)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_fails (region, beckon_region_disassociate_from_master_account (region, ADMINISTRATOR, &error),
                BECKON_ERROR_BAD_REQUEST, BECKON_REASON_NOT_ASSOCIATED, "O-10");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("invitations");
  TCase *tcase = testing_add_tcase (suite, "list and count");

  tcase_add_loop_test (tcase, test_o6_invitations_in_each_state, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_w2_pairs_are_ordered);
  tcase_add_test (tcase, test_o7_invitations_in_order_of_creation);

  tcase = testing_add_tcase (suite, "accept");
  tcase_add_test (tcase, test_o8_accepted_administrator_is_told);
  tcase_add_test (tcase, test_deprecated_names_do_the_same);
  tcase_add_test (tcase, test_t1_id_outlives_leaving);
  tcase_add_test (tcase, test_t4_invitation_is_good_after_a_thousand_years);
  tcase_add_test (tcase, test_t5_acceptance_keeps_the_others_waiting);

  tcase = testing_add_tcase (suite, "accept: the order");
  tcase_add_test (tcase, test_g7_has_an_administrator_before_has_members);
  tcase_add_test (tcase, test_g7_has_an_administrator_before_no_invitation);
  tcase_add_test (tcase, test_g7_has_an_administrator_before_inviter_is_a_member);
  tcase_add_loop_test (tcase, test_g7_own_members_that_are_in_the_way, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_g7_has_members_before_inviter_is_a_member);
  tcase_add_test (tcase, test_g7_no_invitation_before_inviter_is_a_member);
  tcase_add_test (tcase, test_g7_invitation_id_is_compared_exactly);
  tcase_add_test (tcase, test_g7_no_invitation_is_not_found);
  tcase_add_test (tcase, test_g7_nobody_accepts_for_another);

  tcase = testing_add_tcase (suite, "decline");
  tcase_add_test (tcase, test_t5_declined_invitation_leaves_the_others);
  tcase_add_test (tcase, test_o1_administrator_cannot_decline_for_its_member);
  tcase_add_test (tcase, test_o1_own_id_declines_all);
  tcase_add_test (tcase, test_o1_own_id_with_none_pending);
  tcase_add_test (tcase, test_o3_own_id_in_its_turn);
  tcase_add_test (tcase, test_g9_organization_account_does_not_decline);

  tcase = testing_add_tcase (suite, "delete");
  tcase_add_test (tcase, test_t2_deleted_invitation_is_gone_for_both);
  tcase_add_test (tcase, test_o2_administrator_withdraws);
  tcase_add_test (tcase, test_o2_invitation_to_the_caller_is_meant_first);
  tcase_add_loop_test (tcase, test_o2_withdrawal_where_no_invitation_is_on_file, 0, G_N_ELEMENTS (no_invitation));
  tcase_add_test (tcase, test_o1_own_id_deletes_nothing);
  tcase_add_test (tcase, test_o3_delete_in_input_order);

  tcase = testing_add_tcase (suite, "leave");
  tcase_add_loop_test (tcase, test_o10_nobody_to_leave, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_o10_administrator_has_nobody_to_leave);

  return testing_run (suite);
}
