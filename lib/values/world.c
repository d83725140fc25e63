/* SPDX-License-Identifier: MIT */
/* A world as a value: its lifetime, reading it. */
#include "values/world.h"

#include "values/account.h"
#include "values/association.h"
#include "values/organization.h"
#include "world/invariants.h"
#include "world/roll.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (BeckonWorld, beckon_world, beckon_world_ref, beckon_world_unref)

/* --- lifetime -------------------------------------------------------------------------------- */

BeckonWorld *
beckon_world_new_take (Store *store)
{
  BeckonWorld *self = g_new0 (BeckonWorld, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->store = store;
  self->format = BECKON_WORLD_FORMAT;

  return self;
}

BeckonWorld *
beckon_world_new (void)
{
  return beckon_world_new_take (beckon_store_new ());
}

BeckonWorld *
beckon_world_ref (BeckonWorld *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_world_unref (BeckonWorld *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  beckon_store_free (self->store);
  g_free (self->region_name);
  g_clear_pointer (&self->switches, beckon_switches_free);
  g_free (self);
}

/* --- reading --------------------------------------------------------------------------------- */

const char *
beckon_world_peek_region_name (const BeckonWorld *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->region_name;
}

const BeckonSwitches *
beckon_world_peek_switches (const BeckonWorld *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->switches;
}

guint64
beckon_world_get_ids_drawn (const BeckonWorld *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return beckon_store_get_n_ids_drawn (self->store);
}

guint64
beckon_world_get_next_sequence (const BeckonWorld *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return beckon_store_get_next_sequence (self->store);
}

GPtrArray *
beckon_store_find_accounts (const Store *store)
{
  GPtrArray *found = beckon_store_list_accounts (store);

  for (guint i = 0; i < found->len; i++)
    found->pdata[i] = beckon_account_new (found->pdata[i]);
  g_ptr_array_set_free_func (found, (GDestroyNotify) beckon_account_unref);

  return found;
}

GPtrArray *
beckon_world_find_accounts (const BeckonWorld *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_store_find_accounts (self->store);
}

GPtrArray *
beckon_store_find_organizations (const Store *store)
{
  GPtrArray *found = beckon_store_list_organizations (store);

  for (guint i = 0; i < found->len; i++)
    found->pdata[i] = beckon_organization_new (found->pdata[i]);
  g_ptr_array_set_free_func (found, (GDestroyNotify) beckon_organization_unref);

  return found;
}

GPtrArray *
beckon_world_find_organizations (const BeckonWorld *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_store_find_organizations (self->store);
}

guint
beckon_world_get_format (const BeckonWorld *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->format;
}

void
beckon_world_set_format (BeckonWorld *self, guint format)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (format >= 1 && format <= BECKON_WORLD_FORMAT);

  self->format = format;
}

/* The records that can match, in order. Uses the roll of an account if one is given. The elements are not owned. */
static GPtrArray *
list_candidates (const Store *store, const char *administrator_id, const char *member_id)
{
  const Account *account;

  if (administrator_id == NULL && member_id == NULL)
    return beckon_store_list_associations (store);
  account = beckon_store_peek_account (store, administrator_id != NULL ? administrator_id : member_id);
  if (account == NULL)
    return g_ptr_array_new ();

  return beckon_roll_list (administrator_id != NULL ? &account->members : &account->invitations);
}

GPtrArray *
beckon_store_find_associations (const Store *store,
                                const char *administrator_id,
                                const char *member_id,
                                BeckonState state)
{
  g_autoptr (GPtrArray) candidates = list_candidates (store, administrator_id, member_id);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_association_unref);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Association *association = candidates->pdata[i];

      if ((member_id == NULL || strcmp (association->member->id, member_id) == 0)
          && (state == BECKON_STATE_NONE || association->standing.state == state))
        g_ptr_array_add (found, beckon_association_new (association));
    }

  return found;
}

GPtrArray *
beckon_world_find_associations (const BeckonWorld *self,
                                const char *administrator_id,
                                const char *member_id,
                                BeckonState state)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (state < BECKON_N_STATES, NULL);

  return beckon_store_find_associations (self->store, administrator_id, member_id, state);
}

char **
beckon_world_check (const BeckonWorld *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_check_store (self->store);
}
