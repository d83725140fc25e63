/* SPDX-License-Identifier: MIT */
/* What all measurements start from: a Region without limits and gate, a clock that stands, ids from a seed. */
#pragma once

#include <beckon/beckon.h>

BeckonRegion *bench_region_new (void);

/* @n ids that count up, of twelve digits. */
char **bench_ids_new (gsize n);

/* (element-type BeckonAccountDetails): one for each id, without an address */
GPtrArray *bench_details_new (const char *const *ids);

/* The result of a call of which every entry has to be processed. */
void bench_expect_all (GPtrArray *unprocessed);

/* Sets @best to the ns for each of @n that have passed since @began_us, if it is 0 or more than that. */
void bench_keep_best (double *best, gint64 began_us, gsize n);
