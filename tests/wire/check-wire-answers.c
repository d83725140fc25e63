/* SPDX-License-Identifier: MIT */
/* The wire: what each operation answers, in both forms. */
#include "../testing-wire.h"

#include <jansson.h>
#include <malloc.h>
#include <string.h>

#define START "2026-01-01T00:00:00.000Z"

/* --- every operation (section 5) ------------------------------------------------------------ */

/* An entry of UnprocessedAccounts. */
#define ENTRY(id, text) "{'AccountId':'" id "','ProcessingResult':'The request is rejected because " text "'}"
#define UNPROCESSED(id, text) "{'UnprocessedAccounts':[" ENTRY (id, text) "]}"
#define NONE_UNPROCESSED "{'UnprocessedAccounts':[]}"

#define IDS_OF_BOTH "{'AccountIds':['" ADMINISTRATOR "','" MEMBER "']}"
#define ID_OF(id) "{'AccountIds':['" id "']}"
#define DETAILS_OF(id) "{'AccountDetails':[{'AccountId':'" id "','Email':'new@example.com'}]}"

#define NOT_A_MEMBER "the given account ID is not a member of the current account."
#define NO_INVITATION "the current account has no invitation from the given account ID."
#define NOT_DECLINED                                                                                                   \
  "the current account cannot delete the invitation from the given master account ID since it is "                     \
  "still associated to it or has not declined their invitation yet."

/* MEMBER on the list of ADMINISTRATOR. */
#define MEMBER_AS(status, invited_at)                                                                                  \
  "{'AccountId':'" MEMBER                                                                                              \
  "','Email':'" EMAIL (MEMBER) "','MasterId':'" ADMINISTRATOR "','AdministratorId':'" ADMINISTRATOR                    \
                               "','MemberStatus':'" status "'," invited_at "'UpdatedAt':'" START "'}"
#define INVITED_AT "'InvitedAt':'" START "',"
/* ADMINISTRATOR on the list of MEMBER. */
#define INVITATION_AS(status)                                                                                          \
  "{'AccountId':'" ADMINISTRATOR "','InvitationId':'<id>','InvitedAt':'" START "','MemberStatus':'" status "'}"

#define HUB_OF(account)                                                                                                \
  "{'HubArn':'arn:aws:securityhub:us-east-1:" account ":hub/default','SubscribedAt':'" START                           \
  "','AutoEnableControls':true,'ControlFindingGenerator':'SECURITY_CONTROL'}"

/* Of the organization of MANAGEMENT, with the delegated administrator DELEGATE; and the management account of another,
 * which has none, and to which SIBLING belongs. */
#define ENROLLED "enrolled" /* a member already */
#define WORKER "888899990000"
#define OTHER_MANAGEMENT "333344445555"

/* DELEGATE as the administrator of ENROLLED, which never had an invitation, and ENROLLED on the list of DELEGATE. */
#define WITHOUT_AN_ID "{'AccountId':'" DELEGATE "','InvitedAt':'" START "','MemberStatus':'Enabled'}"
#define ENROLLED_MEMBER                                                                                                \
  "{'AccountId':'" ENROLLED "','MasterId':'" DELEGATE "','AdministratorId':'" DELEGATE                                 \
  "','MemberStatus':'Enabled','InvitedAt':'" START "','UpdatedAt':'" START "'}"

/* The pair ADMINISTRATOR, MEMBER is in the state; then the caller asks. */
typedef struct
{
  const char *state;
  const char *caller;
  BeckonOperation operation;
  const char *query; /* in the form that has one */
  const char *input; /* the body, and the input document of the other form */
  const char *answer;
} Answer;

/* clang-format off */
static const Answer answers[] = {
  { "none", ADMINISTRATOR, BECKON_OPERATION_CREATE_MEMBERS, NULL, DETAILS_OF (MEMBER), NONE_UNPROCESSED },
  { "none", ADMINISTRATOR, BECKON_OPERATION_CREATE_MEMBERS, "", "{'AccountDetails':[{'AccountId':'x','Email':null}]}",
    NONE_UNPROCESSED },
  { "declined", ADMINISTRATOR, BECKON_OPERATION_CREATE_MEMBERS, NULL, DETAILS_OF (MEMBER),
    UNPROCESSED (MEMBER, "the given account ID is already a member or associated member of the current account.") },
  { "none", ADMINISTRATOR, BECKON_OPERATION_CREATE_MEMBERS, NULL, DETAILS_OF (ADMINISTRATOR),
    UNPROCESSED (ADMINISTRATOR, "an account cannot become a member of itself.") },

  { "none", ADMINISTRATOR, BECKON_OPERATION_GET_MEMBERS, NULL, ID_OF (MEMBER),
    "{'Members':[],'UnprocessedAccounts':[" ENTRY (MEMBER, NOT_A_MEMBER) "]}" },
  { "created", ADMINISTRATOR, BECKON_OPERATION_GET_MEMBERS, NULL, ID_OF (MEMBER),
    "{'Members':[" MEMBER_AS ("Created", "") "],'UnprocessedAccounts':[]}" },
  { "pending", ADMINISTRATOR, BECKON_OPERATION_GET_MEMBERS, NULL, ID_OF (MEMBER),
    "{'Members':[" MEMBER_AS ("Invited", INVITED_AT) "],'UnprocessedAccounts':[]}" },
  { "accepted", ADMINISTRATOR, BECKON_OPERATION_GET_MEMBERS, NULL, ID_OF (MEMBER),
    "{'Members':[" MEMBER_AS ("Enabled", INVITED_AT) "],'UnprocessedAccounts':[]}" },
  { "declined", ADMINISTRATOR, BECKON_OPERATION_GET_MEMBERS, NULL, ID_OF (MEMBER),
    "{'Members':[" MEMBER_AS ("Resigned", INVITED_AT) "],'UnprocessedAccounts':[]}" },
  { "resigned", ADMINISTRATOR, BECKON_OPERATION_GET_MEMBERS, NULL, ID_OF (MEMBER),
    "{'Members':[" MEMBER_AS ("Resigned", INVITED_AT) "],'UnprocessedAccounts':[]}" },
  { "removed", ADMINISTRATOR, BECKON_OPERATION_GET_MEMBERS, NULL, ID_OF (MEMBER),
    "{'Members':[" MEMBER_AS ("Removed", INVITED_AT) "],'UnprocessedAccounts':[]}" },
  { "accepted", ADMINISTRATOR, BECKON_OPERATION_GET_MEMBERS, NULL, IDS_OF_BOTH,
    "{'Members':[" MEMBER_AS ("Enabled", INVITED_AT) "],"
    "'UnprocessedAccounts':[" ENTRY (ADMINISTRATOR, NOT_A_MEMBER) "]}" },

  { "none", ADMINISTRATOR, BECKON_OPERATION_LIST_MEMBERS, NULL, "{}", "{'Members':[]}" },
  { "pending", ADMINISTRATOR, BECKON_OPERATION_LIST_MEMBERS, NULL, "{}", "{'Members':[]}" },
  { "accepted", ADMINISTRATOR, BECKON_OPERATION_LIST_MEMBERS, NULL, "{'OnlyAssociated':null}",
    "{'Members':[" MEMBER_AS ("Enabled", INVITED_AT) "]}" },
  { "accepted", ADMINISTRATOR, BECKON_OPERATION_LIST_MEMBERS, "MaxResults=1&OnlyAssociated=true",
    "{'MaxResults':1,'OnlyAssociated':true}", "{'Members':[" MEMBER_AS ("Enabled", INVITED_AT) "]}" },
  { "removed", ADMINISTRATOR, BECKON_OPERATION_LIST_MEMBERS, "OnlyAssociated=false", "{'OnlyAssociated':false}",
    "{'Members':[" MEMBER_AS ("Removed", INVITED_AT) "]}" },

  { "declined", ADMINISTRATOR, BECKON_OPERATION_DELETE_MEMBERS, NULL, ID_OF (MEMBER), NONE_UNPROCESSED },
  { "accepted", ADMINISTRATOR, BECKON_OPERATION_DELETE_MEMBERS, NULL, ID_OF (MEMBER),
    UNPROCESSED (MEMBER, "the current account cannot delete the given member account ID since it is still associated "
                         "to it.") },

  { "created", ADMINISTRATOR, BECKON_OPERATION_INVITE_MEMBERS, NULL, ID_OF (MEMBER), NONE_UNPROCESSED },
  { "pending", ADMINISTRATOR, BECKON_OPERATION_INVITE_MEMBERS, NULL, ID_OF (MEMBER),
    UNPROCESSED (MEMBER, "the current account has already invited or is already the SecurityHub master of the given "
                         "member account ID.") },

  { "accepted", ADMINISTRATOR, BECKON_OPERATION_DISASSOCIATE_MEMBERS, NULL, IDS_OF_BOTH, "{}" },

  { "created", MEMBER, BECKON_OPERATION_LIST_INVITATIONS, NULL, "{}", "{'Invitations':[]}" },
  { "pending", MEMBER, BECKON_OPERATION_LIST_INVITATIONS, NULL, "{}",
    "{'Invitations':[" INVITATION_AS ("Invited") "]}" },
  { "accepted", MEMBER, BECKON_OPERATION_LIST_INVITATIONS, "MaxResults=50", "{'MaxResults':50}",
    "{'Invitations':[" INVITATION_AS ("Enabled") "]}" },
  { "declined", MEMBER, BECKON_OPERATION_LIST_INVITATIONS, NULL, "{'MaxResults':null,'NextToken':null}",
    "{'Invitations':[" INVITATION_AS ("Resigned") "]}" },
  { "resigned", MEMBER, BECKON_OPERATION_LIST_INVITATIONS, NULL, "{}",
    "{'Invitations':[" INVITATION_AS ("Resigned") "]}" },
  { "removed", MEMBER, BECKON_OPERATION_LIST_INVITATIONS, NULL, "{}", "{'Invitations':[]}" },

  { "none", MEMBER, BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, "{}", "{'InvitationsCount':0}" },
  { "pending", MEMBER, BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, "{}", "{'InvitationsCount':1}" },
  { "accepted", MEMBER, BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, "{}", "{'InvitationsCount':0}" },
  { "declined", MEMBER, BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, "{}", "{'InvitationsCount':1}" },

  { "pending", MEMBER, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, NULL,
    "{'AdministratorId':'" ADMINISTRATOR "','InvitationId':'<id>'}", "{}" },
  { "pending", MEMBER, BECKON_OPERATION_ACCEPT_INVITATION, NULL,
    "{'MasterId':'" ADMINISTRATOR "','InvitationId':'<id>'}", "{}" },

  { "pending", MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, ID_OF (ADMINISTRATOR), NONE_UNPROCESSED },
  { "none", MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, ID_OF (ADMINISTRATOR),
    UNPROCESSED (ADMINISTRATOR, NO_INVITATION) },
  { "accepted", MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, ID_OF (ADMINISTRATOR),
    UNPROCESSED (ADMINISTRATOR, "the current account has already accepted the invitation from the given account ID.") },
  { "pending", MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL,
    "{'AccountIds':['" ADMINISTRATOR "','" RIVAL "','" ADMINISTRATOR "']}",
    "{'UnprocessedAccounts':[" ENTRY (RIVAL, NO_INVITATION) ","
    ENTRY (ADMINISTRATOR, "the current account has already declined the invitation from the given account ID.") "]}" },
  { "pending", MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, ID_OF (MEMBER), NONE_UNPROCESSED },

  { "declined", MEMBER, BECKON_OPERATION_DELETE_INVITATIONS, NULL, ID_OF (ADMINISTRATOR), NONE_UNPROCESSED },
  { "pending", MEMBER, BECKON_OPERATION_DELETE_INVITATIONS, NULL, ID_OF (ADMINISTRATOR),
    UNPROCESSED (ADMINISTRATOR, NOT_DECLINED) },
  { "accepted", MEMBER, BECKON_OPERATION_DELETE_INVITATIONS, NULL, ID_OF (ADMINISTRATOR),
    UNPROCESSED (ADMINISTRATOR, NOT_DECLINED) },
  { "pending", ADMINISTRATOR, BECKON_OPERATION_DELETE_INVITATIONS, NULL, ID_OF (MEMBER), NONE_UNPROCESSED },

  { "accepted", MEMBER, BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, NULL, "", "{}" },
  { "accepted", MEMBER, BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, NULL, "{}", "{}" },

  { "accepted", MEMBER, BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, NULL, "",
    "{'Administrator':" INVITATION_AS ("Enabled") "}" },
  { "accepted", MEMBER, BECKON_OPERATION_GET_MASTER_ACCOUNT, NULL, "", "{'Master':" INVITATION_AS ("Enabled") "}" },
  { "pending", MEMBER, BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, NULL, "{}", "{}" },
  { "resigned", MEMBER, BECKON_OPERATION_GET_MASTER_ACCOUNT, NULL, "{}", "{}" },

  { "none", STRANGER, BECKON_OPERATION_ENABLE_SECURITY_HUB, NULL, "", "{}" },
  { "none", STRANGER, BECKON_OPERATION_ENABLE_SECURITY_HUB, NULL,
    "{'Tags':{'a':'b'},'EnableDefaultStandards':false,'ControlFindingGenerator':'SECURITY_CONTROL'}", "{}" },
  { "none", STRANGER, BECKON_OPERATION_ENABLE_SECURITY_HUB, NULL, "{'Tags':null,'EnableDefaultStandards':[]}", "{}" },
  { "pending", ADMINISTRATOR, BECKON_OPERATION_DISABLE_SECURITY_HUB, NULL, "", "{}" },
  { "none", MEMBER, BECKON_OPERATION_DESCRIBE_HUB, NULL, "", HUB_OF (MEMBER) },
  { "none", MEMBER, BECKON_OPERATION_DESCRIBE_HUB, "HubArn=arn%3Aaws:securityhub:us-east-1:" MEMBER ":hub/default",
    "{'HubArn':'arn:aws:securityhub:us-east-1:" MEMBER ":hub/default'}", HUB_OF (MEMBER) },

  { "none", MEMBER, BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, NULL, "", "{}" },
  { "none", MEMBER, BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, NULL,
    "{'AutoEnableControls':false,'ControlFindingGenerator':'STANDARD_CONTROL'}", "{}" },
  { "accepted", MEMBER, BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, NULL, "{'AutoEnableControls':false}",
    "{}" },

  { "none", OTHER_MANAGEMENT, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NULL,
    "{'AdminAccountId':'" SIBLING "'}", "{'AdminAccountId':'" SIBLING "','Feature':'SecurityHub'}" },
  { "none", OTHER_MANAGEMENT, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NULL,
    "{'AdminAccountId':'" SIBLING "','Feature':'SecurityHub'}",
    "{'AdminAccountId':'" SIBLING "','Feature':'SecurityHub'}" },
  { "none", MANAGEMENT, BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT, NULL,
    "{'AdminAccountId':'" DELEGATE "','Feature':null}", "{}" },
  { "none", MANAGEMENT, BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, NULL, "",
    "{'AdminAccounts':[{'AccountId':'" DELEGATE "','Status':'ENABLED'}],'Feature':'SecurityHub'}" },
  { "none", MANAGEMENT, BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, "MaxResults=1&Feature=SecurityHub",
    "{'MaxResults':1,'Feature':'SecurityHub'}",
    "{'AdminAccounts':[{'AccountId':'" DELEGATE "','Status':'ENABLED'}],'Feature':'SecurityHub'}" },
  { "none", OTHER_MANAGEMENT, BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, NULL, "{}",
    "{'AdminAccounts':[],'Feature':'SecurityHub'}" },
  { "none", DELEGATE, BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, NULL, "",
    "{'AutoEnable':false,'MemberAccountLimitReached':false,'AutoEnableStandards':'DEFAULT',"
    "'OrganizationConfiguration':{'ConfigurationType':'LOCAL','Status':'ENABLED'}}" },
  { "none", DELEGATE, BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, NULL, "{'AutoEnable':true}", "{}" },
  { "none", DELEGATE, BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, NULL,
    "{'AutoEnable':false,'AutoEnableStandards':'NONE','OrganizationConfiguration':{'ConfigurationType':'CENTRAL'}}",
    "{}" },

  { "none", MEMBER, BECKON_OPERATION_TAG_RESOURCE, NULL,
    "{'ResourceArn':'" ARN_OF (MEMBER) "','Tags':{'team':'red','b':''}}", "{}" },
  { "none", MEMBER, BECKON_OPERATION_UNTAG_RESOURCE, "tagKeys=a&tagKeys=b",
    "{'ResourceArn':'" ARN_OF (MEMBER) "','TagKeys':['a','b']}", "{}" },
  { "none", MEMBER, BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE, NULL, "{'ResourceArn':'" ARN_OF (MEMBER) "'}",
    "{'Tags':{}}" },

  /* G-14 */
  { "none", DELEGATE, BECKON_OPERATION_CREATE_MEMBERS, NULL, DETAILS_OF (WORKER), NONE_UNPROCESSED },
  { "none", DELEGATE, BECKON_OPERATION_CREATE_MEMBERS, NULL, DETAILS_OF (MANAGEMENT),
    UNPROCESSED (MANAGEMENT, "the given account ID is the management account of the organization and has not enabled "
                             "Security Hub.") },
  { "none", DELEGATE, BECKON_OPERATION_CREATE_MEMBERS, NULL, DETAILS_OF (ENROLLED),
    UNPROCESSED (ENROLLED, "the given account ID is already a member or associated member of the current account.") },
  { "none", DELEGATE, BECKON_OPERATION_INVITE_MEMBERS, NULL, ID_OF (ENROLLED),
    UNPROCESSED (ENROLLED, "the current account has already invited or is already the SecurityHub master of the given "
                           "member account ID.") },
  { "none", DELEGATE, BECKON_OPERATION_LIST_MEMBERS, NULL, "{}", "{'Members':[" ENROLLED_MEMBER "]}" },
  { "none", ENROLLED, BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, NULL, "",
    "{'Administrator':" WITHOUT_AN_ID "}" },
  { "none", ENROLLED, BECKON_OPERATION_GET_MASTER_ACCOUNT, NULL, "{}", "{'Master':" WITHOUT_AN_ID "}" },
  { "none", ENROLLED, BECKON_OPERATION_LIST_INVITATIONS, NULL, "", "{'Invitations':[]}" },
  { "none", ENROLLED, BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, "", "{'InvitationsCount':0}" },
  { "none", ENROLLED, BECKON_OPERATION_DELETE_INVITATIONS, NULL, ID_OF (DELEGATE),
    UNPROCESSED (DELEGATE, NOT_DECLINED) },
};
/* clang-format on */

/* ENROLLED comes when the organization enrolls newcomers, and so without an address (G-15). */
static void
found_organizations (BeckonRegion *self)
{
  assert_done (beckon_region_set_organization (self, DELEGATE, MANAGEMENT, &error));
  assert_done (beckon_region_set_organization (self, WORKER, MANAGEMENT, &error));
  assert_done (beckon_region_set_organization (self, SIBLING, OTHER_MANAGEMENT, &error));
  assert_done (beckon_region_enable_organization_admin_account (self, MANAGEMENT, DELEGATE, &error));
  assert_done (beckon_region_update_organization_configuration (self, DELEGATE, TRUE, NULL, NULL, &error));
  assert_done (beckon_region_set_organization (self, ENROLLED, MANAGEMENT, &error));
  assert_done (beckon_region_update_organization_configuration (self, DELEGATE, FALSE, NULL, NULL, &error));
}

static BeckonRegion *
world_new (const char *state_name)
{
  BeckonRegion *world = region_new ();
  BeckonState state = BECKON_STATE_NONE;

  ck_assert (beckon_state_from_string (state_name, &state));
  enable (world, ADMINISTRATOR, RIVAL, MEMBER, SIBLING, NULL);
  pair_in_state (world, ADMINISTRATOR, MEMBER, state);
  found_organizations (world);

  return world;
}

/* Both forms answer this, and do the same. */
START_TEST (test_answer)
{
  const Answer *row = &answers[_i];
  g_autoptr (BeckonRegion) by_request = world_new (row->state);
  g_autoptr (BeckonRegion) by_name = world_new (row->state);
  g_auto (Record) record = record_of (by_request, ADMINISTRATOR, MEMBER);
  g_autofree char *input = spell (row->input, record.invitation_id);
  g_autofree char *answer = spell (row->answer, record.invitation_id);
  g_autoptr (BeckonWorld) world = NULL, other_world = NULL;

  assert_answer (ask (by_request, row->caller, row->operation, row->query, has_body (row->operation) ? input : NULL),
                 200, answer);
  assert_answer (ask_by_name (by_name, row->caller, row->operation, input), 200, answer);

  world = beckon_region_snapshot (by_request);
  other_world = beckon_region_snapshot (by_name);
  ck_assert_beckon_worlds_equal (other_world, world);
  ck_assert_beckon_invariants (by_request);
}
END_TEST

/* No operation without a row. */
START_TEST (test_every_operation_has_an_answer)
{
  guint n_rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    n_rows += answers[i].operation == (BeckonOperation) _i;

  ck_assert_uint_gt (n_rows, 0);
}
END_TEST

/* Compact, and in the order of section 5. */
START_TEST (test_bytes)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);

  assert_bytes (
      ask (region, ADMINISTRATOR, BECKON_OPERATION_INVITE_MEMBERS, NULL, "{\"AccountIds\": [\"" MEMBER "\"]}"),
      "{\"UnprocessedAccounts\":[]}");
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, NULL, NULL), "{}");
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, NULL), "{\"InvitationsCount\":1}");
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, "{\"AccountIds\":[\"x\"]}"),
                "{\"UnprocessedAccounts\":[{\"AccountId\":\"x\",\"ProcessingResult\":\"The request is "
                "rejected "
                "because " NO_INVITATION "\"}]}");
}
END_TEST

/* The same of the operations that came with version 2. Tags stand in the order of their keys. */
START_TEST (test_bytes_of_version_2)
{
  found_organizations (region);
  assert_bytes (ask (region, OTHER_MANAGEMENT, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, NULL,
                     "{\"AdminAccountId\":\"" SIBLING "\"}"),
                "{\"AdminAccountId\":\"" SIBLING "\",\"Feature\":\"SecurityHub\"}");
  assert_bytes (ask (region, OTHER_MANAGEMENT, BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, NULL, NULL),
                "{\"AdminAccounts\":[{\"AccountId\":\"" SIBLING "\",\"Status\":\"ENABLED\"}],"
                "\"Feature\":\"SecurityHub\"}");
  assert_bytes (ask (region, SIBLING, BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, NULL,
                     "{\"AutoEnable\":false,\"OrganizationConfiguration\":{\"ConfigurationType\":\"CENTRAL\"}}"),
                "{}");
  turn (region, BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS, 1);
  assert_bytes (ask (region, DELEGATE, BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, NULL, NULL),
                "{\"AutoEnable\":false,\"MemberAccountLimitReached\":true,\"AutoEnableStandards\":\"DEFAULT\","
                "\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}");
  assert_bytes (ask (region, SIBLING, BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, NULL, NULL),
                "{\"AutoEnable\":false,\"MemberAccountLimitReached\":false,\"AutoEnableStandards\":\"NONE\","
                "\"OrganizationConfiguration\":{\"ConfigurationType\":\"CENTRAL\",\"Status\":\"ENABLED\"}}");
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_TAG_RESOURCE, NULL,
                     "{\"Tags\":{\"team\":\"r\\u00e9\\\"\\n\",\"Team\":\"\",\"a:b/c\":\"x y\"}}"),
                "{}");
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE, NULL, NULL),
                "{\"Tags\":{\"Team\":\"\",\"a:b/c\":\"x y\",\"team\":\"r\xc3\xa9\\\"\\n\"}}");
}
END_TEST

/* O-12, G-17: what was set, and what the administrator set, is what DescribeHub shows. */
START_TEST (test_g17_hub_of_a_member)
{
  const char *configured = "{\"HubArn\":\"" ARN_OF (
      MEMBER) "\",\"SubscribedAt\":\"" START
              "\",\"AutoEnableControls\":false,\"ControlFindingGenerator\":\"STANDARD_CONTROL\"}";
  const char *of_its_administrator = "{\"HubArn\":\"" ARN_OF (
      MEMBER) "\",\"SubscribedAt\":\"" START
              "\",\"AutoEnableControls\":false,\"ControlFindingGenerator\":\"SECURITY_CONTROL\"}";

  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, NULL,
                     "{\"AutoEnableControls\":false,\"ControlFindingGenerator\":\"STANDARD_CONTROL\"}"),
                "{}");
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_DESCRIBE_HUB, NULL, NULL), configured);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_DESCRIBE_HUB, NULL, NULL), of_its_administrator);
  member_leaves (region, MEMBER);
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_DESCRIBE_HUB, NULL, NULL), configured);
}
END_TEST

/* W-3: what the wire says of an id is the id. */
START_TEST (test_w3_ids_that_need_escapes)
{
  const char *id = "\\\"\\\\/\\b\\u001f\\u00e9\\u2028\\ud83d\\ude00<&";
  g_autofree char *input = g_strdup_printf ("{\"AccountIds\":[\"%s\"]}", id);
  g_autofree char *answer = g_strdup_printf ("{\"UnprocessedAccounts\":[{\"AccountId\":\"%s\",\"ProcessingResult\":"
                                             "\"The request is rejected because " NO_INVITATION "\"}]}",
                                             id);

  assert_answer (ask (region, MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, input), 200, answer);
}
END_TEST

/* --- times (W-4) --------------------------------------------------------------------------- */

static const struct
{
  gint64 now_us;
  const char *text;
} times[] = {
  { START_US, START },
  { START_US + 123999, "2026-01-01T00:00:00.123Z" },
  { START_US + 999, "2026-01-01T00:00:00.000Z" },
  { START_US + 999999, "2026-01-01T00:00:00.999Z" },
  { 0, "1970-01-01T00:00:00.000Z" },
  { -1, "1969-12-31T23:59:59.999Z" },
  { -1000, "1969-12-31T23:59:59.999Z" },
  { -1001, "1969-12-31T23:59:59.998Z" },
  { -876001, "1969-12-31T23:59:59.123Z" },
  { G_GINT64_CONSTANT (951782400000000), "2000-02-29T00:00:00.000Z" },
  { G_GINT64_CONSTANT (-2203891200000000) - 1, "1900-02-28T23:59:59.999Z" },
  { FIRST_TIME_US, "0001-01-01T00:00:00.000Z" },
  { LAST_TIME_US, "9999-12-31T23:59:59.999Z" },
};

START_TEST (test_w4_time)
{
  g_autofree char *expected = g_strdup_printf ("{\"HubArn\":\"arn:aws:securityhub:us-east-1:" STRANGER
                                               ":hub/default\",\"SubscribedAt\":\"%s\",\"AutoEnableControls\":true,"
                                               "\"ControlFindingGenerator\":\"SECURITY_CONTROL\"}",
                                               times[_i].text);

  beckon_region_set_fixed_clock (region, times[_i].now_us);
  enable (region, STRANGER, NULL);
  assert_answer (ask (region, STRANGER, BECKON_OPERATION_DESCRIBE_HUB, NULL, NULL), 200, expected);
}
END_TEST

/* T-1: InvitedAt is of the invitation, UpdatedAt of the latest move. */
START_TEST (test_t1_times_of_an_association)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  beckon_region_advance_clock (region, 1001999);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  beckon_region_advance_clock (region, 60 * G_USEC_PER_SEC);
  member_declines (region, MEMBER, ADMINISTRATOR);

  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  g_autofree char *member
      = spell ("{'Members':[{'AccountId':'" MEMBER
               "','Email':'" EMAIL (MEMBER) "','MasterId':'" ADMINISTRATOR "','AdministratorId':'" ADMINISTRATOR
                                            "','MemberStatus':'Resigned',"
                                            "'InvitedAt':'2026-01-01T00:00:01.001Z','UpdatedAt':'"
                                            "2026-01-01T00:01:01.001Z'}]}",
               NULL);
  g_autofree char *invitation = spell ("{'Invitations':[{'AccountId':'" ADMINISTRATOR "','InvitationId':'<id>',"
                                       "'InvitedAt':'2026-01-01T00:00:01.001Z','MemberStatus':'Resigned'}]}",
                                       record.invitation_id);
  assert_answer (ask (region, ADMINISTRATOR, BECKON_OPERATION_LIST_MEMBERS, "OnlyAssociated=false", NULL), 200, member);
  assert_answer (ask (region, MEMBER, BECKON_OPERATION_LIST_INVITATIONS, NULL, NULL), 200, invitation);
}
END_TEST

/* --- partitions (W-1) ---------------------------------------------------------------------- */

static const struct
{
  const char *name, *partition;
} partitions[] = {
  { "us-east-1", "aws" },         { "cn-north-1", "aws-cn" }, { "us-gov-west-1", "aws-us-gov" },
  { "cn-northwest-1", "aws-cn" }, { "cnx", "aws" },           { "us-government-1", "aws" },
  { "eu-cn-1", "aws" },
};

START_TEST (test_w1_arn_of_a_hub)
{
  g_autoptr (BeckonRegion) world = beckon_region_new (partitions[_i].name, NULL);
  g_autofree char *query = g_strdup_printf ("HubArn=arn:%s:securityhub:%s:" MEMBER ":hub/default",
                                            partitions[_i].partition, partitions[_i].name);
  g_autofree char *expected
      = g_strdup_printf ("{\"HubArn\":\"%s\",\"SubscribedAt\":\"" START "\",\"AutoEnableControls\":true,"
                         "\"ControlFindingGenerator\":\"SECURITY_CONTROL\"}",
                         query + strlen ("HubArn="));

  beckon_region_set_fixed_clock (world, START_US);
  enable (world, MEMBER, NULL);
  assert_answer (ask (world, MEMBER, BECKON_OPERATION_DESCRIBE_HUB, query, NULL), 200, expected);
}
END_TEST

/* --- pages (O-7) --------------------------------------------------------------------------- */

static BeckonWireResponse *
ask_for_page (const char *token, gboolean is_by_name)
{
  g_autofree char *query = g_strdup_printf ("OnlyAssociated=false&MaxResults=2%s%s", token != NULL ? "&NextToken=" : "",
                                            token != NULL ? token : "");
  g_autofree char *input
      = g_strdup_printf ("{\"OnlyAssociated\":false,\"MaxResults\":2,\"NextToken\":%s%s%s}", token != NULL ? "\"" : "",
                         token != NULL ? token : "null", token != NULL ? "\"" : "");

  return is_by_name ? ask_by_name (region, ADMINISTRATOR, BECKON_OPERATION_LIST_MEMBERS, input)
                    : ask (region, ADMINISTRATOR, BECKON_OPERATION_LIST_MEMBERS, query, NULL);
}

START_TEST (test_o7_pages)
{
  g_autoptr (BeckonWireResponse) response = NULL;
  json_t *first, *second;
  const char *token;

  assert_done (create_members (region, ADMINISTRATOR, IDS ("1", "2", "3"), &error));
  response = ask_for_page (NULL, _i);
  first = json_loads (text_of (response), 0, NULL);
  token = json_string_value (json_object_get (first, "NextToken"));
  ck_assert_uint_eq (json_array_size (json_object_get (first, "Members")), 2);
  ck_assert_ptr_nonnull (token);
  ck_assert_str_ne (token, "");
  ck_assert_uint_eq (strspn (token, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-"), strlen (token));

  beckon_wire_response_unref (response);
  response = ask_for_page (token, _i);
  second = json_loads (text_of (response), 0, NULL);
  ck_assert_uint_eq (json_array_size (json_object_get (second, "Members")), 1);
  ck_assert_ptr_null (json_object_get (second, "NextToken"));

  json_decref (first);
  json_decref (second);
}
END_TEST

/* --- the memory of an answer ------------------------------------------------------------------ */

static gsize json_size, largest_json_size;

static void *
allocate (size_t size)
{
  void *memory = malloc (size);

  json_size += malloc_usable_size (memory);
  largest_json_size = MAX (largest_json_size, json_size);

  return memory;
}

static void
release (void *memory)
{
  json_size -= malloc_usable_size (memory);
  free (memory);
}

#define N_TIMES 2000

static char *
name_often (const char *id)
{
  GString *body = g_string_new ("{\"AccountIds\":[");

  for (guint i = 0; i < N_TIMES; i++)
    g_string_append_printf (body, "%s\"%s\"", i > 0 ? "," : "", id);
  g_string_append (body, "]}");

  return g_string_free (body, FALSE);
}

/* An answer can be 40 times as large as its request, and as JSON values it would be ten times as large again: it is
 * not made of them. */
START_TEST (test_values_of_a_large_answer)
{
  static const struct
  {
    const char *caller;
    BeckonOperation operation;
    const char *id, *field;
  } large[] = { { ADMINISTRATOR, BECKON_OPERATION_GET_MEMBERS, MEMBER, "Members" },
                { MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, STRANGER, "UnprocessedAccounts" } };
  g_autofree char *body = name_often (large[_i].id);
  g_autoptr (BeckonWireResponse) response = NULL;
  json_t *answer;

  populate ();
  json_set_alloc_funcs (allocate, release);
  response = ask (region, large[_i].caller, large[_i].operation, NULL, body);
  json_set_alloc_funcs (malloc, free);
  assert_well_formed (response);
  answer = json_loads (text_of (response), 0, NULL);
  ck_assert_uint_eq (json_array_size (json_object_get (answer, large[_i].field)), N_TIMES);
  ck_assert_uint_gt (largest_json_size, 0);
  ck_assert_uint_lt (largest_json_size, strlen (text_of (response)));
  json_decref (answer);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-answers");
  TCase *tcase;

  tcase = testing_add_tcase (suite, "operations");
  tcase_add_loop_test (tcase, test_answer, 0, G_N_ELEMENTS (answers));
  tcase_add_loop_test (tcase, test_every_operation_has_an_answer, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_bytes);
  tcase_add_test (tcase, test_bytes_of_version_2);
  tcase_add_test (tcase, test_g17_hub_of_a_member);
  tcase_add_test (tcase, test_w3_ids_that_need_escapes);

  tcase = testing_add_tcase (suite, "times");
  tcase_add_loop_test (tcase, test_w4_time, 0, G_N_ELEMENTS (times));
  tcase_add_test (tcase, test_t1_times_of_an_association);

  tcase = testing_add_tcase (suite, "partitions");
  tcase_add_loop_test (tcase, test_w1_arn_of_a_hub, 0, G_N_ELEMENTS (partitions));

  tcase = testing_add_tcase (suite, "pages");
  tcase_add_loop_test (tcase, test_o7_pages, FALSE, TRUE + 1);

  tcase = testing_add_tcase (suite, "large");
  tcase_add_loop_test (tcase, test_values_of_a_large_answer, 0, 2);

  return testing_run (suite);
}
