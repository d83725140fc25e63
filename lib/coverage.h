/* SPDX-License-Identifier: MIT */
/* Which rules something shows: what a Region tells its coverage. Without a coverage, which is NULL, nothing is told. */
#pragma once

#include <beckon/beckon-coverage.h>
#include <beckon/beckon-lifecycle.h>
#include <beckon/beckon-operation.h>
#include <beckon/beckon-reason.h>

/* The cell itself has answered, but by a move. */
void beckon_coverage_note_cell (BeckonCoverage *self, BeckonState from, BeckonStep step);

/* It has answered by a move. */
void beckon_coverage_note_move (BeckonCoverage *self, BeckonState from, BeckonStep step);

/* A call or an entry was refused. A @rule that is not counted, such as a guard's "", is no rule. */
void beckon_coverage_note_refusal (BeckonCoverage *self, const char *rule, BeckonReason reason);

/* A call has succeeded. */
void beckon_coverage_note_success (BeckonCoverage *self, BeckonOperation operation);

/* It has happened as the rule says. */
void beckon_coverage_note_rule (BeckonCoverage *self, const char *rule);
