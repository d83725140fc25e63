/* SPDX-License-Identifier: MIT */
/* One line of `beckon run`: what it asks, and its answer. */
#pragma once

#include <beckon/beckon.h>
#include <jansson.h>

/* (transfer full): the answer; NULL, with what is wrong in @why, when the line is not understood. */
json_t *beckon_line_answer (BeckonRegion *region, const char *line, gsize size, char **why);
