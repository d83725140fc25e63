/* SPDX-License-Identifier: MIT */
/* What the tests of the wire share: the routes by hand, asking, and what holds for every answer. */
#include "testing-wire.h"

#include <jansson.h>
#include <string.h>

/* Section 5, by hand. */
const Route routes[BECKON_N_OPERATIONS] = {
  /* clang-format off */
  [BECKON_OPERATION_CREATE_MEMBERS]           = { "CreateMembers",          "POST",   "/members" },
  [BECKON_OPERATION_GET_MEMBERS]              = { "GetMembers",             "POST",   "/members/get" },
  [BECKON_OPERATION_LIST_MEMBERS]             = { "ListMembers",            "GET",    "/members" },
  [BECKON_OPERATION_DELETE_MEMBERS]           = { "DeleteMembers",          "POST",   "/members/delete" },
  [BECKON_OPERATION_INVITE_MEMBERS]           = { "InviteMembers",          "POST",   "/members/invite" },
  [BECKON_OPERATION_DISASSOCIATE_MEMBERS]     = { "DisassociateMembers",    "POST",   "/members/disassociate" },
  [BECKON_OPERATION_LIST_INVITATIONS]         = { "ListInvitations",        "GET",    "/invitations" },
  [BECKON_OPERATION_GET_INVITATIONS_COUNT]    = { "GetInvitationsCount",    "GET",    "/invitations/count" },
  [BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION]
                                              = { "AcceptAdministratorInvitation", "POST", "/administrator" },
  [BECKON_OPERATION_ACCEPT_INVITATION]        = { "AcceptInvitation",       "POST",   "/master" },
  [BECKON_OPERATION_DECLINE_INVITATIONS]      = { "DeclineInvitations",     "POST",   "/invitations/decline" },
  [BECKON_OPERATION_DELETE_INVITATIONS]       = { "DeleteInvitations",      "POST",   "/invitations/delete" },
  [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT]
                                              = { "DisassociateFromAdministratorAccount", "POST",
                                                  "/administrator/disassociate" },
  [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT]
                                              = { "DisassociateFromMasterAccount", "POST", "/master/disassociate" },
  [BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT] = { "GetAdministratorAccount", "GET",  "/administrator" },
  [BECKON_OPERATION_GET_MASTER_ACCOUNT]       = { "GetMasterAccount",       "GET",    "/master" },
  [BECKON_OPERATION_ENABLE_SECURITY_HUB]      = { "EnableSecurityHub",      "POST",   "/accounts" },
  [BECKON_OPERATION_DISABLE_SECURITY_HUB]     = { "DisableSecurityHub",     "DELETE", "/accounts" },
  [BECKON_OPERATION_DESCRIBE_HUB]             = { "DescribeHub",            "GET",    "/accounts" },
  [BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION]
                                              = { "UpdateSecurityHubConfiguration", "PATCH", "/accounts" },
  [BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT]
                                              = { "EnableOrganizationAdminAccount", "POST",
                                                  "/organization/admin/enable" },
  [BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT]
                                              = { "DisableOrganizationAdminAccount", "POST",
                                                  "/organization/admin/disable" },
  [BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS]
                                              = { "ListOrganizationAdminAccounts", "GET", "/organization/admin" },
  [BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION]
                                              = { "DescribeOrganizationConfiguration", "GET",
                                                  "/organization/configuration" },
  [BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION]
                                              = { "UpdateOrganizationConfiguration", "POST",
                                                  "/organization/configuration" },
  [BECKON_OPERATION_TAG_RESOURCE]             = { "TagResource",         "POST",   "/tags/" SEGMENT_OF (MEMBER) },
  [BECKON_OPERATION_UNTAG_RESOURCE]           = { "UntagResource",       "DELETE", "/tags/" SEGMENT_OF (MEMBER) },
  [BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE]   = { "ListTagsForResource", "GET",    "/tags/" SEGMENT_OF (MEMBER) },
  /* clang-format on */
};

/* --- asking -------------------------------------------------------------------------------- */

char *
spell (const char *text, const char *id)
{
  GString *spelt = g_string_new (text);

  g_string_replace (spelt, "'", "\"", 0);
  g_string_replace (spelt, "<id>", id != NULL ? id : NO_INVITATION_ID, 0);

  return g_string_free (spelt, FALSE);
}

BeckonWireResponse *
ask (BeckonRegion *self, const char *caller, BeckonOperation operation, const char *query, const char *body)
{
  g_autoptr (GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;

  return beckon_wire_handle_request (self, caller, routes[operation].method, routes[operation].path, query, bytes);
}

BeckonWireResponse *
ask_by_name (BeckonRegion *self, const char *caller, BeckonOperation operation, const char *input)
{
  g_autoptr (GBytes) bytes = g_bytes_new (input, strlen (input));

  return beckon_wire_call_operation (self, caller, routes[operation].name, bytes);
}

const char *
text_of (BeckonWireResponse *response)
{
  return g_bytes_get_data (beckon_wire_response_peek_body (response), NULL);
}

void
assert_well_formed (BeckonWireResponse *response)
{
  const char *exception = beckon_wire_response_peek_exception (response);
  gsize size;
  const char *text = g_bytes_get_data (beckon_wire_response_peek_body (response), &size);
  json_t *body;
  char *compact;
  const char *value;

  ck_assert_uint_eq (strlen (text), size);
  body = json_loadb (text, size, JSON_REJECT_DUPLICATES, NULL);
  ck_assert_msg (json_is_object (body), "no object: %s", text);
  compact = json_dumps (body, JSON_COMPACT);
  ck_assert_str_eq (text, compact);

  ck_assert_int_eq (exception == NULL, beckon_wire_response_get_status (response) == 200);
  ck_assert_uint_eq (beckon_wire_response_get_n_headers (response), exception == NULL ? 1 : 2);
  ck_assert_str_eq (beckon_wire_response_peek_header (response, 0, &value), "content-type");
  ck_assert_str_eq (value, "application/json");
  if (exception != NULL)
    {
      ck_assert_str_eq (beckon_wire_response_peek_header (response, 1, &value), "x-amzn-errortype");
      ck_assert_str_eq (value, exception);
      ck_assert_str_eq (json_string_value (json_object_get (body, "Code")), exception);
      ck_assert_str_ne (json_string_value (json_object_get (body, "Message")), "");
      ck_assert_uint_eq (json_object_size (body), 2);
    }

  free (compact);
  json_decref (body);
}

void
assert_answer (BeckonWireResponse *response, guint status, const char *expected)
{
  json_t *expected_body = json_loads (expected, 0, NULL);
  json_t *body;

  ck_assert_msg (expected_body != NULL, "not JSON: %s", expected);
  assert_well_formed (response);
  body = json_loads (text_of (response), 0, NULL);
  ck_assert_msg (beckon_wire_response_get_status (response) == status && json_equal (body, expected_body),
                 "answered: %u %s, not: %u %s", beckon_wire_response_get_status (response), text_of (response), status,
                 expected);

  json_decref (body);
  json_decref (expected_body);
  beckon_wire_response_unref (response);
}

void
assert_bytes (BeckonWireResponse *response, const char *expected)
{
  assert_well_formed (response);
  ck_assert_str_eq (text_of (response), expected);
  beckon_wire_response_unref (response);
}

void
assert_exception (BeckonWireResponse *response, guint status, const char *exception)
{
  assert_well_formed (response);
  ck_assert_msg (beckon_wire_response_get_status (response) == status
                     && g_strcmp0 (beckon_wire_response_peek_exception (response), exception) == 0,
                 "answered: %u %s, not: %u %s", beckon_wire_response_get_status (response), text_of (response), status,
                 exception);
  beckon_wire_response_unref (response);
}

/* --- asking with anything -------------------------------------------------------------------- */

static gboolean
is_among (BeckonOperation operation, const BeckonOperation *operations, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (operations[i] == operation)
      return TRUE;

  return FALSE;
}

const char *
caller_of (BeckonOperation operation)
{
  static const BeckonOperation of_administrators[]
      = { BECKON_OPERATION_CREATE_MEMBERS, BECKON_OPERATION_GET_MEMBERS,    BECKON_OPERATION_LIST_MEMBERS,
          BECKON_OPERATION_DELETE_MEMBERS, BECKON_OPERATION_INVITE_MEMBERS, BECKON_OPERATION_DISASSOCIATE_MEMBERS };
  static const BeckonOperation of_management[]
      = { BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT,
          BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS };
  static const BeckonOperation of_delegates[]
      = { BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION };

  if (is_among (operation, of_administrators, G_N_ELEMENTS (of_administrators)))
    return ADMINISTRATOR;
  if (is_among (operation, of_management, G_N_ELEMENTS (of_management)))
    return MANAGEMENT;
  if (is_among (operation, of_delegates, G_N_ELEMENTS (of_delegates)))
    return DELEGATE;

  return operation == BECKON_OPERATION_ENABLE_SECURITY_HUB ? STRANGER : MEMBER;
}

gboolean
has_body (BeckonOperation operation)
{
  return strcmp (routes[operation].method, "POST") == 0 || strcmp (routes[operation].method, "PATCH") == 0;
}

gboolean
has_parameter (BeckonOperation operation)
{
  return g_str_has_prefix (routes[operation].path, "/tags/");
}

void
assert_refused (BeckonWireResponse *response, guint status, const char *exception, const char *mention)
{
  ck_assert_msg (strstr (text_of (response), mention) != NULL, "answered: %.500s, without: %s", text_of (response),
                 mention);
  assert_exception (response, status, exception);
}

void
populate (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_ACCEPTED);
  pair_in_state (region, ADMINISTRATOR, "created", BECKON_STATE_CREATED);
  assert_done (beckon_region_set_organization (region, DELEGATE, MANAGEMENT, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, MANAGEMENT, DELEGATE, &error));
}
