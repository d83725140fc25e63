/* SPDX-License-Identifier: MIT */
/* What the tests share: the fixture, the steps of a scenario, and the assertions. */
#include "testing.h"

#include <string.h>
#include <sys/resource.h>

/* --- running ------------------------------------------------------------------------------- */

BeckonRegion *region;
static BeckonCoverage *coverage; /* count_rules () */

static void
set_up (void)
{
  region = region_new ();
  enable (region, ADMINISTRATOR, RIVAL, MEMBER, SIBLING, NULL);
}

static void
tear_down (void)
{
  if (region != NULL)
    ck_assert_beckon_invariants (region);
  g_clear_pointer (&region, beckon_region_unref);
  g_clear_pointer (&coverage, beckon_coverage_unref);
}

TCase *
testing_add_tcase (Suite *suite, const char *name)
{
  TCase *tcase = tcase_create (name);

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  suite_add_tcase (suite, tcase);

  return tcase;
}

int
testing_run (Suite *suite)
{
  const struct rlimit no_core = { 0, 0 };
  SRunner *runner = srunner_create (suite);
  int n_failed;

  /* A critical or a warning fails the test that causes it, whatever the environment says. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  setrlimit (RLIMIT_CORE, &no_core);

  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);

  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* --- a world ------------------------------------------------------------------------------- */

BeckonRegion *
region_new (void)
{
  BeckonRegion *self = beckon_region_new ("us-east-1", NULL);

  beckon_region_set_fixed_clock (self, START_US);
  beckon_region_set_id_seed (self, 1);

  return self;
}

void
turn (BeckonRegion *self, BeckonSwitch which, guint32 value)
{
  g_autoptr (BeckonSwitches) switches = beckon_region_dup_switches (self);

  beckon_switches_set (switches, which, value);
  beckon_region_set_switches (self, switches);
}

void
enable (BeckonRegion *self, const char *account, ...)
{
  va_list accounts;

  va_start (accounts, account);
  for (; account != NULL; account = va_arg (accounts, const char *))
    assert_done (beckon_region_enable_security_hub (self, account, &error));
  va_end (accounts);
}

void
disable (BeckonRegion *self, const char *account)
{
  assert_done (beckon_region_disable_security_hub (self, account, &error));
}

void
set_organization (BeckonRegion *self, const char *account, gboolean is_member)
{
  assert_done (beckon_region_set_organization_account (self, account, is_member, &error));
}

void
account_joins (BeckonRegion *self, const char *account, const char *management)
{
  assert_done (beckon_region_set_organization (self, account, management, &error));
}

void
owner_designates (BeckonRegion *self, const char *management, const char *administrator)
{
  assert_done (beckon_region_enable_organization_admin_account (self, management, administrator, &error));
}

void
organize (BeckonRegion *self, const char *management, const char *administrator, ...)
{
  va_list accounts;

  account_joins (self, administrator, management);
  va_start (accounts, administrator);
  for (const char *account; (account = va_arg (accounts, const char *)) != NULL;)
    account_joins (self, account, management);
  va_end (accounts);
  owner_designates (self, management, administrator);
}

/* --- what happens in it -------------------------------------------------------------------- */

GPtrArray *
create_members (BeckonRegion *self, const char *caller, const char *const *account_ids, GError **error)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  for (; *account_ids != NULL; account_ids++)
    {
      g_autofree char *email = g_strconcat (*account_ids, "@example.com", NULL);

      g_ptr_array_add (details, beckon_account_details_new (*account_ids, email));
    }

  return beckon_region_create_members (self, caller, details, error);
}

void
administrator_creates (BeckonRegion *self, const char *administrator, const char *member)
{
  assert_done (create_members (self, administrator, IDS (member), &error));
}

void
administrator_invites (BeckonRegion *self, const char *administrator, const char *member)
{
  assert_done (beckon_region_invite_members (self, administrator, IDS (member), &error));
}

void
administrator_disassociates (BeckonRegion *self, const char *administrator, const char *member)
{
  assert_done (beckon_region_disassociate_members (self, administrator, IDS (member), &error));
}

void
administrator_deletes (BeckonRegion *self, const char *administrator, const char *member)
{
  assert_done (beckon_region_delete_members (self, administrator, IDS (member), &error));
}

void
administrator_withdraws (BeckonRegion *self, const char *administrator, const char *member)
{
  assert_done (beckon_region_delete_invitations (self, administrator, IDS (member), &error));
}

void
member_accepts (BeckonRegion *self, const char *member, const char *administrator)
{
  g_autofree char *id = dup_invitation_id (self, administrator, member);

  ck_assert_msg (id != NULL, "%s has no invitation from %s", member, administrator);
  assert_done (beckon_region_accept_administrator_invitation (self, member, administrator, id, &error));
}

void
member_declines (BeckonRegion *self, const char *member, const char *administrator)
{
  assert_done (beckon_region_decline_invitations (self, member, IDS (administrator), &error));
}

void
member_deletes (BeckonRegion *self, const char *member, const char *administrator)
{
  assert_done (beckon_region_delete_invitations (self, member, IDS (administrator), &error));
}

void
member_leaves (BeckonRegion *self, const char *member)
{
  assert_done (beckon_region_disassociate_from_administrator_account (self, member, &error));
}

void
pair_in_state (BeckonRegion *self, const char *administrator, const char *member, BeckonState state)
{
  if (state != BECKON_STATE_NONE)
    administrator_creates (self, administrator, member);
  if (state != BECKON_STATE_NONE && state != BECKON_STATE_CREATED)
    administrator_invites (self, administrator, member);
  if (state == BECKON_STATE_ACCEPTED || state == BECKON_STATE_RESIGNED)
    member_accepts (self, member, administrator);
  if (state == BECKON_STATE_RESIGNED)
    member_leaves (self, member);
  if (state == BECKON_STATE_DECLINED)
    member_declines (self, member, administrator);
  if (state == BECKON_STATE_REMOVED)
    administrator_disassociates (self, administrator, member);

  ck_assert_beckon_state (self, administrator, member, state);
}

char **
account_ids_new (guint n)
{
  char **ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup_printf ("2%011u", i);

  return ids;
}

/* --- any operation ------------------------------------------------------------------------- */

static gboolean
succeeded (GPtrArray *result)
{
  gboolean is_success = result != NULL;

  g_clear_pointer (&result, g_ptr_array_unref);

  return is_success;
}

static gboolean
describe (BeckonRegion *self, const char *caller, GError **error)
{
  g_autoptr (BeckonHub) hub = beckon_region_describe_hub (self, caller, NULL, error);

  return hub != NULL;
}

static gboolean
list_admin_accounts (BeckonRegion *self, const char *caller, GError **error)
{
  g_auto (GStrv) ids = beckon_region_list_organization_admin_accounts (self, caller, error);

  return ids != NULL;
}

static gboolean
describe_configuration (BeckonRegion *self, const char *caller, GError **error)
{
  g_autoptr (BeckonAnswer) answer = beckon_region_describe_organization_configuration (self, caller, error);

  return answer != NULL;
}

static gboolean
list_tags (BeckonRegion *self, const char *caller, const char *arn, GError **error)
{
  g_autoptr (GHashTable) tags = beckon_region_list_tags_for_resource (self, caller, arn, error);

  return tags != NULL;
}

/* The caller's own hub, with one tag. */
static gboolean
call_on_tags (BeckonRegion *self, BeckonOperation operation, const char *caller, GError **error)
{
  static const char *const keys[] = { "team", NULL };
  g_autofree char *arn = g_strdup_printf ("arn:%s:securityhub:%s:%s:hub/default", beckon_region_peek_partition (self),
                                          beckon_region_peek_name (self), caller);
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  if (operation == BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE)
    return list_tags (self, caller, arn, error);
  if (operation == BECKON_OPERATION_UNTAG_RESOURCE)
    return beckon_region_untag_resource (self, caller, arn, keys, error);
  g_hash_table_insert (tags, (gpointer) keys[0], (gpointer) "blue");

  return beckon_region_tag_resource (self, caller, arn, tags, error);
}

gboolean
call_operation (BeckonRegion *self, BeckonOperation operation, const char *caller, const char *other, GError **error)
{
  const char *const ids[] = { other, NULL };

  switch (operation)
    {
    case BECKON_OPERATION_CREATE_MEMBERS:
      return succeeded (create_members (self, caller, ids, error));
    case BECKON_OPERATION_GET_MEMBERS:
      return succeeded (beckon_region_get_members (self, caller, ids, NULL, error));
    case BECKON_OPERATION_LIST_MEMBERS:
      return succeeded (beckon_region_list_members (self, caller, TRUE, -1, NULL, NULL, error));
    case BECKON_OPERATION_DELETE_MEMBERS:
      return succeeded (beckon_region_delete_members (self, caller, ids, error));
    case BECKON_OPERATION_INVITE_MEMBERS:
      return succeeded (beckon_region_invite_members (self, caller, ids, error));
    case BECKON_OPERATION_DISASSOCIATE_MEMBERS:
      return beckon_region_disassociate_members (self, caller, ids, error);
    case BECKON_OPERATION_LIST_INVITATIONS:
      return succeeded (beckon_region_list_invitations (self, caller, -1, NULL, NULL, error));
    case BECKON_OPERATION_GET_INVITATIONS_COUNT:
      return beckon_region_get_invitations_count (self, caller, error) >= 0;
    case BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION:
      return beckon_region_accept_administrator_invitation (self, caller, other, NO_INVITATION_ID, error);
    case BECKON_OPERATION_ACCEPT_INVITATION:
      return beckon_region_accept_invitation (self, caller, other, NO_INVITATION_ID, error);
    case BECKON_OPERATION_DECLINE_INVITATIONS:
      return succeeded (beckon_region_decline_invitations (self, caller, ids, error));
    case BECKON_OPERATION_DELETE_INVITATIONS:
      return succeeded (beckon_region_delete_invitations (self, caller, ids, error));
    case BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT:
      return beckon_region_disassociate_from_administrator_account (self, caller, error);
    case BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT:
      return beckon_region_disassociate_from_master_account (self, caller, error);
    case BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT:
      return beckon_region_get_administrator_account (self, caller, NULL, error);
    case BECKON_OPERATION_GET_MASTER_ACCOUNT:
      return beckon_region_get_master_account (self, caller, NULL, error);
    case BECKON_OPERATION_ENABLE_SECURITY_HUB:
      return beckon_region_enable_security_hub (self, caller, error);
    case BECKON_OPERATION_DISABLE_SECURITY_HUB:
      return beckon_region_disable_security_hub (self, caller, error);
    case BECKON_OPERATION_DESCRIBE_HUB:
      return describe (self, caller, error);
    case BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION:
      return beckon_region_update_security_hub_configuration (self, caller, FALSE, NULL, error);
    case BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT:
      return beckon_region_enable_organization_admin_account (self, caller, other, error);
    case BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT:
      return beckon_region_disable_organization_admin_account (self, caller, other, error);
    case BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS:
      return list_admin_accounts (self, caller, error);
    case BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION:
      return describe_configuration (self, caller, error);
    case BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION:
      return beckon_region_update_organization_configuration (self, caller, TRUE, NULL, NULL, error);
    case BECKON_OPERATION_TAG_RESOURCE:
    case BECKON_OPERATION_UNTAG_RESOURCE:
    case BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE:
      return call_on_tags (self, operation, caller, error);
    default:
      g_assert_not_reached ();
    }
}

/* --- what is on file ----------------------------------------------------------------------- */

static void
read_row (Record *record, GVariant *row)
{
  const char *state;
  gboolean has_invited_at;

  record->row = g_variant_ref (row);
  g_variant_get (row, "(&s&s&sm&sm&smxx)", NULL, NULL, &state, &record->email, &record->invitation_id, &has_invited_at,
                 &record->invited_at_us, &record->updated_at_us);
  if (!has_invited_at)
    record->invited_at_us = BECKON_TIME_NONE;
  ck_assert_msg (beckon_state_from_string (state, &record->state), "no such state: %s", state);
}

static gboolean
row_is_of (GVariant *row, const char *administrator, const char *member)
{
  const char *row_administrator, *row_member;

  g_variant_get_child (row, 0, "&s", &row_administrator);
  g_variant_get_child (row, 1, "&s", &row_member);

  return strcmp (row_administrator, administrator) == 0 && strcmp (row_member, member) == 0;
}

Record
record_of (BeckonRegion *self, const char *administrator, const char *member)
{
  g_autoptr (GVariant) dump = beckon_region_dump (self);
  g_autoptr (GVariant) rows = g_variant_lookup_value (dump, "associations", NULL);
  Record record = { BECKON_STATE_NONE, NULL, NULL, BECKON_TIME_NONE, BECKON_TIME_NONE, NULL };

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);

      if (row_is_of (row, administrator, member))
        read_row (&record, row);
    }

  return record;
}

void
record_clear (Record *record)
{
  g_clear_pointer (&record->row, g_variant_unref);
}

static char *
find_invitation_id (GPtrArray *invitations, const char *administrator)
{
  for (guint i = 0; i < invitations->len; i++)
    if (strcmp (beckon_invitation_peek_administrator_id (invitations->pdata[i]), administrator) == 0)
      return g_strdup (beckon_invitation_peek_invitation_id (invitations->pdata[i]));

  return NULL;
}

char *
dup_invitation_id (BeckonRegion *self, const char *administrator, const char *member)
{
  g_autofree char *token = NULL;
  char *id = NULL;

  do
    {
      g_autofree char *next_token = NULL;
      g_autoptr (GPtrArray) page = beckon_region_list_invitations (self, member, -1, token, &next_token, NULL);

      ck_assert_ptr_nonnull (page);
      id = find_invitation_id (page, administrator);
      g_free (token);
      token = g_steal_pointer (&next_token);
    }
  while (id == NULL && token != NULL);

  return id;
}

/* --- which rules are touched ----------------------------------------------------------------- */

BeckonCoverage *
count_rules (void)
{
  coverage = beckon_coverage_new ();
  beckon_region_set_coverage (region, coverage);

  return coverage;
}

void
assert_touched (const char *expected)
{
  g_auto (GStrv) rules = beckon_coverage_dup_rules ();
  g_autoptr (GString) actual = g_string_new (NULL);

  for (guint i = 0; rules[i] != NULL; i++)
    {
      guint n = beckon_coverage_get_count (coverage, rules[i]);

      if (n == 1)
        g_string_append_printf (actual, " %s", rules[i]);
      else if (n > 1)
        g_string_append_printf (actual, " %s*%u", rules[i], n);
    }

  ck_assert_str_eq (actual->str, expected);
}

/* --- assertions ---------------------------------------------------------------------------- */

static void
assert_no_error (const char *call, GError **error)
{
  ck_assert_msg (*error == NULL, "%s: failed: %s", call, *error != NULL ? (*error)->message : "");
}

void
testing_assert_true (const char *call, gboolean value, GError **error)
{
  assert_no_error (call, error);
  ck_assert_msg (value, "%s: returned FALSE without an error", call);
}

void
testing_assert_none (const char *call, GPtrArray *unprocessed, GError **error)
{
  const Entry none[] = { { NULL, BECKON_REASON_NONE, NULL } };

  testing_assert_unprocessed (call, unprocessed, error, none);
}

static char *
describe_entries (const Entry *entries)
{
  GString *text = g_string_new (NULL);

  for (; entries->account_id != NULL; entries++)
    g_string_append_printf (text, "[%s %s %s]", entries->account_id, beckon_reason_to_string (entries->reason),
                            entries->rule);

  return g_string_free (text, FALSE);
}

static char *
describe_results (GPtrArray *results)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const BeckonResult *result = results->pdata[i];

      g_string_append_printf (text, "[%s %s %s]", beckon_result_peek_account_id (result),
                              beckon_reason_to_string (beckon_result_get_reason (result)),
                              beckon_result_peek_rule (result));
    }

  return g_string_free (text, FALSE);
}

void
testing_assert_unprocessed (const char *call, GPtrArray *unprocessed, GError **error, const Entry *entries)
{
  g_autofree char *expected = describe_entries (entries);
  g_autofree char *got = NULL;

  assert_no_error (call, error);
  ck_assert_msg (unprocessed != NULL, "%s: returned NULL without an error", call);
  got = describe_results (unprocessed);
  ck_assert_msg (strcmp (got, expected) == 0, "%s: unprocessed: %s, not: %s", call, got, expected);
  for (guint i = 0; i < unprocessed->len; i++)
    {
      const BeckonResult *result = unprocessed->pdata[i];

      ck_assert_str_eq (beckon_result_peek_text (result), beckon_reason_peek_text (beckon_result_get_reason (result)));
    }

  g_ptr_array_unref (unprocessed);
}

gboolean
testing_is_false (gboolean value)
{
  return !value;
}

gboolean
testing_is_minus_one (gint64 value)
{
  return value == -1;
}

gboolean
testing_is_null (const void *value)
{
  return value == NULL;
}

void
testing_assert_error (const char *call,
                      gboolean has_failed,
                      GError **error,
                      BeckonError code,
                      BeckonReason reason,
                      const char *rule)
{
  const char *text = beckon_reason_peek_text (reason);
  g_autofree char *expected = NULL;
  g_autofree char *got = NULL;

  ck_assert_msg (has_failed && *error != NULL, "%s: did not fail", call);
  ck_assert_msg ((*error)->domain == BECKON_ERROR, "%s: an error of another domain", call);

  expected = g_strdup_printf ("%s %s %s",
                              code == BECKON_ERROR_OTHER ? beckon_error_peek_raised_exception (*error)
                                                         : beckon_error_peek_exception (code),
                              beckon_reason_to_string (reason), rule);
  got = g_strdup_printf ("%s %s %s", beckon_error_peek_raised_exception (*error),
                         beckon_reason_to_string (beckon_error_get_reason (*error)), beckon_error_peek_rule (*error));
  ck_assert_msg (strcmp (got, expected) == 0, "%s: failed with: %s (%s), not: %s", call, got, (*error)->message,
                 expected);

  ck_assert_str_ne ((*error)->message, "");
  if (text != NULL && strstr (text, "<id>") == NULL)
    ck_assert_str_eq ((*error)->message, text);
  g_clear_error (error);
}

void
assert_result (const BeckonResult *result,
               const char *account_id,
               BeckonReason reason,
               const char *rule,
               BeckonState state,
               const char *email)
{
  ck_assert_str_eq (beckon_result_peek_account_id (result), account_id);
  ck_assert_str_eq (beckon_reason_to_string (beckon_result_get_reason (result)), beckon_reason_to_string (reason));
  ck_assert_str_eq (beckon_result_peek_rule (result), rule);
  ck_assert_str_eq (beckon_state_to_string (beckon_result_get_state (result)), beckon_state_to_string (state));
  ck_assert_pstr_eq (beckon_result_peek_email (result), email);
  ck_assert_str_eq (beckon_result_peek_text (result), beckon_reason_peek_text (reason));
}

void
assert_members (BeckonRegion *self, const char *administrator, gboolean only_associated, const char *const *account_ids)
{
  g_autofree char *expected = g_strjoinv (" ", (char **) account_ids);
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (GPtrArray) page = beckon_region_list_members (self, administrator, only_associated, -1, NULL, NULL, NULL);

  ck_assert_ptr_nonnull (page);
  for (guint i = 0; i < page->len; i++)
    g_string_append_printf (got, "%s%s", i == 0 ? "" : " ", beckon_member_peek_account_id (page->pdata[i]));
  ck_assert_str_eq (got->str, expected);
}

void
assert_invitations (BeckonRegion *self, const char *member, const char *const *administrator_ids)
{
  g_autofree char *expected = g_strjoinv (" ", (char **) administrator_ids);
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (GPtrArray) page = beckon_region_list_invitations (self, member, -1, NULL, NULL, NULL);

  ck_assert_ptr_nonnull (page);
  for (guint i = 0; i < page->len; i++)
    g_string_append_printf (got, "%s%s", i == 0 ? "" : " ", beckon_invitation_peek_administrator_id (page->pdata[i]));
  ck_assert_str_eq (got->str, expected);
}
