/* SPDX-License-Identifier: MIT */
/* One conformance vector as a JSON object (doc/vectors.md): a situation, with the story that leads there. */
#include "vector.h"

#include "narrator.h"

#include <string.h>

#define VECTOR_FORMAT 2

/* --- who is who -------------------------------------------------------------------------------- */

static gboolean
is_members_operation (BeckonOperation operation)
{
  return operation >= BECKON_OPERATION_LIST_INVITATIONS && operation <= BECKON_OPERATION_GET_MASTER_ACCOUNT;
}

static gboolean
adds_somebody (const Call *call)
{
  return call_is_operation (call) && call->operation == BECKON_OPERATION_CREATE_MEMBERS && call->named < MAX_ACCOUNTS
         && call->named != call->caller;
}

/* The call that tells who is who: the first that adds somebody, or the last. */
static const Call *
telling_call (const GArray *story)
{
  for (guint i = 0; i < story->len; i++)
    if (adds_somebody (&g_array_index (story, StoryCall, i).call))
      return &g_array_index (story, StoryCall, i).call;

  return &g_array_index (story, StoryCall, story->len - 1).call;
}

static gboolean
is_management (const GArray *story, guint account)
{
  for (guint i = 0; i < story->len; i++)
    {
      const Call *call = &g_array_index (story, StoryCall, i).call;

      if (call->kind == CALL_JOIN && call->named == account)
        return TRUE;
    }

  return FALSE;
}

static void
name_accounts (const GArray *story, const char *names[MAX_ACCOUNTS])
{
  const Call *call = telling_call (story);
  gboolean is_two = call->named < MAX_ACCOUNTS && call->named != call->caller;
  guint other = is_two ? call->named : (call->caller + 1) % 2;
  guint administrator = is_members_operation (call->operation) ? other : call->caller;
  guint member = is_members_operation (call->operation) ? call->caller : other;

  for (guint i = 0; i < MAX_ACCOUNTS; i++)
    names[i] = i == administrator         ? "administrator"
               : i == member              ? "member"
               : is_management (story, i) ? "management"
                                          : "other";
}

/* --- the ending -------------------------------------------------------------------------------- */

static void
collect_sides (const BeckonWorld *world, gboolean is_administrator[MAX_ACCOUNTS], gboolean is_member[MAX_ACCOUNTS])
{
  g_autoptr (GPtrArray) associations = beckon_world_find_associations (world, NULL, NULL, BECKON_STATE_NONE);

  for (guint i = 0; i < associations->len; i++)
    {
      is_administrator[account_from_id (beckon_association_peek_administrator_id (associations->pdata[i]))] = TRUE;
      is_member[account_from_id (beckon_association_peek_member_id (associations->pdata[i]))] = TRUE;
    }
}

/* Every side of every record that was there before or is there now, so that what changed on one side alone shows. */
static void
tell_sides (Narrator *narrator, const Situation *situation, const Visit *visit)
{
  gboolean is_administrator[MAX_ACCOUNTS + 2] = { FALSE };
  gboolean is_member[MAX_ACCOUNTS + 2] = { FALSE };

  is_administrator[situation->administrator] = is_member[situation->member] = TRUE;
  collect_sides (visit->before, is_administrator, is_member);
  collect_sides (visit->after, is_administrator, is_member);
  for (guint i = 0; i < MAX_ACCOUNTS; i++)
    if (is_administrator[i])
      narrator_tell_members (narrator, i);
  for (guint i = 0; i < MAX_ACCOUNTS; i++)
    if (is_member[i])
      narrator_tell_invitations (narrator, i);
}

/* --- members ----------------------------------------------------------------------------------- */

static gboolean
has_line (const GArray *story, gboolean joins)
{
  for (guint i = 0; i < story->len; i++)
    {
      const Call *call = &g_array_index (story, StoryCall, i).call;

      if (!call_is_operation (call) && (call->kind == CALL_JOIN) == joins)
        return TRUE;
    }

  return FALSE;
}

static json_t *
needs_of (const GArray *story, const Turn *turn)
{
  json_t *needs = json_array ();

  if (has_line (story, FALSE))
    json_array_append_new (needs, json_string ("organization"));
  if (has_line (story, TRUE))
    json_array_append_new (needs, json_string ("management"));
  if (turn != NULL)
    json_array_append_new (needs, json_sprintf ("switch: %s=%s", turn->name, turn->value));

  return needs;
}

static json_t *
accounts_of (const Narrator *narrator, const char *const names[MAX_ACCOUNTS])
{
  static const char *const order[] = { "administrator", "member", "other", "management" };
  json_t *accounts = json_array ();

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < MAX_ACCOUNTS; j++)
      if (strcmp (names[j], order[i]) == 0 && narrator_names (narrator, j))
        json_array_append_new (accounts, json_string (order[i]));

  return accounts;
}

static json_t *
rules_of (const Situation *situation)
{
  json_t *rules = json_array ();

  for (guint i = 0; i < situation->rules->len; i++)
    json_array_append_new (rules, json_string (situation->rules->pdata[i]));

  return rules;
}

/* --- how sure ---------------------------------------------------------------------------------- */

/* S, D or O is among the letters. */
static gboolean
is_firm (const char *sure)
{
  static const char *const firm[] = { "S", "D", "O", NULL };
  g_auto (GStrv) letters = g_strsplit (sure, ",", 0);

  for (guint i = 0; letters[i] != NULL; i++)
    if (g_strv_contains (firm, letters[i]))
      return TRUE;

  return FALSE;
}

/* Where a reason's text has <id>, there is the placeholder of an account. */
static gboolean
is_text_of (BeckonReason reason, const char *shown)
{
  const char *text = beckon_reason_peek_text (reason);
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "<id>", 2) : NULL;

  if (parts == NULL || parts[1] == NULL)
    return text != NULL && strcmp (text, shown) == 0;

  return g_str_has_prefix (shown, parts[0]) && g_str_has_suffix (shown, parts[1]);
}

/* A text of no reason is our own way to say what a rule asks for: it is as firm as the rule. */
static gboolean
is_firm_text (const json_t *shown)
{
  const char *text = json_string_value (shown);

  for (guint reason = 0; text != NULL && reason < BECKON_N_REASONS; reason++)
    if (is_text_of (reason, text) && !is_firm (beckon_reason_peek_sure (reason)))
      return FALSE;

  return TRUE;
}

static gboolean
has_firm_texts (const json_t *body)
{
  const json_t *unprocessed = json_object_get (body, "UnprocessedAccounts");

  for (gsize i = 0; i < json_array_size (unprocessed); i++)
    if (!is_firm_text (json_object_get (json_array_get (unprocessed, i), "ProcessingResult")))
      return FALSE;

  return is_firm_text (json_object_get (body, "Message"));
}

/* doc/vectors.md, "Must and may". */
static const char *
level_of (const char *sure, const json_t *steps)
{
  for (gsize i = 0; i < json_array_size (steps); i++)
    if (!has_firm_texts (json_object_get (json_object_get (json_array_get (steps, i), "expect"), "body")))
      return "may";

  return is_firm (sure) ? "must" : "may";
}

json_t *
vector_new (const char *name,
            const Situation *situation,
            const Visit *visit,
            const GArray *story,
            const Scope *scope,
            const Turn *turn)
{
  const char *names[MAX_ACCOUNTS];
  const char *sure = beckon_rule_peek_sure (situation->rules->pdata[0]);
  g_autoptr (Narrator) narrator = NULL;

  name_accounts (story, names);
  narrator = narrator_new (scope, names);
  narrator_tell_story (narrator, story);
  tell_sides (narrator, situation, visit);

  return json_pack ("{s:i, s:i, s:s, s:s, s:o, s:s, s:s, s:o, s:o, s:O}", "format", VECTOR_FORMAT, "semantics",
                    BECKON_SEMANTICS_VERSION, "name", name, "tells", situation->tells, "rules", rules_of (situation),
                    "sure", sure, "level", level_of (sure, narrator_peek_steps (narrator)), "needs",
                    needs_of (story, turn), "accounts", accounts_of (narrator, names), "steps",
                    narrator_peek_steps (narrator));
}
