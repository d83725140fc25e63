/* SPDX-License-Identifier: MIT */
/* What a vector can be about: a cell of the table, or a rule around the pair that decides a call. */
#pragma once

#include "exploration.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;       /* such as L-pending/decline, or G-6/InviteMembers/own-id/self-invite */
  char *tells;      /* a sentence for people */
  GPtrArray *rules; /* (element-type utf8): ids of doc/semantics.md, the one it is about first */
  guint administrator;
  guint member; /* the pair, where it is about one; else both are NOBODY */
} Situation;

void situation_free (Situation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Situation, situation_free)

/* The cell that a call with two accounts is an example of, taken as that step; NULL if it is none. A pair of which
 * there is also a record the other way round is no plain example. */
Situation *situation_of_cell (const Visit *visit, BeckonStep step);

/* The rule that decides a call, unless it is the plain cell; NULL where no rule has to. */
Situation *situation_around (const Visit *visit);

G_END_DECLS
