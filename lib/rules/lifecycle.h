/* SPDX-License-Identifier: MIT */
/* The internal part of the lifecycle, in addition to the public header. */
#pragma once

#include <beckon/beckon-lifecycle.h>

typedef enum
{
  STATE_IS_INVITATION = 1 << 0,    /* the member sees it as an invitation (section 2) */
  STATE_HAS_INVITATION = 1 << 1,   /* only an invitation or enrolling leads to it, so InvitedAt is on file (T-1) */
  STATE_IS_COUNTED = 1 << 2,       /* GetInvitationsCount counts it (O-6) */
  STATE_BLOCKS_ACCEPTING = 1 << 3, /* keeps its administrator from accepting an invitation (G-7) */
  STATE_CAN_BE_ENROLLED = 1 << 4,  /* a pair that was enrolled can be in it, so it can lack the invitation id (G-14) */
} StateFlags;

typedef struct
{
  const char *name;
  const char *member_status;
  StateFlags flags;
} State;

extern const State beckon_states[BECKON_N_STATES];

static inline gboolean
state_has (BeckonState state, StateFlags flag)
{
  return (beckon_states[state].flags & flag) != 0;
}

/* What a step does to the pair's invitation id and InvitedAt (T-1). */
typedef enum
{
  INVITATION_KEEP,
  INVITATION_FRESH,
  INVITATION_CLEAR,
  INVITATION_TIME_ONLY /* no id, but InvitedAt: the account was enrolled (G-14) */
} InvitationEffect;

typedef struct
{
  const char *name;
  BeckonParty party;
  InvitationEffect invitation;
} Step;

extern const Step beckon_steps[BECKON_N_STEPS];

typedef struct
{
  BeckonEffect effect;
  BeckonState to; /* the new state, for MOVE */
  BeckonReason reason;
} Outcome;

/* A cell of the transition table. */
typedef struct
{
  Outcome usual; /* the outcome with the default of every switch */
  const char *sure;
  const char *rule; /* the cell's id */
  gboolean has_switch;
  BeckonSwitch which;
  Outcome turned; /* the outcome with the other value of the switch */
} Cell;

#define N_CELLS ((guint) (BECKON_N_STATES * BECKON_N_STEPS))

extern const Cell beckon_table[BECKON_N_STATES][BECKON_N_STEPS];

/* For a cell that has a switch: whether the switch has the other value. */
gboolean beckon_cell_is_turned (const Cell *cell, const BeckonSwitches *switches);

static inline const Outcome *
cell_find_outcome (const Cell *cell, const BeckonSwitches *switches)
{
  return cell->has_switch && beckon_cell_is_turned (cell, switches) ? &cell->turned : &cell->usual;
}
