/* SPDX-License-Identifier: MIT */
/* The body of BeckonSwitches, so that a Region can hold one by value and read it without a call. */
#pragma once

#include <beckon/beckon-switches.h>

struct _BeckonSwitches
{
  guint32 values[BECKON_N_SWITCHES];
};

void beckon_switches_init (BeckonSwitches *self);
