/* SPDX-License-Identifier: MIT */
/* Prints conformance vectors: the shortest story to each cell of the table, and to each rule that decides a call. */
#include "vector.h"

#include <stdio.h>
#include <string.h>

/* One at a time. A third account costs seconds: it comes in where a switch shows with a third. */
static const struct
{
  Turn turn;
  guint n_accounts;
} turns[] = {
  { { "require_security_hub", "false" }, 2 },        { { "hub_off_error", "access-denied" }, 2 },
  { { "hub_off_error", "invalid-access" }, 2 },      { { "reinvite_after_decline", "true" }, 2 },
  { { "accept_after_decline", "false" }, 3 },        { { "invite_associated_accounts", "false" }, 3 },
  { { "own_id_declines_all", "false" }, 2 },         { { "administrator_may_delete_invitations", "false" }, 2 },
  { { "decline_unknown_is_not_found", "true" }, 2 }, { { "accept_unknown_is_not_found", "true" }, 2 },
  { { "twelve_digit_account_ids", "true" }, 2 },     { { "max_members", "1" }, 3 },
  { { "max_pending_invitations", "1" }, 3 },
};

/* The vectors of one set of switches. */
typedef struct
{
  const Turn *turn; /* NULL for the defaults */
  Scope scope;
  json_t *cells[BECKON_N_STATES][BECKON_N_STEPS];
  GTree *around; /* char *name → json_t *, both owned */
} Telling;

/* --- telling ----------------------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data G_GNUC_UNUSED)
{
  return strcmp (a, b);
}

static void
add_call (GArray *story, const Call *call)
{
  const StoryCall last = { *call, 0 };

  g_array_append_val (story, last);
}

/* @story leads to the visit's call. */
static json_t *
tell_story (const Telling *self, const char *file, GArray *story, const Visit *visit, const Situation *situation)
{
  g_autofree char *name = self->turn == NULL ? g_strdup_printf ("%s/%s", file, situation->name)
                                             : g_strdup_printf ("switches/%s=%s/%s", self->turn->name,
                                                                self->turn->value, situation->name);

  add_call (story, visit->call);

  return vector_new (name, situation, visit, story, &self->scope, self->turn);
}

static json_t *
tell (const Telling *self, const char *file, Exploration *exploration, const Visit *visit, const Situation *situation)
{
  g_autoptr (GArray) story = exploration_find_story (exploration, visit->world);

  return tell_story (self, file, story, visit, situation);
}

static json_t **
find_cell (Telling *self, const Situation *situation)
{
  for (guint from = 0; from < BECKON_N_STATES; from++)
    for (guint step = 0; step < BECKON_N_STEPS; step++)
      if (strcmp (beckon_lifecycle_peek_rule_id (from, step), situation->name) == 0)
        return &self->cells[from][step];

  g_assert_not_reached ();
}

/* --- enrolling --------------------------------------------------------------------------------- */

#define MANAGEMENT (MAX_ACCOUNTS - 1) /* the account that is not in the worlds of cells */

/* Makes the caller of a CreateMembers the delegated administrator of the named account's organization (G-13). */
static void
designate (const Visit *create, GArray *story)
{
  const Call calls[] = {
    { CALL_JOIN, 0, create->call->caller, MANAGEMENT },
    { CALL_JOIN, 0, create->call->named, MANAGEMENT },
    { CALL_PLAIN, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT, create->call->caller },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_auto (Answer) answer = call_do (&calls[i], create->region);

      g_assert_no_error (answer.error);
      add_call (story, &calls[i]);
    }
}

/* What the CreateMembers would have done then: it would have been the step enroll (G-14). */
static void
tell_enrolling (Telling *self, Exploration *exploration, const Visit *create)
{
  g_autoptr (GArray) story = exploration_find_story (exploration, create->world);
  g_autoptr (BeckonWorld) before = NULL, after = NULL;
  g_autoptr (Situation) situation = NULL;
  g_auto (Answer) answer = { .count = -1 };
  Visit visit = *create;

  designate (create, story);
  visit.before = before = beckon_region_snapshot (create->region);
  answer = call_do (create->call, create->region);
  visit.after = after = beckon_region_snapshot (create->region);
  visit.answer = &answer;
  situation = situation_of_cell (&visit, BECKON_STEP_ENROLL);
  *find_cell (self, situation) = tell_story (self, "lifecycle", story, &visit, situation);
  beckon_region_restore (create->region, create->before, NULL);
}

/* --- visiting ---------------------------------------------------------------------------------- */

static void
on_cell_visit (Exploration *exploration, const Visit *visit, gpointer user_data)
{
  Telling *self = user_data;

  for (guint step = 0; step < BECKON_N_STEPS; step++)
    {
      g_autoptr (Situation) situation = situation_of_cell (visit, step);
      json_t **cell = situation != NULL ? find_cell (self, situation) : NULL;

      if (cell == NULL || *cell != NULL)
        continue;
      *cell = tell (self, "lifecycle", exploration, visit, situation);
      if (step == BECKON_STEP_CREATE)
        tell_enrolling (self, exploration, visit);
    }
}

static void
on_around_visit (Exploration *exploration, const Visit *visit, gpointer user_data)
{
  Telling *self = user_data;
  g_autoptr (Situation) situation = situation_around (visit);

  if (situation != NULL && g_tree_lookup (self->around, situation->name) == NULL)
    g_tree_insert (self->around, g_strdup (situation->name), tell (self, "around", exploration, visit, situation));
}

static void
explore (Telling *self, guint n_accounts, gboolean hubs_stay_on, VisitFunc on_visit)
{
  g_autoptr (Exploration) exploration = NULL;

  self->scope.n_accounts = n_accounts;
  self->scope.hubs_stay_on = hubs_stay_on;
  exploration = exploration_run (&self->scope, NULL, on_visit, self);
}

/* Without the gate hubs are no matter: the shortest story to a cell turns none on. */
static Telling *
telling_new (const Turn *turn, guint n_accounts)
{
  Telling *self = g_new0 (Telling, 1);
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  gboolean is_set = turn == NULL || beckon_switches_set_from_string (switches, turn->name, turn->value, NULL);

  g_assert_true (is_set);
  self->turn = turn;
  self->around = g_tree_new_full (compare_names, NULL, g_free, (GDestroyNotify) json_decref);
  self->scope.switches = switches;
  explore (self, 2, beckon_switches_get (switches, BECKON_SWITCH_REQUIRE_SECURITY_HUB), on_cell_visit);
  explore (self, 2, FALSE, on_around_visit);
  if (n_accounts > 2)
    explore (self, n_accounts, TRUE, on_around_visit);
  self->scope.switches = NULL;

  return self;
}

static void
telling_free (Telling *self)
{
  for (guint from = 0; from < BECKON_N_STATES; from++)
    for (guint step = 0; step < BECKON_N_STEPS; step++)
      json_decref (self->cells[from][step]);
  g_tree_unref (self->around);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Telling, telling_free)

/* --- printing ---------------------------------------------------------------------------------- */

/* Nothing is printed that is told with the defaults in the same way. */
static void
print (const json_t *vector, const json_t *by_default)
{
  const json_t *default_steps = json_object_get (by_default, "steps");

  if (vector == NULL || json_equal (json_object_get (vector, "steps"), default_steps))
    return;
  json_dumpf (vector, stdout, JSON_COMPACT);
  putchar ('\n');
}

static void
print_cells (const Telling *self, const Telling *defaults)
{
  for (guint from = 0; from < BECKON_N_STATES; from++)
    for (guint step = 0; step < BECKON_N_STEPS; step++)
      print (self->cells[from][step], defaults != NULL ? defaults->cells[from][step] : NULL);
}

static gboolean
print_node (gpointer name, gpointer vector, gpointer defaults)
{
  print (vector, defaults != NULL ? g_tree_lookup (((const Telling *) defaults)->around, name) : NULL);

  return FALSE;
}

static void
print_switches (const Telling *defaults)
{
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr (Telling) turned = telling_new (&turns[i].turn, turns[i].n_accounts);

      print_cells (turned, defaults);
      g_tree_foreach (turned->around, print_node, (gpointer) defaults);
    }
}

int
main (int argc, char **argv)
{
  const char *file = argc == 2 ? argv[1] : "";
  g_autoptr (Telling) defaults = NULL;

  if (strcmp (file, "lifecycle") != 0 && strcmp (file, "around") != 0 && strcmp (file, "switches") != 0)
    {
      g_printerr ("usage: generate lifecycle|around|switches\n");
      return 2;
    }
  defaults = telling_new (NULL, strcmp (file, "lifecycle") == 0 ? 2 : MAX_ACCOUNTS);
  if (strcmp (file, "lifecycle") == 0)
    print_cells (defaults, NULL);
  else if (strcmp (file, "around") == 0)
    g_tree_foreach (defaults->around, print_node, NULL);
  else
    print_switches (defaults);

  return 0;
}
