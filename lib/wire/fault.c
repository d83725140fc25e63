/* SPDX-License-Identifier: MIT */
/* Fault plans as JSON. */
#include "wire/json.h"

#include "rules/nearest.h"
#include "rules/text.h"

#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon-world.h>
#include <string.h>

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Always FALSE. */
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, beckon_text_error_new (BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, format, arguments));
  va_end (arguments);

  return FALSE;
}

/* --- fields: each may be absent; if present, it must have its type ----------------------------------- */

static gboolean
read_text (Json *object, const char *field, const char **text, GError **error)
{
  Json *value = json_object_get (object, field);

  *text = json_string_value (value);
  if (value == NULL || (*text != NULL && strlen (*text) == json_string_length (value)))
    return TRUE;

  return refuse (error, "\"%s\" of a fault is not a string without U+0000", field);
}

static gboolean
read_number (Json *object, const char *field, json_int_t least, json_int_t most, json_int_t *number, GError **error)
{
  Json *value = json_object_get (object, field);

  if (value == NULL)
    return TRUE;
  *number = json_integer_value (value);
  if (json_is_integer (value) && *number >= least && *number <= most)
    return TRUE;

  return refuse (error,
                 "\"%s\" of a fault is not a whole number from %" JSON_INTEGER_FORMAT " to %" JSON_INTEGER_FORMAT,
                 field, least, most);
}

static gboolean
has_known_fields (Json *object, GError **error)
{
  static const char *const known[]
      = { "before", "after",   "unprocessed", "stale", "status",      "message", "operation",
          "caller", "account", "nth",         "times", "probability", "seed",    NULL };
  const char *field;
  Json *value;

  json_object_foreach (object, field, value) if (!g_strv_contains (known, field))
  {
    g_autofree char *list = beckon_nearest_list (field, known, G_N_ELEMENTS (known) - 1);

    return refuse (error, "a fault has no field \"%s\": it can have %s", field, list);
  }

  return TRUE;
}

/* --- what goes wrong --------------------------------------------------------------------------- */

/* F-1 */
static BeckonFault *
fault_from_exception (Json *object,
                      const char *exception,
                      BeckonFault *(*make) (const char *exception, guint status, const char *message),
                      GError **error)
{
  const char *message;
  json_int_t status = 0;

  if (!read_text (object, "message", &message, error) || !read_number (object, "status", 400, 599, &status, error))
    return NULL;
  if (!beckon_error_is_exception_name (exception))
    {
      refuse (error, "\"%s\" is not an exception's name for a fault: 1 to 128 letters, digits and dots", exception);
      return NULL;
    }

  return make (exception, (guint) status, message);
}

/* An exception has a status and a message; nothing else that goes wrong has. */
static gboolean
is_of_no_exception (Json *object, GError **error)
{
  if (json_object_get (object, "status") == NULL && json_object_get (object, "message") == NULL)
    return TRUE;

  return refuse (error, "only a fault with \"before\" or \"after\" can have a \"status\" and a \"message\"");
}

static BeckonFault *
unprocessed_fault (Json *object, const char *text, GError **error)
{
  const char *account;

  if (!is_of_no_exception (object, error) || !read_text (object, "account", &account, error))
    return NULL;
  if (account != NULL)
    return beckon_fault_new_unprocessed (account, text);
  refuse (error, "a fault with \"unprocessed\" needs an \"account\"");

  return NULL;
}

/* F-2 */
static BeckonFault *
stale_fault (Json *object, Json *stale, GError **error)
{
  if (!is_of_no_exception (object, error))
    return NULL;
  if (json_is_true (stale))
    return beckon_fault_new_stale ();
  refuse (error, "\"stale\" of a fault is not true");

  return NULL;
}

static BeckonFault *
fault_from_kind (Json *object, GError **error)
{
  Json *stale = json_object_get (object, "stale");
  const char *before, *after, *unprocessed;

  if (!read_text (object, "before", &before, error) || !read_text (object, "after", &after, error)
      || !read_text (object, "unprocessed", &unprocessed, error))
    return NULL;
  if ((before != NULL) + (after != NULL) + (unprocessed != NULL) + (stale != NULL) != 1)
    refuse (error, "a fault must have exactly one of \"before\", \"after\", \"unprocessed\" and \"stale\"");
  else if (before != NULL)
    return fault_from_exception (object, before, beckon_fault_new_before_named, error);
  else if (after != NULL)
    return fault_from_exception (object, after, beckon_fault_new_after_named, error);
  else if (stale != NULL)
    return stale_fault (object, stale, error);
  else
    return unprocessed_fault (object, unprocessed, error);

  return NULL;
}

/* --- when -------------------------------------------------------------------------------------- */

static gboolean
refuse_operation (const char *name, GError **error)
{
  const char *names[BECKON_N_OPERATIONS];
  g_autofree char *list = NULL;

  NEAREST_NAME_ALL (names, beckon_operation_to_string);
  list = beckon_nearest_list (name, names, BECKON_N_OPERATIONS);

  return refuse (error, "there is no operation \"%s\" for a fault: it can be %s", name, list);
}

static gboolean
set_match (BeckonFault *fault, Json *object, GError **error)
{
  const char *operation_name, *caller, *account;
  BeckonOperation operation;

  if (!read_text (object, "operation", &operation_name, error) || !read_text (object, "caller", &caller, error)
      || !read_text (object, "account", &account, error))
    return FALSE;
  if (operation_name != NULL && !beckon_operation_from_string (operation_name, &operation))
    return refuse_operation (operation_name, error);
  if (operation_name != NULL)
    beckon_fault_match_operation (fault, operation);
  beckon_fault_match_caller (fault, caller);
  beckon_fault_match_account (fault, account);

  return TRUE;
}

static gboolean
set_chance (BeckonFault *fault, Json *object, GError **error)
{
  Json *probability = json_object_get (object, "probability");
  json_int_t seed = 0;

  if (!read_number (object, "seed", 0, G_MAXINT64, &seed, error))
    return FALSE;
  if (probability == NULL)
    return TRUE;
  if (!json_is_number (probability) || json_number_value (probability) < 0 || json_number_value (probability) > 1)
    return refuse (error, "\"probability\" of a fault is not a number from 0 to 1");
  beckon_fault_set_probability (fault, json_number_value (probability), (guint64) seed);

  return TRUE;
}

static gboolean
set_times (BeckonFault *fault, Json *object, GError **error)
{
  json_int_t nth = 1, times = 1;

  if (!read_number (object, "nth", 1, G_MAXUINT32, &nth, error)
      || !read_number (object, "times", 0, G_MAXUINT32, &times, error))
    return FALSE;
  beckon_fault_set_nth (fault, (guint) nth);
  beckon_fault_set_times (fault, (guint) times);

  return TRUE;
}

BeckonFault *
beckon_wire_fault_from_json (const char *text, gssize length, GError **error)
{
  g_autoptr (Json) object = NULL;
  g_autoptr (BeckonFault) fault = NULL;
  g_autofree char *why = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  object = beckon_json_parse (text, length >= 0 ? (gsize) length : strlen (text), &why);
  if (object == NULL || !json_is_object (object))
    {
      refuse (error, "a fault is not a JSON object%s%s", why != NULL ? ": " : "", why != NULL ? why : "");
      return NULL;
    }
  if (!has_known_fields (object, error))
    return NULL;
  fault = fault_from_kind (object, error);
  if (fault == NULL || !set_match (fault, object, error) || !set_times (fault, object, error)
      || !set_chance (fault, object, error))
    return NULL;

  return g_steal_pointer (&fault);
}
