/* SPDX-License-Identifier: MIT */
/* beckon_region_perform () does what the function that is named after the operation does. */
#include "../testing.h"

#include <string.h>

/* --- calls, to be made in two ways ------------------------------------------------------------ */

/* What is NULL, 0 or FALSE is left away, and then has the service's default. */
typedef struct
{
  BeckonOperation operation;
  const char *caller;
  const char *const *ids;  /* AccountIds, or the accounts of AccountDetails */
  const char *sender;      /* AdministratorId or MasterId */
  const char *text;        /* InvitationId, NextToken, HubArn or ResourceArn */
  const char *admin;       /* AdminAccountId */
  const char *generator;   /* ControlFindingGenerator */
  const char *standards;   /* AutoEnableStandards */
  const char *type;        /* ConfigurationType */
  const char *const *keys; /* the keys of Tags, which all have the value "blue", or TagKeys */
  int turns;               /* AutoEnableControls or AutoEnable: ON or OFF */
  int max_results;
  gboolean lists_all; /* OnlyAssociated is false */
  BeckonError code;   /* how it fails; the rule is NULL where it succeeds */
  const char *rule;
} Call;

/* An InvitationId: the one on file. */
#define ON_FILE "on file"

/* Of Call.turns. */
#define ON 1
#define OFF 2

/* An organization, of which no other account of the story knows. */
#define MANAGEMENT "222233334444"
#define DELEGATE "555566667777"
#define WORKER "888899990000"

/* --- an answer as a text ---------------------------------------------------------------------- */

static void
tell_members (GString *text, GPtrArray *members)
{
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const BeckonMember *member = members->pdata[i];

      g_string_append_printf (text, " member %s of %s, %s, %s, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ";",
                              beckon_member_peek_account_id (member), beckon_member_peek_administrator_id (member),
                              beckon_member_peek_email (member),
                              beckon_state_to_string (beckon_member_get_state (member)),
                              beckon_member_get_invited_at_us (member), beckon_member_get_updated_at_us (member));
    }
}

static void
tell_invitation (GString *text, const BeckonInvitation *invitation)
{
  if (invitation != NULL)
    g_string_append_printf (text, " invitation %s of %s, %s, %" G_GINT64_FORMAT ";",
                            beckon_invitation_peek_invitation_id (invitation),
                            beckon_invitation_peek_administrator_id (invitation),
                            beckon_state_to_string (beckon_invitation_get_state (invitation)),
                            beckon_invitation_get_invited_at_us (invitation));
}

static void
tell_invitations (GString *text, GPtrArray *invitations)
{
  for (guint i = 0; invitations != NULL && i < invitations->len; i++)
    tell_invitation (text, invitations->pdata[i]);
}

static void
tell_results (GString *text, GPtrArray *results)
{
  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      const BeckonResult *result = results->pdata[i];

      g_string_append_printf (
          text, " unprocessed %s: %s, %s, %s, %s, %s;", beckon_result_peek_account_id (result),
          beckon_result_peek_text (result), beckon_reason_to_string (beckon_result_get_reason (result)),
          beckon_result_peek_rule (result), beckon_state_to_string (beckon_result_get_state (result)),
          beckon_result_peek_email (result));
    }
}

static void
tell_text (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, " %s %s;", name, value);
}

static void
tell_number (GString *text, const char *name, gint64 number)
{
  g_string_append_printf (text, " %s %" G_GINT64_FORMAT ";", name, number);
}

static void
tell_tags (GString *text, GHashTable *tags)
{
  g_autoptr (GList) keys = tags != NULL ? g_hash_table_get_keys (tags) : NULL;

  if (tags != NULL)
    g_string_append_printf (text, " %u tags;", g_hash_table_size (tags));
  keys = g_list_sort (keys, (GCompareFunc) strcmp);
  for (const GList *key = keys; key != NULL; key = key->next)
    tell_text (text, key->data, g_hash_table_lookup (tags, key->data));
}

static void
tell_admins (GString *text, const char *const *ids)
{
  for (; ids != NULL && *ids != NULL; ids++)
    tell_text (text, "admin", *ids);
}

/* --- by a request ----------------------------------------------------------------------------- */

static GPtrArray *
details_new (const char *const *ids)
{
  GPtrArray *details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  for (; *ids != NULL; ids++)
    {
      g_autofree char *email = g_strconcat (*ids, "@example.com", NULL);

      g_ptr_array_add (details, beckon_account_details_new (*ids, email));
    }

  return details;
}

static gboolean
takes (const BeckonRequest *request, BeckonField field)
{
  return beckon_operation_takes_field (beckon_request_get_operation (request), field);
}

static void
set_ids (BeckonRequest *request, const char *const *ids)
{
  g_autoptr (GPtrArray) details = ids != NULL ? details_new (ids) : NULL;

  if (takes (request, BECKON_FIELD_ACCOUNT_IDS))
    beckon_request_set_texts (request, BECKON_FIELD_ACCOUNT_IDS, ids);
  if (takes (request, BECKON_FIELD_ACCOUNT_DETAILS))
    beckon_request_set_details (request, BECKON_FIELD_ACCOUNT_DETAILS, details);
}

static void
set_text_if_taken (BeckonRequest *request, BeckonField field, const char *text)
{
  if (takes (request, field))
    beckon_request_set_text (request, field, text);
}

static GHashTable *
tags_new (const char *const *keys)
{
  GHashTable *tags = g_hash_table_new (g_str_hash, g_str_equal);

  for (; *keys != NULL; keys++)
    g_hash_table_insert (tags, (gpointer) *keys, (gpointer) "blue");

  return tags;
}

static void
set_keys (BeckonRequest *request, const char *const *keys)
{
  g_autoptr (GHashTable) tags = keys != NULL ? tags_new (keys) : NULL;

  if (takes (request, BECKON_FIELD_TAGS))
    beckon_request_set_tags (request, BECKON_FIELD_TAGS, tags);
  if (takes (request, BECKON_FIELD_TAG_KEYS))
    beckon_request_set_texts (request, BECKON_FIELD_TAG_KEYS, keys);
}

static void
set_truth (BeckonRequest *request, int turns)
{
  if (turns != 0)
    beckon_request_set_boolean (request,
                                takes (request, BECKON_FIELD_AUTO_ENABLE) ? BECKON_FIELD_AUTO_ENABLE
                                                                          : BECKON_FIELD_AUTO_ENABLE_CONTROLS,
                                turns == ON);
}

static BeckonRequest *
request_new (const Call *call)
{
  BeckonRequest *request = beckon_request_new (call->operation, call->caller);

  set_ids (request, call->ids);
  set_text_if_taken (request, BECKON_FIELD_ADMINISTRATOR_ID, call->sender);
  set_text_if_taken (request, BECKON_FIELD_MASTER_ID, call->sender);
  set_text_if_taken (request, BECKON_FIELD_INVITATION_ID, call->text);
  set_text_if_taken (request, BECKON_FIELD_NEXT_TOKEN, call->text);
  set_text_if_taken (request, BECKON_FIELD_HUB_ARN, call->text);
  set_text_if_taken (request, BECKON_FIELD_RESOURCE_ARN, call->text);
  set_text_if_taken (request, BECKON_FIELD_ADMIN_ACCOUNT_ID, call->admin);
  set_text_if_taken (request, BECKON_FIELD_CONTROL_FINDING_GENERATOR, call->generator);
  set_text_if_taken (request, BECKON_FIELD_AUTO_ENABLE_STANDARDS, call->standards);
  set_text_if_taken (request, BECKON_FIELD_ORGANIZATION_CONFIGURATION, call->type);
  set_keys (request, call->keys);
  set_truth (request, call->turns);
  if (call->max_results != 0)
    beckon_request_set_number (request, BECKON_FIELD_MAX_RESULTS, call->max_results);
  if (call->lists_all)
    beckon_request_set_boolean (request, BECKON_FIELD_ONLY_ASSOCIATED, FALSE);

  return request;
}

/* A field that the operation does not give has no value; a list that it gives always has one. */
static void
assert_fields (const BeckonAnswer *answer, BeckonOperation operation)
{
  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    {
      gboolean is_list = field == BECKON_FIELD_MEMBERS || field == BECKON_FIELD_INVITATIONS
                         || field == BECKON_FIELD_UNPROCESSED_ACCOUNTS || field == BECKON_FIELD_TAGS
                         || field == BECKON_FIELD_ADMIN_ACCOUNTS;
      gboolean is_given = beckon_operation_gives_field (operation, field);

      ck_assert_msg (is_given || !beckon_answer_has_field (answer, field), "%s gives %s",
                     beckon_operation_to_string (operation), beckon_field_to_string (field));
      ck_assert_msg (!is_given || !is_list || beckon_answer_has_field (answer, field), "%s does not give %s",
                     beckon_operation_to_string (operation), beckon_field_to_string (field));
    }
}

static void
tell_configuration (GString *text, const BeckonAnswer *answer)
{
  tell_number (text, "auto", beckon_answer_get_number (answer, BECKON_FIELD_AUTO_ENABLE));
  tell_number (text, "full", beckon_answer_get_number (answer, BECKON_FIELD_MEMBER_ACCOUNT_LIMIT_REACHED));
  tell_text (text, "standards", beckon_answer_peek_text (answer, BECKON_FIELD_AUTO_ENABLE_STANDARDS));
  tell_text (text, "type", beckon_answer_peek_text (answer, BECKON_FIELD_ORGANIZATION_CONFIGURATION));
}

/* The order is that of the functions' answers below, which do not repeat what they are given (AdminAccountId, Feature).
 */
static char *
answer_to_string (const BeckonAnswer *answer)
{
  GString *text = g_string_new ("done");

  tell_members (text, beckon_answer_peek_members (answer));
  tell_invitations (text, beckon_answer_peek_invitations (answer));
  tell_results (text, beckon_answer_peek_unprocessed (answer));
  tell_invitation (text, beckon_answer_peek_administrator (answer));
  tell_text (text, "token", beckon_answer_peek_text (answer, BECKON_FIELD_NEXT_TOKEN));
  if (beckon_answer_has_field (answer, BECKON_FIELD_INVITATIONS_COUNT))
    tell_number (text, "count", beckon_answer_get_number (answer, BECKON_FIELD_INVITATIONS_COUNT));
  tell_text (text, "hub", beckon_answer_peek_text (answer, BECKON_FIELD_HUB_ARN));
  if (beckon_answer_has_field (answer, BECKON_FIELD_SUBSCRIBED_AT))
    {
      tell_number (text, "since", beckon_answer_get_number (answer, BECKON_FIELD_SUBSCRIBED_AT));
      tell_number (text, "controls", beckon_answer_get_number (answer, BECKON_FIELD_AUTO_ENABLE_CONTROLS));
    }
  tell_text (text, "generator", beckon_answer_peek_text (answer, BECKON_FIELD_CONTROL_FINDING_GENERATOR));
  tell_tags (text, beckon_answer_peek_tags (answer));
  tell_admins (text, beckon_answer_peek_admin_accounts (answer));
  if (beckon_answer_has_field (answer, BECKON_FIELD_ORGANIZATION_CONFIGURATION))
    tell_configuration (text, answer);

  return g_string_free (text, FALSE);
}

static char *
ask_by_request (BeckonRegion *self, const Call *call, GError **error)
{
  g_autoptr (BeckonRequest) request = request_new (call);
  g_autoptr (BeckonAnswer) answer = beckon_region_perform (self, request, error);

  ck_assert_msg ((answer == NULL) == (*error != NULL), "an answer and an error, or neither");
  if (answer == NULL)
    return g_strdup ("failed");
  assert_fields (answer, call->operation);

  return answer_to_string (answer);
}

/* --- by the function that is named after the operation ----------------------------------------- */

static void
tell_done (GString *text, gboolean is_done)
{
  g_string_append (text, is_done ? "done" : "failed");
}

static void
take_results (GString *text, GPtrArray *taken)
{
  g_autoptr (GPtrArray) results = taken;

  tell_done (text, results != NULL);
  tell_results (text, results);
}

static void
get_members (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  g_autoptr (GPtrArray) unprocessed = NULL;
  g_autoptr (GPtrArray) members = beckon_region_get_members (self, call->caller, call->ids, &unprocessed, error);

  tell_done (text, members != NULL);
  tell_members (text, members);
  tell_results (text, unprocessed);
}

static int
max_results_of (const Call *call)
{
  return call->max_results != 0 ? call->max_results : -1;
}

static void
list_members (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  g_autofree char *token = NULL;
  g_autoptr (GPtrArray) members = beckon_region_list_members (self, call->caller, !call->lists_all,
                                                              max_results_of (call), call->text, &token, error);

  tell_done (text, members != NULL);
  tell_members (text, members);
  tell_text (text, "token", token);
}

static void
list_invitations (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  g_autofree char *token = NULL;
  g_autoptr (GPtrArray) invitations
      = beckon_region_list_invitations (self, call->caller, max_results_of (call), call->text, &token, error);

  tell_done (text, invitations != NULL);
  tell_invitations (text, invitations);
  tell_text (text, "token", token);
}

static void
count_invitations (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  gint64 count = beckon_region_get_invitations_count (self, call->caller, error);

  tell_done (text, count >= 0);
  if (count >= 0)
    tell_number (text, "count", count);
}

static void
get_administrator (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  g_autoptr (BeckonInvitation) administrator = NULL;

  if (call->operation == BECKON_OPERATION_GET_MASTER_ACCOUNT)
    tell_done (text, beckon_region_get_master_account (self, call->caller, &administrator, error));
  else
    tell_done (text, beckon_region_get_administrator_account (self, call->caller, &administrator, error));
  tell_invitation (text, administrator);
}

static void
describe_hub (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  g_autoptr (BeckonHub) hub = beckon_region_describe_hub (self, call->caller, call->text, error);

  tell_done (text, hub != NULL);
  if (hub == NULL)
    return;
  tell_text (text, "hub", beckon_hub_peek_arn (hub));
  tell_number (text, "since", beckon_hub_get_subscribed_at_us (hub));
  tell_number (text, "controls", beckon_hub_get_auto_enable_controls (hub));
  tell_text (text, "generator", beckon_hub_peek_control_finding_generator (hub));
}

static void
enable_hub (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  g_autoptr (GHashTable) tags = call->keys != NULL ? tags_new (call->keys) : NULL;

  if (tags == NULL && call->generator == NULL)
    tell_done (text, beckon_region_enable_security_hub (self, call->caller, error));
  else
    tell_done (text, beckon_region_enable_security_hub_full (self, call->caller, tags, call->generator, error));
}

static void
update_hub (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  int controls = call->turns == 0 ? -1 : call->turns == ON;

  tell_done (text,
             beckon_region_update_security_hub_configuration (self, call->caller, controls, call->generator, error));
}

static void
list_admins (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  g_auto (GStrv) ids = beckon_region_list_organization_admin_accounts (self, call->caller, error);

  tell_done (text, ids != NULL);
  tell_admins (text, (const char *const *) ids);
}

static void
describe_configuration (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  g_autoptr (BeckonAnswer) answer = beckon_region_describe_organization_configuration (self, call->caller, error);

  tell_done (text, answer != NULL);
  if (answer != NULL)
    tell_configuration (text, answer);
}

static void
tag (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  g_autoptr (GHashTable) tags = tags_new (call->keys);

  tell_done (text, beckon_region_tag_resource (self, call->caller, call->text, tags, error));
}

static void
list_tags (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  g_autoptr (GHashTable) tags = beckon_region_list_tags_for_resource (self, call->caller, call->text, error);

  tell_done (text, tags != NULL);
  tell_tags (text, tags);
}

static void
ask (GString *text, BeckonRegion *self, const Call *call, GError **error)
{
  const char *caller = call->caller;

  switch (call->operation)
    {
    case BECKON_OPERATION_CREATE_MEMBERS:
      return take_results (text, create_members (self, caller, call->ids, error));
    case BECKON_OPERATION_GET_MEMBERS:
      return get_members (text, self, call, error);
    case BECKON_OPERATION_LIST_MEMBERS:
      return list_members (text, self, call, error);
    case BECKON_OPERATION_DELETE_MEMBERS:
      return take_results (text, beckon_region_delete_members (self, caller, call->ids, error));
    case BECKON_OPERATION_INVITE_MEMBERS:
      return take_results (text, beckon_region_invite_members (self, caller, call->ids, error));
    case BECKON_OPERATION_DISASSOCIATE_MEMBERS:
      return tell_done (text, beckon_region_disassociate_members (self, caller, call->ids, error));
    case BECKON_OPERATION_LIST_INVITATIONS:
      return list_invitations (text, self, call, error);
    case BECKON_OPERATION_GET_INVITATIONS_COUNT:
      return count_invitations (text, self, call, error);
    case BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION:
      return tell_done (text,
                        beckon_region_accept_administrator_invitation (self, caller, call->sender, call->text, error));
    case BECKON_OPERATION_ACCEPT_INVITATION:
      return tell_done (text, beckon_region_accept_invitation (self, caller, call->sender, call->text, error));
    case BECKON_OPERATION_DECLINE_INVITATIONS:
      return take_results (text, beckon_region_decline_invitations (self, caller, call->ids, error));
    case BECKON_OPERATION_DELETE_INVITATIONS:
      return take_results (text, beckon_region_delete_invitations (self, caller, call->ids, error));
    case BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT:
      return tell_done (text, beckon_region_disassociate_from_administrator_account (self, caller, error));
    case BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT:
      return tell_done (text, beckon_region_disassociate_from_master_account (self, caller, error));
    case BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT:
    case BECKON_OPERATION_GET_MASTER_ACCOUNT:
      return get_administrator (text, self, call, error);
    case BECKON_OPERATION_ENABLE_SECURITY_HUB:
      return enable_hub (text, self, call, error);
    case BECKON_OPERATION_DISABLE_SECURITY_HUB:
      return tell_done (text, beckon_region_disable_security_hub (self, caller, error));
    case BECKON_OPERATION_DESCRIBE_HUB:
      return describe_hub (text, self, call, error);
    case BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION:
      return update_hub (text, self, call, error);
    case BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT:
      return tell_done (text, beckon_region_enable_organization_admin_account (self, caller, call->admin, error));
    case BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT:
      return tell_done (text, beckon_region_disable_organization_admin_account (self, caller, call->admin, error));
    case BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS:
      return list_admins (text, self, call, error);
    case BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION:
      return describe_configuration (text, self, call, error);
    case BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION:
      return tell_done (text, beckon_region_update_organization_configuration (self, caller, call->turns == ON,
                                                                               call->standards, call->type, error));
    case BECKON_OPERATION_TAG_RESOURCE:
      return tag (text, self, call, error);
    case BECKON_OPERATION_UNTAG_RESOURCE:
      return tell_done (text, beckon_region_untag_resource (self, caller, call->text, call->keys, error));
    case BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE:
      return list_tags (text, self, call, error);
    default:
      g_assert_not_reached ();
    }
}

static char *
ask_by_function (BeckonRegion *self, const Call *call, GError **error)
{
  GString *text = g_string_new (NULL);

  ask (text, self, call, error);

  return g_string_free (text, FALSE);
}

/* --- both ways --------------------------------------------------------------------------------- */

static char *
error_to_string (const GError *error)
{
  if (error == NULL)
    return g_strdup ("no error");
  ck_assert (error->domain == BECKON_ERROR);

  return g_strdup_printf ("%s \"%s\" %s %s", beckon_error_peek_exception (error->code), error->message,
                          beckon_reason_to_string (beckon_error_get_reason (error)), beckon_error_peek_rule (error));
}

static void
assert_expected (const Call *call, const GError *error)
{
  const char *name = beckon_operation_to_string (call->operation);

  if (call->rule == NULL)
    {
      ck_assert_msg (error == NULL, "%s failed: %s", name, error != NULL ? error->message : "");
      return;
    }
  ck_assert_msg (error != NULL, "%s did not fail", name);
  ck_assert_str_eq (beckon_error_peek_exception (error->code), beckon_error_peek_exception (call->code));
  ck_assert_str_eq (beckon_error_peek_rule (error), call->rule);
}

/* The two Regions have the same world, to the byte, and the same journal, which is taken out; tells its length. */
static guint
assert_same (BeckonRegion *self, BeckonRegion *twin)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (self);
  g_autoptr (BeckonWorld) twin_world = beckon_region_snapshot (twin);
  g_autoptr (GVariant) dump = beckon_region_dump (self);
  g_autoptr (GVariant) twin_dump = beckon_region_dump (twin);
  g_autoptr (GPtrArray) journal = beckon_region_take_journal (self);
  g_autoptr (GPtrArray) twin_journal = beckon_region_take_journal (twin);

  ck_assert_beckon_worlds_equal (world, twin_world);
  ck_assert (g_variant_equal (dump, twin_dump));
  ck_assert_uint_eq (journal->len, twin_journal->len);
  for (guint i = 0; i < journal->len; i++)
    ck_assert (g_variant_equal (journal->pdata[i], twin_journal->pdata[i]));

  return journal->len;
}

static char *
ask_expecting (BeckonRegion *self,
               const Call *call,
               char *(*way) (BeckonRegion *, const Call *, GError **),
               GError **error)
{
  char *answer = NULL;

  if (call->rule != NULL)
    ck_assert_beckon_unchanged_by (self, answer = way (self, call, error));
  else
    answer = way (self, call, error);

  return answer;
}

/* The call with the InvitationId that is on file, where it has one; *@id owns it. */
static Call
with_id (const Call *call, char **id)
{
  Call complete = *call;

  if (g_strcmp0 (call->text, ON_FILE) == 0)
    complete.text = *id = dup_invitation_id (region, call->sender, call->caller);

  return complete;
}

/* Performs a request in the fixture's Region, and calls the function in a clone; tells how many entries each journal
 * got. */
static guint
ask_both_ways (const Call *call)
{
  g_autoptr (BeckonRegion) twin = beckon_region_clone (region);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) twin_error = NULL;
  g_autofree char *performed = NULL, *called = NULL, *failure = NULL, *twin_failure = NULL;

  beckon_region_start_journal (region, 0);
  beckon_region_start_journal (twin, 0);
  performed = ask_expecting (region, call, ask_by_request, &error);
  called = ask_expecting (twin, call, ask_by_function, &twin_error);
  failure = error_to_string (error);
  twin_failure = error_to_string (twin_error);
  ck_assert_str_eq (performed, called);
  ck_assert_str_eq (failure, twin_failure);
  assert_expected (call, error);

  return assert_same (region, twin);
}

/* --- a story ----------------------------------------------------------------------------------- */

#define OWN_ARN "arn:aws:securityhub:us-east-1:" STRANGER ":hub/default"
#define OTHER_ARN "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default"

#define DO(NAME, caller_, ...)                                                                                         \
  {                                                                                                                    \
    .operation = BECKON_OPERATION_##NAME, .caller = caller_, __VA_ARGS__                                               \
  }
#define FAILS(code_, rule_) .code = BECKON_ERROR_##code_, .rule = rule_

/* Given the fixture, each call is made in the world that those before it have left. */
static const Call story[] = {
  /* clang-format off */
  DO (CREATE_MEMBERS, ADMINISTRATOR, .ids = NOBODY, FAILS (INVALID_INPUT, "G-8")),
  DO (CREATE_MEMBERS, STRANGER, .ids = IDS (MEMBER), FAILS (INVALID_ACCESS, "G-1")),
  DO (CREATE_MEMBERS, ADMINISTRATOR, .ids = IDS (MEMBER, ADMINISTRATOR, SIBLING, MEMBER)), /* O-3, G-6 */
  DO (GET_MEMBERS, ADMINISTRATOR, .ids = IDS (" "), FAILS (INVALID_INPUT, "O-4")),
  DO (GET_MEMBERS, ADMINISTRATOR, .ids = IDS (SIBLING, STRANGER, MEMBER)), /* O-5 */
  DO (LIST_MEMBERS, ADMINISTRATOR, .max_results = 51, FAILS (INVALID_INPUT, "O-7")),
  DO (LIST_MEMBERS, ADMINISTRATOR, .text = "no token", FAILS (INVALID_INPUT, "O-7")),
  DO (LIST_MEMBERS, ADMINISTRATOR),
  DO (LIST_MEMBERS, ADMINISTRATOR, .lists_all = TRUE, .max_results = 1), /* with a NextToken */
  DO (LIST_MEMBERS, ADMINISTRATOR, .lists_all = TRUE, .max_results = 50),
  DO (INVITE_MEMBERS, ADMINISTRATOR, .ids = NOBODY, FAILS (INVALID_INPUT, "O-4")),
  DO (INVITE_MEMBERS, ADMINISTRATOR, .ids = IDS (MEMBER, STRANGER, SIBLING)),
  DO (LIST_INVITATIONS, MEMBER, .text = "no token", FAILS (INVALID_INPUT, "O-7")),
  DO (LIST_INVITATIONS, MEMBER),
  DO (GET_INVITATIONS_COUNT, STRANGER, FAILS (BAD_REQUEST, "G-1")),
  DO (GET_INVITATIONS_COUNT, MEMBER),
  DO (ACCEPT_ADMINISTRATOR_INVITATION, MEMBER, .sender = ADMINISTRATOR, .text = NO_INVITATION_ID,
      FAILS (INVALID_INPUT, "G-7")),
  DO (ACCEPT_ADMINISTRATOR_INVITATION, MEMBER, .sender = ADMINISTRATOR, .text = ON_FILE),
  DO (LIST_MEMBERS, ADMINISTRATOR),
  DO (GET_ADMINISTRATOR_ACCOUNT, STRANGER, FAILS (BAD_REQUEST, "G-1")),
  DO (GET_ADMINISTRATOR_ACCOUNT, MEMBER), /* O-8 */
  DO (GET_ADMINISTRATOR_ACCOUNT, SIBLING),
  DO (GET_MASTER_ACCOUNT, STRANGER, FAILS (BAD_REQUEST, "G-1")),
  DO (GET_MASTER_ACCOUNT, MEMBER),
  DO (GET_MASTER_ACCOUNT, SIBLING),
  DO (DISABLE_SECURITY_HUB, MEMBER, FAILS (INVALID_INPUT, "G-11")),
  DO (DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, MEMBER),
  DO (DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, MEMBER, FAILS (BAD_REQUEST, "O-10")),
  DO (ACCEPT_INVITATION, MEMBER, .sender = RIVAL, .text = NO_INVITATION_ID, FAILS (INVALID_INPUT, "G-7")),
  DO (ACCEPT_INVITATION, MEMBER, .sender = ADMINISTRATOR, .text = ON_FILE),
  DO (DISASSOCIATE_FROM_MASTER_ACCOUNT, MEMBER),
  DO (DISASSOCIATE_FROM_MASTER_ACCOUNT, MEMBER, FAILS (BAD_REQUEST, "O-10")),
  DO (DECLINE_INVITATIONS, SIBLING, .ids = NOBODY, FAILS (INVALID_INPUT, "O-4")),
  DO (DECLINE_INVITATIONS, SIBLING, .ids = IDS (RIVAL, ADMINISTRATOR, ADMINISTRATOR)), /* O-3 */
  DO (DELETE_INVITATIONS, SIBLING, .ids = IDS (ADMINISTRATOR, ""), FAILS (INVALID_INPUT, "O-4")),
  DO (DELETE_INVITATIONS, SIBLING, .ids = IDS (ADMINISTRATOR, RIVAL)),
  DO (DISASSOCIATE_MEMBERS, ADMINISTRATOR, .ids = NOBODY, FAILS (INVALID_INPUT, "O-4")),
  DO (DISASSOCIATE_MEMBERS, ADMINISTRATOR, .ids = IDS (MEMBER, STRANGER)), /* O-9 */
  DO (DELETE_MEMBERS, ADMINISTRATOR, .ids = NOBODY, FAILS (INVALID_INPUT, "O-4")),
  DO (DELETE_MEMBERS, ADMINISTRATOR, .ids = IDS (STRANGER, MEMBER)),
  DO (DESCRIBE_HUB, STRANGER, FAILS (INVALID_ACCESS, "O-12")),
  DO (ENABLE_SECURITY_HUB, STRANGER),
  DO (ENABLE_SECURITY_HUB, STRANGER, FAILS (RESOURCE_CONFLICT, "G-10")),
  DO (DESCRIBE_HUB, STRANGER),
  DO (DESCRIBE_HUB, STRANGER, .text = OWN_ARN),
  DO (DESCRIBE_HUB, STRANGER, .text = OTHER_ARN, FAILS (RESOURCE_NOT_FOUND, "O-12")),
  DO (DESCRIBE_HUB, STRANGER, .text = "hub", FAILS (INVALID_INPUT, "O-12")),
  DO (DISABLE_SECURITY_HUB, STRANGER),
  DO (DISABLE_SECURITY_HUB, " ", FAILS (INVALID_INPUT, "O-4")),

  DO (ENABLE_SECURITY_HUB, STRANGER, .keys = NOBODY, FAILS (INVALID_INPUT, "O-13")),
  DO (ENABLE_SECURITY_HUB, STRANGER, .generator = "CONTROL", FAILS (INVALID_INPUT, "O-4")),
  DO (ENABLE_SECURITY_HUB, STRANGER, .keys = IDS ("team"), .generator = "STANDARD_CONTROL"),
  DO (DESCRIBE_HUB, STRANGER),
  DO (UPDATE_SECURITY_HUB_CONFIGURATION, STRANGER),
  DO (UPDATE_SECURITY_HUB_CONFIGURATION, STRANGER, .turns = OFF),
  DO (UPDATE_SECURITY_HUB_CONFIGURATION, STRANGER, .turns = ON, .generator = "SECURITY_CONTROL"),
  DO (UPDATE_SECURITY_HUB_CONFIGURATION, STRANGER, .turns = OFF, .generator = "CONTROL", FAILS (INVALID_INPUT, "O-4")),
  DO (UPDATE_SECURITY_HUB_CONFIGURATION, MANAGEMENT, FAILS (INVALID_ACCESS, "O-12")),
  DO (TAG_RESOURCE, STRANGER, .text = OWN_ARN, .keys = IDS ("cost", "team")),
  DO (TAG_RESOURCE, STRANGER, .text = OWN_ARN, .keys = NOBODY, FAILS (INVALID_INPUT, "O-13")),
  DO (TAG_RESOURCE, STRANGER, .text = OTHER_ARN, .keys = IDS ("cost"), FAILS (RESOURCE_NOT_FOUND, "O-13")),
  DO (LIST_TAGS_FOR_RESOURCE, STRANGER, .text = OWN_ARN),
  DO (LIST_TAGS_FOR_RESOURCE, STRANGER, .text = "hub", FAILS (INVALID_INPUT, "O-13")),
  DO (UNTAG_RESOURCE, STRANGER, .text = OWN_ARN, .keys = IDS ("team", "owner")),
  DO (UNTAG_RESOURCE, STRANGER, .text = OWN_ARN, .keys = NOBODY, FAILS (INVALID_INPUT, "O-13")),
  DO (LIST_TAGS_FOR_RESOURCE, STRANGER, .text = OWN_ARN),

  DO (LIST_ORGANIZATION_ADMIN_ACCOUNTS, MANAGEMENT),
  DO (LIST_ORGANIZATION_ADMIN_ACCOUNTS, WORKER, FAILS (ACCESS_DENIED, "G-13")),
  DO (ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MEMBER, .admin = DELEGATE, FAILS (ACCESS_DENIED, "G-13")),
  DO (ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT, .admin = MEMBER, FAILS (INVALID_INPUT, "G-13")),
  DO (ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT, .admin = " ", FAILS (INVALID_INPUT, "O-4")),
  DO (ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT, .admin = DELEGATE),
  DO (ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT, .admin = DELEGATE, FAILS (RESOURCE_CONFLICT, "G-13")),
  DO (LIST_ORGANIZATION_ADMIN_ACCOUNTS, MANAGEMENT),
  DO (DESCRIBE_ORGANIZATION_CONFIGURATION, DELEGATE),
  DO (DESCRIBE_ORGANIZATION_CONFIGURATION, MEMBER, FAILS (INVALID_ACCESS, "O-14")),
  DO (CREATE_MEMBERS, DELEGATE, .ids = IDS (WORKER, MANAGEMENT)), /* G-14 */
  DO (GET_ADMINISTRATOR_ACCOUNT, WORKER), /* without an InvitationId */
  DO (UPDATE_SECURITY_HUB_CONFIGURATION, WORKER, .generator = "STANDARD_CONTROL", FAILS (INVALID_ACCESS, "G-17")),
  DO (DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, WORKER, FAILS (BAD_REQUEST, "G-16")),
  DO (UPDATE_ORGANIZATION_CONFIGURATION, DELEGATE, .turns = ON, .standards = "NONE"),
  DO (DESCRIBE_ORGANIZATION_CONFIGURATION, DELEGATE),
  DO (UPDATE_ORGANIZATION_CONFIGURATION, DELEGATE, .turns = ON, .type = "CENTRAL", FAILS (INVALID_INPUT, "O-14")),
  DO (UPDATE_ORGANIZATION_CONFIGURATION, DELEGATE, .turns = OFF, .type = "CENTRE", FAILS (INVALID_INPUT, "O-4")),
  DO (UPDATE_ORGANIZATION_CONFIGURATION, DELEGATE, .turns = OFF, .type = "CENTRAL"),
  DO (DISABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT, .admin = DELEGATE, FAILS (RESOURCE_CONFLICT, "G-13")),
  DO (UPDATE_ORGANIZATION_CONFIGURATION, DELEGATE, .turns = OFF, .type = "LOCAL"),
  DO (DISABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT, .admin = WORKER, FAILS (INVALID_INPUT, "G-13")),
  DO (DISABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT, .admin = DELEGATE),
  /* clang-format on */
};

static void
found_an_organization (void)
{
  const char *members[] = { DELEGATE, WORKER };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    assert_done (beckon_region_set_organization (region, members[i], MANAGEMENT, &error));
}

/* Tells the story as far as the nth chapter, by functions. */
static void
tell_until (guint nth)
{
  for (guint i = 0; i < nth; i++)
    {
      g_autofree char *id = NULL;
      const Call call = with_id (&story[i], &id);
      g_autoptr (GError) error = NULL;
      g_autofree char *answer G_GNUC_UNUSED = ask_by_function (region, &call, &error);

      ck_assert (beckon_region_advance_clock (region, G_TIME_SPAN_HOUR));
    }
}

/* A row for each chapter. */
START_TEST (test_performing_is_calling)
{
  g_autofree char *id = NULL;
  Call call;

  found_an_organization ();
  tell_until (_i);
  call = with_id (&story[_i], &id);
  ck_assert_uint_eq (ask_both_ways (&call), 1);
}
END_TEST

START_TEST (test_story_has_every_operation)
{
  guint n_done = 0, n_failed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (story); i++)
    if (story[i].operation == (BeckonOperation) _i)
      *(story[i].rule != NULL ? &n_failed : &n_done) += 1;
  ck_assert_msg (n_done > 0, "%s never succeeds", beckon_operation_to_string (_i));
  ck_assert_msg (n_failed > 0, "%s never fails", beckon_operation_to_string (_i));
}
END_TEST

/* A text that is not UTF-8, wherever a request has one, is refused in the same way, and no journal has the call. */
static const Call no_texts[] = {
  /* clang-format off */
  DO (ENABLE_SECURITY_HUB, "\xff", FAILS (INVALID_INPUT, "O-4")),
  DO (CREATE_MEMBERS, ADMINISTRATOR, .ids = IDS (MEMBER, "\xff"), FAILS (INVALID_INPUT, "O-4")),
  DO (DECLINE_INVITATIONS, MEMBER, .ids = IDS (ADMINISTRATOR, "\xff"), FAILS (INVALID_INPUT, "O-4")),
  DO (ACCEPT_ADMINISTRATOR_INVITATION, MEMBER, .sender = "\xff", .text = NO_INVITATION_ID,
      FAILS (INVALID_INPUT, "O-4")),
  DO (ACCEPT_INVITATION, MEMBER, .sender = "\xff", .text = NO_INVITATION_ID, FAILS (INVALID_INPUT, "O-4")),
  DO (ACCEPT_INVITATION, MEMBER, .sender = ADMINISTRATOR, .text = "\xff", FAILS (INVALID_INPUT, "O-4")),
  DO (LIST_MEMBERS, ADMINISTRATOR, .text = "\xff", FAILS (INVALID_INPUT, "O-7")),
  DO (LIST_INVITATIONS, MEMBER, .text = "\xff", FAILS (INVALID_INPUT, "O-7")),
  DO (DESCRIBE_HUB, MEMBER, .text = "\xff", FAILS (INVALID_INPUT, "O-12")),
  DO (ENABLE_SECURITY_HUB, STRANGER, .generator = "\xff", FAILS (INVALID_INPUT, "O-4")),
  DO (ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MEMBER, .admin = "\xff", FAILS (INVALID_INPUT, "O-4")),
  DO (UPDATE_ORGANIZATION_CONFIGURATION, MEMBER, .turns = ON, .standards = "\xff", FAILS (INVALID_INPUT, "O-4")),
  DO (UPDATE_ORGANIZATION_CONFIGURATION, MEMBER, .turns = ON, .type = "\xff", FAILS (INVALID_INPUT, "O-4")),
  DO (TAG_RESOURCE, MEMBER, .text = "\xff", .keys = IDS ("team"), FAILS (INVALID_INPUT, "O-13")),
  DO (TAG_RESOURCE, MEMBER, .text = OTHER_ARN, .keys = IDS ("\xff"), FAILS (INVALID_INPUT, "O-13")),
  DO (UNTAG_RESOURCE, MEMBER, .text = OTHER_ARN, .keys = IDS ("\xff"), FAILS (INVALID_INPUT, "O-13")),
  DO (LIST_TAGS_FOR_RESOURCE, MEMBER, .text = "\xff", FAILS (INVALID_INPUT, "O-13")),
  /* clang-format on */
};

START_TEST (test_no_utf8)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert_uint_eq (ask_both_ways (&no_texts[_i]), 0);
}
END_TEST

/* --- what is around a call --------------------------------------------------------------------- */

static const Call decline = DO (DECLINE_INVITATIONS, MEMBER, .ids = IDS (ADMINISTRATOR));

/* A dry run answers, and keeps nothing. */
START_TEST (test_dry_run)
{
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  beckon_region_begin_dry_run (region);
  ck_assert_beckon_unchanged_by (region, answer = ask_by_request (region, &decline, &error));
  beckon_region_end_dry_run (region);
  ck_assert_str_eq (answer, "done");
}
END_TEST

/* V-6: a lost answer is the one failure that has changed something. */
START_TEST (test_v6_lost_answer)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_after (BECKON_ERROR_INTERNAL, "lost");
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  beckon_region_add_fault (region, fault);
  answer = ask_by_request (region, &decline, &error);
  ck_assert_str_eq (answer, "failed");
  ck_assert_str_eq (error->message, "lost");
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("perform");
  TCase *tcase = testing_add_tcase (suite, "both ways");

  tcase_add_loop_test (tcase, test_performing_is_calling, 0, G_N_ELEMENTS (story));
  tcase_add_loop_test (tcase, test_story_has_every_operation, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_no_utf8, 0, G_N_ELEMENTS (no_texts));

  tcase = testing_add_tcase (suite, "around a call");
  tcase_add_test (tcase, test_dry_run);
  tcase_add_test (tcase, test_v6_lost_answer);

  return testing_run (suite);
}
