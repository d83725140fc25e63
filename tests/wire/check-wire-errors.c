/* SPDX-License-Identifier: MIT */
/* The wire: each exception as it is sent (O-11), and which one when there are several (G-12). */
#include "../testing-wire.h"

#include <string.h>

/* --- exceptions ----------------------------------------------------------------------------- */

#define REJECTED "The request is rejected because "
#define ACCEPT(id) "{'AdministratorId':'" id "','InvitationId':'" NO_INVITATION_ID "'}"

#define NAMES_ADMIN(id) "{'AdminAccountId':'" id "'}"

/* Of the organization of MANAGEMENT; and the management account of another, whose hub is off. */
#define ENROLLED "enrolled"
#define OTHER_MANAGEMENT "333344445555"

/* MEMBER has accepted the invitation of ADMINISTRATOR; RIVAL has created SIBLING; DELEGATE has enrolled ENROLLED. */
typedef struct
{
  const char *caller;
  BeckonOperation operation;
  const char *input;
  guint status;
  const char *exception;
  const char *message;
} Failure;

/* clang-format off */
static const Failure failures[] = {
  /* G-1 */
  { STRANGER, BECKON_OPERATION_GET_INVITATIONS_COUNT, "", 400, "BadRequestException",
    "The request is rejected since no such resource found." },
  { STRANGER, BECKON_OPERATION_DISABLE_SECURITY_HUB, "", 404, "ResourceNotFoundException",
    "The request is rejected since no such resource found." },
  { "a\"b", BECKON_OPERATION_DECLINE_INVITATIONS, "{'AccountIds':['1']}", 401, "InvalidAccessException",
    "Account a\\\"b is not subscribed to AWS Security Hub" },
  /* G-7 */
  { MEMBER, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, ACCEPT (RIVAL), 400, "InvalidInputException",
    REJECTED "the current account cannot accept invitations since it is already an associated member of some master "
             "account." },
  { RIVAL, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, ACCEPT (ADMINISTRATOR), 400, "InvalidInputException",
    REJECTED "the current account cannot accept invitations since it still has created, invited or associated "
             "members." },
  { SIBLING, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, ACCEPT (RIVAL), 400, "InvalidInputException",
    REJECTED "the current account has no pending invitation from the given master account ID or is already an "
             "associated member of another master account." },
  { SIBLING, BECKON_OPERATION_ACCEPT_INVITATION, "{'MasterId':'" RIVAL "','InvitationId':'x'}", 400,
    "InvalidInputException",
    REJECTED "the current account has no pending invitation from the given master account ID or is already an "
             "associated member of another master account." },
  /* O-10 */
  { SIBLING, BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, "", 400, "BadRequestException",
    REJECTED "the current account is not associated to a master account" },
  { SIBLING, BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, "", 400, "BadRequestException",
    REJECTED "the current account is not associated to a master account" },
  /* G-10, G-11 */
  { MEMBER, BECKON_OPERATION_ENABLE_SECURITY_HUB, "", 409, "ResourceConflictException",
    "Account is already subscribed to Security Hub" },
  { MEMBER, BECKON_OPERATION_DISABLE_SECURITY_HUB, "", 400, "InvalidInputException",
    "Member account cannot disable Security Hub" },
  { ADMINISTRATOR, BECKON_OPERATION_DISABLE_SECURITY_HUB, "", 400, "InvalidInputException",
    "Cannot disable Security Hub on the Security Hub administrator" },
  { DELEGATE, BECKON_OPERATION_DISABLE_SECURITY_HUB, "", 400, "InvalidInputException",
    "Cannot disable Security Hub on the Security Hub administrator" },
  /* G-13 */
  { RIVAL, BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, "", 403, "AccessDeniedException",
    "Your account is not a member of an organization" },
  { STRANGER, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NAMES_ADMIN ("x"), 403, "AccessDeniedException",
    "Your account is not a member of an organization" },
  { DELEGATE, BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT, NAMES_ADMIN (DELEGATE), 403,
    "AccessDeniedException", "Caller is not an organization manager or delegated administrator" },
  { MANAGEMENT, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NAMES_ADMIN (RIVAL), 400, "InvalidInputException",
    REJECTED "the given account ID does not belong to the organization of the current account." },
  { MANAGEMENT, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NAMES_ADMIN (DELEGATE), 409,
    "ResourceConflictException",
    REJECTED "the given account ID is already the delegated administrator of the organization." },
  { MANAGEMENT, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NAMES_ADMIN (ENROLLED), 400,
    "InvalidInputException", REJECTED "another account is already the delegated administrator of the organization." },
  { MANAGEMENT, BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT, NAMES_ADMIN (ENROLLED), 400,
    "InvalidInputException", REJECTED "the given account ID is not the delegated administrator of the organization." },
  { OTHER_MANAGEMENT, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NAMES_ADMIN (OTHER_MANAGEMENT), 400,
    "InvalidInputException", REJECTED "Security Hub is not enabled for the management account." },
  { OTHER_MANAGEMENT, BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT, NAMES_ADMIN (OTHER_MANAGEMENT), 400,
    "InvalidInputException", REJECTED "the given account ID is not the delegated administrator of the organization." },
  /* O-14 */
  { ENROLLED, BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, "", 401, "InvalidAccessException",
    "Account " ENROLLED " is not an administrator for this organization" },
  { "a\"b", BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, "{'AutoEnable':true}", 401, "InvalidAccessException",
    "Account a\\\"b is not subscribed to AWS Security Hub" },
  { RIVAL, BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, "{'AutoEnable':true}", 401, "InvalidAccessException",
    "Account " RIVAL " is not an administrator for this organization" },
  /* G-16, G-17 */
  { ENROLLED, BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, "", 400, "BadRequestException",
    REJECTED "member cannot disassociate from Organization administrator" },
  { ENROLLED, BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, "", 400, "BadRequestException",
    REJECTED "member cannot disassociate from Organization administrator" },
  { MEMBER, BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION,
    "{'AutoEnableControls':false,'ControlFindingGenerator':'SECURITY_CONTROL'}", 401, "InvalidAccessException",
    "Request contains configurations that cannot be updated by a member account " MEMBER },
  { STRANGER, BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, "", 401, "InvalidAccessException",
    "Account " STRANGER " is not subscribed to AWS Security Hub" },
};
/* clang-format on */

static void
found_organizations (void)
{
  assert_done (beckon_region_set_organization (region, DELEGATE, MANAGEMENT, &error));
  assert_done (beckon_region_set_organization (region, ENROLLED, MANAGEMENT, &error));
  assert_done (beckon_region_set_organization (region, OTHER_MANAGEMENT, OTHER_MANAGEMENT, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, MANAGEMENT, DELEGATE, &error));
  administrator_creates (region, DELEGATE, ENROLLED);
}

START_TEST (test_failure)
{
  const Failure *row = &failures[_i];
  g_autofree char *input = spell (row->input, NULL);
  g_autofree char *expected = g_strdup_printf ("{\"Message\":\"%s\",\"Code\":\"%s\"}", row->message, row->exception);

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_CREATED);
  found_organizations ();
  ck_assert_beckon_unchanged_by (region, {
    assert_answer (ask (region, row->caller, row->operation, NULL, has_body (row->operation) ? input : NULL),
                   row->status, expected);
    assert_answer (ask_by_name (region, row->caller, row->operation, input), row->status, expected);
    assert_bytes (ask_by_name (region, row->caller, row->operation, input), expected);
  });
}
END_TEST

/* G-7 (4): the inviter has accepted an invitation since. */
START_TEST (test_g7_inviter_is_a_member)
{
  g_autofree char *input = NULL;

  pair_in_state (region, SIBLING, MEMBER, BECKON_STATE_DECLINED);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_ACCEPTED);
  g_auto (Record) record = record_of (region, SIBLING, MEMBER);
  input = spell ("{'AdministratorId':'" SIBLING "','InvitationId':'<id>'}", record.invitation_id);
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, NULL, input),
                "{\"Message\":\"" REJECTED "the current account cannot accept invitation from the given account "
                "ID since the latter is an associated member of another master account.\","
                "\"Code\":\"InvalidInputException\"}");
}
END_TEST

START_TEST (test_g9_organization_caller)
{
  g_autofree char *input = spell ("{'AccountIds':['x']}", NULL);

  set_organization (region, MEMBER, TRUE);
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, input),
                "{\"Message\":\"The account doesn't have permission to perform this action.\","
                "\"Code\":\"InvalidAccessException\"}");
}
END_TEST

/* O-12 */
START_TEST (test_o12_hub_of_another)
{
  assert_exception (ask (region, MEMBER, BECKON_OPERATION_DESCRIBE_HUB,
                         "HubArn=arn:aws:securityhub:us-east-1:" RIVAL ":hub/default", NULL),
                    404, "ResourceNotFoundException");
  assert_exception (ask (region, MEMBER, BECKON_OPERATION_DESCRIBE_HUB,
                         "HubArn=arn:aws:securityhub:eu-west-1:" MEMBER ":hub/default", NULL),
                    404, "ResourceNotFoundException");
}
END_TEST

/* O-13: of another, of another Region, and of a caller whose hub is off. The three of them say so alike. */
START_TEST (test_o13_tags_of_another)
{
  const char *of_another = "{\"ResourceArn\":\"" ARN_OF (RIVAL) "\",\"Tags\":{\"a\":\"b\"},\"TagKeys\":[\"a\"]}";
  const char *elsewhere = "{\"ResourceArn\":\"arn:aws:securityhub:eu-west-1:" MEMBER
                          ":hub/default\",\"Tags\":{\"a\":\"b\"},\"TagKeys\":[\"a\"]}";
  const char *of_a_stranger = "{\"ResourceArn\":\"" ARN_OF (STRANGER) "\",\"Tags\":{\"a\":\"b\"},\"TagKeys\":[\"a\"]}";

  for (guint operation = BECKON_OPERATION_TAG_RESOURCE; operation < BECKON_N_OPERATIONS; operation++)
    ck_assert_beckon_unchanged_by (region, {
      assert_exception (ask_by_name (region, MEMBER, operation, of_another), 404, "ResourceNotFoundException");
      assert_exception (ask_by_name (region, MEMBER, operation, elsewhere), 404, "ResourceNotFoundException");
      assert_exception (ask_by_name (region, STRANGER, operation, of_a_stranger), 404, "ResourceNotFoundException");
    });
}
END_TEST

/* hub_off_error (G-1): each operation at each value. */
START_TEST (test_g1_hub_off_error)
{
  static const struct
  {
    guint32 value;
    BeckonOperation operation;
    guint status;
    const char *exception;
  } rows[] = {
    { BECKON_HUB_OFF_OBSERVED, BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, 400, "BadRequestException" },
    { BECKON_HUB_OFF_OBSERVED, BECKON_OPERATION_LIST_MEMBERS, 400, "BadRequestException" },
    { BECKON_HUB_OFF_OBSERVED, BECKON_OPERATION_LIST_INVITATIONS, 400, "BadRequestException" },
    { BECKON_HUB_OFF_OBSERVED, BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, 400, "BadRequestException" },
    { BECKON_HUB_OFF_OBSERVED, BECKON_OPERATION_DESCRIBE_HUB, 401, "InvalidAccessException" },
    { BECKON_HUB_OFF_OBSERVED, BECKON_OPERATION_DISABLE_SECURITY_HUB, 404, "ResourceNotFoundException" },
    { BECKON_HUB_OFF_ACCESS_DENIED, BECKON_OPERATION_LIST_INVITATIONS, 403, "AccessDeniedException" },
    { BECKON_HUB_OFF_ACCESS_DENIED, BECKON_OPERATION_DESCRIBE_HUB, 401, "InvalidAccessException" },
    { BECKON_HUB_OFF_ACCESS_DENIED, BECKON_OPERATION_DISABLE_SECURITY_HUB, 404, "ResourceNotFoundException" },
    { BECKON_HUB_OFF_INVALID_ACCESS, BECKON_OPERATION_LIST_MEMBERS, 401, "InvalidAccessException" },
    { BECKON_HUB_OFF_INVALID_ACCESS, BECKON_OPERATION_DISABLE_SECURITY_HUB, 401, "InvalidAccessException" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      turn (region, BECKON_SWITCH_HUB_OFF_ERROR, rows[i].value);
      assert_exception (ask (region, STRANGER, rows[i].operation, NULL, NULL), rows[i].status, rows[i].exception);
    }
}
END_TEST

static char *
give_nothing (guint64 nth G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
  return NULL;
}

/* W-5 */
START_TEST (test_w5_source_that_gives_nothing)
{
  g_autofree char *input = spell ("{'AccountIds':['" MEMBER "']}", NULL);

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  beckon_region_set_id_source (region, give_nothing, NULL, NULL);
  ck_assert_beckon_unchanged_by (
      region, assert_exception (ask (region, ADMINISTRATOR, BECKON_OPERATION_INVITE_MEMBERS, NULL, input), 500,
                                "InternalException"));
}
END_TEST

/* W-3: whoever calls is data too. */
START_TEST (test_w3_caller_is_no_account_id)
{
  g_autofree char *long_id = g_strnfill (1025, 'x');
  const char *const callers[] = { "", " \t\n\v\f\r", "\xff", long_id };

  for (guint i = 0; i < G_N_ELEMENTS (callers); i++)
    for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
      assert_exception (ask (region, callers[i], operation, NULL, NULL), 400, "InvalidInputException");
}
END_TEST

/* --- the order of judgement (G-12) ---------------------------------------------------------- */

/*
 * Each request breaks two rules of G-12 that follow each other; the earlier one answers. In the
 * world MEMBER has accepted the invitation of ADMINISTRATOR, STRANGER is an organization's account
 * whose hub is off, and ids have twelve digits.
 */
typedef struct
{
  const char *rules;
  const char *caller;
  BeckonOperation operation;
  const char *query;
  const char *input;
  gboolean has_gate;
  guint status;
  const char *exception;
  const char *mention; /* what the message says, or one of the things it says */
} Order;

#define UNSEEN "222222222222"

/* clang-format off */
static const Order orders[] = {
  { "body, caller", "", BECKON_OPERATION_DECLINE_INVITATIONS, NULL, "{'AccountIds':[", TRUE,
    400, "SerializationException", "" },
  { "body, input", MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, "{'AccountIds':[]", TRUE,
    400, "SerializationException", "" },
  { "body, query", MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, "%zz", "[]", TRUE,
    400, "SerializationException", "" },
  { "body, hub", MEMBER, BECKON_OPERATION_ENABLE_SECURITY_HUB, NULL, "null", TRUE,
    400, "SerializationException", "" },
  { "input, gate", STRANGER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, "{'AccountIds':[]}", TRUE,
    400, "InvalidInputException", "AccountIds" },
  { "input, gate", STRANGER, BECKON_OPERATION_CREATE_MEMBERS, NULL, "{'AccountDetails':[{}]}", TRUE,
    400, "InvalidInputException", "AccountId" },
  { "input, gate", STRANGER, BECKON_OPERATION_ACCEPT_INVITATION, NULL, "{'MasterId':'x'}", TRUE,
    400, "InvalidInputException", "InvitationId" },
  { "query, gate", STRANGER, BECKON_OPERATION_LIST_MEMBERS, "MaxResults=51", NULL, TRUE,
    400, "InvalidInputException", "MaxResults" },
  { "query, gate", STRANGER, BECKON_OPERATION_LIST_MEMBERS, "OnlyAssociated=yes", NULL, TRUE,
    400, "InvalidInputException", "OnlyAssociated" },
  { "query, gate", STRANGER, BECKON_OPERATION_LIST_INVITATIONS, "NextToken=", NULL, TRUE,
    400, "InvalidInputException", "NextToken" },
  { "query, gate", STRANGER, BECKON_OPERATION_GET_MASTER_ACCOUNT, "x=%zz", NULL, TRUE,
    400, "InvalidInputException", "" },
  { "input, unseen", UNSEEN, BECKON_OPERATION_DELETE_INVITATIONS, NULL, "{'AccountIds':['x',5]}", FALSE,
    400, "InvalidInputException", "AccountIds" },
  { "gate, organization", STRANGER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, "{'AccountIds':['x']}", TRUE,
    401, "InvalidAccessException", "is not subscribed" },
  { "gate, twelve digits", STRANGER, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, NULL, ACCEPT ("x"), TRUE,
    401, "InvalidAccessException", "is not subscribed" },
  { "unseen, twelve digits", UNSEEN, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, NULL, ACCEPT ("x"), FALSE,
    404, "ResourceNotFoundException", "" },
  { "gate, NextToken", STRANGER, BECKON_OPERATION_LIST_MEMBERS, "NextToken=garbage", NULL, TRUE,
    400, "BadRequestException", "no such resource" },
  { "gate, HubArn", STRANGER, BECKON_OPERATION_DESCRIBE_HUB, "HubArn=garbage", NULL, TRUE,
    401, "InvalidAccessException", "" },
  { "hub off, HubArn", STRANGER, BECKON_OPERATION_DESCRIBE_HUB, "HubArn=garbage", NULL, FALSE,
    401, "InvalidAccessException", "" },
  { "organization, ids", STRANGER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, "{'AccountIds':['x']}", FALSE,
    401, "InvalidAccessException", "permission" },
  { "twelve digits, has an administrator", MEMBER, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, NULL,
    ACCEPT ("x"), TRUE, 400, "InvalidInputException",
    REJECTED "an invalid or out-of-range value is specified as an input parameter." },
  { "twelve digits, has members", ADMINISTRATOR, BECKON_OPERATION_ACCEPT_INVITATION, NULL,
    "{'MasterId':'12345678901x','InvitationId':'x'}", TRUE, 400, "InvalidInputException",
    REJECTED "an invalid or out-of-range value is specified as an input parameter." },
  { "input, organization", UNSEEN, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NULL, "{}", TRUE,
    400, "InvalidInputException", "AdminAccountId" },
  { "input, organization", UNSEEN, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NULL,
    "{'AdminAccountId':'x','Feature':'x'}", TRUE, 400, "InvalidInputException", "Feature" },
  { "query, organization", UNSEEN, BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, "MaxResults=11", NULL, TRUE,
    400, "InvalidInputException", "MaxResults" },
  { "organization, NextToken", UNSEEN, BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, "NextToken=garbage", NULL,
    TRUE, 403, "AccessDeniedException", "not a member of an organization" },
  { "unnamed organization, AdminAccountId", STRANGER, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NULL,
    NAMES_ADMIN ("x"), TRUE, 403, "AccessDeniedException", "not a member of an organization" },
  { "input, gate", STRANGER, BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, NULL,
    "{'AutoEnable':true,'AutoEnableStandards':'x'}", TRUE, 400, "InvalidInputException", "AutoEnableStandards" },
  { "gate, administrator", STRANGER, BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, NULL, NULL, TRUE,
    401, "InvalidAccessException", "is not subscribed" },
  { "administrator, central", STRANGER, BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, NULL,
    "{'AutoEnable':true,'OrganizationConfiguration':{'ConfigurationType':'CENTRAL'}}", FALSE,
    401, "InvalidAccessException", "is not an administrator for this organization" },
  { "input, gate", STRANGER, BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, NULL, "{'AutoEnableControls':1}", TRUE,
    400, "InvalidInputException", "AutoEnableControls" },
  { "hub off, member", STRANGER, BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, NULL,
    "{'ControlFindingGenerator':'SECURITY_CONTROL'}", FALSE, 401, "InvalidAccessException", "is not subscribed" },
  { "input, hub", MEMBER, BECKON_OPERATION_ENABLE_SECURITY_HUB, NULL, "{'Tags':{}}", TRUE,
    400, "InvalidInputException", "Tags" },
  { "tags, resource", STRANGER, BECKON_OPERATION_TAG_RESOURCE, NULL, "{'Tags':{}}", TRUE,
    400, "InvalidInputException", "Tags" },
  { "keys, resource", STRANGER, BECKON_OPERATION_UNTAG_RESOURCE, "tagKeys=", NULL, TRUE,
    400, "InvalidInputException", "TagKeys" },
};
/* clang-format on */

START_TEST (test_g12_order)
{
  const Order *row = &orders[_i];
  g_autofree char *input = row->input != NULL ? spell (row->input, NULL) : NULL;
  BeckonWireResponse *response;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  set_organization (region, STRANGER, TRUE);
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  turn (region, BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND, TRUE);
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, row->has_gate);

  ck_assert_beckon_unchanged_by (region, {
    response = ask (region, row->caller, row->operation, row->query, input);
    ck_assert_msg (strstr (text_of (response), row->mention) != NULL, "%s: answered: %s, not: %s", row->rules,
                   text_of (response), row->mention);
    assert_exception (response, row->status, row->exception);
  });
}
END_TEST

/* An empty NextToken is not a token: in an input document it is judged where tokens are. */
START_TEST (test_g12_empty_token_in_a_document)
{
  g_autofree char *input = spell ("{'NextToken':''}", NULL);

  assert_exception (ask_by_name (region, STRANGER, BECKON_OPERATION_LIST_MEMBERS, input), 400, "BadRequestException");
  assert_exception (ask_by_name (region, MEMBER, BECKON_OPERATION_LIST_MEMBERS, input), 400, "InvalidInputException");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-errors");
  TCase *tcase;

  tcase = testing_add_tcase (suite, "exceptions");
  tcase_add_loop_test (tcase, test_failure, 0, G_N_ELEMENTS (failures));
  tcase_add_test (tcase, test_g7_inviter_is_a_member);
  tcase_add_test (tcase, test_g9_organization_caller);
  tcase_add_test (tcase, test_o12_hub_of_another);
  tcase_add_test (tcase, test_o13_tags_of_another);
  tcase_add_test (tcase, test_g1_hub_off_error);
  tcase_add_test (tcase, test_w5_source_that_gives_nothing);
  tcase_add_test (tcase, test_w3_caller_is_no_account_id);

  tcase = testing_add_tcase (suite, "order of judgement");
  tcase_add_loop_test (tcase, test_g12_order, 0, G_N_ELEMENTS (orders));
  tcase_add_test (tcase, test_g12_empty_token_in_a_document);

  return testing_run (suite);
}
