/* SPDX-License-Identifier: MIT */
/* Putting a pair into any state. */
#include "record/entry.h"
#include "region/draw.h"
#include "region/edit.h"
#include "rules/error.h"
#include "rules/lifecycle.h"
#include "rules/nearest-state.h"
#include "values/world.h"

static GVariant *
encode_put (const char *administrator_id, const char *member_id, BeckonState state)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "administrator", g_variant_new_string (administrator_id));
  g_variant_builder_add (&builder, "{sv}", "member", g_variant_new_string (member_id));
  g_variant_builder_add (&builder, "{sv}", "state", g_variant_new_string (beckon_state_to_string (state)));

  return g_variant_builder_end (&builder);
}

/* Sets @association to NULL if there is none, and none is needed. */
static gboolean
obtain_association (Edit *edit,
                    const char *administrator_id,
                    const char *member_id,
                    BeckonState state,
                    Association **association,
                    GError **error)
{
  Store *store = edit->region->store;
  Account *administrator = beckon_store_obtain_account (store, administrator_id);
  Account *member = beckon_store_obtain_account (store, member_id);

  *association = beckon_store_peek_association (store, &administrator->key, &member->key);
  if (*association != NULL || state == BECKON_STATE_NONE)
    return TRUE;
  if (!beckon_draw_room (edit->region, error))
    return FALSE;
  *association
      = beckon_store_add_association (store, administrator, member, NULL, BECKON_STATE_CREATED, edit->outside->now_us);

  return TRUE;
}

static gboolean
give_invitation (Edit *edit, Association *association, GError **error)
{
  char id[INVITATION_ID_SIZE];

  if (!beckon_draw_id (edit->region, edit->outside, "", id, error))
    return FALSE;
  beckon_store_set_invitation (edit->region->store, association, id, edit->outside->now_us);

  return TRUE;
}

static gboolean
agrees (const Association *association, BeckonState state, GError **error)
{
  g_autofree char *conflict = state == BECKON_STATE_ACCEPTED
                                  ? beckon_world_find_conflict (association->administrator, association->member)
                                  : NULL;

  if (conflict != NULL)
    beckon_world_error_break (error, "%s", conflict);

  return conflict == NULL;
}

/* A pair that was enrolled has a time without an id, and is removed without one (G-14). */
static gboolean
needs_invitation (const Association *association, BeckonState state)
{
  const Standing *is = &association->standing;

  return state_has (state, STATE_HAS_INVITATION) && *is->invitation_id == '\0' && is->state != state
         && (state != BECKON_STATE_REMOVED || is->invited_at_us == BECKON_TIME_NONE);
}

static gboolean
put (Edit *edit, const char *administrator_id, const char *member_id, BeckonState state, GError **error)
{
  Association *association;

  if (!obtain_association (edit, administrator_id, member_id, state, &association, error))
    return FALSE;
  if (association == NULL)
    return TRUE;
  if (!agrees (association, state, error)
      || (needs_invitation (association, state) && !give_invitation (edit, association, error)))
    return FALSE;
  if (state == BECKON_STATE_CREATED && association->standing.invited_at_us != BECKON_TIME_NONE)
    beckon_store_set_invitation (edit->region->store, association, NULL, BECKON_TIME_NONE);
  beckon_store_move_association (edit->region->store, association, state, edit->outside->now_us);

  return TRUE;
}

/* An invalid id or time is the fault of the embedder's id source or clock (W-4, W-5), and a number at its end that of
 * the embedder's world (W-7). Here it is an error of the world,
 * not of a call. */
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

static gboolean
put_association (Edit *edit, const char *administrator_id, const char *member_id, BeckonState state, GError **error)
{
  GError *problem = NULL;

  if (!beckon_world_is_pair (administrator_id, member_id, error) || !beckon_edit_begin (edit, error))
    return FALSE;
  if (!beckon_outside_has_time (edit->outside, &problem) || !put (edit, administrator_id, member_id, state, &problem))
    {
      beckon_edit_roll_back (edit);
      translate (error, problem);
      return FALSE;
    }
  beckon_edit_commit (edit, beckon_edit_wants_input (edit) ? encode_put (administrator_id, member_id, state) : NULL);

  return TRUE;
}

gboolean
beckon_region_put_association (BeckonRegion *self,
                               const char *administrator_id,
                               const char *member_id,
                               BeckonState state,
                               GError **error)
{
  g_auto (Outside) outside = { 0 };
  Edit edit = { self, "put", &outside, NULL, NULL };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (administrator_id != NULL, FALSE);
  g_return_val_if_fail (member_id != NULL, FALSE);
  g_return_val_if_fail (state < BECKON_N_STATES, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  beckon_outside_init (&outside, beckon_draw_time (self));

  return put_association (&edit, administrator_id, member_id, state, error);
}

static gboolean
refuse_state (GError **error, const char *name)
{
  g_autofree char *list = beckon_nearest_list_states (name, BECKON_STATE_NONE);

  return beckon_world_error_refuse (error, "the entry's state \"%s\" does not exist: it can be %s", name, list);
}

gboolean
beckon_edit_put_again (Edit *edit, GVariant *input, GError **error)
{
  const char *administrator_id, *member_id, *name;
  BeckonState state;

  if (!beckon_entry_find_text (input, "administrator", &administrator_id, error)
      || !beckon_entry_find_text (input, "member", &member_id, error)
      || !beckon_entry_find_text (input, "state", &name, error))
    return FALSE;
  if (!beckon_state_from_string (name, &state))
    return refuse_state (error, name);

  return put_association (edit, administrator_id, member_id, state, error);
}
