/* SPDX-License-Identifier: MIT */
/* A store written down (W-7). */
#pragma once

#include "world/store.h"

/* (transfer full), not floating */
GVariant *beckon_store_dump (const Store *store);
