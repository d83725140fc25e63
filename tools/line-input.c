/* SPDX-License-Identifier: MIT */
/* Reading the fields of a line. */
#include "line-input.h"

#include "rules/nearest.h"

#include <stdarg.h>
#include <string.h>

json_t *
beckon_line_refuse (char **why, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  *why = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return NULL;
}

json_t *
beckon_line_refuse_name (char **why, const char *what, const char *name, const char *const *names, gsize n)
{
  g_autofree char *list = beckon_nearest_list (name, names, n);

  return beckon_line_refuse (why, n > 0 ? "there is no %s \"%s\": it can be %s" : "there is no %s \"%s\"", what, name,
                             list);
}

json_t *
beckon_line_refuse_field (char **why, const char *field, const char *place, const char *const *known)
{
  g_autofree char *list = beckon_nearest_list (field, known, g_strv_length ((char **) known));

  return beckon_line_refuse (why, "unknown field \"%s\" %s: it can have %s", field, place, list);
}

/* Gives a NUL-terminated string. U+0000 inside of it becomes %00, which is not valid in any path, query or name. */
static char *
dup_data (json_t *value)
{
  const char *text = json_string_value (value);
  gsize size = json_string_length (value);
  g_autoptr (GString) data = g_string_new_len (text, size);

  for (gsize i = size; i > 0; i--)
    if (text[i - 1] == '\0')
      {
        g_string_erase (data, i - 1, 1);
        g_string_insert (data, i - 1, "%00");
      }

  return g_string_free (g_steal_pointer (&data), FALSE);
}

gboolean
beckon_line_take_text (json_t *line, const char *member, gboolean is_required, char **text, char **why)
{
  json_t *value = json_object_get (line, member);

  if (value == NULL && !is_required)
    return TRUE;
  if (!json_is_string (value))
    {
      beckon_line_refuse (why, value == NULL ? "\"%s\" is missing" : "\"%s\" is not a string", member);
      return FALSE;
    }
  *text = dup_data (value);

  return TRUE;
}

const char *
beckon_line_peek_word (json_t *object, const char *member, char **why)
{
  json_t *value = json_object_get (object, member);
  const char *text = json_string_value (value);

  if (text == NULL)
    beckon_line_refuse (why, value == NULL ? "\"%s\" is missing" : "\"%s\" is not a string", member);
  else if (strlen (text) != json_string_length (value))
    beckon_line_refuse (why, "\"%s\" contains U+0000", member);
  else
    return text;

  return NULL;
}

/* An emulator determines the calling account itself, so a line with an invalid one is not understood. */
const char *
beckon_line_peek_account (json_t *object, const char *member, char **why)
{
  const char *text = beckon_line_peek_word (object, member, why);

  if (text == NULL || strspn (text, "\t\n\v\f\r ") < strlen (text))
    return text;
  beckon_line_refuse (why, "\"%s\" is blank", member);

  return NULL;
}

gboolean
beckon_line_is_true (json_t *line, const char *member, char **why)
{
  if (!json_is_true (json_object_get (line, member)))
    beckon_line_refuse (why, "\"%s\" is not true", member);

  return *why == NULL;
}

gboolean
beckon_line_has_only (json_t *object, const char *const *known, const char *noun, char **why)
{
  g_autofree char *place = g_strdup_printf ("of \"%s\"", noun);
  const char *member;
  json_t *value;

  if (!json_is_object (object))
    beckon_line_refuse (why, "\"%s\" is not an object", noun);
  else
    json_object_foreach (object, member, value) if (!g_strv_contains (known, member))
    {
      beckon_line_refuse_field (why, member, place, known);
      break;
    }

  return *why == NULL;
}
