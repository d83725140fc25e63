/* SPDX-License-Identifier: MIT */
/* A Region: its lifetime, name, switches, clock, ids, coverage, guard and faults. */
#include "region/region.h"
#include "rules/error.h"

#include <beckon/beckon-explain.h>
#include <string.h>

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
  beckon_clock_clear (&self->clock);
  beckon_id_source_clear (&self->ids);
  beckon_guard_clear (&self->guard);
  g_ptr_array_unref (self->faults);
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

/* --- switches ------------------------------------------------------------------------------- */

BeckonSwitches *
beckon_region_dup_switches (BeckonRegion *self)
{
  BeckonSwitches *switches;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  switches = beckon_switches_copy (&self->switches);
  g_rec_mutex_unlock (&self->lock);

  return switches;
}

/* --- clock ---------------------------------------------------------------------------------- */

void
beckon_region_set_clock (BeckonRegion *self, BeckonClockFunc clock, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);

  beckon_clock_clear (&self->clock);
  self->clock = (Clock){ .func = clock, .user_data = user_data, .destroy = destroy };
}

void
beckon_region_set_advancing_clock (BeckonRegion *self, gint64 now_us, gint64 step_us)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (beckon_text_is_time (now_us));
  g_return_if_fail (step_us >= 0);

  g_rec_mutex_lock (&self->lock);
  beckon_clock_clear (&self->clock);
  self->clock = (Clock){ .is_ours = TRUE, .now_us = now_us, .step_us = step_us };
  g_rec_mutex_unlock (&self->lock);
}

void
beckon_region_set_fixed_clock (BeckonRegion *self, gint64 now_us)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (beckon_text_is_time (now_us));

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

/* A clock of the embedder's is asked without the lock, so that it can do as it likes; one of ours can be
 * moved by another thread. */
static gint64
ask_clock (BeckonRegion *self, gboolean is_call)
{
  gint64 now_us;

  if (self->clock.func != NULL)
    return beckon_clock_peek (&self->clock);
  g_rec_mutex_lock (&self->lock);
  now_us = is_call && self->n_dry_runs == 0 ? beckon_clock_read (&self->clock) : beckon_clock_peek (&self->clock);
  g_rec_mutex_unlock (&self->lock);

  return now_us;
}

gint64
beckon_region_get_time_us (BeckonRegion *self)
{
  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  return ask_clock (self, FALSE);
}

gint64
beckon_region_read_time (BeckonRegion *self)
{
  if (g_atomic_pointer_get (&self->replaying) == g_thread_self ())
    return beckon_tape_read_time (self->replayed);

  return ask_clock (self, TRUE);
}

/* --- ids ------------------------------------------------------------------------------------ */

void
beckon_region_begin_callback (BeckonRegion *self)
{
  self->is_calling_back = TRUE;
  self->n_dry_runs_outside = self->n_dry_runs;
}

/* A dry run that it forgot to end would hold the lock for ever. */
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

static void
take_id_source (BeckonRegion *self, IdSource source)
{
  if (!beckon_region_may_change (self))
    return;
  beckon_id_source_clear (&self->ids);
  self->ids = source;
}

void
beckon_region_set_id_source (BeckonRegion *self, BeckonIdFunc source, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  take_id_source (self, (IdSource){ .func = source, .user_data = user_data, .destroy = destroy });
  g_rec_mutex_unlock (&self->lock);
}

void
beckon_region_set_id_seed (BeckonRegion *self, guint64 seed)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  take_id_source (self, (IdSource){ .is_seeded = TRUE, .seed = seed });
  g_rec_mutex_unlock (&self->lock);
}

/* The embedder's source runs under the lock, and must not change the world that is being changed. */
static char *
ask_source (BeckonRegion *self)
{
  char *given;

  beckon_region_begin_callback (self);
  given = beckon_id_source_ask (&self->ids, beckon_store_get_n_ids_drawn (self->store));
  beckon_region_end_callback (self);

  return given;
}

/* A source of our own gives another id than the pair has, which a world written by hand can have. */
static char *
make_id (BeckonRegion *self, const char *current)
{
  guint64 nth = beckon_store_get_n_ids_drawn (self->store);
  char *made = beckon_id_source_make (&self->ids, nth);

  if (!g_str_equal (made, current))
    return made;
  g_free (made);

  return beckon_id_source_make (&self->ids, ~nth);
}

static char *
obtain_id (BeckonRegion *self, Tape *tape, const char *current)
{
  if (self->replayed != NULL)
    return beckon_tape_read_id (tape);

  return beckon_id_source_is_supplied (&self->ids) ? ask_source (self) : make_id (self, current);
}

/* W-5. What was given stands on the tape before it is judged, so that a replay judges it again. */
gboolean
beckon_region_draw_id (BeckonRegion *self,
                       Tape *tape,
                       const char *current,
                       char id[TEXT_INVITATION_ID_SIZE],
                       GError **error)
{
  g_autofree char *given = obtain_id (self, tape, current);

  if (tape != NULL)
    beckon_tape_note_id (tape, given);
  if (given == NULL || !beckon_text_is_invitation_id (given))
    return beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-5",
                                       "the id source gave something other than 32 lower-case hexadecimal digits");
  if (g_str_equal (given, current))
    return beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-5",
                                       "the id source gave the id %s, which the invitation has already", given);
  memcpy (id, given, TEXT_INVITATION_ID_SIZE);
  beckon_store_count_id_drawn (self->store);

  return TRUE;
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

  g_rec_mutex_lock (&self->lock);
  if (beckon_region_may_change (self))
    {
      beckon_guard_clear (&self->guard);
      self->guard = (Guard){ .func = guard, .user_data = user_data, .destroy = destroy };
    }
  g_rec_mutex_unlock (&self->lock);
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
    g_ptr_array_set_size (self->faults, 0);
  g_rec_mutex_unlock (&self->lock);
}
