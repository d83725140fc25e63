/* SPDX-License-Identifier: MIT */
/* Ways to one answer that have to agree: doing and asking first, a world and its copies. */
#include "agreement.h"

#include "reads.h"

#include <beckon/beckon-wire-world.h>

/* --- the pieces ---------------------------------------------------------------------------- */

void
agreement_init (Agreement *self, Complaints *complaints, const Scope *scope)
{
  g_autoptr (BeckonSwitches) switches
      = scope->switches != NULL ? beckon_switches_copy (scope->switches) : beckon_switches_new ();

  beckon_switches_set (switches, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  *self = (Agreement){ .complaints = complaints,
                       .n_accounts = scope->n_accounts,
                       .mirror = beckon_region_new ("eu-west-1", switches) };
}

void
agreement_clear (Agreement *self)
{
  g_clear_pointer (&self->mirror, beckon_region_unref);
  g_clear_pointer (&self->dump, g_variant_unref);
}

static gboolean
has_dump (BeckonRegion *region, GVariant *dump)
{
  g_autoptr (GVariant) is = beckon_region_dump (region);

  return g_variant_equal (is, dump);
}

/* --- a world and its copies (V-9) ------------------------------------------------------------ */

static void
check_restored (Agreement *self, const BeckonWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) again = NULL;

  if (!beckon_region_restore (self->mirror, world, &error))
    complain (self->complaints, "V-9: the world cannot be restored: %s", error->message);
  again = beckon_region_snapshot (self->mirror);
  if (!beckon_world_equal (world, again) || !has_dump (self->mirror, self->dump))
    complain (self->complaints, "V-9: a snapshot that was restored is another world");
}

static void
check_saved (Agreement *self, const BeckonWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = beckon_wire_world_to_saved_json (world);
  g_autoptr (BeckonWorld) again = beckon_wire_world_from_json (text, -1, &error);

  if (again == NULL)
    complain (self->complaints, "V-9: the world cannot be loaded: %s", error->message);
  else if (!beckon_world_equal (world, again))
    complain (self->complaints, "V-9: a world that was saved and loaded is another one");
}

/* The library's own: V-1, V-2, V-5, V-8, and what V-3 and V-4 leave in a record. */
static void
check_by_itself (Agreement *self, BeckonRegion *region)
{
  g_auto (GStrv) broken = beckon_region_check (region);

  for (guint i = 0; broken[i] != NULL; i++)
    complain (self->complaints, "%s", broken[i]);
}

/* W-6 */
static void
check_story (Agreement *self, guint world)
{
  g_autoptr (BeckonRegion) region = exploration_replay (self->complaints->exploration, world);

  if (!has_dump (region, self->dump))
    complain (self->complaints, "W-6: the story makes another world when it is told again");
}

void
agreement_check_world (Agreement *self, guint world, BeckonRegion *region)
{
  g_autoptr (BeckonWorld) snapshot = beckon_region_snapshot (region);

  g_clear_pointer (&self->dump, g_variant_unref);
  self->dump = beckon_region_dump (region);
  check_by_itself (self, region);
  check_restored (self, snapshot);
  check_saved (self, snapshot);
  check_story (self, world);
  reads_check (self->complaints, self->mirror, self->n_accounts);
}

/* --- doing and asking first ------------------------------------------------------------------ */

static gboolean
may_change (const Call *call)
{
  return !call_is_operation (call) || beckon_operation_is_mutating (call->operation);
}

static void
check_dry_run (Agreement *self, const Visit *visit)
{
  g_autofree char *done = answer_to_string (visit->answer);
  g_autofree char *asked = NULL;
  g_auto (Answer) answer = { .count = -1 };

  beckon_region_begin_dry_run (visit->region);
  answer = call_do (visit->call, visit->region);
  beckon_region_end_dry_run (visit->region);
  asked = answer_to_string (&answer);
  if (g_strcmp0 (done, asked) != 0)
    complain (self->complaints, "a dry run answers \"%s\", the call itself \"%s\"", asked, done);
  if (may_change (visit->call) && !has_dump (visit->region, self->dump))
    complain (self->complaints, "V-6: a dry run, or a call that changed nothing, has changed the dump");
}

/* What an explanation and an answer have in common. */
static char *
describe (BeckonReason reason, const char *exception, const char *rule, const char *text)
{
  return g_strdup_printf ("%s, %s, %s, %s", beckon_reason_to_string (reason),
                          exception != NULL ? exception : "no exception", rule != NULL ? rule : "no rule",
                          text != NULL ? text : "no text");
}

static char *
describe_answer (const Answer *answer, const Expectation *expected)
{
  const BeckonResult *result;

  if (answer->error != NULL)
    return describe (beckon_error_get_reason (answer->error), beckon_error_peek_exception (answer->error->code),
                     beckon_error_peek_rule (answer->error), answer->error->message);
  if (expected->is_silent)
    return describe (expected->reason, NULL, expected->rule, beckon_reason_peek_text (expected->reason));
  if (answer->unprocessed == NULL || answer->unprocessed->len == 0)
    return describe (BECKON_REASON_NONE, NULL, NULL, NULL);
  result = answer->unprocessed->pdata[0];

  return describe (beckon_result_get_reason (result), NULL, beckon_result_peek_rule (result),
                   beckon_result_peek_text (result));
}

static void
check_explanation (Agreement *self, const Visit *visit, const Expectation *expected)
{
  const Call *call = visit->call;
  g_autoptr (BeckonExplanation) explanation
      = beckon_region_explain (visit->region, account_id (call->caller), call->operation,
                               call->named != NOBODY ? account_id (call->named) : NULL, NULL);
  g_autofree char *done = describe_answer (visit->answer, expected);
  g_autofree char *explained
      = describe (beckon_explanation_get_reason (explanation), beckon_explanation_peek_exception (explanation),
                  beckon_explanation_peek_rule (explanation), beckon_explanation_peek_text (explanation));

  if (g_strcmp0 (done, explained) != 0)
    complain (self->complaints, "the explanation is \"%s\", the call itself \"%s\"", explained, done);
  if (beckon_explanation_would_act (explanation) != visit->has_changed)
    complain (self->complaints, "the explanation says that the call would %s",
              beckon_explanation_would_act (explanation) ? "act, and it does not" : "not act, and it does");
}

void
agreement_check_visit (Agreement *self, const Visit *visit, const Expectation *expected)
{
  check_dry_run (self, visit);
  /* An explanation names the invitation on file. */
  if (call_is_operation (visit->call) && may_change (visit->call) && visit->call->kind == CALL_PLAIN)
    check_explanation (self, visit, expected);
}
