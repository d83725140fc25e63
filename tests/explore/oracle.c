/* SPDX-License-Identifier: MIT */
/* What a call must do and answer: sections 3, 4, 5 and 8 of doc/semantics.md in another hand. */
#include "delegation.h"

/* Each function below that answers a gboolean tells whether the case is settled. */

/* --- the call as a whole (G-12) ------------------------------------------------------------ */

static gboolean
has_hub (const Case *self)
{
  return case_has_hub (self, self->caller);
}

/* O-12 */
static const gboolean is_about_its_hub[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_DESCRIBE_HUB] = TRUE,
  [BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION] = TRUE,
};

/* G-1 */
static const gboolean is_open_to_all[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_ENABLE_SECURITY_HUB] = TRUE,
  [BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT] = TRUE,
  [BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT] = TRUE,
  [BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS] = TRUE,
  [BECKON_OPERATION_TAG_RESOURCE] = TRUE,
  [BECKON_OPERATION_UNTAG_RESOURCE] = TRUE,
  [BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE] = TRUE,
};

/* G-1: those from which the field got a BadRequestException. */
static const gboolean is_a_bad_request[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_GET_MEMBERS] = TRUE,
  [BECKON_OPERATION_LIST_MEMBERS] = TRUE,
  [BECKON_OPERATION_DELETE_MEMBERS] = TRUE,
  [BECKON_OPERATION_DISASSOCIATE_MEMBERS] = TRUE,
  [BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT] = TRUE,
  [BECKON_OPERATION_GET_MASTER_ACCOUNT] = TRUE,
  [BECKON_OPERATION_LIST_INVITATIONS] = TRUE,
  [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT] = TRUE,
  [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT] = TRUE,
  [BECKON_OPERATION_GET_INVITATIONS_COUNT] = TRUE,
};

/* G-2: where a caller that was never seen is told so. */
static const gboolean minds_the_unseen[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION] = TRUE,
  [BECKON_OPERATION_ACCEPT_INVITATION] = TRUE,
  [BECKON_OPERATION_DECLINE_INVITATIONS] = TRUE,
  [BECKON_OPERATION_DELETE_INVITATIONS] = TRUE,
  [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT] = TRUE,
  [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT] = TRUE,
};

static gboolean
fail_hub_off (Case *self)
{
  BeckonOperation operation = self->call->operation;
  guint32 wording = case_switch (self, BECKON_SWITCH_HUB_OFF_ERROR);
  BeckonError seen = wording == BECKON_HUB_OFF_ACCESS_DENIED ? BECKON_ERROR_ACCESS_DENIED : BECKON_ERROR_BAD_REQUEST;

  if (wording != BECKON_HUB_OFF_INVALID_ACCESS && is_a_bad_request[operation])
    return case_fail (self, seen, BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1");
  if (wording != BECKON_HUB_OFF_INVALID_ACCESS && operation == BECKON_OPERATION_DISABLE_SECURITY_HUB)
    return case_fail (self, BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1");

  return case_fail (self, BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF, "G-1");
}

static gboolean
gate_settles (Case *self)
{
  BeckonOperation operation = self->call->operation;
  gboolean is_gated = case_switch (self, BECKON_SWITCH_REQUIRE_SECURITY_HUB) != 0;

  if (is_about_its_hub[operation] && !has_hub (self))
    return case_fail (self, BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF, "O-12");
  if (is_gated && !is_open_to_all[operation] && !has_hub (self))
    return fail_hub_off (self);
  if (!is_gated && minds_the_unseen[operation] && !self->world->is_seen[self->caller])
    return case_fail (self, BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_UNKNOWN_ACCOUNT, "G-2");

  return FALSE;
}

static gboolean
organization_settles (Case *self)
{
  if (self->call->operation == BECKON_OPERATION_DECLINE_INVITATIONS && case_is_managed_elsewhere (self, self->caller))
    return case_fail (self, BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_ORGANIZATION_CALLER, "G-9");

  return FALSE;
}

/* G-15: of an AdminAccountId it is not asked whether it has twelve digits; nor is it of an ARN. */
static const gboolean takes_any_id[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT] = TRUE,
  [BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT] = TRUE,
  [BECKON_OPERATION_TAG_RESOURCE] = TRUE,
  [BECKON_OPERATION_UNTAG_RESOURCE] = TRUE,
  [BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE] = TRUE,
};

/* W-3, with twelve_digit_account_ids; Accept fails as a whole. */
static gboolean
id_settles (Case *self)
{
  if (self->named != STRANGER || takes_any_id[self->call->operation])
    return FALSE;
  if (call_is_accept (self->call))
    return case_fail (self, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_ACCOUNT_ID, "W-3");

  return case_report_id (self, BECKON_REASON_INVALID_ACCOUNT_ID, "W-3");
}

/* --- what an administrator does ------------------------------------------------------------ */

static gboolean
judge_create (Case *self)
{
  BeckonState state = case_state (self, self->caller, self->named);

  if (self->named == self->caller)
    return case_report_id (self, BECKON_REASON_SELF_CREATE, "G-6");
  if (delegation_concerns (self, self->caller, self->named))
    return delegation_judge_enroll (self);
  if (case_is_member (self, self->caller))
    return case_report (self, self->caller, self->named, BECKON_REASON_CALLER_IS_A_MEMBER_CREATE, "G-5");
  if (cell_is_move (case_find_cell (state, BECKON_STEP_CREATE, self->switches))
      && delegation_is_full (self, self->caller))
    return case_report (self, self->caller, self->named, BECKON_REASON_MEMBER_LIMIT, "G-8");
  case_take_step (self, self->caller, self->named, BECKON_STEP_CREATE);
  /* G-2 */
  if (self->expected->outcome == OUTCOME_DONE)
    self->expected->after.is_seen[self->caller] = self->expected->after.is_seen[self->named] = TRUE;

  return TRUE;
}

/* G-9: those outside of a named organization invite its accounts. */
static gboolean
receives_no_invitations (const Case *self)
{
  const guint8 *organization = self->world->organization;

  return case_is_managed_elsewhere (self, self->named)
         && (organization[self->named] == IN_UNNAMED_ORGANIZATION
             || organization[self->caller] == organization[self->named]);
}

/* G-12: what stands between a record that could be invited and its invitation. */
static gboolean
invitee_settles (Case *self)
{
  if (case_switch (self, BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS) == 0 && case_is_member (self, self->named))
    return case_report (self, self->caller, self->named, BECKON_REASON_HAS_ADMINISTRATOR, "G-3");
  if (receives_no_invitations (self))
    return case_report (self, self->caller, self->named, BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9");
  if (case_is_reached (self, BECKON_SWITCH_MAX_PENDING_INVITATIONS,
                       case_count_members (self, self->caller, BECKON_STATE_PENDING)))
    return case_report (self, self->caller, self->named, BECKON_REASON_INVITATION_LIMIT, "G-8");

  return FALSE;
}

static gboolean
judge_invite (Case *self)
{
  BeckonState state = case_state (self, self->caller, self->named);

  if (self->named == self->caller)
    return case_report_id (self, BECKON_REASON_SELF_INVITE, "G-6");
  if (case_is_member (self, self->caller))
    return case_report (self, self->caller, self->named, BECKON_REASON_CALLER_IS_A_MEMBER_INVITE, "G-5");
  if (cell_is_move (case_find_cell (state, BECKON_STEP_INVITE, self->switches)) && invitee_settles (self))
    return TRUE;

  return case_take_step (self, self->caller, self->named, BECKON_STEP_INVITE);
}

static gboolean
judge_delete_member (Case *self)
{
  return case_take_step (self, self->caller, self->named, BECKON_STEP_DELETE_MEMBER);
}

static gboolean
judge_disassociate (Case *self)
{
  return case_take_step (self, self->caller, self->named, BECKON_STEP_DISASSOCIATE);
}

/* O-5 */
static gboolean
judge_get_members (Case *self)
{
  if (case_state (self, self->caller, self->named) == BECKON_STATE_NONE)
    return case_report (self, self->caller, self->named, BECKON_REASON_NOT_A_MEMBER, "O-5");

  return TRUE;
}

/* --- what a member does -------------------------------------------------------------------- */

/* G-7, in its order. */
static gboolean
judge_accept (Case *self)
{
  const Cell *cell = case_find_cell (case_state (self, self->named, self->caller), BECKON_STEP_ACCEPT, self->switches);

  if (case_is_member (self, self->caller))
    return case_fail (self, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ALREADY_ASSOCIATED, "G-7");
  if (case_count_members (self, self->caller, BECKON_STATE_CREATED) > 0
      || case_count_members (self, self->caller, BECKON_STATE_PENDING) > 0
      || case_count_members (self, self->caller, BECKON_STATE_ACCEPTED) > 0
      || case_is_delegated_administrator (self, self->caller))
    return case_fail (self, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_HAS_MEMBERS, "G-7");
  if (!cell_is_move (cell) || self->call->kind == CALL_WRONG_ID)
    return case_fail (self,
                      case_switch (self, BECKON_SWITCH_ACCEPT_UNKNOWN_IS_NOT_FOUND) != 0
                          ? BECKON_ERROR_RESOURCE_NOT_FOUND
                          : BECKON_ERROR_INVALID_INPUT,
                      BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7");
  if (case_is_member (self, self->named))
    return case_fail (self, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVITER_IS_A_MEMBER, "G-7");

  return case_take_step (self, self->named, self->caller, BECKON_STEP_ACCEPT);
}

/* O-1: the caller's own id stands for every pending invitation to it. */
static gboolean
judge_decline_all (Case *self)
{
  gboolean is_done = FALSE;

  for (guint sender = 0; sender < MAX_ACCOUNTS; sender++)
    if (case_state (self, sender, self->caller) == BECKON_STATE_PENDING)
      is_done = case_take_step (self, sender, self->caller, BECKON_STEP_DECLINE);

  return is_done || case_report_id (self, BECKON_REASON_NO_INVITATION, "O-1");
}

static gboolean
judge_decline (Case *self)
{
  if (self->named == self->caller && case_switch (self, BECKON_SWITCH_OWN_ID_DECLINES_ALL) != 0)
    return judge_decline_all (self);

  return case_take_step (self, self->named, self->caller, BECKON_STEP_DECLINE);
}

/* O-2. An enrolled pair is on file, too (G-14). */
static gboolean
is_invitation (BeckonState state)
{
  return state != BECKON_STATE_NONE && state != BECKON_STATE_CREATED && state != BECKON_STATE_REMOVED;
}

/* O-2: with no invitation from there on file, it is the caller's own that is meant. */
static gboolean
judge_delete_invitation (Case *self)
{
  if (case_switch (self, BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS) != 0
      && !is_invitation (case_state (self, self->named, self->caller)))
    return case_take_step (self, self->caller, self->named, BECKON_STEP_WITHDRAW);

  return case_take_step (self, self->named, self->caller, BECKON_STEP_DELETE_INVITATION);
}

/* O-10, G-16 */
static gboolean
judge_leave (Case *self)
{
  guint administrator = case_administrator_of (self, self->caller);

  if (administrator == NOBODY)
    return case_fail (self, BECKON_ERROR_BAD_REQUEST, BECKON_REASON_NOT_ASSOCIATED, "O-10");
  if (case_is_managed (self, administrator, self->caller))
    return case_fail (self, BECKON_ERROR_BAD_REQUEST, BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE, "G-16");

  return case_take_step (self, administrator, self->caller, BECKON_STEP_LEAVE);
}

/* --- the hub ------------------------------------------------------------------------------- */

/* G-10 */
static gboolean
judge_enable (Case *self)
{
  if (has_hub (self))
    return case_fail (self, BECKON_ERROR_RESOURCE_CONFLICT, BECKON_REASON_HUB_ALREADY_ON, "G-10");
  self->expected->after.has_hub[self->caller] = TRUE;
  self->expected->after.is_seen[self->caller] = TRUE;

  return case_done (self, "G-10");
}

/* G-11 */
static gboolean
judge_disable (Case *self)
{
  if (case_is_member (self, self->caller))
    return case_fail (self, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB, "G-11");
  if (case_count_members (self, self->caller, BECKON_STATE_ACCEPTED) > 0
      || case_is_delegated_administrator (self, self->caller))
    return case_fail (self, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "G-11");
  for (guint member = 0; member < MAX_ACCOUNTS; member++)
    case_take_step (self, self->caller, member, BECKON_STEP_DISABLE_HUB);
  self->expected->after.has_hub[self->caller] = FALSE;

  return case_done (self, "G-11");
}

/* O-12, G-17: what is named is what is set already. */
static gboolean
judge_configure (Case *self)
{
  if (self->call->kind == CALL_GENERATOR && case_is_member (self, self->caller))
    return case_fail (self, BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_MEMBER_CANNOT_CONFIGURE, "G-17");

  return case_done (self, "O-12");
}

/* O-13: nobody has a tag. */
static gboolean
judge_tags (Case *self)
{
  if (self->named != self->caller || !has_hub (self))
    return case_fail (self, BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_RESOURCE, "O-13");

  return case_done (self, "O-13");
}

/* --- asking -------------------------------------------------------------------------------- */

/* A read is done, once the gate is passed. */
static gboolean (*const judges[BECKON_N_OPERATIONS]) (Case *) = {
  [BECKON_OPERATION_CREATE_MEMBERS] = judge_create,
  [BECKON_OPERATION_GET_MEMBERS] = judge_get_members,
  [BECKON_OPERATION_DELETE_MEMBERS] = judge_delete_member,
  [BECKON_OPERATION_INVITE_MEMBERS] = judge_invite,
  [BECKON_OPERATION_DISASSOCIATE_MEMBERS] = judge_disassociate,
  [BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION] = judge_accept,
  [BECKON_OPERATION_ACCEPT_INVITATION] = judge_accept,
  [BECKON_OPERATION_DECLINE_INVITATIONS] = judge_decline,
  [BECKON_OPERATION_DELETE_INVITATIONS] = judge_delete_invitation,
  [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT] = judge_leave,
  [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT] = judge_leave,
  [BECKON_OPERATION_ENABLE_SECURITY_HUB] = judge_enable,
  [BECKON_OPERATION_DISABLE_SECURITY_HUB] = judge_disable,
  [BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION] = judge_configure,
  [BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT] = delegation_judge_enable,
  [BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT] = delegation_judge_disable,
  [BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION] = delegation_judge_update,
  [BECKON_OPERATION_TAG_RESOURCE] = judge_tags,
  [BECKON_OPERATION_UNTAG_RESOURCE] = judge_tags,
  [BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE] = judge_tags,
};

Expectation
oracle_ask (const Sketch *before, const Call *call, const BeckonSwitches *switches)
{
  Expectation expected = { .outcome = OUTCOME_DONE, .after = *before };
  Case self = { before, call, switches, call->caller, call->named, &expected };

  if (!call_is_operation (call))
    delegation_judge_line (&self);
  else if (!gate_settles (&self) && !organization_settles (&self) && !delegation_settles_caller (&self)
           && !id_settles (&self) && judges[call->operation] != NULL)
    judges[call->operation](&self);
  expected.is_silent = expected.outcome == OUTCOME_REPORT && call->operation == BECKON_OPERATION_DISASSOCIATE_MEMBERS;

  return expected;
}
