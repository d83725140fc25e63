/* SPDX-License-Identifier: MIT */
/* What a call may do to a world whatever the table says: V-3, V-4, V-6, V-7, T-1, T-6, O-12. */
#pragma once

#include "complaints.h"

G_BEGIN_DECLS

/* Of a call that has changed something. */
void invariants_check (Complaints *complaints, const Visit *visit);

G_END_DECLS
