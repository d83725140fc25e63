/* SPDX-License-Identifier: MIT */
/* What changes a Region and is no operation of the service: the frame around it, as call.h is for operations. */
#pragma once

#include "region/region.h"

typedef struct
{
  BeckonRegion *region;
  const char *name; /* constant; the journal's word for it */
  gint64 now_us;
  Tape *tape; /* NULL when nobody wants an entry */
} Deed;

/* FALSE, with BECKON_WORLD_ERROR_REFUSED, from a callback: there is nothing to end. In a dry run nothing is kept or
 * written down, but for the name "switches": switches are no part of a world, and are set even then. */
gboolean beckon_deed_begin (Deed *self, BeckonRegion *region, const char *name, GError **error);

/* Whether the entry needs @input; only then it is worth making. */
gboolean beckon_deed_wants_input (const Deed *self);

/* Keeps what was done, and writes the entry; takes a floating @input, NULL unless it is wanted. */
void beckon_deed_commit (Deed *self, GVariant *input);

/* Takes all of it back; there is no entry, as nothing happened. */
void beckon_deed_roll_back (Deed *self);
