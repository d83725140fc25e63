/* SPDX-License-Identifier: MIT */
/* Writing the service's shapes. */
#include "wire/encode.h"

static Json *
encode_member (const BeckonMember *member)
{
  Json *object = json_object ();

  beckon_json_set_text (object, "AccountId", beckon_member_peek_account_id (member));
  beckon_json_set_text (object, "Email", beckon_member_peek_email (member));
  beckon_json_set_text (object, "MasterId", beckon_member_peek_administrator_id (member));
  beckon_json_set_text (object, "AdministratorId", beckon_member_peek_administrator_id (member));
  beckon_json_set_text (object, "MemberStatus", beckon_state_peek_member_status (beckon_member_get_state (member)));
  beckon_json_set_time (object, "InvitedAt", beckon_member_get_invited_at_us (member), WIRE_DECIMALS);
  beckon_json_set_time (object, "UpdatedAt", beckon_member_get_updated_at_us (member), WIRE_DECIMALS);

  return object;
}

Json *
beckon_encode_members (GPtrArray *members)
{
  Json *list = json_array ();

  for (guint i = 0; i < members->len; i++)
    json_array_append_new (list, encode_member (members->pdata[i]));

  return list;
}

Json *
beckon_encode_invitation (const BeckonInvitation *invitation)
{
  Json *object = json_object ();

  beckon_json_set_text (object, "AccountId", beckon_invitation_peek_administrator_id (invitation));
  beckon_json_set_text (object, "InvitationId", beckon_invitation_peek_invitation_id (invitation));
  beckon_json_set_time (object, "InvitedAt", beckon_invitation_get_invited_at_us (invitation), WIRE_DECIMALS);
  beckon_json_set_text (object, "MemberStatus",
                        beckon_state_peek_member_status (beckon_invitation_get_state (invitation)));

  return object;
}

Json *
beckon_encode_invitations (GPtrArray *invitations)
{
  Json *list = json_array ();

  for (guint i = 0; i < invitations->len; i++)
    json_array_append_new (list, beckon_encode_invitation (invitations->pdata[i]));

  return list;
}

static Json *
encode_result (const BeckonResult *result)
{
  Json *object = json_object ();

  beckon_json_set_text (object, "AccountId", beckon_result_peek_account_id (result));
  beckon_json_set_text (object, "ProcessingResult", beckon_result_peek_text (result));

  return object;
}

Json *
beckon_encode_unprocessed (GPtrArray *results)
{
  Json *list = json_array ();

  for (guint i = 0; i < results->len; i++)
    json_array_append_new (list, encode_result (results->pdata[i]));

  return list;
}

Json *
beckon_encode_hub (const BeckonHub *hub)
{
  Json *object = json_object ();

  beckon_json_set_text (object, "HubArn", beckon_hub_peek_arn (hub));
  beckon_json_set_time (object, "SubscribedAt", beckon_hub_get_subscribed_at_us (hub), WIRE_DECIMALS);
  json_object_set_new (object, "AutoEnableControls", json_true ());
  beckon_json_set_text (object, "ControlFindingGenerator", "SECURITY_CONTROL");

  return object;
}
