/* SPDX-License-Identifier: MIT */
/* What a vector can be about: a cell of the table, or a rule around the pair that decides a call. */
#include "situation.h"

#include <string.h>

/* The operation in which a step is told: of two, the second is deprecated and told of apart. */
static BeckonOperation
operation_of_step (BeckonStep step)
{
  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    if (beckon_operation_takes_step (operation, step))
      return operation;

  g_assert_not_reached ();
}

static Situation *
situation_new (const char *about)
{
  Situation *self = g_new0 (Situation, 1);

  self->rules = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->rules, g_strdup (about));
  self->administrator = self->member = NOBODY;

  return self;
}

void
situation_free (Situation *self)
{
  g_free (self->name);
  g_free (self->tells);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

static void
add_rule (Situation *self, const char *rule)
{
  if (!g_ptr_array_find_with_equal_func (self->rules, rule, g_str_equal, NULL))
    g_ptr_array_add (self->rules, g_strdup (rule));
}

static const BeckonResult *
first_result (const Answer *answer)
{
  return answer->unprocessed != NULL && answer->unprocessed->len > 0 ? answer->unprocessed->pdata[0] : NULL;
}

/* The rule that refused it, and why; NULL if nothing was refused. */
static const char *
refusing_rule (const Answer *answer, BeckonReason *reason)
{
  const BeckonResult *result = first_result (answer);

  *reason = answer->error != NULL ? beckon_error_get_reason (answer->error)
            : result != NULL      ? beckon_result_get_reason (result)
                                  : BECKON_REASON_NONE;

  return answer->error != NULL ? beckon_error_peek_rule (answer->error)
         : result != NULL      ? beckon_result_peek_rule (result)
                               : NULL;
}

/* --- cells ------------------------------------------------------------------------------------- */

static BeckonState
state_of (const BeckonWorld *world, guint administrator, guint member)
{
  g_autoptr (GPtrArray) found
      = beckon_world_find_associations (world, account_id (administrator), account_id (member), BECKON_STATE_NONE);

  return found->len > 0 ? beckon_association_get_state (found->pdata[0]) : BECKON_STATE_NONE;
}

/* G-14: whether the administrator is the delegated one of the member's organization. */
static gboolean
governs (const BeckonWorld *world, guint administrator, guint member)
{
  Sketch sketch = sketch_of (world);

  return sketch.is_delegated[administrator] && sketch.organization[administrator] == sketch.organization[member];
}

/* Of the two steps of CreateMembers the other one. */
static gboolean
is_of_other_step (const Visit *visit, BeckonStep step)
{
  return (step == BECKON_STEP_CREATE || step == BECKON_STEP_ENROLL)
         && governs (visit->before, visit->call->caller, visit->call->named) != (step == BECKON_STEP_ENROLL);
}

/* A rule that answers whatever the cell is. */
static gboolean
is_before_cells (const char *rule)
{
  return rule != NULL && (strcmp (rule, "G-1") == 0 || strcmp (rule, "G-2") == 0 || strcmp (rule, "G-9") == 0);
}

/* A pair before and after a call, and what the call said of it. */
typedef struct
{
  BeckonState from;
  BeckonState to;
  BeckonReason reason;
  const char *rule; /* that refused it, or NULL */
} Course;

/* By what happened, not by the table: a switch may be in between. */
static char *
tell_cell (const Visit *visit, BeckonStep step, const Course *course)
{
  const char *name = beckon_step_to_string (step);
  g_autofree char *start = course->from == BECKON_STATE_NONE
                               ? g_strdup_printf ("With no record, %s", name)
                               : g_strdup_printf ("When %s, %s", beckon_state_to_string (course->from), name);

  if (course->rule != NULL)
    return g_strdup_printf ("%s %s: %s.", start, visit->answer->error != NULL ? "fails" : "refuses the entry",
                            beckon_reason_to_string (course->reason));
  if (course->from == course->to)
    return g_strdup_printf ("%s changes nothing.", start);

  return g_strdup_printf ("%s leads to %s.", start,
                          course->to == BECKON_STATE_NONE ? "no record" : beckon_state_to_string (course->to));
}

/* What else of doc/semantics.md a cell shows. */
static void
add_companions (Situation *self, BeckonStep step, const Course *course)
{
  add_rule (self, "W-2");
  if (step == BECKON_STEP_WITHDRAW)
    add_rule (self, "O-2");
  if (step == BECKON_STEP_ENROLL)
    add_rule (self, "G-14");
  if (course->rule != NULL)
    add_rule (self, "V-6");
  if (course->from == course->to)
    return;

  add_rule (self, "T-1");
  if (step == BECKON_STEP_DELETE_INVITATION)
    add_rule (self, "T-2");
  if ((step == BECKON_STEP_DISASSOCIATE || step == BECKON_STEP_DELETE_MEMBER)
      && beckon_state_is_invitation (course->from))
    add_rule (self, "T-3");
}

Situation *
situation_of_cell (const Visit *visit, BeckonStep step)
{
  const Call *call = visit->call;
  guint other = call->named != NOBODY ? call->named : 1 - call->caller;
  gboolean is_administrator = beckon_step_get_party (step) == BECKON_PARTY_ADMINISTRATOR;
  guint administrator = is_administrator ? call->caller : other;
  guint member = is_administrator ? other : call->caller;
  Course course;
  Situation *self;

  if (call->kind != CALL_PLAIN || call->operation != operation_of_step (step) || other == call->caller
      || other == STRANGER || state_of (visit->before, member, administrator) != BECKON_STATE_NONE
      || is_of_other_step (visit, step))
    return NULL;

  course.from = state_of (visit->before, administrator, member);
  course.to = state_of (visit->after, administrator, member);
  course.rule = refusing_rule (visit->answer, &course.reason);
  if (is_before_cells (course.rule))
    return NULL;

  self = situation_new (beckon_lifecycle_peek_rule_id (course.from, step));
  self->name = g_strdup (self->rules->pdata[0]);
  self->tells = tell_cell (visit, step, &course);
  self->administrator = administrator;
  self->member = member;
  if (course.rule != NULL)
    add_rule (self, course.rule);
  add_companions (self, step, &course);

  return self;
}

/* --- rules around the pair --------------------------------------------------------------------- */

static gboolean
is_step (BeckonOperation operation)
{
  for (guint step = 0; step < BECKON_N_STEPS; step++)
    if (operation_of_step (step) == operation)
      return TRUE;

  return FALSE;
}

/* A wrong InvitationId shows only where the right one would do. */
static gboolean
is_shown (const Visit *visit, BeckonReason reason)
{
  const Call *call = visit->call;

  return call_is_operation (call)
         && (call->kind != CALL_WRONG_ID
             || (reason == BECKON_REASON_NO_INVITATION_TO_ACCEPT
                 && state_of (visit->before, call->named, call->caller) == BECKON_STATE_PENDING));
}

/* How it was called, as far as that makes a difference: not to what fails as a whole. */
static const char *
way_of (const Visit *visit)
{
  if (visit->call->kind == CALL_WRONG_ID)
    return "/wrong-id";
  if (visit->answer->error != NULL)
    return "";

  return visit->call->named == visit->call->caller ? "/own-id"
         : visit->call->named == STRANGER          ? "/not-twelve-digits"
                                                   : "";
}

/* The rule by which a call that was not refused did what it did, if that is not the plain cell. */
static const char *
succeeding_rule (const Visit *visit)
{
  const Call *call = visit->call;

  if (call->operation == BECKON_OPERATION_DECLINE_INVITATIONS && call->named == call->caller)
    return "O-1";
  if (call->operation == BECKON_OPERATION_ACCEPT_INVITATION)
    return beckon_lifecycle_peek_rule_id (state_of (visit->before, call->named, call->caller), BECKON_STEP_ACCEPT);
  if (call->operation == BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT)
    return beckon_lifecycle_peek_rule_id (BECKON_STATE_ACCEPTED, BECKON_STEP_LEAVE);

  return call->operation == BECKON_OPERATION_DISASSOCIATE_MEMBERS && call->named == STRANGER ? "W-3" : NULL;
}

static gboolean
has_records (const BeckonWorld *world)
{
  g_autoptr (GPtrArray) found = beckon_world_find_associations (world, NULL, NULL, BECKON_STATE_NONE);

  return found->len > 0;
}

static char *
tell_around (const Visit *visit, BeckonReason reason)
{
  const char *operation = beckon_operation_to_string (visit->call->operation);

  if (reason == BECKON_REASON_NONE)
    return g_strdup_printf ("%s succeeds.", operation);

  return g_strdup_printf ("%s %s: %s.", operation, visit->answer->error != NULL ? "fails" : "refuses the entry",
                          beckon_reason_to_string (reason));
}

Situation *
situation_around (const Visit *visit)
{
  BeckonReason reason;
  const char *rule = refusing_rule (visit->answer, &reason);
  const char *way = way_of (visit);
  Situation *self;

  if (!is_shown (visit, reason))
    return NULL;
  if (rule == NULL)
    rule = succeeding_rule (visit);
  if (rule == NULL || (g_str_has_prefix (rule, "L-") && is_step (visit->call->operation) && *way == '\0'))
    return NULL;

  self = situation_new (rule);
  self->name = g_strdup_printf ("%s/%s%s/%s", rule, beckon_operation_to_string (visit->call->operation), way,
                                reason == BECKON_REASON_NONE ? "done" : beckon_reason_to_string (reason));
  self->tells = tell_around (visit, reason);
  if (reason != BECKON_REASON_NONE && has_records (visit->before))
    add_rule (self, "V-6");

  return self;
}
