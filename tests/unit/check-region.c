/* SPDX-License-Identifier: MIT */
/* The Region itself: lifetime, name, operations, clock, invitation ids, and callbacks. */
#include "../testing.h"

#include <string.h>

/* --- lifetime and name --------------------------------------------------------------------- */

START_TEST (test_reference_keeps_the_region)
{
  BeckonRegion *self = beckon_region_new ("eu-west-1", NULL);
  BeckonRegion *same = beckon_region_ref (self);

  ck_assert_ptr_eq (same, self);
  beckon_region_unref (self);
  ck_assert_str_eq (beckon_region_peek_name (same), "eu-west-1");
  beckon_region_unref (same);
}
END_TEST

START_TEST (test_region_is_boxed)
{
  BeckonRegion *copy = g_boxed_copy (BECKON_TYPE_REGION, region);

  ck_assert_ptr_eq (copy, region);
  g_boxed_free (BECKON_TYPE_REGION, copy);
}
END_TEST

/* W-1 */
static const struct
{
  const char *name;
  const char *partition;
} partitions[] = {
  { "us-east-1", "aws" }, { "eu-central-1", "aws" }, { "cn-north-1", "aws-cn" }, { "us-gov-west-1", "aws-us-gov" },
  { "cn", "aws" },        { "us-gov", "aws" },       { "ap-cn-1", "aws" },       { "CN-north-1", "aws" },
};

START_TEST (test_w1_partition)
{
  const char *name = partitions[_i].name;
  const char *partition = partitions[_i].partition;
  g_autoptr (BeckonRegion) self = beckon_region_new (name, NULL);
  g_autoptr (BeckonHub) hub = NULL;
  g_autofree char *arn = g_strdup_printf ("arn:%s:securityhub:%s:" MEMBER ":hub/default", partition, name);

  ck_assert_str_eq (beckon_region_peek_name (self), name);
  ck_assert_str_eq (beckon_region_peek_partition (self), partition);
  enable (self, MEMBER, NULL);
  hub = beckon_region_describe_hub (self, MEMBER, arn, NULL);
  ck_assert_str_eq (beckon_hub_peek_arn (hub), arn);
}
END_TEST

/* W-1 */
START_TEST (test_w1_regions_share_nothing)
{
  g_autoptr (BeckonRegion) other = region_new ();

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  enable (other, ADMINISTRATOR, MEMBER, NULL);
  assert_members (other, ADMINISTRATOR, FALSE, NOBODY);
  assert_invitations (other, MEMBER, NOBODY);

  pair_in_state (other, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
}
END_TEST

START_TEST (test_region_is_made_with_switches)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  g_autoptr (BeckonRegion) self = NULL;
  g_autoptr (BeckonSwitches) kept = NULL;

  beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, 3);
  self = beckon_region_new ("us-east-1", switches);
  kept = beckon_region_dup_switches (self);
  ck_assert_uint_eq (beckon_switches_get (kept, BECKON_SWITCH_MAX_MEMBERS), 3);
}
END_TEST

/* --- clock: W-4, W-6 ----------------------------------------------------------------------- */

typedef struct
{
  gint64 now_us;
  gint64 step_us; /* added at each reading */
  guint n_read;
  guint n_freed;
} Clock;

static gint64
read_clock (gpointer user_data)
{
  Clock *clock = user_data;

  clock->n_read++;
  clock->now_us += clock->step_us;

  return clock->now_us;
}

static void
clock_freed (gpointer user_data)
{
  Clock *clock = user_data;

  clock->n_freed++;
}

START_TEST (test_w6_fixed_clock)
{
  ck_assert_int_eq (beckon_region_get_time_us (region), START_US);
  ck_assert (beckon_region_advance_clock (region, 0));
  ck_assert (beckon_region_advance_clock (region, 7));
  ck_assert_int_eq (beckon_region_get_time_us (region), START_US + 7);
  ck_assert (!beckon_region_advance_clock (region, -1));
  ck_assert (!beckon_region_advance_clock (region, G_MAXINT64));
  ck_assert (!beckon_region_advance_clock (region, LAST_TIME_US - START_US));
  ck_assert_int_eq (beckon_region_get_time_us (region), START_US + 7);
}
END_TEST

/* W-4: the first and the last time that there is. */
START_TEST (test_w4_ends_of_time)
{
  beckon_region_set_fixed_clock (region, FIRST_TIME_US);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  ck_assert (beckon_region_advance_clock (region, LAST_TIME_US - FIRST_TIME_US));
  ck_assert (!beckon_region_advance_clock (region, 1));
  administrator_invites (region, ADMINISTRATOR, MEMBER);

  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_int_eq (record.invited_at_us, LAST_TIME_US);
}
END_TEST

START_TEST (test_w6_real_time)
{
  gint64 before_us = g_get_real_time ();

  beckon_region_set_clock (region, NULL, NULL, NULL);
  ck_assert_int_ge (beckon_region_get_time_us (region), before_us);
  ck_assert_int_le (beckon_region_get_time_us (region), g_get_real_time ());
  ck_assert (!beckon_region_advance_clock (region, 1));
}
END_TEST

START_TEST (test_w6_own_clock_is_freed_once)
{
  Clock clock = { START_US, 0, 0, 0 };

  beckon_region_set_clock (region, read_clock, &clock, clock_freed);
  ck_assert_int_eq (beckon_region_get_time_us (region), START_US);
  ck_assert (!beckon_region_advance_clock (region, 1));
  ck_assert_uint_eq (clock.n_freed, 0);
  beckon_region_set_fixed_clock (region, START_US);
  ck_assert_uint_eq (clock.n_freed, 1);

  beckon_region_set_clock (region, read_clock, &clock, clock_freed);
  g_clear_pointer (&region, beckon_region_unref);
  ck_assert_uint_eq (clock.n_freed, 2);
}
END_TEST

/* W-4: a row for each operation: one call, one reading. */
START_TEST (test_w4_call_reads_the_clock_once)
{
  Clock clock = { START_US, 1, 0, 0 };

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  beckon_region_set_clock (region, read_clock, &clock, NULL);
  call_operation (region, _i, MEMBER, ADMINISTRATOR, NULL);
  ck_assert_uint_eq (clock.n_read, 1);
}
END_TEST

/* W-4: all that a call changes carries one and the same time. */
START_TEST (test_w4_one_call_one_time)
{
  Clock clock = { START_US, 1, 0, 0 };

  beckon_region_set_clock (region, read_clock, &clock, NULL);
  assert_done (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), &error));
  assert_done (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), &error));

  g_auto (Record) first = record_of (region, ADMINISTRATOR, MEMBER);
  g_auto (Record) second = record_of (region, ADMINISTRATOR, SIBLING);
  ck_assert_int_eq (first.invited_at_us, START_US + 2);
  ck_assert_int_eq (second.invited_at_us, START_US + 2);
  ck_assert_int_eq (first.updated_at_us, START_US + 2);
  ck_assert_int_eq (second.updated_at_us, START_US + 2);
}
END_TEST

/* W-4: a row for each operation, and a time on either side of the years 1 to 9999. */
START_TEST (test_w4_clock_out_of_range)
{
  Clock early = { FIRST_TIME_US - 1, 0, 0, 0 };
  Clock late = { LAST_TIME_US + 1, 0, 0, 0 };

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  beckon_region_set_clock (region, read_clock, &early, NULL);
  assert_fails (region, call_operation (region, _i, MEMBER, ADMINISTRATOR, &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_BAD_SOURCE, "W-4");
  beckon_region_set_clock (region, read_clock, &late, NULL);
  assert_fails (region, call_operation (region, _i, MEMBER, ADMINISTRATOR, &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_BAD_SOURCE, "W-4");
}
END_TEST

/* --- invitation ids: W-5, W-6 -------------------------------------------------------------- */

static void
assert_is_invitation_id (const char *id)
{
  ck_assert_uint_eq (strlen (id), 32);
  ck_assert_uint_eq (strspn (id, "0123456789abcdef"), 32);
}

/* What ADMINISTRATOR's invitations of @ids get in @self. */
static char *
drawn_ids (BeckonRegion *self, const char *const *ids)
{
  g_autoptr (GString) drawn = g_string_new (NULL);

  for (; *ids != NULL; ids++)
    {
      g_auto (Record) record = record_of (self, ADMINISTRATOR, *ids);

      assert_is_invitation_id (record.invitation_id);
      g_string_append_printf (drawn, "%s ", record.invitation_id);
    }

  return g_strdup (drawn->str);
}

static void
invite_all (BeckonRegion *self, const char *const *ids)
{
  assert_done (create_members (self, ADMINISTRATOR, ids, &error));
  assert_done (beckon_region_invite_members (self, ADMINISTRATOR, ids, &error));
}

/* W-6: the nth id depends on the seed and n alone. */
START_TEST (test_w6_seeded_ids_are_reproducible)
{
  g_autoptr (BeckonRegion) other = region_new ();
  g_autofree char *drawn = NULL;
  g_autofree char *drawn_again = NULL;

  invite_all (region, IDS ("1", "2", "3"));
  enable (other, ADMINISTRATOR, NULL);
  beckon_region_set_fixed_clock (other, START_US + 1);
  invite_all (other, IDS ("1"));
  beckon_region_set_id_seed (other, 2);
  beckon_region_set_id_seed (other, 1);
  invite_all (other, IDS ("2"));
  invite_all (other, IDS ("3"));

  drawn = drawn_ids (region, IDS ("1", "2", "3"));
  drawn_again = drawn_ids (other, IDS ("1", "2", "3"));
  ck_assert_str_eq (drawn_again, drawn);
}
END_TEST

START_TEST (test_w6_other_seeds_other_ids)
{
  g_autoptr (BeckonRegion) other = region_new ();
  g_autofree char *drawn = NULL;
  g_autofree char *drawn_there = NULL;

  invite_all (region, IDS ("1"));
  enable (other, ADMINISTRATOR, NULL);
  beckon_region_set_id_seed (other, 2);
  invite_all (other, IDS ("1"));

  drawn = drawn_ids (region, IDS ("1"));
  drawn_there = drawn_ids (other, IDS ("1"));
  ck_assert_str_ne (drawn_there, drawn);
}
END_TEST

/* W-5: ids differ from each other, seeded (row 0) or random (row 1). */
START_TEST (test_w5_ids_are_fresh)
{
  g_auto (GStrv) ids = account_ids_new (1000);
  g_autoptr (GHashTable) drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GVariant) dump = NULL;
  g_autoptr (GVariant) rows = NULL;

  if (_i == 1)
    beckon_region_set_id_source (region, NULL, NULL, NULL);
  turn (region, BECKON_SWITCH_MAX_ACCOUNT_DETAILS, 0);
  invite_all (region, (const char *const *) ids);

  dump = beckon_region_dump (region);
  rows = g_variant_lookup_value (dump, "associations", NULL);
  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      char *id = NULL;

      g_variant_get_child (rows, i, "(sssmsmsmxx)", NULL, NULL, NULL, NULL, &id, NULL, NULL, NULL);
      assert_is_invitation_id (id);
      ck_assert (g_hash_table_add (drawn, id));
    }
  ck_assert_uint_eq (g_hash_table_size (drawn), 1000);
}
END_TEST

START_TEST (test_w5_random_ids_differ_between_regions)
{
  g_autoptr (BeckonRegion) other = beckon_region_new ("us-east-1", NULL);
  g_autoptr (BeckonRegion) another = beckon_region_new ("us-east-1", NULL);
  g_autofree char *drawn = NULL;
  g_autofree char *drawn_there = NULL;

  enable (other, ADMINISTRATOR, NULL);
  enable (another, ADMINISTRATOR, NULL);
  invite_all (other, IDS ("1"));
  invite_all (another, IDS ("1"));

  drawn = drawn_ids (other, IDS ("1"));
  drawn_there = drawn_ids (another, IDS ("1"));
  ck_assert_str_ne (drawn_there, drawn);
}
END_TEST

#define GOOD_ID "0123456789abcdef0123456789abcdef"

/* A source that answers GOOD_ID, but for the nth id @bad. */
typedef struct
{
  guint64 nth;
  const char *bad;
  guint64 last_nth;
  guint n_freed;
} Source;

static char *
draw_id (guint64 nth, gpointer user_data)
{
  Source *source = user_data;

  source->last_nth = nth;

  return g_strdup (nth == source->nth ? source->bad : GOOD_ID);
}

static void
source_freed (gpointer user_data)
{
  Source *source = user_data;

  source->n_freed++;
}

static const char *const bad_ids[] = {
  NULL,
  "",
  "0123456789abcdef0123456789abcde",
  "0123456789abcdef0123456789abcdef0",
  "0123456789ABCDEF0123456789ABCDEF",
  "0123456789abcdefg123456789abcdef",
  " 123456789abcdef0123456789abcdef",
  "0123456789abcdef-123456789abcdef",
};

/* W-5: a bad id at the third of four invitations in one call leaves no trace, nor draws any id. */
START_TEST (test_w5_bad_id_leaves_no_trace)
{
  const char *const *ids = IDS ("1", "2", "3", "4");
  Source source = { 2, bad_ids[_i], 0, 0 };

  assert_done (create_members (region, ADMINISTRATOR, ids, &error));
  beckon_region_set_id_source (region, draw_id, &source, source_freed);
  assert_fails (region, beckon_region_invite_members (region, ADMINISTRATOR, ids, &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_BAD_SOURCE, "W-5");

  source.bad = GOOD_ID;
  assert_done (beckon_region_invite_members (region, ADMINISTRATOR, ids, &error));
  ck_assert_uint_eq (source.last_nth, 3);
  beckon_region_set_id_seed (region, 1);
  ck_assert_uint_eq (source.n_freed, 1);
}
END_TEST

/* W-5: the id that the pair already has; another pair may have it, and so may this one once it is
 * cleared. */
START_TEST (test_w5_same_id_again)
{
  Source source = { G_MAXUINT64, NULL, 0, 0 };

  beckon_region_set_id_source (region, draw_id, &source, NULL);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  assert_fails (region, beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), &error),
                BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-5");

  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
  administrator_withdraws (region, ADMINISTRATOR, SIBLING);
  administrator_invites (region, ADMINISTRATOR, SIBLING);
}
END_TEST

/* --- callbacks: W-6 ------------------------------------------------------------------------ */

/* A source that calls back into the Region at the second invitation of a call. */
typedef struct
{
  BeckonOperation operation;
  gboolean has_called;
} Caller;

static char *
call_back (guint64 nth, gpointer user_data)
{
  Caller *caller = user_data;

  if (nth == 1)
    {
      BeckonOperation operation = caller->operation;

      caller->has_called = TRUE;
      assert_invitations (region, MEMBER, IDS (ADMINISTRATOR));
      if (beckon_operation_is_mutating (operation))
        assert_fails (region, call_operation (region, operation, STRANGER, RIVAL, &error), BECKON_ERROR_INTERNAL,
                      BECKON_REASON_CALLED_BACK, "W-6");
      else
        call_operation (region, operation, ADMINISTRATOR, MEMBER, NULL);
    }

  return g_strdup_printf ("%032x", (guint) nth);
}

/*
 * A row for each operation. A read sees the world so far: MEMBER is invited, SIBLING is about to
 * be. A mutating call fails, changes nothing, and the call that it came from goes on.
 */
START_TEST (test_w6_calling_back)
{
  Caller caller = { _i, FALSE };

  beckon_region_set_id_source (region, call_back, &caller, NULL);
  invite_all (region, IDS (MEMBER, SIBLING));

  ck_assert (caller.has_called);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert_beckon_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
}
END_TEST

static char *
mark_back (guint64 nth, gpointer user_data)
{
  gboolean *has_called = user_data;

  *has_called = TRUE;
  assert_fails (region, beckon_region_set_organization_account (region, SIBLING, TRUE, &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_CALLED_BACK, "W-6");

  return g_strdup_printf ("%032x", (guint) nth);
}

START_TEST (test_w6_marking_from_a_callback)
{
  gboolean has_called = FALSE;

  beckon_region_set_id_source (region, mark_back, &has_called, NULL);
  invite_all (region, IDS (MEMBER));
  ck_assert (has_called);
}
END_TEST

/* W-6: a source replaces neither itself nor another. */
static char *
replace_source (guint64 nth, gpointer user_data)
{
  gboolean *has_called = user_data;

  *has_called = TRUE;
  g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  beckon_region_set_id_seed (region, 2);
  g_test_assert_expected_messages ();
  g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  beckon_region_set_id_source (region, NULL, NULL, NULL);
  g_test_assert_expected_messages ();

  return g_strdup_printf ("%032x", (guint) nth);
}

START_TEST (test_w6_replacing_the_source_from_a_callback)
{
  gboolean has_called = FALSE;

  beckon_region_set_id_source (region, replace_source, &has_called, NULL);
  invite_all (region, IDS (MEMBER));
  ck_assert (has_called);
  has_called = FALSE;
  invite_all (region, IDS (SIBLING));
  ck_assert (has_called);
}
END_TEST

/* W-6: another Region is free to be changed. */
static char *
copy_to_another (guint64 nth, gpointer user_data)
{
  BeckonRegion *other = user_data;

  pair_in_state (other, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);

  return g_strdup_printf ("%032x", (guint) nth);
}

START_TEST (test_w6_callback_changes_another_region)
{
  g_autoptr (BeckonRegion) other = region_new ();

  enable (other, ADMINISTRATOR, MEMBER, NULL);
  beckon_region_set_id_source (region, copy_to_another, other, NULL);
  invite_all (region, IDS (MEMBER));
  ck_assert_beckon_state (other, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("region");
  TCase *tcase = testing_add_tcase (suite, "lifetime and name");

  tcase_add_test (tcase, test_reference_keeps_the_region);
  tcase_add_test (tcase, test_region_is_boxed);
  tcase_add_loop_test (tcase, test_w1_partition, 0, G_N_ELEMENTS (partitions));
  tcase_add_test (tcase, test_w1_regions_share_nothing);
  tcase_add_test (tcase, test_region_is_made_with_switches);

  tcase = testing_add_tcase (suite, "clock");
  tcase_add_test (tcase, test_w6_fixed_clock);
  tcase_add_test (tcase, test_w4_ends_of_time);
  tcase_add_test (tcase, test_w6_real_time);
  tcase_add_test (tcase, test_w6_own_clock_is_freed_once);
  tcase_add_loop_test (tcase, test_w4_call_reads_the_clock_once, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_w4_one_call_one_time);
  tcase_add_loop_test (tcase, test_w4_clock_out_of_range, 0, BECKON_N_OPERATIONS);

  tcase = testing_add_tcase (suite, "invitation ids");
  tcase_add_test (tcase, test_w6_seeded_ids_are_reproducible);
  tcase_add_test (tcase, test_w6_other_seeds_other_ids);
  tcase_add_loop_test (tcase, test_w5_ids_are_fresh, 0, 2);
  tcase_add_test (tcase, test_w5_random_ids_differ_between_regions);
  tcase_add_loop_test (tcase, test_w5_bad_id_leaves_no_trace, 0, G_N_ELEMENTS (bad_ids));
  tcase_add_test (tcase, test_w5_same_id_again);

  tcase = testing_add_tcase (suite, "callbacks");
  tcase_add_loop_test (tcase, test_w6_calling_back, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_w6_marking_from_a_callback);
  tcase_add_test (tcase, test_w6_replacing_the_source_from_a_callback);
  tcase_add_test (tcase, test_w6_callback_changes_another_region);

  return testing_run (suite);
}
