/* SPDX-License-Identifier: MIT */
/* The journal of a Region, and the entries that calls make. */
#pragma once

#include "call/call.h"

/* Whether somebody wants an entry: the journal, or a replay. */
gboolean beckon_journal_is_wanted (const BeckonRegion *region);

/* An entry for a call that has ended, with @error or what is in its output. */
void beckon_journal_write_call (Call *call, const GError *error);

/* An entry for what is no operation; takes a floating @input. */
void beckon_journal_write_deed (BeckonRegion *region,
                                const Tape *tape,
                                gint64 now_us,
                                const char *name,
                                GVariant *input);

/* Calls with texts that are not UTF-8 cannot be written down. */
gboolean beckon_journal_can_write (const char *caller, const Input *input);
