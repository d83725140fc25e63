/* SPDX-License-Identifier: MIT */
/* A world written down (W-7): canonical, so that equal worlds give equal bytes. */
#include "values/world-variant.h"

#include "region/region.h"

#include <beckon/beckon-world.h>

static GVariant *
maybe_text (const char *text)
{
  return g_variant_new_maybe (G_VARIANT_TYPE_STRING, text != NULL ? g_variant_new_string (text) : NULL);
}

static GVariant *
maybe_time (gint64 time_us)
{
  return g_variant_new_maybe (G_VARIANT_TYPE_INT64, time_us != BECKON_TIME_NONE ? g_variant_new_int64 (time_us) : NULL);
}

static GVariant *
dump_accounts (const Store *store)
{
  g_autoptr (GPtrArray) accounts = beckon_store_list_accounts (store);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(smxb)"));

  for (guint i = 0; i < accounts->len; i++)
    {
      const Account *account = accounts->pdata[i];

      g_variant_builder_add (&builder, "(s@mxb)", account->id, maybe_time (account->hub_since_us),
                             account->is_organization);
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
dump_association (const Association *association)
{
  const Standing *standing = &association->standing;
  gboolean has_invitation = *standing->invitation_id != '\0';

  return g_variant_new ("(sss@ms@ms@mxx)", association->administrator->id, association->member->id,
                        beckon_state_to_string (standing->state), maybe_text (association->email),
                        maybe_text (has_invitation ? standing->invitation_id : NULL),
                        maybe_time (standing->invited_at_us), standing->updated_at_us);
}

static GVariant *
dump_associations (const Store *store)
{
  g_autoptr (GPtrArray) associations = beckon_store_list_associations (store);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sssmsmsmxx)"));

  for (guint i = 0; i < associations->len; i++)
    g_variant_builder_add_value (&builder, dump_association (associations->pdata[i]));

  return g_variant_builder_end (&builder);
}

/* The keys are in the order of their names, which makes it canonical. */
GVariant *
beckon_store_dump (const Store *store)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "accounts", dump_accounts (store));
  g_variant_builder_add (&builder, "{sv}", "associations", dump_associations (store));
  g_variant_builder_add (&builder, "{sv}", "format", g_variant_new_uint32 (BECKON_WORLD_FORMAT));
  g_variant_builder_add (&builder, "{sv}", "ids-drawn", g_variant_new_uint64 (beckon_store_get_n_ids_drawn (store)));
  g_variant_builder_add (&builder, "{sv}", "semantics", g_variant_new_uint32 (BECKON_SEMANTICS_VERSION));

  return g_variant_ref_sink (g_variant_builder_end (&builder));
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
