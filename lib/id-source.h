/* SPDX-License-Identifier: MIT */
/* Where a Region's invitation ids come from (W-5, W-6). */
#pragma once

#include "text.h"

#include <beckon/beckon-region.h>

typedef struct
{
  gboolean is_seeded;
  guint64 seed;
  BeckonIdFunc func; /* NULL for random ids, unless seeded */
  gpointer user_data;
  GDestroyNotify destroy;
} IdSource;

void beckon_id_source_clear (IdSource *self);

/* Whether it is the embedder's, which can give anything. */
gboolean beckon_id_source_is_supplied (const IdSource *self);

/* FALSE when the embedder's source gave what is no invitation id. */
gboolean beckon_id_source_draw (const IdSource *self, guint64 nth, char id[TEXT_INVITATION_ID_SIZE]);
