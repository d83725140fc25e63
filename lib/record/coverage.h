/* SPDX-License-Identifier: MIT */
/* Counting in a coverage. */
#pragma once

#include "values/answer.h"
#include "values/request.h"

#include <beckon/beckon-coverage.h>

/* FALSE for what is not counted: W-1, or a guard's "". */
gboolean beckon_coverage_count (BeckonCoverage *self, const char *rule);

/* What a call that has ended shows of the rules: if it was applied, all that it did; else what made it fail. */
void beckon_coverage_count_call (BeckonCoverage *self, const Request *request, const BeckonAnswer *answer);
