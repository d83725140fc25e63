/* SPDX-License-Identifier: MIT */
/* The lines about explanations, faults, vetoes and clocks. */
#include "fake-lines.h"

#include "clock-option.h"
#include "line-input.h"
#include "rules/nearest.h"

#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon-wire.h>
#include <string.h>

static json_t *
ok (void)
{
  return json_pack ("{sb}", "ok", TRUE);
}

/* An absent field gives NULL. Anything other than a string is refused. */
static gboolean
read_word (json_t *object, const char *member, const char **word, char **why)
{
  *word = json_object_get (object, member) != NULL ? beckon_line_peek_word (object, member, why) : NULL;

  return *why == NULL;
}

/* --- explain ---------------------------------------------------------------------------------- */

static void
set_text (json_t *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_new (object, member, json_string (text));
}

static json_t *
encode_explanation (const BeckonExplanation *explanation)
{
  json_t *answer = json_pack ("{sb}", "would_act", beckon_explanation_would_act (explanation));

  if (beckon_explanation_get_reason (explanation) != BECKON_REASON_NONE)
    set_text (answer, "reason", beckon_reason_to_string (beckon_explanation_get_reason (explanation)));
  set_text (answer, "rule", beckon_explanation_peek_rule (explanation));
  set_text (answer, "sure", beckon_explanation_peek_sure (explanation));
  set_text (answer, "exception", beckon_explanation_peek_exception (explanation));
  set_text (answer, "text", beckon_explanation_peek_text (explanation));
  set_text (answer, "remedy", beckon_explanation_peek_remedy (explanation));

  return json_pack ("{so}", "explanation", answer);
}

static json_t *
refuse_operation (const char *name, char **why)
{
  const char *names[BECKON_N_OPERATIONS];

  NEAREST_NAME_ALL (names, beckon_operation_to_string);

  return beckon_line_refuse_name (why, "operation", name, names, BECKON_N_OPERATIONS);
}

json_t *
beckon_answer_explain (LineContext *context, json_t *line, char **why)
{
  static const char *const known[] = { "as", "operation", "account", NULL };
  json_t *question = json_object_get (line, "explain");
  const char *caller, *name, *account;
  g_autoptr (BeckonExplanation) explanation = NULL;
  g_autoptr (GError) error = NULL;
  BeckonOperation operation;

  if (!beckon_line_has_only (question, known, "explain", why))
    return NULL;
  caller = beckon_line_peek_account (question, "as", why);
  name = caller != NULL ? beckon_line_peek_word (question, "operation", why) : NULL;
  if (name == NULL || !read_word (question, "account", &account, why))
    return NULL;
  if (!beckon_operation_from_string (name, &operation))
    return refuse_operation (name, why);
  explanation = beckon_region_explain (context->region, caller, operation, account, &error);

  return explanation != NULL ? encode_explanation (explanation) : beckon_line_refuse (why, "%s", error->message);
}

/* --- faults ----------------------------------------------------------------------------------- */

json_t *
beckon_answer_fault (LineContext *context, json_t *line, char **why)
{
  g_autofree char *text = json_dumps (json_object_get (line, "fault"), JSON_ENCODE_ANY);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonFault) fault = beckon_wire_fault_from_json (text, -1, &error);

  if (fault == NULL)
    return beckon_line_refuse (why, "%s", error->message);
  beckon_region_add_fault (context->region, fault);

  return ok ();
}

json_t *
beckon_answer_clear_faults (LineContext *context, json_t *line, char **why)
{
  if (!beckon_line_is_true (line, "clear_faults", why))
    return NULL;
  beckon_region_clear_faults (context->region);

  return ok ();
}

/* --- guard: a list of vetoes; the first that matches decides ------------------------------------------ */

typedef struct
{
  char *step, *administrator, *member; /* NULL for any */
  BeckonVerdict *verdict;
} Veto;

static void
veto_free (gpointer data)
{
  Veto *self = data;

  g_free (self->step);
  g_free (self->administrator);
  g_free (self->member);
  beckon_verdict_free (self->verdict);
  g_free (self);
}

static gboolean
is_meant (const char *pattern, const char *text)
{
  return pattern == NULL || strcmp (pattern, text) == 0;
}

static BeckonVerdict *
guard (BeckonRegion *region G_GNUC_UNUSED, BeckonProposal *proposal, gpointer user_data)
{
  GPtrArray *vetoes = user_data;

  for (guint i = 0; i < vetoes->len; i++)
    {
      const Veto *veto = vetoes->pdata[i];

      if (is_meant (veto->step, beckon_step_to_string (beckon_proposal_get_step (proposal)))
          && is_meant (veto->administrator, beckon_proposal_peek_administrator_id (proposal))
          && is_meant (veto->member, beckon_proposal_peek_member_id (proposal)))
        return beckon_verdict_copy (veto->verdict);
    }

  return NULL;
}

static json_t *
refuse_exception (const char *name, char **why)
{
  const char *names[BECKON_N_ERRORS];

  NEAREST_NAME_ALL (names, beckon_error_peek_exception);

  return beckon_line_refuse_name (why, "exception", name, names, BECKON_N_ERRORS);
}

static json_t *
refuse_step (const char *name, char **why)
{
  const char *names[BECKON_N_STEPS];

  NEAREST_NAME_ALL (names, beckon_step_to_string);

  return beckon_line_refuse_name (why, "step", name, names, BECKON_N_STEPS);
}

static BeckonVerdict *
read_verdict (json_t *object, char **why)
{
  const char *text, *exception;
  BeckonError code;

  if (!read_word (object, "exception", &exception, why))
    return NULL;
  text = beckon_line_peek_word (object, "text", why);
  if (text == NULL)
    return NULL;
  if (exception == NULL)
    return beckon_verdict_new_report (text);
  if (beckon_error_from_exception (exception, &code))
    return beckon_verdict_new_failure (code, text);
  refuse_exception (exception, why);

  return NULL;
}

/* Any, if there is no name. */
static gboolean
is_step (const char *name, char **why)
{
  if (name != NULL && !beckon_step_from_string (name, NULL))
    refuse_step (name, why);

  return *why == NULL;
}

static Veto *
read_veto (json_t *object, char **why)
{
  static const char *const known[] = { "step", "administrator", "member", "text", "exception", NULL };
  const char *step, *administrator, *member;
  BeckonVerdict *verdict;
  Veto *veto;

  if (!beckon_line_has_only (object, known, "guard", why) || !read_word (object, "step", &step, why)
      || !read_word (object, "administrator", &administrator, why) || !read_word (object, "member", &member, why)
      || !is_step (step, why))
    return NULL;
  verdict = read_verdict (object, why);
  if (verdict == NULL)
    return NULL;
  veto = g_new0 (Veto, 1);
  *veto = (Veto){ g_strdup (step), g_strdup (administrator), g_strdup (member), verdict };

  return veto;
}

json_t *
beckon_answer_guard (LineContext *context, json_t *line, char **why)
{
  json_t *list = json_object_get (line, "guard");
  g_autoptr (GPtrArray) vetoes = g_ptr_array_new_with_free_func (veto_free);

  if (!json_is_array (list))
    return beckon_line_refuse (why, "\"guard\" is not a list of vetoes");
  for (gsize i = 0; i < json_array_size (list); i++)
    {
      Veto *veto = read_veto (json_array_get (list, i), why);

      if (veto == NULL)
        return NULL;
      g_ptr_array_add (vetoes, veto);
    }
  if (vetoes->len == 0)
    beckon_region_set_guard (context->region, NULL, NULL, NULL);
  else
    beckon_region_set_guard (context->region, guard, g_steal_pointer (&vetoes), (GDestroyNotify) g_ptr_array_unref);

  return ok ();
}

/* --- clock ------------------------------------------------------------------------------------ */

static gboolean
set_clock (BeckonRegion *region, json_t *clock, char **why)
{
  static const char *const known[] = { "start", "step_ms", NULL };
  json_t *step = json_object_get (clock, "step_ms");
  const char *start;
  gint64 now_us;

  if (g_strcmp0 (json_string_value (clock), "real") == 0)
    {
      beckon_region_set_clock (region, NULL, NULL, NULL);
      return TRUE;
    }
  if (!beckon_line_has_only (clock, known, "clock", why))
    return FALSE;
  start = beckon_line_peek_word (clock, "start", why);
  if (start == NULL)
    return FALSE;
  if (!beckon_clock_parse (start, &now_us))
    beckon_line_refuse (why, "\"start\" is not a time such as 2026-01-01T00:00:00Z");
  else if (step != NULL
           && (!json_is_integer (step) || json_integer_value (step) < 0
               || json_integer_value (step) > G_MAXINT64 / 1000))
    beckon_line_refuse (why, "\"step_ms\" is not a whole number, 0 or more");
  else
    beckon_region_set_advancing_clock (region, now_us, json_integer_value (step) * 1000);

  return *why == NULL;
}

json_t *
beckon_answer_clock (LineContext *context, json_t *line, char **why)
{
  g_autofree char *now = NULL;

  if (!set_clock (context->region, json_object_get (line, "clock"), why))
    return NULL;
  now = beckon_wire_dup_time (beckon_region_get_time_us (context->region));

  return json_pack ("{ss}", "clock", now);
}
