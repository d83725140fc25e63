/* SPDX-License-Identifier: MIT */
/* Where a Region's invitation ids come from (W-5, W-6). */
#pragma once

#include "rules/ids.h"
#include "values/callback.h"

typedef struct
{
  gboolean is_seeded;
  guint64 seed;
  Callback *supplied; /* owned; the embedder's BeckonIdFunc; NULL if it is seeded, or for random ids */
} IdSource;

/* Whether the embedder supplies the ids; then they may be invalid. */
gboolean beckon_id_source_is_supplied (const IdSource *self);

/* (transfer full): what the embedder's source gives; may be NULL or invalid. */
char *beckon_id_source_ask (const IdSource *self, guint64 nth);

/* (transfer full): an id from our own source. */
char *beckon_id_source_make (const IdSource *self, guint64 nth);
