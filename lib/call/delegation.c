/* SPDX-License-Identifier: MIT */
/* Ending a delegated administrator's rule. */
#include "call/delegation.h"

#include "world/roll.h"

void
beckon_delegation_release (Call *call, Association *association)
{
  const Pair pair = beckon_pair_of (association, &association->member->key);

  if (association_is_managed (association))
    beckon_pair_take_cell (call, &pair, BECKON_STEP_DISASSOCIATE);
}

/* Members that were invited from outside of the organization stay. If the guard has refused, all is undone. */
void
beckon_delegation_end (Call *call, Organization *organization)
{
  Association *association;
  RollIter iter;

  beckon_roll_iter_init (&iter, &organization->delegation.administrator->members, 0);
  while (call->answer->error == NULL && (association = beckon_roll_iter_next (&iter)) != NULL)
    beckon_delegation_release (call, association);
  beckon_store_set_delegation (call->region->store, organization, &(const Delegation){ .administrator = NULL });
}
