/* SPDX-License-Identifier: MIT */
/* What happens around every edit: lock, commit or roll back, journal. */
#include "region/edit.h"

#include "record/entry.h"
#include "region/journal.h"

#include <beckon/beckon-world.h>

gboolean
beckon_edit_begin (Edit *self, GError **error)
{
  BeckonRegion *region = self->region;

  beckon_region_lock (region);
  if (region->is_calling_back)
    {
      beckon_region_unlock (region);
      g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_REFUSED,
                   "%s: a callback of the Region cannot change the Region", self->name);
      return FALSE;
    }
  self->outside->is_wanted |= beckon_edit_wants_input (self);
  beckon_store_begin (region->store);

  return TRUE;
}

static gboolean
is_written_down (const Edit *self)
{
  return beckon_journal_is_kept (self->region)
         || (self->region->journal != NULL && g_str_equal (self->name, "switches"));
}

gboolean
beckon_edit_wants_input (const Edit *self)
{
  return self->made != NULL || is_written_down (self);
}

static void
write_down (Edit *self, GVariant *input)
{
  g_autoptr (GVariant) entry = beckon_entry_new_edit (self->name, self->outside, input, self->answer);

  if (self->made != NULL)
    *self->made = g_variant_ref (entry);
  if (is_written_down (self))
    beckon_journal_keep (self->region, g_steal_pointer (&entry));
}

void
beckon_edit_commit (Edit *self, GVariant *input)
{
  BeckonRegion *region = self->region;

  (region->n_dry_runs == 0 ? beckon_store_commit : beckon_store_roll_back) (region->store);
  if (input != NULL)
    write_down (self, input);
  beckon_region_unlock (region);
}

void
beckon_edit_roll_back (Edit *self)
{
  beckon_store_roll_back (self->region->store);
  beckon_region_unlock (self->region);
}
