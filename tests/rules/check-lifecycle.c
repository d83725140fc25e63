/* SPDX-License-Identifier: MIT */
/* The transition table in another hand, held against the library's and against what it does. */
#include "../explore/cells.h"
#include "../testing.h"

#include <string.h>

/* --- cells in words ------------------------------------------------------------------------ */

static BeckonState
cell_from (const Cell *cell)
{
  g_auto (GStrv) words = g_strsplit_set (cell->id, "-/", 3);
  BeckonState from = BECKON_STATE_NONE;

  ck_assert_str_eq (words[0], "L");
  ck_assert (beckon_state_from_string (words[1], &from));

  return from;
}

static BeckonStep
cell_step (const Cell *cell)
{
  BeckonStep step = BECKON_STEP_CREATE;

  ck_assert (beckon_step_from_string (strchr (cell->id, '/') + 1, &step));

  return step;
}

static BeckonReason
cell_reason (const Cell *cell)
{
  BeckonReason reason = BECKON_REASON_NONE;

  ck_assert (beckon_reason_from_string (cell->reason, &reason));

  return reason;
}

static BeckonSwitches *
switches_turned (const char *name)
{
  BeckonSwitches *switches = beckon_switches_new ();
  BeckonSwitch which = BECKON_SWITCH_REQUIRE_SECURITY_HUB;

  ck_assert (beckon_switch_from_string (name, &which));
  beckon_switches_set (switches, which, !beckon_switches_get (switches, which));

  return switches;
}

/* --- the library's table ------------------------------------------------------------------- */

static void
assert_judged (const Cell *cell, const BeckonSwitches *switches)
{
  BeckonState to = BECKON_STATE_NONE;
  BeckonReason reason = BECKON_REASON_NONE;
  BeckonEffect effect = beckon_lifecycle_judge (cell_from (cell), cell_step (cell), switches, &to, &reason);

  ck_assert_str_eq (beckon_effect_to_string (effect), cell->effect);
  ck_assert_str_eq (beckon_state_to_string (to), cell->to);
  ck_assert_str_eq (beckon_reason_to_string (reason), cell->reason);
}

START_TEST (test_cell_is_judged)
{
  g_autoptr (BeckonSwitches) defaults = beckon_switches_new ();

  assert_judged (&cells[_i], NULL);
  assert_judged (&cells[_i], defaults);
}
END_TEST

START_TEST (test_turned_cell_is_judged)
{
  g_autoptr (BeckonSwitches) switches = switches_turned (turned_cells[_i].turned_by);

  assert_judged (&turned_cells[_i], switches);
}
END_TEST

/* A row for each switch: no other cell minds it. */
START_TEST (test_switch_turns_no_other_cell)
{
  const char *name = beckon_switch_to_string (_i);
  g_autoptr (BeckonSwitches) switches = switches_turned (name);

  for (guint i = 0; i < N_CELLS; i++)
    if (g_strcmp0 (cells[i].turned_by, name) != 0)
      assert_judged (&cells[i], switches);
}
END_TEST

START_TEST (test_cell_id_and_evidence)
{
  const Cell *cell = &cells[_i];
  BeckonState from = cell_from (cell);
  BeckonStep step = cell_step (cell);
  BeckonSwitch which = BECKON_N_SWITCHES;
  gboolean has_switch = beckon_lifecycle_get_switch (from, step, &which);

  ck_assert_int_eq (from, _i / BECKON_N_STEPS);
  ck_assert_int_eq (step, _i % BECKON_N_STEPS);
  ck_assert_str_eq (beckon_lifecycle_peek_rule_id (from, step), cell->id);
  ck_assert_str_eq (beckon_lifecycle_peek_sure (from, step), cell->sure);
  ck_assert_int_eq (beckon_lifecycle_get_switch (from, step, NULL), has_switch);
  if (cell->turned_by != NULL)
    {
      ck_assert (has_switch);
      ck_assert_str_eq (beckon_switch_to_string (which), cell->turned_by);
    }
  else
    {
      ck_assert (!has_switch);
      ck_assert_uint_eq (which, BECKON_N_SWITCHES);
    }
}
END_TEST

/* --- what the operations do ---------------------------------------------------------------- */

/* Takes the step by its operation: what is reported, nothing by an operation that reports nothing.
 */
static GPtrArray *
take_step (BeckonStep step, const char *invitation_id, GError **error)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  gboolean is_done = FALSE;

  switch (step)
    {
    case BECKON_STEP_CREATE:
    case BECKON_STEP_ENROLL:
      return create_members (region, ADMINISTRATOR, IDS (MEMBER), error);
    case BECKON_STEP_INVITE:
      return beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), error);
    case BECKON_STEP_DELETE_MEMBER:
      return beckon_region_delete_members (region, ADMINISTRATOR, IDS (MEMBER), error);
    case BECKON_STEP_WITHDRAW:
      return beckon_region_delete_invitations (region, ADMINISTRATOR, IDS (MEMBER), error);
    case BECKON_STEP_DECLINE:
      return beckon_region_decline_invitations (region, MEMBER, IDS (ADMINISTRATOR), error);
    case BECKON_STEP_DELETE_INVITATION:
      return beckon_region_delete_invitations (region, MEMBER, IDS (ADMINISTRATOR), error);
    case BECKON_STEP_DISASSOCIATE:
      is_done = beckon_region_disassociate_members (region, ADMINISTRATOR, IDS (MEMBER), error);
      break;
    case BECKON_STEP_DISABLE_HUB:
      is_done = beckon_region_disable_security_hub (region, ADMINISTRATOR, error);
      break;
    case BECKON_STEP_ACCEPT:
      is_done = beckon_region_accept_administrator_invitation (region, MEMBER, ADMINISTRATOR, invitation_id, error);
      break;
    case BECKON_STEP_LEAVE:
      is_done = beckon_region_disassociate_from_administrator_account (region, MEMBER, error);
      break;
    default:
      g_assert_not_reached ();
    }

  return is_done ? g_steal_pointer (&nobody) : NULL;
}

static void
assert_reported (const Cell *cell, const Record *before, GPtrArray *unprocessed)
{
  gboolean is_by_administrator = beckon_step_get_party (cell_step (cell)) == BECKON_PARTY_ADMINISTRATOR;

  ck_assert_uint_eq (unprocessed->len, 1);
  assert_result (unprocessed->pdata[0], is_by_administrator ? MEMBER : ADMINISTRATOR, cell_reason (cell), cell->id,
                 cell_from (cell), is_by_administrator ? before->email : NULL);
}

/* Where the whole call fails, a rule around the pair says how. */
static void
assert_failed (const Cell *cell, GError **error)
{
  static const struct
  {
    const char *reason;
    BeckonError code;
    const char *rule;
  } failures[] = {
    { "already-associated", BECKON_ERROR_INVALID_INPUT, "G-7" },
    { "no-invitation-to-accept", BECKON_ERROR_INVALID_INPUT, "G-7" },
    { "administrator-cannot-disable-hub", BECKON_ERROR_INVALID_INPUT, "G-11" },
    { "not-associated", BECKON_ERROR_BAD_REQUEST, "O-10" },
  };
  guint i = 0;

  while (strcmp (failures[i].reason, cell->reason) != 0)
    i++;
  testing_assert_error (cell->id, TRUE, error, failures[i].code, cell_reason (cell), failures[i].rule);
}

/* T-1: which steps make, keep and clear the invitation id and InvitedAt. */
static void
assert_invitation (BeckonStep step, const Record *before, const Record *after)
{
  gint64 now_us = beckon_region_get_time_us (region);

  if (step == BECKON_STEP_INVITE)
    {
      ck_assert_uint_eq (strlen (after->invitation_id), 32);
      ck_assert_pstr_ne (after->invitation_id, before->invitation_id);
      ck_assert_int_eq (after->invited_at_us, now_us);
    }
  else if (step == BECKON_STEP_WITHDRAW || step == BECKON_STEP_CREATE || step == BECKON_STEP_ENROLL)
    {
      ck_assert_ptr_null (after->invitation_id);
      ck_assert_int_eq (after->invited_at_us, step == BECKON_STEP_ENROLL ? now_us : BECKON_TIME_NONE);
    }
  else
    {
      ck_assert_str_eq (after->invitation_id, before->invitation_id);
      ck_assert_int_eq (after->invited_at_us, before->invited_at_us);
    }
}

/* T-1: each move sets UpdatedAt. */
static void
assert_moved (const Cell *cell, const Record *before)
{
  g_auto (Record) after = record_of (region, ADMINISTRATOR, MEMBER);

  if (after.state == BECKON_STATE_NONE)
    return;

  ck_assert_int_eq (after.updated_at_us, beckon_region_get_time_us (region));
  assert_invitation (cell_step (cell), before, &after);
  ck_assert_str_eq (after.email, EMAIL (MEMBER));
}

/*
 * The pair is in the cell's state, a second goes by, and the step is taken. Two other pairs, of
 * which the member has one, stay as they are (V-7, T-5). CreateMembers enrolls the accounts of an organization (G-14).
 */
static void
assert_done_by_operations (const Cell *cell)
{
  g_autoptr (BeckonWorld) world_before = NULL, world = NULL;
  g_autoptr (GPtrArray) unprocessed = NULL;
  GError *error = NULL;

  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_ACCEPTED);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, ADMINISTRATOR, MEMBER, cell_from (cell));
  if (cell_step (cell) == BECKON_STEP_ENROLL)
    organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  ck_assert (beckon_region_advance_clock (region, G_USEC_PER_SEC));

  g_auto (Record) before = record_of (region, ADMINISTRATOR, MEMBER);
  g_auto (Record) bystander = record_of (region, RIVAL, SIBLING);
  g_auto (Record) other_invitation = record_of (region, RIVAL, MEMBER);

  world_before = beckon_region_snapshot (region);
  unprocessed
      = take_step (cell_step (cell), before.invitation_id != NULL ? before.invitation_id : NO_INVITATION_ID, &error);

  if (strcmp (cell->effect, "fail") == 0)
    assert_failed (cell, &error);
  else if (strcmp (cell->effect, "report") == 0)
    assert_reported (cell, &before, unprocessed);
  else
    testing_assert_none (cell->id, g_steal_pointer (&unprocessed), &error);

  world = beckon_region_snapshot (region);
  g_auto (Record) after = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_str_eq (beckon_state_to_string (after.state), cell->to);
  if (strcmp (cell->effect, "move") == 0)
    assert_moved (cell, &before);
  else if (cell_step (cell) != BECKON_STEP_DISABLE_HUB)
    ck_assert_beckon_worlds_equal (world, world_before);

  g_auto (Record) bystander_after = record_of (region, RIVAL, SIBLING);
  g_auto (Record) other_invitation_after = record_of (region, RIVAL, MEMBER);

  ck_assert (g_variant_equal (bystander.row, bystander_after.row));
  ck_assert (g_variant_equal (other_invitation.row, other_invitation_after.row));
}

/*
 * By O-2 the member's own DeleteInvitations reaches the cells none, created and removed with the
 * switch turned: otherwise it is judged as a withdrawal.
 */
START_TEST (test_cell_is_done)
{
  if (cell_step (&cells[_i]) == BECKON_STEP_DELETE_INVITATION)
    turn (region, BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS, FALSE);

  assert_done_by_operations (&cells[_i]);
}
END_TEST

START_TEST (test_turned_cell_is_done)
{
  g_autoptr (BeckonSwitches) switches = switches_turned (turned_cells[_i].turned_by);

  beckon_region_set_switches (region, switches);
  assert_done_by_operations (&turned_cells[_i]);
}
END_TEST

/* --- names --------------------------------------------------------------------------------- */

static const struct
{
  BeckonState state;
  const char *name;
  const char *member_status;
  gboolean is_invitation;
} states[] = {
  { BECKON_STATE_NONE, "none", NULL, FALSE },
  { BECKON_STATE_CREATED, "created", "Created", FALSE },
  { BECKON_STATE_PENDING, "pending", "Invited", TRUE },
  { BECKON_STATE_ACCEPTED, "accepted", "Enabled", TRUE },
  { BECKON_STATE_DECLINED, "declined", "Resigned", TRUE },
  { BECKON_STATE_RESIGNED, "resigned", "Resigned", TRUE },
  { BECKON_STATE_REMOVED, "removed", "Removed", FALSE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == BECKON_N_STATES);

START_TEST (test_state)
{
  BeckonState state = states[_i].state;
  BeckonState found = BECKON_N_STATES;

  ck_assert_str_eq (beckon_state_to_string (state), states[_i].name);
  ck_assert (beckon_state_from_string (states[_i].name, &found));
  ck_assert_int_eq (found, state);
  ck_assert_pstr_eq (beckon_state_peek_member_status (state), states[_i].member_status);
  ck_assert_int_eq (beckon_state_is_invitation (state), states[_i].is_invitation);
}
END_TEST

static const struct
{
  BeckonStep step;
  const char *name;
  BeckonParty party;
} steps[] = {
  { BECKON_STEP_CREATE, "create", BECKON_PARTY_ADMINISTRATOR },
  { BECKON_STEP_ENROLL, "enroll", BECKON_PARTY_ADMINISTRATOR },
  { BECKON_STEP_INVITE, "invite", BECKON_PARTY_ADMINISTRATOR },
  { BECKON_STEP_DISASSOCIATE, "disassociate", BECKON_PARTY_ADMINISTRATOR },
  { BECKON_STEP_DELETE_MEMBER, "delete-member", BECKON_PARTY_ADMINISTRATOR },
  { BECKON_STEP_WITHDRAW, "withdraw", BECKON_PARTY_ADMINISTRATOR },
  { BECKON_STEP_DISABLE_HUB, "disable-hub", BECKON_PARTY_ADMINISTRATOR },
  { BECKON_STEP_ACCEPT, "accept", BECKON_PARTY_MEMBER },
  { BECKON_STEP_DECLINE, "decline", BECKON_PARTY_MEMBER },
  { BECKON_STEP_DELETE_INVITATION, "delete-invitation", BECKON_PARTY_MEMBER },
  { BECKON_STEP_LEAVE, "leave", BECKON_PARTY_MEMBER },
};

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == BECKON_N_STEPS);

START_TEST (test_step)
{
  BeckonStep found = BECKON_N_STEPS;

  ck_assert_str_eq (beckon_step_to_string (steps[_i].step), steps[_i].name);
  ck_assert (beckon_step_from_string (steps[_i].name, &found));
  ck_assert_int_eq (found, steps[_i].step);
  ck_assert_int_eq (beckon_step_get_party (steps[_i].step), steps[_i].party);
}
END_TEST

START_TEST (test_effects_and_parties)
{
  ck_assert_str_eq (beckon_effect_to_string (BECKON_EFFECT_FAIL), "fail");
  ck_assert_str_eq (beckon_effect_to_string (BECKON_EFFECT_REPORT), "report");
  ck_assert_str_eq (beckon_effect_to_string (BECKON_EFFECT_MOVE), "move");
  ck_assert_str_eq (beckon_effect_to_string (BECKON_EFFECT_STAY), "stay");
  ck_assert_str_eq (beckon_party_to_string (BECKON_PARTY_ADMINISTRATOR), "administrator");
  ck_assert_str_eq (beckon_party_to_string (BECKON_PARTY_MEMBER), "member");
}
END_TEST

/* Wire words, other cases and neighbours of names are not names. */
START_TEST (test_unknown_names_are_not_found)
{
  static const char *const names[]
      = { "", "Invited", "invited", "PENDING", "pending ", "pendin", "Decline", "delete_member", "withdrawn" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BeckonState state = BECKON_N_STATES;
      BeckonStep step = BECKON_N_STEPS;

      ck_assert (!beckon_state_from_string (names[i], &state));
      ck_assert_uint_eq (state, BECKON_N_STATES);
      ck_assert (!beckon_step_from_string (names[i], &step));
      ck_assert_uint_eq (step, BECKON_N_STEPS);
    }
}
END_TEST

START_TEST (test_out_parameters_are_optional)
{
  ck_assert (beckon_state_from_string ("pending", NULL));
  ck_assert (beckon_step_from_string ("decline", NULL));
  ck_assert_int_eq (beckon_lifecycle_judge (BECKON_STATE_PENDING, BECKON_STEP_DECLINE, NULL, NULL, NULL),
                    BECKON_EFFECT_MOVE);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("lifecycle");
  TCase *tcase = testing_add_tcase (suite, "table");

  tcase_add_loop_test (tcase, test_cell_is_judged, 0, N_CELLS);
  tcase_add_loop_test (tcase, test_turned_cell_is_judged, 0, N_TURNED_CELLS);
  tcase_add_loop_test (tcase, test_switch_turns_no_other_cell, 0, BECKON_N_SWITCHES);
  tcase_add_loop_test (tcase, test_cell_id_and_evidence, 0, N_CELLS);

  tcase = testing_add_tcase (suite, "operations");
  tcase_add_loop_test (tcase, test_cell_is_done, 0, N_CELLS);
  tcase_add_loop_test (tcase, test_turned_cell_is_done, 0, N_TURNED_CELLS);

  tcase = testing_add_tcase (suite, "names");
  tcase_add_loop_test (tcase, test_state, 0, G_N_ELEMENTS (states));
  tcase_add_loop_test (tcase, test_step, 0, G_N_ELEMENTS (steps));
  tcase_add_test (tcase, test_effects_and_parties);
  tcase_add_test (tcase, test_unknown_names_are_not_found);
  tcase_add_test (tcase, test_out_parameters_are_optional);

  return testing_run (suite);
}
