/* SPDX-License-Identifier: MIT */
/* Rolls: a record, or a shelf of blocks of records. */
#include "world/roll.h"

#include <string.h>

/* A kibibyte, which is moved in less time than it takes to find the record; and a million records have few blocks. */
#define MOST_IN_BLOCK 128

/* --- blocks --------------------------------------------------------------------------------- */

static Block *
block_new (guint room)
{
  Block *self = g_malloc (sizeof *self + room * sizeof *self->records);

  self->n = 0;
  self->room = room;

  return self;
}

/* The first place whose record comes after @sequence. */
static guint
block_find_after (const Block *self, guint64 sequence)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->records[middle]->sequence <= sequence)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
block_insert (Block *self, guint place, Association *association)
{
  memmove (self->records + place + 1, self->records + place, (self->n - place) * sizeof *self->records);
  self->records[place] = association;
  self->n++;
}

static void
block_remove (Block *self, guint place)
{
  self->n--;
  memmove (self->records + place, self->records + place + 1, (self->n - place) * sizeof *self->records);
}

/* --- shelves --------------------------------------------------------------------------------- */

static void
shelf_insert_block (Shelf *self, guint place, Block *block)
{
  if (self->n_blocks == self->room)
    {
      self->room = MAX (1, self->room * 2);
      self->blocks = g_renew (Block *, self->blocks, self->room);
    }
  memmove (self->blocks + place + 1, self->blocks + place, (self->n_blocks - place) * sizeof *self->blocks);
  self->blocks[place] = block;
  self->n_blocks++;
}

static void
shelf_remove_block (Shelf *self, guint place)
{
  g_free (self->blocks[place]);
  self->n_blocks--;
  memmove (self->blocks + place, self->blocks + place + 1, (self->n_blocks - place) * sizeof *self->blocks);
}

static void
shelf_free (Shelf *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    g_free (self->blocks[i]);
  g_free (self->blocks);
  g_free (self);
}

static gboolean
comes_before (const Block *block, guint64 sequence)
{
  return block->records[0]->sequence <= sequence;
}

/* The last block that does not begin after @sequence, or the first one. */
static guint
shelf_find_block (const Shelf *self, guint64 sequence)
{
  guint low = 0, high = self->n_blocks;

  if (high > 1 && comes_before (self->blocks[high - 1], sequence))
    return high - 1;
  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (comes_before (self->blocks[middle], sequence))
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* Puts the later half of a full block into one of its own; of the last block, only its last record. Nearly every new
 * record goes to the end, and that leaves the blocks before it nearly full. */
static void
shelf_split (Shelf *self, guint place)
{
  Block *block = self->blocks[place], *later = block_new (MOST_IN_BLOCK);

  later->n = place + 1 == self->n_blocks ? 1 : block->n / 2;
  block->n -= later->n;
  memcpy (later->records, block->records + block->n, later->n * sizeof *later->records);
  shelf_insert_block (self, place + 1, later);
}

static void
shelf_make_room (Shelf *self, guint place)
{
  Block *block = self->blocks[place];

  if (block->n < block->room)
    return;
  if (block->room == MOST_IN_BLOCK)
    shelf_split (self, place);
  else
    {
      block->room = MIN (MOST_IN_BLOCK, block->room * 2);
      self->blocks[place] = g_realloc (block, sizeof *block + block->room * sizeof *block->records);
    }
}

static void
shelf_insert (Shelf *self, Association *association)
{
  guint64 sequence = association->sequence;
  Block *block;

  if (self->n_blocks == 0)
    shelf_insert_block (self, 0, block_new (4));
  else
    shelf_make_room (self, shelf_find_block (self, sequence));
  block = self->blocks[shelf_find_block (self, sequence)];
  block_insert (block, block_find_after (block, sequence), association);
  self->n++;
  self->n_in[state_of (association)]++;
}

static void
shelf_remove (Shelf *self, Association *association)
{
  guint place = shelf_find_block (self, association->sequence);
  Block *block = self->blocks[place];

  block_remove (block, block_find_after (block, association->sequence) - 1);
  if (block->n == 0)
    shelf_remove_block (self, place);
  self->n--;
  self->n_in[state_of (association)]--;
}

/* --- rolls ----------------------------------------------------------------------------------- */

void
beckon_roll_clear (Roll *self)
{
  if (roll_has_shelf (self))
    shelf_free (roll_peek_shelf (self));
}

void
beckon_roll_insert (Roll *self, Association *association)
{
  if (self->records == NULL)
    {
      self->records = association;
      return;
    }
  if (!roll_has_shelf (self))
    {
      Shelf *shelf = g_new0 (Shelf, 1);

      shelf_insert (shelf, roll_peek_only (self));
      self->records = shelf;
    }
  shelf_insert (roll_peek_shelf (self), association);
}

void
beckon_roll_remove (Roll *self, Association *association)
{
  if (roll_has_shelf (self))
    shelf_remove (roll_peek_shelf (self), association);
  else
    self->records = NULL;
}

void
beckon_roll_iter_init (RollIter *self, const Roll *roll, guint64 sequence)
{
  *self = (RollIter){ roll, 0, 0 };
  if (sequence == 0)
    return;
  if (!roll_has_shelf (roll))
    self->nth = roll->records != NULL && roll_peek_only (roll)->sequence <= sequence;
  else if (roll_peek_shelf (roll)->n > 0)
    {
      self->block = shelf_find_block (roll_peek_shelf (roll), sequence);
      self->nth = block_find_after (roll_peek_shelf (roll)->blocks[self->block], sequence);
    }
}

static Association *
next_on_shelf (RollIter *self, const Shelf *shelf)
{
  for (; self->block < shelf->n_blocks; self->block++, self->nth = 0)
    if (self->nth < shelf->blocks[self->block]->n)
      return shelf->blocks[self->block]->records[self->nth++];

  return NULL;
}

Association *
beckon_roll_iter_next (RollIter *self)
{
  if (roll_has_shelf (self->roll))
    return next_on_shelf (self, roll_peek_shelf (self->roll));

  return self->nth++ == 0 ? roll_peek_only (self->roll) : NULL;
}

GPtrArray *
beckon_roll_list (const Roll *self)
{
  GPtrArray *list = g_ptr_array_sized_new (roll_count (self));
  Association *association;
  RollIter iter;

  beckon_roll_iter_init (&iter, self, 0);
  while ((association = beckon_roll_iter_next (&iter)) != NULL)
    g_ptr_array_add (list, association);

  return list;
}

gboolean
beckon_roll_holds (const Roll *self, const Association *association)
{
  RollIter iter;

  beckon_roll_iter_init (&iter, self, association->sequence - 1);

  return beckon_roll_iter_next (&iter) == association;
}
