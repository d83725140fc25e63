/* SPDX-License-Identifier: MIT */
/* What an explanation needs to know and no answer says. */
#pragma once

#include <beckon/beckon-region.h>

/* DisassociateMembers, with the accounts that it passes over in silence (O-9). */
GPtrArray *beckon_region_disassociate_members_reporting (BeckonRegion *self,
                                                         const char *caller,
                                                         const char *const *account_ids,
                                                         GError **error);
