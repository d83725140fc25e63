/* SPDX-License-Identifier: MIT */
/* Counts which rules were touched. */
#include "record/coverage.h"

#include "rules/lifecycle.h"
#include "rules/reason.h"
#include "rules/rule.h"

#include <beckon/beckon-error.h>
#include <string.h>
#include <sys/mman.h>

#define N_COUNTS (N_CELLS + (guint) N_RULES)

/* --- what is counted -------------------------------------------------------------------------- */

/* A place for each cell, and after them one for each other rule. */
static const char *
get_rule (guint place)
{
  return place < N_CELLS ? beckon_lifecycle_peek_rule_id (place / BECKON_N_STEPS, place % BECKON_N_STEPS)
                         : beckon_rules[place - N_CELLS].id;
}

static gboolean
is_counted (guint place)
{
  return place < N_CELLS || beckon_rules[place - N_CELLS].is_counted;
}

/* N_COUNTS if the rule is not counted. */
static guint
find_rule (const char *rule)
{
  guint place = 0;

  while (place < N_COUNTS && strcmp (get_rule (place), rule) != 0)
    place++;

  return place < N_COUNTS && is_counted (place) ? place : N_COUNTS;
}

char **
beckon_coverage_dup_rules (void)
{
  char **list = g_new0 (char *, N_COUNTS + 1);
  guint n = 0;

  for (guint place = 0; place < N_COUNTS; place++)
    if (is_counted (place))
      list[n++] = g_strdup (get_rule (place));

  return list;
}

/* --- the counts ------------------------------------------------------------------------------- */

struct _BeckonCoverage
{
  gatomicrefcount ref_count;
  guint *counts; /* N_COUNTS, shared with the processes forked later */
};

G_DEFINE_BOXED_TYPE (BeckonCoverage, beckon_coverage, beckon_coverage_ref, beckon_coverage_unref)

BeckonCoverage *
beckon_coverage_new (void)
{
  BeckonCoverage *self = g_new0 (BeckonCoverage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->counts
      = mmap (NULL, N_COUNTS * sizeof *self->counts, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  /* GCOVR_EXCL_START: ends the process, as g_new () does when there is no memory */
  if (self->counts == MAP_FAILED)
    g_error ("cannot map %" G_GSIZE_FORMAT " bytes for a coverage", N_COUNTS * sizeof *self->counts);
  /* GCOVR_EXCL_STOP */

  return self;
}

BeckonCoverage *
beckon_coverage_ref (BeckonCoverage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_coverage_unref (BeckonCoverage *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  munmap (self->counts, N_COUNTS * sizeof *self->counts);
  g_free (self);
}

static guint
read_count (const BeckonCoverage *self, guint place)
{
  return (guint) g_atomic_int_get (&self->counts[place]);
}

guint
beckon_coverage_get_count (const BeckonCoverage *self, const char *rule)
{
  guint place;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (rule != NULL, 0);

  place = find_rule (rule);

  return place < N_COUNTS ? read_count (self, place) : 0;
}

gboolean
beckon_coverage_count (BeckonCoverage *self, const char *rule)
{
  guint place = find_rule (rule);

  if (place >= N_COUNTS)
    return FALSE;
  g_atomic_int_inc (&self->counts[place]);

  return TRUE;
}

/* --- what a call shows ------------------------------------------------------------------------ */

static void
count (BeckonCoverage *self, const char *rule)
{
  if (rule != NULL)
    beckon_coverage_count (self, rule);
}

static void
count_move (BeckonCoverage *self, const Effect *effect)
{
  count (self, "T-1");
  if (effect->step == BECKON_STEP_INVITE)
    count (self, "W-5");
  if (effect->step == BECKON_STEP_DELETE_INVITATION)
    count (self, "T-2");
  if (effect->step == BECKON_STEP_ENROLL)
    count (self, "G-14");
  if (effect->takes_back_invitation)
    count (self, "T-3");
  if (effect->leaves_others_pending)
    count (self, "T-5");
}

static gboolean
is_by_a_cell (const Effect *effect)
{
  return g_str_has_prefix (effect->rule, "L-");
}

static void
count_effect (BeckonCoverage *self, const Effect *effect)
{
  count (self, effect->rule);
  count (self, beckon_reason_peek_ground (effect->reason));
  if (is_by_a_cell (effect) && effect->step == BECKON_STEP_WITHDRAW)
    count (self, "O-2");
  if (effect->kind == BECKON_EFFECT_MOVE)
    count_move (self, effect);
}

static void
count_effects (BeckonCoverage *self, const BeckonAnswer *answer)
{
  for (guint i = 0; i < answer->n_effects; i++)
    count_effect (self, &answer->effects[i]);
}

static void
count_done (BeckonCoverage *self, const Request *request, const BeckonAnswer *answer)
{
  count_effects (self, answer);
  count (self, beckon_operations[request->operation].shows);
  if (beckon_request_get_n_entries (request) > 1)
    count (self, "O-3");
  if (request_has (request, BECKON_FIELD_NEXT_TOKEN) || beckon_answer_has_field (answer, BECKON_FIELD_NEXT_TOKEN))
    count (self, "O-7");
}

/* Counts the error's rule and the cells that made the call fail. The other cells had no effect. */
static void
count_failure (BeckonCoverage *self, const BeckonAnswer *answer)
{
  count (self, beckon_error_peek_rule (answer->error));
  count (self, beckon_reason_peek_ground (beckon_error_get_reason (answer->error)));
  for (guint i = 0; i < answer->n_effects; i++)
    if (answer->effects[i].kind == BECKON_EFFECT_FAIL)
      count (self, answer->effects[i].rule);
}

void
beckon_coverage_count_call (BeckonCoverage *self, const Request *request, const BeckonAnswer *answer)
{
  if (answer->is_applied)
    count_done (self, request, answer);
  else
    count_failure (self, answer);
}

void
beckon_coverage_count_edit (BeckonCoverage *self, const BeckonAnswer *answer)
{
  count_effects (self, answer);
  if (answer->n_effects > 0)
    count (self, "G-15");
}

/* --- for people ------------------------------------------------------------------------------- */

static guint
count_other_rules (void)
{
  guint n = 0;

  for (guint place = N_CELLS; place < N_COUNTS; place++)
    n += is_counted (place) ? 1 : 0;

  return n;
}

static guint
count_touched (const BeckonCoverage *self, guint first, guint n)
{
  guint touched = 0;

  for (guint place = first; place < first + n; place++)
    touched += read_count (self, place) > 0;

  return touched;
}

/* A cell that was never touched is shown as a dot, so that it stands out among the numbers. */
static void
add_row (GString *text, const BeckonCoverage *self, guint state)
{
  g_string_append_printf (text, "%-9s", beckon_state_to_string (state));
  for (guint step = 0; step < BECKON_N_STEPS; step++)
    {
      int width = (int) strlen (beckon_step_to_string (step));
      guint n = read_count (self, state * BECKON_N_STEPS + step);

      if (n > 0)
        g_string_append_printf (text, "  %*u", width, n);
      else
        g_string_append_printf (text, "  %*s", width, ".");
    }
  g_string_append_c (text, '\n');
}

static void
add_table (GString *text, const BeckonCoverage *self)
{
  g_string_append_printf (text, "%-9s", "");
  for (guint step = 0; step < BECKON_N_STEPS; step++)
    g_string_append_printf (text, "  %s", beckon_step_to_string (step));
  g_string_append_c (text, '\n');
  for (guint state = 0; state < BECKON_N_STATES; state++)
    add_row (text, self, state);
}

static void
add_rules (GString *text, const BeckonCoverage *self, gboolean is_touched)
{
  g_string_append (text, is_touched ? "touched:" : "not touched:");
  for (guint place = N_CELLS; place < N_COUNTS; place++)
    {
      guint n = read_count (self, place);

      if (!is_counted (place) || (n > 0) != is_touched)
        continue;
      g_string_append_printf (text, " %s", get_rule (place));
      if (n > 0)
        g_string_append_printf (text, " %u", n);
    }
  g_string_append_c (text, '\n');
}

char *
beckon_coverage_dup_string (const BeckonCoverage *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "Rules touched (semantics version %d): %u of %u cells, %u of %u others\n",
                          BECKON_SEMANTICS_VERSION, count_touched (self, 0, N_CELLS), N_CELLS,
                          count_touched (self, N_CELLS, N_COUNTS - N_CELLS), count_other_rules ());
  add_table (text, self);
  add_rules (text, self, TRUE);
  add_rules (text, self, FALSE);

  return g_string_free (text, FALSE);
}
