/* SPDX-License-Identifier: MIT */
/* Two worlds side by side: whether they are equal (W-7), and in what they differ. */
#include "rules/field.h"
#include "rules/text.h"
#include "values/organization.h"
#include "values/world.h"

#include <string.h>

/* --- equality ---------------------------------------------------------------------------------- */

/* An unnamed organization is equal to an unnamed one. */
static gboolean
memberships_equal (const Organization *left, const Organization *right)
{
  if (left == NULL || right == NULL)
    return left == right;
  if (left->management == NULL || right->management == NULL)
    return left->management == right->management;

  return strcmp (left->management->id, right->management->id) == 0;
}

static gboolean
tags_equal (GVariant *left, GVariant *right)
{
  if (left == NULL || right == NULL)
    return left == right;

  return g_variant_equal (left, right);
}

static gboolean
hubs_equal (const Account *left, const Account *right)
{
  return left->facts.hub_since_us == right->facts.hub_since_us
         && left->facts.settings.leaves_controls_off == right->facts.settings.leaves_controls_off
         && left->facts.settings.generator == right->facts.settings.generator && tags_equal (left->tags, right->tags);
}

static gboolean
accounts_equal (const Account *left, const Account *right)
{
  return strcmp (left->id, right->id) == 0 && hubs_equal (left, right)
         && memberships_equal (left->facts.organization, right->facts.organization);
}

static gboolean
delegations_equal (const Organization *left, const Organization *right)
{
  const Delegation *is = &left->delegation, *was = &right->delegation;

  return strcmp (left->management->id, right->management->id) == 0
         && strcmp (is->administrator->id, was->administrator->id) == 0 && is->auto_enable == was->auto_enable
         && is->without_standards == was->without_standards && is->is_central == was->is_central;
}

static gboolean
pairs_equal (const Association *left, const Association *right)
{
  return strcmp (left->administrator->id, right->administrator->id) == 0
         && strcmp (left->member->id, right->member->id) == 0;
}

static gboolean
contents_equal (const Association *left, const Association *right)
{
  return left->standing.state == right->standing.state && g_strcmp0 (left->email, right->email) == 0
         && strcmp (left->standing.invitation_id, right->standing.invitation_id) == 0
         && left->standing.invited_at_us == right->standing.invited_at_us
         && left->standing.updated_at_us == right->standing.updated_at_us;
}

static gboolean
lists_equal (GPtrArray *left, GPtrArray *right, GEqualFunc equal)
{
  if (left->len != right->len)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    if (!equal (left->pdata[i], right->pdata[i]))
      return FALSE;

  return TRUE;
}

static gboolean
account_is_equal (gconstpointer left, gconstpointer right)
{
  return accounts_equal (left, right);
}

static gboolean
delegation_is_equal (gconstpointer left, gconstpointer right)
{
  return delegations_equal (left, right);
}

static gboolean
association_is_equal (gconstpointer left, gconstpointer right)
{
  return pairs_equal (left, right) && contents_equal (left, right);
}

gboolean
beckon_world_equal (const BeckonWorld *self, const BeckonWorld *other)
{
  g_autoptr (GPtrArray) accounts = NULL, other_accounts = NULL;
  g_autoptr (GPtrArray) associations = NULL, other_associations = NULL;
  g_autoptr (GPtrArray) organizations = NULL, other_organizations = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (beckon_store_get_n_ids_drawn (self->store) != beckon_store_get_n_ids_drawn (other->store))
    return FALSE;
  accounts = beckon_store_list_accounts (self->store);
  other_accounts = beckon_store_list_accounts (other->store);
  associations = beckon_store_list_associations (self->store);
  other_associations = beckon_store_list_associations (other->store);
  organizations = beckon_store_list_organizations (self->store);
  other_organizations = beckon_store_list_organizations (other->store);

  return lists_equal (accounts, other_accounts, account_is_equal)
         && lists_equal (organizations, other_organizations, delegation_is_equal)
         && lists_equal (associations, other_associations, association_is_equal);
}

/* --- differences of accounts --------------------------------------------------------------------- */

/* An id or an e-mail address in a line. Both can contain anything; with its own backslashes doubled, what is escaped is
 * not taken for what was there. */
static char *
spell (const char *text)
{
  g_autoptr (GString) doubled = g_string_new (text);

  g_string_replace (doubled, "\\", "\\\\", 0);

  return beckon_text_tidy (doubled->str);
}

static char *
format_time (gint64 time_us)
{
  g_autoptr (GDateTime) second = NULL, time = NULL;

  if (time_us == BECKON_TIME_NONE)
    return g_strdup ("none");
  /* For a time before 1970 the remainder is negative, and GLib adds negative numbers correctly. */
  second = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  time = g_date_time_add (second, time_us % G_USEC_PER_SEC);

  return g_date_time_format_iso8601 (time);
}

static void
add_hub_line (GPtrArray *lines, const char *id, gint64 before_us, gint64 after_us)
{
  g_autofree char *before = format_time (before_us), *after = format_time (after_us);

  if (before_us == after_us)
    return;
  if (before_us == BECKON_TIME_NONE)
    g_ptr_array_add (lines, g_strdup_printf ("%s: hub on since %s, was off", id, after));
  else if (after_us == BECKON_TIME_NONE)
    g_ptr_array_add (lines, g_strdup_printf ("%s: hub off, was on", id));
  else
    g_ptr_array_add (lines, g_strdup_printf ("%s: hub on since %s, was on since %s", id, after, before));
}

/* @before or @after is NULL if there is no value. */
static void
add_change_line (GPtrArray *lines, const char *subject, const char *noun, const char *before, const char *after)
{
  if (g_strcmp0 (before, after) != 0)
    g_ptr_array_add (lines, g_strdup_printf ("%s: %s %s, was %s", subject, noun, after != NULL ? after : "none",
                                             before != NULL ? before : "none"));
}

/* Tags that differ have texts that differ, whatever is in them: keys and values are quoted. GLib escapes what is in
 * them, except for two ends of a line. */
static char *
format_tags (GVariant *tags)
{
  GString *text;

  if (tags == NULL)
    return NULL;
  text = g_variant_print_string (tags, NULL, FALSE);
  g_string_replace (text, "\u2028", "\\u2028", 0);
  g_string_replace (text, "\u2029", "\\u2029", 0);

  return g_string_free (text, FALSE);
}

/* A hub that is off has the default settings and no tags, as has an account that was never seen. */
static void
add_settings_lines (GPtrArray *lines, const char *id, const Account *before, const Account *after)
{
  static const HubSettings usual = { 0 };
  const char *const *generators = beckon_fields[BECKON_FIELD_CONTROL_FINDING_GENERATOR].words;
  const HubSettings *was = before != NULL ? &before->facts.settings : &usual;
  const HubSettings *is = after != NULL ? &after->facts.settings : &usual;
  g_autofree char *tags_before = format_tags (before != NULL ? before->tags : NULL);
  g_autofree char *tags_after = format_tags (after != NULL ? after->tags : NULL);

  add_change_line (lines, id, "AutoEnableControls", was->leaves_controls_off ? "false" : "true",
                   is->leaves_controls_off ? "false" : "true");
  add_change_line (lines, id, "ControlFindingGenerator", generators[was->generator], generators[is->generator]);
  add_change_line (lines, id, "tags", tags_before, tags_after);
}

static char *
describe_membership (const Account *account)
{
  const Organization *organization = account != NULL ? account->facts.organization : NULL;
  g_autofree char *id = NULL;

  if (organization == NULL)
    return g_strdup ("in no organization");
  if (organization->management == NULL)
    return g_strdup ("in an unnamed organization");
  id = spell (organization->management->id);

  return g_strdup_printf ("in the organization of %s", id);
}

/* @before or @after is NULL if that world has not seen the account. */
static void
add_account_lines (GPtrArray *lines, const Account *before, const Account *after)
{
  g_autofree char *was = describe_membership (before), *is = describe_membership (after);
  g_autofree char *id = spell (after != NULL ? after->id : before->id);

  if (before == NULL)
    g_ptr_array_add (lines, g_strdup_printf ("%s: seen, was unknown", id));
  if (after == NULL)
    g_ptr_array_add (lines, g_strdup_printf ("%s: unknown, was seen", id));
  add_hub_line (lines, id, before != NULL ? before->facts.hub_since_us : BECKON_TIME_NONE,
                after != NULL ? after->facts.hub_since_us : BECKON_TIME_NONE);
  add_settings_lines (lines, id, before, after);
  if (strcmp (was, is) != 0)
    g_ptr_array_add (lines, g_strdup_printf ("%s: %s, was %s", id, is, was));
}

static void
add_accounts (GPtrArray *lines, const Store *before, const Store *after)
{
  g_autoptr (GPtrArray) old = beckon_store_list_accounts (before);
  g_autoptr (GPtrArray) new = beckon_store_list_accounts (after);

  for (guint i = 0; i < old->len; i++)
    {
      const Account *account = old->pdata[i];

      add_account_lines (lines, account, beckon_store_peek_account (after, account->id));
    }
  for (guint i = 0; i < new->len; i++)
    {
      const Account *account = new->pdata[i];

      if (beckon_store_peek_account (before, account->id) == NULL)
        add_account_lines (lines, NULL, account);
    }
}

/* --- differences of organizations ---------------------------------------------------------------- */

static const Organization *
find_same_organization (GPtrArray *organizations, const Organization *organization)
{
  for (guint i = 0; i < organizations->len; i++)
    {
      const Organization *found = organizations->pdata[i];

      if (strcmp (found->management->id, organization->management->id) == 0)
        return found;
    }

  return NULL;
}

static char *
spell_administrator_id (const Organization *organization)
{
  return organization != NULL ? spell (organization->delegation.administrator->id) : NULL;
}

/* @before or @after is NULL if there the organization has no delegated administrator; then its configuration is gone. */
static void
add_organization_lines (GPtrArray *lines, const Organization *before, const Organization *after)
{
  static const Delegation none = { .administrator = NULL };
  const Delegation *was = before != NULL ? &before->delegation : &none,
                   *is = after != NULL ? &after->delegation : &none;
  g_autofree char *id = spell ((after != NULL ? after : before)->management->id);
  g_autofree char *subject = g_strdup_printf ("organization of %s", id);
  g_autofree char *administrator_before = spell_administrator_id (before);
  g_autofree char *administrator_after = spell_administrator_id (after);

  add_change_line (lines, subject, "delegated administrator", administrator_before, administrator_after);
  add_change_line (lines, subject, "AutoEnable", was->auto_enable ? "true" : "false",
                   is->auto_enable ? "true" : "false");
  add_change_line (lines, subject, "AutoEnableStandards", beckon_delegation_peek_standards (was),
                   beckon_delegation_peek_standards (is));
  add_change_line (lines, subject, "ConfigurationType", beckon_delegation_peek_type (was),
                   beckon_delegation_peek_type (is));
}

static void
add_organizations (GPtrArray *lines, const Store *before, const Store *after)
{
  g_autoptr (GPtrArray) old = beckon_store_list_organizations (before);
  g_autoptr (GPtrArray) new = beckon_store_list_organizations (after);

  for (guint i = 0; i < old->len; i++)
    add_organization_lines (lines, old->pdata[i], find_same_organization (new, old->pdata[i]));
  for (guint i = 0; i < new->len; i++)
    if (find_same_organization (old, new->pdata[i]) == NULL)
      add_organization_lines (lines, NULL, new->pdata[i]);
}

/* --- differences of associations ----------------------------------------------------------------- */

static Association *
find_same_pair (const Store *store, const Association *association)
{
  const AccountKey administrator = beckon_store_key (store, association->administrator->id);
  const AccountKey member = beckon_store_key (store, association->member->id);

  return beckon_store_peek_association (store, &administrator, &member);
}

/* @before or @after is NULL if there is no value. */
static void
append_change (GString *line, const char *noun, const char *before, const char *after)
{
  g_autofree char *was = spell (before != NULL ? before : "none"), *is = spell (after != NULL ? after : "none");

  if (g_strcmp0 (before, after) != 0)
    g_string_append_printf (line, "%s %s %s, was %s", line->len > 0 ? ";" : "", noun, is, was);
}

static const char *
peek_invitation_id (const Association *association)
{
  return *association->standing.invitation_id != '\0' ? association->standing.invitation_id : NULL;
}

/* Used only if the state is the same. A different state already explains the other differences. */
static char *
describe_contents (const Association *before, const Association *after)
{
  GString *line = g_string_new (NULL);
  g_autofree char *invited_before = format_time (before->standing.invited_at_us);
  g_autofree char *invited_after = format_time (after->standing.invited_at_us);
  g_autofree char *updated_before = format_time (before->standing.updated_at_us);
  g_autofree char *updated_after = format_time (after->standing.updated_at_us);

  append_change (line, "e-mail", before->email, after->email);
  append_change (line, "invitation id", peek_invitation_id (before), peek_invitation_id (after));
  append_change (line, "invited at", invited_before, invited_after);
  append_change (line, "updated at", updated_before, updated_after);

  return g_string_free (line, FALSE);
}

static char *
spell_pair (const Association *association)
{
  g_autofree char *administrator = spell (association->administrator->id), *member = spell (association->member->id);

  return g_strdup_printf ("%s → %s", administrator, member);
}

/* @before or @after is NULL if that world has no such record. */
static void
add_association_line (GPtrArray *lines, const Association *before, const Association *after)
{
  const Association *any = after != NULL ? after : before;
  const char *state = beckon_state_to_string (state_of (after));
  g_autofree char *pair = spell_pair (any);

  if (state_of (before) != state_of (after))
    g_ptr_array_add (lines,
                     g_strdup_printf ("%s: %s, was %s", pair, state, beckon_state_to_string (state_of (before))));
  else if (!contents_equal (before, after))
    {
      g_autofree char *contents = describe_contents (before, after);

      g_ptr_array_add (lines, g_strdup_printf ("%s: %s,%s", pair, state, contents));
    }
}

static void
add_associations (GPtrArray *lines, GPtrArray *old, GPtrArray *new, const Store *before, const Store *after)
{
  for (guint i = 0; i < old->len; i++)
    add_association_line (lines, old->pdata[i], find_same_pair (after, old->pdata[i]));
  for (guint i = 0; i < new->len; i++)
    if (find_same_pair (before, new->pdata[i]) == NULL)
      add_association_line (lines, NULL, new->pdata[i]);
}

/* The records of @list whose pair @other has too, in the order of @list. */
static GPtrArray *
list_common (GPtrArray *list, const Store *other)
{
  GPtrArray *common = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    if (find_same_pair (other, list->pdata[i]) != NULL)
      g_ptr_array_add (common, list->pdata[i]);

  return common;
}

/* If the order differs, adds one line, about the first place where it does. */
static void
add_order (GPtrArray *lines, GPtrArray *old, GPtrArray *new, const Store *before, const Store *after)
{
  g_autoptr (GPtrArray) was = list_common (old, after), is = list_common (new, before);

  for (guint i = 0; i < is->len; i++)
    {
      const Association *here = is->pdata[i], *there = was->pdata[i];

      if (!pairs_equal (here, there))
        {
          g_autofree char *pair = spell_pair (here), *other = spell_pair (there);

          g_ptr_array_add (lines, g_strdup_printf ("order: %s, was %s", pair, other));
          return;
        }
    }
}

char **
beckon_world_diff (const BeckonWorld *before, const BeckonWorld *after)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) old = NULL, new = NULL;
  guint64 was, is;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  old = beckon_store_list_associations (before->store);
  new = beckon_store_list_associations (after->store);
  was = beckon_store_get_n_ids_drawn (before->store);
  is = beckon_store_get_n_ids_drawn (after->store);
  add_accounts (lines, before->store, after->store);
  add_organizations (lines, before->store, after->store);
  add_associations (lines, old, new, before->store, after->store);
  add_order (lines, old, new, before->store, after->store);
  if (was != is)
    g_ptr_array_add (lines, g_strdup_printf ("ids drawn: %" G_GUINT64_FORMAT ", was %" G_GUINT64_FORMAT, is, was));
  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}
