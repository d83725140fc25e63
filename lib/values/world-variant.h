/* SPDX-License-Identifier: MIT */
/* A store as a GVariant (W-7). */
#pragma once

#include "world/store.h"

#include <beckon/beckon-world.h>

/*
 * Accounts: id, time of the hub, whether in an unnamed organization, management account of a named one,
 * AutoEnableControls, ControlFindingGenerator, tags; in format 1 only the first three. Associations: administrator,
 * member, state, e-mail, invitation id, invited, updated. Organizations: management account, delegated administrator,
 * AutoEnable, AutoEnableStandards, ConfigurationType.
 */
#define WORLD_TYPE_ACCOUNTS "a(smxbmsbsa{ss})"
#define WORLD_TYPE_ACCOUNTS_1 "a(smxb)"
#define WORLD_TYPE_ASSOCIATIONS "a(sssmsmsmxx)"
#define WORLD_TYPE_ORGANIZATIONS "a(ssbss)"

/* (transfer full), not floating */
GVariant *beckon_store_dump (const Store *store);

/* As a dictionary for an entry: `world`, and the sequence numbers in `sequences` and `next-sequence`, so that a replay
 * makes the same tokens (O-7). Floating. */
GVariant *beckon_store_encode (const Store *store);

/* Reads such a dictionary, which may come from an untrusted source. (transfer full); NULL with @error set on failure */
BeckonWorld *beckon_world_decode (GVariant *encoded, GError **error);
