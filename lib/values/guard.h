/* SPDX-License-Identifier: MIT */
/* What the embedder's guard is asked, and its verdicts. */
#pragma once

#include <beckon/beckon-guard.h>

struct _BeckonVerdict
{
  gboolean fails_call;
  BeckonError code; /* only if fails_call */
  char *text;
};

/* Whether a text can be reported: not NULL, not blank, valid UTF-8. */
gboolean beckon_verdict_is_sayable (const char *text);

BeckonProposal *beckon_proposal_new (BeckonOperation operation,
                                     BeckonStep step,
                                     const char *caller,
                                     const char *administrator_id,
                                     const char *member_id,
                                     BeckonState from,
                                     BeckonState to);
