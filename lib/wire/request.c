/* SPDX-License-Identifier: MIT */
/* Reading input documents. Only JSON types are checked here; the core checks the values. */
#include "wire/request.h"

#include <string.h>

gboolean
beckon_wire_refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (BECKON_ERROR, BECKON_ERROR_INVALID_INPUT, format, arguments));
  va_end (arguments);

  return FALSE;
}

/* O-4: null counts as absent. */
static Json *
peek_field (Json *input, const char *name)
{
  Json *value = json_object_get (input, name);

  return json_is_null (value) ? NULL : value;
}

static gboolean
has_nul (Json *text)
{
  return strlen (json_string_value (text)) != json_string_length (text);
}

/* A C string ends at U+0000, so the core would check a shorter text than the one that was sent. */
static gboolean
read_string (Json *value, const char *where, const char **text, GError **error)
{
  if (!json_is_string (value))
    return beckon_wire_refuse (error, "%s is not a string", where);
  if (has_nul (value))
    return beckon_wire_refuse (error, "%s contains U+0000", where);
  *text = json_string_value (value);

  return TRUE;
}

/* --- by kind -------------------------------------------------------------------------------- */

typedef struct
{
  BeckonRequest *request;
  BeckonField field;
  const char *name;
  Json *value;
} Place;

static gboolean
read_id (const Place *place, GError **error)
{
  const char *text;

  if (!read_string (place->value, place->name, &text, error))
    return FALSE;
  beckon_request_set_text (place->request, place->field, text);

  return TRUE;
}

/* A token or an ARN. By G-12 the core refuses an invalid one later. With U+0000 it is passed as "", which is invalid. */
static gboolean
read_text (const Place *place, GError **error)
{
  if (!json_is_string (place->value))
    return beckon_wire_refuse (error, "%s is not a string", place->name);
  beckon_request_set_text (place->request, place->field,
                           has_nul (place->value) ? "" : json_string_value (place->value));

  return TRUE;
}

static gboolean
read_boolean (const Place *place, GError **error)
{
  if (!json_is_boolean (place->value))
    return beckon_wire_refuse (error, "%s is neither true nor false", place->name);
  beckon_request_set_boolean (place->request, place->field, json_is_true (place->value));

  return TRUE;
}

/* Valid numbers are at least 1. Any other is passed as 0, which the core refuses; -1 would mean "not given". */
static gboolean
read_number (const Place *place, GError **error)
{
  json_int_t number = json_integer_value (place->value);

  if (!json_is_integer (place->value))
    return beckon_wire_refuse (error, "%s is not a whole number", place->name);
  beckon_request_set_number (place->request, place->field, number >= 1 && number <= G_MAXINT32 ? number : 0);

  return TRUE;
}

static gboolean
read_texts (const Place *place, GError **error)
{
  gsize n = json_array_size (place->value);
  g_autofree const char **texts = g_new0 (const char *, n + 1);

  if (!json_is_array (place->value))
    return beckon_wire_refuse (error, "%s is not a list", place->name);
  for (gsize i = 0; i < n; i++)
    if (!read_string (json_array_get (place->value, i), "it", &texts[i], error))
      {
        g_prefix_error (error, "%s[%" G_GSIZE_FORMAT "]: ", place->name, i);
        return FALSE;
      }
  beckon_request_set_texts (place->request, place->field, texts);

  return TRUE;
}

static gboolean
read_details_texts (Json *entry, const char **account_id, const char **email, GError **error)
{
  Json *id = peek_field (entry, "AccountId"), *address = peek_field (entry, "Email");

  *email = NULL;
  if (id == NULL)
    return beckon_wire_refuse (error, "%s is missing", "AccountId");

  return read_string (id, "AccountId", account_id, error)
         && (address == NULL || read_string (address, "Email", email, error));
}

static gboolean
add_details (GPtrArray *details, const Place *place, gsize nth, GError **error)
{
  Json *entry = json_array_get (place->value, nth);
  const char *account_id, *email;

  if (!json_is_object (entry))
    return beckon_wire_refuse (error, "%s[%" G_GSIZE_FORMAT "] is not an object", place->name, nth);
  if (!read_details_texts (entry, &account_id, &email, error))
    {
      g_prefix_error (error, "%s[%" G_GSIZE_FORMAT "].", place->name, nth);
      return FALSE;
    }
  g_ptr_array_add (details, beckon_account_details_new (account_id, email));

  return TRUE;
}

static gboolean
read_details (const Place *place, GError **error)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  if (!json_is_array (place->value))
    return beckon_wire_refuse (error, "%s is not a list", place->name);
  for (gsize i = 0; i < json_array_size (place->value); i++)
    if (!add_details (details, place, i, error))
      return FALSE;
  beckon_request_set_details (place->request, place->field, details);

  return TRUE;
}

static gboolean
add_tag (GHashTable *tags, const Place *place, const char *key, Json *value, GError **error)
{
  if (!json_is_string (value))
    return beckon_wire_refuse (error, "%s has a value that is not a string", place->name);
  if (has_nul (value))
    return beckon_wire_refuse (error, "%s contains U+0000", place->name);
  g_hash_table_insert (tags, g_strdup (key), g_strdup (json_string_value (value)));

  return TRUE;
}

static gboolean
read_tags (const Place *place, GError **error)
{
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *key;
  Json *value;

  if (!json_is_object (place->value))
    return beckon_wire_refuse (error, "%s is not an object", place->name);
  json_object_foreach (place->value, key, value) if (!add_tag (tags, place, key, value, error)) return FALSE;
  beckon_request_set_tags (place->request, place->field, tags);

  return TRUE;
}

/* Its other members are ignored; without a ConfigurationType it names nothing (O-14). */
static gboolean
read_configuration (const Place *place, GError **error)
{
  Json *type = peek_field (place->value, "ConfigurationType");
  const Place within = { place->request, place->field, "ConfigurationType", type };

  if (!json_is_object (place->value))
    return beckon_wire_refuse (error, "%s is not an object", place->name);

  return type == NULL || read_text (&within, error);
}

/* The kinds of fields that an input can have. The other kinds occur only in answers, so they have no reader. */
static gboolean (*const readers[]) (const Place *place, GError **error) = {
  [BECKON_FIELD_KIND_ACCOUNT_ID] = read_id,
  [BECKON_FIELD_KIND_INVITATION_ID] = read_id,
  [BECKON_FIELD_KIND_TEXT] = read_text,
  [BECKON_FIELD_KIND_ACCOUNT_IDS] = read_texts,
  [BECKON_FIELD_KIND_ACCOUNT_DETAILS] = read_details,
  [BECKON_FIELD_KIND_BOOLEAN] = read_boolean,
  [BECKON_FIELD_KIND_NUMBER] = read_number,
  [BECKON_FIELD_KIND_WORD] = read_text,
  [BECKON_FIELD_KIND_TAGS] = read_tags,
  [BECKON_FIELD_KIND_TAG_KEYS] = read_texts,
  [BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION] = read_configuration,
};

/* --- the document --------------------------------------------------------------------------- */

static gboolean
read_field (BeckonRequest *request, BeckonField field, Json *input, GError **error)
{
  const char *name = beckon_field_to_string (field);
  const Place place = { request, field, name, peek_field (input, name) };

  if (place.value != NULL)
    return readers[beckon_field_get_kind (field)](&place, error);

  return !beckon_operation_requires_field (beckon_request_get_operation (request), field)
         || beckon_wire_refuse (error, "%s is missing", name);
}

BeckonRequest *
beckon_wire_read_request (BeckonOperation operation, const char *caller, Json *input, GError **error)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (operation, caller);

  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    if (beckon_operation_takes_field (operation, field) && !read_field (request, field, input, error))
      return NULL;

  return g_steal_pointer (&request);
}
