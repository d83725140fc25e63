/* SPDX-License-Identifier: MIT */
/* An entry of UnprocessedAccounts. */
#include "values/result.h"

#include <string.h>

struct _BeckonResult
{
  gatomicrefcount ref_count;
  char *account_id;
  char *email; /* NULL if there is none, or it must not be told */
  BeckonReason reason;
  BeckonState state;
  const char *rule;
  char *text; /* NULL for the reason's own */
};

G_DEFINE_BOXED_TYPE (BeckonResult, beckon_result, beckon_result_ref, beckon_result_unref)

/* O-3: the e-mail address belongs to the member, so a result has it only if the result is about the member. */
static gboolean
is_about_the_member (const char *account_id, const Association *association)
{
  return association != NULL && strcmp (association->member->id, account_id) == 0;
}

BeckonResult *
beckon_result_new (const Effect *effect, const Association *association, const char *text)
{
  BeckonResult *self = g_new0 (BeckonResult, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->account_id = g_strdup (effect->account_id);
  self->reason = effect->reason;
  self->rule = effect->rule;
  self->text = g_strdup (text);
  self->state = effect->from;
  if (is_about_the_member (effect->account_id, association))
    self->email = g_strdup (association->email);

  return self;
}

BeckonResult *
beckon_result_ref (BeckonResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_result_unref (BeckonResult *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->account_id);
  g_free (self->email);
  g_free (self->text);
  g_free (self);
}

const char *
beckon_result_peek_account_id (const BeckonResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->account_id;
}

const char *
beckon_result_peek_text (const BeckonResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text != NULL ? self->text : beckon_reason_peek_text (self->reason);
}

BeckonReason
beckon_result_get_reason (const BeckonResult *self)
{
  g_return_val_if_fail (self != NULL, BECKON_REASON_NONE);

  return self->reason;
}

const char *
beckon_result_peek_rule (const BeckonResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rule;
}

BeckonState
beckon_result_get_state (const BeckonResult *self)
{
  g_return_val_if_fail (self != NULL, BECKON_STATE_NONE);

  return self->state;
}

const char *
beckon_result_peek_email (const BeckonResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->email;
}
