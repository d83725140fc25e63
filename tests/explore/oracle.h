/* SPDX-License-Identifier: MIT */
/* What a call must do and answer: sections 3, 4, 5 and 8 of doc/semantics.md in another hand. */
#pragma once

#include "calls.h"
#include "sketch.h"

G_BEGIN_DECLS

typedef enum
{
  OUTCOME_DONE,   /* whatever it changed, if anything */
  OUTCOME_REPORT, /* the one account that the call names is unprocessed */
  OUTCOME_FAIL    /* the whole call */
} Outcome;

typedef struct
{
  Outcome outcome;
  const char *rule;       /* which decides: a cell of the table, or a rule around the pair; NULL for a
                          read that succeeds */
  BeckonReason reason;    /* BECKON_REASON_NONE for what is done */
  BeckonError code;       /* of OUTCOME_FAIL */
  BeckonState was;        /* of OUTCOME_REPORT: the pair's state, none where no pair was judged (O-3) */
  gboolean shows_address; /* of OUTCOME_REPORT: whether the e-mail address on file is told (O-3) */
  gboolean is_silent;     /* O-9: the report is made to beckon_region_explain () alone */
  Sketch after;
} Expectation;

/* @switches: NULL for the defaults */
Expectation oracle_ask (const Sketch *before, const Call *call, const BeckonSwitches *switches);

G_END_DECLS
