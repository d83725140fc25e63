/* SPDX-License-Identifier: MIT */
/* What an administrator does: create, get, list, delete, invite, disassociate. */
#include "call/members.h"

#include "call/page.h"
#include "values/result.h"
#include "values/views.h"

#include <string.h>

/* G-5: an account that has an administrator cannot be one. */
static gboolean
caller_is_a_member (const Call *call)
{
  return call->caller != NULL && call->caller->accepted != NULL;
}

static gboolean
is_caller (const Call *call, const char *account_id)
{
  return strcmp (call->caller_id, account_id) == 0;
}

/* G-8: a limit of 0 is none. */
static gboolean
is_reached (const Call *call, BeckonSwitch limit, guint count)
{
  guint32 most = call->region->switches.values[limit];

  return most != 0 && count >= most;
}

/* --- CreateMembers -------------------------------------------------------------------------- */

/* Nothing on file yet: the account is seen from now on (G-2). */
static void
add_member (Call *call, const BeckonAccountDetails *details, BeckonState state)
{
  const char *account_id = beckon_account_details_peek_account_id (details);
  Store *store = call->region->store;

  if (call->caller == NULL)
    call->caller = beckon_store_obtain_account (store, call->caller_id);
  beckon_call_note (call, account_id, BECKON_STATE_NONE, BECKON_STEP_CREATE, state);
  beckon_store_add_association (store, call->caller, beckon_store_obtain_account (store, account_id),
                                beckon_account_details_peek_email (details), state, call->now_us);
}

static gboolean
has_room_for_member (const Call *call)
{
  return !is_reached (call, BECKON_SWITCH_MAX_MEMBERS, call->caller != NULL ? call->caller->members.n : 0);
}

/* G-12: the order of these is the order of judgement. */
static void
create_one (Call *call, const BeckonAccountDetails *details)
{
  const char *account_id = beckon_account_details_peek_account_id (details);
  Association *association;
  BeckonState to;

  if (beckon_call_refuses_id (call, account_id))
    return;
  association = beckon_call_peek_member (call, account_id);
  if (is_caller (call, account_id))
    beckon_call_report (call, account_id, NULL, BECKON_REASON_SELF_CREATE, "G-6");
  else if (caller_is_a_member (call))
    beckon_call_report (call, account_id, association, BECKON_REASON_CALLER_IS_A_MEMBER_CREATE, "G-5");
  else if (!beckon_call_judge (call, account_id, association, BECKON_STEP_CREATE, &to))
    return;
  else if (!has_room_for_member (call))
    beckon_call_report (call, account_id, NULL, BECKON_REASON_MEMBER_LIMIT, "G-8");
  else if (beckon_call_permits (call, account_id, NULL, call->caller_id, account_id, BECKON_STEP_CREATE, to))
    add_member (call, details, to);
}

GPtrArray *
beckon_region_create_members (BeckonRegion *self, const char *caller, GPtrArray *details, GError **error)
{
  const Input input = { .details = details };
  g_autoptr (GPtrArray) unprocessed = NULL;
  Call call;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (details != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!beckon_call_begin (&call, self, BECKON_OPERATION_CREATE_MEMBERS, caller, &input, error))
    return NULL;
  unprocessed = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_result_unref);
  call.unprocessed = unprocessed;
  for (guint i = 0; i < details->len && call.error == NULL; i++)
    create_one (&call, details->pdata[i]);

  return beckon_call_end (&call, error) ? g_steal_pointer (&unprocessed) : NULL;
}

/* --- GetMembers ----------------------------------------------------------------------------- */

static void
get_one (Call *call, const char *account_id, GPtrArray *members)
{
  Association *association;

  if (beckon_call_refuses_id (call, account_id))
    return;
  association = beckon_call_peek_member (call, account_id);
  if (association != NULL)
    g_ptr_array_add (members, beckon_member_new (association));
  else
    beckon_call_report (call, account_id, NULL, BECKON_REASON_NOT_A_MEMBER, "O-5");
}

GPtrArray *
beckon_region_get_members (BeckonRegion *self,
                           const char *caller,
                           const char *const *account_ids,
                           GPtrArray **unprocessed,
                           GError **error)
{
  const Input input = { .account_ids = account_ids };
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  Call call;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (account_ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!beckon_call_begin (&call, self, BECKON_OPERATION_GET_MEMBERS, caller, &input, error))
    return NULL;
  members = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_member_unref);
  unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_result_unref);
  call.unprocessed = unknown;
  for (gsize i = 0; account_ids[i] != NULL; i++)
    get_one (&call, account_ids[i], members);
  call.output.listed = members;
  if (!beckon_call_end (&call, error))
    return NULL;
  if (unprocessed != NULL)
    *unprocessed = g_steal_pointer (&unknown);

  return g_steal_pointer (&members);
}

/* --- ListMembers ---------------------------------------------------------------------------- */

static gboolean
is_associated (BeckonState state)
{
  return state == BECKON_STATE_ACCEPTED;
}

static gboolean
is_on_file (BeckonState state)
{
  return state != BECKON_STATE_NONE;
}

static const Roll *
peek_members (const Account *account)
{
  return &account->members;
}

static gpointer
show_member (const Association *association)
{
  return beckon_member_new (association);
}

GPtrArray *
beckon_region_list_members (BeckonRegion *self,
                            const char *caller,
                            gboolean only_associated,
                            int max_results,
                            const char *next_token,
                            char **new_next_token,
                            GError **error)
{
  const PageKind kind = { peek_members, only_associated ? is_associated : is_on_file, show_member,
                          (GDestroyNotify) beckon_member_unref };
  const Input input = { .only_associated = !!only_associated, .max_results = max_results, .next_token = next_token };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return beckon_page_list (self, BECKON_OPERATION_LIST_MEMBERS, caller, &input, &kind, new_next_token, error);
}

/* --- DeleteMembers -------------------------------------------------------------------------- */

static void
delete_one (Call *call, const char *account_id)
{
  if (!beckon_call_refuses_id (call, account_id))
    beckon_call_take_step (call, account_id, beckon_call_peek_member (call, account_id), BECKON_STEP_DELETE_MEMBER);
}

GPtrArray *
beckon_region_delete_members (BeckonRegion *self, const char *caller, const char *const *account_ids, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (account_ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return beckon_call_each (self, BECKON_OPERATION_DELETE_MEMBERS, caller, account_ids, delete_one, error);
}

/* --- InviteMembers -------------------------------------------------------------------------- */

static gboolean
is_associated_elsewhere (const Call *call, const Account *member)
{
  return call->region->switches.values[BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS] == 0 && member->accepted != NULL;
}

/* What the table allows and the rules around the pair refuse, in their order (G-12). */
static void
invite_member (Call *call, const char *account_id, Association *association, BeckonState to)
{
  if (is_associated_elsewhere (call, association->member))
    beckon_call_report (call, account_id, association, BECKON_REASON_HAS_ADMINISTRATOR, "G-3");
  else if (association->member->is_organization)
    beckon_call_report (call, account_id, association, BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9");
  else if (is_reached (call, BECKON_SWITCH_MAX_PENDING_INVITATIONS, call->caller->members.n_in[BECKON_STATE_PENDING]))
    beckon_call_report (call, account_id, association, BECKON_REASON_INVITATION_LIMIT, "G-8");
  else if (beckon_call_permits (call, account_id, association, call->caller_id, account_id, BECKON_STEP_INVITE, to))
    beckon_call_move (call, association, BECKON_STEP_INVITE, to);
}

static void
invite_one (Call *call, const char *account_id)
{
  Association *association;
  BeckonState to;

  if (beckon_call_refuses_id (call, account_id))
    return;
  association = beckon_call_peek_member (call, account_id);
  if (is_caller (call, account_id))
    beckon_call_report (call, account_id, NULL, BECKON_REASON_SELF_INVITE, "G-6");
  else if (caller_is_a_member (call))
    beckon_call_report (call, account_id, association, BECKON_REASON_CALLER_IS_A_MEMBER_INVITE, "G-5");
  else if (beckon_call_judge (call, account_id, association, BECKON_STEP_INVITE, &to))
    invite_member (call, account_id, association, to);
}

GPtrArray *
beckon_region_invite_members (BeckonRegion *self, const char *caller, const char *const *account_ids, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (account_ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return beckon_call_each (self, BECKON_OPERATION_INVITE_MEMBERS, caller, account_ids, invite_one, error);
}

/* --- DisassociateMembers -------------------------------------------------------------------- */

static void
disassociate_one (Call *call, const char *account_id)
{
  if (!beckon_call_refuses_id (call, account_id))
    beckon_call_take_step (call, account_id, beckon_call_peek_member (call, account_id), BECKON_STEP_DISASSOCIATE);
}

GPtrArray *
beckon_region_disassociate_members_reporting (BeckonRegion *self,
                                              const char *caller,
                                              const char *const *account_ids,
                                              GError **error)
{
  return beckon_call_each (self, BECKON_OPERATION_DISASSOCIATE_MEMBERS, caller, account_ids, disassociate_one, error);
}

gboolean
beckon_region_disassociate_members (BeckonRegion *self,
                                    const char *caller,
                                    const char *const *account_ids,
                                    GError **error)
{
  /* O-9: whatever was reported is not in the answer. */
  g_autoptr (GPtrArray) silent = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (account_ids != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  silent = beckon_region_disassociate_members_reporting (self, caller, account_ids, error);

  return silent != NULL;
}
