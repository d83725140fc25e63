/* SPDX-License-Identifier: MIT */
/* The body of a Region, for the files of the library. */
#pragma once

#include "region/clock.h"
#include "region/ids.h"
#include "region/past.h"
#include "rules/switches.h"
#include "values/callback.h"
#include "values/guard.h"
#include "world/store.h"

#include <beckon/beckon-region.h>

struct _BeckonRegion
{
  gatomicrefcount ref_count;
  char *name;
  GRecMutex lock;  /* protects everything below; recursive, so that a callback can read */
  guint n_locks;   /* how often the thread that holds the lock has locked by beckon_region_lock () */
  GSList *leaving; /* Callback *, owned; replaced under the lock, and released after it */
  BeckonSwitches switches;
  Clock clock;
  IdSource ids;
  Store *store;

  gboolean is_calling_back; /* a callback is running, on the thread that holds the lock */
  Callback *guard;          /* owned; the BeckonGuardFunc; NULL for none */
  GPtrArray *faults;        /* BeckonFault *, owned */
  Past past;

  BeckonCoverage *coverage; /* owned; NULL for none */

  GQueue *journal;    /* GVariant *, owned; NULL for none */
  gsize journal_size; /* of its entries, in bytes */
  guint max_entries;  /* 0 for no limit */
  gsize max_size;     /* 0 for no limit */

  guint n_dry_runs;         /* how deep dry runs are nested now */
  guint n_dry_runs_outside; /* how deep they were nested when the callback began */
};

/*
 * Around what may call a function of the embedder, or replace one. Whoever unlocks last frees the functions that were
 * replaced meanwhile, without the lock: a destroy notify may wait for a thread that calls the Region. What only reads
 * or writes the Region can lock the mutex itself.
 */
void beckon_region_lock (BeckonRegion *self);
void beckon_region_unlock (BeckonRegion *self);

/* The time. If it is read for a call, an advancing clock advances, but not in a dry run. */
gint64 beckon_region_read_time (BeckonRegion *self, gboolean is_for_a_call);

/* Around a function of the embedder that runs under the lock. It may read the Region, but not change it (W-6). */
void beckon_region_begin_callback (BeckonRegion *self);
void beckon_region_end_callback (BeckonRegion *self);

/* (transfer full): the ARN of the account's hub in this Region (O-12) */
char *beckon_region_dup_hub_arn (const BeckonRegion *self, const char *account_id);

/* FALSE, with a critical, if a callback is running. For functions that set up the Region, where such a call is a
 * programmer's mistake. */
gboolean beckon_region_may_change (BeckonRegion *self);
