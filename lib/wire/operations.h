/* SPDX-License-Identifier: MIT */
/* Each operation on an input document. */
#pragma once

#include "wire/json.h"

#include <beckon/beckon.h>

/* (transfer full): the output document; NULL when the call failed. */
Json *beckon_wire_operate (BeckonRegion *region,
                           const char *caller,
                           BeckonOperation operation,
                           Json *input,
                           GError **error);
