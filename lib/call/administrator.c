/* SPDX-License-Identifier: MIT */
/* What an administrator does: create, get, list, delete, invite, disassociate. */
#include "call/enroll.h"
#include "call/entries.h"
#include "call/page.h"
#include "call/pair.h"
#include "region/draw.h"
#include "values/member.h"
#include "world/roll.h"

#include <beckon/beckon-account-details.h>

/* --- CreateMembers -------------------------------------------------------------------------- */

static gboolean
has_all_members_that_it_may (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return call->caller != NULL && beckon_enroll_is_full (call, call->caller);
}

/* clang-format off */
static const Objection to_creating[] = {
  OBJECTION_NO_ACCOUNT,
  { beckon_call_names_itself,       BECKON_REASON_SELF_CREATE,               "G-6" },
  { beckon_call_caller_is_a_member, BECKON_REASON_CALLER_IS_A_MEMBER_CREATE, "G-5" },
  OBJECTION_TABLE,
  { has_all_members_that_it_may,    BECKON_REASON_MEMBER_LIMIT,              "G-8" },
};
/* clang-format on */

/* The pair has no record yet. From now on both accounts count as seen (G-2). */
static void
add_member (Call *call, const Pair *pair, const char *email, BeckonState state)
{
  Store *store = call->region->store;

  if (!beckon_draw_room (call->region, &call->answer->error))
    return;
  if (call->caller == NULL)
    call->caller = beckon_store_obtain_account (store, call->request->caller);
  call_note (call, BECKON_EFFECT_MOVE, pair->named.id, BECKON_STATE_NONE, BECKON_STEP_CREATE, state);
  beckon_store_add_association (store, call->caller, beckon_store_obtain_account_by (store, &pair->named), email, state,
                                call->outside->now_us);
}

static void
create_one (Call *call, const Pair *pair, guint nth)
{
  const BeckonAccountDetails *details = call->request->values[BECKON_FIELD_ACCOUNT_DETAILS].list->pdata[nth];
  const char *email = beckon_account_details_peek_email (details);
  BeckonState to;

  if (beckon_enroll_concerns (call, pair))
    beckon_enroll_take_step (call, pair, email);
  else if (beckon_pair_is_free (call, pair, BECKON_STEP_CREATE, to_creating, G_N_ELEMENTS (to_creating), &to)
           && pair_is_permitted (call, pair, BECKON_STEP_CREATE, to))
    add_member (call, pair, email, to);
}

void
beckon_enter_create_members (Call *call)
{
  beckon_pair_each (call, create_one);
}

/* --- GetMembers ----------------------------------------------------------------------------- */

static gboolean
is_not_on_file (const Call *call G_GNUC_UNUSED, const Pair *pair)
{
  return pair->association == NULL;
}

static const Objection to_getting[] = {
  OBJECTION_NO_ACCOUNT,
  { is_not_on_file, BECKON_REASON_NOT_A_MEMBER, "O-5" },
};

static void
get_one (Call *call, const Pair *pair, guint nth G_GNUC_UNUSED)
{
  if (beckon_pair_is_free (call, pair, 0, to_getting, G_N_ELEMENTS (to_getting), NULL))
    g_ptr_array_add (call->answer->values[BECKON_FIELD_MEMBERS].list, beckon_member_new (pair->association));
}

void
beckon_enter_get_members (Call *call)
{
  beckon_answer_take_list (call->answer, BECKON_FIELD_MEMBERS,
                           g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_member_unref));
  beckon_pair_each (call, get_one);
}

/* --- ListMembers ---------------------------------------------------------------------------- */

static gboolean
is_associated (const Association *association)
{
  return state_of (association) == BECKON_STATE_ACCEPTED;
}

static gboolean
is_on_file (const Association *association)
{
  return state_of (association) != BECKON_STATE_NONE;
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

void
beckon_enter_list_members (Call *call)
{
  gboolean only_associated = call->request->values[BECKON_FIELD_ONLY_ASSOCIATED].number != 0;
  const PageKind kind = { BECKON_FIELD_MEMBERS, peek_members, only_associated ? is_associated : is_on_file, show_member,
                          (GDestroyNotify) beckon_member_unref };

  beckon_page_list (call, &kind);
}

/* --- DeleteMembers, DisassociateMembers ------------------------------------------------------- */

static const Objection by_the_table[] = { OBJECTION_NO_ACCOUNT, OBJECTION_TABLE };

static void
delete_one (Call *call, const Pair *pair, guint nth G_GNUC_UNUSED)
{
  beckon_pair_take_step (call, pair, BECKON_STEP_DELETE_MEMBER, by_the_table, G_N_ELEMENTS (by_the_table));
}

void
beckon_enter_delete_members (Call *call)
{
  beckon_pair_each (call, delete_one);
}

static void
disassociate_one (Call *call, const Pair *pair, guint nth G_GNUC_UNUSED)
{
  beckon_pair_take_step (call, pair, BECKON_STEP_DISASSOCIATE, by_the_table, G_N_ELEMENTS (by_the_table));
}

void
beckon_enter_disassociate_members (Call *call)
{
  beckon_pair_each (call, disassociate_one);
}

/* --- InviteMembers -------------------------------------------------------------------------- */

static gboolean
is_associated_elsewhere (const Call *call, const Pair *pair)
{
  return call_switch (call, BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS) == 0
         && pair->association->member->accepted != NULL;
}

/* G-9: whoever is outside of a named organization must invite its accounts, because it cannot enroll them. */
static gboolean
invites_from_outside (const Call *call, const Organization *organization)
{
  return organization->management != NULL && call->caller->facts.organization != organization;
}

static gboolean
receives_no_invitations (const Call *call, const Pair *pair)
{
  const Account *member = pair->association->member;

  return account_is_managed_elsewhere (member) && !invites_from_outside (call, member->facts.organization);
}

static gboolean
has_all_invitations_that_it_may (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return beckon_call_reaches (call, BECKON_SWITCH_MAX_PENDING_INVITATIONS,
                              roll_count_in (&call->caller->members, BECKON_STATE_PENDING));
}

/* clang-format off */
static const Objection to_inviting[] = {
  OBJECTION_NO_ACCOUNT,
  { beckon_call_names_itself,        BECKON_REASON_SELF_INVITE,               "G-6" },
  { beckon_call_caller_is_a_member,  BECKON_REASON_CALLER_IS_A_MEMBER_INVITE, "G-5" },
  OBJECTION_TABLE, /* not-a-member, already-invited; after it the pair has a record */
  { is_associated_elsewhere,         BECKON_REASON_HAS_ADMINISTRATOR,         "G-3" },
  { receives_no_invitations,         BECKON_REASON_ORGANIZATION_ACCOUNT,      "G-9" },
  { has_all_invitations_that_it_may, BECKON_REASON_INVITATION_LIMIT,          "G-8" },
};
/* clang-format on */

static void
invite_one (Call *call, const Pair *pair, guint nth G_GNUC_UNUSED)
{
  beckon_pair_take_step (call, pair, BECKON_STEP_INVITE, to_inviting, G_N_ELEMENTS (to_inviting));
}

void
beckon_enter_invite_members (Call *call)
{
  beckon_pair_each (call, invite_one);
}
