/* SPDX-License-Identifier: MIT */
/* Where a Region's time comes from (W-6). */
#pragma once

#include <beckon/beckon-region.h>

typedef struct
{
  gboolean is_ours; /* fixed, or advancing by step_us with each call */
  gint64 now_us;
  gint64 step_us;
  BeckonClockFunc func; /* NULL for real time */
  gpointer user_data;
  GDestroyNotify destroy;
} Clock;

void beckon_clock_clear (Clock *self);
gint64 beckon_clock_peek (const Clock *self);

/* Reads the time for a call. An advancing clock advances. */
gint64 beckon_clock_read (Clock *self);
gboolean beckon_clock_advance (Clock *self, gint64 by_us);
