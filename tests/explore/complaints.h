/* SPDX-License-Identifier: MIT */
/* What is found wrong, each with the story that leads there. */
#pragma once

#include "exploration.h"

G_BEGIN_DECLS

/* More of them than this are counted, and not told. */
#define MAX_COMPLAINTS 20

typedef struct
{
  Exploration *exploration; /* NULL: no story is told */
  guint world;              /* where the story ends */
  const Call *call;         /* and the call after it; NULL for a world as it is */
  guint n;
} Complaints;

/* One sentence, without a full stop. */
void complain (Complaints *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
