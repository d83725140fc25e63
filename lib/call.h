/* SPDX-License-Identifier: MIT */
/* One call of an operation, from the lock to the answer: what is the same for all of them. */
#pragma once

#include "operation.h"
#include "region-private.h"

typedef struct
{
  BeckonRegion *region;
  BeckonOperation operation;
  const char *caller_id;
  Account *caller; /* NULL while the world has not seen it */
  gint64 now_us;   /* W-4: read once */
  GPtrArray *unprocessed;
  GError *error; /* set by what makes the whole call fail */
} Call;

/* --- the frame ------------------------------------------------------------------------------ */

/* Judges the call as a whole, up to the entries (G-12). FALSE: it failed, and there is nothing to end. */
gboolean beckon_call_begin (
    Call *self, BeckonRegion *region, BeckonOperation operation, const char *caller_id, GError **error);

/* Keeps what the call did, or takes all of it back when it failed in the middle. */
gboolean beckon_call_end (Call *self, GError **error);

/* A whole operation on a list of ids: its input judged, then each entry in turn (O-3, O-4). */
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

/* W-3 with twelve_digit_account_ids: reported, the first thing judged of every entry. */
gboolean beckon_call_refuses_id (Call *self, const char *account_id);

/* Puts the account into UnprocessedAccounts; @association is the pair judged, NULL if there is none. */
void beckon_call_report (
    Call *self, const char *account_id, const Association *association, BeckonReason reason, const char *rule);

/* TRUE if the table lets the step move the pair, to @to; otherwise it was reported where the table says so. */
gboolean beckon_call_judge (
    Call *self, const char *account_id, const Association *association, BeckonStep step, BeckonState *to);

/* Moves the pair, with what the step does to its invitation (T-1). */
void beckon_call_move (Call *self, Association *association, BeckonStep step, BeckonState to);

/* Both. */
void beckon_call_take_step (Call *self, const char *account_id, Association *association, BeckonStep step);
