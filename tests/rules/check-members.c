/* SPDX-License-Identifier: MIT */
/* What an administrator does: create, get, list, delete, invite and disassociate members. */
#include "../testing.h"

/* --- create -------------------------------------------------------------------------------- */

START_TEST (test_created_member_is_on_file)
{
  g_autoptr (GPtrArray) unprocessed = NULL;
  g_autoptr (GPtrArray) members = NULL;
  const BeckonMember *member;

  administrator_creates (region, ADMINISTRATOR, MEMBER);

  members = beckon_region_get_members (region, ADMINISTRATOR, IDS (MEMBER), &unprocessed, NULL);
  ck_assert_uint_eq (members->len, 1);
  ck_assert_beckon_all_processed (unprocessed);
  member = members->pdata[0];
  ck_assert_str_eq (beckon_member_peek_account_id (member), MEMBER);
  ck_assert_str_eq (beckon_member_peek_administrator_id (member), ADMINISTRATOR);
  ck_assert_str_eq (beckon_member_peek_email (member), EMAIL (MEMBER));
  ck_assert_int_eq (beckon_member_get_state (member), BECKON_STATE_CREATED);
  ck_assert_int_eq (beckon_member_get_invited_at_us (member), BECKON_TIME_NONE);
  ck_assert_int_eq (beckon_member_get_updated_at_us (member), START_US);
}
END_TEST

START_TEST (test_created_member_sees_nothing)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);

  assert_invitations (region, MEMBER, NOBODY);
  ck_assert_int_eq (beckon_region_get_invitations_count (region, MEMBER, NULL), 0);
}
END_TEST

START_TEST (test_member_without_an_address)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  g_ptr_array_add (details, beckon_account_details_new (MEMBER, NULL));
  assert_done (beckon_region_create_members (region, ADMINISTRATOR, details, &error));

  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_int_eq (record.state, BECKON_STATE_CREATED);
  ck_assert_ptr_null (record.email);
}
END_TEST

/* W-3: that no such account exists is nobody's business. */
START_TEST (test_w3_any_text_is_an_account_id)
{
  assert_done (
      create_members (region, ADMINISTRATOR, IDS ("111111111111", "x", "  7", "\xc2\xa0", "\xc3\x84rger"), &error));
  assert_members (region, ADMINISTRATOR, FALSE, IDS ("111111111111", "x", "  7", "\xc2\xa0", "\xc3\x84rger"));
}
END_TEST

/* W-3: ids compare byte for byte. */
START_TEST (test_w3_ids_that_look_alike_are_different)
{
  assert_done (create_members (region, ADMINISTRATOR, IDS ("abc", "ABC", "abc ", "0abc"), &error));
  assert_unprocessed (create_members (region, ADMINISTRATOR, IDS ("ABC"), &error),
                      { "ABC", BECKON_REASON_ALREADY_A_MEMBER, "L-created/create" });
}
END_TEST

/* T-6 */
START_TEST (test_t6_second_create_keeps_the_address)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  g_ptr_array_add (details, beckon_account_details_new (MEMBER, "new@example.com"));
  ck_assert_beckon_unchanged_by (
      region, assert_unprocessed (beckon_region_create_members (region, ADMINISTRATOR, details, &error),
                                  { MEMBER, BECKON_REASON_ALREADY_A_MEMBER, "L-created/create" }));
}
END_TEST

/* T-6 */
START_TEST (test_t6_record_created_again_is_new_and_last)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  administrator_creates (region, ADMINISTRATOR, SIBLING);
  administrator_deletes (region, ADMINISTRATOR, MEMBER);
  assert_members (region, ADMINISTRATOR, FALSE, IDS (SIBLING));

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_members (region, ADMINISTRATOR, FALSE, IDS (SIBLING, MEMBER));

  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_int_eq (record.state, BECKON_STATE_CREATED);
  ck_assert_ptr_null (record.invitation_id);
  ck_assert_int_eq (record.invited_at_us, BECKON_TIME_NONE);
}
END_TEST

/* --- invite -------------------------------------------------------------------------------- */

START_TEST (test_invited_member_sees_the_invitation)
{
  g_autoptr (GPtrArray) invitations = NULL;
  const BeckonInvitation *invitation;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_invites (region, ADMINISTRATOR, MEMBER);

  invitations = beckon_region_list_invitations (region, MEMBER, -1, NULL, NULL, NULL);
  ck_assert_uint_eq (invitations->len, 1);
  invitation = invitations->pdata[0];
  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_str_eq (beckon_invitation_peek_administrator_id (invitation), ADMINISTRATOR);
  ck_assert_str_eq (beckon_invitation_peek_invitation_id (invitation), record.invitation_id);
  ck_assert_int_eq (beckon_invitation_get_invited_at_us (invitation), START_US);
  ck_assert_int_eq (beckon_invitation_get_state (invitation), BECKON_STATE_PENDING);
}
END_TEST

/* G-1: the target of an invitation needs no hub, nor need the Region have seen it. */
START_TEST (test_g1_account_without_a_hub_is_invited)
{
  administrator_creates (region, ADMINISTRATOR, STRANGER);
  administrator_invites (region, ADMINISTRATOR, STRANGER);
  ck_assert_beckon_state (region, ADMINISTRATOR, STRANGER, BECKON_STATE_PENDING);

  enable (region, STRANGER, NULL);
  assert_invitations (region, STRANGER, IDS (ADMINISTRATOR));
}
END_TEST

/* T-1, V-4: removed and invited again, with a fresh id; the old one is no longer good. */
START_TEST (test_t1_second_invitation_has_a_fresh_id)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  g_auto (Record) removed = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_ptr_nonnull (removed.invitation_id);

  administrator_invites (region, ADMINISTRATOR, MEMBER);
  g_auto (Record) invited = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_str_ne (invited.invitation_id, removed.invitation_id);
  assert_fails (
      region,
      beckon_region_accept_administrator_invitation (region, MEMBER, ADMINISTRATOR, removed.invitation_id, &error),
      BECKON_ERROR_INVALID_INPUT, BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7");
  member_accepts (region, MEMBER, ADMINISTRATOR);
}
END_TEST

/* --- get and list -------------------------------------------------------------------------- */

static GPtrArray *
get_unprocessed (const char *caller, const char *const *ids, GError **error)
{
  GPtrArray *unprocessed = NULL;
  g_autoptr (GPtrArray) members G_GNUC_UNUSED = beckon_region_get_members (region, caller, ids, &unprocessed, error);

  return unprocessed;
}

/* O-5: input order, duplicates repeated, unknown ids and the own one unprocessed. */
START_TEST (test_o5_members_in_input_order)
{
  static const char *const expected[] = { SIBLING, MEMBER, SIBLING };
  const char *const ids[] = { STRANGER, SIBLING, MEMBER, ADMINISTRATOR, SIBLING, RIVAL, NULL };
  g_autoptr (GPtrArray) members = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_creates (region, ADMINISTRATOR, SIBLING);

  members = beckon_region_get_members (region, ADMINISTRATOR, ids, NULL, NULL);
  ck_assert_uint_eq (members->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < members->len; i++)
    ck_assert_str_eq (beckon_member_peek_account_id (members->pdata[i]), expected[i]);
  assert_unprocessed (get_unprocessed (ADMINISTRATOR, ids, &error), { STRANGER, BECKON_REASON_NOT_A_MEMBER, "O-5" },
                      { ADMINISTRATOR, BECKON_REASON_NOT_A_MEMBER, "O-5" },
                      { RIVAL, BECKON_REASON_NOT_A_MEMBER, "O-5" });
}
END_TEST

/* O-5: a row for each state. */
START_TEST (test_o5_member_in_any_state)
{
  g_autoptr (GPtrArray) members = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, _i);
  members = beckon_region_get_members (region, ADMINISTRATOR, IDS (MEMBER), NULL, NULL);

  ck_assert_uint_eq (members->len, _i != BECKON_STATE_NONE);
  if (_i != BECKON_STATE_NONE)
    {
      g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
      const BeckonMember *member = members->pdata[0];

      ck_assert_int_eq (beckon_member_get_state (member), _i);
      ck_assert_int_eq (beckon_member_get_invited_at_us (member), record.invited_at_us);
      ck_assert_int_eq (beckon_member_get_updated_at_us (member), record.updated_at_us);
    }
}
END_TEST

/* O-6: a row for each state. */
START_TEST (test_o6_associated_members_are_the_accepted_ones)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, _i);

  assert_members (region, ADMINISTRATOR, TRUE, _i == BECKON_STATE_ACCEPTED ? IDS (MEMBER) : NOBODY);
  assert_members (region, ADMINISTRATOR, FALSE, _i != BECKON_STATE_NONE ? IDS (MEMBER) : NOBODY);
}
END_TEST

/* Lists show the caller's own members only, whoever else has some. */
START_TEST (test_each_administrator_has_its_own_list)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_PENDING);

  assert_members (region, ADMINISTRATOR, FALSE, IDS (MEMBER));
  assert_members (region, RIVAL, FALSE, IDS (SIBLING));
  assert_members (region, MEMBER, FALSE, NOBODY);
}
END_TEST

/* --- delete and disassociate --------------------------------------------------------------- */

/* T-3: a row for each state that is an invitation and may be deleted or removed. */
static const BeckonState withdrawable[] = { BECKON_STATE_PENDING, BECKON_STATE_DECLINED, BECKON_STATE_RESIGNED };

START_TEST (test_t3_deleted_member_loses_the_invitation)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, withdrawable[_i]);
  administrator_deletes (region, ADMINISTRATOR, MEMBER);

  assert_invitations (region, MEMBER, NOBODY);
  assert_members (region, ADMINISTRATOR, FALSE, NOBODY);
}
END_TEST

START_TEST (test_t3_removed_member_loses_the_invitation)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, withdrawable[_i]);
  administrator_disassociates (region, ADMINISTRATOR, MEMBER);

  assert_invitations (region, MEMBER, NOBODY);
  assert_members (region, ADMINISTRATOR, FALSE, IDS (MEMBER));
}
END_TEST

/* The way that administrators take: disassociate first, then delete. */
START_TEST (test_accepted_member_is_disassociated_and_deleted)
{
  g_autoptr (BeckonInvitation) administrator = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_unprocessed (beckon_region_delete_members (region, ADMINISTRATOR, IDS (MEMBER), &error),
                      { MEMBER, BECKON_REASON_STILL_ASSOCIATED_MEMBER, "L-accepted/delete-member" });

  administrator_disassociates (region, ADMINISTRATOR, MEMBER);
  assert_done (beckon_region_get_administrator_account (region, MEMBER, &administrator, &error));
  ck_assert_ptr_null (administrator);
  administrator_deletes (region, ADMINISTRATOR, MEMBER);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_NONE);
}
END_TEST

/* O-9: unknown ids, the own one and invalid ones are passed over. */
START_TEST (test_o9_disassociate_passes_over_whom_it_does_not_know)
{
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  assert_done (beckon_region_disassociate_members (region, ADMINISTRATOR,
                                                   IDS (STRANGER, "x", ADMINISTRATOR, MEMBER, MEMBER), &error));

  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
}
END_TEST

/* --- lists of ids -------------------------------------------------------------------------- */

/* O-3: each entry on its own, in input order; the second of two is judged by what the first did. */
START_TEST (test_o3_create_in_input_order)
{
  administrator_creates (region, ADMINISTRATOR, SIBLING);
  assert_unprocessed (
      create_members (region, ADMINISTRATOR, IDS (SIBLING, MEMBER, ADMINISTRATOR, STRANGER, MEMBER), &error),
      { SIBLING, BECKON_REASON_ALREADY_A_MEMBER, "L-created/create" },
      { ADMINISTRATOR, BECKON_REASON_SELF_CREATE, "G-6" },
      { MEMBER, BECKON_REASON_ALREADY_A_MEMBER, "L-created/create" });
  assert_members (region, ADMINISTRATOR, FALSE, IDS (SIBLING, MEMBER, STRANGER));
}
END_TEST

/* O-3 */
START_TEST (test_o3_invite_in_input_order)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_unprocessed (
      beckon_region_invite_members (region, ADMINISTRATOR, IDS (STRANGER, MEMBER, ADMINISTRATOR, MEMBER), &error),
      { STRANGER, BECKON_REASON_NOT_A_MEMBER, "L-none/invite" }, { ADMINISTRATOR, BECKON_REASON_SELF_INVITE, "G-6" },
      { MEMBER, BECKON_REASON_ALREADY_INVITED, "L-pending/invite" });
}
END_TEST

/* O-3 */
START_TEST (test_o3_delete_in_input_order)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_ACCEPTED);
  assert_unprocessed (
      beckon_region_delete_members (region, ADMINISTRATOR, IDS (SIBLING, MEMBER, ADMINISTRATOR, MEMBER), &error),
      { SIBLING, BECKON_REASON_STILL_ASSOCIATED_MEMBER, "L-accepted/delete-member" },
      { ADMINISTRATOR, BECKON_REASON_NOT_A_MEMBER, "L-none/delete-member" },
      { MEMBER, BECKON_REASON_NOT_A_MEMBER, "L-none/delete-member" });
}
END_TEST

/* O-4: there is no upper bound on the number of ids. */
START_TEST (test_o4_thousand_ids_in_one_call)
{
  g_auto (GStrv) ids = account_ids_new (1000);
  g_autoptr (GPtrArray) unprocessed = get_unprocessed (ADMINISTRATOR, (const char *const *) ids, NULL);

  ck_assert_uint_eq (unprocessed->len, 1000);
}
END_TEST

/* --- who may: G-5, G-6, G-9, and the order of G-12 ------------------------------------------- */

/* MEMBER is an accepted member that declined pairs of its own are left to: G-5 bars it from new
 * ones. */
static void
member_with_a_declined_member (void)
{
  pair_in_state (region, MEMBER, SIBLING, BECKON_STATE_DECLINED);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
}

/* G-5, G-6, G-12: its own id is told so first; then that it is a member; then what is on file. */
START_TEST (test_g5_accepted_member_creates_nobody)
{
  member_with_a_declined_member ();
  ck_assert_beckon_unchanged_by (
      region, assert_unprocessed (create_members (region, MEMBER, IDS (STRANGER, MEMBER, SIBLING), &error),
                                  { STRANGER, BECKON_REASON_CALLER_IS_A_MEMBER_CREATE, "G-5" },
                                  { MEMBER, BECKON_REASON_SELF_CREATE, "G-6" },
                                  { SIBLING, BECKON_REASON_CALLER_IS_A_MEMBER_CREATE, "G-5" }));
}
END_TEST

/* G-5, G-6, G-12: the same for invitations, whether the id is on file or not. */
START_TEST (test_g5_accepted_member_invites_nobody)
{
  member_with_a_declined_member ();
  ck_assert_beckon_unchanged_by (
      region,
      assert_unprocessed (beckon_region_invite_members (region, MEMBER, IDS (STRANGER, MEMBER, SIBLING), &error),
                          { STRANGER, BECKON_REASON_CALLER_IS_A_MEMBER_INVITE, "G-5" },
                          { MEMBER, BECKON_REASON_SELF_INVITE, "G-6" },
                          { SIBLING, BECKON_REASON_CALLER_IS_A_MEMBER_INVITE, "G-5" }));
}
END_TEST

/* G-5: nothing else is barred to it. */
START_TEST (test_g5_accepted_member_does_all_else)
{
  member_with_a_declined_member ();

  assert_members (region, MEMBER, FALSE, IDS (SIBLING));
  administrator_withdraws (region, MEMBER, SIBLING);
  administrator_disassociates (region, MEMBER, SIBLING);
  administrator_deletes (region, MEMBER, SIBLING);
  assert_members (region, MEMBER, FALSE, NOBODY);
}
END_TEST

/* G-5: an association that is over bars nobody. */
START_TEST (test_g5_member_that_left_creates_again)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_RESIGNED);
  pair_in_state (region, MEMBER, SIBLING, BECKON_STATE_PENDING);
}
END_TEST

/* G-9: the mark touches no record, keeps invitations away, and may be taken off again. */
START_TEST (test_g9_organization_account_is_created_but_not_invited)
{
  set_organization (region, MEMBER, TRUE);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  ck_assert_beckon_unchanged_by (
      region, assert_unprocessed (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), &error),
                                  { MEMBER, BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9" }));

  set_organization (region, MEMBER, FALSE);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
}
END_TEST

/* G-9: an organization's account may invite others. */
START_TEST (test_g9_organization_account_invites)
{
  set_organization (region, ADMINISTRATOR, TRUE);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* G-12: who is not on file or invited already is told so, mark or no mark. */
START_TEST (test_g12_table_before_organization)
{
  set_organization (region, STRANGER, TRUE);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  set_organization (region, MEMBER, TRUE);
  assert_unprocessed (beckon_region_invite_members (region, ADMINISTRATOR, IDS (STRANGER, MEMBER), &error),
                      { STRANGER, BECKON_REASON_NOT_A_MEMBER, "L-none/invite" },
                      { MEMBER, BECKON_REASON_ALREADY_INVITED, "L-pending/invite" });
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("members");
  TCase *tcase = testing_add_tcase (suite, "create");

  tcase_add_test (tcase, test_created_member_is_on_file);
  tcase_add_test (tcase, test_created_member_sees_nothing);
  tcase_add_test (tcase, test_member_without_an_address);
  tcase_add_test (tcase, test_w3_any_text_is_an_account_id);
  tcase_add_test (tcase, test_w3_ids_that_look_alike_are_different);
  tcase_add_test (tcase, test_t6_second_create_keeps_the_address);
  tcase_add_test (tcase, test_t6_record_created_again_is_new_and_last);

  tcase = testing_add_tcase (suite, "invite");
  tcase_add_test (tcase, test_invited_member_sees_the_invitation);
  tcase_add_test (tcase, test_g1_account_without_a_hub_is_invited);
  tcase_add_test (tcase, test_t1_second_invitation_has_a_fresh_id);

  tcase = testing_add_tcase (suite, "get and list");
  tcase_add_test (tcase, test_o5_members_in_input_order);
  tcase_add_loop_test (tcase, test_o5_member_in_any_state, 0, BECKON_N_STATES);
  tcase_add_loop_test (tcase, test_o6_associated_members_are_the_accepted_ones, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_each_administrator_has_its_own_list);

  tcase = testing_add_tcase (suite, "delete and disassociate");
  tcase_add_loop_test (tcase, test_t3_deleted_member_loses_the_invitation, 0, G_N_ELEMENTS (withdrawable));
  tcase_add_loop_test (tcase, test_t3_removed_member_loses_the_invitation, 0, G_N_ELEMENTS (withdrawable));
  tcase_add_test (tcase, test_accepted_member_is_disassociated_and_deleted);
  tcase_add_test (tcase, test_o9_disassociate_passes_over_whom_it_does_not_know);

  tcase = testing_add_tcase (suite, "lists of ids");
  tcase_add_test (tcase, test_o3_create_in_input_order);
  tcase_add_test (tcase, test_o3_invite_in_input_order);
  tcase_add_test (tcase, test_o3_delete_in_input_order);
  tcase_add_test (tcase, test_o4_thousand_ids_in_one_call);

  tcase = testing_add_tcase (suite, "who may");
  tcase_add_test (tcase, test_g5_accepted_member_creates_nobody);
  tcase_add_test (tcase, test_g5_accepted_member_invites_nobody);
  tcase_add_test (tcase, test_g5_accepted_member_does_all_else);
  tcase_add_test (tcase, test_g5_member_that_left_creates_again);
  tcase_add_test (tcase, test_g9_organization_account_is_created_but_not_invited);
  tcase_add_test (tcase, test_g9_organization_account_invites);
  tcase_add_test (tcase, test_g12_table_before_organization);

  return testing_run (suite);
}
