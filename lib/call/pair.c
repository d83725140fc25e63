/* SPDX-License-Identifier: MIT */
/* Steps of pairs. */
#include "call/pair.h"

#include "call/gate.h"
#include "region/draw.h"
#include "values/result.h"
#include "world/roll.h"

/* --- which pair ----------------------------------------------------------------------------- */

Pair
beckon_pair_with_member (const Call *call, const AccountKey *named)
{
  Pair pair = { *named, call->request->caller, named->id, NULL };

  if (call->caller != NULL)
    pair.association = beckon_store_peek_association (call->region->store, &call->caller->key, named);

  return pair;
}

Pair
beckon_pair_with_administrator (const Call *call, const AccountKey *named)
{
  Pair pair = { *named, named->id, call->request->caller, NULL };

  if (call->caller != NULL)
    pair.association = beckon_store_peek_association (call->region->store, named, &call->caller->key);

  return pair;
}

Pair
beckon_pair_of (Association *association, const AccountKey *named)
{
  return (Pair){ *named, association->administrator->id, association->member->id, association };
}

/* --- reporting ------------------------------------------------------------------------------ */

/* O-3: a Result tells the state of its pair. An invalid id and the caller's own id have no pair, so NULL. */
static const Association *
peek_told (const Call *call, const Pair *pair, BeckonReason reason)
{
  return reason == BECKON_REASON_INVALID_ACCOUNT_ID || call_names_itself (call, pair) ? NULL : pair->association;
}

static void
report (Call *call, const Pair *pair, BeckonStep step, BeckonReason reason, const char *rule, const char *text)
{
  const Association *told = peek_told (call, pair, reason);
  Effect effect = { .account_id = pair->named.id,
                    .rule = rule,
                    .kind = BECKON_EFFECT_REPORT,
                    .from = state_of (told),
                    .to = state_of (told),
                    .step = step,
                    .reason = reason };

  *answer_add_effect (call->answer) = effect;
  g_ptr_array_add (call->answer->unprocessed, beckon_result_new (&effect, told, text));
}

/* The switch decline_unknown_is_not_found turns a report of DeclineInvitations into a failure. */
static gboolean
fails_the_call (const Call *call, BeckonReason reason)
{
  return reason == BECKON_REASON_NO_INVITATION && call->request->operation == BECKON_OPERATION_DECLINE_INVITATIONS
         && call_switch (call, BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND) != 0;
}

static void
refuse (Call *call, const Pair *pair, BeckonStep step, BeckonReason reason, const char *rule)
{
  if (fails_the_call (call, reason))
    beckon_call_fail (call, BECKON_ERROR_RESOURCE_NOT_FOUND, reason, rule);
  else
    report (call, pair, step, reason, rule, NULL);
}

void
beckon_pair_report (Call *call, const Pair *pair, BeckonReason reason, const char *rule)
{
  refuse (call, pair, 0, reason, rule);
}

/* --- entries -------------------------------------------------------------------------------- */

static gboolean
meets_fault (Call *call, const Pair *pair)
{
  const BeckonFault *fault = beckon_gate_find_unprocessed_fault (call, pair->named.id);

  if (fault != NULL)
    report (call, pair, 0, BECKON_REASON_FAULT, "", fault->text);

  return fault != NULL;
}

void
beckon_pair_each (Call *call, EntryFunc entry)
{
  const Request *request = call->request;
  gboolean names_administrators = beckon_operation_has (request->operation, OPERATION_NAMES_ADMINISTRATORS);
  guint n = beckon_request_get_n_entries (request);

  beckon_answer_reserve_effects (call->answer, n);
  for (guint nth = 0; nth < n && call->answer->error == NULL; nth++)
    {
      const AccountKey named = beckon_store_key (call->region->store, request_peek_entry (request, nth));
      const Pair pair = names_administrators ? beckon_pair_with_administrator (call, &named)
                                             : beckon_pair_with_member (call, &named);

      if (call->outside->faults == NULL || !meets_fault (call, &pair))
        entry (call, &pair, nth);
    }
}

/* --- judging -------------------------------------------------------------------------------- */

/* The table says something else than to move. Always returns FALSE. Kept out of the way of the pairs that move. */
static gboolean G_GNUC_NO_INLINE
stand_still (Call *call, const Pair *pair, BeckonStep step, const Outcome *outcome)
{
  BeckonState from = state_of (pair->association);

  if (outcome->effect == BECKON_EFFECT_REPORT)
    refuse (call, pair, step, outcome->reason, beckon_table[from][step].rule);
  else
    call_note (call, outcome->effect, pair->named.id, from, step, from);

  return FALSE;
}

G_ALWAYS_INLINE static inline gboolean
is_allowed (Call *call, const Pair *pair, BeckonStep step, BeckonState *to)
{
  const Cell *cell = &beckon_table[state_of (pair->association)][step];
  const Outcome *outcome = cell_find_outcome (cell, &call->region->switches);

  *to = outcome->to;

  return outcome->effect == BECKON_EFFECT_MOVE || stand_still (call, pair, step, outcome);
}

static gboolean
holds (Call *call, const Pair *pair, const Objection *objection)
{
  if (!objection->holds (call, pair))
    return FALSE;
  refuse (call, pair, 0, objection->reason, objection->rule);

  return TRUE;
}

/* Inline, as is move (), because beckon_pair_take_step () is what most calls spend their time in. */
G_ALWAYS_INLINE static inline gboolean
is_free (Call *call, const Pair *pair, BeckonStep step, const Objection *list, guint n_objections, BeckonState *to)
{
  for (const Objection *objection = list; objection < list + n_objections; objection++)
    if (objection->is_table ? !is_allowed (call, pair, step, to) : holds (call, pair, objection))
      return FALSE;

  return TRUE;
}

gboolean
beckon_pair_is_free (Call *call,
                     const Pair *pair,
                     BeckonStep step,
                     const Objection *list,
                     guint n_objections,
                     BeckonState *to)
{
  return is_free (call, pair, step, list, n_objections, to);
}

static gboolean
hinders (const Call *call, const Pair *pair, BeckonStep step, const Objection *objection)
{
  const Cell *cell = &beckon_table[state_of (pair->association)][step];

  return objection->is_table ? cell_find_outcome (cell, &call->region->switches)->effect != BECKON_EFFECT_MOVE
                             : objection->holds (call, pair);
}

gboolean
beckon_pair_is_hindered (const Call *call, const Pair *pair, BeckonStep step, const Objection *list, guint n_objections)
{
  for (const Objection *objection = list; objection < list + n_objections; objection++)
    if (hinders (call, pair, step, objection))
      return TRUE;

  return FALSE;
}

/* --- the guard ------------------------------------------------------------------------------ */

/* An operation without UnprocessedAccounts cannot report the veto of one entry, so the whole call fails. */
static void
obey (Call *call, const Pair *pair, BeckonStep step, const BeckonVerdict *verdict)
{
  if (verdict->fails_call || call->answer->unprocessed == NULL)
    beckon_error_raise_literal (&call->answer->error, verdict->code, BECKON_REASON_GUARD, "", "%s", verdict->text);
  else
    report (call, pair, step, BECKON_REASON_GUARD, "", verdict->text);
}

gboolean
beckon_pair_ask_guard (Call *call, const Pair *pair, BeckonStep step, BeckonState to)
{
  g_autoptr (BeckonVerdict) verdict = beckon_draw_verdict (
      call->region, call->outside,
      beckon_proposal_new (call->request->operation, step, call->request->caller, pair->administrator_id,
                           pair->member_id, state_of (pair->association), to));

  if (verdict != NULL)
    obey (call, pair, step, verdict);

  return verdict == NULL;
}

/* --- moving --------------------------------------------------------------------------------- */

/* T-1. FALSE if no valid id could be drawn; then the call has failed. */
G_ALWAYS_INLINE static inline gboolean
renew_invitation (Call *call, Association *association, InvitationEffect effect)
{
  char id[INVITATION_ID_SIZE];

  if (effect == INVITATION_FRESH)
    {
      if (!beckon_draw_id (call->region, call->outside, association->standing.invitation_id, id, &call->answer->error))
        return FALSE;
      beckon_store_set_invitation (call->region->store, association, id, call->outside->now_us);
    }
  else if (effect != INVITATION_KEEP)
    beckon_store_set_invitation (call->region->store, association, NULL,
                                 effect == INVITATION_TIME_ONLY ? call->outside->now_us : BECKON_TIME_NONE);

  return TRUE;
}

/* T-3: the administrator withdraws an invitation that the member can see. */
static gboolean
takes_back_invitation (const Association *association, BeckonStep step)
{
  return (step == BECKON_STEP_DISASSOCIATE || step == BECKON_STEP_DELETE_MEMBER)
         && association_is_invitation (association);
}

/* Returns the recorded effect, to which the caller may add; NULL if the call has failed. */
G_ALWAYS_INLINE static inline Effect *
move (Call *call, const Pair *pair, BeckonStep step, BeckonState to)
{
  Association *association = pair->association;
  BeckonState from = state_of (association);
  gboolean takes_back = takes_back_invitation (association, step);
  Effect *effect;

  if (!renew_invitation (call, association, beckon_steps[step].invitation))
    return NULL;
  beckon_store_move_association (call->region->store, association, to, call->outside->now_us);

  effect = call_note (call, BECKON_EFFECT_MOVE,
                      beckon_steps[step].party == BECKON_PARTY_MEMBER ? pair->administrator_id : pair->member_id, from,
                      step, to);
  effect->takes_back_invitation = takes_back;

  return effect;
}

void
beckon_pair_move (Call *call, const Pair *pair, BeckonStep step, BeckonState to)
{
  move (call, pair, step, to);
}

/* T-5: the member has answered one sender while an invitation from another is still pending. */
static gboolean
leaves_others_pending (const Association *association, BeckonStep step)
{
  return (step == BECKON_STEP_ACCEPT || step == BECKON_STEP_DECLINE)
         && roll_count_in (&association->member->invitations, BECKON_STATE_PENDING) > 0;
}

void
beckon_pair_take_step (Call *call, const Pair *pair, BeckonStep step, const Objection *list, guint n_objections)
{
  BeckonState to = BECKON_STATE_NONE;
  Effect *effect;

  if (!is_free (call, pair, step, list, n_objections, &to) || !pair_is_permitted (call, pair, step, to))
    return;
  effect = move (call, pair, step, to);
  if (effect != NULL)
    effect->leaves_others_pending = leaves_others_pending (pair->association, step);
}

void
beckon_pair_take_cell (Call *call, const Pair *pair, BeckonStep step)
{
  static const Objection table[] = { OBJECTION_TABLE };

  beckon_pair_take_step (call, pair, step, table, G_N_ELEMENTS (table));
}
