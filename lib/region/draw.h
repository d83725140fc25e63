/* SPDX-License-Identifier: MIT */
/* Input from outside: drawn from the Region's clock, id source, guard and fault plan, or read back in a replay. */
#pragma once

#include "record/outside.h"
#include "region/region.h"

/* The time of a new call. An advancing clock advances, but not in a dry run. */
gint64 beckon_draw_time (BeckonRegion *region);

/* W-7: FALSE if the world has no number left for a new record. */
gboolean beckon_draw_room (const BeckonRegion *region, GError **error);

/* W-5: a fresh id for a pair whose id is @current (or ""). A dry run draws no id; it uses zeros, which nobody sees. */
gboolean beckon_draw_id (BeckonRegion *region,
                         Outside *outside,
                         const char *current,
                         char id[INVITATION_ID_SIZE],
                         GError **error);

/* Whether there is a guard to ask. */
static inline gboolean
draws_verdicts (const BeckonRegion *region, const Outside *outside)
{
  return outside->given != NULL || callback_is_set (region->guard);
}

/* The guard's verdict on @proposal (transfer full); NULL if it lets the step happen. Takes @proposal. */
BeckonVerdict *beckon_draw_verdict (BeckonRegion *region, Outside *outside, BeckonProposal *proposal);

/* Puts the faults that fire in this call into @outside, and the older world that a stale read is answered from. */
void beckon_draw_faults (BeckonRegion *region, Outside *outside, const Request *request);
