/* SPDX-License-Identifier: MIT */
/* Doing an entry of a journal again. */
#include "region/journal.h"
#include "values/world.h"

#include <beckon/beckon.h>

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Always FALSE. */
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, format, arguments));
  va_end (arguments);

  return FALSE;
}

/* --- members of an input ---------------------------------------------------------------------- */

static const char *
peek_text (GVariant *input, const char *key)
{
  const char *text = NULL;

  g_variant_lookup (input, key, "&s", &text);
  return text;
}

static gboolean
has_text (GVariant *input, const char *key, const char **text, GError **error)
{
  *text = peek_text (input, key);

  return *text != NULL || refuse (error, "the entry's input has no text %s", key);
}

static const char **
dup_ids (GVariant *input, GError **error)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (input, "AccountIds", G_VARIANT_TYPE_STRING_ARRAY);

  if (list == NULL && !refuse (error, "the entry's input has no texts AccountIds"))
    return NULL;

  return g_variant_get_strv (list, NULL);
}

static GPtrArray *
read_details (GVariant *input, GError **error)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (input, "AccountDetails", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  if (list == NULL && !refuse (error, "the entry's input has no AccountDetails"))
    return NULL;
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (list, i);
      const char *account_id;

      if (!has_text (entry, "AccountId", &account_id, error))
        return NULL;
      g_ptr_array_add (details, beckon_account_details_new (account_id, peek_text (entry, "Email")));
    }

  return g_steal_pointer (&details);
}

/* --- operations: only that the call is made; what it answers is in the entry that it makes ---------- */

typedef struct
{
  BeckonRegion *region;
  BeckonOperation operation;
  const char *caller;
  GVariant *input;
} Redo;

typedef gboolean (*RedoFunc) (const Redo *redo, GError **error);

static gboolean
redo_ids (const Redo *redo, GError **error)
{
  static GPtrArray *(*const functions[BECKON_N_OPERATIONS]) (BeckonRegion *, const char *, const char *const *,
                                                             GError **)
      = {
          [BECKON_OPERATION_DELETE_MEMBERS] = beckon_region_delete_members,
          [BECKON_OPERATION_INVITE_MEMBERS] = beckon_region_invite_members,
          [BECKON_OPERATION_DECLINE_INVITATIONS] = beckon_region_decline_invitations,
          [BECKON_OPERATION_DELETE_INVITATIONS] = beckon_region_delete_invitations,
        };
  g_autofree const char **ids = dup_ids (redo->input, error);
  g_autoptr (GPtrArray) unprocessed = NULL;

  if (ids == NULL)
    return FALSE;
  unprocessed = functions[redo->operation](redo->region, redo->caller, ids, NULL);

  return TRUE;
}

static gboolean
redo_get_members (const Redo *redo, GError **error)
{
  g_autofree const char **ids = dup_ids (redo->input, error);
  g_autoptr (GPtrArray) members = NULL;

  if (ids == NULL)
    return FALSE;
  members = beckon_region_get_members (redo->region, redo->caller, ids, NULL, NULL);

  return TRUE;
}

static gboolean
redo_disassociate (const Redo *redo, GError **error)
{
  g_autofree const char **ids = dup_ids (redo->input, error);

  if (ids == NULL)
    return FALSE;
  beckon_region_disassociate_members (redo->region, redo->caller, ids, NULL);

  return TRUE;
}

static gboolean
redo_create (const Redo *redo, GError **error)
{
  g_autoptr (GPtrArray) details = read_details (redo->input, error);
  g_autoptr (GPtrArray) unprocessed = NULL;

  if (details == NULL)
    return FALSE;
  unprocessed = beckon_region_create_members (redo->region, redo->caller, details, NULL);

  return TRUE;
}

static gboolean
redo_list (const Redo *redo, GError **error)
{
  const char *token = peek_text (redo->input, "NextToken");
  gboolean only_associated = TRUE;
  gint32 max_results;
  g_autoptr (GPtrArray) page = NULL;

  if (!g_variant_lookup (redo->input, "MaxResults", "i", &max_results))
    return refuse (error, "the entry's input has no number MaxResults");
  g_variant_lookup (redo->input, "OnlyAssociated", "b", &only_associated);
  page = redo->operation == BECKON_OPERATION_LIST_MEMBERS
             ? beckon_region_list_members (redo->region, redo->caller, only_associated, max_results, token, NULL, NULL)
             : beckon_region_list_invitations (redo->region, redo->caller, max_results, token, NULL, NULL);

  return TRUE;
}

static gboolean
redo_accept (const Redo *redo, GError **error)
{
  const char *administrator_id, *invitation_id;

  if (!has_text (redo->input, beckon_input_get_administrator_member (redo->operation), &administrator_id, error)
      || !has_text (redo->input, "InvitationId", &invitation_id, error))
    return FALSE;
  if (redo->operation == BECKON_OPERATION_ACCEPT_INVITATION)
    beckon_region_accept_invitation (redo->region, redo->caller, administrator_id, invitation_id, NULL);
  else
    beckon_region_accept_administrator_invitation (redo->region, redo->caller, administrator_id, invitation_id, NULL);

  return TRUE;
}

static gboolean
redo_bare (const Redo *redo, GError **error G_GNUC_UNUSED)
{
  static gboolean (*const functions[BECKON_N_OPERATIONS]) (BeckonRegion *, const char *, GError **) = {
    [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT] = beckon_region_disassociate_from_administrator_account,
    [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT] = beckon_region_disassociate_from_master_account,
    [BECKON_OPERATION_ENABLE_SECURITY_HUB] = beckon_region_enable_security_hub,
    [BECKON_OPERATION_DISABLE_SECURITY_HUB] = beckon_region_disable_security_hub,
  };

  functions[redo->operation](redo->region, redo->caller, NULL);

  return TRUE;
}

static gboolean
redo_read (const Redo *redo, GError **error G_GNUC_UNUSED)
{
  g_autoptr (BeckonHub) hub = NULL;

  if (redo->operation == BECKON_OPERATION_GET_INVITATIONS_COUNT)
    beckon_region_get_invitations_count (redo->region, redo->caller, NULL);
  else if (redo->operation == BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT)
    beckon_region_get_administrator_account (redo->region, redo->caller, NULL, NULL);
  else if (redo->operation == BECKON_OPERATION_GET_MASTER_ACCOUNT)
    beckon_region_get_master_account (redo->region, redo->caller, NULL, NULL);
  else
    hub = beckon_region_describe_hub (redo->region, redo->caller, peek_text (redo->input, "HubArn"), NULL);

  return TRUE;
}

static const RedoFunc operations[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_CREATE_MEMBERS] = redo_create,
  [BECKON_OPERATION_GET_MEMBERS] = redo_get_members,
  [BECKON_OPERATION_LIST_MEMBERS] = redo_list,
  [BECKON_OPERATION_DELETE_MEMBERS] = redo_ids,
  [BECKON_OPERATION_INVITE_MEMBERS] = redo_ids,
  [BECKON_OPERATION_DISASSOCIATE_MEMBERS] = redo_disassociate,
  [BECKON_OPERATION_LIST_INVITATIONS] = redo_list,
  [BECKON_OPERATION_GET_INVITATIONS_COUNT] = redo_read,
  [BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION] = redo_accept,
  [BECKON_OPERATION_ACCEPT_INVITATION] = redo_accept,
  [BECKON_OPERATION_DECLINE_INVITATIONS] = redo_ids,
  [BECKON_OPERATION_DELETE_INVITATIONS] = redo_ids,
  [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT] = redo_bare,
  [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT] = redo_bare,
  [BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT] = redo_read,
  [BECKON_OPERATION_GET_MASTER_ACCOUNT] = redo_read,
  [BECKON_OPERATION_ENABLE_SECURITY_HUB] = redo_bare,
  [BECKON_OPERATION_DISABLE_SECURITY_HUB] = redo_bare,
  [BECKON_OPERATION_DESCRIBE_HUB] = redo_read,
};

/* --- what is no operation ------------------------------------------------------------------------ */

static gboolean
redo_organization (const Redo *redo, GError **error)
{
  const char *account_id;
  gboolean is_member;

  if (!has_text (redo->input, "account", &account_id, error))
    return FALSE;
  if (!g_variant_lookup (redo->input, "member", "b", &is_member))
    return refuse (error, "the entry's input has no member that is true or false");

  return beckon_region_set_organization_account (redo->region, account_id, is_member, error);
}

static gboolean
redo_switches (const Redo *redo, GError **error)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();

  for (guint which = 0; which < BECKON_N_SWITCHES; which++)
    {
      const char *name = beckon_switch_to_string (which), *value = peek_text (redo->input, name);

      if (value == NULL || !beckon_switches_set_from_string (switches, name, value, NULL))
        return refuse (error, "the entry's input has no value that the switch %s can have", name);
    }
  beckon_region_set_switches (redo->region, switches);

  return TRUE;
}

static gboolean
redo_put (const Redo *redo, GError **error)
{
  const char *administrator_id, *member_id, *name;
  BeckonState state;

  if (!has_text (redo->input, "administrator", &administrator_id, error)
      || !has_text (redo->input, "member", &member_id, error) || !has_text (redo->input, "state", &name, error))
    return FALSE;
  if (!beckon_state_from_string (name, &state))
    return refuse (error, "the entry's state \"%s\" is none", name);

  return beckon_region_put_association (redo->region, administrator_id, member_id, state, error);
}

static gboolean
set_sequences (BeckonWorld *world, GVariant *input, GError **error)
{
  g_autoptr (GVariant) sequences = g_variant_lookup_value (input, "sequences", G_VARIANT_TYPE ("at"));
  guint64 next_sequence;

  if (sequences == NULL || !g_variant_lookup (input, "next-sequence", "t", &next_sequence)
      || !beckon_store_renumber (world->store, sequences, next_sequence))
    return refuse (error, "the entry's sequences do not fit its world");

  return TRUE;
}

static gboolean
redo_restore (const Redo *redo, GError **error)
{
  g_autoptr (GVariant) variant = g_variant_lookup_value (redo->input, "world", NULL);
  g_autoptr (BeckonWorld) world = NULL;

  if (variant == NULL)
    return refuse (error, "the entry's input has no world");
  world = beckon_world_new_from_variant (variant, error);

  return world != NULL && set_sequences (world, redo->input, error)
         && beckon_region_restore (redo->region, world, error);
}

static const struct
{
  const char *name;
  RedoFunc func;
} deeds[] = {
  { "organization", redo_organization },
  { "switches", redo_switches },
  { "put", redo_put },
  { "restore", redo_restore },
};

/* --- an entry ------------------------------------------------------------------------------------ */

static RedoFunc
find_func (const char *name, Redo *redo, GError **error)
{
  if (beckon_operation_from_string (name, &redo->operation))
    {
      if (redo->caller != NULL)
        return operations[redo->operation];
      refuse (error, "the entry has no caller");
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].name, name))
      return deeds[i].func;
  refuse (error, "the entry's operation \"%s\" is not known", name);

  return NULL;
}

/* What an operation would refuse is, where no caller is to be answered, an entry that nobody made. */
static gboolean
redo (RedoFunc func, const Redo *what, GError **error)
{
  GError *problem = NULL;

  if (func (what, &problem))
    return TRUE;
  if (problem->domain == BECKON_WORLD_ERROR)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  refuse (error, "%s", problem->message);
  g_error_free (problem);

  return FALSE;
}

static gboolean
redo_entry (BeckonRegion *region, GVariant *entry, GError **error)
{
  g_autoptr (GVariant) input = g_variant_lookup_value (entry, "input", G_VARIANT_TYPE_VARDICT);
  Redo what = { .region = region, .caller = peek_text (entry, "caller"), .input = input };
  const char *name;
  gint64 time_us;
  RedoFunc func;

  if (input == NULL)
    return refuse (error, "the entry has no input");
  if (!g_variant_lookup (entry, "time", "x", &time_us))
    return refuse (error, "the entry has no time");
  if (!has_text (entry, "operation", &name, error))
    return FALSE;
  func = find_func (name, &what, error);

  return func != NULL && redo (func, &what, error);
}

static gboolean
may_replay (BeckonRegion *self, GVariant *entry, GError **error)
{
  if (self->is_calling_back || self->n_dry_runs > 0 || self->replayed != NULL)
    {
      g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_REFUSED,
                   "an entry cannot be replayed from a callback of the Region, or in a dry run");
      return FALSE;
    }

  return g_variant_is_of_type (entry, G_VARIANT_TYPE_VARDICT)
         || refuse (error, "an entry is of type a{sv}, and this is of type %s", g_variant_get_type_string (entry));
}

GVariant *
beckon_region_replay (BeckonRegion *self, GVariant *entry, GError **error)
{
  GVariant *made = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  if (may_replay (self, entry, error))
    {
      self->replayed = entry;
      g_atomic_pointer_set (&self->replaying, g_thread_self ());
      if (redo_entry (self, entry, error))
        made = g_steal_pointer (&self->replay_made);
      g_clear_pointer (&self->replay_made, g_variant_unref);
      g_atomic_pointer_set (&self->replaying, NULL);
      self->replayed = NULL;
    }
  g_rec_mutex_unlock (&self->lock);

  return made;
}
