/* SPDX-License-Identifier: MIT */
/*
 * The roll of an account: the associations of one side, in the order of their sequence numbers, and how many are in each
 * state. Most accounts have at most one, which needs no memory of its own. Others have a shelf of blocks, none of which
 * is large, so that a record in front of a million is taken out as fast as the last one. GSequence does the same, but
 * takes 48 bytes for each record instead of 8.
 */
#pragma once

#include "world/records.h"

typedef struct
{
  guint n;
  guint room;
  Association *records[];
} Block;

typedef struct
{
  Account *none; /* NULL, where an association has its administrator: that tells them apart */
  guint n;       /* in all blocks */
  guint n_in[BECKON_N_STATES];
  guint n_blocks;
  guint room;
  Block **blocks; /* none is empty */
} Shelf;

G_STATIC_ASSERT (G_STRUCT_OFFSET (Shelf, none) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (Association, administrator) == 0);

/* A bit of the pointer would tell it, too, but valgrind takes a pointer with a bit set for a leak. */
static inline gboolean
roll_has_shelf (const Roll *self)
{
  return self->records != NULL && *(Account *const *) self->records == NULL;
}

static inline Shelf *
roll_peek_shelf (const Roll *self)
{
  return self->records;
}

/* NULL if there is none. Asked of rolls without a shelf only. */
static inline Association *
roll_peek_only (const Roll *self)
{
  return self->records;
}

/* The records must still exist. */
void beckon_roll_clear (Roll *self);

static inline guint
roll_count (const Roll *self)
{
  return roll_has_shelf (self) ? roll_peek_shelf (self)->n : self->records != NULL;
}

static inline guint
roll_count_in (const Roll *self, BeckonState state)
{
  if (roll_has_shelf (self))
    return roll_peek_shelf (self)->n_in[state];

  return self->records != NULL && state_of (roll_peek_only (self)) == state;
}

/* --- reading in order ------------------------------------------------------------------------
 * No record may be added or removed meanwhile. */

typedef struct
{
  const Roll *roll;
  guint block;
  guint nth;
} RollIter;

/* Begins with the first record that comes after @sequence, in O(log n). Sequence numbers begin at 1. */
void beckon_roll_iter_init (RollIter *self, const Roll *roll, guint64 sequence);

/* NULL at the end. */
Association *beckon_roll_iter_next (RollIter *self);

/* All records, for those who change the roll meanwhile; elements not owned. */
GPtrArray *beckon_roll_list (const Roll *self);

gboolean beckon_roll_holds (const Roll *self, const Association *association);

/* --- changing -------------------------------------------------------------------------------- */

/* Inserts by sequence number, which must not be in the roll yet. */
void beckon_roll_insert (Roll *self, Association *association);
void beckon_roll_remove (Roll *self, Association *association);

/* To be called for every record of a roll that is about to change its state. */
static inline void
roll_recount (Roll *self, BeckonState from, BeckonState to)
{
  if (!roll_has_shelf (self))
    return;
  roll_peek_shelf (self)->n_in[from]--;
  roll_peek_shelf (self)->n_in[to]++;
}
