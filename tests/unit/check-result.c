/* SPDX-License-Identifier: MIT */
/* The values that a Region gives: they outlive it, tell what O-3 says, and its dump is canonical.
 */
#include "../testing.h"

/* --- values outlive the Region --------------------------------------------------------------- */

static void
region_is_gone (void)
{
  g_clear_pointer (&region, beckon_region_unref);
}

START_TEST (test_result_outlives_the_region)
{
  g_autoptr (GPtrArray) unprocessed = NULL;
  g_autoptr (BeckonResult) result = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  unprocessed = create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL);
  region_is_gone ();
  assert_result (unprocessed->pdata[0], MEMBER, BECKON_REASON_ALREADY_A_MEMBER, "L-created/create",
                 BECKON_STATE_CREATED, EMAIL (MEMBER));

  result = beckon_result_ref (unprocessed->pdata[0]);
  ck_assert_ptr_eq (result, unprocessed->pdata[0]);
  g_clear_pointer (&unprocessed, g_ptr_array_unref);
  assert_result (result, MEMBER, BECKON_REASON_ALREADY_A_MEMBER, "L-created/create", BECKON_STATE_CREATED,
                 EMAIL (MEMBER));
}
END_TEST

START_TEST (test_result_does_not_follow_the_record)
{
  g_autoptr (GPtrArray) unprocessed = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  unprocessed = create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL);
  administrator_deletes (region, ADMINISTRATOR, MEMBER);
  assert_result (unprocessed->pdata[0], MEMBER, BECKON_REASON_ALREADY_A_MEMBER, "L-created/create",
                 BECKON_STATE_CREATED, EMAIL (MEMBER));
}
END_TEST

START_TEST (test_member_outlives_the_region)
{
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (BeckonMember) member = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  members = beckon_region_list_members (region, ADMINISTRATOR, FALSE, -1, NULL, NULL, NULL);
  member_declines (region, MEMBER, ADMINISTRATOR);
  region_is_gone ();
  member = beckon_member_ref (members->pdata[0]);
  g_clear_pointer (&members, g_ptr_array_unref);

  ck_assert_str_eq (beckon_member_peek_account_id (member), MEMBER);
  ck_assert_str_eq (beckon_member_peek_administrator_id (member), ADMINISTRATOR);
  ck_assert_str_eq (beckon_member_peek_email (member), EMAIL (MEMBER));
  ck_assert_int_eq (beckon_member_get_state (member), BECKON_STATE_PENDING);
  ck_assert_int_eq (beckon_member_get_invited_at_us (member), START_US);
  ck_assert_int_eq (beckon_member_get_updated_at_us (member), START_US);
}
END_TEST

START_TEST (test_invitation_outlives_the_region)
{
  g_autoptr (BeckonInvitation) administrator = NULL;
  g_autoptr (BeckonInvitation) same = NULL;
  g_autofree char *id = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  id = dup_invitation_id (region, ADMINISTRATOR, MEMBER);
  assert_done (beckon_region_get_administrator_account (region, MEMBER, &administrator, &error));
  member_leaves (region, MEMBER);
  region_is_gone ();
  same = beckon_invitation_ref (administrator);
  g_clear_pointer (&administrator, beckon_invitation_unref);

  ck_assert_str_eq (beckon_invitation_peek_administrator_id (same), ADMINISTRATOR);
  ck_assert_str_eq (beckon_invitation_peek_invitation_id (same), id);
  ck_assert_int_eq (beckon_invitation_get_state (same), BECKON_STATE_ACCEPTED);
  ck_assert_int_eq (beckon_invitation_get_invited_at_us (same), START_US);
}
END_TEST

START_TEST (test_hub_outlives_the_region)
{
  BeckonHub *hub = beckon_region_describe_hub (region, MEMBER, NULL, NULL);
  g_autoptr (BeckonHub) same = beckon_hub_ref (hub);

  region_is_gone ();
  beckon_hub_unref (hub);
  ck_assert_str_eq (beckon_hub_peek_arn (same), "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default");
  ck_assert_int_eq (beckon_hub_get_subscribed_at_us (same), START_US);
}
END_TEST

START_TEST (test_account_details_are_copied)
{
  BeckonAccountDetails *details = beckon_account_details_new (MEMBER, EMAIL (MEMBER));
  g_autoptr (BeckonAccountDetails) copy = beckon_account_details_copy (details);
  g_autoptr (BeckonAccountDetails) no_address = beckon_account_details_new (" ", NULL);
  g_autoptr (BeckonAccountDetails) copy_of_it = beckon_account_details_copy (no_address);

  beckon_account_details_free (details);
  ck_assert_str_eq (beckon_account_details_peek_account_id (copy), MEMBER);
  ck_assert_str_eq (beckon_account_details_peek_email (copy), EMAIL (MEMBER));
  ck_assert_str_eq (beckon_account_details_peek_account_id (copy_of_it), " ");
  ck_assert_ptr_null (beckon_account_details_peek_email (copy_of_it));
}
END_TEST

START_TEST (test_values_are_boxed)
{
  g_autoptr (GPtrArray) unprocessed = beckon_region_delete_members (region, ADMINISTRATOR, IDS (MEMBER), NULL);
  BeckonResult *result = g_boxed_copy (BECKON_TYPE_RESULT, unprocessed->pdata[0]);

  ck_assert_str_eq (beckon_result_peek_account_id (result), MEMBER);
  g_boxed_free (BECKON_TYPE_RESULT, result);
  ck_assert (g_type_is_a (BECKON_TYPE_MEMBER, G_TYPE_BOXED));
  ck_assert (g_type_is_a (BECKON_TYPE_INVITATION, G_TYPE_BOXED));
  ck_assert (g_type_is_a (BECKON_TYPE_HUB, G_TYPE_BOXED));
  ck_assert (g_type_is_a (BECKON_TYPE_SWITCHES, G_TYPE_BOXED));
  ck_assert (g_type_is_a (BECKON_TYPE_ACCOUNT_DETAILS, G_TYPE_BOXED));
}
END_TEST

/* --- what a result tells: O-3 ---------------------------------------------------------------- */

/* The one result of a call that is expected to have one; it takes @unprocessed. */
static void
assert_one_result (GPtrArray *unprocessed,
                   const char *account_id,
                   BeckonReason reason,
                   const char *rule,
                   BeckonState state,
                   const char *email)
{
  ck_assert_ptr_nonnull (unprocessed);
  ck_assert_uint_eq (unprocessed->len, 1);
  assert_result (unprocessed->pdata[0], account_id, reason, rule, state, email);
  g_ptr_array_unref (unprocessed);
}

/* The result's account is the member of the pair: the address on file is told. */
START_TEST (test_o3_address_of_a_member)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_one_result (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL), MEMBER,
                     BECKON_REASON_ALREADY_INVITED, "L-accepted/invite", BECKON_STATE_ACCEPTED, EMAIL (MEMBER));
  assert_one_result (beckon_region_delete_members (region, ADMINISTRATOR, IDS (MEMBER), NULL), MEMBER,
                     BECKON_REASON_STILL_ASSOCIATED_MEMBER, "L-accepted/delete-member", BECKON_STATE_ACCEPTED,
                     EMAIL (MEMBER));
  assert_one_result (beckon_region_delete_invitations (region, ADMINISTRATOR, IDS (MEMBER), NULL), MEMBER,
                     BECKON_REASON_STILL_ASSOCIATED_INVITATION, "L-accepted/withdraw", BECKON_STATE_ACCEPTED,
                     EMAIL (MEMBER));
}
END_TEST

/* The result's account is the administrator: no address, though the pair has one on file. */
START_TEST (test_o3_no_address_of_an_administrator)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_one_result (beckon_region_decline_invitations (region, MEMBER, IDS (ADMINISTRATOR), NULL), ADMINISTRATOR,
                     BECKON_REASON_ALREADY_ACCEPTED, "L-accepted/decline", BECKON_STATE_ACCEPTED, NULL);
  assert_one_result (beckon_region_delete_invitations (region, MEMBER, IDS (ADMINISTRATOR), NULL), ADMINISTRATOR,
                     BECKON_REASON_STILL_ASSOCIATED_INVITATION, "L-accepted/delete-invitation", BECKON_STATE_ACCEPTED,
                     NULL);
}
END_TEST

/* The pair that O-2 judges is (caller, id), in which ADMINISTRATOR has no address, and is no
 * member. */
START_TEST (test_o3_withdrawal_is_judged_on_the_other_pair)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  assert_one_result (beckon_region_delete_invitations (region, MEMBER, IDS (ADMINISTRATOR), NULL), ADMINISTRATOR,
                     BECKON_REASON_NO_INVITATION, "L-none/withdraw", BECKON_STATE_NONE, NULL);

  pair_in_state (region, MEMBER, ADMINISTRATOR, BECKON_STATE_CREATED);
  assert_one_result (beckon_region_delete_invitations (region, MEMBER, IDS (ADMINISTRATOR), NULL), ADMINISTRATOR,
                     BECKON_REASON_NO_INVITATION, "L-created/withdraw", BECKON_STATE_CREATED, EMAIL (ADMINISTRATOR));
}
END_TEST

START_TEST (test_o3_member_without_an_address)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  g_ptr_array_add (details, beckon_account_details_new (MEMBER, NULL));
  assert_done (beckon_region_create_members (region, ADMINISTRATOR, details, &error));
  assert_one_result (create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL), MEMBER, BECKON_REASON_ALREADY_A_MEMBER,
                     "L-created/create", BECKON_STATE_CREATED, NULL);
}
END_TEST

/* Not on file: nothing to tell; what the request itself says is not on file. */
START_TEST (test_o3_nothing_on_file)
{
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 1);
  administrator_creates (region, ADMINISTRATOR, SIBLING);
  assert_one_result (create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL), MEMBER, BECKON_REASON_MEMBER_LIMIT,
                     "G-8", BECKON_STATE_NONE, NULL);
  assert_one_result (create_members (region, ADMINISTRATOR, IDS (ADMINISTRATOR), NULL), ADMINISTRATOR,
                     BECKON_REASON_SELF_CREATE, "G-6", BECKON_STATE_NONE, NULL);
  assert_one_result (beckon_region_decline_invitations (region, MEMBER, IDS (MEMBER), NULL), MEMBER,
                     BECKON_REASON_NO_INVITATION, "O-1", BECKON_STATE_NONE, NULL);
}
END_TEST

/* The rules around the pair tell its state and address like the table. */
START_TEST (test_o3_refused_by_a_rule_around_the_pair)
{
  turn (region, BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS, FALSE);
  turn (region, BECKON_SWITCH_MAX_PENDING_INVITATIONS, 1);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  pair_in_state (region, ADMINISTRATOR, STRANGER, BECKON_STATE_PENDING);
  assert_one_result (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL), MEMBER,
                     BECKON_REASON_INVITATION_LIMIT, "G-8", BECKON_STATE_REMOVED, EMAIL (MEMBER));

  set_organization (region, MEMBER, TRUE);
  assert_one_result (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL), MEMBER,
                     BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9", BECKON_STATE_REMOVED, EMAIL (MEMBER));

  set_organization (region, MEMBER, FALSE);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED);
  assert_one_result (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL), MEMBER,
                     BECKON_REASON_HAS_ADMINISTRATOR, "G-3", BECKON_STATE_REMOVED, EMAIL (MEMBER));
}
END_TEST

START_TEST (test_o3_refused_because_the_caller_is_a_member)
{
  pair_in_state (region, MEMBER, SIBLING, BECKON_STATE_DECLINED);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_one_result (create_members (region, MEMBER, IDS (SIBLING), NULL), SIBLING,
                     BECKON_REASON_CALLER_IS_A_MEMBER_CREATE, "G-5", BECKON_STATE_DECLINED, EMAIL (SIBLING));
  assert_one_result (beckon_region_invite_members (region, MEMBER, IDS (SIBLING), NULL), SIBLING,
                     BECKON_REASON_CALLER_IS_A_MEMBER_INVITE, "G-5", BECKON_STATE_DECLINED, EMAIL (SIBLING));
}
END_TEST

/* Of an id that is not valid nothing is told, even if there is a pair of that id. */
START_TEST (test_o3_invalid_id)
{
  administrator_creates (region, ADMINISTRATOR, "x");
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  assert_one_result (beckon_region_delete_members (region, ADMINISTRATOR, IDS ("x"), NULL), "x",
                     BECKON_REASON_INVALID_ACCOUNT_ID, "W-3", BECKON_STATE_NONE, NULL);
}
END_TEST

/* --- the dump: W-7 ------------------------------------------------------------------------- */

/* A small world spelled out. */
static const struct
{
  const char *key;
  const char *value;
} small_world[] = {
  { "format", "uint32 2" },
  { "semantics", "uint32 2" },
  { "ids-drawn", "uint64 1" },
  { "accounts", "@a(smxbmsbsa{ss}) ["
                "('111122223333', nothing, true, nothing, true, 'SECURITY_CONTROL', {}),"
                "('123456789012', just 1767225600000000, false, nothing, false, 'SECURITY_CONTROL',"
                "                 {'cost': '', 'team': 'red'}),"
                "('444455556666', nothing, false, nothing, true, 'SECURITY_CONTROL', {}),"
                "('777788889999', nothing, false, nothing, true, 'SECURITY_CONTROL', {}),"
                "('newcomer', just 1767225600000002, false, just 'owner', true, 'SECURITY_CONTROL', {}),"
                "('owner', nothing, false, just 'owner', true, 'SECURITY_CONTROL', {}),"
                "('zoe', just 1767225600000002, false, just 'owner', true, 'STANDARD_CONTROL', {})]" },
  { "organizations", "@a(ssbss) [('owner', 'zoe', true, 'NONE', 'LOCAL')]" },
  { "associations", "@a(sssmsmsmxx) [('123456789012', '777788889999', 'created',"
                    "                 just '777788889999@example.com', nothing, nothing, 1767225600000001),"
                    "                ('123456789012', '444455556666', 'pending',"
                    "                 just '444455556666@example.com', just '0123456789abcdef0123456789abcdef',"
                    "                 just 1767225600000002, 1767225600000002),"
                    "                ('zoe', 'newcomer', 'accepted', nothing, nothing, just 1767225600000002,"
                    "                 1767225600000002)]" },
};

static char *
draw_constant_id (guint64 nth G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
  return g_strdup ("0123456789abcdef0123456789abcdef");
}

static void
tag_and_configure (BeckonRegion *self)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "red");
  g_hash_table_insert (tags, (gpointer) "cost", (gpointer) "");
  assert_done (beckon_region_tag_resource (
      self, ADMINISTRATOR, "arn:aws:securityhub:us-east-1:" ADMINISTRATOR ":hub/default", tags, &error));
  assert_done (beckon_region_update_security_hub_configuration (self, ADMINISTRATOR, FALSE, NULL, &error));
}

/* G-15: "newcomer" is enrolled. */
static void
found_an_organization (BeckonRegion *self)
{
  assert_done (beckon_region_set_organization (self, "zoe", "owner", &error));
  assert_done (beckon_region_enable_organization_admin_account (self, "owner", "zoe", &error));
  assert_done (beckon_region_update_security_hub_configuration (self, "zoe", -1, "STANDARD_CONTROL", &error));
  assert_done (beckon_region_update_organization_configuration (self, "zoe", TRUE, "NONE", NULL, &error));
  assert_done (beckon_region_set_organization (self, "newcomer", "owner", &error));
}

START_TEST (test_w7_dump_of_a_small_world)
{
  g_autoptr (BeckonRegion) self = region_new ();
  g_autoptr (GVariant) dump = NULL;

  beckon_region_set_id_source (self, draw_constant_id, NULL, NULL);
  enable (self, ADMINISTRATOR, NULL);
  set_organization (self, MEMBER, TRUE);
  ck_assert (beckon_region_advance_clock (self, 1));
  administrator_creates (self, ADMINISTRATOR, SIBLING);
  administrator_creates (self, ADMINISTRATOR, RIVAL);
  ck_assert (beckon_region_advance_clock (self, 1));
  administrator_invites (self, ADMINISTRATOR, RIVAL);
  tag_and_configure (self);
  found_an_organization (self);

  dump = beckon_region_dump (self);
  ck_assert_str_eq (g_variant_get_type_string (dump), "a{sv}");
  ck_assert (!g_variant_is_floating (dump));
  ck_assert_uint_eq (g_variant_n_children (dump), G_N_ELEMENTS (small_world));
  for (guint i = 0; i < G_N_ELEMENTS (small_world); i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (dump, small_world[i].key, NULL);
      g_autoptr (GVariant) expected = g_variant_parse (NULL, small_world[i].value, NULL, NULL, NULL);

      ck_assert_ptr_nonnull (value);
      ck_assert_str_eq (g_variant_get_type_string (value), g_variant_get_type_string (expected));
      ck_assert (g_variant_equal (value, expected));
    }
}
END_TEST

START_TEST (test_w7_dump_of_an_empty_world)
{
  g_autoptr (BeckonRegion) self = region_new ();
  g_autoptr (GVariant) dump = beckon_region_dump (self);
  g_autoptr (GVariant) accounts = g_variant_lookup_value (dump, "accounts", G_VARIANT_TYPE ("a(smxbmsbsa{ss})"));
  g_autoptr (GVariant) associations = g_variant_lookup_value (dump, "associations", G_VARIANT_TYPE ("a(sssmsmsmxx)"));
  g_autoptr (GVariant) organizations = g_variant_lookup_value (dump, "organizations", G_VARIANT_TYPE ("a(ssbss)"));

  ck_assert_uint_eq (g_variant_n_children (accounts), 0);
  ck_assert_uint_eq (g_variant_n_children (organizations), 0);
  ck_assert_uint_eq (g_variant_n_children (associations), 0);
}
END_TEST

/* Two histories that lead to the same world give the same bytes. */
START_TEST (test_w7_dump_is_canonical)
{
  g_autoptr (BeckonRegion) other = beckon_region_new ("eu-west-1", NULL);
  g_autoptr (GVariant) dump = NULL;
  g_autoptr (GVariant) other_dump = NULL;

  set_organization (region, RIVAL, TRUE);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_DECLINED);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  administrator_deletes (region, ADMINISTRATOR, SIBLING);
  administrator_creates (region, ADMINISTRATOR, SIBLING);

  beckon_region_set_fixed_clock (other, START_US);
  turn (other, BECKON_SWITCH_MAX_MEMBERS, 2);
  enable (other, SIBLING, MEMBER, RIVAL, ADMINISTRATOR, NULL);
  pair_in_state (other, ADMINISTRATOR, SIBLING, BECKON_STATE_RESIGNED);
  disable (other, ADMINISTRATOR);
  enable (other, ADMINISTRATOR, NULL);
  administrator_creates (other, ADMINISTRATOR, MEMBER);
  administrator_creates (other, ADMINISTRATOR, SIBLING);
  set_organization (other, RIVAL, TRUE);

  dump = beckon_region_dump (region);
  other_dump = beckon_region_dump (other);
  ck_assert_uint_eq (g_variant_get_size (other_dump), g_variant_get_size (dump));
  ck_assert_mem_eq (g_variant_get_data (other_dump), g_variant_get_data (dump), g_variant_get_size (dump));
}
END_TEST

/* Tags are sorted, and an organization that has nobody left is as one that never was. */
START_TEST (test_w7_dump_of_what_has_gone)
{
  g_autoptr (BeckonRegion) other = region_new ();
  g_autoptr (GVariant) dump = NULL;
  g_autoptr (GVariant) other_dump = NULL;

  enable (other, ADMINISTRATOR, RIVAL, MEMBER, SIBLING, NULL);
  assert_done (beckon_region_set_organization (region, RIVAL, MEMBER, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, MEMBER, RIVAL, &error));
  assert_done (beckon_region_update_organization_configuration (region, RIVAL, TRUE, "NONE", NULL, &error));
  assert_done (beckon_region_disable_organization_admin_account (region, MEMBER, RIVAL, &error));
  set_organization (region, RIVAL, FALSE);
  set_organization (region, MEMBER, FALSE);
  tag_and_configure (region);
  tag_and_configure (other);

  dump = beckon_region_dump (region);
  other_dump = beckon_region_dump (other);
  ck_assert (g_variant_equal (dump, other_dump));
}
END_TEST

/* The order of the associations is of the world. */
START_TEST (test_w7_dump_tells_the_order)
{
  g_autoptr (BeckonRegion) other = region_new ();
  g_autoptr (GVariant) dump = NULL;
  g_autoptr (GVariant) other_dump = NULL;

  enable (other, ADMINISTRATOR, RIVAL, MEMBER, SIBLING, NULL);
  assert_done (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), &error));
  assert_done (create_members (other, ADMINISTRATOR, IDS (SIBLING, MEMBER), &error));

  dump = beckon_region_dump (region);
  other_dump = beckon_region_dump (other);
  ck_assert (!g_variant_equal (dump, other_dump));
}
END_TEST

/* G-9: a mark is set, kept, and taken away; the account stays seen. */
START_TEST (test_g9_mark_in_the_dump)
{
  g_autoptr (GVariant) dump = NULL;
  g_autoptr (GVariant) accounts = NULL;
  const char *id;
  gboolean is_member;

  set_organization (region, "000000000000", TRUE);
  ck_assert_beckon_unchanged_by (region, set_organization (region, "000000000000", TRUE));
  set_organization (region, "000000000000", FALSE);

  dump = beckon_region_dump (region);
  accounts = g_variant_lookup_value (dump, "accounts", NULL);
  g_variant_get_child (accounts, 0, "(&smxbmsbsa{ss})", &id, NULL, NULL, &is_member, NULL, NULL, NULL, NULL);
  ck_assert_str_eq (id, "000000000000");
  ck_assert (!is_member);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("result");
  TCase *tcase = testing_add_tcase (suite, "values outlive the Region");

  tcase_add_test (tcase, test_result_outlives_the_region);
  tcase_add_test (tcase, test_result_does_not_follow_the_record);
  tcase_add_test (tcase, test_member_outlives_the_region);
  tcase_add_test (tcase, test_invitation_outlives_the_region);
  tcase_add_test (tcase, test_hub_outlives_the_region);
  tcase_add_test (tcase, test_account_details_are_copied);
  tcase_add_test (tcase, test_values_are_boxed);

  tcase = testing_add_tcase (suite, "what a result tells");
  tcase_add_test (tcase, test_o3_address_of_a_member);
  tcase_add_test (tcase, test_o3_no_address_of_an_administrator);
  tcase_add_test (tcase, test_o3_withdrawal_is_judged_on_the_other_pair);
  tcase_add_test (tcase, test_o3_member_without_an_address);
  tcase_add_test (tcase, test_o3_nothing_on_file);
  tcase_add_test (tcase, test_o3_refused_by_a_rule_around_the_pair);
  tcase_add_test (tcase, test_o3_refused_because_the_caller_is_a_member);
  tcase_add_test (tcase, test_o3_invalid_id);

  tcase = testing_add_tcase (suite, "the dump");
  tcase_add_test (tcase, test_w7_dump_of_a_small_world);
  tcase_add_test (tcase, test_w7_dump_of_an_empty_world);
  tcase_add_test (tcase, test_w7_dump_is_canonical);
  tcase_add_test (tcase, test_w7_dump_of_what_has_gone);
  tcase_add_test (tcase, test_w7_dump_tells_the_order);
  tcase_add_test (tcase, test_g9_mark_in_the_dump);

  return testing_run (suite);
}
