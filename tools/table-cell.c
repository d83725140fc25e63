/* SPDX-License-Identifier: MIT */
/* The cells of the transition table, read from the library one by one. */
#include "table-cell.h"

static void
read_turned (Cell *cell, BeckonSwitch which)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();

  beckon_switches_set (switches, which, !beckon_switch_get_default (which));
  cell->which = beckon_switch_to_string (which);
  cell->turned_effect
      = beckon_lifecycle_judge (cell->from, cell->step, switches, &cell->turned_to, &cell->turned_reason);
}

static Cell
read_cell (BeckonState from, BeckonStep step)
{
  Cell cell = { .from = from, .step = step };
  BeckonSwitch which;

  cell.effect = beckon_lifecycle_judge (from, step, NULL, &cell.to, &cell.reason);
  if (beckon_lifecycle_get_switch (from, step, &which))
    read_turned (&cell, which);

  return cell;
}

void
beckon_table_each_cell (CellFunc func, gpointer data)
{
  for (guint from = 0; from < BECKON_N_STATES; from++)
    for (guint step = 0; step < BECKON_N_STEPS; step++)
      {
        Cell cell = read_cell (from, step);

        func (&cell, data);
      }
}
