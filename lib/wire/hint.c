/* SPDX-License-Identifier: MIT */
/* Compares a request with those that there are, more loosely than O-11 does. */
#include "wire/hint.h"

#include "rules/nearest.h"
#include "rules/text.h"
#include "wire/query.h"
#include "wire/route.h"

#include <beckon/beckon-wire.h>
#include <string.h>

#define NEAR 5       /* a letter that is wrong and one that is missing; what is farther is something else */
#define MAX_KEYS 100 /* that are looked at, so that a long query takes no time */

static void
append (GString *text, const char *separator, const char *more)
{
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, more);
}

/* --- method and path ------------------------------------------------------------------------ */

/* Without a query, without a slash at the end or behind another one, in lower case. */
static char *
dup_plain (const char *path)
{
  GString *plain = g_string_new (NULL);

  for (; *path != '\0' && *path != '?'; path++)
    if (*path != '/' || strchr ("/?", path[1]) == NULL)
      g_string_append_c (plain, g_ascii_tolower (*path));

  return g_string_free (plain, FALSE);
}

/* Up to the parameter, if it has one. */
static gboolean
is_path_of (BeckonOperation operation, const char *plain)
{
  const char *path = beckon_wire_peek_path (operation);
  gsize fixed = strcspn (path, "{");

  return path[fixed] == '\0' ? g_str_equal (path, plain) : strncmp (path, plain, fixed) == 0;
}

static gboolean
is_any_path (const char *plain)
{
  for (BeckonOperation operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    if (is_path_of (operation, plain))
      return TRUE;

  return FALSE;
}

/* If no operation has the path, it becomes the nearest one. FALSE if none is near. */
static gboolean
correct_path (char **plain)
{
  const char *paths[BECKON_N_OPERATIONS];
  gsize nearest;

  NEAREST_NAME_ALL (paths, beckon_wire_peek_path);
  nearest = beckon_nearest_find (*plain, paths, BECKON_N_OPERATIONS);
  if (**plain == '\0' || beckon_nearest_distance (*plain, paths[nearest]) > NEAR)
    return FALSE;
  g_free (*plain);
  *plain = g_strdup (paths[nearest]);

  return TRUE;
}

static gboolean
has_method (const char *method, const char *plain)
{
  for (BeckonOperation operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    if (is_path_of (operation, plain) && g_ascii_strcasecmp (method, beckon_wire_peek_method (operation)) == 0)
      return TRUE;

  return FALSE;
}

/* "POST /members is CreateMembers": those with that path and the method, or with any method if none has that one. */
static char *
list_meant (const char *method, const char *plain)
{
  gboolean is_any = !has_method (method, plain);
  GString *list = g_string_new (NULL);

  for (BeckonOperation operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    if (is_path_of (operation, plain)
        && (is_any || g_ascii_strcasecmp (method, beckon_wire_peek_method (operation)) == 0))
      {
        append (list, ", ", beckon_wire_peek_method (operation));
        g_string_append_printf (list, " %s is %s", beckon_wire_peek_path (operation),
                                beckon_operation_to_string (operation));
      }

  return g_string_free (list, FALSE);
}

static gboolean
has_upper_case (const char *path)
{
  for (; *path != '\0' && *path != '?'; path++)
    if (g_ascii_isupper (*path))
      return TRUE;

  return FALSE;
}

/* A ResourceArn has case of its own, and can have slashes, encoded. */
static void
judge_path (GString *reasons, const char *path, const char *plain)
{
  gboolean is_of_tags = g_str_has_prefix (plain, "/tags/");

  if (strchr (path, '?') != NULL)
    append (reasons, ", ", "a query stands in the path");
  if (strcspn (path, "?") != strlen (plain))
    append (reasons, ", ", "the path has a slash too many");
  if (is_of_tags && strchr (plain + strlen ("/tags/"), '/') != NULL)
    append (reasons, ", ", "a slash in the ResourceArn must be %2F");
  if (has_upper_case (is_of_tags ? "" : path))
    append (reasons, ", ", "the path is written in lower case");
}

static void
judge_method (GString *reasons, const char *method, const char *plain)
{
  g_autofree char *upper = g_ascii_strup (method, -1);

  if (!has_method (method, plain))
    append (reasons, ", ", "the path takes another method");
  else if (!g_str_equal (upper, method))
    append (reasons, ", ", "the method is written in upper case");
}

char *
beckon_hint_for_route (const char *method, const char *path)
{
  g_autofree char *plain = dup_plain (path), *meant = NULL;
  g_autoptr (GString) reasons = g_string_new (NULL);

  judge_path (reasons, path, plain);
  if (!is_any_path (plain))
    {
      if (!correct_path (&plain))
        return strchr (path, '?') != NULL ? g_string_free (g_steal_pointer (&reasons), FALSE) : NULL;
      append (reasons, ", ", "the path is misspelt");
    }
  judge_method (reasons, method, plain);
  meant = list_meant (method, plain);
  append (reasons, "; ", meant);

  return g_string_free (g_steal_pointer (&reasons), FALSE);
}

/* --- the keys of a query -------------------------------------------------------------------- */

static char *
describe_key (BeckonOperation operation, const char *key, const char *const *keys, gsize n)
{
  g_autofree char *tidy = beckon_text_tidy (key), *list = beckon_nearest_list (key, keys, n);

  return g_strdup_printf ("%s has no key \"%s\" in its query, and ignores it: it can have %s",
                          beckon_operation_to_string (operation), tidy, list);
}

static gboolean
is_nearly (const char *key, const char *const *keys, gsize n)
{
  const char *nearest = keys[beckon_nearest_find (key, keys, n)];

  return *key != '\0' && !g_str_equal (key, nearest) && beckon_nearest_distance (key, nearest) <= NEAR;
}

/* A key that the operation has is nearest to itself, even if another one differs from it only in case. */
static char *
hint_for_query (BeckonOperation operation, const char *query)
{
  const char *keys[BECKON_QUERY_MAX_KEYS];
  gsize n = beckon_query_list_keys (operation, keys);
  g_auto (GStrv) pieces = n > 0 ? g_strsplit (query, "&", MAX_KEYS) : g_new0 (char *, 1);

  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *encoded = g_strndup (pieces[i], strcspn (pieces[i], "="));
      g_autofree char *key = g_uri_unescape_string (encoded, NULL);

      if (key != NULL && is_nearly (key, keys, n))
        return describe_key (operation, key, keys, n);
    }

  return NULL;
}

char *
beckon_wire_dup_hint (const char *method, const char *path, const char *query)
{
  BeckonOperation operation;
  g_autofree char *parameter = NULL;

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (!beckon_route_find (method, path, &operation, &parameter))
    return beckon_hint_for_route (method, path);

  return hint_for_query (operation, query != NULL ? query : "");
}
