/* SPDX-License-Identifier: MIT */
/* The kinds of line: a table of them, and a function for each. */
#include "line.h"

#include "fake-lines.h"
#include "line-input.h"
#include "rules/nearest.h"
#include "world-lines.h"

#include <beckon/beckon-wire.h>
#include <stdlib.h>
#include <string.h>

/* --- answers -------------------------------------------------------------------------------- */

static int
append_bytes (const char *bytes, size_t size, void *text)
{
  g_string_append_len (text, bytes, (gssize) size);

  return 0;
}

void
beckon_line_append_json (GString *text, json_t *value)
{
  json_dump_callback (value, append_bytes, text, 0);
  json_decref (value);
}

/* The names and values of these headers need no escapes. */
static void
append_headers (GString *text, const BeckonWireResponse *response)
{
  for (guint i = 0; i < beckon_wire_response_get_n_headers (response); i++)
    {
      const char *value;
      const char *name = beckon_wire_response_peek_header (response, i, &value);

      g_string_append_printf (text, "%s\"%s\": \"%s\"", i == 0 ? "" : ", ", name, value);
    }
}

/* Appends compact JSON in the form of all other answers: a space follows what separates. To parse it again for that would
 * take most of the time of a call. */
static void
append_spaced (GString *text, const char *compact, gsize size)
{
  gboolean is_in_string = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      g_string_append_c (text, compact[i]);
      if (is_in_string && compact[i] == '\\')
        g_string_append_c (text, compact[++i]);
      else if (compact[i] == '"')
        is_in_string = !is_in_string;
      else if (!is_in_string && (compact[i] == ',' || compact[i] == ':'))
        g_string_append_c (text, ' ');
    }
}

static void
append_response (GString *text, BeckonWireResponse *response)
{
  gsize size;
  const char *body = g_bytes_get_data (beckon_wire_response_peek_body (response), &size);

  g_string_append_printf (text, "{\"status\": %u, \"headers\": {", beckon_wire_response_get_status (response));
  append_headers (text, response);
  g_string_append (text, "}, \"body\": ");
  append_spaced (text, body, size);
  g_string_append_c (text, '}');
  beckon_wire_response_unref (response);
}

/* Whether a call is a dry run. */
static gboolean
read_dry_run (json_t *line, gboolean *is_dry, char **why)
{
  json_t *value = json_object_get (line, "dry_run");

  *is_dry = json_is_true (value);
  if (value != NULL && !json_is_boolean (value))
    beckon_line_refuse (why, "\"dry_run\" is neither true nor false");

  return *why == NULL;
}

static void
begin (LineContext *context, gboolean is_dry)
{
  if (is_dry)
    beckon_region_begin_dry_run (context->region);
}

static gboolean
end (LineContext *context, gboolean is_dry, BeckonWireResponse *response, GString *answer)
{
  if (is_dry)
    beckon_region_end_dry_run (context->region);
  append_response (answer, response);

  return TRUE;
}

/* --- calls ---------------------------------------------------------------------------------- */

static gboolean
answer_operation (LineContext *context, json_t *line, GString *answer, char **why)
{
  const char *caller = beckon_line_peek_account (line, "as", why);
  json_t *input = json_object_get (line, "input");
  g_autofree char *operation = NULL;
  g_autoptr (GBytes) document = NULL;
  gboolean is_dry;

  if (caller == NULL || !beckon_line_take_text (line, "operation", TRUE, &operation, why)
      || !read_dry_run (line, &is_dry, why))
    return FALSE;
  if (input != NULL)
    {
      char *text = json_dumps (input, JSON_COMPACT | JSON_ENCODE_ANY);

      document = g_bytes_new_with_free_func (text, strlen (text), (GDestroyNotify) free, text);
    }
  begin (context, is_dry);

  return end (context, is_dry, beckon_wire_call_operation (context->region, caller, operation, document), answer);
}

/* g_base64_decode () skips what is not base64: the result is encoded again, and must be equal to the input. */
static GBytes *
decode_base64 (const char *text, char **why)
{
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (text, &size);
  g_autofree char *again = g_base64_encode (bytes, size);

  if (strcmp (again, text) != 0)
    {
      beckon_line_refuse (why, "\"body_base64\" is not base64");
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
    beckon_line_refuse (why, "\"body\" and \"body_base64\" cannot be given together");
  else if (json_is_string (text))
    *body = g_bytes_new (json_string_value (text), json_string_length (text));
  else if (text != NULL)
    beckon_line_refuse (why, "\"body\" is not a string");
  else if (beckon_line_take_text (line, "body_base64", FALSE, &encoded, why) && encoded != NULL)
    *body = decode_base64 (encoded, why);

  return *why == NULL;
}

/* If the request is of no operation, its answer says what is wrong. */
static void
look_for_slip (LineContext *context, const char *method, const char *path, const char *query)
{
  if (beckon_wire_find_operation (method, path, NULL))
    context->hint = beckon_wire_dup_hint (method, path, query);
}

static gboolean
answer_request (LineContext *context, json_t *line, GString *answer, char **why)
{
  const char *caller = beckon_line_peek_account (line, "as", why);
  g_autofree char *method = NULL, *path = NULL, *query = NULL;
  g_autoptr (GBytes) body = NULL;
  gboolean is_dry;

  if (caller == NULL || !beckon_line_take_text (line, "method", TRUE, &method, why)
      || !beckon_line_take_text (line, "path", TRUE, &path, why)
      || !beckon_line_take_text (line, "query", FALSE, &query, why) || !take_body (line, &body, why)
      || !read_dry_run (line, &is_dry, why))
    return FALSE;
  if (context->wants_hints)
    look_for_slip (context, method, path, query);
  begin (context, is_dry);

  return end (context, is_dry, beckon_wire_handle_request (context->region, caller, method, path, query, body), answer);
}

/* --- the world around them ------------------------------------------------------------------ */

static json_t *
answer_advance (LineContext *context, json_t *line, char **why)
{
  json_t *value = json_object_get (line, "advance_ms");
  json_int_t by_ms = json_integer_value (value);
  g_autofree char *now = NULL;

  if (!json_is_integer (value))
    return beckon_line_refuse (why, "\"advance_ms\" is not a whole number");
  if (by_ms < 0)
    return beckon_line_refuse (why, "\"advance_ms\" is negative: the clock cannot go back");
  if (by_ms > G_MAXINT64 / 1000 || !beckon_region_advance_clock (context->region, by_ms * 1000))
    return beckon_line_refuse (
        why, "\"advance_ms\" cannot move the clock: it runs by itself (--clock sets one that does not), "
             "or would leave the years 1 to 9999");
  now = beckon_wire_dup_time (beckon_region_get_time_us (context->region));

  return json_pack ("{ss}", "clock", now);
}

/* Exactly one of the two says where the account belongs. */
static gboolean
is_membership (json_t *membership)
{
  json_t *member = json_object_get (membership, "member"), *management = json_object_get (membership, "management");

  return json_object_size (membership) == 2 && (json_is_boolean (member) || management != NULL);
}

static gboolean
set_organization (LineContext *context, json_t *membership, const char *account, char **why)
{
  json_t *member = json_object_get (membership, "member");
  const char *management = NULL;
  g_autoptr (GError) error = NULL;

  if (member == NULL && (management = beckon_line_peek_account (membership, "management", why)) == NULL)
    return FALSE;
  if (member != NULL ? beckon_region_set_organization_account (context->region, account, json_is_true (member), &error)
                     : beckon_region_set_organization (context->region, account, management, &error))
    return TRUE;
  *why = g_strdup (error->message);

  return FALSE;
}

static json_t *
answer_organization (LineContext *context, json_t *line, char **why)
{
  json_t *membership = json_object_get (line, "organization");
  const char *account;

  if (!is_membership (membership))
    return beckon_line_refuse (why, "\"organization\" is not an object with an \"account\" and either a "
                                    "\"management\" account or a \"member\" that is true or false");
  account = beckon_line_peek_account (membership, "account", why);
  if (account == NULL || !set_organization (context, membership, account, why))
    return NULL;

  return json_pack ("{sb}", "ok", TRUE);
}

static json_t *
answer_dump (LineContext *context, json_t *line, char **why)
{
  g_autofree char *world = NULL;

  if (!beckon_line_is_true (line, "dump", why))
    return NULL;
  world = beckon_wire_dup_world (context->region);

  return json_pack ("{so}", "world", json_loads (world, 0, NULL));
}

static json_t *
answer_check (LineContext *context, json_t *line, char **why)
{
  g_auto (GStrv) sentences = NULL;
  json_t *broken;

  if (!beckon_line_is_true (line, "check", why))
    return NULL;
  sentences = beckon_region_check (context->region);
  if (sentences[0] == NULL)
    return json_pack ("{sb}", "ok", TRUE);
  /* GCOVR_EXCL_START: no line breaks a world, unless the library has a fault */
  broken = json_array ();
  for (gsize i = 0; sentences[i] != NULL; i++)
    json_array_append_new (broken, json_string (sentences[i]));

  return json_pack ("{so}", "broken", broken);
  /* GCOVR_EXCL_STOP */
}

static json_t *
answer_coverage (LineContext *context, json_t *line, char **why)
{
  g_autoptr (BeckonCoverage) coverage = beckon_region_ref_coverage (context->region);
  g_auto (GStrv) rules = beckon_coverage_dup_rules ();
  json_t *counts;

  if (!beckon_line_is_true (line, "coverage", why))
    return NULL;
  if (coverage == NULL)
    return beckon_line_refuse (why, "there is no coverage: it needs the option --coverage");
  counts = json_object ();
  for (gsize i = 0; rules[i] != NULL; i++)
    json_object_set_new (counts, rules[i], json_integer (beckon_coverage_get_count (coverage, rules[i])));

  return json_pack ("{so}", "coverage", counts);
}

/* --- which kind ----------------------------------------------------------------------------- */

typedef struct
{
  const char *key;        /* the field that tells the kind */
  const char *members[8]; /* all fields that it can have */
  LineAnswer *answer;
  LineCall *call; /* instead of @answer */
} Kind;

static const Kind kinds[] = {
  { "operation", { "operation", "as", "input", "dry_run" }, NULL, answer_operation },
  { "method", { "method", "as", "path", "query", "body", "body_base64", "dry_run" }, NULL, answer_request },
  { "advance_ms", { "advance_ms" }, answer_advance },
  { "organization", { "organization" }, answer_organization },
  { "dump", { "dump" }, answer_dump },
  { "check", { "check" }, answer_check },
  { "coverage", { "coverage" }, answer_coverage },
  { "snapshot", { "snapshot" }, beckon_answer_snapshot },
  { "restore", { "restore" }, beckon_answer_restore },
  { "reset", { "reset" }, beckon_answer_reset },
  { "diff", { "diff" }, beckon_answer_diff },
  { "equal", { "equal" }, beckon_answer_equal },
  { "put", { "put" }, beckon_answer_put },
  { "accounts", { "accounts" }, beckon_answer_accounts },
  { "associations", { "associations" }, beckon_answer_associations },
  { "explain", { "explain" }, beckon_answer_explain },
  { "fault", { "fault" }, beckon_answer_fault },
  { "clear_faults", { "clear_faults" }, beckon_answer_clear_faults },
  { "guard", { "guard" }, beckon_answer_guard },
  { "clock", { "clock" }, beckon_answer_clock },
};

/* The field that was probably meant to tell the kind: the first that no kind has. "" if all are known. */
static const char *
find_misspelt (json_t *line)
{
  const char *member;
  json_t *value;

  json_object_foreach (line, member, value)
  {
    gboolean is_known = FALSE;

    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      is_known |= g_strv_contains (kinds[i].members, member);
    if (!is_known)
      return member;
  }

  return "";
}

static json_t *
refuse_unknown_kind (json_t *line, char **why)
{
  const char *keys[G_N_ELEMENTS (kinds)];
  g_autofree char *list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    keys[i] = kinds[i].key;
  list = beckon_nearest_list (find_misspelt (line), keys, G_N_ELEMENTS (kinds));

  return beckon_line_refuse (why, "unknown kind of line: it needs one of %s", list);
}

static const Kind *
find_kind (json_t *line, char **why)
{
  const Kind *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (json_object_get (line, kinds[i].key) != NULL)
      {
        if (found != NULL)
          {
            beckon_line_refuse (why, "two kinds of line at once: \"%s\" and \"%s\"", found->key, kinds[i].key);
            return NULL;
          }
        found = &kinds[i];
      }
  if (found == NULL)
    refuse_unknown_kind (line, why);

  return found;
}

static gboolean
has_only_known_members (const Kind *kind, json_t *line, char **why)
{
  g_autofree char *place = g_strdup_printf ("in a line with \"%s\"", kind->key);
  const char *member;
  json_t *value;

  json_object_foreach (line, member, value) if (!g_strv_contains (kind->members, member))
  {
    beckon_line_refuse_field (why, member, place, kind->members);
    return FALSE;
  }

  return TRUE;
}

/* --- lines ---------------------------------------------------------------------------------- */

LineContext *
beckon_line_context_new (BeckonRegion *region)
{
  LineContext *self = g_new0 (LineContext, 1);

  self->region = beckon_region_ref (region);
  self->worlds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) beckon_world_unref);

  return self;
}

void
beckon_line_context_free (LineContext *self)
{
  beckon_region_unref (self->region);
  g_hash_table_unref (self->worlds);
  g_free (self->hint);
  g_free (self);
}

#define FLAGS (JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY)

LineEnd
beckon_line_find_end (const char *text, gsize size)
{
  json_error_t problem;
  g_autoptr (json_t) line = json_loadb (text, size, FLAGS, &problem);

  if (line != NULL)
    return LINE_ENDS;

  return json_error_code (&problem) == json_error_premature_end_of_input ? LINE_GOES_ON : LINE_IS_BROKEN;
}

static void
refuse_json (const json_error_t *problem, char **why)
{
  if (json_error_code (problem) == json_error_premature_end_of_input)
    beckon_line_refuse (why, "not strict JSON: the value does not end in this line, and each must stand on one line");
  else
    beckon_line_refuse (why, "not strict JSON: %s at column %d", problem->text, problem->column);
}

/* Understands a line that is an object of one kind. */
static const Kind *
read_kind (json_t *line, const json_error_t *problem, char **why)
{
  const Kind *kind;

  if (line == NULL)
    refuse_json (problem, why);
  else if (!json_is_object (line))
    beckon_line_refuse (why, "JSON, but not an object");
  else if ((kind = find_kind (line, why)) != NULL && has_only_known_members (kind, line, why))
    return kind;

  return NULL;
}

gboolean
beckon_line_answer (LineContext *context, const char *text, gsize size, GString *answer, char **why)
{
  json_error_t problem;
  g_autoptr (json_t) line = json_loadb (text, size, FLAGS, &problem);
  const Kind *kind = read_kind (line, &problem, why);
  json_t *value;

  if (kind == NULL)
    return FALSE;
  if (kind->call != NULL)
    return kind->call (context, line, answer, why);
  value = kind->answer (context, line, why);
  if (value != NULL)
    beckon_line_append_json (answer, value);

  return value != NULL;
}
