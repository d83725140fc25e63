/* SPDX-License-Identifier: MIT */
/* Reading input documents. What the core judges itself (blank, long, out of range) is left to it. */
#include "wire/decode.h"

#include <beckon/beckon.h>
#include <string.h>

gboolean
beckon_decode_refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (BECKON_ERROR, BECKON_ERROR_INVALID_INPUT, format, arguments));
  va_end (arguments);

  return FALSE;
}

/* O-4: null is absent, everywhere. */
static Json *
peek_member (Json *input, const char *member)
{
  Json *value = json_object_get (input, member);

  return json_is_null (value) ? NULL : value;
}

/* A C string would end at a U+0000, and be judged as another text than was sent. */
static gboolean
read_text (Json *value, const char *where, const char **text, GError **error)
{
  if (!json_is_string (value))
    return beckon_decode_refuse (error, "%s is no string", where);
  if (strlen (json_string_value (value)) != json_string_length (value))
    return beckon_decode_refuse (error, "%s has a U+0000 in it", where);
  *text = json_string_value (value);

  return TRUE;
}

gboolean
beckon_decode_optional_text (Json *input, const char *member, const char **text, GError **error)
{
  Json *value = peek_member (input, member);

  *text = NULL;

  return value == NULL || read_text (value, member, text, error);
}

gboolean
beckon_decode_opaque_text (Json *input, const char *member, const char **text, GError **error)
{
  Json *value = peek_member (input, member);

  *text = NULL;
  if (value != NULL && !json_is_string (value))
    return beckon_decode_refuse (error, "%s is no string", member);
  if (value != NULL)
    *text = strlen (json_string_value (value)) == json_string_length (value) ? json_string_value (value) : "";

  return TRUE;
}

gboolean
beckon_decode_text (Json *input, const char *member, const char **text, GError **error)
{
  if (!beckon_decode_optional_text (input, member, text, error))
    return FALSE;
  if (*text == NULL)
    return beckon_decode_refuse (error, "%s is missing", member);

  return TRUE;
}

gboolean
beckon_decode_boolean (Json *input, const char *member, gboolean *value, GError **error)
{
  Json *found = peek_member (input, member);

  if (found == NULL)
    return TRUE;
  if (!json_is_boolean (found))
    return beckon_decode_refuse (error, "%s is neither true nor false", member);
  *value = json_is_true (found);

  return TRUE;
}

/* A number that is no int is out of range whatever it is; so is 0, which stands for it. */
gboolean
beckon_decode_max_results (Json *input, int *max_results, GError **error)
{
  Json *found = peek_member (input, "MaxResults");
  json_int_t number;

  if (found == NULL)
    return TRUE;
  if (!json_is_integer (found))
    return beckon_decode_refuse (error, "MaxResults is no whole number");
  number = json_integer_value (found);
  *max_results = number >= 1 && number <= G_MAXINT ? (int) number : 0;

  return TRUE;
}

/* A list that has to be there; that it has to hold something is the core's rule. */
static Json *
peek_list (Json *input, const char *member, GError **error)
{
  Json *list = peek_member (input, member);

  if (list == NULL)
    beckon_decode_refuse (error, "%s is missing", member);
  else if (!json_is_array (list))
    beckon_decode_refuse (error, "%s is no list", member);
  else
    return list;

  return NULL;
}

const char **
beckon_decode_account_ids (Json *input, GError **error)
{
  Json *list = peek_list (input, "AccountIds", error);
  g_autofree const char **account_ids = NULL;
  gsize n;

  if (list == NULL)
    return NULL;
  n = json_array_size (list);
  account_ids = g_new0 (const char *, n + 1);
  for (gsize i = 0; i < n; i++)
    if (!read_text (json_array_get (list, i), "it", &account_ids[i], error))
      {
        g_prefix_error (error, "AccountIds[%" G_GSIZE_FORMAT "]: ", i);
        return NULL;
      }

  return g_steal_pointer (&account_ids);
}

static gboolean
prefix_member (GError **error, gsize place)
{
  g_prefix_error (error, "AccountDetails[%" G_GSIZE_FORMAT "].", place);

  return FALSE;
}

static gboolean
add_details (GPtrArray *details, Json *entry, gsize place, GError **error)
{
  const char *account_id, *email;

  if (!json_is_object (entry))
    return beckon_decode_refuse (error, "AccountDetails[%" G_GSIZE_FORMAT "] is no object", place);
  if (!beckon_decode_text (entry, "AccountId", &account_id, error)
      || !beckon_decode_optional_text (entry, "Email", &email, error))
    return prefix_member (error, place);
  g_ptr_array_add (details, beckon_account_details_new (account_id, email));

  return TRUE;
}

GPtrArray *
beckon_decode_account_details (Json *input, GError **error)
{
  Json *list = peek_list (input, "AccountDetails", error);
  g_autoptr (GPtrArray) details = NULL;

  if (list == NULL)
    return NULL;
  details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);
  for (gsize i = 0; i < json_array_size (list); i++)
    if (!add_details (details, json_array_get (list, i), i, error))
      return NULL;

  return g_steal_pointer (&details);
}
