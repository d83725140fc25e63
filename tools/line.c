/* SPDX-License-Identifier: MIT */
/* The kinds of line: a table of them, and what each does. */
#include "line.h"

#include <beckon/beckon-wire.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/* --- saying what is wrong ------------------------------------------------------------------- */

static json_t *refuse (char **why, const char *format, ...) G_GNUC_PRINTF (2, 3);

static json_t *
refuse (char **why, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  *why = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return NULL;
}

/* --- members -------------------------------------------------------------------------------- */

/* A text that ends where C ends it; U+0000 in it becomes %00, which no path, query or name has. */
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

static gboolean
take_text (json_t *line, const char *member, gboolean is_required, char **text, char **why)
{
  json_t *value = json_object_get (line, member);

  if (value == NULL && !is_required)
    return TRUE;
  if (!json_is_string (value))
    {
      refuse (why, value == NULL ? "\"%s\" is missing" : "\"%s\" is no string", member);
      return FALSE;
    }
  *text = dup_data (value);

  return TRUE;
}

/* The account that calls is the emulator's own word, not a caller's: it has to be one. */
static const char *
peek_account (json_t *object, const char *member, char **why)
{
  json_t *value = json_object_get (object, member);
  const char *text = json_string_value (value);

  if (text == NULL)
    refuse (why, value == NULL ? "\"%s\" is missing" : "\"%s\" is no string", member);
  else if (strlen (text) != json_string_length (value))
    refuse (why, "\"%s\" has a U+0000 in it", member);
  else if (strspn (text, "\t\n\v\f\r ") == strlen (text))
    refuse (why, "\"%s\" is blank", member);
  else
    return text;

  return NULL;
}

/* --- answers -------------------------------------------------------------------------------- */

static json_t *
encode_headers (const BeckonWireResponse *response)
{
  json_t *headers = json_object ();

  for (guint i = 0; i < beckon_wire_response_get_n_headers (response); i++)
    {
      const char *value;
      const char *name = beckon_wire_response_peek_header (response, i, &value);

      json_object_set_new (headers, name, json_string (value));
    }

  return headers;
}

static json_t *
encode_response (BeckonWireResponse *response)
{
  gsize size;
  const char *body = g_bytes_get_data (beckon_wire_response_peek_body (response), &size);
  json_t *answer = json_pack ("{siso}", "status", (int) beckon_wire_response_get_status (response), "headers",
                              encode_headers (response));

  json_object_set_new (answer, "body", json_loadb (body, size, JSON_ALLOW_NUL, NULL));
  beckon_wire_response_unref (response);

  return answer;
}

/* --- calls ---------------------------------------------------------------------------------- */

static json_t *
answer_operation (BeckonRegion *region, json_t *line, char **why)
{
  const char *caller = peek_account (line, "as", why);
  json_t *input = json_object_get (line, "input");
  g_autofree char *operation = NULL;
  g_autoptr (GBytes) document = NULL;

  if (caller == NULL || !take_text (line, "operation", TRUE, &operation, why))
    return NULL;
  if (input != NULL)
    {
      char *text = json_dumps (input, JSON_COMPACT | JSON_ENCODE_ANY);

      document = g_bytes_new_with_free_func (text, strlen (text), (GDestroyNotify) free, text);
    }

  return encode_response (beckon_wire_call_operation (region, caller, operation, document));
}

/* g_base64_decode () passes over what is no base64: what does not come out as it went in is refused. */
static GBytes *
decode_base64 (const char *text, char **why)
{
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (text, &size);
  g_autofree char *again = g_base64_encode (bytes, size);

  if (strcmp (again, text) != 0)
    {
      refuse (why, "\"body_base64\" is no base64");
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&bytes), size);
}

static gboolean
take_body (json_t *line, GBytes **body, char **why)
{
  json_t *text = json_object_get (line, "body");
  g_autofree char *encoded = NULL;

  if (text != NULL && json_object_get (line, "body_base64") != NULL)
    refuse (why, "\"body\" and \"body_base64\" are there at once");
  else if (text != NULL && !json_is_string (text))
    refuse (why, "\"body\" is no string");
  else if (text != NULL)
    *body = g_bytes_new (json_string_value (text), json_string_length (text));
  else if (take_text (line, "body_base64", FALSE, &encoded, why) && encoded != NULL)
    *body = decode_base64 (encoded, why);

  return *why == NULL;
}

static json_t *
answer_request (BeckonRegion *region, json_t *line, char **why)
{
  const char *caller = peek_account (line, "as", why);
  g_autofree char *method = NULL, *path = NULL, *query = NULL;
  g_autoptr (GBytes) body = NULL;

  if (caller == NULL || !take_text (line, "method", TRUE, &method, why) || !take_text (line, "path", TRUE, &path, why)
      || !take_text (line, "query", FALSE, &query, why) || !take_body (line, &body, why))
    return NULL;

  return encode_response (beckon_wire_handle_request (region, caller, method, path, query, body));
}

/* --- the world around them ------------------------------------------------------------------ */

static json_t *
answer_advance (BeckonRegion *region, json_t *line, char **why)
{
  json_t *value = json_object_get (line, "advance_ms");
  json_int_t by_ms = json_integer_value (value);
  g_autofree char *now = NULL;

  if (!json_is_integer (value))
    return refuse (why, "\"advance_ms\" is no whole number");
  if (by_ms < 0)
    return refuse (why, "\"advance_ms\" is negative: time does not go back");
  if (by_ms > G_MAXINT64 / 1000 || !beckon_region_advance_clock (region, by_ms * 1000))
    return refuse (why, "\"advance_ms\" cannot move the clock: it runs by itself (--clock sets one that does not), "
                        "or would leave the years 1 to 9999");
  now = beckon_wire_dup_time (beckon_region_get_time_us (region));

  return json_pack ("{ss}", "clock", now);
}

static json_t *
answer_organization (BeckonRegion *region, json_t *line, char **why)
{
  json_t *mark = json_object_get (line, "organization");
  json_t *member = json_object_get (mark, "member");
  const char *account;
  g_autoptr (GError) error = NULL;

  if (!json_is_object (mark) || json_object_size (mark) != 2 || !json_is_boolean (member))
    return refuse (why, "\"organization\" is no object with an \"account\" and a \"member\" that is true or false");
  account = peek_account (mark, "account", why);
  if (account == NULL)
    return NULL;
  if (!beckon_region_set_organization_account (region, account, json_is_true (member), &error))
    return refuse (why, "%s", error->message);

  return json_pack ("{sb}", "ok", TRUE);
}

static json_t *
answer_dump (BeckonRegion *region, json_t *line, char **why)
{
  g_autofree char *world = NULL;

  if (!json_is_true (json_object_get (line, "dump")))
    return refuse (why, "\"dump\" is not true");
  world = beckon_wire_dup_world (region);

  return json_pack ("{so}", "world", json_loads (world, 0, NULL));
}

static json_t *
answer_check (BeckonRegion *region, json_t *line, char **why)
{
  g_auto (GStrv) sentences = NULL;
  json_t *broken;

  if (!json_is_true (json_object_get (line, "check")))
    return refuse (why, "\"check\" is not true");
  sentences = beckon_region_check (region);
  if (sentences[0] == NULL)
    return json_pack ("{sb}", "ok", TRUE);
  broken = json_array ();
  for (gsize i = 0; sentences[i] != NULL; i++)
    json_array_append_new (broken, json_string (sentences[i]));

  return json_pack ("{so}", "broken", broken);
}

/* --- which kind ----------------------------------------------------------------------------- */

typedef struct
{
  const char *key;        /* the member that tells the kind */
  const char *members[7]; /* all that it can have */
  json_t *(*answer) (BeckonRegion *region, json_t *line, char **why);
} Kind;

static const Kind kinds[] = {
  { "operation", { "operation", "as", "input" }, answer_operation },
  { "method", { "method", "as", "path", "query", "body", "body_base64" }, answer_request },
  { "advance_ms", { "advance_ms" }, answer_advance },
  { "organization", { "organization" }, answer_organization },
  { "dump", { "dump" }, answer_dump },
  { "check", { "check" }, answer_check },
};

static const Kind *
find_kind (json_t *line, char **why)
{
  const Kind *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (json_object_get (line, kinds[i].key) != NULL)
      {
        if (found != NULL)
          {
            refuse (why, "two kinds of line at once: \"%s\" and \"%s\"", found->key, kinds[i].key);
            return NULL;
          }
        found = &kinds[i];
      }
  if (found == NULL)
    refuse (why, "no known kind of line: it has none of operation, method, advance_ms, organization, dump, check");

  return found;
}

static gboolean
has_only_known_members (const Kind *kind, json_t *line, char **why)
{
  const char *member;
  json_t *value;

  json_object_foreach (line, member, value)
    if (!g_strv_contains (kind->members, member))
      {
        refuse (why, "unknown member \"%s\" beside \"%s\"", member, kind->key);
        return FALSE;
      }

  return TRUE;
}

json_t *
beckon_line_answer (BeckonRegion *region, const char *text, gsize size, char **why)
{
  json_error_t problem;
  g_autoptr (json_t) line
      = json_loadb (text, size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &problem);
  const Kind *kind;

  if (line == NULL)
    return refuse (why, "not strict JSON: %s at column %d", problem.text, problem.column);
  if (!json_is_object (line))
    return refuse (why, "JSON, but no object");
  kind = find_kind (line, why);
  if (kind == NULL || !has_only_known_members (kind, line, why))
    return NULL;

  return kind->answer (region, line, why);
}
