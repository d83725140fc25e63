/* SPDX-License-Identifier: MIT */
/* The transition table in another hand: written from doc/semantics.md, in words. */
#pragma once

#include <beckon/beckon.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *effect;
  const char *to;
  const char *reason;
  const char *sure;
  const char *turned_by; /* the switch that turns the cell, or NULL */
} Cell;

#define N_CELLS (BECKON_N_STATES * BECKON_N_STEPS)
#define N_TURNED_CELLS 3

/* By states, and in each state by steps, as the enumerations have them. */
extern const Cell cells[];
/* The same cells with the switch at its other value. */
extern const Cell turned_cells[];

G_END_DECLS
