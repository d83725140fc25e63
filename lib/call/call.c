/* SPDX-License-Identifier: MIT */
/* What all operations share. */
#include "call/call.h"

#include "rules/ids.h"

gboolean
beckon_call_fail (Call *self, BeckonError code, BeckonReason reason, const char *rule)
{
  return beckon_error_raise (&self->answer->error, code, reason, rule, self->request->caller);
}

static gboolean
concerns (const Objection *self, BeckonOperation operation)
{
  return self->of == 0 || beckon_operation_has (operation, self->of);
}

gboolean
beckon_call_is_free (Call *self, const Pair *pair, const Objection *list, guint n_objections)
{
  for (guint i = 0; i < n_objections; i++)
    if (concerns (&list[i], self->request->operation) && list[i].holds (self, pair))
      return beckon_call_fail (self, list[i].code, list[i].reason, list[i].rule);

  return TRUE;
}

/* --- predicates ----------------------------------------------------------------------------- */

gboolean
beckon_call_caller_is_a_member (const Call *self, const Pair *pair G_GNUC_UNUSED)
{
  return self->caller != NULL && self->caller->accepted != NULL;
}

gboolean
beckon_call_is_delegated_administrator (const Call *self, const Pair *pair G_GNUC_UNUSED)
{
  return self->caller != NULL && account_is_delegated_administrator (self->caller);
}

gboolean
beckon_call_reaches (const Call *self, BeckonSwitch limit, guint count)
{
  guint32 most = call_switch (self, limit);

  return most != 0 && count >= most;
}

gboolean
beckon_call_names_itself (const Call *self, const Pair *pair)
{
  return call_names_itself (self, pair);
}

/* G-15: an account that comes to an organization is not judged by its id. */
gboolean
beckon_call_names_no_twelve_digits (const Call *self, const Pair *pair)
{
  return !self->is_edit && call_switch (self, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS) != 0
         && !beckon_id_is_twelve_digits (pair->named.id);
}
