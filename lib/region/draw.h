/* SPDX-License-Identifier: MIT */
/* What a call draws from outside: asked of the Region's clock, id source, guard and fault plan, or read back in a replay. */
#pragma once

#include "record/outside.h"
#include "region/region.h"

/* The time of a call that begins: an advancing clock moves on by it, but not in a dry run. */
gint64 beckon_draw_time (BeckonRegion *region);

/* W-5: a fresh id for a pair that has @current (or ""). A dry run draws none: it shows nobody the one that it makes up. */
gboolean beckon_draw_id (BeckonRegion *region,
                         Outside *outside,
                         const char *current,
                         char id[INVITATION_ID_SIZE],
                         GError **error);

/* Whether there is a guard to ask. */
static inline gboolean
draws_verdicts (const BeckonRegion *region, const Outside *outside)
{
  return outside->given != NULL || region->guard.func != NULL;
}

/* What the guard says of @proposal: (transfer full), NULL if it lets it happen. Takes @proposal. */
BeckonVerdict *beckon_draw_verdict (BeckonRegion *region, Outside *outside, BeckonProposal *proposal);

/* The faults that fire in this call stand in @outside then. */
void beckon_draw_faults (BeckonRegion *region, Outside *outside, const Request *request);
