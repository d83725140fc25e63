/* SPDX-License-Identifier: MIT */
/* A store as a GVariant (W-7). */
#pragma once

#include "world/store.h"

/* Accounts: id, time of the hub, organization. Associations: administrator, member, state, e-mail, invitation id,
 * invited, updated. */
#define WORLD_TYPE_ACCOUNTS "a(smxb)"
#define WORLD_TYPE_ASSOCIATIONS "a(sssmsmsmxx)"

/* (transfer full), not floating */
GVariant *beckon_store_dump (const Store *store);
