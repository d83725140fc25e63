/* SPDX-License-Identifier: MIT */
/* What of a world matters: all but names of ids, times, and list order. */
#pragma once

#include "calls.h"

G_BEGIN_DECLS

/*
 * Two worlds with equal sketches differ in the names of invitation ids, in times, in how many ids
 * were drawn, in the order of lists, and in AutoEnableStandards. No rule asks for these but those that the exploration
 * checks in every world by themselves: ids are fresh (V-4), times are the clock's (T-1, O-12),
 * lists are in the order of creation (O-7, T-6), and CENTRAL has no standards (O-14). An account's address is always
 * the same one. Settings and tags of hubs stay as they are at first: no rule around the pair asks for them.
 */

/* Where an account belongs (G-9). */
#define IN_NO_ORGANIZATION 0
#define IN_UNNAMED_ORGANIZATION 1
#define IN_ORGANIZATION_OF(management) (2 + (management))

/* What may be on file for a pair besides its state. */
#define SKETCH_INVITATION_ID (1 << 0)
#define SKETCH_INVITED_AT (1 << 1)
#define SKETCH_EMAIL (1 << 2)

/* Bytes only, so that two sketches can be compared, and hashed, as they lie in memory. */
typedef struct
{
  guint8 is_seen[MAX_ACCOUNTS];
  guint8 has_hub[MAX_ACCOUNTS];
  guint8 organization[MAX_ACCOUNTS]; /* one of the above */
  guint8 is_delegated[MAX_ACCOUNTS]; /* the delegated administrator of its organization, which V-10 says it is in */
  guint8 auto_enables[MAX_ACCOUNTS]; /* with its configuration: AutoEnable, CENTRAL */
  guint8 is_central[MAX_ACCOUNTS];
  guint8 state[MAX_ACCOUNTS][MAX_ACCOUNTS]; /* a BeckonState, by [administrator][member] */
  guint8 on_file[MAX_ACCOUNTS][MAX_ACCOUNTS];
} Sketch;

Sketch sketch_of (const BeckonWorld *world);

gboolean sketch_equal (gconstpointer a, gconstpointer b);
guint sketch_hash (gconstpointer sketch);

/* The sketch that stands for all renamings of the first @n_accounts accounts, and how many
 * different ones there are. */
Sketch sketch_fold (const Sketch *sketch, guint n_accounts, guint *n_renamings);

G_END_DECLS
