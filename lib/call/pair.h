/* SPDX-License-Identifier: MIT */
/* Taking a step with one pair: check the objections and the table, ask the guard, report or move. */
#pragma once

#include "call/call.h"
#include "region/draw.h"
#include "rules/lifecycle.h"

/* --- which pair ----------------------------------------------------------------------------- */

Pair beckon_pair_with_member (const Call *call, const AccountKey *named);        /* (caller, named) */
Pair beckon_pair_with_administrator (const Call *call, const AccountKey *named); /* (named, caller) */
Pair beckon_pair_of (Association *association, const AccountKey *named);

/* Calls @entry for each entry of the request (O-3), until the call fails. Entries with a fault are reported. */
typedef void (*EntryFunc) (Call *call, const Pair *pair, guint nth);

void beckon_pair_each (Call *call, EntryFunc entry);

/* --- one step ------------------------------------------------------------------------------- */

/* In a list of objections: look up the transition table at this point. */
#define OBJECTION_TABLE                                                                                                \
  {                                                                                                                    \
    .is_table = TRUE                                                                                                   \
  }

/* W-3, the first check in every list (G-12). */
#define OBJECTION_NO_ACCOUNT                                                                                           \
  {                                                                                                                    \
    beckon_call_names_no_twelve_digits, BECKON_REASON_INVALID_ACCOUNT_ID, "W-3"                                        \
  }

/* TRUE if no objection holds: then @to is the new state. Otherwise the first objection was reported. */
gboolean beckon_pair_is_free (Call *call,
                              const Pair *pair,
                              BeckonStep step,
                              const Objection *list,
                              guint n_objections,
                              BeckonState *to);

/* Whether one of the objections holds, without reporting it. */
gboolean beckon_pair_is_hindered (const Call *call,
                                  const Pair *pair,
                                  BeckonStep step,
                                  const Objection *list,
                                  guint n_objections);

/* Asks the guard, which comes last. FALSE if it vetoes: the entry was reported, or the call has failed. */
gboolean beckon_pair_ask_guard (Call *call, const Pair *pair, BeckonStep step, BeckonState to);

static inline gboolean
pair_is_permitted (Call *call, const Pair *pair, BeckonStep step, BeckonState to)
{
  return call->is_edit || !draws_verdicts (call->region, call->outside) || beckon_pair_ask_guard (call, pair, step, to);
}

/* Moves the pair and changes its invitation as the step requires (T-1), without any check. */
void beckon_pair_move (Call *call, const Pair *pair, BeckonStep step, BeckonState to);

/* Checks the objections, asks the guard, and moves the pair. */
void beckon_pair_take_step (Call *call, const Pair *pair, BeckonStep step, const Objection *list, guint n_objections);

/* Checks the table alone, asks the guard, and moves the pair. */
void beckon_pair_take_cell (Call *call, const Pair *pair, BeckonStep step);

/* Puts the pair's account into UnprocessedAccounts. If a switch says so, the call fails instead. */
void beckon_pair_report (Call *call, const Pair *pair, BeckonReason reason, const char *rule);
