/* SPDX-License-Identifier: MIT */
/* Counting in a coverage. */
#pragma once

#include "values/answer.h"
#include "values/request.h"

#include <beckon/beckon-coverage.h>

/* FALSE if the rule is not counted, such as W-1, or "" for a guard. */
gboolean beckon_coverage_count (BeckonCoverage *self, const char *rule);

/* Counts the rules that a finished call has touched: those of its effects, or those that made it fail. */
void beckon_coverage_count_call (BeckonCoverage *self, const Request *request, const BeckonAnswer *answer);

/* Counts what accounts that came to an organization or left it have brought about (G-15). */
void beckon_coverage_count_edit (BeckonCoverage *self, const BeckonAnswer *answer);
