/* SPDX-License-Identifier: MIT */
/* The body of a world, for the files of the library. */
#pragma once

#include "rules/switches.h"
#include "world/store.h"

#include <beckon/beckon-world.h>

struct _BeckonWorld
{
  gatomicrefcount ref_count;
  Store *store;
  char *region_name;        /* NULL if unknown */
  BeckonSwitches *switches; /* NULL if unknown */
  guint format;             /* of what it was read from */
};

/* Takes @store. */
BeckonWorld *beckon_world_new_take (Store *store);

/* (element-type BeckonAccount), (element-type BeckonOrganization), (element-type BeckonAssociation), owned by the array */
GPtrArray *beckon_store_find_accounts (const Store *store);
GPtrArray *beckon_store_find_organizations (const Store *store);
GPtrArray *beckon_store_find_associations (const Store *store,
                                           const char *administrator_id,
                                           const char *member_id,
                                           BeckonState state);

/* FALSE, with BECKON_WORLD_ERROR_INVALID, if an id is invalid or both ids are the same. */
gboolean beckon_world_is_pair (const char *administrator_id, const char *member_id, GError **error);

/* How V-1, V-2 or V-10 would be broken if the pair were accepted, or NULL. (transfer full) */
char *beckon_world_find_conflict (const Account *administrator, const Account *member);
