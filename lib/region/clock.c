/* SPDX-License-Identifier: MIT */
/* Clocks: fixed, advancing with each call, the embedder's, or real time. */
#include "region/clock.h"

#include "rules/ids.h"

#include <beckon/beckon-region.h>

gint64
beckon_clock_peek (const Clock *self)
{
  return self->is_ours ? self->now_us : g_get_real_time ();
}

gint64
beckon_clock_read (Clock *self)
{
  gint64 now_us = beckon_clock_peek (self);

  if (self->is_ours && self->step_us > 0)
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

Callback *
beckon_clock_ref_supplied (const Clock *self)
{
  return callback_is_set (self->supplied) ? beckon_callback_ref (self->supplied) : NULL;
}

gint64
beckon_clock_ask (const Callback *supplied)
{
  return ((BeckonClockFunc) supplied->func) (supplied->user_data);
}
