/* SPDX-License-Identifier: MIT */
/* Journals as JSON Lines. */
#include "wire/variant.h"

#include <beckon/beckon-journal.h>
#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon-wire-world.h>
#include <string.h>

static Json *
parse (const char *text, gssize length, const char *noun, GError **error)
{
  g_autofree char *why = NULL;
  g_autoptr (Json) json = beckon_json_parse (text, length >= 0 ? (gsize) length : strlen (text), &why);

  if (json == NULL)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "%s is not strict JSON: %s", noun, why);
  else if (!json_is_object (json))
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "%s is JSON, but not an object", noun);
  else
    return g_steal_pointer (&json);

  return NULL;
}

/* --- the first line --------------------------------------------------------------------------- */

char *
beckon_wire_journal_head_to_json (const BeckonWorld *world)
{
  g_autofree char *saved = NULL;
  g_autoptr (Json) head = NULL;

  g_return_val_if_fail (world != NULL, NULL);

  saved = beckon_wire_world_to_saved_json (world);
  head = json_pack ("{s:i, s:i, s:o}", "journal", BECKON_JOURNAL_FORMAT, "semantics", BECKON_SEMANTICS_VERSION, "world",
                    json_loads (saved, JSON_ALLOW_NUL, NULL));

  return json_dumps (head, 0);
}

static gboolean
is_known (Json *head, const char *field, int newest, GError **error)
{
  Json *value = json_object_get (head, field);

  if (!json_is_integer (value) || json_integer_value (value) < 1)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID,
                 "this is not a journal: its first line has no number \"%s\"", field);
  else if (json_integer_value (value) > newest)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_NEWER,
                 "%s %" JSON_INTEGER_FORMAT " is newer than %d, the newest version that this library knows", field,
                 json_integer_value (value), newest);
  else
    return TRUE;

  return FALSE;
}

BeckonWorld *
beckon_wire_journal_head_from_json (const char *text, gssize length, GError **error)
{
  g_autoptr (Json) head = NULL;
  g_autofree char *world = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  head = parse (text, length, "the journal's first line", error);
  if (head == NULL || !is_known (head, "journal", BECKON_JOURNAL_FORMAT, error)
      || !is_known (head, "semantics", BECKON_SEMANTICS_VERSION, error))
    return NULL;
  world = json_dumps (json_object_get (head, "world"), JSON_ENCODE_ANY);
  if (world == NULL)
    {
      g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "the journal's first line has no \"world\"");
      return NULL;
    }

  return beckon_wire_world_from_json (world, -1, error);
}

/* --- entries ---------------------------------------------------------------------------------- */

char *
beckon_wire_journal_entry_to_json (GVariant *entry)
{
  g_autoptr (Json) object = NULL;
  gint64 time_us;

  g_return_val_if_fail (entry != NULL && g_variant_is_of_type (entry, G_VARIANT_TYPE_VARDICT), NULL);

  object = beckon_variant_to_json (entry);
  /* If the clock gave an invalid time (W-4), the number stays as it is. */
  if (g_variant_lookup (entry, "time", "x", &time_us) && beckon_json_is_time (time_us))
    beckon_json_set_time (object, "time", time_us, WORLD_DECIMALS);

  return json_dumps (object, 0);
}

/* Converts the time from text, and removes what a replay makes anew. */
static gboolean
prepare (Json *object, GError **error)
{
  Json *time = json_object_get (object, "time");
  gint64 time_us = json_integer_value (time);

  if (!json_is_integer (time)
      && (!json_is_string (time) || !beckon_json_parse_time (json_string_value (time), &time_us)))
    {
      g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "the entry has no time in ISO 8601");
      return FALSE;
    }
  json_object_set_new (object, "time", json_integer (time_us));
  json_object_del (object, "effects");
  json_object_del (object, "output");
  json_object_del (object, "error");

  return TRUE;
}

GVariant *
beckon_wire_journal_entry_from_json (const char *text, gssize length, GError **error)
{
  g_autoptr (Json) object = NULL;
  GVariant *entry;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  object = parse (text, length, "the entry", error);
  if (object == NULL || !prepare (object, error))
    return NULL;
  entry = beckon_variant_from_json (object, G_VARIANT_TYPE_VARDICT, "entry", error);

  return entry != NULL ? g_variant_ref_sink (entry) : NULL;
}
