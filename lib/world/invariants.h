/* SPDX-License-Identifier: MIT */
/* The invariants of a store. */
#pragma once

#include "world/store.h"

/* (transfer full): a sentence for each invariant that is broken */
char **beckon_check_store (const Store *store);

/* V-8 alone: adds a sentence (owned by the caller) for each index or count that does not agree with the records. */
void beckon_check_indexes (const Store *store, GPtrArray *sentences);
