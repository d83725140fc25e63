/* SPDX-License-Identifier: MIT */
/* Where a Region's time comes from (W-6). */
#pragma once

#include "values/callback.h"

typedef struct
{
  gboolean is_ours; /* fixed, or advancing by step_us with each call */
  gint64 now_us;
  gint64 step_us;
  Callback *supplied; /* owned; the embedder's BeckonClockFunc; NULL if it is ours, or for real time */
} Clock;

/* The time of our own clock, or real time. */
gint64 beckon_clock_peek (const Clock *self);

/* Reads it for a call. An advancing clock advances. */
gint64 beckon_clock_read (Clock *self);
gboolean beckon_clock_advance (Clock *self, gint64 by_us);

/* (transfer full): the embedder's clock, if there is one to ask. */
Callback *beckon_clock_ref_supplied (const Clock *self);

/* Asks the embedder's clock. No lock may be held but the caller's own, so that it may call anything. */
gint64 beckon_clock_ask (const Callback *supplied);
