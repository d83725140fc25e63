/* SPDX-License-Identifier: MIT */
/* What a call did and answered, held against what it must do and answer. */
#include "verdict.h"

#include <string.h>

static const char *
describe_operation (const Call *call)
{
  if (!call_is_operation (call))
    return call->kind == CALL_JOIN   ? "joining"
           : call->kind == CALL_MARK ? "coming to an unnamed organization"
                                     : "leaving its organization";

  return beckon_operation_to_string (call->operation);
}

static const char *
describe_rule (const Expectation *expected)
{
  return expected->rule != NULL ? expected->rule : "sections 4 and 5";
}

/* --- the answer ---------------------------------------------------------------------------- */

/* What answer_to_string () must begin with, up to the texts, which are the reasons' own. */
static char *
describe_expected (const Visit *visit, const Expectation *expected)
{
  const char *reason = beckon_reason_to_string (expected->reason);
  const char *named = visit->call->named != NOBODY ? account_id (visit->call->named) : NULL;

  if (expected->outcome == OUTCOME_FAIL)
    return g_strdup_printf ("%s: %s by %s (", beckon_error_peek_exception (expected->code), reason, expected->rule);
  if (expected->outcome == OUTCOME_REPORT && !expected->is_silent)
    return g_strdup_printf ("done; unprocessed %s: %s by %s, was %s, %s%s", named, reason, expected->rule,
                            beckon_state_to_string (expected->was), expected->shows_address ? named : "no address",
                            expected->shows_address ? "@example.com" : "");

  return g_strdup ("done");
}

/* Of a success nothing may be unprocessed; what a read gives is held to the other reads. */
static gboolean
is_as_expected (const Visit *visit, const Expectation *expected, const char *wanted, const char *got)
{
  GPtrArray *unprocessed = visit->answer->unprocessed;

  if (expected->outcome == OUTCOME_FAIL)
    return g_str_has_prefix (got, wanted);
  if (expected->outcome == OUTCOME_REPORT)
    return strcmp (got, wanted) == 0;

  return visit->answer->error == NULL && (unprocessed == NULL || unprocessed->len == 0);
}

static void
check_answer (Complaints *complaints, const Visit *visit, const Expectation *expected)
{
  g_autofree char *wanted = describe_expected (visit, expected);
  g_autofree char *got = answer_to_string (visit->answer);

  if (!is_as_expected (visit, expected, wanted, got))
    complain (complaints, "%s: %s answers \"%s\", expected \"%s\"", describe_rule (expected),
              describe_operation (visit->call), got, wanted);
}

/* Section 6: one constant text per reason. */
static void
check_texts (Complaints *complaints, const Visit *visit)
{
  GPtrArray *unprocessed = visit->answer->unprocessed;

  for (guint i = 0; unprocessed != NULL && i < unprocessed->len; i++)
    {
      const BeckonResult *result = unprocessed->pdata[i];
      BeckonReason reason = beckon_result_get_reason (result);

      if (g_strcmp0 (beckon_result_peek_text (result), beckon_reason_peek_text (reason)) != 0)
        complain (complaints, "section 6: the text of %s is \"%s\"", beckon_reason_to_string (reason),
                  beckon_result_peek_text (result));
    }
}

/* --- the world ----------------------------------------------------------------------------- */

/* (transfer full) */
static char *
describe_account (const Sketch *sketch, guint account)
{
  guint8 organization = sketch->organization[account];
  gboolean is_named = organization >= IN_ORGANIZATION_OF (0);

  return g_strdup_printf ("%s, hub %s, in %s%s%s%s%s", sketch->is_seen[account] ? "seen" : "unknown",
                          sketch->has_hub[account] ? "on" : "off",
                          is_named                                  ? "the organization of "
                          : organization == IN_UNNAMED_ORGANIZATION ? "an unnamed organization"
                                                                    : "no organization",
                          is_named ? account_id (organization - IN_ORGANIZATION_OF (0)) : "",
                          sketch->is_delegated[account] ? ", its delegated administrator" : "",
                          sketch->auto_enables[account] ? ", AutoEnable" : "",
                          sketch->is_central[account] ? ", CENTRAL" : "");
}

static void
complain_of_accounts (Complaints *complaints, const Visit *visit, const Sketch *after, const Expectation *expected)
{
  for (guint i = 0; i < MAX_ACCOUNTS; i++)
    {
      g_autofree char *is = describe_account (after, i);
      g_autofree char *wanted = describe_account (&expected->after, i);

      if (strcmp (is, wanted) != 0)
        complain (complaints, "%s: %s leaves %s \"%s\", expected \"%s\"", describe_rule (expected),
                  describe_operation (visit->call), account_id (i), is, wanted);
    }
}

/* (transfer full) */
static char *
describe_pair (const Sketch *sketch, guint administrator, guint member)
{
  guint8 on_file = sketch->on_file[administrator][member];

  return g_strdup_printf ("%s%s%s%s", beckon_state_to_string (sketch->state[administrator][member]),
                          on_file & SKETCH_INVITATION_ID ? ", an invitation id" : "",
                          on_file & SKETCH_INVITED_AT ? ", InvitedAt" : "",
                          on_file & SKETCH_EMAIL ? ", an address" : "");
}

static void
complain_of_pairs (Complaints *complaints, const Visit *visit, const Sketch *after, const Expectation *expected)
{
  for (guint i = 0; i < MAX_ACCOUNTS; i++)
    for (guint j = 0; j < MAX_ACCOUNTS; j++)
      {
        g_autofree char *is = describe_pair (after, i, j);
        g_autofree char *wanted = describe_pair (&expected->after, i, j);

        if (strcmp (is, wanted) != 0)
          complain (complaints, "%s: %s leaves %s → %s \"%s\", expected \"%s\"", describe_rule (expected),
                    describe_operation (visit->call), account_id (i), account_id (j), is, wanted);
      }
}

/* Where the sketch is to stay as it is, the whole world is (=, R and E leave everything). */
static void
check_world (Complaints *complaints, const Visit *visit, const Sketch *before, const Expectation *expected)
{
  Sketch after = visit->has_changed ? sketch_of (visit->after) : *before;

  if (!sketch_equal (&after, &expected->after))
    {
      complain_of_accounts (complaints, visit, &after, expected);
      complain_of_pairs (complaints, visit, &after, expected);
    }
  if (sketch_equal (before, &expected->after) && visit->has_changed)
    complain (complaints, "%s: %s changes something that no state shows", describe_rule (expected),
              describe_operation (visit->call));
}

void
verdict_check (Complaints *complaints, const Visit *visit, const Sketch *before, const Expectation *expected)
{
  check_answer (complaints, visit, expected);
  check_texts (complaints, visit);
  check_world (complaints, visit, before, expected);
}
