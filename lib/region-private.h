/* SPDX-License-Identifier: MIT */
/* The body of a Region, for the files that make up its operations. */
#pragma once

#include "clock.h"
#include "id-source.h"
#include "rules.h"
#include "store.h"

#include <beckon/beckon-region.h>

struct _BeckonRegion
{
  gatomicrefcount ref_count;
  char *name;
  GRecMutex lock; /* of all below; recursive, so that a callback can read */
  gboolean is_calling_back;
  BeckonRules rules;
  Clock clock;
  IdSource ids;
  Store *store;
};

/* One switch, read under the lock. */
guint32 beckon_region_get_rule (BeckonRegion *self, BeckonSwitch which);
