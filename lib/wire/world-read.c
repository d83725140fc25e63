/* SPDX-License-Identifier: MIT */
/* Reading a world from JSON: the forms that world-write.c writes, and files that a person wrote by hand. */
#include "rules/nearest-state.h"
#include "rules/nearest.h"
#include "rules/text.h"
#include "wire/world-write.h"

#include <beckon/beckon-wire-world.h>
#include <string.h>

/* The object whose fields are read: the whole document, or an element of a list. */
typedef struct
{
  Json *object;
  const char *list; /* NULL for the whole document */
  gsize nth;
} Place;

/* --- saying what is wrong --------------------------------------------------------------------- */

static gboolean refuse (GError **error,
                        BeckonWorldError code,
                        const Place *place,
                        const char *subject,
                        const char *format,
                        ...) G_GNUC_PRINTF (5, 6);

/* Sets the error "SUBJECT at PLACE is …". Always FALSE, so that `return refuse (…)` is one statement. */
static gboolean
refuse (GError **error, BeckonWorldError code, const Place *place, const char *subject, const char *format, ...)
{
  va_list arguments;
  g_autofree char *predicate = NULL, *what = beckon_text_tidy (subject);

  va_start (arguments, format);
  predicate = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (place->list == NULL)
    g_set_error (error, BECKON_WORLD_ERROR, code, "%s %s", what, predicate);
  else
    g_set_error (error, BECKON_WORLD_ERROR, code, "%s at %s[%" G_GSIZE_FORMAT "] %s", what, place->list, place->nth,
                 predicate);

  return FALSE;
}

#define REFUSE(error, place, subject, ...) refuse (error, BECKON_WORLD_ERROR_INVALID, place, subject, __VA_ARGS__)

/* A field and its value as JSON, with escapes. */
static char *
describe (const char *field, Json *value)
{
  g_autofree char *written = json_dumps (value, JSON_ENCODE_ANY);

  return g_strdup_printf ("%s %s", field, written);
}

/* --- fields and their types ------------------------------------------------------------------- */

static gboolean
has_only_known_fields (const Place *place, const char *const *known, GError **error)
{
  const char *field;
  Json *value;

  json_object_foreach (place->object, field, value) if (!g_strv_contains (known, field))
  {
    g_autofree char *subject = g_strdup_printf ("field \"%s\"", field);
    g_autofree char *list = beckon_nearest_list (field, known, g_strv_length ((char **) known));

    return REFUSE (error, place, subject, "is not known: it can be %s", list);
  }

  return TRUE;
}

/* If the field is absent, @text is NULL. U+0000 is refused, because a C string would end there. */
static gboolean
read_text (const Place *place, const char *field, const char **text, GError **error)
{
  Json *value = json_object_get (place->object, field);

  *text = json_string_value (value);
  if (value != NULL && *text == NULL)
    return REFUSE (error, place, field, "is not a string");
  if (value != NULL && strlen (*text) != json_string_length (value))
    return REFUSE (error, place, field, "contains U+0000");

  return TRUE;
}

static gboolean
read_required_text (const Place *place, const char *field, const char **text, GError **error)
{
  if (!read_text (place, field, text, error))
    return FALSE;

  return *text != NULL || REFUSE (error, place, field, "is missing");
}

static gboolean
read_boolean (const Place *place, const char *field, gboolean *value, GError **error)
{
  Json *found = json_object_get (place->object, field);

  *value = json_is_true (found);

  return found == NULL || json_is_boolean (found) || REFUSE (error, place, field, "is neither true nor false");
}

/* If the field is absent, @number stays as it is. */
static gboolean
read_number (const Place *place, const char *field, json_int_t least, guint64 *number, GError **error)
{
  Json *value = json_object_get (place->object, field);

  if (value == NULL)
    return TRUE;
  if (!json_is_integer (value) || json_integer_value (value) < least)
    return REFUSE (error, place, field, "is not a whole number of at least %" JSON_INTEGER_FORMAT, least);
  *number = (guint64) json_integer_value (value);

  return TRUE;
}

static gboolean
read_time (const Place *place, const char *field, gint64 *time_us, GError **error)
{
  const char *text;
  g_autofree char *subject = NULL;

  *time_us = BECKON_TIME_NONE;
  if (!read_text (place, field, &text, error))
    return FALSE;
  if (text == NULL || beckon_json_parse_time (text, time_us))
    return TRUE;
  subject = describe (field, json_object_get (place->object, field));

  return REFUSE (error, place, subject, "is not a time such as 2026-01-01T00:00:00Z");
}

static gboolean
is_of_format_1 (const BeckonWorld *world)
{
  return beckon_world_get_format (world) == 1;
}

/* --- records ---------------------------------------------------------------------------------- */

static gboolean
read_hub (const Place *place, gint64 *hub_since_us, GError **error)
{
  gboolean has_hub;

  if (!read_boolean (place, "hub", &has_hub, error) || !read_time (place, "hub_since", hub_since_us, error))
    return FALSE;
  if (json_is_false (json_object_get (place->object, "hub")) && *hub_since_us != BECKON_TIME_NONE)
    return REFUSE (error, place, "hub", "is false although there is a hub_since");
  if (has_hub && *hub_since_us == BECKON_TIME_NONE)
    *hub_since_us = 0;

  return TRUE;
}

/* Puts the place in front of what the world says. */
static gboolean
is_done (gboolean is_done, const Place *place, GError **error)
{
  if (!is_done)
    g_prefix_error (error, "at %s[%" G_GSIZE_FORMAT "]: ", place->list, place->nth);

  return is_done;
}

static gboolean
add_tags (GHashTable *tags, Json *object, const Place *place, GError **error)
{
  const char *key;
  Json *value;

  json_object_foreach (object, key, value)
  {
    if (!json_is_string (value) || strlen (json_string_value (value)) != json_string_length (value))
      return REFUSE (error, place, "tags", "has a value that is not a string without U+0000");
    g_hash_table_insert (tags, g_strdup (key), g_strdup (json_string_value (value)));
  }

  return TRUE;
}

static gboolean
read_tags (const Place *place, GHashTable *tags, GError **error)
{
  Json *object = json_object_get (place->object, "tags");

  if (object != NULL && !json_is_object (object))
    return REFUSE (error, place, "tags", "is not an object");

  return add_tags (tags, object, place, error);
}

static gboolean
has_settings (const Place *place)
{
  return json_object_get (place->object, "auto_enable_controls") != NULL
         || json_object_get (place->object, "control_finding_generator") != NULL
         || json_object_get (place->object, "tags") != NULL;
}

static gboolean
read_settings (BeckonWorld *world, const Place *place, const char *account_id, GError **error)
{
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean auto_enable_controls;
  const char *generator;

  if (!has_settings (place))
    return TRUE;
  if (!read_boolean (place, "auto_enable_controls", &auto_enable_controls, error)
      || !read_text (place, "control_finding_generator", &generator, error) || !read_tags (place, tags, error))
    return FALSE;
  if (json_object_get (place->object, "auto_enable_controls") == NULL)
    auto_enable_controls = TRUE;

  return is_done (beckon_world_set_hub_settings (world, account_id, auto_enable_controls, generator, tags, error),
                  place, error);
}

static gboolean
read_account (BeckonWorld *world, const Place *place, GError **error)
{
  static const char *const fields[]
      = { "account",      "hub",        "hub_since", "auto_enable_controls", "control_finding_generator", "tags",
          "organization", "management", NULL };
  static const char *const fields_1[] = { "account", "hub", "hub_since", "organization", NULL };
  const char *account_id;
  gint64 hub_since_us;
  gboolean is_organization;

  if (!has_only_known_fields (place, is_of_format_1 (world) ? fields_1 : fields, error)
      || !read_required_text (place, "account", &account_id, error) || !read_hub (place, &hub_since_us, error)
      || !read_boolean (place, "organization", &is_organization, error))
    return FALSE;
  if (is_organization && json_object_get (place->object, "management") != NULL)
    return REFUSE (error, place, "organization", "is true although there is a management");

  return is_done (beckon_world_add_account (world, account_id, hub_since_us, is_organization, error), place, error)
         && read_settings (world, place, account_id, error);
}

/* Read after all accounts, because an organization is named by an account that can stand anywhere in the list. */
static gboolean
read_membership (BeckonWorld *world, const Place *place, GError **error)
{
  const char *account_id, *management_id;

  if (!read_required_text (place, "account", &account_id, error)
      || !read_text (place, "management", &management_id, error))
    return FALSE;

  return management_id == NULL
         || is_done (beckon_world_set_organization (world, account_id, management_id, error), place, error);
}

static gboolean
read_organization (BeckonWorld *world, const Place *place, GError **error)
{
  static const char *const fields[]
      = { "management", "administrator", "auto_enable", "auto_enable_standards", "configuration_type", NULL };
  const char *management_id, *administrator_id, *standards, *type;
  gboolean auto_enable;

  if (!has_only_known_fields (place, fields, error) || !read_required_text (place, "management", &management_id, error)
      || !read_required_text (place, "administrator", &administrator_id, error)
      || !read_boolean (place, "auto_enable", &auto_enable, error)
      || !read_text (place, "auto_enable_standards", &standards, error)
      || !read_text (place, "configuration_type", &type, error))
    return FALSE;

  return is_done (beckon_world_set_delegated_administrator (world, management_id, administrator_id, auto_enable,
                                                            standards, type, error),
                  place, error);
}

static gboolean
read_state (const Place *place, BeckonState *state, GError **error)
{
  const char *name;
  g_autofree char *subject = NULL, *names = NULL;

  if (!read_required_text (place, "state", &name, error))
    return FALSE;
  if (beckon_state_from_string (name, state) && *state != BECKON_STATE_NONE)
    return TRUE;
  subject = describe ("state", json_object_get (place->object, "state"));
  names = beckon_nearest_list_states (name, BECKON_STATE_NONE + 1);

  return REFUSE (error, place, subject, "is not one of %s", names);
}

/* O-7: the number of the record. If it is absent, the next free number. */
static gboolean
read_sequence (BeckonWorld *world, const Place *place, const char *field, guint64 *sequence, GError **error)
{
  *sequence = beckon_world_get_next_sequence (world);

  return read_number (place, field, 1, sequence, error);
}

static gboolean
add_association (BeckonWorld *world, const Place *place, BeckonState state, GError **error)
{
  const char *administrator_id, *member_id, *email, *invitation_id;
  gint64 invited_at_us, updated_at_us;
  gboolean is_enrolled;
  guint64 sequence;

  if (!read_required_text (place, "administrator", &administrator_id, error)
      || !read_required_text (place, "member", &member_id, error) || !read_text (place, "email", &email, error)
      || !read_text (place, "invitation_id", &invitation_id, error)
      || !read_boolean (place, "enrolled", &is_enrolled, error)
      || !read_time (place, "invited_at", &invited_at_us, error)
      || !read_time (place, "updated_at", &updated_at_us, error)
      || !read_sequence (world, place, "sequence", &sequence, error))
    return FALSE;
  if (is_enrolled && invitation_id != NULL)
    return REFUSE (error, place, "enrolled", "is true although there is an invitation_id");

  return is_done (beckon_world_set_next_sequence (world, sequence, error)
                      && beckon_world_add_association (world, administrator_id, member_id, state, email, invitation_id,
                                                       invited_at_us, updated_at_us, error)
                      && (!is_enrolled || beckon_world_set_enrolled (world, administrator_id, member_id, error)),
                  place, error);
}

static gboolean
read_association (BeckonWorld *world, const Place *place, GError **error)
{
  static const char *const fields[] = { "administrator", "member",   "state",      "email",      "invitation_id",
                                        "enrolled",      "sequence", "invited_at", "updated_at", NULL };
  static const char *const fields_1[]
      = { "administrator", "member", "state", "email", "invitation_id", "invited_at", "updated_at", "sequence", NULL };
  BeckonState state;

  return has_only_known_fields (place, is_of_format_1 (world) ? fields_1 : fields, error)
         && read_state (place, &state, error) && add_association (world, place, state, error);
}

/* --- what else a file contains ---------------------------------------------------------------- */

/* The switches check the value itself. Here only its JSON type is checked: it must be the one that is written. */
static gboolean
read_switch (BeckonSwitches *switches, const char *name, Json *value, GError **error)
{
  g_autofree char *written = json_dumps (value, JSON_ENCODE_ANY);
  const char *text = json_is_string (value) ? json_string_value (value) : written;
  g_autoptr (GError) problem = NULL;
  g_autoptr (Json) set = NULL;
  BeckonSwitch which;

  if (!beckon_switches_set_from_string (switches, name, text, &problem))
    {
      g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "at switches: %s", problem->message);
      return FALSE;
    }
  beckon_switch_from_string (name, &which);
  set = beckon_dump_switch (switches, which);
  if (!json_equal (set, value))
    {
      g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "at switches: %s of %s has the wrong type",
                   written, name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_switches (const Place *whole, BeckonSwitches **switches, GError **error)
{
  Json *object = json_object_get (whole->object, "switches");
  const char *name;
  Json *value;

  if (object == NULL)
    return TRUE;
  if (!json_is_object (object))
    return REFUSE (error, whole, "switches", "is not an object");
  *switches = beckon_switches_new ();
  json_object_foreach (object, name, value) if (!read_switch (*switches, name, value, error)) return FALSE;

  return TRUE;
}

static gboolean
read_region (BeckonWorld *world, const Place *whole, GError **error)
{
  g_autoptr (BeckonSwitches) switches = NULL;
  const char *name;

  if (!read_text (whole, "region", &name, error) || !read_switches (whole, &switches, error))
    return FALSE;
  if (name != NULL && *name == '\0')
    return REFUSE (error, whole, "region", "is empty");
  beckon_world_set_region (world, name, switches);

  return TRUE;
}

/* Read after all records, because it must be larger than their numbers. */
static gboolean
read_next_sequence (BeckonWorld *world, const Place *whole, GError **error)
{
  guint64 next_sequence;

  if (!read_sequence (world, whole, "next_sequence", &next_sequence, error))
    return FALSE;
  if (beckon_world_set_next_sequence (world, next_sequence, error))
    return TRUE;
  g_prefix_error (error, "at next_sequence: ");

  return FALSE;
}

static gboolean
read_ids_drawn (BeckonWorld *world, const Place *whole, GError **error)
{
  guint64 ids_drawn = 0;

  if (!read_number (whole, "ids_drawn", 0, &ids_drawn, error))
    return FALSE;
  beckon_world_set_ids_drawn (world, ids_drawn);

  return TRUE;
}

/* --- the whole -------------------------------------------------------------------------------- */

/* Without the field it is the newest version. */
static gboolean
is_known_version (const Place *whole, const char *field, guint64 newest, guint64 *version, GError **error)
{
  *version = newest;
  if (!read_number (whole, field, 1, version, error))
    return FALSE;

  return *version <= newest
         || refuse (error, BECKON_WORLD_ERROR_NEWER, whole, field,
                    "%" G_GUINT64_FORMAT " is newer than %" G_GUINT64_FORMAT
                    ", the newest version that this library knows",
                    *version, newest);
}

static gboolean
read_versions (BeckonWorld *world, const Place *whole, GError **error)
{
  guint64 format, semantics;

  if (!is_known_version (whole, "format", BECKON_WORLD_FORMAT, &format, error)
      || !is_known_version (whole, "semantics", BECKON_SEMANTICS_VERSION, &semantics, error))
    return FALSE;
  beckon_world_set_format (world, (guint) format);

  return TRUE;
}

typedef gboolean (*Read) (BeckonWorld *world, const Place *place, GError **error);

static gboolean
read_list (BeckonWorld *world, const Place *whole, const char *field, Read read, GError **error)
{
  Json *list = json_object_get (whole->object, field);

  if (list != NULL && !json_is_array (list))
    return REFUSE (error, whole, field, "is not a list");
  for (gsize i = 0; i < json_array_size (list); i++)
    {
      const Place place = { json_array_get (list, i), field, i };

      if (!json_is_object (place.object))
        return REFUSE (error, &place, "the element", "is not an object");
      if (!read (world, &place, error))
        return FALSE;
    }

  return TRUE;
}

/* The versions are checked first, because a newer version may have fields that are unknown here. Organizations are read
 * before associations: whether a member can have been enrolled (V-3) depends on them. */
static gboolean
read_world (BeckonWorld *world, const Place *whole, GError **error)
{
  static const char *const fields[] = { "format",        "semantics", "region",        "switches",     "ids_drawn",
                                        "next_sequence", "accounts",  "organizations", "associations", NULL };
  static const char *const fields_1[]
      = { "format", "semantics", "region", "switches", "ids_drawn", "next_sequence", "accounts", "associations", NULL };

  return read_versions (world, whole, error)
         && has_only_known_fields (whole, is_of_format_1 (world) ? fields_1 : fields, error)
         && read_region (world, whole, error) && read_ids_drawn (world, whole, error)
         && read_list (world, whole, "accounts", read_account, error)
         && read_list (world, whole, "accounts", read_membership, error)
         && read_list (world, whole, "organizations", read_organization, error)
         && read_list (world, whole, "associations", read_association, error)
         && read_next_sequence (world, whole, error);
}

BeckonWorld *
beckon_wire_world_from_json (const char *text, gssize length, GError **error)
{
  g_autoptr (BeckonWorld) world = NULL;
  g_autoptr (Json) document = NULL;
  g_autofree char *why = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = beckon_json_parse (text, length >= 0 ? (gsize) length : strlen (text), &why);
  if (document == NULL)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "it is not strict JSON: %s", why);
  else if (!json_is_object (document))
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "it is JSON, but not an object");
  else
    {
      const Place whole = { .object = document };

      world = beckon_world_new ();
      if (read_world (world, &whole, error))
        return g_steal_pointer (&world);
    }

  return NULL;
}
