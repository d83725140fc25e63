/* SPDX-License-Identifier: MIT */
/* Operations on the rolls of an account, which are sorted by sequence number. */
#pragma once

#include "world/records.h"

void beckon_roll_clear (Roll *self);

Association *beckon_roll_get (const Roll *self, guint nth);

/* The first place whose record comes after @sequence: O(log n). */
guint beckon_roll_find_after (const Roll *self, guint64 sequence);

gboolean beckon_roll_holds (const Roll *self, const Association *association);

/* Inserts by sequence number, which must not be in the roll yet. The caller must adjust n_in, here and in remove. */
void beckon_roll_insert (Roll *self, Association *association);
void beckon_roll_remove (Roll *self, Association *association);
