/* SPDX-License-Identifier: MIT */
/* Worlds as GVariants (W-7). Equal worlds give equal bytes. What is read may come from an untrusted source. */
#include "values/world-variant.h"

#include "rules/error.h"
#include "rules/lifecycle.h"
#include "values/world.h"

/* The fields of the GVariant, sorted by key so that the form is canonical. */
static const struct
{
  const char *key;
  const char *type;
} fields[] = {
  { "accounts", WORLD_TYPE_ACCOUNTS },
  { "associations", WORLD_TYPE_ASSOCIATIONS },
  { "format", "u" },
  { "ids-drawn", "t" },
  { "semantics", "u" },
};

/* --- writing ----------------------------------------------------------------------------------- */

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
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (WORLD_TYPE_ACCOUNTS));

  for (guint i = 0; i < accounts->len; i++)
    {
      const Account *account = accounts->pdata[i];

      g_variant_builder_add (&builder, "(s@mxb)", account->id, maybe_time (account->facts.hub_since_us),
                             account->facts.is_organization);
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
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (WORLD_TYPE_ASSOCIATIONS));

  for (guint i = 0; i < associations->len; i++)
    g_variant_builder_add_value (&builder, dump_association (associations->pdata[i]));

  return g_variant_builder_end (&builder);
}

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
beckon_world_to_variant (const BeckonWorld *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_store_dump (self->store);
}

/* --- reading: the whole --------------------------------------------------------------------------------- */

static gboolean
has_every_field (GVariant *variant, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (variant, fields[i].key, NULL);

      if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE (fields[i].type)))
        return beckon_world_error_refuse (error, "%s is missing, or not of type %s", fields[i].key, fields[i].type);
    }

  return TRUE;
}

static gboolean
is_known_version (GVariant *variant, const char *key, guint32 newest, GError **error)
{
  guint32 version = 0;

  if (!g_variant_lookup (variant, key, "u", &version))
    return beckon_world_error_refuse (error, "%s is missing, or not a number", key);
  if (version > newest)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_NEWER,
                 "%s %u is newer than %u, the newest version that this library knows", key, version, newest);
  else if (version == 0)
    beckon_world_error_refuse (error, "%s cannot be 0", key);

  return version >= 1 && version <= newest;
}

static gboolean
is_a_world (GVariant *variant, GError **error)
{
  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return beckon_world_error_refuse (error, "a world has the type a{sv}, but this has the type %s",
                                      g_variant_get_type_string (variant));
  if (!g_variant_is_normal_form (variant))
    return beckon_world_error_refuse (error, "the world is cut off or damaged: it is not in normal form");
  if (!is_known_version (variant, "format", BECKON_WORLD_FORMAT, error)
      || !is_known_version (variant, "semantics", BECKON_SEMANTICS_VERSION, error) || !has_every_field (variant, error))
    return FALSE;
  if (g_variant_n_children (variant) != G_N_ELEMENTS (fields))
    return beckon_world_error_refuse (error, "the world has unknown fields");

  return TRUE;
}

/* --- reading: its records ------------------------------------------------------------------------------- */

static gboolean
read_accounts (BeckonWorld *world, GVariant *variant, GError **error)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *id;
  gboolean has_hub, is_organization;
  gint64 hub_since_us;

  g_variant_lookup (variant, "accounts", WORLD_TYPE_ACCOUNTS, &iter);
  for (gsize i = 0; g_variant_iter_next (iter, "(&smxb)", &id, &has_hub, &hub_since_us, &is_organization); i++)
    if (!beckon_world_add_account (world, id, has_hub ? hub_since_us : BECKON_TIME_NONE, is_organization, error))
      {
        g_prefix_error (error, "accounts[%" G_GSIZE_FORMAT "]: ", i);
        return FALSE;
      }

  return TRUE;
}

static gboolean
read_association (BeckonWorld *world, GVariant *tuple, GError **error)
{
  const char *administrator, *member, *name, *email, *invitation_id;
  gboolean is_invited;
  gint64 invited_at_us, updated_at_us;
  BeckonState state;

  g_variant_get (tuple, "(&s&s&sm&sm&smxx)", &administrator, &member, &name, &email, &invitation_id, &is_invited,
                 &invited_at_us, &updated_at_us);
  if (!beckon_state_from_string (name, &state) || state == BECKON_STATE_NONE)
    return beckon_world_error_refuse (
        error, "state \"%s\" is not one of created, pending, accepted, declined, resigned, removed", name);
  if ((invitation_id != NULL) != is_invited || (invitation_id != NULL) != state_has (state, STATE_HAS_INVITATION))
    return beckon_world_error_refuse (error, "state %s does not agree with the invitation id or its time", name);

  return beckon_world_add_association (world, administrator, member, state, email, invitation_id,
                                       is_invited ? invited_at_us : BECKON_TIME_NONE, updated_at_us, error);
}

static gboolean
read_associations (BeckonWorld *world, GVariant *variant, GError **error)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (variant, "associations", NULL);

  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) tuple = g_variant_get_child_value (list, i);

      if (!read_association (world, tuple, error))
        {
          g_prefix_error (error, "associations[%" G_GSIZE_FORMAT "]: ", i);
          return FALSE;
        }
    }

  return TRUE;
}

BeckonWorld *
beckon_world_new_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (BeckonWorld) world = NULL;
  guint64 ids_drawn;

  g_return_val_if_fail (variant != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  world = beckon_world_new ();
  if (!is_a_world (variant, error) || !read_accounts (world, variant, error)
      || !read_associations (world, variant, error))
    return NULL;
  g_variant_lookup (variant, "ids-drawn", "t", &ids_drawn);
  beckon_world_set_ids_drawn (world, ids_drawn);

  return g_steal_pointer (&world);
}

/* --- for entries -------------------------------------------------------------------------------- */

GVariant *
beckon_store_encode (const Store *store)
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

static gboolean
set_sequences (BeckonWorld *world, GVariant *encoded, GError **error)
{
  g_autoptr (GVariant) sequences = g_variant_lookup_value (encoded, "sequences", G_VARIANT_TYPE ("at"));
  guint64 next_sequence;

  return (sequences != NULL && g_variant_lookup (encoded, "next-sequence", "t", &next_sequence)
          && beckon_store_renumber (world->store, sequences, next_sequence))
         || beckon_world_error_refuse (error, "the entry's sequences do not fit its world");
}

BeckonWorld *
beckon_world_decode (GVariant *encoded, GError **error)
{
  g_autoptr (GVariant) variant = g_variant_lookup_value (encoded, "world", NULL);
  g_autoptr (BeckonWorld) world = NULL;

  if (variant == NULL)
    beckon_world_error_refuse (error, "the entry's input has no world");
  else
    world = beckon_world_new_from_variant (variant, error);

  return world != NULL && set_sequences (world, encoded, error) ? g_steal_pointer (&world) : NULL;
}
