/* SPDX-License-Identifier: MIT */
/* The journal of a Region: its queue of entries. */
#pragma once

#include "region/region.h"

/* Whether calls are written to the journal at the moment. */
gboolean beckon_journal_is_kept (const BeckonRegion *region);

/* Takes @entry. If there is too much in the journal then, drops the oldest entries. */
void beckon_journal_keep (BeckonRegion *region, GVariant *entry);
