/* SPDX-License-Identifier: MIT */
/* The tally of one call: what shows which rule. */
#include "record/tally.h"

#include "record/coverage.h"

#include <beckon/beckon-error.h>

struct _Tally
{
  BeckonCoverage *coverage; /* borrowed */
  GPtrArray *noted;         /* const char *, constant: rules' ids */
  GPtrArray *failing;       /* the same, of what makes the whole call fail */
};

Tally *
beckon_tally_new (BeckonCoverage *coverage)
{
  Tally *self = g_new0 (Tally, 1);

  self->coverage = coverage;
  self->noted = g_ptr_array_new ();
  self->failing = g_ptr_array_new ();

  return self;
}

/* --- what shows which rule -------------------------------------------------------------------- */

/* What a refusal for this reason stands on, besides the rule that it names. */
static const char *const grounds[BECKON_N_REASONS] = {
  [BECKON_REASON_ALREADY_A_MEMBER] = "T-6",
  [BECKON_REASON_ALREADY_ASSOCIATED] = "G-3",
  [BECKON_REASON_HAS_MEMBERS] = "G-4",
  [BECKON_REASON_INVITER_IS_A_MEMBER] = "G-4",
};

/* What an operation shows by being done. */
static const char *const shown[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_GET_MEMBERS] = "O-5",
  [BECKON_OPERATION_LIST_MEMBERS] = "O-6",
  [BECKON_OPERATION_LIST_INVITATIONS] = "O-6",
  [BECKON_OPERATION_GET_INVITATIONS_COUNT] = "O-6",
  [BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT] = "O-8",
  [BECKON_OPERATION_GET_MASTER_ACCOUNT] = "O-8",
  [BECKON_OPERATION_DISASSOCIATE_MEMBERS] = "O-9",
  [BECKON_OPERATION_DISABLE_SECURITY_HUB] = "G-11",
  [BECKON_OPERATION_DESCRIBE_HUB] = "O-12",
};

/* T-3: what the member saw as an invitation is gone. */
static gboolean
takes_back (BeckonState from, BeckonStep step)
{
  return (step == BECKON_STEP_DISASSOCIATE || step == BECKON_STEP_DELETE_MEMBER) && beckon_state_is_invitation (from);
}

/* --- noting ----------------------------------------------------------------------------------- */

static void
add (GPtrArray *rules, const char *rule)
{
  g_ptr_array_add (rules, (gpointer) rule);
}

void
beckon_tally_note_rule (Tally *self, const char *rule)
{
  if (self != NULL)
    add (self->noted, rule);
}

void
beckon_tally_note_cell (Tally *self, BeckonState from, BeckonStep step)
{
  if (self == NULL)
    return;
  add (self->noted, beckon_lifecycle_peek_rule_id (from, step));
  if (step == BECKON_STEP_WITHDRAW)
    add (self->noted, "O-2");
}

void
beckon_tally_note_failing_cell (Tally *self, BeckonState from, BeckonStep step)
{
  if (self != NULL)
    add (self->failing, beckon_lifecycle_peek_rule_id (from, step));
}

void
beckon_tally_note_move (Tally *self, BeckonState from, BeckonStep step)
{
  if (self == NULL)
    return;
  beckon_tally_note_cell (self, from, step);
  add (self->noted, "T-1");
  if (step == BECKON_STEP_INVITE)
    add (self->noted, "W-5");
  if (step == BECKON_STEP_DELETE_INVITATION)
    add (self->noted, "T-2");
  if (takes_back (from, step))
    add (self->noted, "T-3");
}

/* A cell that reports was noted when it was judged. */
void
beckon_tally_note_entry (Tally *self, const char *rule, BeckonReason reason)
{
  if (self == NULL)
    return;
  if (!g_str_has_prefix (rule, "L-"))
    add (self->noted, rule);
  if (grounds[reason] != NULL)
    add (self->noted, grounds[reason]);
}

void
beckon_tally_note_done (Tally *self, BeckonOperation operation)
{
  if (self != NULL && shown[operation] != NULL)
    add (self->noted, shown[operation]);
}

/* --- counting --------------------------------------------------------------------------------- */

static void
note_failure (Tally *self, const GError *error)
{
  BeckonReason reason = beckon_error_get_reason (error);

  add (self->failing, beckon_error_peek_rule (error));
  if (grounds[reason] != NULL)
    add (self->failing, grounds[reason]);
}

void
beckon_tally_end (Tally *self, gboolean is_applied, const GError *error)
{
  const GPtrArray *counted = is_applied ? self->noted : self->failing;

  if (!is_applied)
    note_failure (self, error);
  for (guint i = 0; i < counted->len; i++)
    beckon_coverage_count (self->coverage, counted->pdata[i]);
  g_ptr_array_unref (self->noted);
  g_ptr_array_unref (self->failing);
  g_free (self);
}
