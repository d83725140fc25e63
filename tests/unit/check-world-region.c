/* SPDX-License-Identifier: MIT */
/* A Region's world: taken, given back, cloned, looked into, and its pairs put into states. */
#include "../testing.h"

#include <string.h>

/* The call fails with this code of worlds, and changes nothing. */
#define assert_refused(call, code_)                                                                                    \
  ck_assert_beckon_unchanged_by (region, {                                                                             \
    g_autoptr (GError) error = NULL;                                                                                   \
    ck_assert_msg (!(call), "%s: was done", #call);                                                                    \
    ck_assert_msg (g_error_matches (error, BECKON_WORLD_ERROR, (code_)), "%s: %s", #call, error->message);             \
  })

static void
assert_world_of (BeckonRegion *self, const BeckonWorld *expected)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (self);

  ck_assert_beckon_worlds_equal (world, expected);
}

/* --- snapshot, restore, reset ---------------------------------------------------------------- */

START_TEST (test_snapshot_is_a_value)
{
  g_autoptr (BeckonWorld) world = NULL;
  g_autoptr (GVariant) before = NULL;
  g_autoptr (GVariant) after = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  world = beckon_region_snapshot (region);
  before = beckon_world_to_variant (world);
  ck_assert_str_eq (beckon_world_peek_region_name (world), "us-east-1");
  ck_assert_uint_eq (beckon_switches_get (beckon_world_peek_switches (world), BECKON_SWITCH_MAX_MEMBERS), 1000);
  ck_assert_uint_eq (beckon_world_get_ids_drawn (world), 1);
  member_declines (region, MEMBER, ADMINISTRATOR);
  after = beckon_world_to_variant (world);
  ck_assert (g_variant_equal (before, after));
}
END_TEST

/* Name, switches and clock stay; the world, and where a seeded source goes on, are as they were. */
START_TEST (test_restore)
{
  g_autoptr (BeckonWorld) world = NULL;
  g_autofree char *id = NULL;
  g_autofree char *id_again = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  world = beckon_region_snapshot (region);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  id = dup_invitation_id (region, ADMINISTRATOR, MEMBER);
  member_accepts (region, MEMBER, ADMINISTRATOR);
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 3);
  beckon_region_advance_clock (region, 1);

  assert_done (beckon_region_restore (region, world, &error));
  assert_world_of (region, world);
  ck_assert_int_eq (beckon_region_get_time_us (region), START_US + 1);
  g_autoptr (BeckonSwitches) switches = beckon_region_dup_switches (region);
  ck_assert_uint_eq (beckon_switches_get (switches, BECKON_SWITCH_MAX_MEMBERS), 3);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  id_again = dup_invitation_id (region, ADMINISTRATOR, MEMBER);
  ck_assert_str_eq (id_again, id);
}
END_TEST

/* O-7: tokens stay good, where records before the place have been deleted too. */
START_TEST (test_o7_tokens_after_restore)
{
  g_autofree char *token = NULL;
  g_autoptr (BeckonWorld) world = NULL;
  g_autoptr (GPtrArray) page = NULL, rest = NULL;

  assert_done (create_members (region, ADMINISTRATOR, IDS ("1", "2", "3", "4", "5"), &error));
  administrator_deletes (region, ADMINISTRATOR, "1");
  page = beckon_region_list_members (region, ADMINISTRATOR, FALSE, 2, NULL, &token, NULL);
  administrator_deletes (region, ADMINISTRATOR, "2");
  world = beckon_region_snapshot (region);
  administrator_deletes (region, ADMINISTRATOR, "4");
  assert_done (beckon_region_restore (region, world, &error));
  administrator_creates (region, ADMINISTRATOR, "6");

  rest = beckon_region_list_members (region, ADMINISTRATOR, FALSE, -1, token, NULL, NULL);
  ck_assert_ptr_nonnull (rest);
  ck_assert_uint_eq (rest->len, 3);
  for (guint i = 0; i < rest->len; i++)
    ck_assert_str_eq (beckon_member_peek_account_id (rest->pdata[i]), IDS ("4", "5", "6")[i]);
}
END_TEST

START_TEST (test_reset)
{
  g_autoptr (BeckonWorld) empty = beckon_world_new ();

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  assert_done (beckon_region_reset (region, &error));
  assert_world_of (region, empty);
  enable (region, MEMBER, NULL);
}
END_TEST

/* --- clones ---------------------------------------------------------------------------------- */

START_TEST (test_clone_goes_on_alike_and_apart)
{
  g_autoptr (BeckonRegion) clone = NULL;
  g_autoptr (BeckonWorld) world = NULL;

  turn (region, BECKON_SWITCH_MAX_MEMBERS, 3);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  beckon_region_advance_clock (region, 7);
  clone = beckon_region_clone (region);
  ck_assert_str_eq (beckon_region_peek_name (clone), "us-east-1");
  ck_assert_int_eq (beckon_region_get_time_us (clone), START_US + 7);
  g_autoptr (BeckonSwitches) switches = beckon_region_dup_switches (clone);
  ck_assert_uint_eq (beckon_switches_get (switches, BECKON_SWITCH_MAX_MEMBERS), 3);

  administrator_invites (region, ADMINISTRATOR, MEMBER);
  ck_assert_beckon_state (clone, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  administrator_invites (clone, ADMINISTRATOR, MEMBER);
  world = beckon_region_snapshot (region);
  assert_world_of (clone, world);
  beckon_region_advance_clock (clone, 1);
  ck_assert_int_eq (beckon_region_get_time_us (region), START_US + 7);
  ck_assert_beckon_invariants (clone);
}
END_TEST

/* An advancing clock goes on in the clone from where it was, and apart. */
START_TEST (test_clone_of_an_advancing_clock)
{
  g_autoptr (BeckonRegion) clone = NULL;

  beckon_region_set_advancing_clock (region, START_US, 10);
  enable (region, STRANGER, NULL);
  clone = beckon_region_clone (region);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_creates (clone, ADMINISTRATOR, MEMBER);
  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  g_auto (Record) same = record_of (clone, ADMINISTRATOR, MEMBER);
  ck_assert_int_eq (record.updated_at_us, START_US + 10);
  ck_assert_int_eq (same.updated_at_us, START_US + 10);
}
END_TEST

static gint64
own_clock (gpointer user_data)
{
  return START_US;
}

static char *
own_source (guint64 nth, gpointer user_data)
{
  return g_strdup (NO_INVITATION_ID);
}

static BeckonVerdict *
deny (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  return beckon_verdict_new_failure (BECKON_ERROR_INTERNAL, "denied");
}

static void
count_freed (gpointer user_data)
{
  guint *n_freed = user_data;

  (*n_freed)++;
}

/* What has one owner stays with it. */
START_TEST (test_clone_has_no_callbacks)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");
  g_autoptr (BeckonRegion) clone = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint n_freed = 0;

  beckon_region_set_clock (region, own_clock, &n_freed, count_freed);
  beckon_region_set_id_source (region, own_source, &n_freed, count_freed);
  beckon_region_set_guard (region, deny, &n_freed, count_freed);
  beckon_region_add_fault (region, fault);
  beckon_region_start_journal (region, 0);
  clone = beckon_region_clone (region);
  ck_assert_int_gt (beckon_region_get_time_us (clone), START_US - G_USEC_PER_SEC);
  ck_assert (!beckon_region_advance_clock (clone, 1));
  pair_in_state (clone, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  g_auto (Record) record = record_of (clone, ADMINISTRATOR, MEMBER);
  ck_assert_str_ne (record.invitation_id, NO_INVITATION_ID);
  entries = beckon_region_dup_journal (clone);
  ck_assert_uint_eq (entries->len, 0);
  g_clear_pointer (&clone, beckon_region_unref);
  ck_assert_uint_eq (n_freed, 0);
  g_clear_pointer (&region, beckon_region_unref);
  ck_assert_uint_eq (n_freed, 3);
}
END_TEST

/* --- looking in ------------------------------------------------------------------------------ */

/* G-13 to G-15, with a member that was enrolled; O-13. */
static void
fill_organization (void)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  assert_done (beckon_region_set_organization (region, "delegate", "owner", &error));
  assert_done (beckon_region_enable_organization_admin_account (region, "owner", "delegate", &error));
  assert_done (beckon_region_update_organization_configuration (region, "delegate", TRUE, NULL, NULL, &error));
  assert_done (beckon_region_set_organization (region, "newcomer", "owner", &error));
  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "red");
  g_hash_table_insert (tags, (gpointer) "cost", (gpointer) "");
  assert_done (beckon_region_enable_security_hub_full (region, "owner", tags, "STANDARD_CONTROL", &error));
  assert_done (beckon_region_update_security_hub_configuration (region, "owner", FALSE, NULL, &error));
}

static void
fill (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_CREATED);
  pair_in_state (region, RIVAL, ADMINISTRATOR, BECKON_STATE_REMOVED);
  administrator_deletes (region, ADMINISTRATOR, SIBLING);
  administrator_creates (region, ADMINISTRATOR, SIBLING);
  set_organization (region, STRANGER, TRUE);
  fill_organization ();
}

/* A row of the dump, made of what an account tells. */
static GVariant *
account_row_new (const BeckonAccount *account)
{
  gint64 since_us = beckon_account_get_hub_since_us (account);
  const char *management = beckon_account_peek_management_id (account);
  gboolean is_unnamed = management == NULL && beckon_account_is_organization (account);
  g_autoptr (GHashTable) tags = beckon_account_dup_tags (account);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (tags), (GCompareFunc) strcmp);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  for (const GList *key = keys; key != NULL; key = key->next)
    g_variant_builder_add (&builder, "{ss}", key->data, g_hash_table_lookup (tags, key->data));

  return g_variant_ref_sink (g_variant_new ("(smxbmsbsa{ss})", beckon_account_peek_id (account),
                                            since_us != BECKON_TIME_NONE, since_us, is_unnamed, management,
                                            beckon_account_get_auto_enable_controls (account),
                                            beckon_account_peek_control_finding_generator (account), &builder));
}

START_TEST (test_accounts)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GVariant) dump = NULL;
  g_autoptr (GVariant) rows = NULL;

  fill ();
  accounts = beckon_region_find_accounts (region);
  dump = beckon_region_dump (region);
  rows = g_variant_lookup_value (dump, "accounts", NULL);
  ck_assert_uint_eq (accounts->len, g_variant_n_children (rows));
  for (guint i = 0; i < accounts->len; i++)
    {
      const BeckonAccount *account = accounts->pdata[i];
      g_autoptr (GVariant) row = account_row_new (account);
      g_autoptr (GVariant) expected = g_variant_get_child_value (rows, i);

      ck_assert (g_variant_equal (row, expected));
    }
}
END_TEST

static GVariant *
row_new (const BeckonAssociation *one)
{
  gint64 invited_at_us = beckon_association_get_invited_at_us (one);

  return g_variant_ref_sink (g_variant_new (
      "(sssmsmsmxx)", beckon_association_peek_administrator_id (one), beckon_association_peek_member_id (one),
      beckon_state_to_string (beckon_association_get_state (one)), beckon_association_peek_email (one),
      beckon_association_peek_invitation_id (one), invited_at_us != BECKON_TIME_NONE, invited_at_us,
      beckon_association_get_updated_at_us (one)));
}

static gboolean
row_is_meant (GVariant *row, const char *administrator, const char *member, BeckonState state)
{
  const char *row_administrator, *row_member, *row_state;

  g_variant_get_child (row, 0, "&s", &row_administrator);
  g_variant_get_child (row, 1, "&s", &row_member);
  g_variant_get_child (row, 2, "&s", &row_state);

  return (administrator == NULL || strcmp (administrator, row_administrator) == 0)
         && (member == NULL || strcmp (member, row_member) == 0)
         && (state == BECKON_STATE_NONE || strcmp (beckon_state_to_string (state), row_state) == 0);
}

static void
assert_found (GVariant *rows, const char *administrator, const char *member, BeckonState state)
{
  g_autoptr (GPtrArray) found = beckon_region_find_associations (region, administrator, member, state);
  guint64 last = 0;
  guint n = 0;

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) expected = g_variant_get_child_value (rows, i);
      g_autoptr (GVariant) row = NULL;

      if (!row_is_meant (expected, administrator, member, state))
        continue;
      ck_assert_uint_lt (n, found->len);
      row = row_new (found->pdata[n]);
      ck_assert (g_variant_equal (row, expected));
      ck_assert_uint_gt (beckon_association_get_sequence (found->pdata[n]), last);
      last = beckon_association_get_sequence (found->pdata[n++]);
    }
  ck_assert_uint_eq (found->len, n);
}

/* A row for each state, none for any: with each administrator and member, and without. */
START_TEST (test_associations_of_a_state)
{
  static const char *const either[] = { NULL, ADMINISTRATOR, RIVAL, MEMBER, SIBLING, "of nobody" };
  g_autoptr (GVariant) dump = NULL;
  g_autoptr (GVariant) rows = NULL;

  fill ();
  dump = beckon_region_dump (region);
  rows = g_variant_lookup_value (dump, "associations", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (either); i++)
    for (guint j = 0; j < G_N_ELEMENTS (either); j++)
      assert_found (rows, either[i], either[j], _i);
}
END_TEST

START_TEST (test_find_organizations)
{
  g_autoptr (GPtrArray) none = beckon_region_find_organizations (region);
  g_autoptr (GPtrArray) found = NULL;

  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  found = beckon_region_find_organizations (region);
  ck_assert_uint_eq (none->len, 0);
  ck_assert_uint_eq (found->len, 1);
  ck_assert_str_eq (beckon_organization_peek_management_id (found->pdata[0]), OWNER);
  ck_assert_str_eq (beckon_organization_peek_administrator_id (found->pdata[0]), ADMINISTRATOR);
  ck_assert (!beckon_organization_get_auto_enable (found->pdata[0]));
}
END_TEST
START_TEST (test_association_is_a_value)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (BeckonAssociation) one = NULL;
  g_autoptr (GPtrArray) accounts = beckon_region_find_accounts (region);
  g_autoptr (BeckonAccount) account = g_boxed_copy (BECKON_TYPE_ACCOUNT, accounts->pdata[0]);

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  found = beckon_region_find_associations (region, NULL, NULL, BECKON_STATE_NONE);
  one = g_boxed_copy (BECKON_TYPE_ASSOCIATION, found->pdata[0]);
  g_clear_pointer (&found, g_ptr_array_unref);
  g_clear_pointer (&accounts, g_ptr_array_unref);
  g_clear_pointer (&region, beckon_region_unref);
  ck_assert_int_eq (beckon_association_get_state (one), BECKON_STATE_PENDING);
  ck_assert_str_eq (beckon_association_peek_member_id (one), MEMBER);
  ck_assert_str_eq (beckon_account_peek_id (account), MEMBER);
}
END_TEST

/* --- putting a pair into a state ------------------------------------------------------------- */

static gboolean
put (const char *administrator, const char *member, BeckonState state, GError **error)
{
  return beckon_region_put_association (region, administrator, member, state, error);
}

/* A row for each state to be in, and in it each state to be put into. */
START_TEST (test_put_from_any_into_any)
{
  BeckonState from = _i / BECKON_N_STATES, to = _i % BECKON_N_STATES;
  gboolean had_invitation, has_invitation;

  pair_in_state (region, ADMINISTRATOR, MEMBER, from);
  beckon_region_advance_clock (region, 5);
  g_auto (Record) before = record_of (region, ADMINISTRATOR, MEMBER);
  assert_done (put (ADMINISTRATOR, MEMBER, to, &error));
  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  had_invitation = before.invitation_id != NULL;
  has_invitation = to != BECKON_STATE_NONE && to != BECKON_STATE_CREATED;

  ck_assert_str_eq (beckon_state_to_string (record.state), beckon_state_to_string (to));
  ck_assert_int_eq (record.invitation_id != NULL, has_invitation);
  if (to != BECKON_STATE_NONE)
    ck_assert_pstr_eq (record.email, before.email);
  if (has_invitation && had_invitation)
    ck_assert_str_eq (record.invitation_id, before.invitation_id);
  if (has_invitation)
    ck_assert_int_eq (record.invited_at_us, had_invitation ? START_US : START_US + 5);
  ck_assert_beckon_invariants (region);
}
END_TEST

/* Accounts and the record are made where they are missing. */
/* G-14: an enrolled pair that is put into removed has no invitation, as after DisassociateMembers; into any other state it
 * gets one. A row for each state. */
START_TEST (test_put_of_an_enrolled_pair)
{
  gboolean has_id = _i != BECKON_STATE_NONE && _i != BECKON_STATE_CREATED && _i != BECKON_STATE_ACCEPTED
                    && _i != BECKON_STATE_REMOVED;

  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  beckon_region_advance_clock (region, 5);
  assert_done (put (ADMINISTRATOR, MEMBER, _i, &error));
  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);

  ck_assert_str_eq (beckon_state_to_string (record.state), beckon_state_to_string (_i));
  ck_assert_int_eq (record.invitation_id != NULL, has_id);
  ck_assert_beckon_invariants (region);
}
END_TEST
START_TEST (test_put_where_nothing_is)
{
  g_autoptr (BeckonWorld) world = NULL;

  assert_done (put ("1", "2", BECKON_STATE_DECLINED, &error));
  ck_assert_beckon_state (region, "1", "2", BECKON_STATE_DECLINED);
  world = beckon_region_snapshot (region);
  ck_assert_uint_eq (beckon_world_get_ids_drawn (world), 1);
  enable (region, "2", NULL);
  member_deletes (region, "2", "1");
}
END_TEST

START_TEST (test_put_is_refused)
{
  g_autoptr (BeckonWorld) world = NULL;

  assert_done (put (ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED, &error));
  assert_done (put (ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED, &error));
  assert_refused (put (RIVAL, MEMBER, BECKON_STATE_ACCEPTED, &error), BECKON_WORLD_ERROR_BROKEN);
  assert_refused (put (RIVAL, ADMINISTRATOR, BECKON_STATE_ACCEPTED, &error), BECKON_WORLD_ERROR_BROKEN);
  assert_refused (put (MEMBER, SIBLING, BECKON_STATE_ACCEPTED, &error), BECKON_WORLD_ERROR_BROKEN);
  assert_refused (put ("8", MEMBER, BECKON_STATE_ACCEPTED, &error), BECKON_WORLD_ERROR_BROKEN);
  assert_refused (put (MEMBER, MEMBER, BECKON_STATE_CREATED, &error), BECKON_WORLD_ERROR_INVALID);
  assert_refused (put (" ", MEMBER, BECKON_STATE_CREATED, &error), BECKON_WORLD_ERROR_INVALID);
  assert_refused (put (MEMBER, "\xff", BECKON_STATE_NONE, &error), BECKON_WORLD_ERROR_INVALID);
  world = beckon_region_snapshot (region);
  ck_assert_uint_eq (beckon_world_get_ids_drawn (world), 1);
  assert_done (put (RIVAL, MEMBER, BECKON_STATE_PENDING, &error));
}
END_TEST

static char *
bad_source (guint64 nth, gpointer user_data)
{
  return NULL;
}

/* W-5 */
START_TEST (test_put_without_an_id)
{
  beckon_region_set_id_source (region, bad_source, NULL, NULL);
  assert_refused (put (ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING, &error), BECKON_WORLD_ERROR_INVALID);
  assert_done (put (ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED, &error));
}
END_TEST

/* W-4: times that there are not; the last row is the one that stands for none. */
static const gint64 bad_times_us[] = { FIRST_TIME_US - 1, LAST_TIME_US + 1, G_MAXINT64, BECKON_TIME_NONE };

static gint64
bad_clock (gpointer user_data)
{
  return *(const gint64 *) user_data;
}

START_TEST (test_put_at_no_time)
{
  beckon_region_set_clock (region, bad_clock, (gpointer) &bad_times_us[_i], NULL);
  assert_refused (put (ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING, &error), BECKON_WORLD_ERROR_INVALID);
}
END_TEST

/* --- numbers at their end --------------------------------------------------------------------- */

/* The world so far, but with these numbers. */
static void
count_from (guint64 next_sequence, guint64 ids_drawn)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (region);

  ck_assert (beckon_world_set_next_sequence (world, next_sequence, NULL));
  beckon_world_set_ids_drawn (world, ids_drawn);
  assert_done (beckon_region_restore (region, world, &error));
}

/* The journal from the beginning, done again elsewhere: it makes the same entries and the same world. */
static void
assert_replays (GPtrArray *entries)
{
  g_autoptr (BeckonRegion) other = beckon_region_new ("us-east-1", NULL);
  g_autoptr (BeckonWorld) world = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) made = beckon_region_replay (other, entries->pdata[i], &error);

      g_assert_no_error (error);
      ck_assert (g_variant_equal (made, entries->pdata[i]));
    }
  world = beckon_region_snapshot (other);
  assert_world_of (region, world);
}

#define assert_at_end(call) assert_fails (region, call, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-7")

static gboolean
create_two (GError **error)
{
  g_autoptr (GPtrArray) unprocessed = create_members (region, ADMINISTRATOR, IDS (SIBLING, RIVAL), error);

  return unprocessed != NULL;
}

static gboolean
enroll_two (GError **error)
{
  g_autoptr (GPtrArray) unprocessed = create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), error);

  return unprocessed != NULL;
}

static gboolean
invite_two (GError **error)
{
  g_autoptr (GPtrArray) unprocessed
      = beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), error);

  return unprocessed != NULL;
}

/* W-7: one record fits, and two do not. A dry run says so, too. */
START_TEST (test_w7_last_sequence)
{
  g_autoptr (GPtrArray) entries = NULL;

  beckon_region_start_journal (region, 0);
  count_from (G_MAXINT64 - 1, 0);
  assert_at_end (create_two (&error));
  beckon_region_begin_dry_run (region);
  assert_at_end (create_two (&error));
  beckon_region_end_dry_run (region);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_at_end (create_two (&error));
  assert_refused (put (ADMINISTRATOR, STRANGER, BECKON_STATE_PENDING, &error), BECKON_WORLD_ERROR_INVALID);
  assert_done (put (ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING, &error));
  entries = beckon_region_take_journal (region);
  assert_replays (entries);
}
END_TEST

/* G-14, G-15: a delegated administrator's new members need a number as well. */
START_TEST (test_w7_last_sequence_of_an_organization)
{
  g_autoptr (GPtrArray) entries = NULL;

  organize (region, STRANGER, ADMINISTRATOR, MEMBER, SIBLING, NULL);
  assert_done (beckon_region_update_organization_configuration (region, ADMINISTRATOR, TRUE, NULL, NULL, &error));
  beckon_region_start_journal (region, 0);
  count_from (G_MAXINT64 - 1, 0);
  assert_at_end (enroll_two (&error));
  account_joins (region, RIVAL, STRANGER);
  ck_assert_beckon_state (region, ADMINISTRATOR, RIVAL, BECKON_STATE_ACCEPTED);
  assert_at_end (beckon_region_set_organization (region, "unseen", STRANGER, &error));
  entries = beckon_region_take_journal (region);
  assert_replays (entries);
}
END_TEST

/* W-7: one id can be drawn, and two cannot. A dry run says so, too. */
START_TEST (test_w7_last_id)
{
  g_autoptr (GPtrArray) entries = NULL;

  assert_done (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), &error));
  beckon_region_start_journal (region, 0);
  count_from (7, G_MAXINT64 - 1);
  assert_at_end (invite_two (&error));
  beckon_region_begin_dry_run (region);
  assert_at_end (invite_two (&error));
  beckon_region_end_dry_run (region);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  assert_at_end (invite_two (&error));
  assert_refused (put (ADMINISTRATOR, STRANGER, BECKON_STATE_PENDING, &error), BECKON_WORLD_ERROR_INVALID);
  entries = beckon_region_take_journal (region);
  assert_replays (entries);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("world of a Region");
  TCase *tcase = testing_add_tcase (suite, "snapshot, restore, reset");

  tcase_add_test (tcase, test_snapshot_is_a_value);
  tcase_add_test (tcase, test_restore);
  tcase_add_test (tcase, test_o7_tokens_after_restore);
  tcase_add_test (tcase, test_reset);

  tcase = testing_add_tcase (suite, "clones");
  tcase_add_test (tcase, test_clone_goes_on_alike_and_apart);
  tcase_add_test (tcase, test_clone_of_an_advancing_clock);
  tcase_add_test (tcase, test_clone_has_no_callbacks);

  tcase = testing_add_tcase (suite, "looking in");
  tcase_add_test (tcase, test_accounts);
  tcase_add_loop_test (tcase, test_associations_of_a_state, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_find_organizations);
  tcase_add_test (tcase, test_association_is_a_value);

  tcase = testing_add_tcase (suite, "putting a pair into a state");
  tcase_add_loop_test (tcase, test_put_from_any_into_any, 0, BECKON_N_STATES * BECKON_N_STATES);
  tcase_add_loop_test (tcase, test_put_of_an_enrolled_pair, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_put_where_nothing_is);
  tcase_add_test (tcase, test_put_is_refused);
  tcase_add_test (tcase, test_put_without_an_id);
  tcase_add_loop_test (tcase, test_put_at_no_time, 0, G_N_ELEMENTS (bad_times_us));

  tcase = testing_add_tcase (suite, "numbers at their end");
  tcase_add_test (tcase, test_w7_last_sequence);
  tcase_add_test (tcase, test_w7_last_sequence_of_an_organization);
  tcase_add_test (tcase, test_w7_last_id);

  return testing_run (suite);
}
