/* SPDX-License-Identifier: MIT */
/* A world read back from what dump.c wrote, from wherever it comes. */
#include "values/world.h"

#define REFUSE(error, ...) g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, __VA_ARGS__)

static const struct
{
  const char *key;
  const char *type;
} members[] = {
  { "accounts", "a(smxb)" }, { "associations", "a(sssmsmsmxx)" }, { "format", "u" }, { "ids-drawn", "t" },
  { "semantics", "u" },
};

/* --- the whole --------------------------------------------------------------------------------- */

static gboolean
has_every_member (GVariant *variant, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (variant, members[i].key, NULL);

      if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE (members[i].type)))
        {
          REFUSE (error, "%s is missing, or not of type %s", members[i].key, members[i].type);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_known_version (GVariant *variant, const char *key, guint32 newest, GError **error)
{
  guint32 version = 0;

  if (!g_variant_lookup (variant, key, "u", &version))
    {
      REFUSE (error, "%s is missing, or no number", key);
      return FALSE;
    }
  if (version > newest)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_NEWER,
                 "%s %u is newer than %u, which is the newest that is known", key, version, newest);
  else if (version == 0)
    REFUSE (error, "%s 0 was never used", key);

  return version >= 1 && version <= newest;
}

static gboolean
is_a_world (GVariant *variant, GError **error)
{
  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    {
      REFUSE (error, "a world is of type a{sv}, and this is of type %s", g_variant_get_type_string (variant));
      return FALSE;
    }
  if (!g_variant_is_normal_form (variant))
    {
      REFUSE (error, "the world is cut or damaged: it is not in normal form");
      return FALSE;
    }
  if (!is_known_version (variant, "format", BECKON_WORLD_FORMAT, error)
      || !is_known_version (variant, "semantics", BECKON_SEMANTICS_VERSION, error)
      || !has_every_member (variant, error))
    return FALSE;
  if (g_variant_n_children (variant) != G_N_ELEMENTS (members))
    {
      REFUSE (error, "the world has members that are not known");
      return FALSE;
    }

  return TRUE;
}

/* --- its records ------------------------------------------------------------------------------- */

static gboolean
read_accounts (BeckonWorld *world, GVariant *variant, GError **error)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *id;
  gboolean has_hub, is_organization;
  gint64 hub_since_us;

  g_variant_lookup (variant, "accounts", "a(smxb)", &iter);
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
    {
      REFUSE (error, "state \"%s\" is none of created, pending, accepted, declined, resigned, removed", name);
      return FALSE;
    }
  if ((invitation_id != NULL) != is_invited || (invitation_id != NULL) != beckon_world_needs_invitation (state))
    {
      REFUSE (error, "state %s does not agree with the invitation id or its time", name);
      return FALSE;
    }

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
