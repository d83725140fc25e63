/* SPDX-License-Identifier: MIT */
/* Every world that calls can lead to, breadth first from the empty Region. */
#pragma once

#include "calls.h"
#include "sketch.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_accounts; /* 1 to MAX_ACCOUNTS */
  /* FALSE: from the empty Region, hubs go on and off, accounts come to an unnamed organization and leave it. TRUE: all
   * hubs are on first, one that DisableSecurityHub turns off is turned on again at once, and nobody is in an unnamed
   * organization. */
  gboolean hubs_stay_on;
  /* Accounts also come to named organizations and leave them, and the operations on organizations, settings and tags
   * are called. With hubs that stay on, all accounts belong to the organization of the first one at the beginning. */
  gboolean with_organizations;
  guint max_depth; /* no calls are made in worlds that are so many calls away from the beginning; 0: no end */
  const BeckonSwitches *switches; /* NULL for the defaults */
} Scope;

typedef struct _Exploration Exploration;

/* A call in a world. @region holds @before, and has to hold it when the function returns: dry runs
 * are fine. */
typedef struct
{
  BeckonRegion *region;
  guint world; /* the number of @before, in the order in which worlds are reached */
  const BeckonWorld *before;
  const Call *call;
  const Answer *answer;
  const BeckonWorld *after; /* what the call alone led to: no hub turned on again */
  gboolean has_changed;     /* whether @after is another world than @before */
  guint next;               /* the number of the world that stands for what follows; @world if nothing changed */
  gboolean is_new;          /* whether @next was reached by this call first */
} Visit;

/* Each world once, before the calls in it; then each call in it. */
typedef void (*WorldFunc) (Exploration *self, guint world, BeckonRegion *region, gpointer user_data);
typedef void (*VisitFunc) (Exploration *self, const Visit *visit, gpointer user_data);

/* Goes to the fixed point, where no call leads to a world that was not reached, or as deep as the scope says. Either
 * function may be NULL. */
Exploration *exploration_run (const Scope *scope, WorldFunc on_world, VisitFunc on_visit, gpointer user_data);
void exploration_free (Exploration *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exploration, exploration_free)

/* So far, or in all. */
guint exploration_get_n_worlds (const Exploration *self);
guint exploration_get_n_worlds_unfolded (const Exploration *self); /* before renaming */
guint64 exploration_get_n_calls (const Exploration *self);

/* --- stories ------------------------------------------------------------------------------- */

/* A Region as every story begins: empty, the first clock below, ids of the seed below. */
#define STORY_START_US G_GINT64_CONSTANT (1767225600000000) /* 2026-01-01T00:00:00Z */
#define STORY_SEED 1
#define STORY_STEP_US G_USEC_PER_SEC /* how much later each call after the start is */

BeckonRegion *story_begin (const Scope *scope);

typedef struct
{
  Call call;
  gint64 at_us; /* when the clock stands there */
} StoryCall;

/* A shortest way from the empty Region to a world: done in turn on what story_begin () gives, it
 * makes the same world, byte for byte. */
GArray *exploration_find_story (const Exploration *self, guint world); /* (element-type StoryCall) */

/* The Region at the end of it. */
BeckonRegion *exploration_replay (const Exploration *self, guint world);

/* What `beckon run --clock 2026-01-01T00:00:00Z --seed 1` takes: the story, and a call after it if
 * one is given. */
char **exploration_dup_lines (const Exploration *self, guint world, const Call *call);

G_END_DECLS
