/* SPDX-License-Identifier: MIT */
/* Converting between GVariant and JSON, which has fewer types. */
#include "wire/variant.h"

#include "rules/text.h"
#include "values/world-variant.h"

#include <beckon/beckon-world.h>
#include <string.h>

/* --- to JSON ---------------------------------------------------------------------------------- */

static Json *
object_from_dictionary (GVariant *dictionary)
{
  Json *object = json_object ();
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_variant_iter_init (&iter, dictionary);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      json_object_set_new (object, key, beckon_variant_to_json (value));
      g_variant_unref (value);
    }

  return object;
}

static Json *
array_from_container (GVariant *container)
{
  Json *array = json_array ();

  for (gsize i = 0; i < g_variant_n_children (container); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (container, i);

      json_array_append_new (array, beckon_variant_to_json (child));
    }

  return array;
}

static Json *
json_from_maybe (GVariant *maybe)
{
  g_autoptr (GVariant) value = g_variant_get_maybe (maybe);

  return value != NULL ? beckon_variant_to_json (value) : json_null ();
}

/* Whole numbers in our JSON go up to 2^63 - 1, and no entry of ours has a larger one. In an entry of somebody else it
 * stays what it is, as a text, which is refused where a number is read. */
static Json *
json_from_uint64 (guint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  return number <= G_MAXINT64 ? json_integer ((json_int_t) number) : json_string (digits);
}

/* Of types that no entry of ours has, the containers are lists, and all others are texts. */
static Json *
json_from_other (GVariant *variant)
{
  g_autofree char *text = NULL;

  if (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return object_from_dictionary (variant);
  if (g_variant_is_container (variant))
    return array_from_container (variant);
  text = g_variant_print (variant, FALSE);

  return json_string (text);
}

Json *
beckon_variant_to_json (GVariant *variant)
{
  switch (g_variant_classify (variant))
    {
    case G_VARIANT_CLASS_STRING:
      return json_string (g_variant_get_string (variant, NULL));
    case G_VARIANT_CLASS_BOOLEAN:
      return json_boolean (g_variant_get_boolean (variant));
    case G_VARIANT_CLASS_INT32:
      return json_integer (g_variant_get_int32 (variant));
    case G_VARIANT_CLASS_UINT32:
      return json_integer (g_variant_get_uint32 (variant));
    case G_VARIANT_CLASS_INT64:
      return json_integer (g_variant_get_int64 (variant));
    case G_VARIANT_CLASS_UINT64:
      return json_from_uint64 (g_variant_get_uint64 (variant));
    case G_VARIANT_CLASS_MAYBE:
      return json_from_maybe (variant);
    case G_VARIANT_CLASS_BYTE:
    case G_VARIANT_CLASS_INT16:
    case G_VARIANT_CLASS_UINT16:
    case G_VARIANT_CLASS_HANDLE:
    case G_VARIANT_CLASS_DOUBLE:
    case G_VARIANT_CLASS_OBJECT_PATH:
    case G_VARIANT_CLASS_SIGNATURE:
    case G_VARIANT_CLASS_VARIANT:
    case G_VARIANT_CLASS_ARRAY:
    case G_VARIANT_CLASS_TUPLE:
    case G_VARIANT_CLASS_DICT_ENTRY:
    default:
      return json_from_other (variant);
    }
}

/* --- from JSON -------------------------------------------------------------------------------- */

static GVariant *
refuse (const char *where, const char *what, GError **error)
{
  g_autofree char *place = beckon_text_tidy (where);

  g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "%s is %s", place, what);

  return NULL;
}

static GVariant *
string_from_json (Json *json, const char *where, GError **error)
{
  if (!json_is_string (json) || strlen (json_string_value (json)) != json_string_length (json))
    return refuse (where, "not a string without U+0000", error);

  return g_variant_new_string (json_string_value (json));
}

static GVariant *
number_from_json (Json *json, const GVariantType *type, const char *where, GError **error)
{
  json_int_t number = json_integer_value (json);

  if (!json_is_integer (json))
    return refuse (where, "not a whole number", error);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT64))
    return g_variant_new_int64 (number);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT32))
    return number >= G_MININT32 && number <= G_MAXINT32 ? g_variant_new_int32 ((gint32) number)
                                                        : refuse (where, "out of range", error);
  if (number < 0)
    return refuse (where, "negative", error);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_UINT64))
    return g_variant_new_uint64 ((guint64) number);

  return number <= G_MAXUINT32 ? g_variant_new_uint32 ((guint32) number) : refuse (where, "out of range", error);
}

static GVariant *
maybe_from_json (Json *json, const GVariantType *type, const char *where, GError **error)
{
  const GVariantType *element = g_variant_type_element (type);
  GVariant *value;

  if (json_is_null (json))
    return g_variant_new_maybe (element, NULL);
  value = beckon_variant_from_json (json, element, where, error);

  return value != NULL ? g_variant_new_maybe (NULL, value) : NULL;
}

/* The type of the next child of an array, a tuple or a dictionary entry; NULL at the end of the latter two. */
static const GVariantType *
next_type (const GVariantType *type, const GVariantType *previous)
{
  if (g_variant_type_is_array (type))
    return g_variant_type_element (type);

  return previous == NULL ? g_variant_type_first (type) : g_variant_type_next (previous);
}

static GVariant *
container_from_json (Json *json, const GVariantType *type, const char *where, GError **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (type);
  const GVariantType *child_type = NULL;
  gsize n = json_array_size (json);

  if (!json_is_array (json) || (!g_variant_type_is_array (type) && n != g_variant_type_n_items (type)))
    return refuse (where, "not a list of the right length", error);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", where, i);
      GVariant *child;

      child_type = next_type (type, child_type);
      child = beckon_variant_from_json (json_array_get (json, i), child_type, place, error);
      if (child == NULL)
        return NULL;
      g_variant_builder_add_value (&builder, child);
    }

  return g_variant_builder_end (&builder);
}

/* The types of those fields of an entry whose type does not follow from the JSON value. */
static const struct
{
  const char *key;
  const char *type;
} known[] = {
  { "AccountIds", "as" },
  { "TagKeys", "as" },
  { "AccountDetails", "aa{sv}" },
  { "MaxResults", "i" },
  { "ids", "as" },
  { "verdicts", "aa{sv}" },
  { "faults", "aa{sv}" },
  { "accounts", WORLD_TYPE_ACCOUNTS },
  { "associations", WORLD_TYPE_ASSOCIATIONS },
  { "organizations", WORLD_TYPE_ORGANIZATIONS },
  { "sequences", "at" },
  { "next-sequence", "t" },
  { "ids-drawn", "t" },
  { "format", "u" },
  { "semantics", "u" },
  { "status", "u" },
};

/* In format 1 of a world, accounts have fewer fields. */
static gboolean
is_account_list_1 (Json *object, const char *key)
{
  return g_str_equal (key, "accounts") && json_integer_value (json_object_get (object, "format")) == 1;
}

typedef const GVariantType *(*TypeFunc) (Json *object, const char *key, Json *value);

static const GVariantType *
type_of_value (Json *object G_GNUC_UNUSED, const char *key G_GNUC_UNUSED, Json *value)
{
  if (json_is_object (value))
    return G_VARIANT_TYPE_VARDICT;
  if (json_is_boolean (value))
    return G_VARIANT_TYPE_BOOLEAN;

  return json_is_integer (value) ? G_VARIANT_TYPE_INT64 : G_VARIANT_TYPE_STRING;
}

static const GVariantType *
type_of_field (Json *object, const char *key, Json *value)
{
  if (is_account_list_1 (object, key))
    return G_VARIANT_TYPE (WORLD_TYPE_ACCOUNTS_1);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].key, key))
      return G_VARIANT_TYPE (known[i].type);

  return type_of_value (object, key, value);
}

/* Users name their tags, so the name of a tag says nothing of its type, even where it is the name of a field. */
static GVariant *
dictionary_from_json (Json *json, TypeFunc type_of, const char *where, GError **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  const char *key;
  Json *value;

  if (!json_is_object (json))
    return refuse (where, "not an object", error);
  json_object_foreach (json, key, value)
  {
    g_autofree char *place = g_strdup_printf ("%s.%s", where, key);
    gboolean has_tags = type_of != type_of_value && g_str_equal (key, "Tags");
    GVariant *child = has_tags ? dictionary_from_json (value, type_of_value, place, error)
                               : beckon_variant_from_json (value, type_of (json, key, value), place, error);

    if (child == NULL)
      return NULL;
    g_variant_builder_add (&builder, "{sv}", key, child);
  }

  return g_variant_builder_end (&builder);
}

GVariant *
beckon_variant_from_json (Json *json, const GVariantType *type, const char *where, GError **error)
{
  if (g_variant_type_equal (type, G_VARIANT_TYPE_VARDICT))
    return dictionary_from_json (json, type_of_field, where, error);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    return string_from_json (json, where, error);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return json_is_boolean (json) ? g_variant_new_boolean (json_is_true (json))
                                  : refuse (where, "neither true nor false", error);
  if (g_variant_type_is_maybe (type))
    return maybe_from_json (json, type, where, error);
  if (g_variant_type_is_basic (type))
    return number_from_json (json, type, where, error);

  return container_from_json (json, type, where, error);
}
