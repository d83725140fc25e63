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
  g_autoptr (GPtrArray) page G_GNUC_UNUSED
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

/* Two organizations, whose delegated administrators enroll whoever comes, as often as not (G-15). */
static void
play_organization (void)
{
  const char *management = any (2) == 0 ? RIVAL : STRANGER;
  const char *administrator = any_account ();

  beckon_region_set_organization (region, administrator, management, NULL);
  beckon_region_enable_organization_admin_account (region, management, administrator, NULL);
  beckon_region_update_organization_configuration (region, administrator, any (2) == 0, NULL, NULL, NULL);
  beckon_region_set_organization (region, any_account (), management, NULL);
}

static void
play_deed (void)
{
  switch (any (18))
    {
    case 0:
      beckon_region_set_organization_account (region, any_account (), any (2) == 0, NULL);
      break;
    case 16:
    case 17:
      play_organization ();
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

/* Whether a step stands among the effects of any entry of an operation or an edit. */
static gboolean
has_effect (GPtrArray *entries, const char *operation, const char *rule)
{
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GVariant) effects = g_variant_lookup_value (entries->pdata[i], "effects", NULL);
      g_autofree char *text = effects != NULL ? g_variant_print (effects, FALSE) : g_strdup ("");
      const char *name = NULL;

      g_variant_lookup (entries->pdata[i], "operation", "&s", &name);
      if (strcmp (name, operation) == 0 && strstr (text, rule) != NULL)
        return TRUE;
    }

  return FALSE;
}

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

/* --- organizations -------------------------------------------------------------------------- */

/* Given the world before it, a journal of all that can happen to an organization gives the world after it. */
#define MANAGEMENT "222233334444"
#define ARN "arn:aws:securityhub:us-east-1:" RIVAL ":hub/default"

static void
configure (BeckonRegion *self)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "red");
  g_hash_table_insert (tags, (gpointer) "cost", (gpointer) "");
  assert_done (beckon_region_enable_security_hub_full (self, STRANGER, tags, "STANDARD_CONTROL", &error));
  assert_done (beckon_region_update_security_hub_configuration (self, RIVAL, FALSE, "STANDARD_CONTROL", &error));
  assert_done (beckon_region_tag_resource (self, RIVAL, ARN, tags, &error));
  assert_done (beckon_region_untag_resource (self, RIVAL, ARN, IDS ("cost"), &error));
}

static void
come_and_go (BeckonRegion *self)
{
  assert_done (beckon_region_set_organization (self, RIVAL, MANAGEMENT, &error));
  assert_done (beckon_region_set_organization (self, MEMBER, MANAGEMENT, &error));
  assert_done (beckon_region_enable_organization_admin_account (self, MANAGEMENT, RIVAL, &error));
  assert_done (create_members (self, RIVAL, IDS (MEMBER), &error));
  assert_done (beckon_region_update_organization_configuration (self, RIVAL, TRUE, "NONE", NULL, &error));
  assert_done (beckon_region_set_organization (self, SIBLING, MANAGEMENT, &error));
  set_organization (self, MEMBER, FALSE);
  set_organization (self, MEMBER, TRUE);
}

static void
look_around (BeckonRegion *self)
{
  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    if (!beckon_operation_is_mutating (operation))
      {
        call_operation (self, operation, RIVAL, SIBLING, NULL);
        call_operation (self, operation, MANAGEMENT, SIBLING, NULL);
        call_operation (self, operation, SIBLING, RIVAL, NULL);
      }
}

START_TEST (test_g15_organization_replays)
{
  g_autoptr (BeckonWorld) start = beckon_region_snapshot (region);
  g_autoptr (BeckonRegion) other = region_for_replay (start);
  g_autoptr (GPtrArray) entries = NULL;

  beckon_region_start_journal (region, 0);
  configure (region);
  come_and_go (region);
  look_around (region);
  assert_done (beckon_region_disable_organization_admin_account (region, MANAGEMENT, RIVAL, &error));
  entries = beckon_region_take_journal (region);
  ck_assert (has_effect (entries, "CreateMembers", "L-none/enroll"));
  ck_assert (has_effect (entries, "organization", "L-none/enroll"));
  ck_assert (has_effect (entries, "organization", "L-accepted/disassociate"));
  ck_assert (has_effect (entries, "DisableOrganizationAdminAccount", "L-accepted/disassociate"));
  assert_replays (other, entries);
  assert_same_world (region, other);
}
END_TEST

/* O-13: a tag without a value is refused, both times for that, alone and beside another tag. */
START_TEST (test_o13_tag_without_a_value_replays)
{
  g_autoptr (BeckonWorld) start = beckon_region_snapshot (region);
  g_autoptr (BeckonRegion) other = region_for_replay (start);
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) entries = NULL;

  g_hash_table_insert (tags, (gpointer) "team", NULL);
  if (_i == 1)
    g_hash_table_insert (tags, (gpointer) "cost", (gpointer) "");
  beckon_region_start_journal (region, 0);
  assert_fails (region, beckon_region_tag_resource (region, RIVAL, ARN, tags, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-13");
  entries = beckon_region_take_journal (region);
  ck_assert_uint_eq (entries->len, 1);
  assert_replays (other, entries);
}
END_TEST

/* An entry from before organizations had names: it has `member` alone, and does now what it did then. */
START_TEST (test_g9_entry_of_version_1_replays)
{
  g_autoptr (GVariant) entry
      = g_variant_ref_sink (g_variant_new_parsed ("{'time': <int64 5>, 'operation': <'organization'>, "
                                                  "'input': <{'account': <'" MEMBER "'>, 'member': <true>}>}"));
  g_autoptr (GVariant) made = beckon_region_replay (region, entry, NULL);
  g_autoptr (BeckonRegion) twin = region_new ();

  ck_assert (made != NULL && g_variant_equal (made, entry));
  enable (twin, ADMINISTRATOR, RIVAL, MEMBER, SIBLING, NULL);
  set_organization (twin, MEMBER, TRUE);
  assert_same_world (twin, region);
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

  tcase = testing_add_tcase (suite, "organizations");
  tcase_add_test (tcase, test_g15_organization_replays);
  tcase_add_loop_test (tcase, test_o13_tag_without_a_value_replays, 0, 2);
  tcase_add_test (tcase, test_g9_entry_of_version_1_replays);

  return testing_run (suite);
}
