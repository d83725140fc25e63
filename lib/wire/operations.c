/* SPDX-License-Identifier: MIT */
/* From an input document to the core, and from what it returns to an output document. */
#include "wire/operations.h"

#include "wire/decode.h"
#include "wire/encode.h"

/* --- what operations on ids have in common -------------------------------------------------- */

typedef GPtrArray *(*IdsFunc) (BeckonRegion *, const char *, const char *const *, GError **);

static Json *
on_ids (BeckonRegion *region, const char *caller, Json *input, IdsFunc operate, GError **error)
{
  g_autofree const char **account_ids = beckon_decode_account_ids (input, error);
  g_autoptr (GPtrArray) unprocessed = NULL;

  if (account_ids == NULL)
    return NULL;
  unprocessed = operate (region, caller, account_ids, error);

  return unprocessed != NULL ? json_pack ("{so}", "UnprocessedAccounts", beckon_encode_unprocessed (unprocessed))
                             : NULL;
}

static Json *
empty_if (gboolean succeeded)
{
  return succeeded ? json_object () : NULL;
}

/* --- what an administrator does ------------------------------------------------------------- */

static Json *
create_members (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  g_autoptr (GPtrArray) details = beckon_decode_account_details (input, error);
  g_autoptr (GPtrArray) unprocessed = NULL;

  if (details == NULL)
    return NULL;
  unprocessed = beckon_region_create_members (region, caller, details, error);

  return unprocessed != NULL ? json_pack ("{so}", "UnprocessedAccounts", beckon_encode_unprocessed (unprocessed))
                             : NULL;
}

static Json *
get_members (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  g_autofree const char **account_ids = beckon_decode_account_ids (input, error);
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) unprocessed = NULL;

  if (account_ids == NULL)
    return NULL;
  members = beckon_region_get_members (region, caller, account_ids, &unprocessed, error);
  if (members == NULL)
    return NULL;

  return json_pack ("{soso}", "Members", beckon_encode_members (members), "UnprocessedAccounts",
                    beckon_encode_unprocessed (unprocessed));
}

static Json *
list_members (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  gboolean only_associated = TRUE;
  int max_results = -1;
  const char *next_token;
  g_autofree char *new_next_token = NULL;
  g_autoptr (GPtrArray) members = NULL;
  Json *output;

  if (!beckon_decode_boolean (input, "OnlyAssociated", &only_associated, error)
      || !beckon_decode_max_results (input, &max_results, error)
      || !beckon_decode_opaque_text (input, "NextToken", &next_token, error))
    return NULL;
  members
      = beckon_region_list_members (region, caller, only_associated, max_results, next_token, &new_next_token, error);
  if (members == NULL)
    return NULL;
  output = json_pack ("{so}", "Members", beckon_encode_members (members));
  beckon_json_set_text (output, "NextToken", new_next_token);

  return output;
}

static Json *
delete_members (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  return on_ids (region, caller, input, beckon_region_delete_members, error);
}

static Json *
invite_members (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  return on_ids (region, caller, input, beckon_region_invite_members, error);
}

static Json *
disassociate_members (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  g_autofree const char **account_ids = beckon_decode_account_ids (input, error);

  return empty_if (account_ids != NULL && beckon_region_disassociate_members (region, caller, account_ids, error));
}

/* --- what a member does --------------------------------------------------------------------- */

static Json *
list_invitations (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  int max_results = -1;
  const char *next_token;
  g_autofree char *new_next_token = NULL;
  g_autoptr (GPtrArray) invitations = NULL;
  Json *output;

  if (!beckon_decode_max_results (input, &max_results, error)
      || !beckon_decode_opaque_text (input, "NextToken", &next_token, error))
    return NULL;
  invitations = beckon_region_list_invitations (region, caller, max_results, next_token, &new_next_token, error);
  if (invitations == NULL)
    return NULL;
  output = json_pack ("{so}", "Invitations", beckon_encode_invitations (invitations));
  beckon_json_set_text (output, "NextToken", new_next_token);

  return output;
}

static Json *
get_invitations_count (BeckonRegion *region, const char *caller, Json *input G_GNUC_UNUSED, GError **error)
{
  gint64 count = beckon_region_get_invitations_count (region, caller, error);

  return count >= 0 ? json_pack ("{sI}", "InvitationsCount", (json_int_t) count) : NULL;
}

typedef gboolean (*AcceptFunc) (BeckonRegion *, const char *, const char *, const char *, GError **);

static Json *
accept_by (BeckonRegion *region,
           const char *caller,
           Json *input,
           const char *id_member,
           AcceptFunc operate,
           GError **error)
{
  const char *administrator_id, *invitation_id;

  return empty_if (beckon_decode_text (input, id_member, &administrator_id, error)
                   && beckon_decode_text (input, "InvitationId", &invitation_id, error)
                   && operate (region, caller, administrator_id, invitation_id, error));
}

static Json *
accept_administrator_invitation (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  return accept_by (region, caller, input, "AdministratorId", beckon_region_accept_administrator_invitation, error);
}

static Json *
accept_invitation (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  return accept_by (region, caller, input, "MasterId", beckon_region_accept_invitation, error);
}

static Json *
decline_invitations (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  return on_ids (region, caller, input, beckon_region_decline_invitations, error);
}

static Json *
delete_invitations (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  return on_ids (region, caller, input, beckon_region_delete_invitations, error);
}

static Json *
disassociate_from_administrator_account (BeckonRegion *region,
                                         const char *caller,
                                         Json *input G_GNUC_UNUSED,
                                         GError **error)
{
  return empty_if (beckon_region_disassociate_from_administrator_account (region, caller, error));
}

static Json *
disassociate_from_master_account (BeckonRegion *region, const char *caller, Json *input G_GNUC_UNUSED, GError **error)
{
  return empty_if (beckon_region_disassociate_from_master_account (region, caller, error));
}

typedef gboolean (*GetAdministratorFunc) (BeckonRegion *, const char *, BeckonInvitation **, GError **);

static Json *
get_by (BeckonRegion *region, const char *caller, const char *key, GetAdministratorFunc operate, GError **error)
{
  g_autoptr (BeckonInvitation) invitation = NULL;
  Json *output;

  if (!operate (region, caller, &invitation, error))
    return NULL;
  output = json_object ();
  if (invitation != NULL)
    json_object_set_new (output, key, beckon_encode_invitation (invitation));

  return output;
}

static Json *
get_administrator_account (BeckonRegion *region, const char *caller, Json *input G_GNUC_UNUSED, GError **error)
{
  return get_by (region, caller, "Administrator", beckon_region_get_administrator_account, error);
}

static Json *
get_master_account (BeckonRegion *region, const char *caller, Json *input G_GNUC_UNUSED, GError **error)
{
  return get_by (region, caller, "Master", beckon_region_get_master_account, error);
}

/* --- the hub -------------------------------------------------------------------------------- */

static Json *
enable_security_hub (BeckonRegion *region, const char *caller, Json *input G_GNUC_UNUSED, GError **error)
{
  return empty_if (beckon_region_enable_security_hub (region, caller, error));
}

static Json *
disable_security_hub (BeckonRegion *region, const char *caller, Json *input G_GNUC_UNUSED, GError **error)
{
  return empty_if (beckon_region_disable_security_hub (region, caller, error));
}

static Json *
describe_hub (BeckonRegion *region, const char *caller, Json *input, GError **error)
{
  const char *hub_arn;
  g_autoptr (BeckonHub) hub = NULL;

  if (!beckon_decode_opaque_text (input, "HubArn", &hub_arn, error))
    return NULL;
  hub = beckon_region_describe_hub (region, caller, hub_arn, error);

  return hub != NULL ? beckon_encode_hub (hub) : NULL;
}

/* --- all of them ---------------------------------------------------------------------------- */

static Json *(*const operations[BECKON_N_OPERATIONS]) (BeckonRegion *, const char *, Json *, GError **) = {
  [BECKON_OPERATION_CREATE_MEMBERS] = create_members,
  [BECKON_OPERATION_GET_MEMBERS] = get_members,
  [BECKON_OPERATION_LIST_MEMBERS] = list_members,
  [BECKON_OPERATION_DELETE_MEMBERS] = delete_members,
  [BECKON_OPERATION_INVITE_MEMBERS] = invite_members,
  [BECKON_OPERATION_DISASSOCIATE_MEMBERS] = disassociate_members,
  [BECKON_OPERATION_LIST_INVITATIONS] = list_invitations,
  [BECKON_OPERATION_GET_INVITATIONS_COUNT] = get_invitations_count,
  [BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION] = accept_administrator_invitation,
  [BECKON_OPERATION_ACCEPT_INVITATION] = accept_invitation,
  [BECKON_OPERATION_DECLINE_INVITATIONS] = decline_invitations,
  [BECKON_OPERATION_DELETE_INVITATIONS] = delete_invitations,
  [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT] = disassociate_from_administrator_account,
  [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT] = disassociate_from_master_account,
  [BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT] = get_administrator_account,
  [BECKON_OPERATION_GET_MASTER_ACCOUNT] = get_master_account,
  [BECKON_OPERATION_ENABLE_SECURITY_HUB] = enable_security_hub,
  [BECKON_OPERATION_DISABLE_SECURITY_HUB] = disable_security_hub,
  [BECKON_OPERATION_DESCRIBE_HUB] = describe_hub,
};

Json *
beckon_wire_operate (BeckonRegion *region, const char *caller, BeckonOperation operation, Json *input, GError **error)
{
  return operations[operation](region, caller, input, error);
}
