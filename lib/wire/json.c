/* SPDX-License-Identifier: MIT */
/* Parsing and building JSON. */
#include "wire/json.h"

#include "rules/text.h"

#include <beckon/beckon-types.h>
#include <string.h>

Json *
beckon_json_parse (const char *bytes, gsize size, char **why)
{
  json_error_t problem;
  /* U+0000 in a string is allowed here, so that O-4 can refuse it and name the field. The rest is strict. */
  Json *parsed = json_loadb (bytes, size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &problem);

  if (parsed == NULL)
    {
      /* jansson repeats bytes of the document, valid or not, and cuts between any two. */
      g_autofree char *what = beckon_text_tidy (problem.text);

      *why = g_strdup_printf ("%s at line %d, column %d", what, problem.line, problem.column);
    }

  return parsed;
}

void
beckon_json_set_text (Json *object, const char *field, const char *text)
{
  if (text != NULL)
    json_object_set_new (object, field, json_string (text));
}

/* The letter after the backslash; 0 if the character has no short escape. */
static char
find_short_escape (char c)
{
  static const char characters[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
  const char *place = strchr (characters, c);

  return place != NULL ? letters[place - characters] : 0;
}

static void
append_escape (GString *output, char c)
{
  char letter = find_short_escape (c);

  if (letter == 0)
    {
      g_string_append_printf (output, "\\u%04X", (guint) (guchar) c);
      return;
    }
  g_string_append_c (output, '\\');
  g_string_append_c (output, letter);
}

static gsize
count_plain (const char *text)
{
  const char *end = text;

  while ((guchar) *end >= ' ' && *end != '"' && *end != '\\')
    end++;

  return (gsize) (end - text);
}

void
beckon_json_append_text (GString *output, const char *text)
{
  g_string_append_c (output, '"');
  for (;;)
    {
      gsize n = count_plain (text);

      g_string_append_len (output, text, (gssize) n);
      text += n;
      if (*text == '\0')
        break;
      append_escape (output, *text++);
    }
  g_string_append_c (output, '"');
}

Json *
beckon_json_from_tags (GHashTable *tags)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (tags), (GCompareFunc) strcmp);
  Json *object = json_object ();

  for (const GList *key = keys; key != NULL; key = key->next)
    beckon_json_set_text (object, key->data, g_hash_table_lookup (tags, key->data));

  return object;
}

gboolean
beckon_json_is_time (gint64 time_us)
{
  g_autoptr (GDateTime) second
      = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC - (time_us % G_USEC_PER_SEC < 0));

  return second != NULL;
}

/* g_date_time_format() cannot print milliseconds, and does not pad years with zeros. */
char *
beckon_json_format_time (gint64 time_us, guint n_decimals)
{
  gint64 micros = time_us % G_USEC_PER_SEC;
  gint64 seconds = time_us / G_USEC_PER_SEC;
  g_autoptr (GDateTime) second = NULL;
  char decimals[WORLD_DECIMALS + 1];
  int year, month, day;

  if (micros < 0)
    {
      micros += G_USEC_PER_SEC;
      seconds--;
    }
  second = g_date_time_new_from_unix_utc (seconds);
  g_date_time_get_ymd (second, &year, &month, &day);
  g_snprintf (decimals, sizeof decimals, "%06d", (int) micros);

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%.*sZ", year, month, day, g_date_time_get_hour (second),
                          g_date_time_get_minute (second), g_date_time_get_second (second), (int) n_decimals, decimals);
}

void
beckon_json_set_time (Json *object, const char *field, gint64 time_us, guint n_decimals)
{
  if (time_us != BECKON_TIME_NONE)
    {
      g_autofree char *text = beckon_json_format_time (time_us, n_decimals);

      beckon_json_set_text (object, field, text);
    }
}

/* Moves @text past the pattern, in which 0 stands for any digit. FALSE if the text does not match. */
static gboolean
pass_over (const char **text, const char *pattern)
{
  gsize i;

  for (i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == '0' ? !g_ascii_isdigit ((*text)[i]) : (*text)[i] != pattern[i])
      return FALSE;
  *text += i;

  return TRUE;
}

/* Moves @text past a point and up to six digits, if there is a point. */
static gboolean
pass_over_decimals (const char **text)
{
  gsize n;

  if (**text != '.')
    return TRUE;
  (*text)++;
  n = strspn (*text, "0123456789");
  *text += n;

  return n >= 1 && n <= WORLD_DECIMALS;
}

static gboolean
has_shape_of_time (const char *text)
{
  return pass_over (&text, "0000-00-00T00:00:00") && pass_over_decimals (&text)
         && (pass_over (&text, "Z") || pass_over (&text, "+00:00") || pass_over (&text, "-00:00")) && *text == '\0';
}

/* GLib also accepts rare forms of ISO 8601, and reads a 61st second as the 60th. Both are refused here. */
gboolean
beckon_json_parse_time (const char *text, gint64 *time_us)
{
  g_autoptr (GDateTime) time = has_shape_of_time (text) ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (time == NULL || strstr (text, ":60") != NULL)
    return FALSE;
  *time_us = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);

  return TRUE;
}
