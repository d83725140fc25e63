/* SPDX-License-Identifier: MIT */
/*
 * The associations of one side of an account, in the order of their sequence numbers, and how many
 * are in each state. Most accounts have one association at most: it needs no array.
 */
#pragma once

#include <beckon/beckon-lifecycle.h>

typedef struct _Association Association;

typedef struct
{
  union
  {
    Association *one;   /* while room is 0 */
    Association **many; /* owned */
  } records;
  guint n;
  guint room;
  guint n_in[BECKON_N_STATES];
} Roll;

void beckon_roll_clear (Roll *self);

Association *beckon_roll_get (const Roll *self, guint nth);

/* The first place whose record comes after @sequence: O(log n). */
guint beckon_roll_find_after (const Roll *self, guint64 sequence);

gboolean beckon_roll_holds (const Roll *self, const Association *association);

/* By its sequence number, which no record in the roll may have; the counts are the caller's. */
void beckon_roll_insert (Roll *self, Association *association);
void beckon_roll_remove (Roll *self, Association *association);
