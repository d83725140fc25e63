/* SPDX-License-Identifier: MIT */
/* Doing a journal again gives the same world and the same answers, byte for byte. */
#include "../testing.h"

#include <string.h>

/* --- random programs ------------------------------------------------------------------------- */

static const char *const accounts[] = { ADMINISTRATOR, RIVAL, MEMBER, SIBLING, STRANGER, "12" };

/* What a program draws from: its chance, and what it has seen. */
static struct
{
  GRand *chance;
  gint64 now_us;
  char *token;
  BeckonWorld *older;
} program;

static guint
any (guint n)
{
  return (guint) g_rand_int_range (program.chance, 0, (gint32) n);
}

/* Once in a while, what is not an account id. */
static const char *
any_account (void)
{
  return any (60) == 0 ? " " : accounts[any (G_N_ELEMENTS (accounts))];
}

static gint64
read_clock (gpointer user_data)
{
  return program.now_us += any (1000);
}

static char *
draw_id (guint64 nth, gpointer user_data)
{
  if (any (20) == 0)
    return any (2) == 0 ? NULL : g_strdup ("no id");

  return g_strdup_printf ("%08x%08x%08x%08x", any (G_MAXINT32), any (G_MAXINT32), any (G_MAXINT32), any (G_MAXINT32));
}

/* It looks around, too, which is nobody's call. */
static BeckonVerdict *
guard (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  const char *caller = beckon_proposal_peek_caller (proposal);

  if (any (4) == 0)
    call_operation (self, BECKON_OPERATION_GET_INVITATIONS_COUNT, caller, NULL, NULL);
  if (any (8) == 0)
    return beckon_verdict_new_report ("the guard says no");
  if (any (16) == 0)
    return beckon_verdict_new_failure (any (BECKON_N_ERRORS), "the guard says never");

  return NULL;
}

static void
play_ids (BeckonOperation operation, const char *caller)
{
  static GPtrArray *(*const functions[BECKON_N_OPERATIONS]) (BeckonRegion *, const char *, const char *const *,
                                                             GError **)
      = {
          [BECKON_OPERATION_CREATE_MEMBERS] = create_members,
          [BECKON_OPERATION_DELETE_MEMBERS] = beckon_region_delete_members,
          [BECKON_OPERATION_INVITE_MEMBERS] = beckon_region_invite_members,
          [BECKON_OPERATION_DECLINE_INVITATIONS] = beckon_region_decline_invitations,
          [BECKON_OPERATION_DELETE_INVITATIONS] = beckon_region_delete_invitations,
        };
  g_autoptr (GPtrArray) unprocessed = NULL;
  const char *ids[5] = { NULL };
  guint n = 1 + any (4);

  for (guint i = 0; i < n; i++)
    ids[i] = any_account ();
  if (functions[operation] != NULL)
    unprocessed = functions[operation](region, caller, ids, NULL);
  else if (operation == BECKON_OPERATION_DISASSOCIATE_MEMBERS)
    beckon_region_disassociate_members (region, caller, ids, NULL);
  else
    call_operation (region, operation, caller, ids[0], NULL);
}

/* Mostly the invitation that is there. */
static void
play_accept (BeckonOperation operation, const char *caller)
{
  g_autoptr (GPtrArray) found = beckon_region_find_associations (region, NULL, caller, BECKON_STATE_NONE);
  const BeckonAssociation *one = found->len > 0 ? found->pdata[any (found->len)] : NULL;
  const char *id = one != NULL ? beckon_association_peek_invitation_id (one) : NULL;

  if (id == NULL)
    call_operation (region, operation, caller, any_account (), NULL);
  else if (operation == BECKON_OPERATION_ACCEPT_INVITATION)
    beckon_region_accept_invitation (region, caller, beckon_association_peek_administrator_id (one), id, NULL);
  else
    beckon_region_accept_administrator_invitation (region, caller, beckon_association_peek_administrator_id (one), id,
                                                   NULL);
}

/* With the token of a page before, whosever it was. */
static void
play_list (BeckonOperation operation, const char *caller)
{
  g_autofree char *next_token = NULL;
  const char *token = any (2) == 0 ? program.token : NULL;
  int max_results = (int) any (4) - 1;
  g_autoptr (GPtrArray) page
      = operation == BECKON_OPERATION_LIST_MEMBERS
            ? beckon_region_list_members (region, caller, any (3) == 0, max_results, token, &next_token, NULL)
            : beckon_region_list_invitations (region, caller, max_results, token, &next_token, NULL);

  if (next_token != NULL)
    {
      g_free (program.token);
      program.token = g_steal_pointer (&next_token);
    }
}

/* What leads to invitations comes up more often than the rest. */
static BeckonOperation
any_operation (void)
{
  static const BeckonOperation frequent[]
      = { BECKON_OPERATION_CREATE_MEMBERS, BECKON_OPERATION_INVITE_MEMBERS, BECKON_OPERATION_ENABLE_SECURITY_HUB };

  return any (3) == 0 ? frequent[any (G_N_ELEMENTS (frequent))] : any (BECKON_N_OPERATIONS);
}

static void
play_operation (void)
{
  BeckonOperation operation = any_operation ();
  const char *caller = any_account ();

  if (operation == BECKON_OPERATION_LIST_MEMBERS || operation == BECKON_OPERATION_LIST_INVITATIONS)
    play_list (operation, caller);
  else if (operation == BECKON_OPERATION_ACCEPT_INVITATION
           || operation == BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION)
    play_accept (operation, caller);
  else
    play_ids (operation, caller);
}

static void
add_fault (void)
{
  const char *account = accounts[any (G_N_ELEMENTS (accounts))];
  g_autoptr (BeckonFault) fault = NULL;

  switch (any (5))
    {
    case 0:
      fault = beckon_fault_new_before (any (BECKON_N_ERRORS), "a fault before");
      break;
    case 1:
      fault = beckon_fault_new_after (any (BECKON_N_ERRORS), "a fault after");
      break;
    case 2:
      fault = beckon_fault_new_after_named (any (2) == 0 ? "ThrottlingException" : "InvalidInputException",
                                            any (2) == 0 ? 0 : 400 + any (200), NULL);
      break;
    case 3:
      fault = beckon_fault_new_stale ();
      break;
    default:
      fault = beckon_fault_new_unprocessed (account, "a fault of one");
      break;
    }
  beckon_fault_set_nth (fault, 1 + any (4));
  beckon_fault_set_times (fault, 1 + any (3));
  beckon_fault_set_probability (fault, 0.5, any (100));
  beckon_region_add_fault (region, fault);
}

static void
turn_any (void)
{
  BeckonSwitch which = any (BECKON_N_SWITCHES);

  turn (region, which, any (which == BECKON_SWITCH_HUB_OFF_ERROR ? 3 : 2));
}

static void
play_deed (void)
{
  switch (any (16))
    {
    case 0:
      beckon_region_set_organization_account (region, any_account (), any (2) == 0, NULL);
      break;
    case 1:
      beckon_region_restore (region, program.older, NULL);
      break;
    case 2:
      beckon_world_unref (program.older);
      program.older = beckon_region_snapshot (region);
      break;
    case 3:
      turn_any ();
      break;
    case 4:
      beckon_region_clear_faults (region);
      break;
    case 5:
    case 6:
      beckon_region_put_association (region, any_account (), any_account (), any (BECKON_N_STATES), NULL);
      break;
    case 7:
      beckon_region_reset (region, NULL);
      break;
    default:
      add_fault ();
      break;
    }
}

/* Plays in the Region of the fixture, with all that can come from outside. */
static GPtrArray *
play (guint32 seed, guint n_calls)
{
  program.chance = g_rand_new_with_seed (seed);
  program.now_us = START_US;
  program.older = beckon_region_snapshot (region);
  beckon_region_set_clock (region, read_clock, NULL, NULL);
  beckon_region_set_id_source (region, draw_id, NULL, NULL);
  beckon_region_set_guard (region, guard, NULL, NULL);
  beckon_region_start_journal (region, 0);
  for (guint i = 0; i < n_calls; i++)
    if (any (12) == 0)
      play_deed ();
    else
      play_operation ();
  g_clear_pointer (&program.older, beckon_world_unref);
  g_clear_pointer (&program.token, g_free);

  return beckon_region_take_journal (region);
}

/* --- replaying ------------------------------------------------------------------------------- */

static gint64
clock_of_nobody (gpointer user_data)
{
  ck_abort_msg ("a replay has asked the clock");
}

static char *
source_of_nobody (guint64 nth, gpointer user_data)
{
  ck_abort_msg ("a replay has asked the id source");
}

static BeckonVerdict *
guard_of_nobody (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  ck_abort_msg ("a replay has asked the guard");
}

/* A Region that must not ask for anything, and whose fault plan is deadly. */
static BeckonRegion *
region_for_replay (const BeckonWorld *world)
{
  BeckonRegion *self = beckon_region_new_from_world (world, NULL, NULL);
  g_autoptr (BeckonFault) fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "a replay has asked the fault plan");

  beckon_fault_set_times (fault, 0);
  beckon_region_add_fault (self, fault);
  beckon_region_set_clock (self, clock_of_nobody, NULL, NULL);
  beckon_region_set_id_source (self, source_of_nobody, NULL, NULL);
  beckon_region_set_guard (self, guard_of_nobody, NULL, NULL);

  return self;
}

static void
assert_same_entry (GVariant *expected, GVariant *got)
{
  g_autofree char *was = g_variant_print (expected, FALSE);
  g_autofree char *is = g_variant_print (got, FALSE);

  ck_assert_str_eq (is, was);
  ck_assert (g_variant_equal (got, expected));
  ck_assert_mem_eq (g_variant_get_data (got), g_variant_get_data (expected), g_variant_get_size (expected));
}

static void
assert_same_world (BeckonRegion *one, BeckonRegion *other)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (one);
  g_autoptr (BeckonWorld) other_world = beckon_region_snapshot (other);

  ck_assert_beckon_worlds_equal (other_world, world);
  ck_assert_uint_eq (beckon_world_get_next_sequence (world), beckon_world_get_next_sequence (other_world));
}

static guint
count_with (GPtrArray *entries, const char *key)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (entries->pdata[i], key, NULL);

      n += value != NULL;
    }

  return n;
}

static void
assert_replays (BeckonRegion *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) entry = beckon_region_replay (self, entries->pdata[i], &error);

      ck_assert_msg (entry != NULL, "entry %u: %s", i, error != NULL ? error->message : "");
      ck_assert (!g_variant_is_floating (entry));
      assert_same_entry (entries->pdata[i], entry);
    }
}

#define N_PROGRAMS 25
#define N_CALLS 200

START_TEST (test_random_program_replays)
{
  g_autoptr (BeckonWorld) start = beckon_region_snapshot (region);
  g_autoptr (BeckonRegion) other = region_for_replay (start);
  g_autoptr (GPtrArray) entries = play ((guint32) _i, N_CALLS);

  ck_assert_uint_gt (count_with (entries, "effects"), 0);
  ck_assert_uint_gt (count_with (entries, "faults"), 0);
  assert_replays (other, entries);
  assert_same_world (region, other);
  ck_assert_beckon_invariants (other);
}
END_TEST

/* Real random ids, and those of a seed, are in the entries as well. */
START_TEST (test_own_sources_replay)
{
  g_autoptr (BeckonWorld) start = beckon_region_snapshot (region);
  g_autoptr (BeckonRegion) other = region_for_replay (start);
  g_autoptr (GPtrArray) entries = NULL;

  if (_i == 1)
    beckon_region_set_id_source (region, NULL, NULL, NULL);
  beckon_region_start_journal (region, 0);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  entries = beckon_region_take_journal (region);
  assert_replays (other, entries);
  assert_same_world (region, other);
}
END_TEST

static char *
draw_same_id (guint64 nth, gpointer user_data)
{
  return g_strdup (NO_INVITATION_ID);
}

static char *
draw_no_id (guint64 nth, gpointer user_data)
{
  return g_strdup ("no id");
}

/* W-5: an id that is none (row 0), or that the pair has (row 1), makes the call fail both times. */
START_TEST (test_bad_id_replays)
{
  g_autoptr (BeckonWorld) start = NULL;
  g_autoptr (BeckonRegion) other = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  beckon_region_set_id_source (region, draw_same_id, NULL, NULL);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  start = beckon_region_snapshot (region);
  other = region_for_replay (start);
  beckon_region_start_journal (region, 0);
  if (_i == 0)
    beckon_region_set_id_source (region, draw_no_id, NULL, NULL);
  assert_fails (region, beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), &error),
                BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-5");
  entries = beckon_region_take_journal (region);
  assert_replays (other, entries);
  assert_same_world (region, other);
}
END_TEST

/* W-5: a seeded source passes over the id that the pair has, and the world counts it (W-7). */
START_TEST (test_id_that_is_passed_over_replays)
{
  g_autofree char *first_id = NULL;
  g_autoptr (BeckonWorld) start = beckon_world_new ();
  g_autoptr (BeckonRegion) other = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  first_id = dup_invitation_id (region, ADMINISTRATOR, MEMBER);
  beckon_world_add_account (start, ADMINISTRATOR, START_US, FALSE, NULL);
  ck_assert (beckon_world_add_association (start, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED, NULL, first_id, START_US,
                                           START_US, NULL));
  assert_done (beckon_region_restore (region, start, &error));
  other = region_for_replay (start);

  beckon_region_start_journal (region, 0);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  entries = beckon_region_take_journal (region);
  assert_replays (other, entries);
  assert_same_world (region, other);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("replay");
  TCase *tcase = testing_add_tcase (suite, "random programs");

  tcase_add_loop_test (tcase, test_random_program_replays, 0, N_PROGRAMS);
  tcase_add_loop_test (tcase, test_own_sources_replay, 0, 2);
  tcase_add_loop_test (tcase, test_bad_id_replays, 0, 2);
  tcase_add_test (tcase, test_id_that_is_passed_over_replays);

  return testing_run (suite);
}
