/* SPDX-License-Identifier: MIT */
/* What both sides read of their association: one record. */
#pragma once

#include "complaints.h"

G_BEGIN_DECLS

/* @region has to let every account read: no gate. */
void reads_check (Complaints *complaints, BeckonRegion *region, guint n_accounts);

G_END_DECLS
