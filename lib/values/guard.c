/* SPDX-License-Identifier: MIT */
/* Proposals and vetoes. */
#include "values/guard.h"

#include "rules/ids.h"

/* --- proposals -------------------------------------------------------------------------------- */

struct _BeckonProposal
{
  gatomicrefcount ref_count;
  BeckonOperation operation;
  BeckonStep step;
  char *caller;
  char *administrator_id;
  char *member_id;
  BeckonState from;
  BeckonState to;
};

G_DEFINE_BOXED_TYPE (BeckonProposal, beckon_proposal, beckon_proposal_ref, beckon_proposal_unref)

BeckonProposal *
beckon_proposal_new (BeckonOperation operation,
                     BeckonStep step,
                     const char *caller,
                     const char *administrator_id,
                     const char *member_id,
                     BeckonState from,
                     BeckonState to)
{
  BeckonProposal *self = g_new0 (BeckonProposal, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->operation = operation;
  self->step = step;
  self->caller = g_strdup (caller);
  self->administrator_id = g_strdup (administrator_id);
  self->member_id = g_strdup (member_id);
  self->from = from;
  self->to = to;

  return self;
}

BeckonProposal *
beckon_proposal_ref (BeckonProposal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_proposal_unref (BeckonProposal *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->caller);
  g_free (self->administrator_id);
  g_free (self->member_id);
  g_free (self);
}

BeckonOperation
beckon_proposal_get_operation (const BeckonProposal *self)
{
  g_return_val_if_fail (self != NULL, BECKON_OPERATION_CREATE_MEMBERS);

  return self->operation;
}

BeckonStep
beckon_proposal_get_step (const BeckonProposal *self)
{
  g_return_val_if_fail (self != NULL, BECKON_STEP_CREATE);

  return self->step;
}

const char *
beckon_proposal_peek_caller (const BeckonProposal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->caller;
}

const char *
beckon_proposal_peek_administrator_id (const BeckonProposal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->administrator_id;
}

const char *
beckon_proposal_peek_member_id (const BeckonProposal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->member_id;
}

BeckonState
beckon_proposal_get_from (const BeckonProposal *self)
{
  g_return_val_if_fail (self != NULL, BECKON_STATE_NONE);

  return self->from;
}

BeckonState
beckon_proposal_get_to (const BeckonProposal *self)
{
  g_return_val_if_fail (self != NULL, BECKON_STATE_NONE);

  return self->to;
}

/* --- vetoes ----------------------------------------------------------------------------------- */

G_DEFINE_BOXED_TYPE (BeckonVerdict, beckon_verdict, beckon_verdict_copy, beckon_verdict_free)

gboolean
beckon_verdict_is_sayable (const char *text)
{
  return text != NULL && g_utf8_validate (text, -1, NULL) && !beckon_id_is_blank (text);
}

static BeckonVerdict *
verdict_new (gboolean fails_call, BeckonError code, const char *text)
{
  BeckonVerdict *self = g_new0 (BeckonVerdict, 1);

  self->fails_call = fails_call;
  self->code = code;
  self->text = g_strdup (text);

  return self;
}

BeckonVerdict *
beckon_verdict_new_report (const char *text)
{
  g_return_val_if_fail (beckon_verdict_is_sayable (text), NULL);

  return verdict_new (FALSE, BECKON_ERROR_ACCESS_DENIED, text);
}

BeckonVerdict *
beckon_verdict_new_failure (BeckonError code, const char *message)
{
  g_return_val_if_fail (code < BECKON_N_ERRORS, NULL);
  g_return_val_if_fail (beckon_verdict_is_sayable (message), NULL);

  return verdict_new (TRUE, code, message);
}

BeckonVerdict *
beckon_verdict_copy (const BeckonVerdict *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return verdict_new (self->fails_call, self->code, self->text);
}

void
beckon_verdict_free (BeckonVerdict *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_free (self);
}
