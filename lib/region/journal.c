/* SPDX-License-Identifier: MIT */
/* The queue of entries. */
#include "region/journal.h"

#include "record/packed.h"

#include <beckon/beckon-journal.h>

gboolean
beckon_journal_is_kept (const BeckonRegion *region)
{
  return region->journal != NULL && region->n_dry_runs == 0 && !region->is_calling_back;
}

static gboolean
is_too_full (const BeckonRegion *region)
{
  return (region->max_entries != 0 && region->journal->length > region->max_entries)
         || (region->max_size != 0 && region->journal_size > region->max_size);
}

static void
drop_oldest (BeckonRegion *region)
{
  g_autoptr (GVariant) oldest = g_queue_pop_head (region->journal);

  region->journal_size -= g_variant_get_size (oldest);
}

void
beckon_journal_keep (BeckonRegion *region, GVariant *entry)
{
  region->journal_size += g_variant_get_size (packed (entry));
  g_queue_push_tail (region->journal, entry);
  while (is_too_full (region))
    drop_oldest (region);
}

static void
drop (BeckonRegion *self)
{
  if (self->journal != NULL)
    g_queue_free_full (g_steal_pointer (&self->journal), (GDestroyNotify) g_variant_unref);
  self->journal_size = 0;
}

void
beckon_region_start_journal (BeckonRegion *self, guint max_entries)
{
  g_return_if_fail (self != NULL);

  beckon_region_start_journal_full (self, max_entries, 0);
}

void
beckon_region_start_journal_full (BeckonRegion *self, guint max_entries, gsize max_size)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  if (beckon_region_may_change (self))
    {
      drop (self);
      self->journal = g_queue_new ();
      self->max_entries = max_entries;
      self->max_size = max_size;
    }
  g_rec_mutex_unlock (&self->lock);
}

void
beckon_region_stop_journal (BeckonRegion *self)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  if (beckon_region_may_change (self))
    drop (self);
  g_rec_mutex_unlock (&self->lock);
}

static GPtrArray *
dup_entries (const BeckonRegion *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  for (GList *link = self->journal != NULL ? self->journal->head : NULL; link != NULL; link = link->next)
    g_ptr_array_add (entries, g_variant_ref (link->data));

  return entries;
}

GPtrArray *
beckon_region_dup_journal (BeckonRegion *self)
{
  GPtrArray *entries;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  entries = dup_entries (self);
  g_rec_mutex_unlock (&self->lock);

  return entries;
}

GPtrArray *
beckon_region_take_journal (BeckonRegion *self)
{
  GPtrArray *entries;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  entries = dup_entries (self);
  if (self->journal != NULL)
    g_queue_clear_full (self->journal, (GDestroyNotify) g_variant_unref);
  self->journal_size = 0;
  g_rec_mutex_unlock (&self->lock);

  return entries;
}
