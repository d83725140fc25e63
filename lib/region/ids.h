/* SPDX-License-Identifier: MIT */
/* Where a Region's invitation ids come from (W-5, W-6). */
#pragma once

#include "rules/ids.h"

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

/* Whether the embedder supplies the ids; then they may be invalid. */
gboolean beckon_id_source_is_supplied (const IdSource *self);

/* (transfer full): what the embedder's source gives; may be NULL or invalid. */
char *beckon_id_source_ask (const IdSource *self, guint64 nth);

/* (transfer full): an id from our own source. */
char *beckon_id_source_make (const IdSource *self, guint64 nth);
