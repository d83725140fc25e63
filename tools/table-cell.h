/* SPDX-License-Identifier: MIT */
/* The cells of the transition table, read from the library one by one. */
#pragma once

#include <beckon/beckon.h>

/* One cell, with every switch at its default. */
typedef struct
{
  BeckonState from;
  BeckonStep step;
  BeckonEffect effect;
  BeckonState to;
  BeckonReason reason;
  const char *which; /* the switch that changes it, or NULL */
  BeckonEffect turned_effect;
  BeckonState turned_to;
  BeckonReason turned_reason;
} Cell;

typedef void (*CellFunc) (const Cell *cell, gpointer data);

/* Ordered by state, and within a state by step. */
void beckon_table_each_cell (CellFunc func, gpointer data);
