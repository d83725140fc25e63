/* SPDX-License-Identifier: MIT */
/* Rolls: sorted arrays of records. */
#include "world/roll.h"

#include <string.h>

void
beckon_roll_clear (Roll *self)
{
  if (self->room > 0)
    g_free (self->records.many);
}

Association *
beckon_roll_get (const Roll *self, guint nth)
{
  return self->room == 0 ? self->records.one : self->records.many[nth];
}

guint
beckon_roll_find_after (const Roll *self, guint64 sequence)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (beckon_roll_get (self, middle)->sequence <= sequence)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

gboolean
beckon_roll_holds (const Roll *self, const Association *association)
{
  guint place = beckon_roll_find_after (self, association->sequence);

  return place > 0 && beckon_roll_get (self, place - 1) == association;
}

static void
reserve (Roll *self)
{
  if (self->room == 0)
    {
      Association *one = self->records.one;

      self->room = 4;
      self->records.many = g_new (Association *, self->room);
      self->records.many[0] = one;
    }
  else if (self->n == self->room)
    {
      self->room *= 2;
      self->records.many = g_renew (Association *, self->records.many, self->room);
    }
}

/* A new record goes to the end. Only a record that is restored may belong elsewhere. */
static guint
find_place (const Roll *self, const Association *association)
{
  if (self->n == 0 || beckon_roll_get (self, self->n - 1)->sequence < association->sequence)
    return self->n;

  return beckon_roll_find_after (self, association->sequence);
}

void
beckon_roll_insert (Roll *self, Association *association)
{
  guint place = find_place (self, association);

  if (self->n == 0 && self->room == 0)
    self->records.one = association;
  else
    {
      reserve (self);
      memmove (self->records.many + place + 1, self->records.many + place,
               (self->n - place) * sizeof *self->records.many);
      self->records.many[place] = association;
    }
  self->n++;
}

void
beckon_roll_remove (Roll *self, Association *association)
{
  guint place = beckon_roll_find_after (self, association->sequence) - 1;

  self->n--;
  if (self->room > 0)
    memmove (self->records.many + place, self->records.many + place + 1,
             (self->n - place) * sizeof *self->records.many);
}
