/* SPDX-License-Identifier: MIT */
/* One call of an operation while it is judged and done. */
#pragma once

#include "record/outside.h"
#include "region/region.h"
#include "rules/error.h"
#include "rules/lifecycle.h"
#include "values/answer.h"

#include <string.h>

typedef struct
{
  BeckonRegion *region;
  const Request *request;
  Outside *outside;
  BeckonAnswer *answer;
  Account *caller; /* NULL while the world has not seen it */
} Call;

/* What always travels together: a pair, and the account by which the request names it. */
typedef struct
{
  const char *named;
  const char *administrator_id;
  const char *member_id;
  Association *association; /* NULL while the pair has no record */
} Pair;

/*
 * One thing that speaks against a call or an entry. The lists of them are the orders of judgement (G-7, G-12): the first
 * that holds answers. @pair is NULL where the whole call is judged before it names one.
 */
typedef struct
{
  gboolean (*holds) (const Call *call, const Pair *pair);
  BeckonReason reason;
  const char *rule;
  BeckonError code;  /* of a whole call's refusal; an entry is reported */
  gboolean is_table; /* in an entry's list: here the transition table is asked */
} Objection;

static inline guint32
call_switch (const Call *self, BeckonSwitch which)
{
  return self->region->switches.values[which];
}

/* The whole call fails; always FALSE. */
gboolean beckon_call_fail (Call *self, BeckonError code, BeckonReason reason, const char *rule);

/* FALSE, with the first objection that holds, if there is one: the whole call fails. */
gboolean beckon_call_is_free (Call *self, const Pair *pair, const Objection *list, guint n_objections);

/* Notes what a cell of the table has answered. */
static inline Effect *
call_note (Call *self, BeckonEffect kind, const char *account_id, BeckonState from, BeckonStep step, BeckonState to)
{
  const Effect effect = { account_id, beckon_table[from][step].rule, kind, from, to, step, BECKON_REASON_NONE, FALSE };
  Effect *noted = answer_add_effect (self->answer);

  *noted = effect;

  return noted;
}

/* Predicates that several lists have. */
gboolean beckon_call_caller_is_a_member (const Call *self, const Pair *pair);     /* G-3 */
gboolean beckon_call_names_no_twelve_digits (const Call *self, const Pair *pair); /* W-3 */

/* G-6, O-1 */
static inline gboolean
call_names_itself (const Call *self, const Pair *pair)
{
  return strcmp (self->request->caller, pair->named) == 0;
}

gboolean beckon_call_names_itself (const Call *self, const Pair *pair); /* the same, for a list */
