/* SPDX-License-Identifier: MIT */
/* What the library itself needs of the lifecycle besides the public header. */
#pragma once

#include <beckon/beckon-lifecycle.h>

/* What a step does to the pair's invitation id and InvitedAt (T-1). */
typedef enum
{
  INVITATION_KEEP,
  INVITATION_FRESH,
  INVITATION_CLEAR
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
  BeckonState to; /* where MOVE leads */
  BeckonReason reason;
} Outcome;

/* A cell of the transition table. */
typedef struct
{
  Outcome usual; /* what holds with every switch at its default */
  const char *sure;
  const char *rule; /* the cell's id, of its state's and its step's names */
  gboolean has_switch;
  BeckonSwitch which;
  Outcome turned; /* what holds with the switch at its other value */
} Cell;

extern const Cell beckon_table[BECKON_N_STATES][BECKON_N_STEPS];

/* Of a cell that has a switch: whether it is not at its default. */
gboolean beckon_cell_is_turned (const Cell *cell, const BeckonSwitches *switches);

static inline const Outcome *
cell_find_outcome (const Cell *cell, const BeckonSwitches *switches)
{
  return cell->has_switch && beckon_cell_is_turned (cell, switches) ? &cell->turned : &cell->usual;
}

/* Columns of the states' table. */
gboolean beckon_state_has_invitation (BeckonState state);   /* T-1: one is on file; only an invitation leads to it */
gboolean beckon_state_is_counted (BeckonState state);       /* O-6: by GetInvitationsCount */
gboolean beckon_state_blocks_accepting (BeckonState state); /* G-7: its administrator cannot accept an invitation */
