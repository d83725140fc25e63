/* SPDX-License-Identifier: MIT */
/* What a call may do to a world whatever the table says, and what every world keeps: section 7, T-1, T-6, O-12. */
#pragma once

#include "complaints.h"
#include "sketch.h"

G_BEGIN_DECLS

/* Of a world, and of its sketch. V-11 holds with the gate only. */
void invariants_check_world (Complaints *complaints, const BeckonWorld *world, const Sketch *sketch, gboolean has_gate);

/* Of a call that has changed something, and of the sketch of the world before it. */
void invariants_check_visit (Complaints *complaints, const Visit *visit, const Sketch *before);

G_END_DECLS
