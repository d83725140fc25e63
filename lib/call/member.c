/* SPDX-License-Identifier: MIT */
/* What a member does: list, count, accept, decline, delete, leave, ask for its administrator. */
#include "call/page.h"
#include "rules/error.h"
#include "values/views.h"

#include <string.h>

static BeckonState
state_of (const Association *association)
{
  return association != NULL ? association->standing.state : BECKON_STATE_NONE;
}

/* --- ListInvitations, GetInvitationsCount --------------------------------------------------- */

static const Roll *
peek_invitations (const Account *account)
{
  return &account->invitations;
}

static gpointer
show_invitation (const Association *association)
{
  return beckon_invitation_new (association);
}

GPtrArray *
beckon_region_list_invitations (BeckonRegion *self,
                                const char *caller,
                                int max_results,
                                const char *next_token,
                                char **new_next_token,
                                GError **error)
{
  static const PageKind kind
      = { peek_invitations, beckon_state_is_invitation, show_invitation, (GDestroyNotify) beckon_invitation_unref };
  const Input input = { .max_results = max_results, .next_token = next_token };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return beckon_page_list (self, BECKON_OPERATION_LIST_INVITATIONS, caller, &input, &kind, new_next_token, error);
}

/* O-6: all that is listed but the accepted one, from the counts that are kept. */
static gint64
count_invitations (const Account *account)
{
  gint64 count = 0;

  for (guint state = 0; account != NULL && state < BECKON_N_STATES; state++)
    if (beckon_state_is_invitation (state) && state != BECKON_STATE_ACCEPTED)
      count += account->invitations.n_in[state];

  return count;
}

gint64
beckon_region_get_invitations_count (BeckonRegion *self, const char *caller, GError **error)
{
  const Input input = { .account_ids = NULL };
  Call call;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (caller != NULL, -1);
  g_return_val_if_fail (error == NULL || *error == NULL, -1);

  if (!beckon_call_begin (&call, self, BECKON_OPERATION_GET_INVITATIONS_COUNT, caller, &input, error))
    return -1;
  call.output.count = count_invitations (call.caller);

  return beckon_call_end (&call, error) ? call.output.count : -1;
}

/* --- Accept --------------------------------------------------------------------------------- */

static gboolean
has_members (const Account *account)
{
  const guint *n_in = account->members.n_in;

  return n_in[BECKON_STATE_CREATED] + n_in[BECKON_STATE_PENDING] + n_in[BECKON_STATE_ACCEPTED] > 0;
}

static gboolean
is_acceptable (Call *call, const Association *association, const char *invitation_id)
{
  BeckonState to;

  return beckon_call_judge (call, NULL, association, BECKON_STEP_ACCEPT, &to)
         && strcmp (association->standing.invitation_id, invitation_id) == 0;
}

static gboolean
refuse_accepting (Call *call, BeckonError code, BeckonReason reason, const char *rule)
{
  return beckon_error_raise (&call->error, code, reason, rule, NULL);
}

/* G-7: the order of these is the order of judgement. The gate has made sure that the caller is seen. */
static gboolean
may_accept (Call *call, const char *administrator_id, const Association *association, const char *invitation_id)
{
  if (call->region->switches.values[BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS] != 0
      && !beckon_text_is_twelve_digits (administrator_id))
    return refuse_accepting (call, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_ACCOUNT_ID, "W-3");
  if (call->caller->accepted != NULL)
    {
      if (call->caller->accepted == association)
        beckon_tally_note_failing_cell (call->tally, BECKON_STATE_ACCEPTED, BECKON_STEP_ACCEPT);
      return refuse_accepting (call, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ALREADY_ASSOCIATED, "G-7");
    }
  if (has_members (call->caller))
    return refuse_accepting (call, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_HAS_MEMBERS, "G-7");
  if (!is_acceptable (call, association, invitation_id))
    return refuse_accepting (call, BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7");
  if (association->administrator->accepted != NULL)
    return refuse_accepting (call, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVITER_IS_A_MEMBER, "G-7");

  return TRUE;
}

static gboolean
accept (BeckonRegion *region,
        BeckonOperation operation,
        const char *caller,
        const char *administrator_id,
        const char *invitation_id,
        GError **error)
{
  const Input input = { .administrator_id = administrator_id, .invitation_id = invitation_id };
  Association *association;
  Call call;

  if (!beckon_call_begin (&call, region, operation, caller, &input, error))
    return FALSE;
  association = beckon_call_peek_invitation (&call, administrator_id);
  if (may_accept (&call, administrator_id, association, invitation_id))
    beckon_call_take_step (&call, administrator_id, association, BECKON_STEP_ACCEPT);

  return beckon_call_end (&call, error);
}

gboolean
beckon_region_accept_administrator_invitation (BeckonRegion *self,
                                               const char *caller,
                                               const char *administrator_id,
                                               const char *invitation_id,
                                               GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (administrator_id != NULL, FALSE);
  g_return_val_if_fail (invitation_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return accept (self, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, caller, administrator_id, invitation_id,
                 error);
}

gboolean
beckon_region_accept_invitation (BeckonRegion *self,
                                 const char *caller,
                                 const char *master_id,
                                 const char *invitation_id,
                                 GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (master_id != NULL, FALSE);
  g_return_val_if_fail (invitation_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return accept (self, BECKON_OPERATION_ACCEPT_INVITATION, caller, master_id, invitation_id, error);
}

/* --- DeclineInvitations --------------------------------------------------------------------- */

/* O-1: an account cannot have invited itself, so its own id can stand for every pending invitation. */
static gboolean
stands_for_all (const Call *call, const char *account_id)
{
  return call->region->switches.values[BECKON_SWITCH_OWN_ID_DECLINES_ALL] != 0
         && strcmp (call->caller_id, account_id) == 0;
}

/* V-6: the one entry stands for all of them, so a guard's veto of one keeps all as they are. */
static gboolean
may_decline_all (Call *call, const char *account_id)
{
  const Roll *invitations = &call->caller->invitations;
  BeckonState to;

  for (guint i = 0; i < invitations->n; i++)
    {
      Association *association = beckon_roll_get (invitations, i);

      if (association->standing.state == BECKON_STATE_PENDING
          && (!beckon_call_judge (call, account_id, association, BECKON_STEP_DECLINE, &to)
              || !beckon_call_permits (call, account_id, NULL, association->administrator->id, call->caller_id,
                                       BECKON_STEP_DECLINE, to)))
        return FALSE;
    }

  return TRUE;
}

static void
decline_every_pending (Call *call, const char *account_id)
{
  const Roll *invitations = &call->caller->invitations;
  BeckonState to;

  for (guint i = 0; i < invitations->n; i++)
    {
      Association *association = beckon_roll_get (invitations, i);

      if (association->standing.state == BECKON_STATE_PENDING
          && beckon_call_judge (call, account_id, association, BECKON_STEP_DECLINE, &to))
        beckon_call_move (call, association, BECKON_STEP_DECLINE, to);
    }
  beckon_tally_note_rule (call->tally, "O-1");
}

static void
decline_all (Call *call, const char *account_id)
{
  if (call->caller->invitations.n_in[BECKON_STATE_PENDING] == 0)
    beckon_call_report (call, account_id, NULL, BECKON_REASON_NO_INVITATION, "O-1");
  else if (may_decline_all (call, account_id))
    decline_every_pending (call, account_id);
}

static void
decline_one (Call *call, const char *account_id)
{
  if (beckon_call_refuses_id (call, account_id))
    return;
  if (stands_for_all (call, account_id))
    decline_all (call, account_id);
  else
    beckon_call_take_step (call, account_id, beckon_call_peek_invitation (call, account_id), BECKON_STEP_DECLINE);
}

GPtrArray *
beckon_region_decline_invitations (BeckonRegion *self,
                                   const char *caller,
                                   const char *const *account_ids,
                                   GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (account_ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return beckon_call_each (self, BECKON_OPERATION_DECLINE_INVITATIONS, caller, account_ids, decline_one, error);
}

/* --- DeleteInvitations ---------------------------------------------------------------------- */

/* O-2: with no invitation from that account on file, the caller may mean one that it has sent. */
static gboolean
means_withdrawing (const Call *call, const Association *invitation)
{
  return call->region->switches.values[BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS] != 0
         && !beckon_state_is_invitation (state_of (invitation));
}

static void
delete_one (Call *call, const char *account_id)
{
  Association *invitation;

  if (beckon_call_refuses_id (call, account_id))
    return;
  invitation = beckon_call_peek_invitation (call, account_id);
  if (means_withdrawing (call, invitation))
    beckon_call_take_step (call, account_id, beckon_call_peek_member (call, account_id), BECKON_STEP_WITHDRAW);
  else
    beckon_call_take_step (call, account_id, invitation, BECKON_STEP_DELETE_INVITATION);
}

GPtrArray *
beckon_region_delete_invitations (BeckonRegion *self,
                                  const char *caller,
                                  const char *const *account_ids,
                                  GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (account_ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return beckon_call_each (self, BECKON_OPERATION_DELETE_INVITATIONS, caller, account_ids, delete_one, error);
}

/* --- leave ---------------------------------------------------------------------------------- */

/* It names no pair: without an administrator it is refused whatever the state of those that there are (O-10). */
static gboolean
refuse_leaving (Call *call)
{
  const Roll *invitations = &call->caller->invitations;

  if (invitations->n == 0)
    beckon_tally_note_failing_cell (call->tally, BECKON_STATE_NONE, BECKON_STEP_LEAVE);
  for (guint i = 0; call->tally != NULL && i < invitations->n; i++)
    beckon_tally_note_failing_cell (call->tally, state_of (beckon_roll_get (invitations, i)), BECKON_STEP_LEAVE);

  return beckon_error_raise (&call->error, BECKON_ERROR_BAD_REQUEST, BECKON_REASON_NOT_ASSOCIATED, "O-10", NULL);
}

static gboolean
leave (BeckonRegion *region, BeckonOperation operation, const char *caller, GError **error)
{
  const Input input = { .account_ids = NULL };
  Association *association;
  Call call;

  if (!beckon_call_begin (&call, region, operation, caller, &input, error))
    return FALSE;
  association = call.caller->accepted;
  if (association == NULL)
    refuse_leaving (&call);
  else
    beckon_call_take_step (&call, association->administrator->id, association, BECKON_STEP_LEAVE);

  return beckon_call_end (&call, error);
}

gboolean
beckon_region_disassociate_from_administrator_account (BeckonRegion *self, const char *caller, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return leave (self, BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, caller, error);
}

gboolean
beckon_region_disassociate_from_master_account (BeckonRegion *self, const char *caller, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return leave (self, BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, caller, error);
}

/* --- GetAdministratorAccount ---------------------------------------------------------------- */

static gboolean
get_administrator (BeckonRegion *region,
                   BeckonOperation operation,
                   const char *caller,
                   BeckonInvitation **administrator,
                   GError **error)
{
  const Input input = { .account_ids = NULL };
  g_autoptr (BeckonInvitation) found = NULL;
  Call call;

  if (!beckon_call_begin (&call, region, operation, caller, &input, error))
    return FALSE;
  if (call.caller != NULL && call.caller->accepted != NULL)
    found = beckon_invitation_new (call.caller->accepted);
  call.output.administrator = found;
  if (!beckon_call_end (&call, error))
    return FALSE;
  if (administrator != NULL)
    *administrator = g_steal_pointer (&found);

  return TRUE;
}

gboolean
beckon_region_get_administrator_account (BeckonRegion *self,
                                         const char *caller,
                                         BeckonInvitation **administrator,
                                         GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return get_administrator (self, BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, caller, administrator, error);
}

gboolean
beckon_region_get_master_account (BeckonRegion *self, const char *caller, BeckonInvitation **master, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return get_administrator (self, BECKON_OPERATION_GET_MASTER_ACCOUNT, caller, master, error);
}
