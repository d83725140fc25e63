/* SPDX-License-Identifier: MIT */
/* What the administrator and the member read of their association: one record, seen from both
 * sides. */
#pragma once

#include "complaints.h"

G_BEGIN_DECLS

/* @region has to let every account read: no gate. */
void reads_check (Complaints *complaints, BeckonRegion *region, guint n_accounts);

G_END_DECLS
