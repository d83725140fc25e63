/* SPDX-License-Identifier: MIT */
/* A world as a value: building it, reading it. */
#include "values/world.h"

#include "rules/error.h"
#include "rules/lifecycle.h"
#include "values/account.h"
#include "values/association.h"
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

/* --- building: accounts ---------------------------------------------------------------------- */

static gboolean
is_id (const char *noun, const char *id, GError **error)
{
  const char *fault = beckon_id_find_fault (id);

  return fault == NULL || beckon_world_error_refuse (error, "%s is not a valid account id: it %s", noun, fault);
}

static gboolean
is_time_or_none (const char *noun, gint64 time_us, GError **error)
{
  return time_us == BECKON_TIME_NONE || beckon_time_is_in_calendar (time_us)
         || beckon_world_error_refuse (error, "%s is outside of the years 1 to 9999", noun);
}

gboolean
beckon_world_add_account (BeckonWorld *self,
                          const char *account_id,
                          gint64 hub_since_us,
                          gboolean is_organization,
                          GError **error)
{
  Account *account;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (account_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!is_id ("account", account_id, error) || !is_time_or_none ("hub_since", hub_since_us, error))
    return FALSE;
  if (beckon_store_peek_account (self->store, account_id) != NULL)
    return beckon_world_error_refuse (error, "account %s occurs twice", account_id);
  account = beckon_store_obtain_account (self->store, account_id);
  beckon_store_set_hub (self->store, account, hub_since_us);
  beckon_store_set_organization (self->store, account, !!is_organization);

  return TRUE;
}

/* --- building: associations ------------------------------------------------------------------ */

char *
beckon_world_find_conflict (const Account *administrator, const Account *member)
{
  if (member->accepted != NULL && member->accepted->administrator != administrator)
    return g_strdup_printf ("V-1: %s is already an accepted member of %s", member->id,
                            member->accepted->administrator->id);
  if (member->members.n_in[BECKON_STATE_ACCEPTED] > 0)
    return g_strdup_printf ("V-2: %s itself has accepted members", member->id);
  if (administrator->accepted != NULL)
    return g_strdup_printf ("V-2: %s is itself an accepted member", administrator->id);

  return NULL;
}

gboolean
beckon_world_is_pair (const char *administrator_id, const char *member_id, GError **error)
{
  if (!is_id ("administrator", administrator_id, error) || !is_id ("member", member_id, error))
    return FALSE;

  return strcmp (administrator_id, member_id) != 0
         || beckon_world_error_refuse (error, "administrator and member are both %s", member_id);
}

static gboolean
is_new_pair (Store *store, const char *administrator_id, const char *member_id, GError **error)
{
  const AccountKey administrator = beckon_account_key (administrator_id), member = beckon_account_key (member_id);

  if (!beckon_world_is_pair (administrator_id, member_id, error))
    return FALSE;

  return beckon_store_peek_association (store, &administrator, &member) == NULL
         || beckon_world_error_refuse (error, "%s → %s occurs twice", administrator_id, member_id);
}

/* An invitation must be well-formed, and state created cannot have one. */
static gboolean
is_invitation (BeckonState state, const char *invitation_id, gint64 invited_at_us, GError **error)
{
  if (!is_time_or_none ("invited_at", invited_at_us, error))
    return FALSE;
  if (invitation_id != NULL && !beckon_id_is_invitation (invitation_id))
    return beckon_world_error_refuse (error, "invitation_id \"%s\" is not 32 lower-case hexadecimal digits",
                                      invitation_id);
  if (state == BECKON_STATE_CREATED && (invitation_id != NULL || invited_at_us != BECKON_TIME_NONE))
    return beckon_world_error_refuse (error, "state created cannot have invitation_id or invited_at");

  return TRUE;
}

static gboolean
is_email (const char *email, GError **error)
{
  if (email == NULL || (g_utf8_validate (email, -1, NULL) && !beckon_id_is_blank (email)))
    return TRUE;

  return beckon_world_error_refuse (error, "email is blank or not valid UTF-8");
}

static gboolean
agrees_with_others (Store *store,
                    const char *administrator_id,
                    const char *member_id,
                    BeckonState state,
                    GError **error)
{
  Account *administrator = beckon_store_peek_account (store, administrator_id);
  Account *member = beckon_store_peek_account (store, member_id);
  const Account nobody = { .facts.hub_since_us = BECKON_TIME_NONE };
  g_autofree char *conflict = NULL;

  if (state == BECKON_STATE_ACCEPTED)
    conflict = beckon_world_find_conflict (administrator != NULL ? administrator : &nobody,
                                           member != NULL ? member : &nobody);
  if (conflict != NULL)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_BROKEN, "%s", conflict);

  return conflict == NULL;
}

/* Makes an id from the pair, so that a fixture does not need to contain one. An MD5 is 32 hexadecimal digits. */
static char *
derive_invitation_id (const char *administrator_id, const char *member_id)
{
  g_autofree char *pair = g_strdup_printf ("%s\n%s", administrator_id, member_id);

  return g_compute_checksum_for_string (G_CHECKSUM_MD5, pair, -1);
}

static void
set_invitation (Store *store, Association *association, const char *invitation_id, gint64 invited_at_us)
{
  g_autofree char *derived = NULL;

  if (!state_has (association->standing.state, STATE_HAS_INVITATION))
    return;
  if (invitation_id == NULL)
    derived = derive_invitation_id (association->administrator->id, association->member->id);
  beckon_store_set_invitation (store, association, invitation_id != NULL ? invitation_id : derived,
                               invited_at_us != BECKON_TIME_NONE ? invited_at_us : association->standing.updated_at_us);
}

static gint64
first_set (gint64 first_us, gint64 second_us)
{
  if (first_us != BECKON_TIME_NONE)
    return first_us;

  return second_us != BECKON_TIME_NONE ? second_us : 0;
}

gboolean
beckon_world_add_association (BeckonWorld *self,
                              const char *administrator_id,
                              const char *member_id,
                              BeckonState state,
                              const char *email,
                              const char *invitation_id,
                              gint64 invited_at_us,
                              gint64 updated_at_us,
                              GError **error)
{
  Store *store;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (administrator_id != NULL, FALSE);
  g_return_val_if_fail (member_id != NULL, FALSE);
  g_return_val_if_fail (state > BECKON_STATE_NONE && state < BECKON_N_STATES, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  store = self->store;
  if (!is_new_pair (store, administrator_id, member_id, error) || !is_email (email, error)
      || !is_invitation (state, invitation_id, invited_at_us, error)
      || !is_time_or_none ("updated_at", updated_at_us, error)
      || !agrees_with_others (store, administrator_id, member_id, state, error))
    return FALSE;
  set_invitation (store,
                  beckon_store_add_association (store, beckon_store_obtain_account (store, administrator_id),
                                                beckon_store_obtain_account (store, member_id), email, state,
                                                first_set (updated_at_us, invited_at_us)),
                  invitation_id, invited_at_us);

  return TRUE;
}

/* --- building: the rest ---------------------------------------------------------------------- */

void
beckon_world_set_ids_drawn (BeckonWorld *self, guint64 ids_drawn)
{
  g_return_if_fail (self != NULL);

  beckon_store_set_n_ids_drawn (self->store, ids_drawn);
}

gboolean
beckon_world_set_next_sequence (BeckonWorld *self, guint64 next_sequence, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  /* Refuses numbers so large that counting on could overflow. Nobody counts this far. */
  if (next_sequence > G_MAXINT64)
    return beckon_world_error_refuse (error, "sequence %" G_GUINT64_FORMAT " is too large", next_sequence);
  if (next_sequence < beckon_store_get_next_sequence (self->store))
    return beckon_world_error_refuse (error, "sequence %" G_GUINT64_FORMAT " does not come after the ones before it",
                                      next_sequence);
  beckon_store_set_next_sequence (self->store, next_sequence);

  return TRUE;
}

void
beckon_world_set_region (BeckonWorld *self, const char *name, const BeckonSwitches *switches)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name == NULL || (*name != '\0' && g_utf8_validate (name, -1, NULL)));

  g_free (self->region_name);
  self->region_name = g_strdup (name);
  g_clear_pointer (&self->switches, beckon_switches_free);
  self->switches = switches != NULL ? beckon_switches_copy (switches) : NULL;
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

/* The records that can match, in order. Uses the roll of an account if one is given. The elements are not owned. */
static GPtrArray *
list_candidates (const Store *store, const char *administrator_id, const char *member_id)
{
  const Account *account;
  const Roll *roll;
  GPtrArray *candidates;

  if (administrator_id == NULL && member_id == NULL)
    return beckon_store_list_associations (store);
  candidates = g_ptr_array_new ();
  account = beckon_store_peek_account (store, administrator_id != NULL ? administrator_id : member_id);
  if (account == NULL)
    return candidates;
  roll = administrator_id != NULL ? &account->members : &account->invitations;
  for (guint i = 0; i < roll->n; i++)
    g_ptr_array_add (candidates, beckon_roll_get (roll, i));

  return candidates;
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
