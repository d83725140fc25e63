/* SPDX-License-Identifier: MIT */
/* Worlds as values: built, compared, taken from a Region and given back; pairs put into states. */
#include "../testing.h"

#include <string.h>

#define ID_1 "11111111111111111111111111111111"

static BeckonWorld *world; /* what the tests of building build */

static void
set_up_world (void)
{
  world = beckon_world_new ();
}

static void
assert_sound (const BeckonWorld *self)
{
  g_auto (GStrv) broken = beckon_world_check (self);

  ck_assert_pstr_eq (broken[0], NULL);
}

static void
tear_down_world (void)
{
  assert_sound (world);
  g_clear_pointer (&world, beckon_world_unref);
}

/* The call fails with this code, a sentence that has @part in it, and the world as it was. */
#define assert_refused(call, code_, part)                                                                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autoptr (GVariant) before = beckon_world_to_variant (world);                                                     \
    g_autoptr (GVariant) after = NULL;                                                                                 \
    g_autoptr (GError) error = NULL;                                                                                   \
    ck_assert_msg (!(call), "%s: was done", #call);                                                                    \
    ck_assert_msg (g_error_matches (error, BECKON_WORLD_ERROR, (code_)), "%s: %s", #call, error->message);             \
    ck_assert_msg (strstr (error->message, (part)) != NULL, "%s", error->message);                                     \
    after = beckon_world_to_variant (world);                                                                           \
    ck_assert (g_variant_equal (before, after));                                                                       \
  }                                                                                                                    \
  G_STMT_END

static gboolean
add (BeckonWorld *self, const char *administrator, const char *member, BeckonState state, GError **error)
{
  return beckon_world_add_association (self, administrator, member, state, NULL, NULL, BECKON_TIME_NONE,
                                       BECKON_TIME_NONE, error);
}

static gint64
hub_since_us (GPtrArray *accounts, guint nth, const char *id)
{
  ck_assert_uint_gt (accounts->len, nth);
  ck_assert_str_eq (beckon_account_peek_id (accounts->pdata[nth]), id);

  return beckon_account_get_hub_since_us (accounts->pdata[nth]);
}

/* --- building -------------------------------------------------------------------------------- */

START_TEST (test_account)
{
  g_autoptr (GPtrArray) accounts = NULL;

  assert_done (beckon_world_add_account (world, RIVAL, BECKON_TIME_NONE, TRUE, &error));
  assert_done (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error));
  accounts = beckon_world_find_accounts (world);
  ck_assert_int_eq (hub_since_us (accounts, 0, MEMBER), START_US);
  ck_assert_int_eq (hub_since_us (accounts, 1, RIVAL), BECKON_TIME_NONE);
  ck_assert (!beckon_account_is_organization (accounts->pdata[0]));
  ck_assert (beckon_account_is_organization (accounts->pdata[1]));
  ck_assert_uint_eq (accounts->len, 2);
}
END_TEST

START_TEST (test_account_that_is_none)
{
  assert_done (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error));
  assert_refused (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  MEMBER);
  assert_refused (beckon_world_add_account (world, " \t", START_US, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  "account");
  assert_refused (beckon_world_add_account (world, "\xff", START_US, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  "account");
  assert_refused (beckon_world_add_account (world, RIVAL, FIRST_TIME_US - 1, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  "hub_since");
  assert_refused (beckon_world_add_account (world, RIVAL, LAST_TIME_US + 1, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  "hub_since");
  assert_done (beckon_world_add_account (world, RIVAL, LAST_TIME_US, FALSE, &error));
}
END_TEST

/* The accounts of an association are added with it, and are there then. */
START_TEST (test_accounts_of_an_association)
{
  g_autoptr (GPtrArray) accounts = NULL;

  assert_done (beckon_world_add_account (world, ADMINISTRATOR, START_US, FALSE, &error));
  assert_done (add (world, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED, &error));
  accounts = beckon_world_find_accounts (world);
  ck_assert_int_eq (hub_since_us (accounts, 0, MEMBER), BECKON_TIME_NONE);
  ck_assert_int_eq (hub_since_us (accounts, 1, ADMINISTRATOR), START_US);
  assert_refused (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  MEMBER);
}
END_TEST

static void
assert_association (guint nth, BeckonState state, const char *email, gint64 invited_at_us, gint64 updated_at_us)
{
  g_autoptr (GPtrArray) found = beckon_world_find_associations (world, NULL, NULL, BECKON_STATE_NONE);
  const BeckonAssociation *one;

  ck_assert_uint_gt (found->len, nth);
  one = found->pdata[nth];
  ck_assert_int_eq (beckon_association_get_state (one), state);
  ck_assert_pstr_eq (beckon_association_peek_email (one), email);
  ck_assert_int_eq (beckon_association_get_invited_at_us (one), invited_at_us);
  ck_assert_int_eq (beckon_association_get_updated_at_us (one), updated_at_us);
  ck_assert_uint_eq (beckon_association_get_sequence (one), nth + 1);
  ck_assert ((beckon_association_peek_invitation_id (one) != NULL) == (invited_at_us != BECKON_TIME_NONE));
}

/* A row for each state: all that is not said follows. */
START_TEST (test_association_of_defaults)
{
  gint64 invited_at_us = _i == BECKON_STATE_CREATED ? BECKON_TIME_NONE : 0;

  assert_done (add (world, ADMINISTRATOR, MEMBER, _i, &error));
  assert_association (0, _i, NULL, invited_at_us, 0);
}
END_TEST

START_TEST (test_times_follow_each_other)
{
  assert_done (beckon_world_add_association (world, "1", "2", BECKON_STATE_PENDING, EMAIL ("2"), ID_1, START_US,
                                             BECKON_TIME_NONE, &error));
  assert_done (beckon_world_add_association (world, "1", "3", BECKON_STATE_PENDING, NULL, NULL, BECKON_TIME_NONE,
                                             START_US, &error));
  assert_done (beckon_world_add_association (world, "1", "4", BECKON_STATE_CREATED, NULL, NULL, BECKON_TIME_NONE,
                                             START_US, &error));
  assert_association (0, BECKON_STATE_PENDING, EMAIL ("2"), START_US, START_US);
  assert_association (1, BECKON_STATE_PENDING, NULL, START_US, START_US);
  assert_association (2, BECKON_STATE_CREATED, NULL, BECKON_TIME_NONE, START_US);
}
END_TEST

/* What one association may not be: a row each. */
static const struct
{
  const char *administrator, *member;
  BeckonState state;
  const char *email, *invitation_id;
  gint64 invited_at_us, updated_at_us;
  BeckonWorldError code;
  const char *part;
} refusals[] = {
#define NO_TIME BECKON_TIME_NONE
#define INVALID BECKON_WORLD_ERROR_INVALID
  { " ", "2", BECKON_STATE_CREATED, NULL, NULL, NO_TIME, NO_TIME, INVALID, "administrator" },
  { "1", "", BECKON_STATE_CREATED, NULL, NULL, NO_TIME, NO_TIME, INVALID, "member" },
  { "1", "1", BECKON_STATE_CREATED, NULL, NULL, NO_TIME, NO_TIME, INVALID, "1" },
  { "A", "M", BECKON_STATE_PENDING, NULL, NULL, NO_TIME, NO_TIME, INVALID, "A" },
  { "1", "2", BECKON_STATE_CREATED, " ", NULL, NO_TIME, NO_TIME, INVALID, "email" },
  { "1", "2", BECKON_STATE_CREATED, "\xff", NULL, NO_TIME, NO_TIME, INVALID, "email" },
  { "1", "2", BECKON_STATE_PENDING, NULL, "no id", NO_TIME, NO_TIME, INVALID, "invitation_id" },
  { "1", "2", BECKON_STATE_CREATED, NULL, ID_1, NO_TIME, NO_TIME, INVALID, "invitation_id" },
  { "1", "2", BECKON_STATE_CREATED, NULL, NULL, START_US, NO_TIME, INVALID, "invited_at" },
  { "1", "2", BECKON_STATE_PENDING, NULL, NULL, LAST_TIME_US + 1, NO_TIME, INVALID, "invited_at" },
  { "1", "2", BECKON_STATE_PENDING, NULL, NULL, NO_TIME, FIRST_TIME_US - 1, INVALID, "updated_at" },
  { "1", "M", BECKON_STATE_ACCEPTED, NULL, NULL, NO_TIME, NO_TIME, BECKON_WORLD_ERROR_BROKEN, "V-1" },
  { "1", "A", BECKON_STATE_ACCEPTED, NULL, NULL, NO_TIME, NO_TIME, BECKON_WORLD_ERROR_BROKEN, "V-2" },
  { "M", "1", BECKON_STATE_ACCEPTED, NULL, NULL, NO_TIME, NO_TIME, BECKON_WORLD_ERROR_BROKEN, "V-2" },
};

START_TEST (test_association_that_is_none)
{
  assert_done (add (world, "A", "M", BECKON_STATE_ACCEPTED, &error));
  assert_refused (beckon_world_add_association (world, refusals[_i].administrator, refusals[_i].member,
                                                refusals[_i].state, refusals[_i].email, refusals[_i].invitation_id,
                                                refusals[_i].invited_at_us, refusals[_i].updated_at_us, &error),
                  refusals[_i].code, refusals[_i].part);
}
END_TEST

/* O-7: what is added next has the number; it comes after all that is there. */
START_TEST (test_next_sequence)
{
  ck_assert_uint_eq (beckon_world_get_next_sequence (world), 1);
  assert_refused (beckon_world_set_next_sequence (world, 0, &error), INVALID, "sequence");
  assert_done (beckon_world_set_next_sequence (world, 7, &error));
  assert_done (add (world, "1", "2", BECKON_STATE_CREATED, &error));
  assert_refused (beckon_world_set_next_sequence (world, 7, &error), INVALID, "sequence");
  ck_assert_uint_eq (beckon_world_get_next_sequence (world), 8);
}
END_TEST

/* Numbers that have come to their end do not begin again: order (T-6) would be lost. */
START_TEST (test_last_sequence)
{
  if (!beckon_world_set_next_sequence (world, G_MAXUINT64, NULL))
    return;
  if (add (world, "1", "2", BECKON_STATE_CREATED, NULL))
    add (world, "1", "3", BECKON_STATE_CREATED, NULL);

  g_autoptr (GPtrArray) found = beckon_world_find_associations (world, NULL, NULL, BECKON_STATE_NONE);
  for (guint i = 0; i < found->len; i++)
    {
      ck_assert_uint_ge (beckon_association_get_sequence (found->pdata[i]), 1);
      ck_assert_str_eq (beckon_association_peek_member_id (found->pdata[i]), i == 0 ? "2" : "3");
    }
}
END_TEST

START_TEST (test_what_stands_beside)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  g_autoptr (BeckonRegion) self = NULL, other = NULL;
  g_autoptr (BeckonSwitches) kept = NULL;

  ck_assert_pstr_eq (beckon_world_peek_region_name (world), NULL);
  ck_assert_ptr_null (beckon_world_peek_switches (world));
  beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, 3);
  beckon_world_set_region (world, "eu-west-1", switches);
  ck_assert_str_eq (beckon_world_peek_region_name (world), "eu-west-1");
  self = beckon_region_new_from_world (world, NULL, NULL);
  ck_assert_str_eq (beckon_region_peek_name (self), "eu-west-1");
  kept = beckon_region_dup_switches (self);
  ck_assert_uint_eq (beckon_switches_get (kept, BECKON_SWITCH_MAX_MEMBERS), 3);

  beckon_world_set_region (world, NULL, NULL);
  other = beckon_region_new_from_world (world, NULL, NULL);
  ck_assert_str_eq (beckon_region_peek_name (other), "us-east-1");
}
END_TEST

/* What the caller says wins. */
START_TEST (test_region_of_a_world)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  g_autoptr (BeckonRegion) self = NULL;
  g_autoptr (BeckonSwitches) kept = NULL;

  beckon_world_set_region (world, "eu-west-1", switches);
  beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, 4);
  assert_done (add (world, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED, &error));
  self = beckon_region_new_from_world (world, "cn-north-1", switches);
  ck_assert_str_eq (beckon_region_peek_name (self), "cn-north-1");
  kept = beckon_region_dup_switches (self);
  ck_assert_uint_eq (beckon_switches_get (kept, BECKON_SWITCH_MAX_MEMBERS), 4);
  ck_assert_beckon_state (self, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* --- comparing ------------------------------------------------------------------------------- */

static BeckonWorld *
world_of (const char *member,
          BeckonState state,
          const char *email,
          const char *id,
          gint64 invited_at_us,
          gint64 updated_at_us)
{
  BeckonWorld *self = beckon_world_new ();

  beckon_world_add_account (self, ADMINISTRATOR, START_US, FALSE, NULL);
  ck_assert (
      beckon_world_add_association (self, ADMINISTRATOR, member, state, email, id, invited_at_us, updated_at_us, NULL));

  return self;
}

static void
assert_diff (const BeckonWorld *before, const BeckonWorld *after, const char *expected)
{
  g_auto (GStrv) lines = beckon_world_diff (before, after);
  g_autofree char *joined = g_strjoinv ("\n", lines);

  ck_assert_str_eq (joined, expected);
  ck_assert_int_eq (beckon_world_equal (before, after), *expected == '\0');
}

#define PAIR ADMINISTRATOR " → " MEMBER

START_TEST (test_diff_of_states)
{
  g_autoptr (BeckonWorld) created = world_of (MEMBER, BECKON_STATE_CREATED, NULL, NULL, NO_TIME, START_US);
  g_autoptr (BeckonWorld) pending = world_of (MEMBER, BECKON_STATE_PENDING, "a@b", ID_1, START_US, START_US + 1);
  g_autoptr (BeckonWorld) sibling = world_of (SIBLING, BECKON_STATE_RESIGNED, NULL, NULL, NO_TIME, START_US);

  assert_diff (created, created, "");
  assert_diff (created, pending, PAIR ": pending, was created");
  assert_diff (pending, created, PAIR ": created, was pending");
  assert_diff (world, created,
               MEMBER ": seen, was unknown\n" ADMINISTRATOR ": seen, was unknown\n" ADMINISTRATOR
                      ": hub on since 2026-01-01T00:00:00Z, was off\n" PAIR ": created, was none");
  assert_diff (created, sibling,
               MEMBER ": unknown, was seen\n" SIBLING ": seen, was unknown\n" PAIR ": none, was created\n" ADMINISTRATOR
                      " → " SIBLING ": resigned, was none");
}
END_TEST

/* What differs within a state: each by its name. */
START_TEST (test_diff_within_a_state)
{
  g_autoptr (BeckonWorld) one = world_of (MEMBER, BECKON_STATE_PENDING, NULL, ID_1, START_US, START_US);
  g_autoptr (BeckonWorld) other
      = world_of (MEMBER, BECKON_STATE_PENDING, "a@b", NO_INVITATION_ID, START_US + 1, FIRST_TIME_US);
  g_autoptr (BeckonWorld) none = world_of (MEMBER, BECKON_STATE_PENDING, "none", ID_1, START_US, START_US);
  g_auto (GStrv) lines = beckon_world_diff (one, none);

  assert_diff (one, other,
               PAIR ": pending, e-mail a@b, was none; invitation id " NO_INVITATION_ID ", was " ID_1
                    "; invited at 2026-01-01T00:00:00.000001Z, was "
                    "2026-01-01T00:00:00Z; updated at 0001-01-01T00:00:00Z, was "
                    "2026-01-01T00:00:00Z");
  ck_assert (!beckon_world_equal (one, none));
  ck_assert_ptr_nonnull (strstr (lines[0], "e-mail"));
}
END_TEST

START_TEST (test_diff_of_accounts)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();

  beckon_world_add_account (world, "1", START_US, FALSE, NULL);
  beckon_world_add_account (other, "1", BECKON_TIME_NONE, FALSE, NULL);
  beckon_world_add_account (world, "2", START_US, FALSE, NULL);
  beckon_world_add_account (other, "2", START_US + G_USEC_PER_SEC, FALSE, NULL);
  beckon_world_add_account (world, "3", BECKON_TIME_NONE, FALSE, NULL);
  beckon_world_add_account (other, "3", BECKON_TIME_NONE, TRUE, NULL);
  beckon_world_add_account (world, "4", BECKON_TIME_NONE, TRUE, NULL);
  beckon_world_add_account (other, "4", BECKON_TIME_NONE, FALSE, NULL);
  beckon_world_set_ids_drawn (other, 3);
  assert_diff (world, other,
               "1: hub off, was on\n"
               "2: hub on since 2026-01-01T00:00:01Z, was on since 2026-01-01T00:00:00Z\n"
               "3: in an organization, was not\n"
               "4: not in an organization, was in one\n"
               "ids drawn: 3, was 0");
}
END_TEST

/* W-7: of the sequence numbers, only the order; and nothing of what stands beside. */
START_TEST (test_diff_of_order)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();
  g_autoptr (BeckonWorld) third = beckon_world_new ();

  add (world, "1", "2", BECKON_STATE_CREATED, NULL);
  add (world, "1", "3", BECKON_STATE_CREATED, NULL);
  add (other, "1", "3", BECKON_STATE_CREATED, NULL);
  add (other, "1", "2", BECKON_STATE_CREATED, NULL);
  assert_diff (world, other, "order: 1 → 3, was 1 → 2");

  beckon_world_set_next_sequence (third, 10, NULL);
  add (third, "1", "2", BECKON_STATE_CREATED, NULL);
  beckon_world_set_next_sequence (third, 20, NULL);
  add (third, "1", "3", BECKON_STATE_CREATED, NULL);
  beckon_world_set_region (third, "eu-west-1", NULL);
  assert_diff (world, third, "");
}
END_TEST

/* A few of a few: so that many a pair of worlds is equal. */
static BeckonWorld *
any_world (GRand *chance)
{
  static const char *const ids[] = { "1", "2", "3" };
  BeckonWorld *self = beckon_world_new ();

  for (int n = g_rand_int_range (chance, 0, 3); n > 0; n--)
    add (self, ids[g_rand_int_range (chance, 0, 2)], ids[g_rand_int_range (chance, 0, 3)],
         (BeckonState) g_rand_int_range (chance, 1, 3), NULL);
  for (int n = g_rand_int_range (chance, 0, 2); n > 0; n--)
    beckon_world_add_account (self, ids[g_rand_int_range (chance, 0, 3)], BECKON_TIME_NONE, g_rand_boolean (chance),
                              NULL);
  beckon_world_set_ids_drawn (self, (guint64) g_rand_int_range (chance, 0, 2));

  return self;
}

START_TEST (test_diff_is_empty_where_worlds_are_equal)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed ((guint32) _i);
  guint n_equal = 0;

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (BeckonWorld) one = any_world (chance), other = any_world (chance);
      g_autoptr (GVariant) written = beckon_world_to_variant (one);
      g_autoptr (GVariant) other_written = beckon_world_to_variant (other);
      g_auto (GStrv) lines = beckon_world_diff (one, other);
      gboolean is_equal = beckon_world_equal (one, other);

      ck_assert_int_eq (is_equal, lines[0] == NULL);
      ck_assert_int_eq (is_equal, g_variant_equal (written, other_written));
      n_equal += is_equal;
    }
  ck_assert_uint_gt (n_equal, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("world");
  TCase *tcase = testing_add_tcase (suite, "building");

  tcase_add_checked_fixture (tcase, set_up_world, tear_down_world);
  tcase_add_test (tcase, test_account);
  tcase_add_test (tcase, test_account_that_is_none);
  tcase_add_test (tcase, test_accounts_of_an_association);
  tcase_add_loop_test (tcase, test_association_of_defaults, 1, BECKON_N_STATES);
  tcase_add_test (tcase, test_times_follow_each_other);
  tcase_add_loop_test (tcase, test_association_that_is_none, 0, G_N_ELEMENTS (refusals));
  tcase_add_test (tcase, test_next_sequence);
  tcase_add_test (tcase, test_last_sequence);
  tcase_add_test (tcase, test_what_stands_beside);
  tcase_add_test (tcase, test_region_of_a_world);

  tcase = testing_add_tcase (suite, "comparing");
  tcase_add_checked_fixture (tcase, set_up_world, tear_down_world);
  tcase_add_test (tcase, test_diff_of_states);
  tcase_add_test (tcase, test_diff_within_a_state);
  tcase_add_test (tcase, test_diff_of_accounts);
  tcase_add_test (tcase, test_diff_of_order);
  tcase_add_loop_test (tcase, test_diff_is_empty_where_worlds_are_equal, 0, 10);

  return testing_run (suite);
}
