/* SPDX-License-Identifier: MIT */
/* The transition table: the one source of what each step does to a pair in each state. */
#include "rules/lifecycle.h"

#include "rules/names.h"

/* --- states -------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *member_status;
  gboolean is_invitation;
} states[BECKON_N_STATES] = {
  [BECKON_STATE_NONE] = { "none", NULL, FALSE },
  [BECKON_STATE_CREATED] = { "created", "Created", FALSE },
  [BECKON_STATE_PENDING] = { "pending", "Invited", TRUE },
  [BECKON_STATE_ACCEPTED] = { "accepted", "Enabled", TRUE },
  [BECKON_STATE_DECLINED] = { "declined", "Resigned", TRUE },
  [BECKON_STATE_RESIGNED] = { "resigned", "Resigned", TRUE },
  [BECKON_STATE_REMOVED] = { "removed", "Removed", FALSE },
};

/* --- steps --------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  BeckonParty party;
  InvitationEffect invitation;
} steps[BECKON_N_STEPS] = {
  [BECKON_STEP_CREATE] = { "create", BECKON_PARTY_ADMINISTRATOR, INVITATION_KEEP },
  [BECKON_STEP_INVITE] = { "invite", BECKON_PARTY_ADMINISTRATOR, INVITATION_FRESH },
  [BECKON_STEP_DISASSOCIATE] = { "disassociate", BECKON_PARTY_ADMINISTRATOR, INVITATION_KEEP },
  [BECKON_STEP_DELETE_MEMBER] = { "delete-member", BECKON_PARTY_ADMINISTRATOR, INVITATION_KEEP },
  [BECKON_STEP_WITHDRAW] = { "withdraw", BECKON_PARTY_ADMINISTRATOR, INVITATION_CLEAR },
  [BECKON_STEP_DISABLE_HUB] = { "disable-hub", BECKON_PARTY_ADMINISTRATOR, INVITATION_KEEP },
  [BECKON_STEP_ACCEPT] = { "accept", BECKON_PARTY_MEMBER, INVITATION_KEEP },
  [BECKON_STEP_DECLINE] = { "decline", BECKON_PARTY_MEMBER, INVITATION_KEEP },
  [BECKON_STEP_DELETE_INVITATION] = { "delete-invitation", BECKON_PARTY_MEMBER, INVITATION_KEEP },
  [BECKON_STEP_LEAVE] = { "leave", BECKON_PARTY_MEMBER, INVITATION_KEEP },
};

/* --- the table ----------------------------------------------------------------------------- */

typedef struct
{
  BeckonEffect effect;
  BeckonState to; /* where MOVE leads */
  BeckonReason reason;
} Outcome;

typedef struct
{
  Outcome usual; /* what holds with every switch at its default */
  const char *sure;
  gboolean has_switch;
  BeckonSwitch which;
  Outcome turned; /* what holds with the switch at its other value */
} Cell;

/* clang-format off */
#define MOVE(state)    { BECKON_EFFECT_MOVE, BECKON_STATE_##state, BECKON_REASON_NONE }
#define STAY           { BECKON_EFFECT_STAY, BECKON_STATE_NONE, BECKON_REASON_NONE }
#define REPORT(why)    { BECKON_EFFECT_REPORT, BECKON_STATE_NONE, BECKON_REASON_##why }
#define FAIL(why)      { BECKON_EFFECT_FAIL, BECKON_STATE_NONE, BECKON_REASON_##why }
#define ON(step, outcome, sure)  [BECKON_STEP_##step] = { outcome, sure, FALSE, 0, STAY }
#define ON_SWITCH(step, outcome, sure, which, turned) \
                                 [BECKON_STEP_##step] = { outcome, sure, TRUE, BECKON_SWITCH_##which, turned }

static const Cell table[BECKON_N_STATES][BECKON_N_STEPS] = {
  [BECKON_STATE_NONE] = {
    ON (CREATE,            MOVE (CREATED),                       "D,O"),
    ON (INVITE,            REPORT (NOT_A_MEMBER),                "D"),
    ON (DISASSOCIATE,      STAY,                                 "I"),
    ON (DELETE_MEMBER,     REPORT (NOT_A_MEMBER),                "I"),
    ON (WITHDRAW,          REPORT (NO_INVITATION),               "I"),
    ON (DISABLE_HUB,       STAY,                                 ""),
    ON (ACCEPT,            FAIL (NO_INVITATION_TO_ACCEPT),       "DS"),
    ON (DECLINE,           REPORT (NO_INVITATION),               "I"),
    ON (DELETE_INVITATION, REPORT (NO_INVITATION),               "I"),
    ON (LEAVE,             FAIL (NOT_ASSOCIATED),                "O"),
  },
  [BECKON_STATE_CREATED] = {
    ON (CREATE,            REPORT (ALREADY_A_MEMBER),            "O"),
    ON (INVITE,            MOVE (PENDING),                       "D,O"),
    ON (DISASSOCIATE,      STAY,                                 "O"),
    ON (DELETE_MEMBER,     MOVE (NONE),                          "D,OS"),
    ON (WITHDRAW,          REPORT (NO_INVITATION),               "I"),
    ON (DISABLE_HUB,       MOVE (NONE),                          "I"),
    ON (ACCEPT,            FAIL (NO_INVITATION_TO_ACCEPT),       "DS"),
    ON (DECLINE,           REPORT (NO_INVITATION),               "I"),
    ON (DELETE_INVITATION, REPORT (NO_INVITATION),               "I"),
    ON (LEAVE,             FAIL (NOT_ASSOCIATED),                "O"),
  },
  [BECKON_STATE_PENDING] = {
    ON (CREATE,            REPORT (ALREADY_A_MEMBER),            "O"),
    ON (INVITE,            REPORT (ALREADY_INVITED),             "O"),
    ON (DISASSOCIATE,      MOVE (REMOVED),                       "OS"),
    ON (DELETE_MEMBER,     MOVE (NONE),                          "D,OS"),
    ON (WITHDRAW,          MOVE (CREATED),                       "I"),
    ON (DISABLE_HUB,       MOVE (NONE),                          "I"),
    ON (ACCEPT,            MOVE (ACCEPTED),                      "D,O"),
    ON (DECLINE,           MOVE (DECLINED),                      "S,D"),
    ON (DELETE_INVITATION, REPORT (NOT_DECLINED),                "DS"),
    ON (LEAVE,             FAIL (NOT_ASSOCIATED),                "O"),
  },
  [BECKON_STATE_ACCEPTED] = {
    ON (CREATE,            REPORT (ALREADY_A_MEMBER),            "O,DS"),
    ON (INVITE,            REPORT (ALREADY_INVITED),             "O"),
    ON (DISASSOCIATE,      MOVE (REMOVED),                       "D"),
    ON (DELETE_MEMBER,     REPORT (STILL_ASSOCIATED_MEMBER),     "DS,O"),
    ON (WITHDRAW,          REPORT (STILL_ASSOCIATED_INVITATION), "I"),
    ON (DISABLE_HUB,       FAIL (ADMINISTRATOR_CANNOT_DISABLE_HUB), "D"),
    ON (ACCEPT,            FAIL (ALREADY_ASSOCIATED),            "DS"),
    ON (DECLINE,           REPORT (ALREADY_ACCEPTED),            "I"),
    ON (DELETE_INVITATION, REPORT (STILL_ASSOCIATED_INVITATION), "DS"),
    ON (LEAVE,             MOVE (RESIGNED),                      "D,OS"),
  },
  [BECKON_STATE_DECLINED] = {
    ON (CREATE,            REPORT (ALREADY_A_MEMBER),            "DS,I"),
    ON_SWITCH (INVITE,     REPORT (ALREADY_INVITED),             "I", REINVITE_AFTER_DECLINE, MOVE (PENDING)),
    ON (DISASSOCIATE,      MOVE (REMOVED),                       "I,O"),
    ON (DELETE_MEMBER,     MOVE (NONE),                          "O"),
    ON (WITHDRAW,          MOVE (CREATED),                       "I"),
    ON (DISABLE_HUB,       MOVE (NONE),                          "I"),
    ON_SWITCH (ACCEPT,     MOVE (ACCEPTED),                      "I", ACCEPT_AFTER_DECLINE, FAIL (NO_INVITATION_TO_ACCEPT)),
    ON (DECLINE,           REPORT (ALREADY_DECLINED),            "I"),
    ON (DELETE_INVITATION, MOVE (NONE),                          "OS"),
    ON (LEAVE,             FAIL (NOT_ASSOCIATED),                "O"),
  },
  [BECKON_STATE_RESIGNED] = {
    ON (CREATE,            REPORT (ALREADY_A_MEMBER),            "DS,I"),
    ON_SWITCH (INVITE,     REPORT (ALREADY_INVITED),             "OS", REINVITE_AFTER_DECLINE, MOVE (PENDING)),
    ON (DISASSOCIATE,      MOVE (REMOVED),                       "I,O"),
    ON (DELETE_MEMBER,     MOVE (NONE),                          "O"),
    ON (WITHDRAW,          MOVE (CREATED),                       "I"),
    ON (DISABLE_HUB,       MOVE (NONE),                          "I"),
    ON (ACCEPT,            MOVE (ACCEPTED),                      "D,OS"),
    ON (DECLINE,           REPORT (ALREADY_DECLINED),            "I"),
    ON (DELETE_INVITATION, MOVE (NONE),                          "O,OS"),
    ON (LEAVE,             FAIL (NOT_ASSOCIATED),                "O"),
  },
  [BECKON_STATE_REMOVED] = {
    ON (CREATE,            REPORT (ALREADY_A_MEMBER),            "I"),
    ON (INVITE,            MOVE (PENDING),                       "D"),
    ON (DISASSOCIATE,      STAY,                                 "I"),
    ON (DELETE_MEMBER,     MOVE (NONE),                          "D,O"),
    ON (WITHDRAW,          REPORT (NO_INVITATION),               "I"),
    ON (DISABLE_HUB,       MOVE (NONE),                          "I"),
    ON (ACCEPT,            FAIL (NO_INVITATION_TO_ACCEPT),       "DS"),
    ON (DECLINE,           REPORT (NO_INVITATION),               "I"),
    ON (DELETE_INVITATION, REPORT (NO_INVITATION),               "I"),
    ON (LEAVE,             FAIL (NOT_ASSOCIATED),                "O"),
  },
};

/* A cell's id is made of its state's and its step's names; tests/check-lifecycle.c holds them to it. */
#define IDS(state) {                    \
    [BECKON_STEP_CREATE]            = "L-" state "/create",            \
    [BECKON_STEP_INVITE]            = "L-" state "/invite",            \
    [BECKON_STEP_DISASSOCIATE]      = "L-" state "/disassociate",      \
    [BECKON_STEP_DELETE_MEMBER]     = "L-" state "/delete-member",     \
    [BECKON_STEP_WITHDRAW]          = "L-" state "/withdraw",          \
    [BECKON_STEP_DISABLE_HUB]       = "L-" state "/disable-hub",       \
    [BECKON_STEP_ACCEPT]            = "L-" state "/accept",            \
    [BECKON_STEP_DECLINE]           = "L-" state "/decline",           \
    [BECKON_STEP_DELETE_INVITATION] = "L-" state "/delete-invitation", \
    [BECKON_STEP_LEAVE]             = "L-" state "/leave",             \
  }

static const char *const rule_ids[BECKON_N_STATES][BECKON_N_STEPS] = {
  [BECKON_STATE_NONE]     = IDS ("none"),
  [BECKON_STATE_CREATED]  = IDS ("created"),
  [BECKON_STATE_PENDING]  = IDS ("pending"),
  [BECKON_STATE_ACCEPTED] = IDS ("accepted"),
  [BECKON_STATE_DECLINED] = IDS ("declined"),
  [BECKON_STATE_RESIGNED] = IDS ("resigned"),
  [BECKON_STATE_REMOVED]  = IDS ("removed"),
};
/* clang-format on */

static const Cell *
peek_cell (BeckonState from, BeckonStep step)
{
  g_return_val_if_fail (from < BECKON_N_STATES, NULL);
  g_return_val_if_fail (step < BECKON_N_STEPS, NULL);

  return &table[from][step];
}

static gboolean
is_turned (const Cell *cell, const BeckonSwitches *switches)
{
  return cell->has_switch && switches != NULL
         && beckon_switches_get (switches, cell->which) != beckon_switch_get_default (cell->which);
}

BeckonEffect
beckon_lifecycle_judge (BeckonState from,
                        BeckonStep step,
                        const BeckonSwitches *switches,
                        BeckonState *to,
                        BeckonReason *reason)
{
  const Cell *cell = peek_cell (from, step);
  const Outcome *outcome;

  g_return_val_if_fail (cell != NULL, BECKON_EFFECT_FAIL);

  outcome = is_turned (cell, switches) ? &cell->turned : &cell->usual;
  if (to != NULL)
    *to = outcome->effect == BECKON_EFFECT_MOVE ? outcome->to : from;
  if (reason != NULL)
    *reason = outcome->reason;

  return outcome->effect;
}

const char *
beckon_lifecycle_peek_rule_id (BeckonState from, BeckonStep step)
{
  return peek_cell (from, step) != NULL ? rule_ids[from][step] : NULL;
}

const char *
beckon_lifecycle_peek_sure (BeckonState from, BeckonStep step)
{
  const Cell *cell = peek_cell (from, step);

  return cell != NULL ? cell->sure : NULL;
}

gboolean
beckon_lifecycle_get_switch (BeckonState from, BeckonStep step, BeckonSwitch *which)
{
  const Cell *cell = peek_cell (from, step);

  if (cell == NULL || !cell->has_switch)
    return FALSE;
  if (which != NULL)
    *which = cell->which;

  return TRUE;
}

/* --- names --------------------------------------------------------------------------------- */

static const char *const effects[] = {
  [BECKON_EFFECT_FAIL] = "fail",
  [BECKON_EFFECT_REPORT] = "report",
  [BECKON_EFFECT_MOVE] = "move",
  [BECKON_EFFECT_STAY] = "stay",
};

static const char *const parties[] = {
  [BECKON_PARTY_ADMINISTRATOR] = "administrator",
  [BECKON_PARTY_MEMBER] = "member",
};

const char *
beckon_state_to_string (BeckonState state)
{
  g_return_val_if_fail (state < BECKON_N_STATES, NULL);

  return states[state].name;
}

gboolean
beckon_state_from_string (const char *name, BeckonState *state)
{
  g_return_val_if_fail (name != NULL, FALSE);

  NAMES_FIND (states, BECKON_N_STATES, name, state);
}

const char *
beckon_state_peek_member_status (BeckonState state)
{
  g_return_val_if_fail (state < BECKON_N_STATES, NULL);

  return states[state].member_status;
}

gboolean
beckon_state_is_invitation (BeckonState state)
{
  g_return_val_if_fail (state < BECKON_N_STATES, FALSE);

  return states[state].is_invitation;
}

const char *
beckon_step_to_string (BeckonStep step)
{
  g_return_val_if_fail (step < BECKON_N_STEPS, NULL);

  return steps[step].name;
}

gboolean
beckon_step_from_string (const char *name, BeckonStep *step)
{
  g_return_val_if_fail (name != NULL, FALSE);

  NAMES_FIND (steps, BECKON_N_STEPS, name, step);
}

BeckonParty
beckon_step_get_party (BeckonStep step)
{
  g_return_val_if_fail (step < BECKON_N_STEPS, BECKON_PARTY_ADMINISTRATOR);

  return steps[step].party;
}

InvitationEffect
beckon_step_get_invitation_effect (BeckonStep step)
{
  return steps[step].invitation;
}

const char *
beckon_party_to_string (BeckonParty party)
{
  g_return_val_if_fail (party < G_N_ELEMENTS (parties), NULL);

  return parties[party];
}

const char *
beckon_effect_to_string (BeckonEffect effect)
{
  g_return_val_if_fail (effect < G_N_ELEMENTS (effects), NULL);

  return effects[effect];
}
