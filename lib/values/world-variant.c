/* SPDX-License-Identifier: MIT */
/* Worlds as GVariants (W-7). Equal worlds give equal bytes. What is read may come from an untrusted source. */
#include "values/world-variant.h"

#include "rules/error.h"
#include "rules/field.h"
#include "rules/lifecycle.h"
#include "rules/nearest-state.h"
#include "values/organization.h"
#include "values/tags.h"
#include "values/world.h"

/* The fields of the GVariant, sorted by key so that the form is canonical, and their types in each format. */
static const struct
{
  const char *key;
  const char *types[BECKON_WORLD_FORMAT]; /* NULL where that format does not have the field */
} fields[] = {
  { "accounts", { WORLD_TYPE_ACCOUNTS_1, WORLD_TYPE_ACCOUNTS } },
  { "associations", { WORLD_TYPE_ASSOCIATIONS, WORLD_TYPE_ASSOCIATIONS } },
  { "format", { "u", "u" } },
  { "ids-drawn", { "t", "t" } },
  { "organizations", { NULL, WORLD_TYPE_ORGANIZATIONS } },
  { "semantics", { "u", "u" } },
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

static gboolean
is_unnamed (const Organization *organization)
{
  return organization != NULL && organization->management == NULL;
}

static const char *
peek_management_id (const Organization *organization)
{
  return organization != NULL && organization->management != NULL ? organization->management->id : NULL;
}

static GVariant *
dump_tags (GVariant *tags)
{
  return tags != NULL ? g_variant_ref (tags) : g_variant_ref_sink (g_variant_new ("a{ss}", NULL));
}

static GVariant *
dump_account (const Account *account)
{
  const Facts *facts = &account->facts;
  g_autoptr (GVariant) tags = dump_tags (account->tags);

  return g_variant_new ("(s@mxb@msbs@a{ss})", account->id, maybe_time (facts->hub_since_us),
                        is_unnamed (facts->organization), maybe_text (peek_management_id (facts->organization)),
                        !facts->settings.leaves_controls_off,
                        beckon_fields[BECKON_FIELD_CONTROL_FINDING_GENERATOR].words[facts->settings.generator], tags);
}

static GVariant *
dump_accounts (const Store *store)
{
  g_autoptr (GPtrArray) accounts = beckon_store_list_accounts (store);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (WORLD_TYPE_ACCOUNTS));

  for (guint i = 0; i < accounts->len; i++)
    g_variant_builder_add_value (&builder, dump_account (accounts->pdata[i]));

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

static GVariant *
dump_organizations (const Store *store)
{
  g_autoptr (GPtrArray) organizations = beckon_store_list_organizations (store);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (WORLD_TYPE_ORGANIZATIONS));

  for (guint i = 0; i < organizations->len; i++)
    {
      const Organization *organization = organizations->pdata[i];
      const Delegation *delegation = &organization->delegation;

      g_variant_builder_add (&builder, "(ssbss)", organization->management->id, delegation->administrator->id,
                             delegation->auto_enable, beckon_delegation_peek_standards (delegation),
                             beckon_delegation_peek_type (delegation));
    }

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
  g_variant_builder_add (&builder, "{sv}", "organizations", dump_organizations (store));
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
has_field (GVariant *variant, const char *key, const char *type, GError **error)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (variant, key, NULL);

  return (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE (type)))
         || beckon_world_error_refuse (error, "%s is missing, or not of type %s", key, type);
}

/* The fields of its format, and no others. */
static gboolean
has_every_field (GVariant *variant, guint32 format, GError **error)
{
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *type = fields[i].types[format - 1];

      n += type != NULL;
      if (type != NULL && !has_field (variant, fields[i].key, type, error))
        return FALSE;
    }

  return g_variant_n_children (variant) == n || beckon_world_error_refuse (error, "the world has unknown fields");
}

static gboolean
is_known_version (GVariant *variant, const char *key, guint32 newest, guint32 *version, GError **error)
{
  if (!g_variant_lookup (variant, key, "u", version))
    return beckon_world_error_refuse (error, "%s is missing, or not a number", key);
  if (*version > newest)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_NEWER,
                 "%s %u is newer than %u, the newest version that this library knows", key, *version, newest);
  else if (*version == 0)
    beckon_world_error_refuse (error, "%s cannot be 0", key);

  return *version >= 1 && *version <= newest;
}

static gboolean
is_a_world (GVariant *variant, guint32 *format, GError **error)
{
  guint32 semantics;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return beckon_world_error_refuse (error, "a world has the type a{sv}, but this has the type %s",
                                      g_variant_get_type_string (variant));
  if (!g_variant_is_normal_form (variant))
    return beckon_world_error_refuse (error, "the world is cut off or damaged: it is not in normal form");

  return is_known_version (variant, "format", BECKON_WORLD_FORMAT, format, error)
         && is_known_version (variant, "semantics", BECKON_SEMANTICS_VERSION, &semantics, error)
         && has_every_field (variant, *format, error);
}

/* --- reading: its records ------------------------------------------------------------------------------- */

/* Nothing in the type of a dictionary says that a key occurs once. */
static gboolean
has_each_key_once (GVariant *tags, GHashTable *table, GError **error)
{
  return g_variant_n_children (tags) == g_hash_table_size (table)
         || beckon_world_error_refuse (error, "a key of tags occurs twice");
}

/* A hub that is off has the default settings. */
static gboolean
read_hub (BeckonWorld *world,
          const char *id,
          gboolean has_hub,
          gboolean auto_enable_controls,
          const char *generator,
          GVariant *tags,
          GError **error)
{
  g_autoptr (GHashTable) table = beckon_tags_to_table (tags);
  gboolean is_default
      = auto_enable_controls && g_str_equal (generator, "SECURITY_CONTROL") && g_hash_table_size (table) == 0;

  return has_each_key_once (tags, table, error)
         && ((!has_hub && is_default)
             || beckon_world_set_hub_settings (world, id, auto_enable_controls, generator, table, error));
}

static gboolean
read_account (BeckonWorld *world, GVariant *tuple, GError **error)
{
  const char *id, *management, *generator;
  gboolean has_hub, is_unnamed, auto_enable_controls;
  gint64 hub_since_us;
  g_autoptr (GVariant) tags = NULL;

  g_variant_get (tuple, "(&smxbm&sb&s@a{ss})", &id, &has_hub, &hub_since_us, &is_unnamed, &management,
                 &auto_enable_controls, &generator, &tags);
  if (is_unnamed && management != NULL)
    return beckon_world_error_refuse (error, "account %s is in an unnamed organization and in one that is named", id);

  return beckon_world_add_account (world, id, has_hub ? hub_since_us : BECKON_TIME_NONE, is_unnamed, error)
         && read_hub (world, id, has_hub, auto_enable_controls, generator, tags, error);
}

static gboolean
read_account_1 (BeckonWorld *world, GVariant *tuple, GError **error)
{
  const char *id;
  gboolean has_hub, is_organization;
  gint64 hub_since_us;

  g_variant_get (tuple, "(&smxb)", &id, &has_hub, &hub_since_us, &is_organization);

  return beckon_world_add_account (world, id, has_hub ? hub_since_us : BECKON_TIME_NONE, is_organization, error);
}

/* Read after all accounts, because an organization is named by an account that can stand anywhere in the list. */
static gboolean
read_membership (BeckonWorld *world, GVariant *tuple, GError **error)
{
  const char *id, *management;

  g_variant_get_child (tuple, 0, "&s", &id);
  g_variant_get_child (tuple, 3, "m&s", &management);

  return management == NULL || beckon_world_set_organization (world, id, management, error);
}

static gboolean
read_organization (BeckonWorld *world, GVariant *tuple, GError **error)
{
  const char *management, *administrator, *standards, *type;
  gboolean auto_enable;

  g_variant_get (tuple, "(&s&sb&s&s)", &management, &administrator, &auto_enable, &standards, &type);

  return beckon_world_set_delegated_administrator (world, management, administrator, auto_enable, standards, type,
                                                   error);
}

static gboolean
refuse_state (GError **error, const char *name)
{
  g_autofree char *list = beckon_nearest_list_states (name, BECKON_STATE_NONE + 1);

  return beckon_world_error_refuse (error, "state \"%s\" is not one of %s", name, list);
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
    return refuse_state (error, name);
  if (is_invited != state_has (state, STATE_HAS_INVITATION) || (invitation_id != NULL && !is_invited)
      || (invitation_id == NULL && is_invited && !state_has (state, STATE_CAN_BE_ENROLLED)))
    return beckon_world_error_refuse (error, "state %s does not agree with the invitation id or its time", name);
  if (!beckon_world_add_association (world, administrator, member, state, email, invitation_id,
                                     is_invited ? invited_at_us : BECKON_TIME_NONE, updated_at_us, error))
    return FALSE;

  return invitation_id != NULL || !is_invited || beckon_world_set_enrolled (world, administrator, member, error);
}

/* In format 1 nobody is enrolled. */
static gboolean
read_association_1 (BeckonWorld *world, GVariant *tuple, GError **error)
{
  const char *name, *invitation_id;
  gboolean is_invited;

  g_variant_get_child (tuple, 2, "&s", &name);
  g_variant_get_child (tuple, 4, "m&s", &invitation_id);
  g_variant_get_child (tuple, 5, "mx", &is_invited, NULL);
  if (is_invited && invitation_id == NULL)
    return beckon_world_error_refuse (error, "state %s does not agree with the invitation id", name);

  return read_association (world, tuple, error);
}

/* --- reading: its lists --------------------------------------------------------------------------------- */

typedef gboolean (*Read) (BeckonWorld *world, GVariant *tuple, GError **error);

static gboolean
read_list (BeckonWorld *world, GVariant *variant, const char *key, Read read, GError **error)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (variant, key, NULL);

  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) tuple = g_variant_get_child_value (list, i);

      if (!read (world, tuple, error))
        {
          g_prefix_error (error, "%s[%" G_GSIZE_FORMAT "]: ", key, i);
          return FALSE;
        }
    }

  return TRUE;
}

/* Organizations are read before associations: whether a member can have been enrolled (V-3) depends on them. */
static gboolean
read_records (BeckonWorld *world, GVariant *variant, guint32 format, GError **error)
{
  if (format == 1)
    return read_list (world, variant, "accounts", read_account_1, error)
           && read_list (world, variant, "associations", read_association_1, error);

  return read_list (world, variant, "accounts", read_account, error)
         && read_list (world, variant, "accounts", read_membership, error)
         && read_list (world, variant, "organizations", read_organization, error)
         && read_list (world, variant, "associations", read_association, error);
}

BeckonWorld *
beckon_world_new_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (BeckonWorld) world = NULL;
  guint32 format;
  guint64 ids_drawn;

  g_return_val_if_fail (variant != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  world = beckon_world_new ();
  if (!is_a_world (variant, &format, error) || !read_records (world, variant, format, error))
    return NULL;
  beckon_world_set_format (world, format);
  g_variant_lookup (variant, "ids-drawn", "t", &ids_drawn);
  if (ids_drawn > STORE_LAST_NUMBER
      && !beckon_world_error_refuse (error, "ids-drawn %" G_GUINT64_FORMAT " is too large", ids_drawn))
    return NULL;
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
