/* SPDX-License-Identifier: MIT */
/* What a person sets up and no caller of the service could: switches, organizations, a pair's state. */
#include "region/edit.h"
#include "rules/error.h"
#include "values/request.h"
#include "values/world.h"

#include <string.h>

/* --- switches --------------------------------------------------------------------------------- */

static GVariant *
encode_switches (const BeckonSwitches *switches)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  for (guint which = 0; which < BECKON_N_SWITCHES; which++)
    g_variant_builder_add (&builder, "{sv}", beckon_switch_to_string (which),
                           g_variant_new_take_string (beckon_switches_dup_string (switches, which)));

  return g_variant_builder_end (&builder);
}

void
beckon_region_set_switches (BeckonRegion *self, const BeckonSwitches *switches)
{
  g_autoptr (GError) error = NULL;
  Deed deed;

  g_return_if_fail (self != NULL);

  if (!beckon_deed_begin (&deed, self, "switches", &error))
    {
      g_return_if_fail (error == NULL);
      return;
    }
  if (switches != NULL)
    self->switches = *switches;
  else
    beckon_switches_init (&self->switches);
  beckon_deed_commit (&deed, beckon_deed_wants_input (&deed) ? encode_switches (&self->switches) : NULL);
}

/* --- organizations ---------------------------------------------------------------------------- */

static GVariant *
encode_mark (const char *account_id, gboolean is_member)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "account", g_variant_new_string (account_id));
  g_variant_builder_add (&builder, "{sv}", "member", g_variant_new_boolean (is_member));

  return g_variant_builder_end (&builder);
}

/* G-9. An account that was never seen and is not marked stays unseen (G-2). */
static void
mark (Store *store, const char *account_id, gboolean is_member)
{
  Account *account
      = is_member ? beckon_store_obtain_account (store, account_id) : beckon_store_peek_account (store, account_id);

  if (account != NULL)
    beckon_store_set_organization (store, account, !!is_member);
}

gboolean
beckon_region_set_organization_account (BeckonRegion *self, const char *account_id, gboolean is_member, GError **error)
{
  Deed deed;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (account_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!beckon_input_check_id ("the account", account_id, error))
    return FALSE;
  if (!beckon_deed_begin (&deed, self, "organization", NULL))
    return beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_CALLED_BACK, "W-6",
                                       "an account cannot be marked from a callback of the Region");
  mark (self->store, account_id, is_member);
  beckon_deed_commit (&deed, beckon_deed_wants_input (&deed) ? encode_mark (account_id, !!is_member) : NULL);

  return TRUE;
}

/* --- a pair's state --------------------------------------------------------------------------- */

static GVariant *
encode_put (const char *administrator_id, const char *member_id, BeckonState state)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "administrator", g_variant_new_string (administrator_id));
  g_variant_builder_add (&builder, "{sv}", "member", g_variant_new_string (member_id));
  g_variant_builder_add (&builder, "{sv}", "state", g_variant_new_string (beckon_state_to_string (state)));

  return g_variant_builder_end (&builder);
}

static Association *
obtain_association (Deed *deed, const char *administrator_id, const char *member_id, BeckonState state)
{
  Store *store = deed->region->store;
  Account *administrator = beckon_store_obtain_account (store, administrator_id);
  Account *member = beckon_store_obtain_account (store, member_id);
  Association *association = beckon_store_peek_association (store, &administrator->key, &member->key);

  if (association == NULL && state != BECKON_STATE_NONE)
    association = beckon_store_add_association (store, administrator, member, NULL, BECKON_STATE_CREATED, deed->now_us);

  return association;
}

/* A dry run draws no id: it shows nobody the one that it makes up. */
static gboolean
give_invitation (Deed *deed, Association *association, GError **error)
{
  char id[TEXT_INVITATION_ID_SIZE] = "00000000000000000000000000000000";

  if (deed->region->n_dry_runs == 0 && !beckon_region_draw_id (deed->region, deed->tape, "", id, error))
    return FALSE;
  beckon_store_set_invitation (deed->region->store, association, id, deed->now_us);

  return TRUE;
}

static gboolean
agrees (const Association *association, BeckonState state, GError **error)
{
  g_autofree char *conflict = state == BECKON_STATE_ACCEPTED
                                  ? beckon_world_find_conflict (association->administrator, association->member)
                                  : NULL;

  if (conflict != NULL)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_BROKEN, "%s", conflict);

  return conflict == NULL;
}

static gboolean
put (Deed *deed, const char *administrator_id, const char *member_id, BeckonState state, GError **error)
{
  Association *association = obtain_association (deed, administrator_id, member_id, state);
  gboolean has_invitation;

  if (association == NULL)
    return TRUE;
  has_invitation = *association->standing.invitation_id != '\0';
  if (!agrees (association, state, error)
      || (beckon_world_needs_invitation (state) && !has_invitation && !give_invitation (deed, association, error)))
    return FALSE;
  if (state == BECKON_STATE_CREATED && has_invitation)
    beckon_store_set_invitation (deed->region->store, association, NULL, BECKON_TIME_NONE);
  beckon_store_move_association (deed->region->store, association, state, deed->now_us);

  return TRUE;
}

static gboolean
is_pair (const char *administrator_id, const char *member_id, GError **error)
{
  const char *fault = beckon_text_find_fault (administrator_id);

  if (fault != NULL)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "administrator is no account id: it %s", fault);
  else if ((fault = beckon_text_find_fault (member_id)) != NULL)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "member is no account id: it %s", fault);
  else if (strcmp (administrator_id, member_id) == 0)
    g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, "administrator and member are both %s",
                 member_id);
  else
    return TRUE;

  return FALSE;
}

static gboolean
has_time (const Deed *deed, GError **error)
{
  if (beckon_text_is_time (deed->now_us))
    return TRUE;
  g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID,
               "the clock gave a time outside of the years 1 to 9999 (W-4)");

  return FALSE;
}

/* An id source that gives what it may not give is the embedder's mistake, here as in a call (W-5). */
static void
translate (GError **error, GError *problem)
{
  if (problem->domain == BECKON_WORLD_ERROR)
    g_propagate_error (error, problem);
  else
    {
      g_set_error_literal (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, problem->message);
      g_error_free (problem);
    }
}

gboolean
beckon_region_put_association (BeckonRegion *self,
                               const char *administrator_id,
                               const char *member_id,
                               BeckonState state,
                               GError **error)
{
  GError *problem = NULL;
  Deed deed;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (administrator_id != NULL, FALSE);
  g_return_val_if_fail (member_id != NULL, FALSE);
  g_return_val_if_fail (state < BECKON_N_STATES, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!is_pair (administrator_id, member_id, error) || !beckon_deed_begin (&deed, self, "put", error))
    return FALSE;
  if (!has_time (&deed, &problem) || !put (&deed, administrator_id, member_id, state, &problem))
    {
      beckon_deed_roll_back (&deed);
      translate (error, problem);
      return FALSE;
    }
  beckon_deed_commit (&deed, beckon_deed_wants_input (&deed) ? encode_put (administrator_id, member_id, state) : NULL);

  return TRUE;
}
