/* SPDX-License-Identifier: MIT */
/* Enrolling accounts of an organization. */
#include "call/enroll.h"

#include "region/draw.h"
#include "world/roll.h"

gboolean
beckon_enroll_is_full (const Call *call, const Account *administrator)
{
  return beckon_call_reaches (call,
                              account_is_delegated_administrator (administrator)
                                  ? BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS
                                  : BECKON_SWITCH_MAX_MEMBERS,
                              roll_count (&administrator->members));
}

/* --- what speaks against it ----------------------------------------------------------------- */

/* The pair names its member. An account of an organization was seen (G-2), so it has a record. */
static Account *
peek_member (const Call *call, const Pair *pair)
{
  return beckon_store_peek_account_by (call->region->store, &pair->named);
}

gboolean
beckon_enroll_concerns (const Call *call, const Pair *pair)
{
  const Account *member;

  if (!beckon_call_is_delegated_administrator (call, pair))
    return FALSE;
  member = peek_member (call, pair);

  return member != NULL && account_governs (call->caller, member);
}

static gboolean
has_an_administrator (const Call *call, const Pair *pair)
{
  return peek_member (call, pair)->accepted != NULL;
}

static gboolean
has_members (const Call *call, const Pair *pair)
{
  return roll_count_in (&peek_member (call, pair)->members, BECKON_STATE_ACCEPTED) > 0;
}

static gboolean
is_management_without_hub (const Call *call, const Pair *pair)
{
  const Account *member = peek_member (call, pair);

  return member->facts.organization->management == member && !account_has_hub (member);
}

/* A record that is on file is enrolled whatever the limit says. */
static gboolean
has_no_room_for_a_new_record (const Call *call, const Pair *pair)
{
  return pair->association == NULL && beckon_enroll_is_full (call, call->caller);
}

/* clang-format off */
static const Objection to_enrolling[] = {
  OBJECTION_NO_ACCOUNT,
  { beckon_call_names_itself,     BECKON_REASON_SELF_CREATE,                "G-6" },
  OBJECTION_TABLE, /* already-a-member */
  { has_an_administrator,         BECKON_REASON_HAS_ADMINISTRATOR,          "G-14" },
  { has_members,                  BECKON_REASON_ACCOUNT_HAS_MEMBERS,        "G-14" },
  { is_management_without_hub,    BECKON_REASON_MANAGEMENT_ACCOUNT_HUB_OFF, "G-14" },
  { has_no_room_for_a_new_record, BECKON_REASON_MEMBER_LIMIT,               "G-8" },
};
/* clang-format on */

/* --- doing it ------------------------------------------------------------------------------- */

static void
add_enrolled (Call *call, const Pair *pair, BeckonState to, const char *email)
{
  Store *store = call->region->store;
  gint64 now_us = call->outside->now_us;
  Association *association;

  if (!beckon_draw_room (call->region, &call->answer->error))
    return;
  association = beckon_store_add_association (store, call->caller, peek_member (call, pair), email, to, now_us);
  beckon_store_set_invitation (store, association, NULL, now_us);
  call_note (call, BECKON_EFFECT_MOVE, pair->member_id, BECKON_STATE_NONE, BECKON_STEP_ENROLL, to);
}

static void
enroll (Call *call, const Pair *pair, BeckonState to, const char *email)
{
  Account *member = peek_member (call, pair);

  if (!account_has_hub (member))
    beckon_store_set_hub (call->region->store, member, call->outside->now_us);
  if (pair->association == NULL)
    add_enrolled (call, pair, to, email);
  else
    beckon_pair_move (call, pair, BECKON_STEP_ENROLL, to);
}

void
beckon_enroll_take_step (Call *call, const Pair *pair, const char *email)
{
  BeckonState to;

  if (beckon_pair_is_free (call, pair, BECKON_STEP_ENROLL, to_enrolling, G_N_ELEMENTS (to_enrolling), &to)
      && pair_is_permitted (call, pair, BECKON_STEP_ENROLL, to))
    enroll (call, pair, to, email);
}

void
beckon_enroll_newcomer (Call *call, const Pair *pair)
{
  const Cell *cell = &beckon_table[state_of (pair->association)][BECKON_STEP_ENROLL];

  if (!beckon_pair_is_hindered (call, pair, BECKON_STEP_ENROLL, to_enrolling, G_N_ELEMENTS (to_enrolling)))
    enroll (call, pair, cell_find_outcome (cell, &call->region->switches)->to, NULL);
}
