/* SPDX-License-Identifier: MIT */
/* What happens around every operation: lock, checks, commit or roll back, coverage, journal. */
#include "call/perform.h"

#include "call/entries.h"
#include "call/gate.h"
#include "record/coverage.h"
#include "record/entry.h"
#include "region/journal.h"
#include "values/world.h"

#define OPERATION(NAME, name, entry, ...) [BECKON_OPERATION_##NAME] = beckon_enter_##entry,
static void (*const entries[BECKON_N_OPERATIONS]) (Call *call) = {
#include "rules/operation-rows.h"
};
#undef OPERATION

static gboolean
is_mutating (const Call *call)
{
  return beckon_operation_has (call->request->operation, OPERATION_MUTATES);
}

/* W-6: a callback runs while the Region is locked; it may read the Region, but not change it. */
static gboolean
is_not_called_back (Call *call)
{
  if (!call->region->is_calling_back || !is_mutating (call))
    return TRUE;

  return beckon_error_raise_literal (&call->answer->error, BECKON_ERROR_INTERNAL, BECKON_REASON_CALLED_BACK, "W-6",
                                     "%s could change the Region, so a callback of the Region cannot call it",
                                     beckon_operation_to_string (call->request->operation));
}

/* --- the operation itself ------------------------------------------------------------------- */

/* Commits what the call did. If the call failed, or in a dry run, undoes all of it. */
static void
settle (Call *call)
{
  BeckonAnswer *answer = call->answer;
  Store *store = call->region->store;

  answer->has_changed = answer->error == NULL && beckon_store_has_changes (store);
  if (answer->error == NULL && call->region->n_dry_runs == 0)
    beckon_store_commit (store);
  else
    beckon_store_roll_back (store);
}

/* F-2: the world before the call, if a stale read can want it; else NULL, and what was kept is of no use any more. */
static BeckonWorld *
keep_world (BeckonRegion *region)
{
  if (region->n_dry_runs == 0 && beckon_fault_plan_looks_back (region->faults))
    return beckon_world_new_take (beckon_store_copy (region->store));
  if (region->n_dry_runs == 0 && region->past.before != NULL)
    beckon_past_clear (&region->past);

  return NULL;
}

static void
change (Call *call)
{
  BeckonRegion *region = call->region;
  g_autoptr (BeckonWorld) before = keep_world (region);

  beckon_store_begin (region->store);
  entries[call->request->operation](call);
  settle (call);
  if (before != NULL && call->answer->has_changed)
    beckon_past_note (&region->past, call->request->caller, g_steal_pointer (&before));
}

static void
enter (Call *call)
{
  if (is_mutating (call))
    change (call);
  else
    entries[call->request->operation](call);
  call->answer->is_applied = call->answer->error == NULL;
  /* A fault of the kind "after": the answer is lost, but the changes stay. */
  if (call->answer->is_applied)
    beckon_gate_withstands_fault (call, FAULT_AFTER);
}

/* --- writing down --------------------------------------------------------------------------- */

/* Calls made by a callback are not counted, unless they try to change the Region (W-6). */
static gboolean
is_counted (const Call *call)
{
  const BeckonRegion *region = call->region;

  return region->coverage != NULL && region->n_dry_runs == 0 && (!region->is_calling_back || is_mutating (call));
}

static gboolean
is_written_down (const Call *call)
{
  return beckon_journal_is_kept (call->region) && beckon_request_is_utf8 (call->request);
}

/* The entry is written under the lock, so that entries are in the order of the calls. */
static void
record (const Call *call, gboolean is_written)
{
  if (is_counted (call))
    beckon_coverage_count_call (call->region->coverage, call->request, call->answer);
  if (is_written)
    beckon_journal_keep (call->region, beckon_entry_new (call->request, call->outside, call->answer));
}

/* --- the door ------------------------------------------------------------------------------- */

static void
perform (Call *call)
{
  gboolean is_written = is_written_down (call);
  Store *store = call->region->store;

  call->outside->is_wanted |= is_written;
  call->caller = beckon_store_peek_account (store, call->request->caller);
  if (is_not_called_back (call) && beckon_gate_admits (call))
    enter (call);
  call->region->store = store; /* a stale read has looked into an older one (F-2) */
  record (call, is_written);
}

void
beckon_perform (BeckonRegion *region, const Request *request, Outside *outside, PerformMode mode, BeckonAnswer *answer)
{
  Call call = { region, request, outside, answer, NULL, FALSE };

  beckon_region_lock (region);
  region->n_dry_runs += mode == PERFORM_ASK;
  perform (&call);
  region->n_dry_runs -= mode == PERFORM_ASK;
  beckon_region_unlock (region);
}
