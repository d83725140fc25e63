/* SPDX-License-Identifier: MIT */
/* Building a world: what is put into it must be possible, wherever it comes from. */
#include "rules/error.h"
#include "rules/field.h"
#include "rules/lifecycle.h"
#include "values/organization.h"
#include "values/tags.h"
#include "values/world.h"
#include "world/roll.h"

#include <string.h>

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
  if (is_organization)
    beckon_store_set_organization (self->store, account, beckon_store_peek_unnamed_organization (self->store));

  return TRUE;
}

/* --- building: hubs --------------------------------------------------------------------------- */

static gboolean
has_hub (const Account *account, const char *account_id, GError **error)
{
  return (account != NULL && account_has_hub (account))
         || beckon_world_error_refuse (error, "account %s has settings or tags of a hub, but its hub is off",
                                       account_id);
}

static gboolean
is_word (BeckonField field, const char *word, guint *place, GError **error)
{
  if (word == NULL || beckon_field_find_word (field, word, place))
    return TRUE;

  return beckon_world_error_refuse (error, "\"%s\" is not a value of %s", word, beckon_field_to_string (field));
}

static gboolean
are_tags (GHashTable *tags, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  if (g_hash_table_size (tags) > TAGS_MAX)
    return beckon_world_error_refuse (error, "tags has %u entries: it can have at most %d", g_hash_table_size (tags),
                                      TAGS_MAX);
  g_hash_table_iter_init (&iter, tags);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *fault = beckon_tags_find_fault_of_key (key);

      if (fault != NULL)
        return beckon_world_error_refuse (error, "a key of tags is not valid: it %s", fault);
      fault = beckon_tags_find_fault_of_value (value);
      if (fault != NULL)
        return beckon_world_error_refuse (error, "the tag %s does not have a valid value: it %s", (const char *) key,
                                          fault);
    }

  return TRUE;
}

gboolean
beckon_world_set_hub_settings (BeckonWorld *self,
                               const char *account_id,
                               gboolean auto_enable_controls,
                               const char *control_finding_generator,
                               GHashTable *tags,
                               GError **error)
{
  guint generator = GENERATOR_SECURITY_CONTROL;
  g_autoptr (GVariant) sorted = NULL;
  Account *account;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (account_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  account = beckon_store_peek_account (self->store, account_id);
  if (!has_hub (account, account_id, error)
      || !is_word (BECKON_FIELD_CONTROL_FINDING_GENERATOR, control_finding_generator, &generator, error)
      || (tags != NULL && !are_tags (tags, error)))
    return FALSE;
  beckon_store_set_hub_settings (self->store, account,
                                 &(const HubSettings){ !auto_enable_controls, (guint8) generator });
  sorted = tags != NULL ? beckon_tags_from_table (tags) : NULL;
  beckon_store_set_tags (self->store, account, sorted);

  return TRUE;
}

/* --- building: organizations ------------------------------------------------------------------ */

/* @account_id names an account that may not be on file. */
static gboolean
is_free_for (const Store *store, const char *account_id, const char *management_id, GError **error)
{
  const Account *account = beckon_store_peek_account (store, account_id);
  const Organization *organization = account != NULL ? account->facts.organization : NULL;

  return organization == NULL
         || (organization->management != NULL && strcmp (organization->management->id, management_id) == 0)
         || beckon_world_error_refuse (error, "account %s already belongs to another organization", account_id);
}

gboolean
beckon_world_set_organization (BeckonWorld *self, const char *account_id, const char *management_id, GError **error)
{
  Account *management;
  Organization *organization;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (account_id != NULL, FALSE);
  g_return_val_if_fail (management_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!is_id ("account", account_id, error) || !is_id ("management", management_id, error)
      || !is_free_for (self->store, management_id, management_id, error)
      || !is_free_for (self->store, account_id, management_id, error))
    return FALSE;
  management = beckon_store_obtain_account (self->store, management_id);
  organization = beckon_store_obtain_organization (self->store, management);
  beckon_store_set_organization (self->store, management, organization);
  beckon_store_set_organization (self->store, beckon_store_obtain_account (self->store, account_id), organization);

  return TRUE;
}

static gboolean
may_administer (const Account *administrator, const Organization *organization, GError **error)
{
  const char *fault = NULL;

  if (administrator->facts.organization != organization)
    fault = "does not belong to the organization that it administers";
  else if (!account_has_hub (administrator))
    fault = "is a delegated administrator, but its hub is off";
  else if (administrator->accepted != NULL)
    fault = "is a delegated administrator, but also an accepted member";
  if (fault != NULL)
    beckon_world_error_break (error, "V-10: %s %s", administrator->id, fault);

  return fault == NULL;
}

/* O-14 */
static gboolean
is_configuration (const Delegation *delegation, GError **error)
{
  return !delegation->is_central || (!delegation->auto_enable && delegation->without_standards)
         || beckon_world_error_refuse (error, "configuration_type CENTRAL needs auto_enable false and "
                                              "auto_enable_standards NONE");
}

gboolean
beckon_world_set_delegated_administrator (BeckonWorld *self,
                                          const char *management_id,
                                          const char *administrator_id,
                                          gboolean auto_enable,
                                          const char *auto_enable_standards,
                                          const char *configuration_type,
                                          GError **error)
{
  guint ignored;
  Delegation delegation = { .auto_enable = !!auto_enable };
  Account *management;
  Organization *organization;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (management_id != NULL, FALSE);
  g_return_val_if_fail (administrator_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  management = beckon_store_peek_account (self->store, management_id);
  delegation.administrator = beckon_store_peek_account (self->store, administrator_id);
  if (management == NULL || delegation.administrator == NULL)
    return beckon_world_error_refuse (error, "account %s is not on file",
                                      management == NULL ? management_id : administrator_id);
  organization = beckon_store_obtain_organization (self->store, management);
  if (organization->delegation.administrator != NULL)
    return beckon_world_error_refuse (error, "the organization of %s occurs twice", management_id);
  beckon_delegation_set_words (&delegation, auto_enable_standards, configuration_type);
  if (auto_enable_standards == NULL)
    delegation.without_standards = delegation.is_central;
  if (!is_word (BECKON_FIELD_AUTO_ENABLE_STANDARDS, auto_enable_standards, &ignored, error)
      || !is_word (BECKON_FIELD_ORGANIZATION_CONFIGURATION, configuration_type, &ignored, error)
      || !is_configuration (&delegation, error) || !may_administer (delegation.administrator, organization, error))
    return FALSE;
  beckon_store_set_delegation (self->store, organization, &delegation);

  return TRUE;
}

/* --- building: associations ------------------------------------------------------------------ */

char *
beckon_world_find_conflict (const Account *administrator, const Account *member)
{
  if (member->accepted != NULL && member->accepted->administrator != administrator)
    return g_strdup_printf ("V-1: %s is already an accepted member of %s", member->id,
                            member->accepted->administrator->id);
  if (roll_count_in (&member->members, BECKON_STATE_ACCEPTED) > 0)
    return g_strdup_printf ("V-2: %s itself has accepted members", member->id);
  if (administrator->accepted != NULL)
    return g_strdup_printf ("V-2: %s is itself an accepted member", administrator->id);
  if (account_is_delegated_administrator (member))
    return g_strdup_printf ("V-10: %s is a delegated administrator", member->id);

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
  const AccountKey administrator = beckon_store_key (store, administrator_id);
  const AccountKey member = beckon_store_key (store, member_id);

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
has_room (const Store *store, GError **error)
{
  return beckon_store_has_room (store)
         || beckon_world_error_refuse (error, "the world has no sequence number left for another association");
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
    beckon_world_error_break (error, "%s", conflict);

  return conflict == NULL;
}

/* A text that no other pair has. Where an id itself holds a newline, the length says where the first one ends. */
static char *
name_pair (const char *administrator_id, const char *member_id)
{
  if (strchr (administrator_id, '\n') == NULL && strchr (member_id, '\n') == NULL)
    return g_strdup_printf ("%s\n%s", administrator_id, member_id);

  return g_strdup_printf ("%" G_GSIZE_FORMAT "\n%s\n%s", strlen (administrator_id), administrator_id, member_id);
}

/* Makes an id from the pair, so that a fixture does not need to contain one. An MD5 is 32 hexadecimal digits. */
static char *
derive_invitation_id (const char *administrator_id, const char *member_id)
{
  g_autofree char *pair = name_pair (administrator_id, member_id);

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
      || !agrees_with_others (store, administrator_id, member_id, state, error) || !has_room (store, error))
    return FALSE;
  set_invitation (store,
                  beckon_store_add_association (store, beckon_store_obtain_account (store, administrator_id),
                                                beckon_store_obtain_account (store, member_id), email, state,
                                                first_set (updated_at_us, invited_at_us)),
                  invitation_id, invited_at_us);

  return TRUE;
}

static gboolean
was_enrolled (const Association *association, GError **error)
{
  if (association == NULL)
    return beckon_world_error_refuse (error, "the pair is not on file");

  return state_has (association->standing.state, STATE_CAN_BE_ENROLLED)
         || beckon_world_error_refuse (error, "state %s is neither accepted nor removed, to which enrolling can lead",
                                       beckon_state_to_string (association->standing.state));
}

/* V-3: without an invitation a pair is accepted only as long as it is managed. */
static gboolean
may_lack_invitation (const Association *association, GError **error)
{
  if (association->standing.state != BECKON_STATE_ACCEPTED || association_is_managed (association))
    return TRUE;

  return beckon_world_error_break (
      error, "V-3: %s → %s is enrolled, but %s is not the delegated administrator of the organization of %s",
      association->administrator->id, association->member->id, association->administrator->id, association->member->id);
}

gboolean
beckon_world_set_enrolled (BeckonWorld *self, const char *administrator_id, const char *member_id, GError **error)
{
  AccountKey administrator, member;
  Association *association;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (administrator_id != NULL, FALSE);
  g_return_val_if_fail (member_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  administrator = beckon_store_key (self->store, administrator_id);
  member = beckon_store_key (self->store, member_id);
  association = beckon_store_peek_association (self->store, &administrator, &member);
  if (!was_enrolled (association, error) || !may_lack_invitation (association, error))
    return FALSE;
  beckon_store_set_invitation (self->store, association, NULL, association->standing.invited_at_us);

  return TRUE;
}

/* --- building: the rest ---------------------------------------------------------------------- */

void
beckon_world_set_ids_drawn (BeckonWorld *self, guint64 ids_drawn)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ids_drawn <= STORE_LAST_NUMBER);

  beckon_store_set_n_ids_drawn (self->store, ids_drawn);
}

gboolean
beckon_world_set_next_sequence (BeckonWorld *self, guint64 next_sequence, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (next_sequence > STORE_LAST_NUMBER)
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
