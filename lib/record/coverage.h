/* SPDX-License-Identifier: MIT */
/* Counting in a coverage. */
#pragma once

#include <beckon/beckon-coverage.h>

/* FALSE for what is not counted: W-1, or a guard's "". */
gboolean beckon_coverage_count (BeckonCoverage *self, const char *rule);
