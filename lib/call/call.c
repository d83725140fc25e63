/* SPDX-License-Identifier: MIT */
/* The frame around every operation: input, lock, gate, entries, and keeping or taking back. */
#include "call/call.h"

#include "region/journal.h"
#include "rules/error.h"
#include "rules/lifecycle.h"
#include "values/fault.h"
#include "values/result.h"

static guint32
rule (const Call *self, BeckonSwitch which)
{
  return self->region->switches.values[which];
}

static gboolean
is_mutating (const Call *self)
{
  return beckon_operation_has (self->operation, OPERATION_MUTATES);
}

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
  guint32 wording = rule (self, BECKON_SWITCH_HUB_OFF_ERROR);

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
  gboolean is_gated = rule (self, BECKON_SWITCH_REQUIRE_SECURITY_HUB) != 0;

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
  if (!self->region->is_calling_back || !is_mutating (self))
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

  return beckon_error_raise_literal (
      error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-4",
      "the clock gave %" G_GINT64_FORMAT " microseconds, which is outside of the years 1 to 9999", self->now_us);
}

static gboolean
suits_organization (const Call *self, GError **error)
{
  if (!beckon_operation_has (self->operation, OPERATION_NOT_FOR_ORGANIZATION) || self->caller == NULL
      || !self->caller->is_organization)
    return TRUE;

  return beckon_error_raise (error, BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_ORGANIZATION_CALLER, "G-9", NULL);
}

/* --- faults --------------------------------------------------------------------------------- */

static GPtrArray *
find_fired (const Call *self)
{
  if (self->region->replayed != NULL)
    return beckon_tape_read_faults (self->tape);
  /* What a callback reads is no call of its own. */
  if (self->region->faults->len == 0 || self->region->n_dry_runs > 0 || self->region->is_calling_back)
    return NULL;

  return beckon_fault_plan_fire (self->region->faults, self->operation, self->caller_id, self->input);
}

static const BeckonFault *
find_fault (const Call *self, FaultKind kind, const char *account_id)
{
  for (guint i = 0; self->fired != NULL && i < self->fired->len; i++)
    {
      const BeckonFault *fault = self->fired->pdata[i];

      if (fault->kind == kind && (account_id == NULL || g_str_equal (fault->account_id, account_id)))
        return fault;
    }

  return NULL;
}

/* Always FALSE when there is such a fault. */
static gboolean
withstands_fault (const Call *self, FaultKind kind, GError **error)
{
  const BeckonFault *fault = find_fault (self, kind, NULL);

  if (fault == NULL)
    return TRUE;

  return beckon_error_raise_literal (error, fault->code, BECKON_REASON_FAULT, "", "%s", fault->text);
}

/* What goes wrong on purpose is asked once the input is good, and stands in the journal. */
static gboolean
meets_no_fault (Call *self, GError **error)
{
  self->fired = find_fired (self);
  for (guint i = 0; self->fired != NULL && self->tape != NULL && i < self->fired->len; i++)
    beckon_tape_note_fault (self->tape, self->fired->pdata[i]);

  return withstands_fault (self, FAULT_BEFORE, error);
}

/* --- the frame ------------------------------------------------------------------------------ */

/* Only these can fail after their first entry: by a guard, by a supplied id source (W-5), by a switch that makes an
 * entry fail the call; and a dry run is taken back always. */
static gboolean
may_be_taken_back (const Call *self)
{
  const BeckonRegion *region = self->region;

  if (region->guard.func != NULL || region->replayed != NULL || region->n_dry_runs > 0)
    return TRUE;

  return (self->operation == BECKON_OPERATION_INVITE_MEMBERS && beckon_id_source_is_supplied (&region->ids))
         || (self->operation == BECKON_OPERATION_DECLINE_INVITATIONS
             && rule (self, BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND) != 0);
}

/* G-12, in its order; a fault comes when the input is known to be good, and before anything is applied. */
static gboolean
passes_as_a_whole (Call *self, GError **error)
{
  return beckon_input_check_id ("the caller", self->caller_id, error)
         && beckon_input_check (self->operation, self->input, rule (self, BECKON_SWITCH_MAX_ACCOUNT_DETAILS), error)
         && has_time (self, error) && meets_no_fault (self, error) && passes_gate (self, error)
         && suits_organization (self, error);
}

static gboolean
names_several (const Input *input)
{
  return (input->account_ids != NULL && input->account_ids[0] != NULL && input->account_ids[1] != NULL)
         || (input->details != NULL && input->details->len > 1);
}

/* What a call shows as a whole, and with it all that it has shown. */
static void
end_tally (Call *self, const GError *error)
{
  beckon_tally_note_done (self->tally, self->operation);
  if (names_several (self->input))
    beckon_tally_note_rule (self->tally, "O-3");
  if (self->input->next_token != NULL || self->output.next_token != NULL)
    beckon_tally_note_rule (self->tally, "O-7");
  beckon_tally_end (self->tally, self->is_applied, error);
}

/* The entry is written under the lock, so that entries are in the order of the calls. */
static void
leave (Call *self, GError *error, GError **propagated)
{
  if (self->tally != NULL)
    end_tally (self, error);
  if (self->tape != NULL)
    beckon_journal_write_call (self, error);
  g_clear_pointer (&self->tape, beckon_tape_free);
  g_clear_pointer (&self->fired, g_ptr_array_unref);
  g_rec_mutex_unlock (&self->region->lock);
  if (error != NULL)
    g_propagate_error (propagated, error);
}

gboolean
beckon_call_begin (Call *self,
                   BeckonRegion *region,
                   BeckonOperation operation,
                   const char *caller_id,
                   const Input *input,
                   GError **error)
{
  gint64 now_us = beckon_region_read_time (region);
  GError *problem = NULL;

  *self = (Call){ .region = region, .operation = operation, .caller_id = caller_id, .input = input, .now_us = now_us };
  g_rec_mutex_lock (&region->lock);
  if (region->coverage != NULL && region->n_dry_runs == 0 && (!region->is_calling_back || is_mutating (self)))
    self->tally = beckon_tally_new (region->coverage);
  if (!is_not_called_back (self, &problem))
    {
      leave (self, problem, error);
      return FALSE;
    }
  if (beckon_journal_is_wanted (region) && !region->is_calling_back && beckon_journal_can_write (caller_id, input))
    self->tape = beckon_tape_new (region->replayed);
  self->caller = beckon_store_peek_account (region->store, caller_id);
  region->would_act = FALSE;
  if (!passes_as_a_whole (self, &problem))
    {
      leave (self, problem, error);
      return FALSE;
    }
  if (is_mutating (self))
    beckon_store_begin (region->store, may_be_taken_back (self));

  return TRUE;
}

gboolean
beckon_call_end (Call *self, GError **error)
{
  BeckonRegion *region = self->region;
  GError *problem = g_steal_pointer (&self->error);
  gboolean is_kept = problem == NULL && region->n_dry_runs == 0;

  if (is_mutating (self))
    {
      region->would_act = problem == NULL && beckon_store_has_changes (region->store);
      (is_kept ? beckon_store_commit : beckon_store_roll_back) (region->store);
      if (problem != NULL && self->tape != NULL)
        beckon_tape_forget_effects (self->tape);
    }
  self->is_applied = problem == NULL;
  /* A lost answer: what was done is done. */
  if (problem == NULL)
    withstands_fault (self, FAULT_AFTER, &problem);
  leave (self, problem, error);

  return problem == NULL;
}

GPtrArray *
beckon_call_each (BeckonRegion *region,
                  BeckonOperation operation,
                  const char *caller_id,
                  const char *const *account_ids,
                  CallEntryFunc entry,
                  GError **error)
{
  const Input input = { .account_ids = account_ids };
  g_autoptr (GPtrArray) unprocessed = NULL;
  Call call;

  if (!beckon_call_begin (&call, region, operation, caller_id, &input, error))
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

  return self->caller != NULL ? beckon_store_peek_association (self->region->store, &self->caller->key, &member) : NULL;
}

Association *
beckon_call_peek_invitation (Call *self, const char *account_id)
{
  const AccountKey administrator = beckon_account_key (account_id);

  return self->caller != NULL ? beckon_store_peek_association (self->region->store, &administrator, &self->caller->key)
                              : NULL;
}

static BeckonState
state_of (const Association *association)
{
  return association != NULL ? association->standing.state : BECKON_STATE_NONE;
}

/* --- reporting ------------------------------------------------------------------------------ */

/* The switch decline_unknown_is_not_found turns a report of DeclineInvitations into a failure. */
static gboolean
fails_the_call (const Call *self, BeckonReason reason)
{
  return reason == BECKON_REASON_NO_INVITATION && self->operation == BECKON_OPERATION_DECLINE_INVITATIONS
         && rule (self, BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND) != 0;
}

static void
report (Call *self,
        const char *account_id,
        const Association *association,
        BeckonReason reason,
        const char *rule_id,
        const char *text)
{
  if (self->tape != NULL)
    beckon_tape_note_effect (self->tape, account_id, state_of (association), state_of (association), rule_id, reason);
  beckon_tally_note_entry (self->tally, rule_id, reason);
  g_ptr_array_add (self->unprocessed, beckon_result_new (account_id, association, reason, rule_id, text));
}

void
beckon_call_report (Call *self,
                    const char *account_id,
                    const Association *association,
                    BeckonReason reason,
                    const char *rule_id)
{
  if (fails_the_call (self, reason))
    beckon_error_raise (&self->error, BECKON_ERROR_RESOURCE_NOT_FOUND, reason, rule_id, NULL);
  else
    report (self, account_id, association, reason, rule_id, NULL);
}

static Association *
peek_named (Call *self, const char *account_id)
{
  return beckon_operation_has (self->operation, OPERATION_NAMES_ADMINISTRATORS)
             ? beckon_call_peek_invitation (self, account_id)
             : beckon_call_peek_member (self, account_id);
}

gboolean
beckon_call_refuses_id (Call *self, const char *account_id)
{
  const BeckonFault *fault = find_fault (self, FAULT_UNPROCESSED, account_id);

  if (fault != NULL)
    report (self, account_id, peek_named (self, account_id), BECKON_REASON_FAULT, "", fault->text);
  else if (rule (self, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS) != 0 && !beckon_text_is_twelve_digits (account_id))
    beckon_call_report (self, account_id, NULL, BECKON_REASON_INVALID_ACCOUNT_ID, "W-3");
  else
    return FALSE;

  return TRUE;
}

/* --- the guard ------------------------------------------------------------------------------ */

/* What it answered stands on the tape, and in a replay is read from there. */
static gboolean
ask (Call *self,
     const char *administrator_id,
     const char *member_id,
     BeckonStep step,
     BeckonState from,
     BeckonState to,
     BeckonVerdict **verdict)
{
  BeckonRegion *region = self->region;
  g_autoptr (BeckonProposal) proposal = NULL;

  if (region->replayed != NULL)
    return beckon_tape_read_verdict (self->tape, verdict);
  proposal = beckon_proposal_new (self->operation, step, self->caller_id, administrator_id, member_id, from, to);
  beckon_region_begin_callback (region);
  *verdict = region->guard.func (region, proposal, region->guard.user_data);
  beckon_region_end_callback (region);

  return TRUE;
}

/* Where there are no UnprocessedAccounts, a veto of an entry has nowhere to go but to the call. */
static void
obey (Call *self, const BeckonVerdict *verdict, const char *account_id, const Association *association)
{
  if (verdict->fails_call || self->unprocessed == NULL)
    beckon_error_raise_literal (&self->error, verdict->code, BECKON_REASON_GUARD, "", "%s", verdict->text);
  else
    report (self, account_id, association, BECKON_REASON_GUARD, "", verdict->text);
}

gboolean
beckon_call_permits (Call *self,
                     const char *account_id,
                     const Association *association,
                     const char *administrator_id,
                     const char *member_id,
                     BeckonStep step,
                     BeckonState to)
{
  g_autoptr (BeckonVerdict) verdict = NULL;

  if (self->region->guard.func == NULL && self->region->replayed == NULL)
    return TRUE;
  if (!ask (self, administrator_id, member_id, step, state_of (association), to, &verdict))
    return TRUE;
  if (self->tape != NULL)
    beckon_tape_note_verdict (self->tape, verdict);
  if (verdict != NULL)
    obey (self, verdict, account_id, association);

  return verdict == NULL;
}

/* --- moving --------------------------------------------------------------------------------- */

gboolean
beckon_call_judge (Call *self, const char *account_id, const Association *association, BeckonStep step, BeckonState *to)
{
  BeckonState from = state_of (association);
  BeckonReason reason;
  BeckonEffect effect = beckon_lifecycle_judge (from, step, &self->region->switches, to, &reason);

  if (effect == BECKON_EFFECT_FAIL)
    beckon_tally_note_failing_cell (self->tally, from, step);
  else if (effect != BECKON_EFFECT_MOVE)
    beckon_tally_note_cell (self->tally, from, step);
  if (effect == BECKON_EFFECT_REPORT)
    beckon_call_report (self, account_id, association, reason, beckon_lifecycle_peek_rule_id (from, step));

  return effect == BECKON_EFFECT_MOVE;
}

/* T-1. A dry run draws no id: it shows nobody the one that it makes up. FALSE when there is none. */
static gboolean
renew_invitation (Call *self, Association *association, InvitationEffect effect)
{
  char id[TEXT_INVITATION_ID_SIZE] = "00000000000000000000000000000000";

  if (effect == INVITATION_FRESH)
    {
      if (self->region->n_dry_runs == 0
          && !beckon_region_draw_id (self->region, self->tape, association->standing.invitation_id, id, &self->error))
        return FALSE;
      beckon_store_set_invitation (self->region->store, association, id, self->now_us);
    }
  else if (effect == INVITATION_CLEAR)
    beckon_store_set_invitation (self->region->store, association, NULL, BECKON_TIME_NONE);

  return TRUE;
}

void
beckon_call_note (Call *self, const char *account_id, BeckonState from, BeckonStep step, BeckonState to)
{
  beckon_tally_note_move (self->tally, from, step);
  if (self->tape != NULL)
    beckon_tape_note_effect (self->tape, account_id, from, to, beckon_lifecycle_peek_rule_id (from, step),
                             BECKON_REASON_NONE);
}

void
beckon_call_move (Call *self, Association *association, BeckonStep step, BeckonState to)
{
  if (!renew_invitation (self, association, beckon_step_get_invitation_effect (step)))
    return;
  beckon_call_note (self,
                    beckon_step_get_party (step) == BECKON_PARTY_MEMBER ? association->administrator->id
                                                                        : association->member->id,
                    state_of (association), step, to);
  beckon_store_move_association (self->region->store, association, to, self->now_us);
}

/* T-5: the member has answered one sender, and an invitation of another is pending. */
static gboolean
left_others_pending (const Association *association, BeckonStep step)
{
  return (step == BECKON_STEP_ACCEPT || step == BECKON_STEP_DECLINE)
         && association->member->invitations.n_in[BECKON_STATE_PENDING] > 0;
}

void
beckon_call_take_step (Call *self, const char *account_id, Association *association, BeckonStep step)
{
  BeckonState to;

  if (!beckon_call_judge (self, account_id, association, step, &to)
      || !beckon_call_permits (self, account_id, association, association->administrator->id, association->member->id,
                               step, to))
    return;
  beckon_call_move (self, association, step, to);
  if (self->tally != NULL && left_others_pending (association, step))
    beckon_tally_note_rule (self->tally, "T-5");
}
