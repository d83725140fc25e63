/* SPDX-License-Identifier: MIT */
/* The transition table: the only place that says what each step does to a pair in each state. */
#include "rules/lifecycle.h"

#include "rules/names.h"

/* --- states -------------------------------------------------------------------------------- */

const State beckon_states[BECKON_N_STATES] = {
  [BECKON_STATE_NONE] = { "none", NULL, 0 },
  [BECKON_STATE_CREATED] = { "created", "Created", STATE_BLOCKS_ACCEPTING },
  [BECKON_STATE_PENDING]
  = { "pending", "Invited", STATE_IS_INVITATION | STATE_HAS_INVITATION | STATE_IS_COUNTED | STATE_BLOCKS_ACCEPTING },
  [BECKON_STATE_ACCEPTED]
  = { "accepted", "Enabled",
      STATE_IS_INVITATION | STATE_HAS_INVITATION | STATE_CAN_BE_ENROLLED | STATE_BLOCKS_ACCEPTING },
  [BECKON_STATE_DECLINED] = { "declined", "Resigned", STATE_IS_INVITATION | STATE_HAS_INVITATION | STATE_IS_COUNTED },
  [BECKON_STATE_RESIGNED] = { "resigned", "Resigned", STATE_IS_INVITATION | STATE_HAS_INVITATION | STATE_IS_COUNTED },
  [BECKON_STATE_REMOVED] = { "removed", "Removed", STATE_HAS_INVITATION | STATE_CAN_BE_ENROLLED },
};

/* --- steps --------------------------------------------------------------------------------- */

/* A cell's id is made of the state's name and one of these. */
#define NAME_CREATE "create"
#define NAME_ENROLL "enroll"
#define NAME_INVITE "invite"
#define NAME_DISASSOCIATE "disassociate"
#define NAME_DELETE_MEMBER "delete-member"
#define NAME_WITHDRAW "withdraw"
#define NAME_DISABLE_HUB "disable-hub"
#define NAME_ACCEPT "accept"
#define NAME_DECLINE "decline"
#define NAME_DELETE_INVITATION "delete-invitation"
#define NAME_LEAVE "leave"

const Step beckon_steps[BECKON_N_STEPS] = {
  [BECKON_STEP_CREATE] = { NAME_CREATE, BECKON_PARTY_ADMINISTRATOR, INVITATION_KEEP },
  [BECKON_STEP_ENROLL] = { NAME_ENROLL, BECKON_PARTY_ADMINISTRATOR, INVITATION_TIME_ONLY },
  [BECKON_STEP_INVITE] = { NAME_INVITE, BECKON_PARTY_ADMINISTRATOR, INVITATION_FRESH },
  [BECKON_STEP_DISASSOCIATE] = { NAME_DISASSOCIATE, BECKON_PARTY_ADMINISTRATOR, INVITATION_KEEP },
  [BECKON_STEP_DELETE_MEMBER] = { NAME_DELETE_MEMBER, BECKON_PARTY_ADMINISTRATOR, INVITATION_KEEP },
  [BECKON_STEP_WITHDRAW] = { NAME_WITHDRAW, BECKON_PARTY_ADMINISTRATOR, INVITATION_CLEAR },
  [BECKON_STEP_DISABLE_HUB] = { NAME_DISABLE_HUB, BECKON_PARTY_ADMINISTRATOR, INVITATION_KEEP },
  [BECKON_STEP_ACCEPT] = { NAME_ACCEPT, BECKON_PARTY_MEMBER, INVITATION_KEEP },
  [BECKON_STEP_DECLINE] = { NAME_DECLINE, BECKON_PARTY_MEMBER, INVITATION_KEEP },
  [BECKON_STEP_DELETE_INVITATION] = { NAME_DELETE_INVITATION, BECKON_PARTY_MEMBER, INVITATION_KEEP },
  [BECKON_STEP_LEAVE] = { NAME_LEAVE, BECKON_PARTY_MEMBER, INVITATION_KEEP },
};

/* --- the table ----------------------------------------------------------------------------- */

/* clang-format off */
#define MOVE(state)    { BECKON_EFFECT_MOVE, BECKON_STATE_##state, BECKON_REASON_NONE }
#define STAY           { BECKON_EFFECT_STAY, BECKON_STATE_NONE, BECKON_REASON_NONE }
#define REPORT(why)    { BECKON_EFFECT_REPORT, BECKON_STATE_NONE, BECKON_REASON_##why }
#define FAIL(why)      { BECKON_EFFECT_FAIL, BECKON_STATE_NONE, BECKON_REASON_##why }
#define ON_SWITCH(state, step, outcome, sure, which, turned) \
                       [BECKON_STEP_##step] = { outcome, sure, "L-" state "/" NAME_##step, TRUE, BECKON_SWITCH_##which, turned }
#define ON(state, step, outcome, sure) \
                       [BECKON_STEP_##step] = { outcome, sure, "L-" state "/" NAME_##step, FALSE, 0, STAY }

const Cell beckon_table[BECKON_N_STATES][BECKON_N_STEPS] = {
  [BECKON_STATE_NONE] = {
    ON ("none", CREATE,                 MOVE (CREATED),                       "D,O"),
    ON ("none", ENROLL,                 MOVE (ACCEPTED),                      "D,O"),
    ON ("none", INVITE,                 REPORT (NOT_A_MEMBER),                "D"),
    ON ("none", DISASSOCIATE,           STAY,                                 "I"),
    ON ("none", DELETE_MEMBER,          REPORT (NOT_A_MEMBER),                "I"),
    ON ("none", WITHDRAW,               REPORT (NO_INVITATION),               "I"),
    ON ("none", DISABLE_HUB,            STAY,                                 ""),
    ON ("none", ACCEPT,                 FAIL (NO_INVITATION_TO_ACCEPT),       "DS"),
    ON ("none", DECLINE,                REPORT (NO_INVITATION),               "I"),
    ON ("none", DELETE_INVITATION,      REPORT (NO_INVITATION),               "I"),
    ON ("none", LEAVE,                  FAIL (NOT_ASSOCIATED),                "O"),
  },
  [BECKON_STATE_CREATED] = {
    ON ("created", CREATE,              REPORT (ALREADY_A_MEMBER),            "O"),
    ON ("created", ENROLL,              MOVE (ACCEPTED),                      "I"),
    ON ("created", INVITE,              MOVE (PENDING),                       "D,O"),
    ON ("created", DISASSOCIATE,        STAY,                                 "O"),
    ON ("created", DELETE_MEMBER,       MOVE (NONE),                          "D,OS"),
    ON ("created", WITHDRAW,            REPORT (NO_INVITATION),               "I"),
    ON ("created", DISABLE_HUB,         MOVE (NONE),                          "I"),
    ON ("created", ACCEPT,              FAIL (NO_INVITATION_TO_ACCEPT),       "DS"),
    ON ("created", DECLINE,             REPORT (NO_INVITATION),               "I"),
    ON ("created", DELETE_INVITATION,   REPORT (NO_INVITATION),               "I"),
    ON ("created", LEAVE,               FAIL (NOT_ASSOCIATED),                "O"),
  },
  [BECKON_STATE_PENDING] = {
    ON ("pending", CREATE,              REPORT (ALREADY_A_MEMBER),            "O"),
    ON ("pending", ENROLL,              MOVE (ACCEPTED),                      "I"),
    ON ("pending", INVITE,              REPORT (ALREADY_INVITED),             "O"),
    ON ("pending", DISASSOCIATE,        MOVE (REMOVED),                       "OS"),
    ON ("pending", DELETE_MEMBER,       MOVE (NONE),                          "D,OS"),
    ON ("pending", WITHDRAW,            MOVE (CREATED),                       "I"),
    ON ("pending", DISABLE_HUB,         MOVE (NONE),                          "I"),
    ON ("pending", ACCEPT,              MOVE (ACCEPTED),                      "D,O"),
    ON ("pending", DECLINE,             MOVE (DECLINED),                      "S,D"),
    ON ("pending", DELETE_INVITATION,   REPORT (NOT_DECLINED),                "DS"),
    ON ("pending", LEAVE,               FAIL (NOT_ASSOCIATED),                "O"),
  },
  [BECKON_STATE_ACCEPTED] = {
    ON ("accepted", CREATE,             REPORT (ALREADY_A_MEMBER),            "O,DS"),
    ON ("accepted", ENROLL,             REPORT (ALREADY_A_MEMBER),            "O,DS"),
    ON ("accepted", INVITE,             REPORT (ALREADY_INVITED),             "O"),
    ON ("accepted", DISASSOCIATE,       MOVE (REMOVED),                       "D"),
    ON ("accepted", DELETE_MEMBER,      REPORT (STILL_ASSOCIATED_MEMBER),     "DS,O"),
    ON ("accepted", WITHDRAW,           REPORT (STILL_ASSOCIATED_INVITATION), "I"),
    ON ("accepted", DISABLE_HUB,        FAIL (ADMINISTRATOR_CANNOT_DISABLE_HUB), "D"),
    ON ("accepted", ACCEPT,             FAIL (ALREADY_ASSOCIATED),            "DS"),
    ON ("accepted", DECLINE,            REPORT (ALREADY_ACCEPTED),            "I"),
    ON ("accepted", DELETE_INVITATION,  REPORT (STILL_ASSOCIATED_INVITATION), "DS"),
    ON ("accepted", LEAVE,              MOVE (RESIGNED),                      "D,OS"),
  },
  [BECKON_STATE_DECLINED] = {
    ON ("declined", CREATE,             REPORT (ALREADY_A_MEMBER),            "DS,I"),
    ON ("declined", ENROLL,             MOVE (ACCEPTED),                      "I"),
    ON_SWITCH ("declined", INVITE,      REPORT (ALREADY_INVITED),             "I", REINVITE_AFTER_DECLINE, MOVE (PENDING)),
    ON ("declined", DISASSOCIATE,       MOVE (REMOVED),                       "I,O"),
    ON ("declined", DELETE_MEMBER,      MOVE (NONE),                          "O"),
    ON ("declined", WITHDRAW,           MOVE (CREATED),                       "I"),
    ON ("declined", DISABLE_HUB,        MOVE (NONE),                          "I"),
    ON_SWITCH ("declined", ACCEPT,      MOVE (ACCEPTED),                      "I", ACCEPT_AFTER_DECLINE, FAIL (NO_INVITATION_TO_ACCEPT)),
    ON ("declined", DECLINE,            REPORT (ALREADY_DECLINED),            "I"),
    ON ("declined", DELETE_INVITATION,  MOVE (NONE),                          "OS"),
    ON ("declined", LEAVE,              FAIL (NOT_ASSOCIATED),                "O"),
  },
  [BECKON_STATE_RESIGNED] = {
    ON ("resigned", CREATE,             REPORT (ALREADY_A_MEMBER),            "DS,I"),
    ON ("resigned", ENROLL,             MOVE (ACCEPTED),                      "I"),
    ON_SWITCH ("resigned", INVITE,      REPORT (ALREADY_INVITED),             "OS", REINVITE_AFTER_DECLINE, MOVE (PENDING)),
    ON ("resigned", DISASSOCIATE,       MOVE (REMOVED),                       "I,O"),
    ON ("resigned", DELETE_MEMBER,      MOVE (NONE),                          "O"),
    ON ("resigned", WITHDRAW,           MOVE (CREATED),                       "I"),
    ON ("resigned", DISABLE_HUB,        MOVE (NONE),                          "I"),
    ON ("resigned", ACCEPT,             MOVE (ACCEPTED),                      "D,OS"),
    ON ("resigned", DECLINE,            REPORT (ALREADY_DECLINED),            "I"),
    ON ("resigned", DELETE_INVITATION,  MOVE (NONE),                          "O,OS"),
    ON ("resigned", LEAVE,              FAIL (NOT_ASSOCIATED),                "O"),
  },
  [BECKON_STATE_REMOVED] = {
    ON ("removed", CREATE,              REPORT (ALREADY_A_MEMBER),            "I"),
    ON ("removed", ENROLL,              MOVE (ACCEPTED),                      "D,DS"),
    ON ("removed", INVITE,              MOVE (PENDING),                       "D"),
    ON ("removed", DISASSOCIATE,        STAY,                                 "I"),
    ON ("removed", DELETE_MEMBER,       MOVE (NONE),                          "D,O"),
    ON ("removed", WITHDRAW,            REPORT (NO_INVITATION),               "I"),
    ON ("removed", DISABLE_HUB,         MOVE (NONE),                          "I"),
    ON ("removed", ACCEPT,              FAIL (NO_INVITATION_TO_ACCEPT),       "DS"),
    ON ("removed", DECLINE,             REPORT (NO_INVITATION),               "I"),
    ON ("removed", DELETE_INVITATION,   REPORT (NO_INVITATION),               "I"),
    ON ("removed", LEAVE,               FAIL (NOT_ASSOCIATED),                "O"),
  },
};
/* clang-format on */

static const Cell *
peek_cell (BeckonState from, BeckonStep step)
{
  g_return_val_if_fail (from < BECKON_N_STATES, NULL);
  g_return_val_if_fail (step < BECKON_N_STEPS, NULL);

  return &beckon_table[from][step];
}

gboolean
beckon_cell_is_turned (const Cell *cell, const BeckonSwitches *switches)
{
  return switches != NULL && beckon_switches_get (switches, cell->which) != beckon_switch_get_default (cell->which);
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

  outcome = cell_find_outcome (cell, switches);
  if (to != NULL)
    *to = outcome->effect == BECKON_EFFECT_MOVE ? outcome->to : from;
  if (reason != NULL)
    *reason = outcome->reason;

  return outcome->effect;
}

const char *
beckon_lifecycle_peek_rule_id (BeckonState from, BeckonStep step)
{
  const Cell *cell = peek_cell (from, step);

  return cell != NULL ? cell->rule : NULL;
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

  return beckon_states[state].name;
}

gboolean
beckon_state_from_string (const char *name, BeckonState *state)
{
  guint row;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!beckon_names_find (beckon_states, sizeof *beckon_states, BECKON_N_STATES, name, &row))
    return FALSE;
  if (state != NULL)
    *state = row;

  return TRUE;
}

const char *
beckon_state_peek_member_status (BeckonState state)
{
  g_return_val_if_fail (state < BECKON_N_STATES, NULL);

  return beckon_states[state].member_status;
}

gboolean
beckon_state_is_invitation (BeckonState state)
{
  g_return_val_if_fail (state < BECKON_N_STATES, FALSE);

  return (beckon_states[state].flags & STATE_IS_INVITATION) != 0;
}

const char *
beckon_step_to_string (BeckonStep step)
{
  g_return_val_if_fail (step < BECKON_N_STEPS, NULL);

  return beckon_steps[step].name;
}

gboolean
beckon_step_from_string (const char *name, BeckonStep *step)
{
  guint row;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!beckon_names_find (beckon_steps, sizeof *beckon_steps, BECKON_N_STEPS, name, &row))
    return FALSE;
  if (step != NULL)
    *step = row;

  return TRUE;
}

BeckonParty
beckon_step_get_party (BeckonStep step)
{
  g_return_val_if_fail (step < BECKON_N_STEPS, BECKON_PARTY_ADMINISTRATOR);

  return beckon_steps[step].party;
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
