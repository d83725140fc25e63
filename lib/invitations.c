/* SPDX-License-Identifier: MIT */
/* What a member does: list, count, accept, decline, delete, leave, ask for its administrator. */
#include "error-private.h"
#include "input.h"
#include "page.h"
#include "views.h"

#include <string.h>

static BeckonState
state_of (const Association *association)
{
  return association != NULL ? association->standing.state : BECKON_STATE_NONE;
}

/* --- ListInvitations, GetInvitationsCount --------------------------------------------------- */

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
  const PageKind kind
      = { FALSE, beckon_state_is_invitation, show_invitation, (GDestroyNotify) beckon_invitation_unref };
  GPtrArray *page;
  Call call;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!beckon_input_check_max_results (max_results, error)
      || !beckon_call_begin (&call, self, BECKON_OPERATION_LIST_INVITATIONS, caller, error))
    return NULL;
  page = beckon_page_take (&call, call.caller != NULL ? &call.caller->invitations : NULL, &kind, max_results,
                           next_token, new_next_token);

  return beckon_call_end (&call, error) ? page : NULL;
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
  gint64 count;
  Call call;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (caller != NULL, -1);
  g_return_val_if_fail (error == NULL || *error == NULL, -1);

  if (!beckon_call_begin (&call, self, BECKON_OPERATION_GET_INVITATIONS_COUNT, caller, error))
    return -1;
  count = count_invitations (call.caller);

  return beckon_call_end (&call, error) ? count : -1;
}

/* --- Accept --------------------------------------------------------------------------------- */

static gboolean
has_members (const Account *account)
{
  const guint *n_in = account->members.n_in;

  return n_in[BECKON_STATE_CREATED] + n_in[BECKON_STATE_PENDING] + n_in[BECKON_STATE_ACCEPTED] > 0;
}

static gboolean
is_acceptable (const Call *call, const Association *association, const char *invitation_id)
{
  return beckon_lifecycle_judge (state_of (association), BECKON_STEP_ACCEPT, &call->region->rules, NULL, NULL)
             == BECKON_EFFECT_MOVE
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
  if (call->region->rules.values[BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS] != 0
      && !beckon_text_is_twelve_digits (administrator_id))
    return refuse_accepting (call, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_ACCOUNT_ID, "W-3");
  if (call->caller->accepted != NULL)
    return refuse_accepting (call, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ALREADY_ASSOCIATED, "G-7");
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
        const char *id_member,
        const char *caller,
        const char *administrator_id,
        const char *invitation_id,
        GError **error)
{
  Association *association;
  Call call;

  if (!beckon_input_check_id (id_member, administrator_id, error)
      || !beckon_input_check_id ("InvitationId", invitation_id, error)
      || !beckon_call_begin (&call, region, operation, caller, error))
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

  return accept (self, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, "AdministratorId", caller,
                 administrator_id, invitation_id, error);
}

gboolean
beckon_region_accept_invitation (
    BeckonRegion *self, const char *caller, const char *master_id, const char *invitation_id, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (master_id != NULL, FALSE);
  g_return_val_if_fail (invitation_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return accept (self, BECKON_OPERATION_ACCEPT_INVITATION, "MasterId", caller, master_id, invitation_id, error);
}

/* --- DeclineInvitations --------------------------------------------------------------------- */

/* O-1: an account cannot have invited itself, so its own id can stand for every pending invitation. */
static gboolean
stands_for_all (const Call *call, const char *account_id)
{
  return call->region->rules.values[BECKON_SWITCH_OWN_ID_DECLINES_ALL] != 0
         && strcmp (call->caller_id, account_id) == 0;
}

static void
decline_all (Call *call, const char *account_id)
{
  const Roll *invitations = &call->caller->invitations;

  if (invitations->n_in[BECKON_STATE_PENDING] == 0)
    beckon_call_report (call, account_id, NULL, BECKON_REASON_NO_INVITATION, "O-1");
  else
    for (guint i = 0; i < invitations->n; i++)
      {
        Association *association = beckon_roll_get (invitations, i);

        if (association->standing.state == BECKON_STATE_PENDING)
          beckon_call_take_step (call, association->administrator->id, association, BECKON_STEP_DECLINE);
      }
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
  return call->region->rules.values[BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS] != 0
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

static gboolean
leave (BeckonRegion *region, BeckonOperation operation, const char *caller, GError **error)
{
  Association *association;
  Call call;

  if (!beckon_call_begin (&call, region, operation, caller, error))
    return FALSE;
  association = call.caller->accepted;
  if (association == NULL)
    beckon_error_raise (&call.error, BECKON_ERROR_BAD_REQUEST, BECKON_REASON_NOT_ASSOCIATED, "O-10", NULL);
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
  Call call;

  if (!beckon_call_begin (&call, region, operation, caller, error))
    return FALSE;
  if (administrator != NULL)
    *administrator = call.caller != NULL && call.caller->accepted != NULL
                         ? beckon_invitation_new (call.caller->accepted)
                         : NULL;

  return beckon_call_end (&call, error);
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
beckon_region_get_master_account (BeckonRegion *self,
                                  const char *caller,
                                  BeckonInvitation **master,
                                  GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return get_administrator (self, BECKON_OPERATION_GET_MASTER_ACCOUNT, caller, master, error);
}
