/* SPDX-License-Identifier: MIT */
/* Tells a story of calls as the steps of a conformance vector (doc/vectors.md). */
#include "narrator.h"

#include "wire/route.h"

#include <beckon/beckon-wire.h>
#include <string.h>

#define TIME_STEP_US G_USEC_PER_SEC /* every call has a time of its own, so that placeholders tell times apart */
#define INVITATION_ID "^[0-9a-f]{32}$"
#define TIME "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z$"
#define NO_INVITATION_ID "00000000000000000000000000000000"

struct _Narrator
{
  BeckonRegion *region;
  const char *names[MAX_ACCOUNTS];
  gboolean is_named[MAX_ACCOUNTS];
  GHashTable *placeholders; /* char *text that an answer had → char *placeholder, both owned */
  guint n_ids;
  guint n_times;
  json_t *steps;
};

Narrator *
narrator_new (const Scope *scope, const char *const names[MAX_ACCOUNTS])
{
  Narrator *self = g_new0 (Narrator, 1);

  self->region = story_begin (scope);
  beckon_region_set_advancing_clock (self->region, STORY_START_US, TIME_STEP_US);
  memcpy (self->names, names, sizeof self->names);
  self->placeholders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->steps = json_array ();

  return self;
}

void
narrator_free (Narrator *self)
{
  beckon_region_unref (self->region);
  g_hash_table_unref (self->placeholders);
  json_decref (self->steps);
  g_free (self);
}

json_t *
narrator_peek_steps (const Narrator *self)
{
  return self->steps;
}

gboolean
narrator_names (const Narrator *self, guint account)
{
  return self->is_named[account];
}

/* --- placeholders ------------------------------------------------------------------------------ */

/* What the vector says instead of an invitation id or a time. A request can name only what an answer has shown. */
static const char *
placeholder_of (Narrator *self, const char *text, gboolean is_answer)
{
  gboolean is_id = g_regex_match_simple (INVITATION_ID, text, 0, 0);
  const char *known = g_hash_table_lookup (self->placeholders, text);
  char *placeholder;

  if (known != NULL || !(is_id || g_regex_match_simple (TIME, text, 0, 0)))
    return known;
  if (!is_answer)
    return NO_INVITATION_ID;
  placeholder = is_id ? g_strdup_printf ("${id-%u}", ++self->n_ids) : g_strdup_printf ("${time-%u}", ++self->n_times);
  g_hash_table_insert (self->placeholders, g_strdup (text), placeholder);

  return placeholder;
}

static json_t *
with_names (Narrator *self, const char *text)
{
  g_autoptr (GString) named = g_string_new (text);
  g_autofree char *placeholder = NULL;

  for (guint i = 0; i < MAX_ACCOUNTS; i++)
    {
      placeholder = g_strdup_printf ("${%s}", self->names[i]);
      if (g_string_replace (named, account_id (i), placeholder, 0) > 0)
        self->is_named[i] = TRUE;
      g_clear_pointer (&placeholder, g_free);
    }

  return json_string (named->str);
}

static json_t *masked (Narrator *self, const json_t *value, gboolean is_answer);

static json_t *
masked_object (Narrator *self, const json_t *object, gboolean is_answer)
{
  json_t *copy = json_object ();
  const char *key;
  json_t *member;

  json_object_foreach ((json_t *) object, key, member)
      json_object_set_new (copy, key, masked (self, member, is_answer));

  return copy;
}

static json_t *
masked_array (Narrator *self, const json_t *array, gboolean is_answer)
{
  json_t *copy = json_array ();
  gsize i;
  json_t *element;

  json_array_foreach (array, i, element) json_array_append_new (copy, masked (self, element, is_answer));

  return copy;
}

static json_t *
masked (Narrator *self, const json_t *value, gboolean is_answer)
{
  const char *placeholder;

  if (json_is_object (value))
    return masked_object (self, value, is_answer);
  if (json_is_array (value))
    return masked_array (self, value, is_answer);
  if (!json_is_string (value))
    return json_deep_copy (value);
  placeholder = placeholder_of (self, json_string_value (value), is_answer);

  return placeholder != NULL ? json_string (placeholder) : with_names (self, json_string_value (value));
}

/* --- requests ---------------------------------------------------------------------------------- */

/* A call as it goes over the wire. */
typedef struct
{
  const char *caller;
  BeckonOperation operation;
  json_t *input; /* owned */
  char *query;   /* owned */
} Request;

static void
request_clear (Request *self)
{
  json_decref (self->input);
  g_free (self->query);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static Request
request_new (const Call *call, BeckonRegion *region)
{
  g_autofree char *line = call_to_line (call, region);
  json_t *parsed = json_loads (line, 0, NULL);
  Request self = { account_id (call->caller), call->operation, json_incref (json_object_get (parsed, "input")), NULL };
  const json_t *only_associated = json_object_get (self.input, "OnlyAssociated");

  if (only_associated != NULL)
    self.query = g_strdup (json_is_true (only_associated) ? "OnlyAssociated=true" : "OnlyAssociated=false");
  json_decref (parsed);

  return self;
}

static gboolean
has_body (const Request *self)
{
  return beckon_route_has_body (self->operation) && json_object_size (self->input) > 0;
}

static BeckonWireResponse *
request_do (const Request *self, BeckonRegion *region)
{
  g_autoptr (GBytes) body = NULL;

  if (has_body (self))
    {
      char *text = json_dumps (self->input, JSON_COMPACT);

      body = g_bytes_new_with_free_func (text, strlen (text), free, text);
    }

  return beckon_wire_handle_request (region, self->caller, beckon_wire_peek_method (self->operation),
                                     beckon_wire_peek_path (self->operation), self->query, body);
}

static json_t *
step_of_request (Narrator *self, const Request *request)
{
  json_t *step = json_object ();

  json_object_set_new (step, "as", with_names (self, request->caller));
  json_object_set_new (step, "operation", json_string (beckon_operation_to_string (request->operation)));
  if (request->query != NULL)
    json_object_set_new (step, "input", masked (self, request->input, FALSE));
  json_object_set_new (step, "method", json_string (beckon_wire_peek_method (request->operation)));
  json_object_set_new (step, "path", json_string (beckon_wire_peek_path (request->operation)));
  if (request->query != NULL)
    json_object_set_new (step, "query", json_string (request->query));
  if (has_body (request))
    json_object_set_new (step, "body", masked (self, request->input, FALSE));

  return step;
}

static json_t *
expected_of (Narrator *self, const BeckonWireResponse *response)
{
  json_t *expected = json_pack ("{si}", "status", (int) beckon_wire_response_get_status (response));
  json_t *headers = json_object ();
  GBytes *body = beckon_wire_response_peek_body (response);
  json_t *parsed = json_loadb (g_bytes_get_data (body, NULL), g_bytes_get_size (body), 0, NULL);

  for (guint i = 0; i < beckon_wire_response_get_n_headers (response); i++)
    {
      const char *value;
      const char *name = beckon_wire_response_peek_header (response, i, &value);

      json_object_set_new (headers, name, json_string (value));
    }
  json_object_set_new (expected, "headers", headers);
  json_object_set_new (expected, "body", masked (self, parsed, TRUE));
  json_decref (parsed);

  return expected;
}

static void
tell_request (Narrator *self, const Call *call)
{
  g_auto (Request) request = request_new (call, self->region);
  json_t *step = step_of_request (self, &request);
  g_autoptr (BeckonWireResponse) response = request_do (&request, self->region);

  json_object_set_new (step, "expect", expected_of (self, response));
  json_array_append_new (self->steps, step);
}

/* What the embedder says of organizations. */
static void
tell_line (Narrator *self, const Call *call)
{
  g_autofree char *line = call_to_line (call, self->region);
  json_t *parsed = json_loads (line, 0, NULL);
  g_auto (Answer) answer G_GNUC_UNUSED = call_do (call, self->region);

  json_array_append_new (self->steps, masked (self, parsed, FALSE));
  json_decref (parsed);
}

void
narrator_tell (Narrator *self, const Call *call)
{
  if (call_is_operation (call))
    tell_request (self, call);
  else
    tell_line (self, call);
}

/* --- reading ----------------------------------------------------------------------------------- */

static gboolean
succeeds (Narrator *self, const Call *read)
{
  g_auto (Answer) answer = call_do (read, self->region);

  return answer.error == NULL;
}

static void
tell_read (Narrator *self, const Call *read)
{
  const Call enable = { CALL_PLAIN, BECKON_OPERATION_ENABLE_SECURITY_HUB, read->caller, NOBODY };

  if (!succeeds (self, read))
    narrator_tell (self, &enable);
  narrator_tell (self, read);
}

void
narrator_tell_members (Narrator *self, guint administrator)
{
  const Call read = { CALL_ALL_MEMBERS, BECKON_OPERATION_LIST_MEMBERS, administrator, NOBODY };

  tell_read (self, &read);
}

void
narrator_tell_invitations (Narrator *self, guint member)
{
  const Call read = { CALL_PLAIN, BECKON_OPERATION_LIST_INVITATIONS, member, NOBODY };

  tell_read (self, &read);
}

/* --- stories ----------------------------------------------------------------------------------- */

/* Whether the invitation that an accept names is there for its caller to read, and was not read before. */
static gboolean
is_news (Narrator *self, const Call *accept)
{
  g_autoptr (GPtrArray) found = beckon_region_find_associations (self->region, account_id (accept->named),
                                                                 account_id (accept->caller), BECKON_STATE_NONE);

  return found->len > 0 && beckon_state_is_invitation (beckon_association_get_state (found->pdata[0]))
         && !g_hash_table_contains (self->placeholders, beckon_association_peek_invitation_id (found->pdata[0]));
}

/* Reads the ids that the rest of the story names, as soon as they can be read: they may not stay. */
static void
learn_ids (Narrator *self, const GArray *story, guint from)
{
  for (guint i = from; i < story->len; i++)
    {
      const Call *accept = &g_array_index (story, StoryCall, i).call;
      const Call read = { CALL_PLAIN, BECKON_OPERATION_LIST_INVITATIONS, accept->caller, NOBODY };

      if (accept->kind == CALL_PLAIN && call_is_accept (accept) && is_news (self, accept) && succeeds (self, &read))
        narrator_tell (self, &read);
    }
}

void
narrator_tell_story (Narrator *self, const GArray *story)
{
  for (guint i = 0; i < story->len; i++)
    {
      narrator_tell (self, &g_array_index (story, StoryCall, i).call);
      learn_ids (self, story, i + 1);
    }
}
