/* SPDX-License-Identifier: MIT */
/* The store: order, counts and indexes agree after any sequence, and every change can be taken back (V-8). */
#include "../testing.h"
#include "region/region.h"
#include "values/tags.h"
#include "world/invariants.h"
#include "world/roll.h"
#include "world/siphash.h"

#include <string.h>

/* --- what a store holds, as text, so that two moments can be compared --------------------------- */

static void
describe_roll (GString *text, const char *noun, const Roll *roll)
{
  const Association *association;
  RollIter iter;

  g_string_append_printf (text, " %s", noun);
  beckon_roll_iter_init (&iter, roll, 0);
  while ((association = beckon_roll_iter_next (&iter)) != NULL)
    g_string_append_printf (text, " %s>%s:%s:%s:%" G_GINT64_FORMAT, association->administrator->id,
                            association->member->id, beckon_state_to_string (association->standing.state),
                            association->standing.invitation_id, association->standing.updated_at_us);
}

/* The hub, its settings and its tags. */
static void
describe_hub (GString *text, const Account *account)
{
  g_autofree char *tags = account->tags != NULL ? g_variant_print (account->tags, FALSE) : g_strdup ("-");

  g_string_append_printf (text, " hub %" G_GINT64_FORMAT " %d %d %s", account->facts.hub_since_us,
                          account->facts.settings.leaves_controls_off, account->facts.settings.generator, tags);
}

static void
describe_organization (GString *text, const Organization *organization)
{
  const Delegation *delegation;

  if (organization == NULL)
    return;
  delegation = &organization->delegation;
  g_string_append_printf (text, " organization %s of %u: %s %d %d %d",
                          organization->management != NULL ? organization->management->id : "-",
                          organization->n_accounts,
                          delegation->administrator != NULL ? delegation->administrator->id : "-",
                          delegation->auto_enable, delegation->without_standards, delegation->is_central);
}

static char *
describe (const Store *store)
{
  g_autoptr (GPtrArray) accounts = beckon_store_list_accounts (store);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      const Account *account = accounts->pdata[i];

      g_string_append_printf (text, "%s %s", account->id,
                              account->accepted != NULL ? account->accepted->administrator->id : "-");
      describe_hub (text, account);
      describe_organization (text, account->facts.organization);
      describe_roll (text, "members", &account->members);
      describe_roll (text, "invitations", &account->invitations);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, beckon_store_get_n_ids_drawn (store));

  return g_string_free (text, FALSE);
}

static void
assert_sound (const Store *store)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  beckon_check_indexes (store, sentences);
  if (sentences->len > 0)
    ck_abort_msg ("%s", (char *) sentences->pdata[0]);
}

/* A copy has records of its own, and is otherwise the same. */
static void
assert_copied (const Store *store)
{
  Store *copy = beckon_store_copy (store);
  g_autofree char *original = describe (store);
  g_autofree char *copied = describe (copy);

  assert_sound (copy);
  ck_assert_str_eq (copied, original);
  beckon_store_free (copy);
}

/* --- random changes --------------------------------------------------------------------------- */

#define N_ACCOUNTS 6

static Account *
random_account (Store *store, GRand *rand)
{
  char id[] = { (char) g_rand_int_range (rand, 'a', 'a' + N_ACCOUNTS), '\0' };

  return beckon_store_obtain_account (store, id);
}

static void
change_association (Store *store, GRand *rand, gint64 now_us)
{
  Account *administrator = random_account (store, rand), *member = random_account (store, rand);
  Association *association = beckon_store_peek_association (store, &administrator->key, &member->key);
  /* V-1 is the rules' business and not the store's: at most one accepted association is kept track of. */
  BeckonState to = g_rand_int_range (rand, 0, BECKON_N_STATES);

  if (administrator == member || (to == BECKON_STATE_ACCEPTED && member->accepted != NULL))
    return;
  if (association != NULL)
    {
      if (g_rand_boolean (rand))
        beckon_store_set_invitation (store, association, "7ab938c5d52d7904ad09f9e7c20cc4eb", now_us);
      beckon_store_move_association (store, association, to, now_us);
    }
  else if (to != BECKON_STATE_NONE)
    beckon_store_add_association (store, administrator, member, "user@example.com", to, now_us);
}

static void
change_tags (Store *store, GRand *rand)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GVariant) tags = NULL;

  if (g_rand_boolean (rand))
    g_hash_table_insert (table, (gpointer) "team", (gpointer) "red");
  if (g_rand_boolean (rand))
    g_hash_table_insert (table, (gpointer) "cost", (gpointer) "");
  tags = beckon_tags_from_table (table);
  beckon_store_set_tags (store, random_account (store, rand), tags);
}

static void
change_hub (Store *store, GRand *rand, gint64 now_us)
{
  HubSettings settings = { (guint8) g_rand_boolean (rand), (guint8) g_rand_boolean (rand) };

  if (g_rand_boolean (rand))
    beckon_store_set_hub (store, random_account (store, rand), g_rand_boolean (rand) ? now_us : BECKON_TIME_NONE);
  else
    beckon_store_set_hub_settings (store, random_account (store, rand), &settings);
}

/* Two accounts name organizations, so that each name is taken up again after it was given up. */
static Organization *
random_organization (Store *store, GRand *rand)
{
  if (g_rand_int_range (rand, 0, 3) == 0)
    return beckon_store_peek_unnamed_organization (store);

  return beckon_store_obtain_organization (store,
                                           beckon_store_obtain_account (store, g_rand_boolean (rand) ? "a" : "b"));
}

/* G-13 is the rules' business: only an account that belongs to a named organization ever administers it. */
static void
change_delegation (Store *store, GRand *rand)
{
  Account *account = random_account (store, rand);
  Organization *organization = account->facts.organization;
  const Delegation none = { .administrator = NULL };
  const Delegation delegation
      = { account, (guint8) g_rand_boolean (rand), (guint8) g_rand_boolean (rand), (guint8) g_rand_boolean (rand) };

  if (organization != NULL && organization->management != NULL)
    beckon_store_set_delegation (store, organization, g_rand_boolean (rand) ? &delegation : &none);
}

/* Whoever administers its organization stays in it, as the rules have it. */
static void
change_membership (Store *store, GRand *rand)
{
  Account *account = random_account (store, rand);

  if (!account_is_delegated_administrator (account))
    beckon_store_set_organization (store, account, g_rand_boolean (rand) ? random_organization (store, rand) : NULL);
}

static void
change_something (Store *store, GRand *rand, gint64 now_us)
{
  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      change_hub (store, rand, now_us);
      break;
    case 1:
      change_membership (store, rand);
      break;
    case 3:
      change_delegation (store, rand);
      break;
    case 4:
      change_tags (store, rand);
      break;
    case 2:
      beckon_store_count_id_drawn (store);
      break;
    default:
      change_association (store, rand, now_us);
    }
}

/* Each program mixes what is kept, with and without notes, and what is taken back. */
START_TEST (test_v8_random)
{
  Store *store = beckon_store_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (_i);

  for (int call = 0; call < 60; call++)
    {
      g_autofree char *before = describe (store);
      g_autofree char *after = NULL;
      gboolean takes_back = g_rand_int_range (rand, 0, 3) == 0;
      gboolean is_noted = takes_back || g_rand_boolean (rand);

      if (is_noted)
        beckon_store_begin (store);
      for (int change = g_rand_int_range (rand, 0, 12); change > 0; change--)
        change_something (store, rand, call);
      assert_sound (store);
      if (is_noted)
        (takes_back ? beckon_store_roll_back : beckon_store_commit) (store);
      assert_sound (store);
      assert_copied (store);
      after = describe (store);
      if (takes_back)
        ck_assert_str_eq (before, after);
    }
  beckon_store_free (store);
}
END_TEST

static Association *
nth_of (const Roll *roll, guint nth)
{
  g_autoptr (GPtrArray) list = beckon_roll_list (roll);

  return list->pdata[nth];
}

/* T-6: a record that is taken back goes where it was, and a new one to the end. */
START_TEST (test_t6_order)
{
  Store *store = beckon_store_new ();
  Account *administrator = beckon_store_obtain_account (store, "a");
  const char *ids[] = { "b", "c", "d", "e", "f" };
  Association *third;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    beckon_store_add_association (store, administrator, beckon_store_obtain_account (store, ids[i]), NULL,
                                  BECKON_STATE_CREATED, 0);
  third = nth_of (&administrator->members, 2);
  beckon_store_begin (store);
  beckon_store_move_association (store, third, BECKON_STATE_NONE, 1);
  ck_assert_uint_eq (roll_count (&administrator->members), 4);
  beckon_store_roll_back (store);
  ck_assert_ptr_eq (nth_of (&administrator->members, 2), third);

  beckon_store_move_association (store, third, BECKON_STATE_NONE, 1);
  beckon_store_add_association (store, administrator, beckon_store_obtain_account (store, "d"), NULL,
                                BECKON_STATE_CREATED, 2);
  ck_assert_str_eq (nth_of (&administrator->members, 4)->member->id, "d");
  assert_sound (store);
  beckon_store_free (store);
}
END_TEST

/* --- long rolls ------------------------------------------------------------------------------- */

#define N_MEMBERS 1000

static Account *
add_members (Store *store)
{
  Account *administrator = beckon_store_obtain_account (store, "a");

  for (guint i = 0; i < N_MEMBERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      beckon_store_add_association (store, administrator, beckon_store_obtain_account (store, id), NULL,
                                    BECKON_STATE_CREATED, 0);
    }

  return administrator;
}

/* Which of @n records goes next. */
static guint
from_the_front (GRand *rand G_GNUC_UNUSED, guint n G_GNUC_UNUSED)
{
  return 0;
}

static guint
from_the_back (GRand *rand G_GNUC_UNUSED, guint n)
{
  return n - 1;
}

static guint
from_anywhere (GRand *rand, guint n)
{
  return g_rand_int_range (rand, 0, n);
}

static guint (*const orders[]) (GRand *rand, guint n) = { from_the_front, from_the_back, from_anywhere };

static void
remove_members (Store *store, Account *administrator, GRand *rand, guint order, guint n)
{
  g_autoptr (GPtrArray) left = beckon_roll_list (&administrator->members);

  for (; n > 0; n--)
    beckon_store_move_association (store, g_ptr_array_remove_index (left, orders[order](rand, left->len)),
                                   BECKON_STATE_NONE, 1);
}

/* T-6: the members of a thousand that stay are in order, those that are taken back go where they were, and a page that
 * begins after a number that is gone begins with the next one. */
START_TEST (test_t6_long_roll)
{
  Store *store = beckon_store_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (_i);
  Account *administrator = add_members (store);
  g_autofree char *before = describe (store);
  g_autofree char *after = NULL;

  for (guint n = N_MEMBERS; n > 0; n /= 3)
    {
      beckon_store_begin (store);
      remove_members (store, administrator, rand, _i, n);
      assert_sound (store);
      ck_assert_uint_eq (roll_count (&administrator->members), N_MEMBERS - n);
      beckon_store_roll_back (store);
      assert_sound (store);
    }
  after = describe (store);
  ck_assert_str_eq (before, after);

  remove_members (store, administrator, rand, _i, N_MEMBERS / 2);
  assert_sound (store);
  assert_copied (store);
  for (guint64 sequence = 0; sequence <= N_MEMBERS; sequence++)
    {
      g_autoptr (GPtrArray) left = beckon_roll_list (&administrator->members);
      const Association *expected = NULL;
      RollIter iter;

      for (guint i = left->len; i > 0 && ((Association *) left->pdata[i - 1])->sequence > sequence; i--)
        expected = left->pdata[i - 1];
      beckon_roll_iter_init (&iter, &administrator->members, sequence);
      ck_assert_ptr_eq (beckon_roll_iter_next (&iter), expected);
    }
  remove_members (store, administrator, rand, _i, N_MEMBERS / 2);
  ck_assert_uint_eq (roll_count (&administrator->members), 0);
  assert_sound (store);
  beckon_store_free (store);
}
END_TEST

/* --- the secret -------------------------------------------------------------------------------- */

/* The vectors of SipHash's authors, for SipHash-2-4: the key and the texts count up from 0. */
START_TEST (test_siphash_vectors)
{
  static const guint64 expected[] = {
    G_GUINT64_CONSTANT (0x726fdb47dd0e0e31), G_GUINT64_CONSTANT (0x74f839c593dc67fd),
    G_GUINT64_CONSTANT (0x0d6c8009d9a94f5a), G_GUINT64_CONSTANT (0x85676696d7fb7e2d),
    G_GUINT64_CONSTANT (0xcf2794e0277187b7), G_GUINT64_CONSTANT (0x18765564cd99a68d),
    G_GUINT64_CONSTANT (0xcbc9466e58fee3ce), G_GUINT64_CONSTANT (0xab0200f58b01d137),
    G_GUINT64_CONSTANT (0x93f5f5799a932462), G_GUINT64_CONSTANT (0x9e0082df0ba9e4b0),
    G_GUINT64_CONSTANT (0x7a5dbbc594ddb9f3), G_GUINT64_CONSTANT (0xf4b32f46226bada7),
    G_GUINT64_CONSTANT (0x751e8fbc860ee5fb), G_GUINT64_CONSTANT (0x14ea5627c0843d90),
    G_GUINT64_CONSTANT (0xf723ca908e7af2ee), G_GUINT64_CONSTANT (0xa129ca6149be45e5),
  };
  const SipKey key = { G_GUINT64_CONSTANT (0x0706050403020100), G_GUINT64_CONSTANT (0x0f0e0d0c0b0a0908) };
  char text[G_N_ELEMENTS (expected)];

  for (guint n = 0; n < G_N_ELEMENTS (expected); n++)
    {
      ck_assert_uint_eq (sip_hash (&key, text, n, 2, 4), expected[n]);
      text[n] = (char) n;
    }
}
END_TEST

/* Each world has its own secret, which its copies share. */
START_TEST (test_secret_of_each_world)
{
  Store *store = beckon_store_new (), *other = beckon_store_new (), *copy = beckon_store_copy (store);
  guint64 hash = beckon_store_key (store, "a").hash;

  ck_assert_uint_eq (beckon_store_key (copy, "a").hash, hash);
  ck_assert_uint_ne (beckon_store_key (other, "a").hash, hash);
  beckon_store_free (store);
  beckon_store_free (other);
  beckon_store_free (copy);
}
END_TEST

/* --- the checks find what they are for -------------------------------------------------------- */

static BeckonRegion *
two_invitations (void)
{
  BeckonRegion *world = region_new ();
  const char *senders[] = { "a", "b" };

  enable (world, "a", "b", "m", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (senders); i++)
    {
      administrator_creates (world, senders[i], "m");
      administrator_invites (world, senders[i], "m");
    }

  return world;
}

static Association *
association_of (BeckonRegion *world, const char *administrator_id, const char *member_id)
{
  const AccountKey administrator = beckon_store_key (world->store, administrator_id);
  const AccountKey member = beckon_store_key (world->store, member_id);

  return beckon_store_peek_association (world->store, &administrator, &member);
}

static void
assert_only_broken (BeckonRegion *world, const char *rule)
{
  g_auto (GStrv) sentences = beckon_region_check (world);

  ck_assert_msg (sentences[0] != NULL, "%s is broken, and nothing says so", rule);
  for (gsize i = 0; sentences[i] != NULL; i++)
    ck_assert_msg (g_str_has_prefix (sentences[i], rule), "%s where %s was broken", sentences[i], rule);
}

START_TEST (test_v1_two_administrators)
{
  g_autoptr (BeckonRegion) world = two_invitations ();

  beckon_store_move_association (world->store, association_of (world, "a", "m"), BECKON_STATE_ACCEPTED, 0);
  beckon_store_move_association (world->store, association_of (world, "b", "m"), BECKON_STATE_ACCEPTED, 0);
  {
    g_auto (GStrv) sentences = beckon_region_check (world);

    ck_assert_str_eq (sentences[0], "V-1: m is an accepted member of 2 administrators");
  }
}
END_TEST

START_TEST (test_v2_both_sides)
{
  g_autoptr (BeckonRegion) world = two_invitations ();

  enable (world, "n", NULL);
  beckon_store_move_association (world->store, association_of (world, "a", "m"), BECKON_STATE_ACCEPTED, 0);
  beckon_store_set_invitation (
      world->store,
      beckon_store_add_association (world->store, beckon_store_peek_account (world->store, "m"),
                                    beckon_store_peek_account (world->store, "n"), NULL, BECKON_STATE_ACCEPTED, 0),
      "7ab938c5d52d7904ad09f9e7c20cc4eb", 0);
  assert_only_broken (world, "V-2");
}
END_TEST

START_TEST (test_v3_accepted_without_invitation)
{
  g_autoptr (BeckonRegion) world = two_invitations ();
  Association *association = association_of (world, "a", "m");

  beckon_store_move_association (world->store, association, BECKON_STATE_ACCEPTED, 0);
  beckon_store_set_invitation (world->store, association, NULL, BECKON_TIME_NONE);
  assert_only_broken (world, "V-3");
}
END_TEST

START_TEST (test_v4_pending_without_invitation)
{
  g_autoptr (BeckonRegion) world = two_invitations ();

  beckon_store_set_invitation (world->store, association_of (world, "a", "m"), NULL, BECKON_TIME_NONE);
  assert_only_broken (world, "V-4");
}
END_TEST

START_TEST (test_v4_time_without_id)
{
  g_autoptr (BeckonRegion) world = two_invitations ();
  Association *association = association_of (world, "a", "m");

  beckon_store_move_association (world->store, association, BECKON_STATE_CREATED, 0);
  beckon_store_set_invitation (world->store, association, NULL, 0);
  assert_only_broken (world, "V-4");
}
END_TEST

/* G-14: without an id a pair is accepted only while it is managed. */
START_TEST (test_v3_enrolled_and_not_managed)
{
  g_autoptr (BeckonRegion) world = two_invitations ();
  Association *association = association_of (world, "a", "m");

  beckon_store_move_association (world->store, association, BECKON_STATE_ACCEPTED, 0);
  beckon_store_set_invitation (world->store, association, NULL, 0);
  {
    g_auto (GStrv) sentences = beckon_region_check (world);

    ck_assert_str_eq (sentences[0], "V-3: a → m is accepted without an invitation");
  }
}
END_TEST

/* V-10, broken in each of its three ways, in an organization of "a", with "b" as its delegated administrator. */
static BeckonRegion *
organization_of_a (void)
{
  BeckonRegion *world = two_invitations ();
  const char *members[] = { "a", "b", "m" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    assert_done (beckon_region_set_organization (world, members[i], "a", &error));
  assert_done (beckon_region_enable_organization_admin_account (world, "a", "b", &error));

  return world;
}

static void
break_membership (BeckonRegion *world)
{
  beckon_store_set_organization (world->store, beckon_store_peek_account (world->store, "b"), NULL);
}

static void
break_hub (BeckonRegion *world)
{
  beckon_store_set_hub (world->store, beckon_store_peek_account (world->store, "b"), BECKON_TIME_NONE);
}

static void
break_freedom (BeckonRegion *world)
{
  Association *association
      = beckon_store_add_association (world->store, beckon_store_peek_account (world->store, "a"),
                                      beckon_store_peek_account (world->store, "b"), NULL, BECKON_STATE_ACCEPTED, 0);

  beckon_store_set_invitation (world->store, association, "7ab938c5d52d7904ad09f9e7c20cc4eb", 0);
}

static void (*const breaks_of_v10[]) (BeckonRegion *world) = { break_membership, break_hub, break_freedom };

START_TEST (test_v10_is_checked)
{
  g_autoptr (BeckonRegion) world = organization_of_a ();

  ck_assert_beckon_invariants (world);
  breaks_of_v10[_i](world);
  assert_only_broken (world, "V-10");
}
END_TEST

/* V-8, and V-5 by it: both of V-5's numbers come from counts that are compared with the records. */
static void
break_count (BeckonRegion *world)
{
  roll_peek_shelf (&association_of (world, "a", "m")->member->invitations)->n_in[BECKON_STATE_PENDING]--;
}

static void
break_state (BeckonRegion *world)
{
  association_of (world, "a", "m")->standing.state = BECKON_STATE_DECLINED;
}

static void
break_order (BeckonRegion *world)
{
  Association *first = association_of (world, "a", "m"), *second = association_of (world, "b", "m");
  guint64 sequence = first->sequence;

  first->sequence = second->sequence;
  second->sequence = sequence;
}

static void
break_accepted (BeckonRegion *world)
{
  Association *association = association_of (world, "a", "m");

  association->member->accepted = association;
}

static void
break_length (BeckonRegion *world)
{
  association_of (world, "a", "m")->administrator->members.records = NULL;
}

/* Of the organization, of which all accounts but one say that they belong to it. */
static void
break_organization (BeckonRegion *world)
{
  beckon_store_peek_account (world->store, "m")->facts.organization = NULL;
}

static const struct
{
  void (*apply) (BeckonRegion *world);
  const char *sentence; /* the first */
} breaks[] = {
  { break_count, "V-8: m has 2 invitations in state pending, but the count says 1" },
  { break_state, "V-8: m has 1 invitations in state pending, but the count says 2" },
  { break_order, "V-8: b → m is not in order among the invitations of m" },
  { break_accepted, "V-8: a → m is pending, but the administrator noted for m says otherwise" },
  { break_length, "V-8: a → m is not in order among the members of a" },
  { break_organization, "V-8: 2 accounts belong to the organization of a, but the count says 3" },
};

START_TEST (test_v8_is_checked)
{
  g_autoptr (BeckonRegion) world = organization_of_a ();
  g_auto (GStrv) sentences = NULL;

  breaks[_i].apply (world);
  assert_only_broken (world, "V-8");
  sentences = beckon_region_check (world);
  ck_assert_str_eq (sentences[0], breaks[_i].sentence);
}
END_TEST

/* --- half an invitation ------------------------------------------------------------------------ */

#define INVITATION_ID "7ab938c5d52d7904ad09f9e7c20cc4eb"

static const struct
{
  BeckonState state;
  const char *id;
  gint64 invited_at_us;
  const char *sentences; /* their beginnings */
} invitations[] = {
  { BECKON_STATE_PENDING, INVITATION_ID, 0, "" },
  { BECKON_STATE_PENDING, INVITATION_ID, BECKON_TIME_NONE, "V-4 V-4 " },
  { BECKON_STATE_PENDING, NULL, 0, "V-4 V-4 " },
  { BECKON_STATE_PENDING, NULL, BECKON_TIME_NONE, "V-4 " },
  { BECKON_STATE_ACCEPTED, INVITATION_ID, BECKON_TIME_NONE, "V-3 V-4 " },
  { BECKON_STATE_ACCEPTED, NULL, BECKON_TIME_NONE, "V-3 " },
  { BECKON_STATE_DECLINED, INVITATION_ID, BECKON_TIME_NONE, "V-3 V-4 " },
  { BECKON_STATE_DECLINED, NULL, 0, "V-3 V-4 " },
  { BECKON_STATE_CREATED, INVITATION_ID, BECKON_TIME_NONE, "V-4 " },
  { BECKON_STATE_REMOVED, INVITATION_ID, BECKON_TIME_NONE, "V-4 " },
  { BECKON_STATE_REMOVED, NULL, 0, "" }, /* G-14: it was enrolled */
};

START_TEST (test_v3_v4_half_an_invitation)
{
  g_autoptr (BeckonRegion) world = two_invitations ();
  Association *association = association_of (world, "a", "m");
  g_autoptr (GString) found = g_string_new (NULL);
  g_auto (GStrv) sentences = NULL;

  beckon_store_move_association (world->store, association, invitations[_i].state, 0);
  beckon_store_set_invitation (world->store, association, invitations[_i].id, invitations[_i].invited_at_us);
  sentences = beckon_region_check (world);
  for (guint i = 0; sentences[i] != NULL; i++)
    g_string_append_printf (found, "%.3s ", sentences[i]);
  ck_assert_msg (g_str_equal (found->str, invitations[_i].sentences), "row %d: %s", _i, found->str);
}
END_TEST

/* A record that was given another pair without being filed anew. */
START_TEST (test_v8_key_is_checked)
{
  g_autoptr (BeckonRegion) world = organization_of_a ();
  Association *association = association_of (world, "a", "m");
  g_auto (GStrv) sentences = NULL;

  association->key.member = association->key.administrator;
  sentences = beckon_check_store (world->store);
  ck_assert_str_eq (sentences[0] != NULL ? sentences[0] : "nothing", "V-8: a → a is not found by its ids");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store");
  TCase *changes = tcase_create ("changes"), *checks = tcase_create ("checks");

  tcase_add_loop_test (changes, test_v8_random, 0, 40);
  tcase_add_test (changes, test_t6_order);
  tcase_add_loop_test (changes, test_t6_long_roll, 0, G_N_ELEMENTS (orders));
  tcase_add_test (changes, test_siphash_vectors);
  tcase_add_test (changes, test_secret_of_each_world);
  suite_add_tcase (suite, changes);
  tcase_add_test (checks, test_v1_two_administrators);
  tcase_add_test (checks, test_v2_both_sides);
  tcase_add_test (checks, test_v3_accepted_without_invitation);
  tcase_add_test (checks, test_v4_pending_without_invitation);
  tcase_add_test (checks, test_v4_time_without_id);
  tcase_add_test (checks, test_v3_enrolled_and_not_managed);
  tcase_add_loop_test (checks, test_v10_is_checked, 0, G_N_ELEMENTS (breaks_of_v10));
  tcase_add_loop_test (checks, test_v8_is_checked, 0, G_N_ELEMENTS (breaks));
  tcase_add_loop_test (checks, test_v3_v4_half_an_invitation, 0, G_N_ELEMENTS (invitations));
  tcase_add_test (checks, test_v8_key_is_checked);
  suite_add_tcase (suite, checks);

  return testing_run (suite);
}
