/* SPDX-License-Identifier: MIT */
/* One pair: judging a step by the order of judgement and the table, asking the guard, reporting, moving. */
#pragma once

#include "call/call.h"
#include "region/draw.h"
#include "rules/lifecycle.h"

/* --- which pair ----------------------------------------------------------------------------- */

Pair beckon_pair_with_member (const Call *call, const char *account_id);        /* (caller, account) */
Pair beckon_pair_with_administrator (const Call *call, const char *account_id); /* (account, caller) */
Pair beckon_pair_of (Association *association, const char *named);

/* Each entry of the request in turn (O-3), up to one that makes the call fail. A fault answers before the function. */
typedef void (*EntryFunc) (Call *call, const Pair *pair, guint nth);

void beckon_pair_each (Call *call, EntryFunc entry);

/* --- one step ------------------------------------------------------------------------------- */

/* In a list of objections: here the table is asked. */
#define OBJECTION_TABLE                                                                                                \
  {                                                                                                                    \
    .is_table = TRUE                                                                                                   \
  }

/* W-3, which comes first in every list (G-12). */
#define OBJECTION_NO_ACCOUNT                                                                                           \
  {                                                                                                                    \
    beckon_call_names_no_twelve_digits, BECKON_REASON_INVALID_ACCOUNT_ID, "W-3"                                        \
  }

/* TRUE if nothing speaks against the step, which leads to @to; otherwise the first objection was reported. */
gboolean beckon_pair_is_free (Call *call,
                              const Pair *pair,
                              BeckonStep step,
                              const Objection *list,
                              guint n_objections,
                              BeckonState *to);

/* The guard is the last to be asked. FALSE: it was reported, or the call has failed. */
gboolean beckon_pair_ask_guard (Call *call, const Pair *pair, BeckonStep step, BeckonState to);

static inline gboolean
pair_is_permitted (Call *call, const Pair *pair, BeckonStep step, BeckonState to)
{
  return !draws_verdicts (call->region, call->outside) || beckon_pair_ask_guard (call, pair, step, to);
}

/* Moves the pair, with what the step does to its invitation (T-1); nothing is asked any more. */
void beckon_pair_move (Call *call, const Pair *pair, BeckonStep step, BeckonState to);

/* Judges by the list, asks, and moves. */
void beckon_pair_take_step (Call *call, const Pair *pair, BeckonStep step, const Objection *list, guint n_objections);

/* Judges by the table alone, asks, and moves. */
void beckon_pair_take_cell (Call *call, const Pair *pair, BeckonStep step);

/* Puts the pair's account into UnprocessedAccounts; or the call fails, where a switch has it so. */
void beckon_pair_report (Call *call, const Pair *pair, BeckonReason reason, const char *rule);
