/* SPDX-License-Identifier: MIT */
/* Explores a scope, judges every world and every call in it, and counts. */
#include "agreement.h"
#include "case.h"
#include "invariants.h"
#include "verdict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the judge ----------------------------------------------------------------------------- */

typedef struct
{
  const Scope *scope;
  Complaints complaints;
  Agreement agreement;
  Sketch sketch; /* of the world that the calls are made in */
} Judge;

static void
judge_world (Exploration *exploration, guint world, BeckonRegion *region, gpointer user_data)
{
  Judge *self = user_data;
  g_autoptr (BeckonWorld) snapshot = beckon_region_snapshot (region);

  self->complaints.exploration = exploration;
  self->complaints.world = world;
  self->complaints.call = NULL;
  self->sketch = sketch_of (snapshot);
  invariants_check_world (&self->complaints, snapshot, &self->sketch,
                          beckon_switches_get (self->scope->switches, BECKON_SWITCH_REQUIRE_SECURITY_HUB) != 0);
  agreement_check_world (&self->agreement, world, region);
}

static void
judge_visit (Exploration *exploration G_GNUC_UNUSED, const Visit *visit, gpointer user_data)
{
  Judge *self = user_data;
  Expectation expected = oracle_ask (&self->sketch, visit->call, self->scope->switches);

  self->complaints.call = visit->call;
  verdict_check (&self->complaints, visit, &self->sketch, &expected);
  if (visit->has_changed)
    invariants_check_visit (&self->complaints, visit, &self->sketch);
  agreement_check_visit (&self->agreement, visit, &expected);
}

/* --- the table ----------------------------------------------------------------------------- */

static void
judge_cell (Complaints *complaints, BeckonState from, BeckonStep step, const BeckonSwitches *switches)
{
  const Cell *cell = case_find_cell (from, step, switches);
  BeckonState to;
  BeckonReason reason;
  BeckonEffect effect = beckon_lifecycle_judge (from, step, switches, &to, &reason);

  if (strcmp (beckon_effect_to_string (effect), cell->effect) != 0
      || strcmp (beckon_state_to_string (to), cell->to) != 0
      || strcmp (beckon_reason_to_string (reason), cell->reason) != 0)
    complain (complaints, "%s: the table says %s, %s, %s, expected %s, %s, %s", cell->id,
              beckon_effect_to_string (effect), beckon_state_to_string (to), beckon_reason_to_string (reason),
              cell->effect, cell->to, cell->reason);
}

/* To some cells no call can get, because a rule around the pair answers first (G-7, G-11, O-10):
 * these are asked. */
static void
judge_table (Complaints *complaints, const BeckonSwitches *switches)
{
  for (guint from = 0; from < BECKON_N_STATES; from++)
    for (guint step = 0; step < BECKON_N_STEPS; step++)
      judge_cell (complaints, from, step, switches);
}

/* --- the program --------------------------------------------------------------------------- */

static gint n_accounts = 2;
static gboolean hubs_stay_on;
static gboolean without_organizations;
static gint max_depth;
static gboolean skips_table;
static char **settings;

static const GOptionEntry options[] = {
  { "accounts", 0, 0, G_OPTION_ARG_INT, &n_accounts, "How many accounts there are, 1 to 3: 2 unless given", "N" },
  { "hubs-on", 0, 0, G_OPTION_ARG_NONE, &hubs_stay_on, "Keep all hubs on, and begin with one organization of all",
    NULL },
  { "no-organizations", 0, 0, G_OPTION_ARG_NONE, &without_organizations,
    "No named organization; with --hubs-on, no unnamed one either", NULL },
  { "depth", 0, 0, G_OPTION_ARG_INT, &max_depth, "Make no call after so many: 0, no end, unless given", "N" },
  { "switch", 0, 0, G_OPTION_ARG_STRING_ARRAY, &settings, "Set a switch", "KEY=VALUE" },
  { "calls-only", 0, 0, G_OPTION_ARG_NONE, &skips_table, "Judge by what calls do: do not ask the table", NULL },
  { NULL },
};

static gboolean
set_switch (BeckonSwitches *switches, const char *setting, GError **error)
{
  g_auto (GStrv) words = g_strsplit (setting, "=", 2);

  if (g_strv_length (words) == 2)
    return beckon_switches_set_from_string (switches, words[0], words[1], error);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--switch takes KEY=VALUE, not %s", setting);

  return FALSE;
}

static gboolean
parse (int *argc, char ***argv, BeckonSwitches *switches, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (n_accounts < 1 || n_accounts > MAX_ACCOUNTS)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--accounts takes 1 to %d", MAX_ACCOUNTS);
      return FALSE;
    }
  if (max_depth < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--depth takes 0 or more");
      return FALSE;
    }
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    if (!set_switch (switches, settings[i], error))
      return FALSE;

  return TRUE;
}

/* (transfer full) */
static char *
describe_scope (void)
{
  g_autofree char *switches = settings != NULL ? g_strjoinv (", ", settings) : NULL;
  g_autofree char *depth = max_depth > 0 ? g_strdup_printf (", %d calls deep", max_depth) : NULL;

  return g_strdup_printf ("%d accounts, %s%s%s%s%s", n_accounts,
                          hubs_stay_on ? "hubs on" : "hubs on and off, unnamed organizations",
                          without_organizations ? "" : ", organizations", depth != NULL ? depth : "",
                          switches != NULL ? ", " : "", switches != NULL ? switches : "");
}

static void
report (const Exploration *exploration, guint n_complaints)
{
  g_autofree char *scope = describe_scope ();

  if (n_complaints > MAX_COMPLAINTS)
    printf ("and %u more\n", n_complaints - MAX_COMPLAINTS);
  printf ("%s: %u worlds (%u before renaming), %" G_GUINT64_FORMAT " calls, %u wrong\n", scope,
          exploration_get_n_worlds (exploration), exploration_get_n_worlds_unfolded (exploration),
          exploration_get_n_calls (exploration), n_complaints);
}

static guint
explore (const Scope *scope)
{
  g_autoptr (Exploration) exploration = NULL;
  Judge judge = { .scope = scope };

  if (!skips_table)
    judge_table (&judge.complaints, scope->switches);
  agreement_init (&judge.agreement, &judge.complaints, scope);
  exploration = exploration_run (scope, judge_world, judge_visit, &judge);
  agreement_clear (&judge.agreement);
  report (exploration, judge.complaints.n);

  return judge.complaints.n;
}

int
main (int argc, char **argv)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  g_autoptr (GError) error = NULL;
  guint n_complaints;

  if (!parse (&argc, &argv, switches, &error))
    {
      g_printerr ("explore: %s\n", error->message);
      return 2;
    }
  n_complaints = explore (&(Scope){ .n_accounts = n_accounts,
                                    .hubs_stay_on = hubs_stay_on,
                                    .with_organizations = !without_organizations,
                                    .max_depth = max_depth,
                                    .switches = switches });
  g_strfreev (settings);

  return n_complaints == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
