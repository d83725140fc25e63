/* SPDX-License-Identifier: MIT */
/* The body of a Region, for the files of the library. */
#pragma once

#include "region/clock.h"
#include "region/ids.h"
#include "region/past.h"
#include "rules/switches.h"
#include "values/guard.h"
#include "world/store.h"

#include <beckon/beckon-region.h>

struct _BeckonRegion
{
  gatomicrefcount ref_count;
  char *name;
  GRecMutex lock; /* protects everything below; recursive, so that a callback can read */
  BeckonSwitches switches;
  Clock clock;
  IdSource ids;
  Store *store;

  gboolean is_calling_back; /* a callback is running, on the thread that holds the lock */
  Guard guard;
  GPtrArray *faults; /* BeckonFault *, owned */
  Past past;

  BeckonCoverage *coverage; /* owned; NULL for none */

  GQueue *journal; /* GVariant *, owned; NULL for none */
  guint max_entries;

  guint n_dry_runs;         /* how deep dry runs are nested now */
  guint n_dry_runs_outside; /* how deep they were nested when the callback began */
};

/* Around a function of the embedder that runs under the lock. It may read the Region, but not change it (W-6). */
void beckon_region_begin_callback (BeckonRegion *self);
void beckon_region_end_callback (BeckonRegion *self);

/* (transfer full): the ARN of the account's hub in this Region (O-12) */
char *beckon_region_dup_hub_arn (const BeckonRegion *self, const char *account_id);

/* FALSE, with a critical, if a callback is running. For functions that set up the Region, where such a call is a
 * programmer's mistake. */
gboolean beckon_region_may_change (BeckonRegion *self);
