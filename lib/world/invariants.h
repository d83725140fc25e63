/* SPDX-License-Identifier: MIT */
/* The invariants of a store. */
#pragma once

#include "world/store.h"

/* (transfer full): a sentence for each that is broken */
char **beckon_check_store (const Store *store);
