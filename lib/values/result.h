/* SPDX-License-Identifier: MIT */
/* Making a result from the effect that it tells of. */
#pragma once

#include "values/effect.h"
#include "world/records.h"

#include <beckon/beckon-result.h>

/* @association is the pair that was judged, NULL if there is none to tell of; @text is NULL for the reason's own. */
BeckonResult *beckon_result_new (const Effect *effect, const Association *association, const char *text);
