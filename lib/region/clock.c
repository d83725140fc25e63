/* SPDX-License-Identifier: MIT */
/* Clocks: fixed, advancing with each call, the embedder's, or real time. */
#include "region/clock.h"

#include "rules/ids.h"

void
beckon_clock_clear (Clock *self)
{
  Clock old = *self;

  *self = (Clock){ .is_ours = FALSE };
  if (old.destroy != NULL)
    old.destroy (old.user_data);
}

gint64
beckon_clock_peek (const Clock *self)
{
  if (self->is_ours)
    return self->now_us;
  if (self->func != NULL)
    return self->func (self->user_data);

  return g_get_real_time ();
}

gint64
beckon_clock_read (Clock *self)
{
  gint64 now_us = beckon_clock_peek (self);

  if (self->is_ours)
    beckon_clock_advance (self, self->step_us);

  return now_us;
}

gboolean
beckon_clock_advance (Clock *self, gint64 by_us)
{
  gint64 later_us;

  if (!self->is_ours || by_us < 0 || by_us > G_MAXINT64 - MAX (self->now_us, 0))
    return FALSE;
  later_us = self->now_us + by_us;
  if (!beckon_time_is_in_calendar (later_us))
    return FALSE;
  self->now_us = later_us;

  return TRUE;
}
