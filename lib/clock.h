/* SPDX-License-Identifier: MIT */
/* Where a Region's time comes from (W-6). */
#pragma once

#include <beckon/beckon-region.h>

typedef struct
{
  gboolean is_fixed;
  gint64 fixed_us;
  BeckonClockFunc func; /* NULL for real time */
  gpointer user_data;
  GDestroyNotify destroy;
} Clock;

void beckon_clock_clear (Clock *self);
gint64 beckon_clock_read (const Clock *self);
gboolean beckon_clock_advance (Clock *self, gint64 by_us);
