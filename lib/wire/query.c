/* SPDX-License-Identifier: MIT */
/* Reading a query string: GLib decodes it, and the texts are converted to the types of the fields. */
#include "wire/query.h"

#include "wire/request.h"
#include "wire/route.h"

#include <string.h>

/* A key without `=` has an empty value, and an empty piece between two `&` is skipped. GLib accepts neither. */
static char *
complete (const char *query)
{
  g_auto (GStrv) pieces = g_strsplit (query, "&", -1);
  g_autoptr (GString) completed = g_string_new (NULL);

  for (gsize i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_string_append_printf (completed, "%s%s%s", completed->len > 0 ? "&" : "", pieces[i],
                              strchr (pieces[i], '=') != NULL ? "" : "=");

  return g_string_free (g_steal_pointer (&completed), FALSE);
}

#define MAX_SIZE 65536 /* O-11 */

/* GLib's table of the keys takes time by their square if they were chosen to fall together: hence the bound. */
static gboolean
is_small (const char *query, GError **error)
{
  gsize size = strlen (query);

  return size <= MAX_SIZE
         || beckon_wire_refuse (error, "the query has %" G_GSIZE_FORMAT " bytes: it can have at most %d", size,
                                MAX_SIZE);
}

static GHashTable *
decode (const char *query, GError **error)
{
  g_autofree char *completed = complete (query);
  g_autoptr (GError) problem = NULL;
  GHashTable *texts = g_uri_parse_params (completed, -1, "&", G_URI_PARAMS_NONE, &problem);

  if (texts == NULL)
    beckon_wire_refuse (error, "the query is not percent-encoded UTF-8: %s", problem->message);

  return texts;
}

static GHashTable *
parse (const char *query, GError **error)
{
  return is_small (query, error) ? decode (query, error) : NULL;
}

/* --- the fields that a query can have ------------------------------------------------------ */

static gboolean
set_max_results (Json *input, const char *text, GError **error)
{
  guint64 number;

  if (*text == '\0' || strspn (text, "0123456789") != strlen (text))
    return beckon_wire_refuse (error, "MaxResults is not a number: give decimal digits");
  number = g_ascii_strtoull (text, NULL, 10);
  /* A number that is too large becomes 0, which is out of range too and is refused later. */
  json_object_set_new (input, "MaxResults", json_integer (number <= G_MAXINT ? number : 0));

  return TRUE;
}

static gboolean
set_only_associated (Json *input, const char *text, GError **error)
{
  gboolean is_true = strcmp (text, "true") == 0;

  if (!is_true && strcmp (text, "false") != 0)
    return beckon_wire_refuse (error, "OnlyAssociated is neither true nor false");
  json_object_set_new (input, "OnlyAssociated", json_boolean (is_true));

  return TRUE;
}

static gboolean
set_next_token (Json *input, const char *text, GError **error)
{
  if (*text == '\0')
    return beckon_wire_refuse (error, "NextToken is empty: omit it to get the first page");
  json_object_set_new (input, "NextToken", json_string (text));

  return TRUE;
}

static gboolean
set_hub_arn (Json *input, const char *text, GError **error G_GNUC_UNUSED)
{
  json_object_set_new (input, "HubArn", json_string (text));

  return TRUE;
}

static gboolean
set_feature (Json *input, const char *text, GError **error G_GNUC_UNUSED)
{
  json_object_set_new (input, "Feature", json_string (text));

  return TRUE;
}

static const struct
{
  BeckonField field;
  gboolean (*set) (Json *input, const char *text, GError **error);
  const char *rule; /* the rule that refuses a wrong value; NULL if the value is checked later */
} fields[] = {
  { BECKON_FIELD_MAX_RESULTS, set_max_results, "O-4" }, { BECKON_FIELD_ONLY_ASSOCIATED, set_only_associated, "O-4" },
  { BECKON_FIELD_NEXT_TOKEN, set_next_token, "O-11" },  { BECKON_FIELD_HUB_ARN, set_hub_arn, NULL },
  { BECKON_FIELD_FEATURE, set_feature, NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) + 1 == BECKON_QUERY_MAX_KEYS);

/* --- tagKeys, which may be repeated (O-13) -------------------------------------------------- */

#define TAG_KEYS "tagKeys"

/* The query was parsed before, so it is decoded without fail. */
static void
add_tag_keys (Json *input, const char *query)
{
  g_autofree char *completed = complete (query);
  Json *keys = json_array ();
  GUriParamsIter iter;
  char *name, *value;

  g_uri_params_iter_init (&iter, completed, -1, "&", G_URI_PARAMS_NONE);
  while (g_uri_params_iter_next (&iter, &name, &value, NULL))
    {
      if (g_str_equal (name, TAG_KEYS))
        json_array_append_new (keys, json_string (value));
      g_free (name);
      g_free (value);
    }
  json_object_set_new (input, beckon_field_to_string (BECKON_FIELD_TAG_KEYS), keys);
}

/* --- the whole ------------------------------------------------------------------------------ */

gsize
beckon_query_list_keys (BeckonOperation operation, const char **keys)
{
  gsize n = 0;

  if (beckon_route_has_body (operation))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (beckon_operation_takes_field (operation, fields[i].field))
      keys[n++] = beckon_field_to_string (fields[i].field);
  if (beckon_operation_takes_field (operation, BECKON_FIELD_TAG_KEYS))
    keys[n++] = TAG_KEYS;

  return n;
}

/* Keys that the operation does not know are ignored. */
Json *
beckon_query_parse (BeckonOperation operation, const char *query, const char **rule, GError **error)
{
  g_autoptr (GHashTable) texts = parse (query, error);
  g_autoptr (Json) input = json_object ();

  *rule = "O-11";
  if (texts == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = g_hash_table_lookup (texts, beckon_field_to_string (fields[i].field));

      *rule = fields[i].rule;
      if (text != NULL && beckon_operation_takes_field (operation, fields[i].field)
          && !fields[i].set (input, text, error))
        return NULL;
    }
  if (beckon_operation_takes_field (operation, BECKON_FIELD_TAG_KEYS) && g_hash_table_contains (texts, TAG_KEYS))
    add_tag_keys (input, query);

  return g_steal_pointer (&input);
}
