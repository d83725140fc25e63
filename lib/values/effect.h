/* SPDX-License-Identifier: MIT */
/* One effect of a call. */
#pragma once

#include <beckon/beckon-lifecycle.h>

/* What the call did to one pair, or why it did nothing to it. */
typedef struct
{
  const char *account_id; /* the account that it names; lives as long as the call */
  const char *rule;       /* constant */
  guint8 kind;            /* a BeckonEffect: moved, stayed, reported, or failed the whole call */
  guint8 from;            /* a BeckonState, as is to */
  guint8 to;
  guint8 step; /* a BeckonStep; of no meaning where the rule is not a cell's */
  guint8 reason;
  guint8 leaves_others_pending; /* T-5: the member has answered one sender, and an invitation of another is pending */
} Effect;
