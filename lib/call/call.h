/* SPDX-License-Identifier: MIT */
/* One call of an operation, while it is checked and carried out. */
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
  Account *caller;  /* NULL while the world has not seen it */
  gboolean is_edit; /* steps that an edit of the embedder brings about (G-15): its guard is not asked */
} Call;

/* A pair, and the account by which the request names it. */
typedef struct
{
  AccountKey named;
  const char *administrator_id;
  const char *member_id;
  Association *association; /* NULL while the pair has no record */
} Pair;

/*
 * A reason to refuse a call or an entry. Lists of objections are in the order of judgement (G-7, G-12): the first
 * objection that holds decides the answer. @pair is NULL when the whole call is judged, before any pair.
 */
typedef struct
{
  gboolean (*holds) (const Call *call, const Pair *pair);
  BeckonReason reason;
  const char *rule;
  BeckonError code;  /* when the whole call is refused; not used for entries, which are reported */
  gboolean is_table; /* in the list of an entry: look up the transition table at this point */
  OperationFlags of; /* when the whole call is judged: only operations with one of these; 0 for all operations */
} Objection;

static inline guint32
call_switch (const Call *self, BeckonSwitch which)
{
  return self->region->switches.values[which];
}

/* Makes the whole call fail. Always returns FALSE. */
gboolean beckon_call_fail (Call *self, BeckonError code, BeckonReason reason, const char *rule);

/* Makes the whole call fail with a text of its own. Always returns FALSE. */
#define CALL_REFUSE_INPUT(call, rule, ...)                                                                             \
  beckon_error_raise_literal (&(call)->answer->error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, rule,   \
                              __VA_ARGS__)

/* Checks the objections in order. If one holds, the whole call fails with it and this returns FALSE. */
gboolean beckon_call_is_free (Call *self, const Pair *pair, const Objection *list, guint n_objections);

/* Records what a cell of the table has answered. */
static inline Effect *
call_note (Call *self, BeckonEffect kind, const char *account_id, BeckonState from, BeckonStep step, BeckonState to)
{
  const Effect effect
      = { account_id, beckon_table[from][step].rule, kind, from, to, step, BECKON_REASON_NONE, FALSE, FALSE };
  Effect *noted = answer_add_effect (self->answer);

  *noted = effect;

  return noted;
}

/* Predicates that several lists use. */
gboolean beckon_call_caller_is_a_member (const Call *self, const Pair *pair);         /* G-3 */
gboolean beckon_call_names_no_twelve_digits (const Call *self, const Pair *pair);     /* W-3 */
gboolean beckon_call_is_delegated_administrator (const Call *self, const Pair *pair); /* G-13 */

/* G-8: whether a limit is reached; a limit of 0 means no limit. */
gboolean beckon_call_reaches (const Call *self, BeckonSwitch limit, guint count);

/* G-6, O-1 */
static inline gboolean
call_names_itself (const Call *self, const Pair *pair)
{
  if (self->caller != NULL && self->caller->key.hash != pair->named.hash)
    return FALSE;

  return strcmp (self->request->caller, pair->named.id) == 0;
}

gboolean beckon_call_names_itself (const Call *self, const Pair *pair); /* the same, for lists of objections */
