/* SPDX-License-Identifier: MIT */
/* What organizations bring: their delegated administrators, whom these enroll, and who comes and goes. */
#pragma once

#include "case.h"

G_BEGIN_DECLS

/* Each function that answers a gboolean tells whether the case is settled, but for the first two. */

/* G-14: whether creating that member takes the step enroll. */
gboolean delegation_concerns (const Case *self, guint administrator, guint member);
/* G-8: whether the account can have no further member on file. */
gboolean delegation_is_full (const Case *self, guint administrator);

/* G-13, O-14: who may call at all. */
gboolean delegation_settles_caller (Case *self);

gboolean delegation_judge_enroll (Case *self);
gboolean delegation_judge_enable (Case *self);
gboolean delegation_judge_disable (Case *self);
gboolean delegation_judge_update (Case *self);

/* G-15: what the embedder says. */
void delegation_judge_line (Case *self);

G_END_DECLS
