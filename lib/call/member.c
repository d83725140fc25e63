/* SPDX-License-Identifier: MIT */
/* What a member does: list, count, accept, decline, delete, leave, ask for its administrator. */
#include "call/entries.h"
#include "call/page.h"
#include "call/pair.h"
#include "rules/lifecycle.h"
#include "values/invitation.h"
#include "world/roll.h"

#include <string.h>

/* --- ListInvitations, GetInvitationsCount --------------------------------------------------- */

static const Roll *
peek_invitations (const Account *account)
{
  return &account->invitations;
}

static gboolean
is_invitation (const Association *association)
{
  return association_is_invitation (association);
}

static gpointer
show_invitation (const Association *association)
{
  return beckon_invitation_new (association);
}

void
beckon_enter_list_invitations (Call *call)
{
  static const PageKind kind = { BECKON_FIELD_INVITATIONS, peek_invitations, is_invitation, show_invitation,
                                 (GDestroyNotify) beckon_invitation_unref };

  beckon_page_list (call, &kind);
}

/* O-6: uses the stored counts. */
void
beckon_enter_get_invitations_count (Call *call)
{
  gint64 count = 0;

  for (guint state = 0; call->caller != NULL && state < BECKON_N_STATES; state++)
    if (state_has (state, STATE_IS_COUNTED))
      count += roll_count_in (&call->caller->invitations, state);
  beckon_answer_set_number (call->answer, BECKON_FIELD_INVITATIONS_COUNT, count);
}

/* --- Accept --------------------------------------------------------------------------------- */

static gboolean
has_members (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  for (guint state = 0; roll_count (&call->caller->members) > 0 && state < BECKON_N_STATES; state++)
    if (state_has (state, STATE_BLOCKS_ACCEPTING) && roll_count_in (&call->caller->members, state) > 0)
      return TRUE;

  return FALSE;
}

/* G-13: a delegated administrator counts as one that has members, even before it has any. */
static gboolean
is_an_administrator (const Call *call, const Pair *pair)
{
  return has_members (call, pair) || beckon_call_is_delegated_administrator (call, pair);
}

static gboolean
names_another_invitation (const Call *call, const Association *association)
{
  return strcmp (association->standing.invitation_id, request_peek_text (call->request, BECKON_FIELD_INVITATION_ID))
         != 0;
}

static gboolean
has_no_such_invitation (const Call *call, const Pair *pair)
{
  const Cell *cell = &beckon_table[state_of (pair->association)][BECKON_STEP_ACCEPT];

  return cell_find_outcome (cell, &call->region->switches)->effect != BECKON_EFFECT_MOVE
         || names_another_invitation (call, pair->association);
}

static gboolean
cannot_find_such_invitation (const Call *call, const Pair *pair)
{
  return call_switch (call, BECKON_SWITCH_ACCEPT_UNKNOWN_IS_NOT_FOUND) != 0 && has_no_such_invitation (call, pair);
}

static gboolean
inviter_is_a_member (const Call *call G_GNUC_UNUSED, const Pair *pair)
{
  return pair->association->administrator->accepted != NULL;
}

/* G-7. The gate has already made sure that the caller is a seen account. */
/* clang-format off */
static const Objection to_accepting[] = {
  { beckon_call_names_no_twelve_digits, BECKON_REASON_INVALID_ACCOUNT_ID,      "W-3", BECKON_ERROR_INVALID_INPUT },
  { beckon_call_caller_is_a_member,     BECKON_REASON_ALREADY_ASSOCIATED,      "G-7", BECKON_ERROR_INVALID_INPUT },
  { is_an_administrator,                BECKON_REASON_HAS_MEMBERS,             "G-7", BECKON_ERROR_INVALID_INPUT },
  { cannot_find_such_invitation,        BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7", BECKON_ERROR_RESOURCE_NOT_FOUND },
  { has_no_such_invitation,             BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7", BECKON_ERROR_INVALID_INPUT },
  { inviter_is_a_member,                BECKON_REASON_INVITER_IS_A_MEMBER,     "G-7", BECKON_ERROR_INVALID_INPUT },
};
/* clang-format on */

/* If the table refuses this pair for the same reason, its cell is recorded as well. */
static void
note_failing_cell (Call *call, const Pair *pair)
{
  BeckonState from = state_of (pair->association);
  const Outcome *outcome = cell_find_outcome (&beckon_table[from][BECKON_STEP_ACCEPT], &call->region->switches);

  if (outcome->effect == BECKON_EFFECT_FAIL && outcome->reason == beckon_error_get_reason (call->answer->error))
    call_note (call, BECKON_EFFECT_FAIL, pair->named.id, from, BECKON_STEP_ACCEPT, from);
}

static void
accept (Call *call, BeckonField field)
{
  const AccountKey named = beckon_store_key (call->region->store, request_peek_text (call->request, field));
  const Pair pair = beckon_pair_with_administrator (call, &named);

  if (beckon_call_is_free (call, &pair, to_accepting, G_N_ELEMENTS (to_accepting)))
    beckon_pair_take_cell (call, &pair, BECKON_STEP_ACCEPT);
  else
    note_failing_cell (call, &pair);
}

void
beckon_enter_accept_administrator_invitation (Call *call)
{
  accept (call, BECKON_FIELD_ADMINISTRATOR_ID);
}

void
beckon_enter_accept_invitation (Call *call)
{
  accept (call, BECKON_FIELD_MASTER_ID);
}

/* --- DeclineInvitations --------------------------------------------------------------------- */

static const Objection by_the_table[] = { OBJECTION_NO_ACCOUNT, OBJECTION_TABLE };
static const Objection to_any_account[] = { OBJECTION_NO_ACCOUNT };

/* O-1: an account cannot have invited itself, so its own id can stand for every pending invitation. */
static gboolean
stands_for_all (const Call *call, const Pair *pair)
{
  return call_switch (call, BECKON_SWITCH_OWN_ID_DECLINES_ALL) != 0 && call_names_itself (call, pair);
}

static gboolean
is_pending (const Association *association)
{
  return state_of (association) == BECKON_STATE_PENDING;
}

/* V-6: one entry stands for all pending invitations, so if the guard vetoes one of them, none is changed. */
static gboolean
may_decline_all (Call *call, const AccountKey *named)
{
  Association *association;
  BeckonState to;
  RollIter iter;

  beckon_roll_iter_init (&iter, &call->caller->invitations, 0);
  while ((association = beckon_roll_iter_next (&iter)) != NULL)
    {
      const Pair pair = beckon_pair_of (association, named);

      if (is_pending (pair.association)
          && (!beckon_pair_is_free (call, &pair, BECKON_STEP_DECLINE, by_the_table, G_N_ELEMENTS (by_the_table), &to)
              || !pair_is_permitted (call, &pair, BECKON_STEP_DECLINE, to)))
        return FALSE;
    }

  return TRUE;
}

static void
decline_every_pending (Call *call, const AccountKey *named)
{
  Association *association;
  BeckonState to;
  RollIter iter;

  beckon_roll_iter_init (&iter, &call->caller->invitations, 0);
  while ((association = beckon_roll_iter_next (&iter)) != NULL)
    {
      const Pair pair = beckon_pair_of (association, named);

      if (is_pending (pair.association)
          && beckon_pair_is_free (call, &pair, BECKON_STEP_DECLINE, by_the_table, G_N_ELEMENTS (by_the_table), &to))
        beckon_pair_move (call, &pair, BECKON_STEP_DECLINE, to);
    }
}

static void
decline_all (Call *call, const Pair *pair)
{
  if (roll_count_in (&call->caller->invitations, BECKON_STATE_PENDING) == 0)
    beckon_pair_report (call, pair, BECKON_REASON_NO_INVITATION, "O-1");
  else if (may_decline_all (call, &pair->named))
    {
      decline_every_pending (call, &pair->named);
      *answer_add_effect (call->answer)
          = (Effect){ .account_id = pair->named.id, .rule = "O-1", .kind = BECKON_EFFECT_STAY };
    }
}

static void
decline_one (Call *call, const Pair *pair, guint nth G_GNUC_UNUSED)
{
  BeckonState to;

  if (!stands_for_all (call, pair))
    beckon_pair_take_step (call, pair, BECKON_STEP_DECLINE, by_the_table, G_N_ELEMENTS (by_the_table));
  else if (beckon_pair_is_free (call, pair, 0, to_any_account, G_N_ELEMENTS (to_any_account), &to))
    decline_all (call, pair);
}

void
beckon_enter_decline_invitations (Call *call)
{
  beckon_pair_each (call, decline_one);
}

/* --- DeleteInvitations ---------------------------------------------------------------------- */

/* O-2: if the caller has no invitation from that account, it may mean an invitation that it has sent. */
static gboolean
means_withdrawing (const Call *call, const Pair *invitation)
{
  return call_switch (call, BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS) != 0
         && !beckon_state_is_invitation (state_of (invitation->association));
}

static void
delete_one (Call *call, const Pair *invitation, guint nth G_GNUC_UNUSED)
{
  const gboolean withdraws = means_withdrawing (call, invitation);
  const Pair pair = withdraws ? beckon_pair_with_member (call, &invitation->named) : *invitation;

  beckon_pair_take_step (call, &pair, withdraws ? BECKON_STEP_WITHDRAW : BECKON_STEP_DELETE_INVITATION, by_the_table,
                         G_N_ELEMENTS (by_the_table));
}

void
beckon_enter_delete_invitations (Call *call)
{
  beckon_pair_each (call, delete_one);
}

/* --- leave ---------------------------------------------------------------------------------- */

/* A request to leave names no pair. Without an administrator it is refused, whatever states the caller's pairs are in
 * (O-10). The cells of these pairs are recorded for the coverage. */
static void
refuse_leaving (Call *call)
{
  const Roll *invitations = &call->caller->invitations;
  const Association *association;
  RollIter iter;

  if (roll_count (invitations) == 0)
    call_note (call, BECKON_EFFECT_FAIL, NULL, BECKON_STATE_NONE, BECKON_STEP_LEAVE, BECKON_STATE_NONE);
  beckon_roll_iter_init (&iter, invitations, 0);
  while (call->region->coverage != NULL && (association = beckon_roll_iter_next (&iter)) != NULL)
    call_note (call, BECKON_EFFECT_FAIL, NULL, state_of (association), BECKON_STEP_LEAVE, state_of (association));
  beckon_call_fail (call, BECKON_ERROR_BAD_REQUEST, BECKON_REASON_NOT_ASSOCIATED, "O-10");
}

void
beckon_enter_leave (Call *call)
{
  Association *association = call->caller->accepted;

  if (association == NULL)
    refuse_leaving (call);
  else if (association_is_managed (association))
    beckon_call_fail (call, BECKON_ERROR_BAD_REQUEST, BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE, "G-16");
  else
    {
      const Pair pair = beckon_pair_of (association, &association->administrator->key);

      beckon_pair_take_cell (call, &pair, BECKON_STEP_LEAVE);
    }
}

/* --- GetAdministratorAccount ---------------------------------------------------------------- */

static void
get_administrator (Call *call, BeckonField field)
{
  if (call->caller != NULL && call->caller->accepted != NULL)
    beckon_answer_take_invitation (call->answer, field, beckon_invitation_new (call->caller->accepted));
}

void
beckon_enter_get_administrator_account (Call *call)
{
  get_administrator (call, BECKON_FIELD_ADMINISTRATOR);
}

void
beckon_enter_get_master_account (Call *call)
{
  get_administrator (call, BECKON_FIELD_MASTER);
}
