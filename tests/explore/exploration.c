/* SPDX-License-Identifier: MIT */
/* Every world that calls can lead to, breadth first from the empty Region. */
#include "exploration.h"

#define NO_PARENT G_MAXUINT

/* A world that was reached. Its snapshot is kept until its calls were made. */
typedef struct
{
  guint parent;
  Call call;             /* by which it was reached from there */
  gboolean turns_hub_on; /* the caller's, after the call */
  guint depth;
  BeckonWorld *world;
} Node;

struct _Exploration
{
  Scope scope;
  BeckonRegion *region;
  GArray *calls;
  GArray *nodes;
  GHashTable *numbers; /* Sketch, folded → number of the node */
  guint n_unfolded;
  guint64 n_calls;
  WorldFunc on_world;
  VisitFunc on_visit;
  gpointer user_data;
};

static Node *
peek_node (const Exploration *self, guint number)
{
  return &g_array_index (self->nodes, Node, number);
}

static gint64
time_at (guint depth)
{
  return STORY_START_US + depth * STORY_STEP_US;
}

static Call
enable_call (guint account)
{
  return (Call){ CALL_PLAIN, BECKON_OPERATION_ENABLE_SECURITY_HUB, account, NOBODY };
}

/* --- the beginning ------------------------------------------------------------------------- */

static GArray *
find_beginning (const Scope *scope) /* (element-type Call) */
{
  GArray *calls = g_array_new (FALSE, FALSE, sizeof (Call));

  for (guint i = 0; scope->hubs_stay_on && i < scope->n_accounts; i++)
    {
      const Call enable = enable_call (i);
      const Call join = { CALL_JOIN, 0, i, 0 };

      g_array_append_val (calls, enable);
      if (scope->with_organizations)
        g_array_append_val (calls, join);
    }

  return calls;
}

static void
begin (Exploration *self)
{
  g_autoptr (GArray) calls = find_beginning (&self->scope);

  for (guint i = 0; i < calls->len; i++)
    {
      g_auto (Answer) answer = call_do (&g_array_index (calls, Call, i), self->region);

      g_assert_no_error (answer.error);
    }
}

/* --- reaching ------------------------------------------------------------------------------ */

static void
turn_hub_on (BeckonRegion *region, guint account)
{
  GError *error = NULL;

  beckon_region_enable_security_hub (region, account_id (account), &error);
  g_assert_no_error (error);
}

static void
restore (Exploration *self, const BeckonWorld *world)
{
  GError *error = NULL;

  beckon_region_restore (self->region, world, &error);
  g_assert_no_error (error);
}

/* The number of the world that is equal to what the Region holds; a new one unless it was reached
 * before. */
static guint
reach (Exploration *self, guint parent, const Call *call, gboolean turns_hub_on, gboolean *is_new)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (self->region);
  guint n_renamings;
  Sketch sketch = sketch_of (world);
  Sketch folded = sketch_fold (&sketch, self->scope.n_accounts, &n_renamings);
  gpointer known;
  Node node = { .parent = parent, .turns_hub_on = turns_hub_on };

  *is_new = !g_hash_table_lookup_extended (self->numbers, &folded, NULL, &known);
  if (!*is_new)
    return GPOINTER_TO_UINT (known);

  if (parent != NO_PARENT)
    {
      node.call = *call;
      node.depth = peek_node (self, parent)->depth + 1;
    }
  node.world = g_steal_pointer (&world);
  g_array_append_val (self->nodes, node);
  self->n_unfolded += n_renamings;
  g_hash_table_insert (self->numbers, g_memdup2 (&folded, sizeof folded), GUINT_TO_POINTER (self->nodes->len - 1));

  return self->nodes->len - 1;
}

/* --- visiting ------------------------------------------------------------------------------ */

static gboolean
turns_hub_on (const Exploration *self, const Call *call, const Answer *answer)
{
  return self->scope.hubs_stay_on && call->operation == BECKON_OPERATION_DISABLE_SECURITY_HUB && answer->error == NULL;
}

static void
visit (Exploration *self, guint number, const BeckonWorld *before, const Call *call)
{
  g_auto (Answer) answer = call_do (call, self->region);
  g_autoptr (BeckonWorld) after = beckon_region_snapshot (self->region);
  gboolean turns_on = turns_hub_on (self, call, &answer);
  Visit seen = { self->region, number, before, call, &answer, after, FALSE, number, FALSE };

  self->n_calls++;
  if (turns_on)
    turn_hub_on (self->region, call->caller);
  seen.has_changed = !beckon_world_equal (before, after);
  if (seen.has_changed)
    {
      seen.next = reach (self, number, call, turns_on, &seen.is_new);
      restore (self, before);
    }
  if (self->on_visit != NULL)
    self->on_visit (self, &seen, self->user_data);
}

static gboolean
is_to_be_left (const Exploration *self, guint number)
{
  return self->scope.max_depth == 0 || peek_node (self, number)->depth < self->scope.max_depth;
}

static void
expand (Exploration *self, guint number)
{
  g_autoptr (BeckonWorld) world = g_steal_pointer (&peek_node (self, number)->world);

  restore (self, world);
  beckon_region_set_fixed_clock (self->region, time_at (peek_node (self, number)->depth + 1));
  if (self->on_world != NULL)
    self->on_world (self, number, self->region, self->user_data);
  for (guint i = 0; is_to_be_left (self, number) && i < self->calls->len; i++)
    visit (self, number, world, &g_array_index (self->calls, Call, i));
}

/* --- the whole ----------------------------------------------------------------------------- */

static void
node_clear (gpointer data)
{
  Node *self = data;

  g_clear_pointer (&self->world, beckon_world_unref);
}

static GArray *
calls_of_scope (const Scope *scope)
{
  gboolean is_strict
      = scope->switches != NULL && beckon_switches_get (scope->switches, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS) != 0;

  return calls_new (scope->n_accounts, (!scope->hubs_stay_on || scope->with_organizations ? CALLS_MARKS : 0)
                                           | (scope->with_organizations ? CALLS_ORGANIZATIONS : 0)
                                           | (is_strict ? CALLS_STRANGER : 0));
}

static Exploration *
exploration_new (const Scope *scope)
{
  Exploration *self = g_new0 (Exploration, 1);

  self->scope = *scope;
  if (scope->switches != NULL)
    self->scope.switches = beckon_switches_copy (scope->switches);
  self->region = story_begin (scope);
  self->calls = calls_of_scope (scope);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, node_clear);
  self->numbers = g_hash_table_new_full (sketch_hash, sketch_equal, g_free, NULL);

  return self;
}

Exploration *
exploration_run (const Scope *scope, WorldFunc on_world, VisitFunc on_visit, gpointer user_data)
{
  Exploration *self = exploration_new (scope);
  gboolean is_new;

  self->on_world = on_world;
  self->on_visit = on_visit;
  self->user_data = user_data;
  begin (self);
  reach (self, NO_PARENT, NULL, FALSE, &is_new);
  for (guint number = 0; number < self->nodes->len; number++)
    expand (self, number);

  return self;
}

void
exploration_free (Exploration *self)
{
  g_clear_pointer ((BeckonSwitches **) &self->scope.switches, beckon_switches_free);
  beckon_region_unref (self->region);
  g_array_unref (self->calls);
  g_array_unref (self->nodes);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

guint
exploration_get_n_worlds (const Exploration *self)
{
  return self->nodes->len;
}

guint
exploration_get_n_worlds_unfolded (const Exploration *self)
{
  return self->n_unfolded;
}

guint64
exploration_get_n_calls (const Exploration *self)
{
  return self->n_calls;
}

/* --- stories ------------------------------------------------------------------------------- */

BeckonRegion *
story_begin (const Scope *scope)
{
  BeckonRegion *region = beckon_region_new ("us-east-1", scope->switches);

  beckon_region_set_fixed_clock (region, STORY_START_US);
  beckon_region_set_id_seed (region, STORY_SEED);

  return region;
}

static void
tell (GArray *story, Call call, guint depth)
{
  const StoryCall told = { call, time_at (depth) };

  g_array_append_val (story, told);
}

static void
tell_until (const Exploration *self, guint number, GArray *story)
{
  const Node *node = peek_node (self, number);

  if (node->parent == NO_PARENT)
    {
      g_autoptr (GArray) beginning = find_beginning (&self->scope);

      for (guint i = 0; i < beginning->len; i++)
        tell (story, g_array_index (beginning, Call, i), 0);
      return;
    }
  tell_until (self, node->parent, story);
  tell (story, node->call, node->depth);
  if (node->turns_hub_on)
    tell (story, enable_call (node->call.caller), node->depth);
}

GArray *
exploration_find_story (const Exploration *self, guint world)
{
  GArray *story = g_array_new (FALSE, FALSE, sizeof (StoryCall));

  tell_until (self, world, story);

  return story;
}

/* Makes the call when it was made. */
static void
play (BeckonRegion *region, const StoryCall *told)
{
  g_auto (Answer) answer = { .count = -1 };

  beckon_region_set_fixed_clock (region, told->at_us);
  answer = call_do (&told->call, region);
}

BeckonRegion *
exploration_replay (const Exploration *self, guint world)
{
  g_autoptr (GArray) story = exploration_find_story (self, world);
  BeckonRegion *region = story_begin (&self->scope);

  for (guint i = 0; i < story->len; i++)
    play (region, &g_array_index (story, StoryCall, i));

  return region;
}

/* Played too, so that the next one finds what it names. */
static void
write_call (GPtrArray *lines, BeckonRegion *region, const StoryCall *told)
{
  gint64 later_ms = (told->at_us - beckon_region_get_time_us (region)) / 1000;

  if (later_ms > 0)
    g_ptr_array_add (lines, g_strdup_printf ("{\"advance_ms\": %" G_GINT64_FORMAT "}", later_ms));
  g_ptr_array_add (lines, call_to_line (&told->call, region));
  play (region, told);
}

char **
exploration_dup_lines (const Exploration *self, guint world, const Call *call)
{
  g_autoptr (GArray) story = exploration_find_story (self, world);
  g_autoptr (BeckonRegion) region = story_begin (&self->scope);
  GPtrArray *lines = g_ptr_array_new ();

  if (call != NULL)
    tell (story, *call, peek_node (self, world)->depth + 1);
  for (guint i = 0; i < story->len; i++)
    write_call (lines, region, &g_array_index (story, StoryCall, i));
  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (lines, FALSE);
}
