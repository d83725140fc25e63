/* SPDX-License-Identifier: MIT */
/* Stale reads: which older world answers, what keeps it and what forgets it, and that replays answer the same (F-2). */
#include "../testing.h"

#include "region/region.h"
#include "values/fault.h"

static void
add_stale (guint times)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_stale ();

  beckon_fault_set_times (fault, times);
  beckon_region_add_fault (region, fault);
}

/* Every read by that account only. */
static void
add_stale_for (const char *reader, guint times)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_stale ();

  beckon_fault_match_caller (fault, reader);
  beckon_fault_set_times (fault, times);
  beckon_region_add_fault (region, fault);
}

static gint64
count (BeckonRegion *self, const char *reader)
{
  g_autoptr (GError) error = NULL;
  gint64 n = beckon_region_get_invitations_count (self, reader, &error);

  ck_assert_msg (n >= 0, "%s", error != NULL ? error->message : "no error");

  return n;
}

static void
assert_count (const char *reader, gint64 expected)
{
  ck_assert_beckon_unchanged_by (region, ck_assert_int_eq (count (region, reader), expected));
}

/* --- which world ------------------------------------------------------------------------------- */

/* F-2: InviteMembers, and the first ListInvitations does not show it yet. */
START_TEST (test_f2_invitation_that_is_not_shown_yet)
{
  add_stale_for (MEMBER, 1);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  ck_assert_beckon_unchanged_by (region, assert_invitations (region, MEMBER, NOBODY));
  assert_invitations (region, MEMBER, IDS (ADMINISTRATOR));
}
END_TEST

/* F-2: what the reader did itself before that call is seen. */
START_TEST (test_f2_own_change_before)
{
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  add_stale_for (MEMBER, 0);
  member_declines (region, MEMBER, RIVAL);
  member_deletes (region, MEMBER, RIVAL);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  assert_count (MEMBER, 0);
  administrator_creates (region, SIBLING, STRANGER);
  assert_count (MEMBER, 1);
}
END_TEST

/* F-2: the reader's own change is undone with those that came after the last one of another. */
START_TEST (test_f2_own_change_after)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  add_stale_for (MEMBER, 0);
  administrator_creates (region, SIBLING, STRANGER);
  assert_count (MEMBER, 1);
  member_declines (region, MEMBER, ADMINISTRATOR);
  member_deletes (region, MEMBER, ADMINISTRATOR);
  assert_count (MEMBER, 1);
  beckon_region_clear_faults (region);
  assert_count (MEMBER, 0);
}
END_TEST

/* F-2: before any such call, the read is answered as ever. */
START_TEST (test_f2_no_call_of_another)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  add_stale (0);
  assert_count (MEMBER, 1);
  member_declines (region, MEMBER, ADMINISTRATOR);
  member_deletes (region, MEMBER, ADMINISTRATOR);
  assert_count (MEMBER, 0);
}
END_TEST

/* F-2: a call that failed, or whose entries were all refused, or that a dry run made, has changed nothing. */
START_TEST (test_f2_calls_that_change_nothing)
{
  add_stale_for (MEMBER, 0);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  administrator_creates (region, RIVAL, STRANGER);
  assert_count (MEMBER, 1);
  assert_unprocessed (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), &error),
                      { MEMBER, BECKON_REASON_ALREADY_INVITED, "L-pending/invite" });
  assert_fails (region, beckon_region_enable_security_hub (region, RIVAL, &error), BECKON_ERROR_RESOURCE_CONFLICT,
                BECKON_REASON_HUB_ALREADY_ON, "G-10");
  beckon_region_begin_dry_run (region);
  administrator_invites (region, RIVAL, STRANGER);
  beckon_region_end_dry_run (region);
  assert_count (MEMBER, 1);
  administrator_withdraws (region, ADMINISTRATOR, MEMBER);
  assert_count (MEMBER, 1);
}
END_TEST

/* F-2: a call whose answer is lost has changed something all the same. */
START_TEST (test_f2_lost_answer)
{
  g_autoptr (BeckonFault) lost = beckon_fault_new_after (BECKON_ERROR_INTERNAL, "lost");

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  add_stale_for (MEMBER, 0);
  beckon_region_add_fault (region, lost);
  ck_assert_ptr_null (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL));
  assert_count (MEMBER, 0);
}
END_TEST

/* F-2, G-1: the gate too is judged in that world, where the hub was not on yet; but by the switches as they are now. */
START_TEST (test_f2_gate)
{
  add_stale_for (STRANGER, 0);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  enable (region, STRANGER, NULL);
  assert_fails (region, beckon_region_get_invitations_count (region, STRANGER, &error), BECKON_ERROR_BAD_REQUEST,
                BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1");
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  assert_count (STRANGER, 0);
}
END_TEST

/* F-2, O-7: the token of a stale page is good in the world as it is. */
START_TEST (test_f2_token)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autofree char *token = NULL;
  g_autofree char *end = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, SIBLING, MEMBER, BECKON_STATE_CREATED);
  add_stale_for (MEMBER, 1);
  administrator_invites (region, SIBLING, MEMBER);
  first = beckon_region_list_invitations (region, MEMBER, 1, NULL, &token, NULL);
  ck_assert_ptr_nonnull (token);
  second = beckon_region_list_invitations (region, MEMBER, -1, token, &end, NULL);
  ck_assert_ptr_null (end);
  ck_assert_uint_eq (first->len, 1);
  ck_assert_uint_eq (second->len, 2);
}
END_TEST

/* --- organizations and hubs ----------------------------------------------------------------------- */

#define MANAGEMENT STRANGER /* of an organization to which ADMINISTRATOR and MEMBER belong */

static void
found_organization (void)
{
  assert_done (beckon_region_set_organization (region, ADMINISTRATOR, MANAGEMENT, &error));
  assert_done (beckon_region_set_organization (region, MEMBER, MANAGEMENT, &error));
}

static void
designate (void)
{
  assert_done (beckon_region_enable_organization_admin_account (region, MANAGEMENT, ADMINISTRATOR, &error));
}

/* F-2, G-13: the delegated administrator is told that it is none; what the management account did, it sees. */
START_TEST (test_f2_designation_that_is_not_shown_yet)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (BeckonAnswer) answer = NULL;

  found_organization ();
  add_stale (2);
  designate ();
  assert_fails (region, beckon_region_describe_organization_configuration (region, ADMINISTRATOR, &error),
                BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_NOT_AN_ORGANIZATION_ADMINISTRATOR, "O-14");
  ids = beckon_region_list_organization_admin_accounts (region, MANAGEMENT, NULL);
  ck_assert_str_eq (ids[0], ADMINISTRATOR);
  answer = beckon_region_describe_organization_configuration (region, ADMINISTRATOR, NULL);
  ck_assert_ptr_nonnull (answer);
}
END_TEST

/* F-2, G-14: whoever is enrolled does not know it yet. */
START_TEST (test_f2_enrolled_and_not_shown_yet)
{
  g_autoptr (BeckonInvitation) stale = NULL;
  g_autoptr (BeckonInvitation) administrator = NULL;

  found_organization ();
  designate ();
  add_stale_for (MEMBER, 1);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_done (beckon_region_get_administrator_account (region, MEMBER, &stale, &error));
  ck_assert_ptr_null (stale);
  assert_done (beckon_region_get_administrator_account (region, MEMBER, &administrator, &error));
  ck_assert_str_eq (beckon_invitation_peek_administrator_id (administrator), ADMINISTRATOR);
}
END_TEST

/* F-2, G-17: a member's ControlFindingGenerator is what its administrator had; its own tags it sees as they are. */
START_TEST (test_f2_setting_of_the_administrator)
{
  g_autoptr (BeckonHub) stale = NULL;
  g_autoptr (BeckonHub) hub = NULL;
  g_autoptr (GHashTable) tags = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_done (call_operation (region, BECKON_OPERATION_TAG_RESOURCE, MEMBER, NULL, &error));
  add_stale_for (MEMBER, 2);
  assert_done (beckon_region_update_security_hub_configuration (region, ADMINISTRATOR, -1, "STANDARD_CONTROL", &error));
  stale = beckon_region_describe_hub (region, MEMBER, NULL, NULL);
  ck_assert_str_eq (beckon_hub_peek_control_finding_generator (stale), "SECURITY_CONTROL");
  tags = beckon_region_list_tags_for_resource (region, MEMBER, "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default",
                                               NULL);
  ck_assert_uint_eq (g_hash_table_size (tags), 1);
  hub = beckon_region_describe_hub (region, MEMBER, NULL, NULL);
  ck_assert_str_eq (beckon_hub_peek_control_finding_generator (hub), "STANDARD_CONTROL");
}
END_TEST

/* F-2, O-12, O-13: what names nothing, or nothing that is there, has changed nothing. */
START_TEST (test_f2_configuring_that_changes_nothing)
{
  const char *arn = "arn:aws:securityhub:us-east-1:" RIVAL ":hub/default";

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  add_stale_for (MEMBER, 0);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  assert_done (beckon_region_update_security_hub_configuration (region, RIVAL, -1, NULL, &error));
  assert_done (beckon_region_update_security_hub_configuration (region, RIVAL, TRUE, "SECURITY_CONTROL", &error));
  assert_done (beckon_region_untag_resource (region, RIVAL, arn, IDS ("team"), &error));
  assert_count (MEMBER, 0);
  assert_done (call_operation (region, BECKON_OPERATION_TAG_RESOURCE, RIVAL, NULL, &error));
  assert_count (MEMBER, 1);
}
END_TEST

/* --- which calls --------------------------------------------------------------------------------- */

static gboolean
is_read (BeckonOperation operation)
{
  const char *name = beckon_operation_to_string (operation);

  return g_str_has_prefix (name, "List") || g_str_has_prefix (name, "Get") || g_str_has_prefix (name, "Describe");
}

/* What the call answered, without its input from outside. */
static char *
answer_of (BeckonRegion *self, BeckonOperation operation, const char *caller, const char *other)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GVariant) output = NULL;

  beckon_region_start_journal (self, 0);
  call_operation (self, operation, caller, other, NULL);
  entries = beckon_region_take_journal (self);
  output = g_variant_lookup_value (entries->pdata[0], "output", NULL);
  if (output == NULL)
    output = g_variant_lookup_value (entries->pdata[0], "error", NULL);

  return g_variant_print (output, FALSE);
}

/* F-2: each operation that reads answers as a Region that has the older world. */
static void
assert_read_is_stale (BeckonOperation operation)
{
  g_autoptr (BeckonRegion) older = beckon_region_clone (region);
  g_autofree char *expected = NULL;
  g_autofree char *got = NULL;

  administrator_disassociates (region, ADMINISTRATOR, MEMBER);
  expected = answer_of (older, operation, MEMBER, SIBLING);
  ck_assert_beckon_unchanged_by (region, got = answer_of (region, operation, MEMBER, SIBLING));
  ck_assert_str_eq (got, expected);
}

/* A row for each operation. One that can change something is not matched. */
START_TEST (test_f2_each_operation)
{
  const BeckonFault *fault;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  add_stale_for (MEMBER, 1);
  fault = region->faults->pdata[0];
  if (is_read (_i))
    assert_read_is_stale (_i);
  else
    call_operation (region, _i, MEMBER, ADMINISTRATOR, NULL);
  ck_assert_int_eq (fault->n_fired, is_read (_i));
}
END_TEST

/* A fault that fails the read decides, and the answer of a stale read can be lost. Either way it was stale. */
START_TEST (test_f2_with_other_faults)
{
  g_autoptr (BeckonFault) failed = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");
  g_autoptr (BeckonFault) lost = beckon_fault_new_after (BECKON_ERROR_LIMIT_EXCEEDED, "lost");

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  add_stale_for (MEMBER, 3);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  beckon_region_add_fault (region, failed);
  ck_assert_beckon_unchanged_by (region,
                                 ck_assert_int_eq (beckon_region_get_invitations_count (region, MEMBER, NULL), -1));
  beckon_region_add_fault (region, lost);
  ck_assert_beckon_unchanged_by (region,
                                 ck_assert_int_eq (beckon_region_get_invitations_count (region, MEMBER, NULL), -1));
  assert_count (MEMBER, 0);
  assert_count (MEMBER, 1);
}
END_TEST

/* A read whose input is refused is not matched. */
START_TEST (test_f2_refused_input)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  add_stale_for (MEMBER, 1);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  assert_fails (region, beckon_region_list_invitations (region, MEMBER, 1000, NULL, NULL, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-7");
  assert_count (MEMBER, 0);
}
END_TEST

/* F-2: a dry run is never matched, and neither is a read by a guard. */
START_TEST (test_f2_dry_run)
{
  add_stale_for (MEMBER, 1);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  beckon_region_begin_dry_run (region);
  ck_assert_int_eq (count (region, MEMBER), 1);
  beckon_region_end_dry_run (region);
  assert_count (MEMBER, 0);
}
END_TEST

static BeckonVerdict *
read_in_guard (BeckonRegion *self, BeckonProposal *proposal G_GNUC_UNUSED, gpointer user_data)
{
  *(gint64 *) user_data = count (self, MEMBER);

  return NULL;
}

START_TEST (test_f2_guard)
{
  gint64 seen = -1;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  add_stale_for (MEMBER, 1);
  administrator_withdraws (region, ADMINISTRATOR, MEMBER);
  beckon_region_set_guard (region, read_in_guard, &seen, NULL);
  administrator_creates (region, RIVAL, MEMBER);
  ck_assert_int_eq (seen, 0);
}
END_TEST

/* --- what keeps and forgets ----------------------------------------------------------------------- */

static gboolean
keeps_nothing (const BeckonRegion *self)
{
  return self->past.caller == NULL && self->past.before == NULL && self->past.other == NULL;
}

/* F-2: only a plan with a stale fault pays for it, and only as long as that fault can still fire. */
START_TEST (test_f2_nothing_is_kept_without_it)
{
  g_autoptr (BeckonFault) other = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "no");

  beckon_fault_set_nth (other, 1000);
  beckon_region_add_fault (region, other);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  ck_assert (keeps_nothing (region));
  add_stale_for (MEMBER, 1);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  ck_assert (!keeps_nothing (region));
  assert_count (MEMBER, 0);
  administrator_withdraws (region, ADMINISTRATOR, MEMBER);
  ck_assert (keeps_nothing (region));
}
END_TEST

/* F-2: no further back than to the moment when the plan got the fault. */
START_TEST (test_f2_what_was_before_the_fault)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  add_stale (0);
  assert_count (MEMBER, 1);
}
END_TEST

START_TEST (test_f2_clear)
{
  add_stale (0);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  beckon_region_clear_faults (region);
  ck_assert (keeps_nothing (region));
}
END_TEST

/* F-2: in a new world there has been no call yet. A restore in a dry run has made none. */
START_TEST (test_f2_restore_and_reset)
{
  g_autoptr (BeckonWorld) world = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  add_stale (0);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  world = beckon_region_snapshot (region);
  beckon_region_begin_dry_run (region);
  ck_assert (beckon_region_restore (region, world, NULL));
  beckon_region_end_dry_run (region);
  assert_count (MEMBER, 0);
  ck_assert (beckon_region_restore (region, world, NULL));
  assert_count (MEMBER, 1);
  administrator_withdraws (region, ADMINISTRATOR, MEMBER);
  ck_assert (beckon_region_reset (region, NULL));
  ck_assert (keeps_nothing (region));
}
END_TEST

/* F-2: edits are not calls: they make no older world, and do not change one. */
START_TEST (test_f2_edits)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  add_stale (0);
  assert_done (beckon_region_put_association (region, RIVAL, MEMBER, BECKON_STATE_PENDING, &error));
  set_organization (region, SIBLING, TRUE);
  assert_done (beckon_region_set_organization (region, RIVAL, STRANGER, &error));
  ck_assert (keeps_nothing (region));
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  assert_done (beckon_region_put_association (region, SIBLING, MEMBER, BECKON_STATE_PENDING, &error));
  assert_count (MEMBER, 1);
}
END_TEST

/* F-2, W-7: neither a clone nor a snapshot has the plan or the older worlds. */
START_TEST (test_f2_clone_and_snapshot)
{
  g_autoptr (BeckonRegion) clone = NULL;
  g_autoptr (BeckonRegion) other = NULL;
  g_autoptr (BeckonWorld) world = NULL;

  add_stale (0);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  clone = beckon_region_clone (region);
  world = beckon_region_snapshot (region);
  other = beckon_region_new_from_world (world, NULL, NULL);
  ck_assert (keeps_nothing (clone) && keeps_nothing (other));
  ck_assert_int_eq (count (clone, MEMBER), 1);
  ck_assert_int_eq (count (other, MEMBER), 1);
  assert_count (MEMBER, 0);
}
END_TEST

/* --- two older worlds suffice ------------------------------------------------------------------- */

static const char *const players[] = { ADMINISTRATOR, MEMBER, SIBLING, RIVAL };

typedef struct
{
  const char *caller;
  BeckonWorld *before;
} Turn;

static void
turn_clear (gpointer data)
{
  beckon_world_unref (((Turn *) data)->before);
}

static void
play (GRand *chance, GArray *turns)
{
  const char *caller = players[g_rand_int_range (chance, 0, G_N_ELEMENTS (players))];
  const char *other = players[g_rand_int_range (chance, 0, G_N_ELEMENTS (players))];
  BeckonOperation operation = g_rand_int_range (chance, 0, BECKON_N_OPERATIONS);
  Turn turn = { caller, beckon_region_snapshot (region) };
  g_autoptr (BeckonWorld) after = NULL;

  if (!is_read (operation))
    call_operation (region, operation, caller, other, NULL);
  after = beckon_region_snapshot (region);
  if (beckon_world_equal (turn.before, after))
    beckon_world_unref (turn.before);
  else
    g_array_append_val (turns, turn);
}

/* The world that the rule names, found in the whole history. */
static BeckonWorld *
find_in (const GArray *turns, const char *reader)
{
  for (guint i = turns->len; i > 0; i--)
    {
      const Turn *turn = &g_array_index (turns, Turn, i - 1);

      if (!g_str_equal (turn->caller, reader))
        return beckon_world_ref (turn->before);
    }

  return beckon_region_snapshot (region);
}

/* F-2: every reader gets the answer of a Region that has the world which the whole history names. */
START_TEST (test_f2_history)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed ((guint32) _i);
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (Turn));

  g_array_set_clear_func (turns, turn_clear);
  add_stale (0);
  for (guint step = 0; step < 60; step++)
    {
      const char *reader = players[step % G_N_ELEMENTS (players)];
      g_autoptr (BeckonWorld) world = NULL;
      g_autoptr (BeckonRegion) other = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *got = NULL;

      play (chance, turns);
      world = find_in (turns, reader);
      other = beckon_region_new_from_world (world, NULL, NULL);
      expected = answer_of (other, BECKON_OPERATION_LIST_MEMBERS, reader, reader);
      got = answer_of (region, BECKON_OPERATION_LIST_MEMBERS, reader, reader);
      ck_assert_str_eq (got, expected);
    }
}
END_TEST

/* --- journals ------------------------------------------------------------------------------------ */

/* The entries of a stale read, of one that had nothing to look back to, and of the calls around them. In @middle, the world
 * right before the stale read. */
static GPtrArray *
write_journal (BeckonWorld **middle)
{
  beckon_region_start_journal (region, 0);
  add_stale_for (MEMBER, 2);
  count (region, MEMBER);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  *middle = beckon_region_snapshot (region);
  g_ptr_array_unref (beckon_region_list_invitations (region, MEMBER, 1, NULL, NULL, NULL));
  count (region, MEMBER);

  return beckon_region_take_journal (region);
}

#define STALE_ENTRY 3

static void
assert_replays_alike (BeckonRegion *self, GVariant *entry)
{
  g_autoptr (GVariant) made = beckon_region_replay (self, entry, NULL);
  g_autofree char *was = g_variant_print (entry, FALSE);
  g_autofree char *is = NULL;

  ck_assert_ptr_nonnull (made);
  is = g_variant_print (made, FALSE);
  ck_assert_str_eq (is, was);
}

START_TEST (test_f2_entry)
{
  g_autoptr (BeckonWorld) middle = NULL;
  g_autoptr (GPtrArray) entries = write_journal (&middle);
  g_autoptr (GVariant) none = g_variant_lookup_value (entries->pdata[0], "older", NULL);
  g_autoptr (GVariant) older = g_variant_lookup_value (entries->pdata[STALE_ENTRY], "older", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) first = g_variant_lookup_value (entries->pdata[0], "faults", NULL);
  g_autoptr (GVariant) second = g_variant_lookup_value (entries->pdata[STALE_ENTRY], "faults", NULL);
  g_autofree char *fault = g_variant_print (first, FALSE);

  ck_assert_ptr_null (none);
  ck_assert_ptr_nonnull (older);
  ck_assert_str_eq (fault, "[{'kind': <'stale'>}]");
  ck_assert (g_variant_equal (first, second));
}
END_TEST

/* F-2: from the start. The replaying Region keeps no older worlds. */
START_TEST (test_f2_replay)
{
  g_autoptr (BeckonRegion) other = NULL;
  g_autoptr (BeckonWorld) start = NULL;
  g_autoptr (BeckonWorld) middle = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  start = beckon_region_snapshot (region);
  entries = write_journal (&middle);
  other = beckon_region_new_from_world (start, NULL, NULL);
  for (guint i = 0; i < entries->len; i++)
    assert_replays_alike (other, entries->pdata[i]);
  ck_assert (keeps_nothing (other));
}
END_TEST

/* F-2: from a snapshot in the middle, which knows nothing of the calls before. */
START_TEST (test_f2_replay_from_the_middle)
{
  g_autoptr (BeckonWorld) middle = NULL;
  g_autoptr (GPtrArray) entries = write_journal (&middle);
  g_autoptr (BeckonRegion) other = beckon_region_new_from_world (middle, NULL, NULL);

  ck_assert_beckon_unchanged_by (other, assert_replays_alike (other, entries->pdata[STALE_ENTRY]));
}
END_TEST

/* Another older world, or none, or one that is not a world: the entry that the replay makes shows it, and nothing
 * changes. */
static const char *const claims[] = {
  "<@a{sv} {}>",
  "<{'world': <1>}>",
  "<1>",
  NULL,
};

START_TEST (test_f2_damaged_world)
{
  g_autoptr (BeckonWorld) middle = NULL;
  g_autoptr (GPtrArray) entries = write_journal (&middle);
  g_autoptr (BeckonRegion) other = beckon_region_new_from_world (middle, NULL, NULL);
  g_autoptr (GVariant) claim = NULL;
  g_autoptr (GVariant) made = NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, entries->pdata[STALE_ENTRY]);
  g_variant_dict_remove (&dict, "older");
  if (claims[_i] != NULL)
    {
      g_autoptr (GVariant) boxed = g_variant_parse (NULL, claims[_i], NULL, NULL, NULL);
      g_autoptr (GVariant) value = g_variant_get_variant (boxed);

      g_variant_dict_insert_value (&dict, "older", value);
    }
  claim = g_variant_ref_sink (g_variant_dict_end (&dict));
  ck_assert_beckon_unchanged_by (other, made = beckon_region_replay (other, claim, NULL));
  ck_assert (made == NULL || !g_variant_equal (made, entries->pdata[STALE_ENTRY]));
}
END_TEST

/* An entry can claim that a change was stale. It is done in the world as it is. */
START_TEST (test_f2_no_change_is_stale)
{
  g_autoptr (BeckonWorld) middle = NULL;
  g_autoptr (GPtrArray) entries = write_journal (&middle);
  g_autoptr (GVariant) older = g_variant_lookup_value (entries->pdata[STALE_ENTRY], "older", NULL);
  g_autoptr (GVariant) faults = g_variant_lookup_value (entries->pdata[STALE_ENTRY], "faults", NULL);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GVariant) claim = NULL;
  g_autoptr (GVariant) made = NULL;
  GVariantDict dict;

  member_declines (region, MEMBER, ADMINISTRATOR);
  added = beckon_region_take_journal (region);
  g_variant_dict_init (&dict, added->pdata[0]);
  g_variant_dict_insert_value (&dict, "faults", faults);
  g_variant_dict_insert_value (&dict, "older", older);
  claim = g_variant_ref_sink (g_variant_dict_end (&dict));
  assert_done (beckon_region_restore (region, middle, &error));
  made = beckon_region_replay (region, claim, NULL);
  ck_assert_ptr_nonnull (made);
  ck_assert (!g_variant_equal (made, claim));
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("stale");
  TCase *tcase = testing_add_tcase (suite, "which world");

  tcase_add_test (tcase, test_f2_invitation_that_is_not_shown_yet);
  tcase_add_test (tcase, test_f2_own_change_before);
  tcase_add_test (tcase, test_f2_own_change_after);
  tcase_add_test (tcase, test_f2_no_call_of_another);
  tcase_add_test (tcase, test_f2_calls_that_change_nothing);
  tcase_add_test (tcase, test_f2_lost_answer);
  tcase_add_test (tcase, test_f2_gate);
  tcase_add_test (tcase, test_f2_token);
  tcase_add_loop_test (tcase, test_f2_history, 0, 20);

  tcase = testing_add_tcase (suite, "organizations and hubs");
  tcase_add_test (tcase, test_f2_designation_that_is_not_shown_yet);
  tcase_add_test (tcase, test_f2_enrolled_and_not_shown_yet);
  tcase_add_test (tcase, test_f2_setting_of_the_administrator);
  tcase_add_test (tcase, test_f2_configuring_that_changes_nothing);

  tcase = testing_add_tcase (suite, "which calls");
  tcase_add_loop_test (tcase, test_f2_each_operation, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_f2_with_other_faults);
  tcase_add_test (tcase, test_f2_refused_input);
  tcase_add_test (tcase, test_f2_dry_run);
  tcase_add_test (tcase, test_f2_guard);

  tcase = testing_add_tcase (suite, "what keeps and forgets");
  tcase_add_test (tcase, test_f2_nothing_is_kept_without_it);
  tcase_add_test (tcase, test_f2_what_was_before_the_fault);
  tcase_add_test (tcase, test_f2_clear);
  tcase_add_test (tcase, test_f2_restore_and_reset);
  tcase_add_test (tcase, test_f2_edits);
  tcase_add_test (tcase, test_f2_clone_and_snapshot);

  tcase = testing_add_tcase (suite, "journals");
  tcase_add_test (tcase, test_f2_entry);
  tcase_add_test (tcase, test_f2_replay);
  tcase_add_test (tcase, test_f2_replay_from_the_middle);
  tcase_add_loop_test (tcase, test_f2_damaged_world, 0, G_N_ELEMENTS (claims));
  tcase_add_test (tcase, test_f2_no_change_is_stale);

  return testing_run (suite);
}
