/* SPDX-License-Identifier: MIT */
/* The body of BeckonRules, so that a Region can hold one by value and read it without a call. */
#pragma once

#include <beckon/beckon-rules.h>

struct _BeckonRules
{
  guint32 values[BECKON_N_SWITCHES];
};

void beckon_rules_init (BeckonRules *self);
