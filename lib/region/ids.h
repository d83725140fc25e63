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

/* Whether it is the embedder's, which can give anything. */
gboolean beckon_id_source_is_supplied (const IdSource *self);

/* (transfer full): whatever the embedder's gives, and NULL is possible. */
char *beckon_id_source_ask (const IdSource *self, guint64 nth);

/* (transfer full): one of our own. */
char *beckon_id_source_make (const IdSource *self, guint64 nth);
