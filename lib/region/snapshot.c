/* SPDX-License-Identifier: MIT */
/* Taking a copy of a Region's world, and putting one back. */
#include "region/draw.h"
#include "region/edit.h"
#include "rules/error.h"
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

/* The entry includes the sequence numbers, so that a replay makes the same tokens (O-7). */
static GVariant *
encode_world (const Store *store)
{
  g_autoptr (GPtrArray) associations = beckon_store_list_associations (store);
  g_autoptr (GVariant) world = beckon_store_dump (store);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_auto (GVariantBuilder) sequences = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("at"));

  for (guint i = 0; i < associations->len; i++)
    g_variant_builder_add (&sequences, "t", ((const Association *) associations->pdata[i])->sequence);
  g_variant_builder_add (&builder, "{sv}", "world", world);
  g_variant_builder_add (&builder, "{sv}", "sequences", g_variant_builder_end (&sequences));
  g_variant_builder_add (&builder, "{sv}", "next-sequence",
                         g_variant_new_uint64 (beckon_store_get_next_sequence (store)));

  return g_variant_builder_end (&builder);
}

static void
swap_store (BeckonRegion *region, Store **store)
{
  Store *old = region->store;

  if (region->n_dry_runs > 0)
    return;
  region->store = *store;
  *store = old;
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
      beckon_edit_commit (edit, beckon_edit_wants_input (edit) ? encode_world (region->store) : NULL);
    }
  beckon_store_free (store);

  return has_begun;
}

gboolean
beckon_region_restore (BeckonRegion *self, const BeckonWorld *world, GError **error)
{
  g_auto (Outside) outside = { 0 };
  Edit edit = { self, "restore", &outside, NULL };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (world != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  beckon_outside_init (&outside, beckon_draw_time (self));

  return restore (&edit, world, error);
}

static gboolean
set_sequences (BeckonWorld *world, GVariant *input, GError **error)
{
  g_autoptr (GVariant) sequences = g_variant_lookup_value (input, "sequences", G_VARIANT_TYPE ("at"));
  guint64 next_sequence;

  return (sequences != NULL && g_variant_lookup (input, "next-sequence", "t", &next_sequence)
          && beckon_store_renumber (world->store, sequences, next_sequence))
         || beckon_world_error_refuse (error, "the entry's sequences do not fit its world");
}

gboolean
beckon_edit_restore_again (Edit *edit, GVariant *input, GError **error)
{
  g_autoptr (GVariant) variant = g_variant_lookup_value (input, "world", NULL);
  g_autoptr (BeckonWorld) world = NULL;

  if (variant == NULL)
    return beckon_world_error_refuse (error, "the entry's input has no world");
  world = beckon_world_new_from_variant (variant, error);

  return world != NULL && set_sequences (world, input, error) && restore (edit, world, error);
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
  if (self->clock.func == NULL)
    clone->clock = self->clock;
  if (self->ids.func == NULL)
    clone->ids = self->ids;
  g_rec_mutex_unlock (&self->lock);

  return clone;
}
