/* SPDX-License-Identifier: MIT */
/* Making a result from the pair that was judged. */
#pragma once

#include "world/records.h"

#include <beckon/beckon-result.h>

/* @association is the pair, NULL if there is none; @rule is constant; @text is NULL for the reason's own. */
BeckonResult *beckon_result_new (const char *account_id,
                                 const Association *association,
                                 BeckonReason reason,
                                 const char *rule,
                                 const char *text);
