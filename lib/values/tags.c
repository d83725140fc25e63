/* SPDX-License-Identifier: MIT */
/* Tags. */
#include "values/tags.h"

#include <string.h>

#define MAX_KEY 128
#define MAX_VALUE 256
#define RESERVED "aws:"

static gboolean
is_of_a_key (char letter)
{
  return g_ascii_isalnum (letter) || (letter != '\0' && strchr ("+-=._:/", letter) != NULL);
}

const char *
beckon_tags_find_fault_of_key (const char *key)
{
  gsize length = 0;

  /* a-z A-Z 0-9 + - = . _ : / */
  while (is_of_a_key (key[length]))
    length++;
  if (key[length] != '\0')
    return "has a character that a tag key cannot have";
  if (length == 0)
    return "is empty";
  if (length > MAX_KEY)
    return "is longer than 128 characters";

  return g_str_has_prefix (key, RESERVED) ? "begins with aws:" : NULL;
}

const char *
beckon_tags_find_fault_of_value (const char *value)
{
  if (value == NULL)
    return "is not a string";
  if (!g_utf8_validate (value, -1, NULL))
    return "is not valid UTF-8";

  return g_utf8_strlen (value, -1) > MAX_VALUE ? "is longer than 256 characters" : NULL;
}

GHashTable *
beckon_tags_to_table (GVariant *tags)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GVariantIter iter;
  char *key, *value;

  if (tags == NULL)
    return table;
  g_variant_iter_init (&iter, tags);
  while (g_variant_iter_next (&iter, "{ss}", &key, &value))
    g_hash_table_insert (table, key, value);

  return table;
}

GVariant *
beckon_tags_from_table (GHashTable *table)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (table), (GCompareFunc) strcmp);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  if (keys == NULL)
    return NULL;
  for (const GList *key = keys; key != NULL; key = key->next)
    g_variant_builder_add (&builder, "{ss}", key->data, g_hash_table_lookup (table, key->data));

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}
