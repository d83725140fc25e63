/* SPDX-License-Identifier: MIT */
/* Taking a copy of a Region's world, and putting one back. */
#include "region/draw.h"
#include "region/edit.h"
#include "values/world-variant.h"
#include "values/world.h"
#include "world/invariants.h"

/* --- taking ----------------------------------------------------------------------------------- */

BeckonWorld *
beckon_region_snapshot (BeckonRegion *self)
{
  BeckonWorld *world;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  world = beckon_world_new_take (beckon_store_copy (self->store));
  beckon_world_set_region (world, self->name, &self->switches);
  g_rec_mutex_unlock (&self->lock);

  return world;
}

GVariant *
beckon_region_dump (BeckonRegion *self)
{
  GVariant *world;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  world = beckon_store_dump (self->store);
  g_rec_mutex_unlock (&self->lock);

  return world;
}

char **
beckon_region_check (BeckonRegion *self)
{
  char **sentences;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  sentences = beckon_check_store (self->store);
  g_rec_mutex_unlock (&self->lock);

  return sentences;
}

GPtrArray *
beckon_region_find_accounts (BeckonRegion *self)
{
  GPtrArray *found;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  found = beckon_store_find_accounts (self->store);
  g_rec_mutex_unlock (&self->lock);

  return found;
}

GPtrArray *
beckon_region_find_organizations (BeckonRegion *self)
{
  GPtrArray *found;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  found = beckon_store_find_organizations (self->store);
  g_rec_mutex_unlock (&self->lock);

  return found;
}

GPtrArray *
beckon_region_find_associations (BeckonRegion *self,
                                 const char *administrator_id,
                                 const char *member_id,
                                 BeckonState state)
{
  GPtrArray *found;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (state < BECKON_N_STATES, NULL);

  g_rec_mutex_lock (&self->lock);
  found = beckon_store_find_associations (self->store, administrator_id, member_id, state);
  g_rec_mutex_unlock (&self->lock);

  return found;
}

/* --- putting back ----------------------------------------------------------------------------- */

/* In the new world no call has changed anything yet, so there is nothing to look back to (F-2). */
static void
swap_store (BeckonRegion *region, Store **store)
{
  Store *old = region->store;

  if (region->n_dry_runs > 0)
    return;
  region->store = *store;
  *store = old;
  beckon_past_clear (&region->past);
}

static gboolean
restore (Edit *edit, const BeckonWorld *world, GError **error)
{
  BeckonRegion *region = edit->region;
  Store *store = beckon_store_copy (world->store);
  gboolean has_begun = beckon_edit_begin (edit, error);

  if (has_begun)
    {
      swap_store (region, &store);
      beckon_edit_commit (edit, beckon_edit_wants_input (edit) ? beckon_store_encode (region->store) : NULL);
    }
  beckon_store_free (store);

  return has_begun;
}

gboolean
beckon_region_restore (BeckonRegion *self, const BeckonWorld *world, GError **error)
{
  g_auto (Outside) outside = { 0 };
  Edit edit = { self, "restore", &outside, NULL, NULL };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (world != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  beckon_outside_init (&outside, beckon_draw_time (self));

  return restore (&edit, world, error);
}

gboolean
beckon_edit_restore_again (Edit *edit, GVariant *input, GError **error)
{
  g_autoptr (BeckonWorld) world = beckon_world_decode (input, error);

  return world != NULL && restore (edit, world, error);
}

gboolean
beckon_region_reset (BeckonRegion *self, GError **error)
{
  g_autoptr (BeckonWorld) empty = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  empty = beckon_world_new ();

  return beckon_region_restore (self, empty, error);
}

/* --- Regions from worlds ---------------------------------------------------------------------- */

BeckonRegion *
beckon_region_new_from_world (const BeckonWorld *world, const char *name, const BeckonSwitches *switches)
{
  BeckonRegion *self;

  g_return_val_if_fail (world != NULL, NULL);

  if (name == NULL)
    name = world->region_name != NULL ? world->region_name : "us-east-1";
  self = beckon_region_new (name, switches != NULL ? switches : world->switches);
  g_return_val_if_fail (self != NULL, NULL);
  beckon_store_free (self->store);
  self->store = beckon_store_copy (world->store);

  return self;
}

BeckonRegion *
beckon_region_clone (BeckonRegion *self)
{
  BeckonRegion *clone;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  clone = beckon_region_new (self->name, &self->switches);
  beckon_store_free (clone->store);
  clone->store = beckon_store_copy (self->store);
  if (self->clock.is_ours)
    clone->clock = self->clock;
  if (self->ids.is_seeded)
    clone->ids = self->ids;
  g_rec_mutex_unlock (&self->lock);

  return clone;
}
