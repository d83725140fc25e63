/* SPDX-License-Identifier: MIT */
/* A Region: its lifetime, name, switches, clock, ids, coverage, guard and faults. */
#include "region/region.h"

#include "record/coverage.h"
#include "rules/ids.h"

#include <beckon/beckon-fault.h>

G_DEFINE_BOXED_TYPE (BeckonRegion, beckon_region, beckon_region_ref, beckon_region_unref)

/* --- lifetime ------------------------------------------------------------------------------- */

BeckonRegion *
beckon_region_new (const char *name, const BeckonSwitches *switches)
{
  BeckonRegion *self;

  g_return_val_if_fail (name != NULL && *name != '\0' && g_utf8_validate (name, -1, NULL), NULL);

  self = g_new0 (BeckonRegion, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  g_rec_mutex_init (&self->lock);
  if (switches != NULL)
    self->switches = *switches;
  else
    beckon_switches_init (&self->switches);
  self->store = beckon_store_new ();
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_fault_free);

  return self;
}

BeckonRegion *
beckon_region_ref (BeckonRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_region_unref (BeckonRegion *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->clock.supplied, beckon_callback_unref);
  g_clear_pointer (&self->ids.supplied, beckon_callback_unref);
  g_clear_pointer (&self->guard, beckon_callback_unref);
  g_ptr_array_unref (self->faults);
  beckon_past_clear (&self->past);
  g_clear_pointer (&self->coverage, beckon_coverage_unref);
  if (self->journal != NULL)
    g_queue_free_full (self->journal, (GDestroyNotify) g_variant_unref);
  beckon_store_free (self->store);
  g_rec_mutex_clear (&self->lock);
  g_free (self->name);
  g_free (self);
}

/* --- name ----------------------------------------------------------------------------------- */

const char *
beckon_region_peek_name (const BeckonRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/* W-1 */
const char *
beckon_region_peek_partition (const BeckonRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_str_has_prefix (self->name, "cn-"))
    return "aws-cn";
  if (g_str_has_prefix (self->name, "us-gov-"))
    return "aws-us-gov";

  return "aws";
}

char *
beckon_region_dup_hub_arn (const BeckonRegion *self, const char *account_id)
{
  return g_strdup_printf ("arn:%s:securityhub:%s:%s:hub/default", beckon_region_peek_partition (self), self->name,
                          account_id);
}

/* --- the lock ------------------------------------------------------------------------------- */

void
beckon_region_lock (BeckonRegion *self)
{
  g_rec_mutex_lock (&self->lock);
  self->n_locks++;
}

void
beckon_region_unlock (BeckonRegion *self)
{
  GSList *leaving = NULL;

  if (--self->n_locks == 0)
    leaving = g_steal_pointer (&self->leaving);
  g_rec_mutex_unlock (&self->lock);
  if (leaving != NULL)
    g_slist_free_full (leaving, (GDestroyNotify) beckon_callback_unref);
}

static void
leave (BeckonRegion *self, Callback *replaced)
{
  if (replaced != NULL)
    self->leaving = g_slist_prepend (self->leaving, replaced);
}

/* --- clock ---------------------------------------------------------------------------------- */

static void
take_clock (BeckonRegion *self, Clock clock)
{
  beckon_region_lock (self);
  leave (self, self->clock.supplied);
  self->clock = clock;
  beckon_region_unlock (self);
}

void
beckon_region_set_clock (BeckonRegion *self, BeckonClockFunc clock, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);

  take_clock (self, (Clock){ .supplied = beckon_callback_new (G_CALLBACK (clock), user_data, destroy) });
}

void
beckon_region_set_advancing_clock (BeckonRegion *self, gint64 now_us, gint64 step_us)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (beckon_time_is_in_calendar (now_us));
  g_return_if_fail (step_us >= 0);

  take_clock (self, (Clock){ .is_ours = TRUE, .now_us = now_us, .step_us = step_us });
}

void
beckon_region_set_fixed_clock (BeckonRegion *self, gint64 now_us)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (beckon_time_is_in_calendar (now_us));

  beckon_region_set_advancing_clock (self, now_us, 0);
}

gboolean
beckon_region_advance_clock (BeckonRegion *self, gint64 by_us)
{
  gboolean has_moved;

  g_return_val_if_fail (self != NULL, FALSE);

  g_rec_mutex_lock (&self->lock);
  has_moved = beckon_clock_advance (&self->clock, by_us);
  g_rec_mutex_unlock (&self->lock);

  return has_moved;
}

/* The embedder's clock is called without the lock, so that it may call anything. */
gint64
beckon_region_read_time (BeckonRegion *self, gboolean is_for_a_call)
{
  g_autoptr (Callback) supplied = NULL;
  gint64 now_us = BECKON_TIME_NONE;

  g_rec_mutex_lock (&self->lock);
  supplied = beckon_clock_ref_supplied (&self->clock);
  if (supplied == NULL)
    now_us
        = is_for_a_call && self->n_dry_runs == 0 ? beckon_clock_read (&self->clock) : beckon_clock_peek (&self->clock);
  g_rec_mutex_unlock (&self->lock);

  return supplied != NULL ? beckon_clock_ask (supplied) : now_us;
}

gint64
beckon_region_get_time_us (BeckonRegion *self)
{
  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  return beckon_region_read_time (self, FALSE);
}

/* --- dry runs --------------------------------------------------------------------------------- */

void
beckon_region_begin_dry_run (BeckonRegion *self)
{
  g_return_if_fail (self != NULL);

  beckon_region_lock (self);
  self->n_dry_runs++;
}

void
beckon_region_end_dry_run (BeckonRegion *self)
{
  g_return_if_fail (self != NULL);
  /* A callback may end only those dry runs that it began itself. */
  g_return_if_fail (self->n_dry_runs > (self->is_calling_back ? self->n_dry_runs_outside : 0));

  self->n_dry_runs--;
  beckon_region_unlock (self);
}

/* --- callbacks ------------------------------------------------------------------------------ */

void
beckon_region_begin_callback (BeckonRegion *self)
{
  self->is_calling_back = TRUE;
  self->n_dry_runs_outside = self->n_dry_runs;
}

/* Ends dry runs that the callback forgot to end; otherwise they would hold the lock for ever. */
void
beckon_region_end_callback (BeckonRegion *self)
{
  while (self->n_dry_runs > self->n_dry_runs_outside)
    beckon_region_end_dry_run (self);
  self->is_calling_back = FALSE;
}

gboolean
beckon_region_may_change (BeckonRegion *self)
{
  g_return_val_if_fail (!self->is_calling_back, FALSE);

  return TRUE;
}

/* --- ids ------------------------------------------------------------------------------------ */

static void
take_id_source (BeckonRegion *self, IdSource source)
{
  leave (self, self->ids.supplied);
  self->ids = source;
}

void
beckon_region_set_id_source (BeckonRegion *self, BeckonIdFunc source, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);

  beckon_region_lock (self);
  if (beckon_region_may_change (self))
    take_id_source (self, (IdSource){ .supplied = beckon_callback_new (G_CALLBACK (source), user_data, destroy) });
  beckon_region_unlock (self);
}

void
beckon_region_set_id_seed (BeckonRegion *self, guint64 seed)
{
  g_return_if_fail (self != NULL);

  beckon_region_lock (self);
  if (beckon_region_may_change (self))
    take_id_source (self, (IdSource){ .is_seeded = TRUE, .seed = seed });
  beckon_region_unlock (self);
}

/* --- coverage ------------------------------------------------------------------------------- */

void
beckon_region_set_coverage (BeckonRegion *self, BeckonCoverage *coverage)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  if (beckon_region_may_change (self))
    {
      if (coverage != NULL)
        beckon_coverage_ref (coverage);
      g_clear_pointer (&self->coverage, beckon_coverage_unref);
      self->coverage = coverage;
    }
  g_rec_mutex_unlock (&self->lock);
}

gboolean
beckon_region_touch_rule (BeckonRegion *self, const char *rule)
{
  gboolean is_counted;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (rule != NULL, FALSE);

  g_rec_mutex_lock (&self->lock);
  is_counted = self->coverage != NULL && self->n_dry_runs == 0 && !self->is_calling_back
               && beckon_coverage_count (self->coverage, rule);
  g_rec_mutex_unlock (&self->lock);

  return is_counted;
}

BeckonCoverage *
beckon_region_ref_coverage (BeckonRegion *self)
{
  BeckonCoverage *coverage;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  coverage = self->coverage != NULL ? beckon_coverage_ref (self->coverage) : NULL;
  g_rec_mutex_unlock (&self->lock);

  return coverage;
}

/* --- guard and faults ----------------------------------------------------------------------- */

void
beckon_region_set_guard (BeckonRegion *self, BeckonGuardFunc guard, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);

  beckon_region_lock (self);
  if (beckon_region_may_change (self))
    {
      leave (self, self->guard);
      self->guard = beckon_callback_new (G_CALLBACK (guard), user_data, destroy);
    }
  beckon_region_unlock (self);
}

void
beckon_region_add_fault (BeckonRegion *self, const BeckonFault *fault)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (fault != NULL);

  g_rec_mutex_lock (&self->lock);
  if (beckon_region_may_change (self))
    g_ptr_array_add (self->faults, beckon_fault_copy (fault));
  g_rec_mutex_unlock (&self->lock);
}

void
beckon_region_clear_faults (BeckonRegion *self)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  if (beckon_region_may_change (self))
    {
      g_ptr_array_set_size (self->faults, 0);
      beckon_past_clear (&self->past);
    }
  g_rec_mutex_unlock (&self->lock);
}
