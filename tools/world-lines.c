/* SPDX-License-Identifier: MIT */
/* Lines about the whole world. */
#include "world-lines.h"

#include "line-input.h"
#include "rules/nearest.h"

#include <beckon/beckon-wire-world.h>

/* --- reading what a line names ---------------------------------------------------------------- */

/* Reads a world that is written in a line (transfer full). */
static BeckonWorld *
read_world (json_t *object, const char *key, char **why)
{
  g_autofree char *text = json_dumps (object, JSON_COMPACT);
  g_autoptr (GError) error = NULL;
  BeckonWorld *world = beckon_wire_world_from_json (text, -1, &error);

  if (world == NULL)
    beckon_line_refuse (why, "\"%s\" is not a world: %s", key, error->message);

  return world;
}

/* The names are put into an order first, because a hash table has none. */
static json_t *
refuse_snapshot (LineContext *context, const char *name, char **why)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (context->worlds), (GCompareFunc) strcmp);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const GList *key = keys; key != NULL; key = key->next)
    g_ptr_array_add (names, key->data);

  return beckon_line_refuse_name (why, "snapshot", name, (const char *const *) names->pdata, names->len);
}

/* Finds the world that a line names: a snapshot by its name, or a world written in the line (transfer full). */
static BeckonWorld *
find_world (LineContext *context, json_t *line, const char *key, char **why)
{
  const char *name;
  BeckonWorld *world;

  if (json_is_object (json_object_get (line, key)))
    return read_world (json_object_get (line, key), key, why);
  name = beckon_line_peek_word (line, key, why);
  if (name == NULL)
    return NULL;
  world = g_hash_table_lookup (context->worlds, name);
  if (world == NULL)
    refuse_snapshot (context, name, why);

  return world != NULL ? beckon_world_ref (world) : NULL;
}

/* Finds an object that has some of the fields administrator, member and state. */
static json_t *
find_pair (json_t *line, const char *key, char **why)
{
  static const char *const known[] = { "administrator", "member", "state", NULL };
  json_t *object = json_object_get (line, key);

  return beckon_line_has_only (object, known, key, why) ? object : NULL;
}

static json_t *
refuse_state (const char *name, char **why)
{
  const char *names[BECKON_N_STATES];

  NEAREST_NAME_ALL (names, beckon_state_to_string);

  return beckon_line_refuse_name (why, "state", name, names, BECKON_N_STATES);
}

static gboolean
read_state (json_t *object, BeckonState *state, char **why)
{
  const char *name = beckon_line_peek_word (object, "state", why);

  if (name != NULL && !beckon_state_from_string (name, state))
    refuse_state (name, why);

  return *why == NULL;
}

/* --- answers ---------------------------------------------------------------------------------- */

/* Takes @error. */
static json_t *
answer_ok (gboolean is_done, GError *error, char **why)
{
  g_autoptr (GError) problem = error;

  return is_done ? json_pack ("{sb}", "ok", TRUE) : beckon_line_refuse (why, "%s", problem->message);
}

/* Takes @text. */
static void
append_json (json_t *list, char *text)
{
  json_array_append_new (list, json_loads (text, JSON_ALLOW_NUL, NULL));
  g_free (text);
}

json_t *
beckon_answer_snapshot (LineContext *context, json_t *line, char **why)
{
  const char *name = beckon_line_peek_word (line, "snapshot", why);

  if (name == NULL)
    return NULL;
  g_hash_table_replace (context->worlds, g_strdup (name), beckon_region_snapshot (context->region));

  return answer_ok (TRUE, NULL, why);
}

json_t *
beckon_answer_restore (LineContext *context, json_t *line, char **why)
{
  g_autoptr (BeckonWorld) world = find_world (context, line, "restore", why);
  GError *error = NULL;
  gboolean is_done;

  if (world == NULL)
    return NULL;
  is_done = beckon_region_restore (context->region, world, &error);

  return answer_ok (is_done, error, why);
}

json_t *
beckon_answer_reset (LineContext *context, json_t *line, char **why)
{
  GError *error = NULL;
  gboolean is_done;

  if (!beckon_line_is_true (line, "reset", why))
    return NULL;
  is_done = beckon_region_reset (context->region, &error);

  return answer_ok (is_done, error, why);
}

json_t *
beckon_answer_diff (LineContext *context, json_t *line, char **why)
{
  g_autoptr (BeckonWorld) before = find_world (context, line, "diff", why);
  g_autoptr (BeckonWorld) after = NULL;
  g_auto (GStrv) lines = NULL;
  json_t *list;

  if (before == NULL)
    return NULL;
  after = beckon_region_snapshot (context->region);
  lines = beckon_world_diff (before, after);
  list = json_array ();
  for (gsize i = 0; lines[i] != NULL; i++)
    json_array_append_new (list, json_string (lines[i]));

  return json_pack ("{so}", "diff", list);
}

json_t *
beckon_answer_equal (LineContext *context, json_t *line, char **why)
{
  g_autoptr (BeckonWorld) before = find_world (context, line, "equal", why);
  g_autoptr (BeckonWorld) after = NULL;

  if (before == NULL)
    return NULL;
  after = beckon_region_snapshot (context->region);

  return json_pack ("{sb}", "equal", beckon_world_equal (before, after));
}

json_t *
beckon_answer_put (LineContext *context, json_t *line, char **why)
{
  json_t *pair = find_pair (line, "put", why);
  const char *administrator, *member;
  BeckonState state;
  GError *error = NULL;
  gboolean is_done;

  if (pair == NULL || (administrator = beckon_line_peek_account (pair, "administrator", why)) == NULL
      || (member = beckon_line_peek_account (pair, "member", why)) == NULL || !read_state (pair, &state, why))
    return NULL;
  is_done = beckon_region_put_association (context->region, administrator, member, state, &error);

  return answer_ok (is_done, error, why);
}

json_t *
beckon_answer_accounts (LineContext *context, json_t *line, char **why)
{
  g_autoptr (GPtrArray) accounts = NULL;
  json_t *list;

  if (!beckon_line_is_true (line, "accounts", why))
    return NULL;
  accounts = beckon_region_find_accounts (context->region);
  list = json_array ();
  for (guint i = 0; i < accounts->len; i++)
    append_json (list, beckon_wire_account_to_json (accounts->pdata[i]));

  return json_pack ("{so}", "accounts", list);
}

/* An absent field matches anything. */
static gboolean
read_optional_account (json_t *object, const char *member, const char **account, char **why)
{
  *account = json_object_get (object, member) != NULL ? beckon_line_peek_account (object, member, why) : NULL;

  return *why == NULL;
}

static gboolean
read_optional_state (json_t *object, BeckonState *state, char **why)
{
  *state = BECKON_STATE_NONE;
  if (json_object_get (object, "state") == NULL)
    return TRUE;
  if (read_state (object, state, why) && *state == BECKON_STATE_NONE)
    beckon_line_refuse (why, "\"state\" cannot be \"none\": no association is in that state");

  return *why == NULL;
}

json_t *
beckon_answer_associations (LineContext *context, json_t *line, char **why)
{
  json_t *pair = find_pair (line, "associations", why);
  const char *administrator, *member;
  BeckonState state;
  g_autoptr (GPtrArray) associations = NULL;
  json_t *list;

  if (pair == NULL || !read_optional_account (pair, "administrator", &administrator, why)
      || !read_optional_account (pair, "member", &member, why) || !read_optional_state (pair, &state, why))
    return NULL;
  associations = beckon_region_find_associations (context->region, administrator, member, state);
  list = json_array ();
  for (guint i = 0; i < associations->len; i++)
    append_json (list, beckon_wire_association_to_json (associations->pdata[i]));

  return json_pack ("{so}", "associations", list);
}
