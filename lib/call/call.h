/* SPDX-License-Identifier: MIT */
/* One call of an operation, from the lock to the answer: what is the same for all of them. */
#pragma once

#include "record/tally.h"
#include "region/region.h"
#include "rules/operation.h"
#include "values/request.h"

#include <beckon/beckon-hub.h>
#include <beckon/beckon-invitation.h>

/* What the call answers besides UnprocessedAccounts; all borrowed. */
typedef struct
{
  GPtrArray *listed; /* members or invitations, as the operation has it */
  const char *next_token;
  gint64 count;
  BeckonInvitation *administrator;
  BeckonHub *hub;
} Output;

typedef struct
{
  BeckonRegion *region;
  BeckonOperation operation;
  const char *caller_id;
  const Input *input;
  Account *caller;        /* NULL while the world has not seen it */
  gint64 now_us;          /* W-4: read once */
  GPtrArray *unprocessed; /* NULL in an operation without */
  Output output;
  GPtrArray *fired;    /* the faults that fire in it; NULL for none */
  Tape *tape;          /* NULL when nobody wants an entry */
  Tally *tally;        /* NULL when nobody counts */
  gboolean is_applied; /* what the call did is kept, whatever it answers */
  GError *error;       /* set by what makes the whole call fail */
} Call;

/* --- the frame ------------------------------------------------------------------------------ */

/* Judges the call as a whole, up to the entries (G-12). FALSE: it failed, and there is nothing to end. */
gboolean beckon_call_begin (Call *self,
                            BeckonRegion *region,
                            BeckonOperation operation,
                            const char *caller_id,
                            const Input *input,
                            GError **error);

/* Keeps what the call did, or takes all of it back when it failed in the middle. */
gboolean beckon_call_end (Call *self, GError **error);

/* A whole operation on a list of ids: each entry in turn (O-3). */
typedef void (*CallEntryFunc) (Call *call, const char *account_id);

GPtrArray *beckon_call_each (BeckonRegion *region,
                             BeckonOperation operation,
                             const char *caller_id,
                             const char *const *account_ids,
                             CallEntryFunc entry,
                             GError **error);

/* --- the pairs ------------------------------------------------------------------------------ */

Association *beckon_call_peek_member (Call *self, const char *account_id);     /* (caller, account) */
Association *beckon_call_peek_invitation (Call *self, const char *account_id); /* (account, caller) */

/* --- one entry ------------------------------------------------------------------------------ */

/* What is reported before anything is looked up: a fault, and W-3 with twelve_digit_account_ids. */
gboolean beckon_call_refuses_id (Call *self, const char *account_id);

/* Puts the account into UnprocessedAccounts; @association is the pair judged, NULL if there is none. */
void beckon_call_report (Call *self,
                         const char *account_id,
                         const Association *association,
                         BeckonReason reason,
                         const char *rule);

/* TRUE if the table lets the step move the pair, to @to; otherwise it was reported where the table says so. */
gboolean beckon_call_judge (Call *self,
                            const char *account_id,
                            const Association *association,
                            BeckonStep step,
                            BeckonState *to);

/* Asks the guard, the last to be asked. FALSE: it was reported, or the call has failed. */
gboolean beckon_call_permits (Call *self,
                              const char *account_id,
                              const Association *association,
                              const char *administrator_id,
                              const char *member_id,
                              BeckonStep step,
                              BeckonState to);

/* Moves the pair, with what the step does to its invitation (T-1); nothing is asked any more. */
void beckon_call_move (Call *self, Association *association, BeckonStep step, BeckonState to);

/* The effect of a move, for the journal and for whoever counts; beckon_call_move () notes its own. */
void beckon_call_note (Call *self, const char *account_id, BeckonState from, BeckonStep step, BeckonState to);

/* Judges, asks and moves. */
void beckon_call_take_step (Call *self, const char *account_id, Association *association, BeckonStep step);
