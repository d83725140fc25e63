/* SPDX-License-Identifier: MIT */
/* Keeping the rolls of an account: in the order of sequence numbers. */
#pragma once

#include "world/records.h"

void beckon_roll_clear (Roll *self);

Association *beckon_roll_get (const Roll *self, guint nth);

/* The first place whose record comes after @sequence: O(log n). */
guint beckon_roll_find_after (const Roll *self, guint64 sequence);

gboolean beckon_roll_holds (const Roll *self, const Association *association);

/* By its sequence number, which no record in the roll may have; the counts are the caller's. */
void beckon_roll_insert (Roll *self, Association *association);
void beckon_roll_remove (Roll *self, Association *association);
