/* SPDX-License-Identifier: MIT */
/* The journal of a Region: its queue of entries. */
#pragma once

#include "region/region.h"

/* Whether what happens now is written down. */
gboolean beckon_journal_is_kept (const BeckonRegion *region);

/* Takes @entry, and drops the oldest where there are as many as there may be. */
void beckon_journal_keep (BeckonRegion *region, GVariant *entry);
