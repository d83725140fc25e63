/* SPDX-License-Identifier: MIT */
/* The frame around what is no operation: time, lock, journal, keeping or taking back. */
#include "region/edit.h"

#include "region/journal.h"

#include <beckon/beckon-world.h>

static gboolean
is_written_down (const Deed *self)
{
  return beckon_journal_is_wanted (self->region)
         || (self->region->journal != NULL && g_str_equal (self->name, "switches"));
}

gboolean
beckon_deed_begin (Deed *self, BeckonRegion *region, const char *name, GError **error)
{
  *self = (Deed){ .region = region, .name = name, .now_us = beckon_region_read_time (region) };
  g_rec_mutex_lock (&region->lock);
  if (region->is_calling_back)
    {
      g_rec_mutex_unlock (&region->lock);
      g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_REFUSED,
                   "%s: a callback of the Region cannot change the Region", name);
      return FALSE;
    }
  if (is_written_down (self))
    self->tape = beckon_tape_new (region->replayed);
  beckon_store_begin (region->store, TRUE);

  return TRUE;
}

gboolean
beckon_deed_wants_input (const Deed *self)
{
  return self->tape != NULL;
}

static void
leave (Deed *self)
{
  g_clear_pointer (&self->tape, beckon_tape_free);
  g_rec_mutex_unlock (&self->region->lock);
}

void
beckon_deed_commit (Deed *self, GVariant *input)
{
  BeckonRegion *region = self->region;

  (region->n_dry_runs == 0 ? beckon_store_commit : beckon_store_roll_back) (region->store);
  if (self->tape != NULL)
    beckon_journal_write_deed (region, self->tape, self->now_us, self->name, input);
  leave (self);
}

void
beckon_deed_roll_back (Deed *self)
{
  beckon_store_roll_back (self->region->store);
  leave (self);
}
