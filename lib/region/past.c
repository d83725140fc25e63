/* SPDX-License-Identifier: MIT */
/* The older worlds that stale reads are answered from. */
#include "region/past.h"

void
beckon_past_note (Past *self, const char *caller, BeckonWorld *before)
{
  if (g_strcmp0 (self->caller, caller) != 0)
    {
      g_clear_pointer (&self->other, beckon_world_unref);
      self->other = g_steal_pointer (&self->before);
      g_free (self->caller);
      self->caller = g_strdup (caller);
    }
  g_clear_pointer (&self->before, beckon_world_unref);
  self->before = before;
}

BeckonWorld *
beckon_past_find (const Past *self, const char *reader)
{
  return g_strcmp0 (self->caller, reader) == 0 ? self->other : self->before;
}

void
beckon_past_clear (Past *self)
{
  g_clear_pointer (&self->caller, g_free);
  g_clear_pointer (&self->before, beckon_world_unref);
  g_clear_pointer (&self->other, beckon_world_unref);
}
