/* SPDX-License-Identifier: MIT */
/* The body of a Region, for the files that make up its operations. */
#pragma once

#include "region/clock.h"
#include "region/ids.h"
#include "rules/switches.h"
#include "values/guard.h"
#include "world/store.h"

#include <beckon/beckon-region.h>

struct _BeckonRegion
{
  gatomicrefcount ref_count;
  char *name;
  GRecMutex lock; /* of all below; recursive, so that a callback can read */
  BeckonSwitches switches;
  Clock clock;
  IdSource ids;
  Store *store;

  gboolean is_calling_back; /* a callback runs, on the thread that has the lock */
  Guard guard;
  GPtrArray *faults; /* BeckonFault *, owned */

  BeckonCoverage *coverage; /* owned; NULL for none */

  GQueue *journal; /* GVariant *, owned; NULL for none */
  guint max_entries;

  guint n_dry_runs;         /* how deep they are nested */
  guint n_dry_runs_outside; /* how deep they were when the callback began */
};

/* Around what the embedder's functions do under the lock: they may look, and not touch (W-6). */
void beckon_region_begin_callback (BeckonRegion *self);
void beckon_region_end_callback (BeckonRegion *self);

/* FALSE, with a critical, from a callback: for what only sets the Region up, where that is a programmer's mistake. */
gboolean beckon_region_may_change (BeckonRegion *self);
