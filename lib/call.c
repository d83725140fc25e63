/* SPDX-License-Identifier: MIT */
/* The frame around every operation: input, lock, gate, entries, and keeping or taking back. */
#include "call.h"

#include "error-private.h"
#include "input.h"
#include "lifecycle.h"
#include "result.h"

/* --- the call as a whole -------------------------------------------------------------------- */

static gboolean
has_hub (const Call *self)
{
  return self->caller != NULL && self->caller->hub_since_us != BECKON_TIME_NONE;
}

/* G-1: the field saw other words for six operations, first as one exception and then as another. */
static gboolean
raise_hub_off (const Call *self, GError **error)
{
  guint32 wording = self->region->rules.values[BECKON_SWITCH_HUB_OFF_ERROR];

  if (wording == BECKON_HUB_OFF_INVALID_ACCESS || !beckon_operation_has (self->operation, OPERATION_FIELD_WORDING))
    return beckon_error_raise (error, BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF, "G-1", self->caller_id);

  return beckon_error_raise (
      error, wording == BECKON_HUB_OFF_BAD_REQUEST ? BECKON_ERROR_BAD_REQUEST : BECKON_ERROR_ACCESS_DENIED,
      BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1", NULL);
}

/* G-1, and G-2 in its place when the gate is switched off. */
static gboolean
passes_gate (const Call *self, GError **error)
{
  gboolean is_gated = self->region->rules.values[BECKON_SWITCH_REQUIRE_SECURITY_HUB] != 0;

  if (beckon_operation_has (self->operation, OPERATION_ALWAYS_HUB) && !has_hub (self))
    return beckon_error_raise (error, BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF, "O-12", self->caller_id);
  if (is_gated && !beckon_operation_has (self->operation, OPERATION_WITHOUT_HUB) && !has_hub (self))
    return raise_hub_off (self, error);
  if (!is_gated && beckon_operation_has (self->operation, OPERATION_SEEN_ONLY) && self->caller == NULL)
    return beckon_error_raise (error, BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_UNKNOWN_ACCOUNT, "G-2",
                               self->caller_id);

  return TRUE;
}

/* W-6: what runs under the lock may look, and not touch. */
static gboolean
is_not_called_back (const Call *self, GError **error)
{
  if (!self->region->is_calling_back || !beckon_operation_has (self->operation, OPERATION_MUTATES))
    return TRUE;

  return beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_CALLED_BACK, "W-6",
                                     "%s cannot be called from a callback of the Region that it would change",
                                     beckon_operation_to_string (self->operation));
}

static gboolean
has_time (const Call *self, GError **error)
{
  if (beckon_text_is_time (self->now_us))
    return TRUE;

  return beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-4",
                                     "the clock gave %" G_GINT64_FORMAT
                                     " microseconds, which is outside of the years 1 to 9999",
                                     self->now_us);
}

static gboolean
suits_organization (const Call *self, GError **error)
{
  if (!beckon_operation_has (self->operation, OPERATION_NOT_FOR_ORGANIZATION) || self->caller == NULL
      || !self->caller->is_organization)
    return TRUE;

  return beckon_error_raise (error, BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_ORGANIZATION_CALLER, "G-9", NULL);
}

/* Only these can fail after their first entry: by a supplied id source (W-5), by a switch that makes an entry fail it. */
static gboolean
may_fail_in_the_middle (const Call *self)
{
  return (self->operation == BECKON_OPERATION_INVITE_MEMBERS && beckon_id_source_is_supplied (&self->region->ids))
         || (self->operation == BECKON_OPERATION_DECLINE_INVITATIONS
             && self->region->rules.values[BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND] != 0);
}

gboolean
beckon_call_begin (
    Call *self, BeckonRegion *region, BeckonOperation operation, const char *caller_id, GError **error)
{
  *self = (Call){ .region = region, .operation = operation, .caller_id = caller_id };
  if (!beckon_input_check_id ("the caller", caller_id, error))
    return FALSE;

  self->now_us = beckon_region_get_time_us (region);
  g_rec_mutex_lock (&region->lock);
  self->caller = beckon_store_peek_account (region->store, caller_id);
  if (!is_not_called_back (self, error) || !has_time (self, error) || !passes_gate (self, error)
      || !suits_organization (self, error))
    {
      g_rec_mutex_unlock (&region->lock);
      return FALSE;
    }
  if (beckon_operation_has (operation, OPERATION_MUTATES))
    beckon_store_begin (region->store, may_fail_in_the_middle (self));

  return TRUE;
}

gboolean
beckon_call_end (Call *self, GError **error)
{
  gboolean succeeded = self->error == NULL;

  if (beckon_operation_has (self->operation, OPERATION_MUTATES))
    (succeeded ? beckon_store_commit : beckon_store_roll_back) (self->region->store);
  g_rec_mutex_unlock (&self->region->lock);
  if (!succeeded)
    g_propagate_error (error, g_steal_pointer (&self->error));

  return succeeded;
}

GPtrArray *
beckon_call_each (BeckonRegion *region,
                  BeckonOperation operation,
                  const char *caller_id,
                  const char *const *account_ids,
                  CallEntryFunc entry,
                  GError **error)
{
  g_autoptr (GPtrArray) unprocessed = NULL;
  Call call;

  if (!beckon_input_check_ids (account_ids, error) || !beckon_call_begin (&call, region, operation, caller_id, error))
    return NULL;
  unprocessed = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_result_unref);
  call.unprocessed = unprocessed;
  for (gsize i = 0; account_ids[i] != NULL && call.error == NULL; i++)
    entry (&call, account_ids[i]);

  return beckon_call_end (&call, error) ? g_steal_pointer (&unprocessed) : NULL;
}

/* --- the pairs ------------------------------------------------------------------------------ */

Association *
beckon_call_peek_member (Call *self, const char *account_id)
{
  const AccountKey member = beckon_account_key (account_id);

  return self->caller != NULL ? beckon_store_peek_association (self->region->store, &self->caller->key, &member)
                              : NULL;
}

Association *
beckon_call_peek_invitation (Call *self, const char *account_id)
{
  const AccountKey administrator = beckon_account_key (account_id);

  return self->caller != NULL ? beckon_store_peek_association (self->region->store, &administrator, &self->caller->key)
                              : NULL;
}

/* --- one entry ------------------------------------------------------------------------------ */

/* The switch decline_unknown_is_not_found turns a report of DeclineInvitations into a failure. */
static gboolean
fails_the_call (const Call *self, BeckonReason reason)
{
  return reason == BECKON_REASON_NO_INVITATION && self->operation == BECKON_OPERATION_DECLINE_INVITATIONS
         && self->region->rules.values[BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND] != 0;
}

void
beckon_call_report (
    Call *self, const char *account_id, const Association *association, BeckonReason reason, const char *rule)
{
  if (fails_the_call (self, reason))
    beckon_error_raise (&self->error, BECKON_ERROR_RESOURCE_NOT_FOUND, reason, rule, NULL);
  else
    g_ptr_array_add (self->unprocessed, beckon_result_new (account_id, association, reason, rule));
}

gboolean
beckon_call_refuses_id (Call *self, const char *account_id)
{
  if (self->region->rules.values[BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS] == 0
      || beckon_text_is_twelve_digits (account_id))
    return FALSE;
  beckon_call_report (self, account_id, NULL, BECKON_REASON_INVALID_ACCOUNT_ID, "W-3");

  return TRUE;
}

gboolean
beckon_call_judge (
    Call *self, const char *account_id, const Association *association, BeckonStep step, BeckonState *to)
{
  BeckonState from = association != NULL ? association->standing.state : BECKON_STATE_NONE;
  BeckonReason reason;
  BeckonEffect effect = beckon_lifecycle_judge (from, step, &self->region->rules, to, &reason);

  if (effect == BECKON_EFFECT_REPORT)
    beckon_call_report (self, account_id, association, reason, beckon_lifecycle_get_rule_id (from, step));

  return effect == BECKON_EFFECT_MOVE;
}

/* W-5. The embedder's source runs under the lock, and must not change the world that is being changed. */
static gboolean
draw_supplied_id (Call *self, const Association *association, char id[TEXT_INVITATION_ID_SIZE])
{
  BeckonRegion *region = self->region;
  gboolean is_good;

  region->is_calling_back = TRUE;
  is_good = beckon_id_source_draw (&region->ids, beckon_store_get_n_ids_drawn (region->store), id);
  region->is_calling_back = FALSE;
  if (!is_good)
    return beckon_error_raise_literal (&self->error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-5",
                                       "the id source gave something other than 32 lower-case hexadecimal digits");
  if (g_str_equal (id, association->standing.invitation_id))
    return beckon_error_raise_literal (&self->error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-5",
                                       "the id source gave the id %s, which the invitation has already", id);
  beckon_store_count_id_drawn (region->store);

  return TRUE;
}

/* A source of our own passes over the id that the invitation has, which a world written by hand can have. */
static gboolean
draw_invitation_id (Call *self, const Association *association, char id[TEXT_INVITATION_ID_SIZE])
{
  BeckonRegion *region = self->region;

  if (beckon_id_source_is_supplied (&region->ids))
    return draw_supplied_id (self, association, id);
  do
    {
      beckon_id_source_draw (&region->ids, beckon_store_get_n_ids_drawn (region->store), id);
      beckon_store_count_id_drawn (region->store);
    }
  while (g_str_equal (id, association->standing.invitation_id));

  return TRUE;
}

/* T-1. FALSE when there is no fresh id. */
static gboolean
renew_invitation (Call *self, Association *association, InvitationEffect effect)
{
  char id[TEXT_INVITATION_ID_SIZE];

  if (effect == INVITATION_FRESH)
    {
      if (!draw_invitation_id (self, association, id))
        return FALSE;
      beckon_store_set_invitation (self->region->store, association, id, self->now_us);
    }
  else if (effect == INVITATION_CLEAR)
    beckon_store_set_invitation (self->region->store, association, NULL, BECKON_TIME_NONE);

  return TRUE;
}

void
beckon_call_move (Call *self, Association *association, BeckonStep step, BeckonState to)
{
  if (renew_invitation (self, association, beckon_step_get_invitation_effect (step)))
    beckon_store_move_association (self->region->store, association, to, self->now_us);
}

void
beckon_call_take_step (Call *self, const char *account_id, Association *association, BeckonStep step)
{
  BeckonState to;

  if (beckon_call_judge (self, account_id, association, step, &to))
    beckon_call_move (self, association, step, to);
}
