/* SPDX-License-Identifier: MIT */
/* One call by one account: done, answered, and written as a line for `beckon run`. */
#include "calls.h"

#include <string.h>

/* --- accounts ------------------------------------------------------------------------------ */

static const char *const ids[] = { "111111111111", "222222222222", "333333333333", "stranger" };

const char *
account_id (guint account)
{
  g_assert (account < G_N_ELEMENTS (ids));

  return ids[account];
}

guint
account_from_id (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (strcmp (ids[i], id) == 0)
      return i;

  return NOBODY;
}

/* --- doing --------------------------------------------------------------------------------- */

void
answer_clear (Answer *answer)
{
  g_clear_error (&answer->error);
  g_clear_pointer (&answer->unprocessed, g_ptr_array_unref);
  g_clear_pointer (&answer->members, g_ptr_array_unref);
  g_clear_pointer (&answer->invitations, g_ptr_array_unref);
  g_clear_pointer (&answer->hub, beckon_hub_unref);
  g_clear_pointer (&answer->configuration, beckon_answer_unref);
  g_clear_pointer (&answer->admin_accounts, g_strfreev);
  g_clear_pointer (&answer->tags, g_hash_table_unref);
  answer->count = -1;
}

typedef struct
{
  const Call *call;
  BeckonRegion *region;
  const char *caller;
  const char *named;
  Answer answer;
} Doing;

typedef GPtrArray *(*IdsFunc) (BeckonRegion *, const char *, const char *const *, GError **);
typedef gboolean (*BareFunc) (BeckonRegion *, const char *, GError **);
typedef gboolean (*AcceptFunc) (BeckonRegion *, const char *, const char *, const char *, GError **);
typedef gboolean (*AskFunc) (BeckonRegion *, const char *, BeckonInvitation **, GError **);

static void
do_ids (Doing *self, IdsFunc function)
{
  const char *const named[] = { self->named, NULL };

  self->answer.unprocessed = function (self->region, self->caller, named, &self->answer.error);
}

static void
do_bare (Doing *self, BareFunc function)
{
  function (self->region, self->caller, &self->answer.error);
}

static void
do_create (Doing *self)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);
  g_autofree char *email = g_strdup_printf ("%s@example.com", self->named);

  g_ptr_array_add (details, beckon_account_details_new (self->named, email));
  self->answer.unprocessed = beckon_region_create_members (self->region, self->caller, details, &self->answer.error);
}

static void
do_get_members (Doing *self)
{
  const char *const named[] = { self->named, NULL };

  self->answer.members
      = beckon_region_get_members (self->region, self->caller, named, &self->answer.unprocessed, &self->answer.error);
}

static void
do_disassociate (Doing *self)
{
  const char *const named[] = { self->named, NULL };

  beckon_region_disassociate_members (self->region, self->caller, named, &self->answer.error);
}

/* Whatever the state: one on file that was taken away must not do either. */
static char *
dup_invitation_id (const Call *call, BeckonRegion *region)
{
  g_autoptr (GPtrArray) found = beckon_region_find_associations (region, account_id (call->named),
                                                                 account_id (call->caller), BECKON_STATE_NONE);
  const char *on_file = found->len > 0 ? beckon_association_peek_invitation_id (found->pdata[0]) : NULL;
  char *id = g_strdup (on_file != NULL ? on_file : "00000000000000000000000000000000");

  if (call->kind == CALL_WRONG_ID)
    id[31] = id[31] == 'f' ? '0' : 'f';

  return id;
}

static void
do_accept (Doing *self, AcceptFunc function)
{
  g_autofree char *id = dup_invitation_id (self->call, self->region);

  function (self->region, self->caller, self->named, id, &self->answer.error);
}

static void
do_ask_administrator (Doing *self, AskFunc function)
{
  BeckonInvitation *found = NULL;

  if (!function (self->region, self->caller, &found, &self->answer.error))
    return;
  self->answer.invitations = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_invitation_unref);
  if (found != NULL)
    g_ptr_array_add (self->answer.invitations, found);
}

/* --- organizations, settings and tags ------------------------------------------------------- */

static void
do_configure_hub (Doing *self)
{
  beckon_region_update_security_hub_configuration (self->region, self->caller, -1,
                                                   self->call->kind == CALL_GENERATOR ? "SECURITY_CONTROL" : NULL,
                                                   &self->answer.error);
}

static gboolean
has_auto_enable (const Call *call)
{
  return call->kind == CALL_PLAIN || call->kind == CALL_CENTRAL_AUTO_ENABLE;
}

static const char *
configuration_type_of (const Call *call)
{
  if (call->kind == CALL_LOCAL)
    return "LOCAL";

  return call->kind == CALL_CENTRAL || call->kind == CALL_CENTRAL_AUTO_ENABLE ? "CENTRAL" : NULL;
}

static char *
dup_hub_arn (BeckonRegion *region, const char *account)
{
  return g_strdup_printf ("arn:%s:securityhub:%s:%s:hub/default", beckon_region_peek_partition (region),
                          beckon_region_peek_name (region), account);
}

#define TAG_KEY "key"
#define TAG_VALUE "value"

static void
do_tag (Doing *self)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *arn = dup_hub_arn (self->region, self->named);

  g_hash_table_insert (tags, (gpointer) TAG_KEY, (gpointer) TAG_VALUE);
  beckon_region_tag_resource (self->region, self->caller, arn, tags, &self->answer.error);
}

static void
do_untag (Doing *self)
{
  static const char *const keys[] = { TAG_KEY, NULL };
  g_autofree char *arn = dup_hub_arn (self->region, self->named);

  beckon_region_untag_resource (self->region, self->caller, arn, keys, &self->answer.error);
}

static void
do_list_tags (Doing *self)
{
  g_autofree char *arn = dup_hub_arn (self->region, self->named);

  self->answer.tags = beckon_region_list_tags_for_resource (self->region, self->caller, arn, &self->answer.error);
}

static void
do_organization_operation (Doing *self)
{
  GError **error = &self->answer.error;

  switch ((guint) self->call->operation)
    {
    case BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION:
      return do_configure_hub (self);
    case BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT:
      beckon_region_enable_organization_admin_account (self->region, self->caller, self->named, error);
      return;
    case BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT:
      beckon_region_disable_organization_admin_account (self->region, self->caller, self->named, error);
      return;
    case BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS:
      self->answer.admin_accounts = beckon_region_list_organization_admin_accounts (self->region, self->caller, error);
      return;
    case BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION:
      self->answer.configuration
          = beckon_region_describe_organization_configuration (self->region, self->caller, error);
      return;
    case BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION:
      beckon_region_update_organization_configuration (self->region, self->caller, has_auto_enable (self->call), NULL,
                                                       configuration_type_of (self->call), error);
      return;
    case BECKON_OPERATION_TAG_RESOURCE:
      return do_tag (self);
    case BECKON_OPERATION_UNTAG_RESOURCE:
      return do_untag (self);
    case BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE:
      return do_list_tags (self);
    default:
      g_assert_not_reached ();
    }
}

/* --- any call ------------------------------------------------------------------------------- */

static void
do_operation (Doing *self)
{
  GError **error = &self->answer.error;

  switch ((guint) self->call->operation)
    {
    case BECKON_OPERATION_CREATE_MEMBERS:
      return do_create (self);
    case BECKON_OPERATION_GET_MEMBERS:
      return do_get_members (self);
    case BECKON_OPERATION_LIST_MEMBERS:
      self->answer.members = beckon_region_list_members (self->region, self->caller,
                                                         self->call->kind != CALL_ALL_MEMBERS, -1, NULL, NULL, error);
      return;
    case BECKON_OPERATION_DELETE_MEMBERS:
      return do_ids (self, beckon_region_delete_members);
    case BECKON_OPERATION_INVITE_MEMBERS:
      return do_ids (self, beckon_region_invite_members);
    case BECKON_OPERATION_DISASSOCIATE_MEMBERS:
      return do_disassociate (self);
    case BECKON_OPERATION_LIST_INVITATIONS:
      self->answer.invitations = beckon_region_list_invitations (self->region, self->caller, -1, NULL, NULL, error);
      return;
    case BECKON_OPERATION_GET_INVITATIONS_COUNT:
      self->answer.count = beckon_region_get_invitations_count (self->region, self->caller, error);
      return;
    case BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION:
      return do_accept (self, beckon_region_accept_administrator_invitation);
    case BECKON_OPERATION_ACCEPT_INVITATION:
      return do_accept (self, beckon_region_accept_invitation);
    case BECKON_OPERATION_DECLINE_INVITATIONS:
      return do_ids (self, beckon_region_decline_invitations);
    case BECKON_OPERATION_DELETE_INVITATIONS:
      return do_ids (self, beckon_region_delete_invitations);
    case BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT:
      return do_bare (self, beckon_region_disassociate_from_administrator_account);
    case BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT:
      return do_bare (self, beckon_region_disassociate_from_master_account);
    case BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT:
      return do_ask_administrator (self, beckon_region_get_administrator_account);
    case BECKON_OPERATION_GET_MASTER_ACCOUNT:
      return do_ask_administrator (self, beckon_region_get_master_account);
    case BECKON_OPERATION_ENABLE_SECURITY_HUB:
      return do_bare (self, beckon_region_enable_security_hub);
    case BECKON_OPERATION_DISABLE_SECURITY_HUB:
      return do_bare (self, beckon_region_disable_security_hub);
    case BECKON_OPERATION_DESCRIBE_HUB:
      self->answer.hub = beckon_region_describe_hub (self->region, self->caller, NULL, error);
      return;
    default:
      return do_organization_operation (self);
    }
}

gboolean
call_is_operation (const Call *call)
{
  return call->kind != CALL_MARK && call->kind != CALL_UNMARK && call->kind != CALL_JOIN;
}

gboolean
call_is_accept (const Call *call)
{
  return call_is_operation (call)
         && (call->operation == BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION
             || call->operation == BECKON_OPERATION_ACCEPT_INVITATION);
}

Answer
call_do (const Call *call, BeckonRegion *region)
{
  Doing self = { .call = call,
                 .region = region,
                 .caller = account_id (call->caller),
                 .named = call->named != NOBODY ? account_id (call->named) : NULL,
                 .answer = { .count = -1 } };

  if (call_is_operation (call))
    do_operation (&self);
  else if (call->kind == CALL_JOIN)
    beckon_region_set_organization (region, self.caller, self.named, &self.answer.error);
  else
    beckon_region_set_organization_account (region, self.caller, call->kind == CALL_MARK, &self.answer.error);

  return self.answer;
}

/* --- answers as texts ---------------------------------------------------------------------- */

static void
add_results (GString *text, GPtrArray *unprocessed)
{
  for (guint i = 0; unprocessed != NULL && i < unprocessed->len; i++)
    {
      const BeckonResult *result = unprocessed->pdata[i];
      const char *email = beckon_result_peek_email (result);

      g_string_append_printf (
          text, "; unprocessed %s: %s by %s, was %s, %s", beckon_result_peek_account_id (result),
          beckon_reason_to_string (beckon_result_get_reason (result)), beckon_result_peek_rule (result),
          beckon_state_to_string (beckon_result_get_state (result)), email != NULL ? email : "no address");
    }
}

static void
add_members (GString *text, GPtrArray *members)
{
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const BeckonMember *member = members->pdata[i];

      g_string_append_printf (text, "; member %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                              beckon_member_peek_account_id (member),
                              beckon_state_to_string (beckon_member_get_state (member)),
                              beckon_member_get_invited_at_us (member), beckon_member_get_updated_at_us (member));
    }
}

static void
add_invitations (GString *text, GPtrArray *invitations)
{
  for (guint i = 0; invitations != NULL && i < invitations->len; i++)
    {
      const BeckonInvitation *invitation = invitations->pdata[i];
      const char *id = beckon_invitation_peek_invitation_id (invitation);

      g_string_append_printf (text, "; invitation %s %s %s %" G_GINT64_FORMAT,
                              beckon_invitation_peek_administrator_id (invitation), id != NULL ? id : "without an id",
                              beckon_state_to_string (beckon_invitation_get_state (invitation)),
                              beckon_invitation_get_invited_at_us (invitation));
    }
}

static void
add_hub (GString *text, const BeckonHub *hub)
{
  if (hub != NULL)
    g_string_append_printf (text, "; hub %s %" G_GINT64_FORMAT " %d %s", beckon_hub_peek_arn (hub),
                            beckon_hub_get_subscribed_at_us (hub), beckon_hub_get_auto_enable_controls (hub),
                            beckon_hub_peek_control_finding_generator (hub));
}

static void
add_configuration (GString *text, const BeckonAnswer *configuration)
{
  if (configuration != NULL)
    g_string_append_printf (text, "; configuration %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s",
                            beckon_answer_get_number (configuration, BECKON_FIELD_AUTO_ENABLE),
                            beckon_answer_get_number (configuration, BECKON_FIELD_MEMBER_ACCOUNT_LIMIT_REACHED),
                            beckon_answer_peek_text (configuration, BECKON_FIELD_AUTO_ENABLE_STANDARDS),
                            beckon_answer_peek_text (configuration, BECKON_FIELD_ORGANIZATION_CONFIGURATION));
}

char *
answer_to_string (const Answer *answer)
{
  GString *text = g_string_new ("done");

  if (answer->error != NULL)
    g_string_printf (text, "%s: %s by %s (%s)", beckon_error_peek_exception (answer->error->code),
                     beckon_reason_to_string (beckon_error_get_reason (answer->error)),
                     beckon_error_peek_rule (answer->error), answer->error->message);
  add_results (text, answer->unprocessed);
  add_members (text, answer->members);
  add_invitations (text, answer->invitations);
  if (answer->count >= 0)
    g_string_append_printf (text, "; count %" G_GINT64_FORMAT, answer->count);
  add_hub (text, answer->hub);
  add_configuration (text, answer->configuration);
  for (guint i = 0; answer->admin_accounts != NULL && answer->admin_accounts[i] != NULL; i++)
    g_string_append_printf (text, "; administrator %s", answer->admin_accounts[i]);
  if (answer->tags != NULL)
    g_string_append_printf (text, "; %u tags", g_hash_table_size (answer->tags));

  return g_string_free (text, FALSE);
}

/* --- calls as lines ------------------------------------------------------------------------ */

static char *
dup_configuration_input (const Call *call)
{
  const char *type = configuration_type_of (call);

  return g_strdup_printf ("{\"AutoEnable\": %s%s%s%s}", has_auto_enable (call) ? "true" : "false",
                          type != NULL ? ", \"OrganizationConfiguration\": {\"ConfigurationType\": \"" : "",
                          type != NULL ? type : "", type != NULL ? "\"}" : "");
}

static char *
dup_tags_input (const Call *call, BeckonRegion *region, const char *named)
{
  g_autofree char *arn = dup_hub_arn (region, named);
  const char *rest = call->operation == BECKON_OPERATION_TAG_RESOURCE ? ", \"Tags\": {\"" TAG_KEY "\": \"" TAG_VALUE
                                                                        "\"}"
                     : call->operation == BECKON_OPERATION_UNTAG_RESOURCE ? ", \"TagKeys\": [\"" TAG_KEY "\"]"
                                                                          : "";

  return g_strdup_printf ("{\"ResourceArn\": \"%s\"%s}", arn, rest);
}

/* NULL for an operation that is none of organizations, settings and tags, or takes nothing. */
static char *
dup_organization_input (const Call *call, BeckonRegion *region, const char *named)
{
  switch ((guint) call->operation)
    {
    case BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION:
      return g_strdup (call->kind == CALL_GENERATOR ? "{\"ControlFindingGenerator\": \"SECURITY_CONTROL\"}" : "{}");
    case BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT:
    case BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT:
      return g_strdup_printf ("{\"AdminAccountId\": \"%s\"}", named);
    case BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION:
      return dup_configuration_input (call);
    case BECKON_OPERATION_TAG_RESOURCE:
    case BECKON_OPERATION_UNTAG_RESOURCE:
    case BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE:
      return dup_tags_input (call, region, named);
    default:
      return NULL;
    }
}

static char *
dup_input (const Call *call, BeckonRegion *region)
{
  g_autofree char *invitation_id = NULL;
  const char *named = call->named != NOBODY ? account_id (call->named) : NULL;
  char *input = dup_organization_input (call, region, named);

  if (input != NULL)
    return input;
  if (call->operation == BECKON_OPERATION_CREATE_MEMBERS)
    return g_strdup_printf ("{\"AccountDetails\": [{\"AccountId\": \"%s\", \"Email\": \"%s@example.com\"}]}", named,
                            named);
  if (call_is_accept (call))
    {
      invitation_id = dup_invitation_id (call, region);
      return g_strdup_printf ("{\"%s\": \"%s\", \"InvitationId\": \"%s\"}",
                              call->operation == BECKON_OPERATION_ACCEPT_INVITATION ? "MasterId" : "AdministratorId",
                              named, invitation_id);
    }
  if (call->operation == BECKON_OPERATION_LIST_MEMBERS)
    return g_strdup_printf ("{\"OnlyAssociated\": %s}", call->kind == CALL_ALL_MEMBERS ? "false" : "true");
  if (named != NULL)
    return g_strdup_printf ("{\"AccountIds\": [\"%s\"]}", named);

  return g_strdup ("{}");
}

char *
call_to_line (const Call *call, BeckonRegion *region)
{
  g_autofree char *input = NULL;

  if (call->kind == CALL_JOIN)
    return g_strdup_printf ("{\"organization\": {\"account\": \"%s\", \"management\": \"%s\"}}",
                            account_id (call->caller), account_id (call->named));
  if (!call_is_operation (call))
    return g_strdup_printf ("{\"organization\": {\"account\": \"%s\", \"member\": %s}}", account_id (call->caller),
                            call->kind == CALL_MARK ? "true" : "false");
  input = dup_input (call, region);

  return g_strdup_printf ("{\"as\": \"%s\", \"operation\": \"%s\", \"input\": %s}", account_id (call->caller),
                          beckon_operation_to_string (call->operation), input);
}

/* --- all of them --------------------------------------------------------------------------- */

#define MAX_OTHER_WAYS 4

static const struct
{
  gboolean names_account;
  CallKind others[MAX_OTHER_WAYS]; /* further ways to call it */
} operations[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_CREATE_MEMBERS] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_GET_MEMBERS] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_LIST_MEMBERS] = { FALSE, { CALL_ALL_MEMBERS } },
  [BECKON_OPERATION_DELETE_MEMBERS] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_INVITE_MEMBERS] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_DISASSOCIATE_MEMBERS] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION] = { TRUE, { CALL_WRONG_ID } },
  [BECKON_OPERATION_ACCEPT_INVITATION] = { TRUE, { CALL_WRONG_ID } },
  [BECKON_OPERATION_DECLINE_INVITATIONS] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_DELETE_INVITATIONS] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION] = { FALSE, { CALL_GENERATOR } },
  [BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION]
  = { FALSE, { CALL_AUTO_ENABLE_OFF, CALL_LOCAL, CALL_CENTRAL, CALL_CENTRAL_AUTO_ENABLE } },
  [BECKON_OPERATION_TAG_RESOURCE] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_UNTAG_RESOURCE] = { TRUE, { CALL_PLAIN } },
  [BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE] = { TRUE, { CALL_PLAIN } },
};

static void
add_call (GArray *calls, CallKind kind, BeckonOperation operation, guint caller, guint named)
{
  const Call call = { kind, operation, caller, named };

  g_array_append_val (calls, call);
}

static void
add_ways (GArray *calls, BeckonOperation operation, guint caller, guint named)
{
  /* A tag would make another world of every one. */
  if (operation == BECKON_OPERATION_TAG_RESOURCE && named == caller)
    return;
  add_call (calls, CALL_PLAIN, operation, caller, named);
  for (guint i = 0; i < MAX_OTHER_WAYS && operations[operation].others[i] != CALL_PLAIN; i++)
    add_call (calls, operations[operation].others[i], operation, caller, named);
}

static void
add_operation (GArray *calls, BeckonOperation operation, guint caller, guint n_accounts, CallsFlags flags)
{
  if (!operations[operation].names_account)
    {
      add_ways (calls, operation, caller, NOBODY);
      return;
    }
  for (guint named = 0; named < n_accounts; named++)
    add_ways (calls, operation, caller, named);
  if (flags & CALLS_STRANGER)
    add_ways (calls, operation, caller, STRANGER);
}

static void
add_lines (GArray *calls, guint caller, guint n_accounts, CallsFlags flags)
{
  if (flags & CALLS_MARKS)
    {
      add_call (calls, CALL_MARK, 0, caller, NOBODY);
      add_call (calls, CALL_UNMARK, 0, caller, NOBODY);
    }
  for (guint management = 0; (flags & CALLS_ORGANIZATIONS) && management < n_accounts; management++)
    add_call (calls, CALL_JOIN, 0, caller, management);
}

static gboolean
is_about_organizations (BeckonOperation operation)
{
  return operation >= BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION;
}

GArray *
calls_new (guint n_accounts, CallsFlags flags)
{
  GArray *calls = g_array_new (FALSE, FALSE, sizeof (Call));

  for (guint caller = 0; caller < n_accounts; caller++)
    {
      for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
        if (!is_about_organizations (operation) || (flags & CALLS_ORGANIZATIONS))
          add_operation (calls, operation, caller, n_accounts, flags);
      add_lines (calls, caller, n_accounts, flags);
    }

  return calls;
}
