/* SPDX-License-Identifier: MIT */
/*
 * What one call shows of the rules, until it is known whether the call is kept. Nobody counts without a coverage: then the
 * tally is NULL, and nothing is noted in it.
 */
#pragma once

#include <beckon/beckon-coverage.h>
#include <beckon/beckon-lifecycle.h>
#include <beckon/beckon-operation.h>
#include <beckon/beckon-reason.h>

typedef struct _Tally Tally;

/* Borrows @coverage. */
Tally *beckon_tally_new (BeckonCoverage *coverage);

/* It has happened as the rule says. */
void beckon_tally_note_rule (Tally *self, const char *rule);

/* The cell itself has answered: by a move; otherwise; or so that the whole call fails. */
void beckon_tally_note_move (Tally *self, BeckonState from, BeckonStep step);
void beckon_tally_note_cell (Tally *self, BeckonState from, BeckonStep step);
void beckon_tally_note_failing_cell (Tally *self, BeckonState from, BeckonStep step);

/* An entry is in UnprocessedAccounts. */
void beckon_tally_note_entry (Tally *self, const char *rule, BeckonReason reason);

/* The operation was done. */
void beckon_tally_note_done (Tally *self, BeckonOperation operation);

/* Counts all that was noted if the call was applied, and else what made it fail: @error, and cells. Frees the tally. */
void beckon_tally_end (Tally *self, gboolean is_applied, const GError *error);
