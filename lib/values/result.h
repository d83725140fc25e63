/* SPDX-License-Identifier: MIT */
/* Making a result from an effect. */
#pragma once

#include "values/effect.h"
#include "world/records.h"

#include <beckon/beckon-result.h>

/* @association is the pair that was judged, or NULL if the result must not tell about it. @text may be NULL: then the
 * result has the reason's text. */
BeckonResult *beckon_result_new (const Effect *effect, const Association *association, const char *text);
