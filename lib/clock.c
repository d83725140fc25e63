/* SPDX-License-Identifier: MIT */
/* A clock that stands still, the embedder's, or real time. */
#include "clock.h"

#include "text.h"

void
beckon_clock_clear (Clock *self)
{
  Clock old = *self;

  *self = (Clock){ .is_fixed = FALSE };
  if (old.destroy != NULL)
    old.destroy (old.user_data);
}

gint64
beckon_clock_read (const Clock *self)
{
  if (self->is_fixed)
    return self->fixed_us;
  if (self->func != NULL)
    return self->func (self->user_data);

  return g_get_real_time ();
}

gboolean
beckon_clock_advance (Clock *self, gint64 by_us)
{
  gint64 later_us;

  if (!self->is_fixed || by_us < 0 || by_us > G_MAXINT64 - MAX (self->fixed_us, 0))
    return FALSE;
  later_us = self->fixed_us + by_us;
  if (!beckon_text_is_time (later_us))
    return FALSE;
  self->fixed_us = later_us;

  return TRUE;
}
