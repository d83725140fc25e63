/* SPDX-License-Identifier: MIT */
/* Ending a delegated administrator's rule. */
#include "call/delegation.h"

#include "world/roll.h"

void
beckon_delegation_release (Call *call, Association *association)
{
  const Pair pair = beckon_pair_of (association, association->member->id);

  if (association_is_managed (association))
    beckon_pair_take_cell (call, &pair, BECKON_STEP_DISASSOCIATE);
}

/* Members that were invited from outside of the organization stay. If the guard has refused, all is undone. */
void
beckon_delegation_end (Call *call, Organization *organization)
{
  const Roll *members = &organization->delegation.administrator->members;

  for (guint i = 0; i < members->n && call->answer->error == NULL; i++)
    beckon_delegation_release (call, beckon_roll_get (members, i));
  beckon_store_set_delegation (call->region->store, organization, &(const Delegation){ .administrator = NULL });
}
