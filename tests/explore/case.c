/* SPDX-License-Identifier: MIT */
/* One call while it is judged: the facts of its world, the verdicts, and the table. */
#include "case.h"

#include <string.h>

/* --- facts --------------------------------------------------------------------------------- */

static guint32
rule_of (const BeckonSwitches *switches, BeckonSwitch which)
{
  return switches != NULL ? beckon_switches_get (switches, which) : beckon_switch_get_default (which);
}

guint32
case_switch (const Case *self, BeckonSwitch which)
{
  return rule_of (self->switches, which);
}

BeckonState
case_state (const Case *self, guint administrator, guint member)
{
  return self->expected->after.state[administrator][member];
}

guint
case_count_members (const Case *self, guint administrator, BeckonState state)
{
  guint n = 0;

  for (guint member = 0; member < MAX_ACCOUNTS; member++)
    n += case_state (self, administrator, member) == state;

  return n;
}

gboolean
case_is_reached (const Case *self, BeckonSwitch limit, guint n)
{
  return case_switch (self, limit) != 0 && n >= case_switch (self, limit);
}

/* G-3: there is at most one. */
guint
case_administrator_of (const Case *self, guint member)
{
  for (guint administrator = 0; administrator < MAX_ACCOUNTS; administrator++)
    if (case_state (self, administrator, member) == BECKON_STATE_ACCEPTED)
      return administrator;

  return NOBODY;
}

gboolean
case_is_member (const Case *self, guint account)
{
  return case_administrator_of (self, account) != NOBODY;
}

gboolean
case_has_hub (const Case *self, guint account)
{
  return self->expected->after.has_hub[account];
}

/* It belongs to the organization itself. */
guint
case_delegated_administrator_of (const Case *self, guint8 organization)
{
  const Sketch *now = &self->expected->after;

  for (guint account = 0; account < MAX_ACCOUNTS; account++)
    if (now->is_delegated[account] && now->organization[account] == organization)
      return account;

  return NOBODY;
}

gboolean
case_is_delegated_administrator (const Case *self, guint account)
{
  return self->expected->after.is_delegated[account];
}

gboolean
case_is_managed_elsewhere (const Case *self, guint account)
{
  guint8 organization = self->expected->after.organization[account];

  return organization == IN_UNNAMED_ORGANIZATION
         || (organization != IN_NO_ORGANIZATION && case_delegated_administrator_of (self, organization) != NOBODY);
}

gboolean
case_is_managed (const Case *self, guint administrator, guint member)
{
  const Sketch *now = &self->expected->after;

  return now->is_delegated[administrator] && now->organization[administrator] == now->organization[member]
         && now->state[administrator][member] == BECKON_STATE_ACCEPTED;
}

/* --- verdicts ------------------------------------------------------------------------------ */

gboolean
case_done (Case *self, const char *rule_id)
{
  self->expected->rule = rule_id;

  return TRUE;
}

gboolean
case_fail (Case *self, BeckonError code, BeckonReason reason, const char *rule_id)
{
  self->expected->outcome = OUTCOME_FAIL;
  self->expected->code = code;
  self->expected->reason = reason;
  self->expected->rule = rule_id;
  self->expected->after = *self->world;

  return TRUE;
}

gboolean
case_report (Case *self, guint administrator, guint member, BeckonReason reason, const char *rule_id)
{
  Expectation *expected = self->expected;

  if (reason == BECKON_REASON_NO_INVITATION && self->call->operation == BECKON_OPERATION_DECLINE_INVITATIONS
      && case_switch (self, BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND) != 0)
    return case_fail (self, BECKON_ERROR_RESOURCE_NOT_FOUND, reason, rule_id);

  expected->outcome = OUTCOME_REPORT;
  expected->reason = reason;
  expected->rule = rule_id;
  if (administrator != NOBODY)
    {
      expected->was = case_state (self, administrator, member);
      expected->shows_address
          = member == self->named && (self->world->on_file[administrator][member] & SKETCH_EMAIL) != 0;
    }

  return TRUE;
}

gboolean
case_report_id (Case *self, BeckonReason reason, const char *rule_id)
{
  return case_report (self, NOBODY, NOBODY, reason, rule_id);
}

/* --- the table ----------------------------------------------------------------------------- */

const Cell *
case_find_cell (BeckonState from, BeckonStep step, const BeckonSwitches *switches)
{
  const Cell *cell = &cells[from * BECKON_N_STEPS + step];
  BeckonSwitch which;

  if (cell->turned_by == NULL || !beckon_switch_from_string (cell->turned_by, &which)
      || rule_of (switches, which) == beckon_switch_get_default (which))
    return cell;
  for (guint i = 0; i < N_TURNED_CELLS; i++)
    if (strcmp (turned_cells[i].id, cell->id) == 0)
      return &turned_cells[i];

  g_assert_not_reached ();
}

gboolean
cell_is_move (const Cell *cell)
{
  return strcmp (cell->effect, "move") == 0;
}

/* T-1 says what becomes of the invitation; a record that is gone has nothing on file. */
static void
move (Case *self, guint administrator, guint member, BeckonStep step, const Cell *cell)
{
  guint8 *on_file = &self->expected->after.on_file[administrator][member];
  BeckonState to = BECKON_STATE_NONE;

  g_assert (beckon_state_from_string (cell->to, &to));
  self->expected->after.state[administrator][member] = to;
  if (step == BECKON_STEP_CREATE)
    *on_file = SKETCH_EMAIL;
  else if (step == BECKON_STEP_ENROLL)
    *on_file = (*on_file & ~SKETCH_INVITATION_ID) | SKETCH_INVITED_AT;
  else if (step == BECKON_STEP_INVITE)
    *on_file |= SKETCH_INVITATION_ID | SKETCH_INVITED_AT;
  else if (step == BECKON_STEP_WITHDRAW)
    *on_file &= ~(SKETCH_INVITATION_ID | SKETCH_INVITED_AT);
  if (to == BECKON_STATE_NONE)
    *on_file = 0;
}

gboolean
case_take_step (Case *self, guint administrator, guint member, BeckonStep step)
{
  const Cell *cell = case_find_cell (case_state (self, administrator, member), step, self->switches);
  BeckonReason reason = BECKON_REASON_NONE;

  self->expected->rule = cell->id;
  if (cell_is_move (cell))
    move (self, administrator, member, step, cell);
  else if (strcmp (cell->effect, "report") == 0)
    {
      g_assert (beckon_reason_from_string (cell->reason, &reason));
      case_report (self, administrator, member, reason, cell->id);
    }

  return TRUE;
}
