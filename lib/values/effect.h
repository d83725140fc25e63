/* SPDX-License-Identifier: MIT */
/* One effect of a call. */
#pragma once

#include <beckon/beckon-lifecycle.h>

/* What the call did to one pair, or why it did nothing. */
typedef struct
{
  const char *account_id; /* the account that the request names; valid during the call */
  const char *rule;       /* constant */
  guint8 kind;            /* a BeckonEffect: moved, stayed, reported, or failed the whole call */
  guint8 from;            /* a BeckonState, like to */
  guint8 to;
  guint8 step; /* a BeckonStep; without a meaning if the rule is not a cell */
  guint8 reason;
  guint8 leaves_others_pending; /* T-5: after this answer, another sender's invitation is pending */
  guint8 takes_back_invitation; /* T-3: the member can no longer see the invitation */
} Effect;
