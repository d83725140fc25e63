/* SPDX-License-Identifier: MIT */
/* The wire: every member of every input is data; what is refused changes nothing (O-4, O-12 to O-15). */
#include "../testing-wire.h"

/* JSON is written with single quotes; `<1025>` and the like stand for so many letters. */
static char *
spell_out (const char *text)
{
  static const guint lengths[] = { 1024, 1025, 1048576 };
  g_autofree char *spelt = spell (text, NULL);
  GString *long_text = g_string_new (spelt);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *mark = g_strdup_printf ("<%u>", lengths[i]);
      g_autofree char *letters = g_strnfill (lengths[i], 'x');

      g_string_replace (long_text, mark, letters, 0);
    }

  return g_string_free (long_text, FALSE);
}

/* --- AccountIds (O-4) ------------------------------------------------------------------------ */

static const BeckonOperation id_operations[] = {
  BECKON_OPERATION_GET_MEMBERS,          BECKON_OPERATION_DELETE_MEMBERS,      BECKON_OPERATION_INVITE_MEMBERS,
  BECKON_OPERATION_DISASSOCIATE_MEMBERS, BECKON_OPERATION_DECLINE_INVITATIONS, BECKON_OPERATION_DELETE_INVITATIONS,
};

/* The first id of some of them is good: nothing happens to it either. */
static const char *const bad_ids[] = {
  "",
  "{}",
  "{'accountIds':['1']}",
  "{'AccountIds ':['1']}",
  "{'AccountIds':null}",
  "{'AccountIds':[]}",
  "{'AccountIds':'" MEMBER "'}",
  "{'AccountIds':''}",
  "{'AccountIds':111122223333}",
  "{'AccountIds':true}",
  "{'AccountIds':{}}",
  "{'AccountIds':{'0':'" MEMBER "'}}",
  "{'AccountIds':[111122223333]}",
  "{'AccountIds':[null]}",
  "{'AccountIds':[false]}",
  "{'AccountIds':[1.5]}",
  "{'AccountIds':[[]]}",
  "{'AccountIds':[['" MEMBER "']]}",
  "{'AccountIds':[{'AccountId':'" MEMBER "'}]}",
  "{'AccountIds':['']}",
  "{'AccountIds':[' ']}",
  "{'AccountIds':['\\t\\n\\u000b\\f\\r ']}",
  "{'AccountIds':['\\u0000']}",
  "{'AccountIds':['\\u0000" MEMBER "']}",
  "{'AccountIds':['" MEMBER "\\u0000']}",
  "{'AccountIds':['" ADMINISTRATOR "\\u0000']}",
  "{'AccountIds':['<1025>']}",
  "{'AccountIds':['<1024>\\u00e9']}",
  "{'AccountIds':['<1048576>']}",
  "{'AccountIds':['" MEMBER "','" ADMINISTRATOR "','created','']}",
  "{'AccountIds':['" MEMBER "','" ADMINISTRATOR "','created',null]}",
  "{'AccountIds':['" MEMBER "','" ADMINISTRATOR "','created',7]}",
  "{'AccountIds':['" MEMBER "','" ADMINISTRATOR "','created','x\\u0000']}",
  "{'AccountIds':['" MEMBER "','" ADMINISTRATOR "','created','<1025>']}",
};

START_TEST (test_o4_bad_ids)
{
  BeckonOperation operation = id_operations[(guint) _i / G_N_ELEMENTS (bad_ids)];
  g_autofree char *input = spell_out (bad_ids[(guint) _i % G_N_ELEMENTS (bad_ids)]);

  populate ();
  ck_assert_beckon_unchanged_by (region, {
    assert_refused (ask (region, caller_of (operation), operation, NULL, input), 400, "InvalidInputException",
                    "AccountIds");
    assert_refused (ask_by_name (region, caller_of (operation), operation, input), 400, "InvalidInputException",
                    "AccountIds");
  });
}
END_TEST

/* W-3: any text with something in it, and the same one twice; other members are ignored. */
static const char *const good_ids[] = {
  "{'AccountIds':['1']}",
  "{'AccountIds':[' 1 ']}",
  "{'AccountIds':['\\u00a0']}",
  "{'AccountIds':['\\u200b','\\ud83d\\ude00','\\u0001','\\u001c']}",
  "{'AccountIds':['<1024>']}",
  "{'AccountIds':['" MEMBER "','" MEMBER "']}",
  "{'AccountIds':['x'],'accountIds':5,'AccountId':null,'MaxResults':'x','Email':{}}",
  " \t\r\n{ 'AccountIds' :\n[ 'x' ] }\r\n\t ",
  "{'\\u0041ccountIds':['x'],'n':[-0,1E5,0.1,9223372036854775807,-9223372036854775808]}",
};

START_TEST (test_o4_good_ids)
{
  BeckonOperation operation = id_operations[(guint) _i / G_N_ELEMENTS (good_ids)];
  g_autofree char *input = spell_out (good_ids[(guint) _i % G_N_ELEMENTS (good_ids)]);

  assert_exception (ask (region, caller_of (operation), operation, NULL, input), 200, NULL);
  assert_exception (ask_by_name (region, caller_of (operation), operation, input), 200, NULL);
}
END_TEST

START_TEST (test_o4_many_ids)
{
  g_auto (GStrv) ids = account_ids_new (20000);
  g_autofree char *list = g_strjoinv ("\",\"", ids);
  g_autofree char *input = g_strdup_printf ("{\"AccountIds\":[\"%s\"]}", list);

  assert_exception (ask (region, MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, input), 200, NULL);
}
END_TEST

/* --- the other members (O-4) ----------------------------------------------------------------- */

#define CREATE BECKON_OPERATION_CREATE_MEMBERS
#define ACCEPT BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION
#define ACCEPT_OLD BECKON_OPERATION_ACCEPT_INVITATION
#define MEMBERS BECKON_OPERATION_LIST_MEMBERS
#define INVITATIONS BECKON_OPERATION_LIST_INVITATIONS
#define HUB BECKON_OPERATION_DESCRIBE_HUB
#define ENABLE BECKON_OPERATION_ENABLE_SECURITY_HUB
#define CONFIGURE BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION
#define DESIGNATE BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT
#define UNDESIGNATE BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT
#define ADMINS BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS
#define UPDATE BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION
#define TAG BECKON_OPERATION_TAG_RESOURCE
#define UNTAG BECKON_OPERATION_UNTAG_RESOURCE
#define TAGS BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE
#define ARN "'ResourceArn':'" ARN_OF (MEMBER) "'"

/* A document, sent as the body where there is one and as the input document of the other form. */
typedef struct
{
  BeckonOperation operation;
  const char *mention; /* the member that the message names */
  const char *input;
} Document;

static const Document bad_documents[] = {
  /* clang-format off */
  { CREATE, "AccountDetails", "{}" },
  { CREATE, "AccountDetails", "{'AccountDetails':null}" },
  { CREATE, "AccountDetails", "{'AccountDetails':[]}" },
  { CREATE, "AccountDetails", "{'AccountDetails':'x'}" },
  { CREATE, "AccountDetails", "{'AccountDetails':1}" },
  { CREATE, "AccountDetails", "{'AccountDetails':{'AccountId':'1'}}" },
  { CREATE, "AccountDetails", "{'AccountDetails':['1']}" },
  { CREATE, "AccountDetails", "{'AccountDetails':[null]}" },
  { CREATE, "AccountDetails", "{'AccountDetails':[5]}" },
  { CREATE, "AccountDetails", "{'AccountDetails':[['1']]}" },
  { CREATE, "AccountDetails", "{'AccountIds':['1']}" },
  { CREATE, "AccountDetails", "{'AccountDetails':[{'AccountId':'1'},'2']}" },
  { CREATE, "AccountId", "{'AccountDetails':[{}]}" },
  { CREATE, "AccountId", "{'AccountDetails':[{'Email':'a@example.com'}]}" },
  { CREATE, "AccountId", "{'AccountDetails':[{'AccountId':null}]}" },
  { CREATE, "AccountId", "{'AccountDetails':[{'AccountId':1}]}" },
  { CREATE, "AccountId", "{'AccountDetails':[{'AccountId':['1']}]}" },
  { CREATE, "AccountId", "{'AccountDetails':[{'AccountId':''}]}" },
  { CREATE, "AccountId", "{'AccountDetails':[{'AccountId':'\\t '}]}" },
  { CREATE, "AccountId", "{'AccountDetails':[{'AccountId':'1\\u0000'}]}" },
  { CREATE, "AccountId", "{'AccountDetails':[{'AccountId':'<1025>'}]}" },
  { CREATE, "AccountId", "{'AccountDetails':[{'AccountId':'<1048576>'}]}" },
  { CREATE, "AccountId", "{'AccountDetails':[{'AccountId':'1'},{'AccountId':' '}]}" },
  { CREATE, "Email", "{'AccountDetails':[{'AccountId':'1','Email':''}]}" },
  { CREATE, "Email", "{'AccountDetails':[{'AccountId':'1','Email':' \\n'}]}" },
  { CREATE, "Email", "{'AccountDetails':[{'AccountId':'1','Email':5}]}" },
  { CREATE, "Email", "{'AccountDetails':[{'AccountId':'1','Email':true}]}" },
  { CREATE, "Email", "{'AccountDetails':[{'AccountId':'1','Email':['a@example.com']}]}" },
  { CREATE, "Email", "{'AccountDetails':[{'AccountId':'1','Email':'a@example.com\\u0000'}]}" },
  { CREATE, "Email", "{'AccountDetails':[{'AccountId':'1'},{'AccountId':'2','Email':{}}]}" },

  { ACCEPT, "AdministratorId", "{'InvitationId':'x'}" },
  { ACCEPT, "AdministratorId", "{'MasterId':'" ADMINISTRATOR "','InvitationId':'x'}" },
  { ACCEPT, "AdministratorId", "{'AdministratorId':null,'InvitationId':'x'}" },
  { ACCEPT, "AdministratorId", "{'AdministratorId':123456789012,'InvitationId':'x'}" },
  { ACCEPT, "AdministratorId", "{'AdministratorId':['" ADMINISTRATOR "'],'InvitationId':'x'}" },
  { ACCEPT, "AdministratorId", "{'AdministratorId':'','InvitationId':'x'}" },
  { ACCEPT, "AdministratorId", "{'AdministratorId':' ','InvitationId':'x'}" },
  { ACCEPT, "AdministratorId", "{'AdministratorId':'" ADMINISTRATOR "\\u0000','InvitationId':'x'}" },
  { ACCEPT, "AdministratorId", "{'AdministratorId':'<1025>','InvitationId':'x'}" },
  { ACCEPT, "InvitationId", "{'AdministratorId':'" ADMINISTRATOR "'}" },
  { ACCEPT, "InvitationId", "{'AdministratorId':'" ADMINISTRATOR "','InvitationId':null}" },
  { ACCEPT, "InvitationId", "{'AdministratorId':'" ADMINISTRATOR "','InvitationId':7}" },
  { ACCEPT, "InvitationId", "{'AdministratorId':'" ADMINISTRATOR "','InvitationId':{}}" },
  { ACCEPT, "InvitationId is not a valid invitation id: it ", "{'AdministratorId':'" ADMINISTRATOR "','InvitationId':''}" },
  { ACCEPT, "InvitationId is not a valid invitation id: it ", "{'AdministratorId':'" ADMINISTRATOR "','InvitationId':'\\r'}" },
  { ACCEPT, "InvitationId", "{'AdministratorId':'" ADMINISTRATOR "','InvitationId':'x\\u0000'}" },
  { ACCEPT, "InvitationId is not a valid invitation id: it ", "{'AdministratorId':'" ADMINISTRATOR "','InvitationId':'<1025>'}" },
  { ACCEPT_OLD, "MasterId", "{'AdministratorId':'" ADMINISTRATOR "','InvitationId':'x'}" },
  { ACCEPT_OLD, "MasterId", "{'MasterId':false,'InvitationId':'x'}" },
  { ACCEPT_OLD, "MasterId", "{'MasterId':'\\u0000','InvitationId':'x'}" },
  { ACCEPT_OLD, "InvitationId", "{'MasterId':'" ADMINISTRATOR "','InvitationId':[]}" },

  { MEMBERS, "MaxResults", "{'MaxResults':0}" },
  { MEMBERS, "MaxResults", "{'MaxResults':51}" },
  { MEMBERS, "MaxResults", "{'MaxResults':-1}" },
  { MEMBERS, "MaxResults", "{'MaxResults':'5'}" },
  { MEMBERS, "MaxResults", "{'MaxResults':5.0}" },
  { MEMBERS, "MaxResults", "{'MaxResults':1e1}" },
  { MEMBERS, "MaxResults", "{'MaxResults':true}" },
  { MEMBERS, "MaxResults", "{'MaxResults':[5]}" },
  { MEMBERS, "MaxResults", "{'MaxResults':{}}" },
  { MEMBERS, "MaxResults", "{'MaxResults':4294967297}" },
  { MEMBERS, "MaxResults", "{'MaxResults':-4294967295}" },
  { MEMBERS, "MaxResults", "{'MaxResults':9223372036854775807}" },
  { MEMBERS, "OnlyAssociated", "{'OnlyAssociated':'true'}" },
  { MEMBERS, "OnlyAssociated", "{'OnlyAssociated':'True'}" },
  { MEMBERS, "OnlyAssociated", "{'OnlyAssociated':1}" },
  { MEMBERS, "OnlyAssociated", "{'OnlyAssociated':0}" },
  { MEMBERS, "OnlyAssociated", "{'OnlyAssociated':[]}" },
  { MEMBERS, "NextToken", "{'NextToken':5}" },
  { MEMBERS, "NextToken", "{'NextToken':false}" },
  { MEMBERS, "NextToken", "{'NextToken':['x']}" },
  { MEMBERS, "NextToken", "{'NextToken':''}" },
  { MEMBERS, "NextToken", "{'NextToken':'garbage'}" },
  { MEMBERS, "NextToken", "{'NextToken':'\\u0000'}" },
  { MEMBERS, "NextToken", "{'NextToken':'<1048576>'}" },
  { INVITATIONS, "MaxResults", "{'MaxResults':0}" },
  { INVITATIONS, "MaxResults", "{'MaxResults':51}" },
  { INVITATIONS, "MaxResults", "{'MaxResults':'5'}" },
  { INVITATIONS, "NextToken", "{'NextToken':{}}" },
  { INVITATIONS, "NextToken", "{'NextToken':'\\u00e9'}" },
  { HUB, "HubArn", "{'HubArn':5}" },
  { HUB, "HubArn", "{'HubArn':['arn:aws:securityhub:us-east-1:" MEMBER ":hub/default']}" },
  { HUB, "HubArn", "{'HubArn':''}" },
  { HUB, "HubArn", "{'HubArn':'default'}" },
  { HUB, "HubArn", "{'HubArn':'arn:aws:securityhub:us-east-1:" MEMBER ":hub/default\\u0000'}" },

  { ENABLE, "Tags", "{'Tags':5}" },
  { ENABLE, "Tags", "{'Tags':[]}" },
  { ENABLE, "Tags", "{'Tags':{}}" },
  { ENABLE, "Tags", "{'Tags':'team'}" },
  { ENABLE, "Tags", "{'Tags':true}" },
  { ENABLE, "Tags", "{'Tags':[{'Key':'team','Value':'red'}]}" },
  { ENABLE, "Tags", "{'Tags':{'team':null}}" },
  { ENABLE, "Tags", "{'Tags':{'team':5}}" },
  { ENABLE, "Tags", "{'Tags':{'team':{}}}" },
  { ENABLE, "Tags", "{'Tags':{'cost':'','team':['red']}}" },
  { ENABLE, "Tags", "{'Tags':{'team':'red\\u0000'}}" },
  { ENABLE, "Tags", "{'Tags':{'':'red'}}" },
  { ENABLE, "Tags", "{'Tags':{'\\u00e9':'red'}}" },
  { ENABLE, "Tags", "{'Tags':{'team red':''}}" },
  { ENABLE, "Tags", "{'Tags':{'aws:team':''}}" },
  { ENABLE, "Tags", "{'Tags':{'<1024>':''}}" },
  { ENABLE, "Tags", "{'Tags':{'team':'<1024>'}}" },
  { ENABLE, "ControlFindingGenerator", "{'ControlFindingGenerator':''}" },
  { ENABLE, "ControlFindingGenerator", "{'ControlFindingGenerator':'security_control'}" },
  { ENABLE, "ControlFindingGenerator", "{'ControlFindingGenerator':1}" },
  { ENABLE, "ControlFindingGenerator", "{'ControlFindingGenerator':['SECURITY_CONTROL']}" },
  { ENABLE, "ControlFindingGenerator", "{'ControlFindingGenerator':'SECURITY_CONTROL\\u0000'}" },
  { CONFIGURE, "AutoEnableControls", "{'AutoEnableControls':'true'}" },
  { CONFIGURE, "AutoEnableControls", "{'AutoEnableControls':0}" },
  { CONFIGURE, "AutoEnableControls", "{'AutoEnableControls':[false]}" },
  { CONFIGURE, "AutoEnableControls", "{'AutoEnableControls':{}}" },
  { CONFIGURE, "ControlFindingGenerator", "{'AutoEnableControls':false,'ControlFindingGenerator':'CONTROL'}" },
  { CONFIGURE, "ControlFindingGenerator", "{'ControlFindingGenerator':false}" },

  { DESIGNATE, "AdminAccountId", "{}" },
  { DESIGNATE, "AdminAccountId", "{'AdminAccountId':null}" },
  { DESIGNATE, "AdminAccountId", "{'AdminAccountId':555566667777}" },
  { DESIGNATE, "AdminAccountId", "{'AdminAccountId':['" DELEGATE "']}" },
  { DESIGNATE, "AdminAccountId", "{'AdminAccountId':''}" },
  { DESIGNATE, "AdminAccountId", "{'AdminAccountId':'\\t'}" },
  { DESIGNATE, "AdminAccountId", "{'AdminAccountId':'" DELEGATE "\\u0000'}" },
  { DESIGNATE, "AdminAccountId", "{'AdminAccountId':'<1025>'}" },
  { DESIGNATE, "AdminAccountId", "{'adminAccountId':'" DELEGATE "'}" },
  { DESIGNATE, "Feature", "{'AdminAccountId':'" DELEGATE "','Feature':''}" },
  { DESIGNATE, "Feature", "{'AdminAccountId':'" DELEGATE "','Feature':5}" },
  { DESIGNATE, "Feature", "{'AdminAccountId':'" DELEGATE "','Feature':'SecurityHubV2'}" },
  { UNDESIGNATE, "AdminAccountId", "{'Feature':'SecurityHub'}" },
  { UNDESIGNATE, "AdminAccountId", "{'AdminAccountId':true}" },
  { UNDESIGNATE, "Feature", "{'AdminAccountId':'" DELEGATE "','Feature':'securityhub'}" },
  { UNDESIGNATE, "Feature", "{'AdminAccountId':'" DELEGATE "','Feature':{}}" },
  { ADMINS, "Feature", "{'Feature':'SecurityHubV2'}" },
  { ADMINS, "Feature", "{'Feature':false}" },
  { ADMINS, "MaxResults", "{'MaxResults':11}" },
  { ADMINS, "MaxResults", "{'MaxResults':'5'}" },
  { ADMINS, "NextToken", "{'NextToken':''}" },
  { ADMINS, "NextToken", "{'NextToken':'garbage'}" },

  { UPDATE, "AutoEnable", "{}" },
  { UPDATE, "AutoEnable", "{'AutoEnable':null}" },
  { UPDATE, "AutoEnable", "{'AutoEnable':'true'}" },
  { UPDATE, "AutoEnable", "{'AutoEnable':1}" },
  { UPDATE, "AutoEnable", "{'AutoEnable':[]}" },
  { UPDATE, "AutoEnableStandards", "{'AutoEnable':true,'AutoEnableStandards':''}" },
  { UPDATE, "AutoEnableStandards", "{'AutoEnable':true,'AutoEnableStandards':'default'}" },
  { UPDATE, "AutoEnableStandards", "{'AutoEnable':true,'AutoEnableStandards':false}" },
  { UPDATE, "AutoEnableStandards", "{'AutoEnable':true,'AutoEnableStandards':['NONE']}" },
  { UPDATE, "OrganizationConfiguration", "{'AutoEnable':true,'OrganizationConfiguration':'LOCAL'}" },
  { UPDATE, "OrganizationConfiguration", "{'AutoEnable':true,'OrganizationConfiguration':[]}" },
  { UPDATE, "OrganizationConfiguration", "{'AutoEnable':true,'OrganizationConfiguration':5}" },
  { UPDATE, "ConfigurationType", "{'AutoEnable':true,'OrganizationConfiguration':{'ConfigurationType':''}}" },
  { UPDATE, "ConfigurationType", "{'AutoEnable':true,'OrganizationConfiguration':{'ConfigurationType':'local'}}" },
  { UPDATE, "ConfigurationType", "{'AutoEnable':true,'OrganizationConfiguration':{'ConfigurationType':5}}" },
  { UPDATE, "ConfigurationType", "{'AutoEnable':true,'OrganizationConfiguration':{'ConfigurationType':{}}}" },
  { UPDATE, "AutoEnable", "{'AutoEnable':true,'OrganizationConfiguration':{'ConfigurationType':'CENTRAL'}}" },
  { UPDATE, "AutoEnableStandards", "{'AutoEnable':false,'AutoEnableStandards':'DEFAULT',"
                                   "'OrganizationConfiguration':{'ConfigurationType':'CENTRAL'}}" },

  { TAG, "Tags", "{" ARN "}" },
  { TAG, "Tags", "{" ARN ",'Tags':null}" },
  { TAG, "Tags", "{" ARN ",'Tags':{}}" },
  { TAG, "Tags", "{" ARN ",'Tags':[]}" },
  { TAG, "Tags", "{" ARN ",'Tags':{'team':null}}" },
  { TAG, "Tags", "{" ARN ",'Tags':{'team':1.5}}" },
  { TAG, "Tags", "{" ARN ",'Tags':{'aws:team':'red'}}" },
  /* clang-format on */
};

/* The input document alone: a request has these in its path, or in its query. */
static const Document bad_inputs[] = {
  /* clang-format off */
  { TAG, "ResourceArn", "{'Tags':{'team':'red'}}" },
  { TAG, "ResourceArn", "{'Tags':{'team':'red'},'ResourceArn':null}" },
  { TAG, "ResourceArn", "{'Tags':{'team':'red'},'ResourceArn':5}" },
  { TAG, "ResourceArn", "{'Tags':{'team':'red'},'ResourceArn':['" ARN_OF (MEMBER) "']}" },
  { TAG, "ResourceArn", "{'Tags':{'team':'red'},'ResourceArn':''}" },
  { TAG, "ResourceArn", "{'Tags':{'team':'red'},'ResourceArn':'hub'}" },
  { TAG, "ResourceArn", "{'Tags':{'team':'red'},'ResourceArn':'" ARN_OF (MEMBER) "\\u0000'}" },
  { UNTAG, "TagKeys", "{" ARN "}" },
  { UNTAG, "TagKeys", "{" ARN ",'tagKeys':['team']}" },
  { UNTAG, "TagKeys", "{" ARN ",'TagKeys':null}" },
  { UNTAG, "TagKeys", "{" ARN ",'TagKeys':[]}" },
  { UNTAG, "TagKeys", "{" ARN ",'TagKeys':'team'}" },
  { UNTAG, "TagKeys", "{" ARN ",'TagKeys':{'team':''}}" },
  { UNTAG, "TagKeys", "{" ARN ",'TagKeys':[null]}" },
  { UNTAG, "TagKeys", "{" ARN ",'TagKeys':['team',5]}" },
  { UNTAG, "TagKeys", "{" ARN ",'TagKeys':['team','']}" },
  { UNTAG, "TagKeys", "{" ARN ",'TagKeys':['team\\u0000']}" },
  { UNTAG, "ResourceArn", "{'TagKeys':['team']}" },
  { TAGS, "ResourceArn", "{}" },
  { TAGS, "ResourceArn", "{'ResourceArn':7}" },
  { TAGS, "ResourceArn", "{'ResourceArn':'arn'}" },
  /* clang-format on */
};

START_TEST (test_o4_bad_document)
{
  const Document *row = &bad_documents[_i];
  g_autofree char *input = spell_out (row->input);
  const char *caller = caller_of (row->operation);

  populate ();
  ck_assert_beckon_unchanged_by (region, {
    assert_refused (ask_by_name (region, caller, row->operation, input), 400, "InvalidInputException", row->mention);
    if (has_body (row->operation))
      assert_refused (ask (region, caller, row->operation, NULL, input), 400, "InvalidInputException", row->mention);
  });
}
END_TEST

#define TAGGED "{\"ResourceArn\":\"" ARN_OF (MEMBER) "\",\"Tags\":{\"team\":\"red\"}}"

START_TEST (test_o13_bad_input)
{
  const Document *row = &bad_inputs[_i];
  g_autofree char *input = spell_out (row->input);

  populate ();
  assert_exception (ask_by_name (region, MEMBER, TAG, TAGGED), 200, NULL);
  ck_assert_beckon_unchanged_by (region, assert_refused (ask_by_name (region, MEMBER, row->operation, input), 400,
                                                         "InvalidInputException", row->mention));
}
END_TEST

static const Document good_documents[] = {
  { CREATE, NULL, "{'AccountDetails':[{'AccountId':'1'},{'AccountId':'1','Email':null,'x':5}]}" },
  { CREATE, NULL, "{'AccountDetails':[{'AccountId':'<1024>','Email':'\\u00a0'}],'Email':5}" },
  { MEMBERS, NULL, "{'MaxResults':1,'OnlyAssociated':false,'NextToken':null,'AccountIds':5}" },
  { MEMBERS, NULL, "{'MaxResults':50,'onlyAssociated':'x','maxResults':0}" },
  { MEMBERS, NULL, "{'MaxResults':null,'OnlyAssociated':null}" },
  { INVITATIONS, NULL, "{'MaxResults':50,'OnlyAssociated':'x'}" },
  { HUB, NULL, "{'HubArn':null,'hubArn':''}" },
  { BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, "{'MaxResults':0}" },
  { BECKON_OPERATION_GET_MASTER_ACCOUNT, NULL, "{'x':null}" },
  { CONFIGURE, NULL, "{}" },
  { CONFIGURE, NULL, "{'AutoEnableControls':null,'ControlFindingGenerator':null,'tags':5}" },
  { CONFIGURE, NULL, "{'AutoEnableControls':false,'ControlFindingGenerator':'STANDARD_CONTROL','Tags':5}" },
  { ADMINS, NULL, "{'MaxResults':10,'NextToken':null,'Feature':'SecurityHub'}" },
  { UPDATE, NULL, "{'AutoEnable':true,'OrganizationConfiguration':{}}" },
  { UPDATE, NULL, "{'AutoEnable':true,'OrganizationConfiguration':null,'AutoEnableStandards':null}" },
  { UPDATE, NULL, "{'AutoEnable':true,'OrganizationConfiguration':{'ConfigurationType':null,'Status':5}}" },
  { UPDATE, NULL, "{'AutoEnable':false,'OrganizationConfiguration':{'ConfigurationType':'CENTRAL'}}" },
  { TAG, NULL, "{" ARN ",'Tags':{'azAZ09+-=._:/':'\\u00e9 \\n','b':''},'TagKeys':5}" },
  { UNTAG, NULL, "{" ARN ",'TagKeys':['a','a','nothing'],'Tags':5}" },
  { TAGS, NULL, "{" ARN ",'TagKeys':5}" },
};

START_TEST (test_o4_good_document)
{
  const Document *row = &good_documents[_i];
  g_autofree char *input = spell_out (row->input);
  const char *caller = caller_of (row->operation);

  populate ();
  assert_exception (ask (region, caller, row->operation, row->operation == UNTAG ? "tagKeys=a" : NULL, input), 200,
                    NULL);
  assert_exception (ask_by_name (region, caller, row->operation, input), 200, NULL);
}
END_TEST

/* O-4: whatever an operation takes, by the table of the operations, has its type: no field is read as a document. */
START_TEST (test_o4_no_field_is_a_document)
{
  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    {
      const char *name = beckon_field_to_string (field);
      g_autofree char *input = g_strdup_printf ("{\"%s\":{}}", name);

      if (beckon_operation_takes_field (_i, field))
        ck_assert_beckon_unchanged_by (
            region, assert_exception (ask_by_name (region, caller_of (_i), _i, input), 400, "InvalidInputException"));
    }
}
END_TEST

/* G-8: 1 to 50. */
START_TEST (test_g8_account_details)
{
  GString *input = g_string_new ("{\"AccountDetails\":[");

  for (int i = 0; i < _i; i++)
    g_string_append_printf (input, "%s{\"AccountId\":\"%d\"}", i == 0 ? "" : ",", i);
  g_string_append (input, "]}");

  if (_i <= 50)
    assert_bytes (ask (region, ADMINISTRATOR, CREATE, NULL, input->str), "{\"UnprocessedAccounts\":[]}");
  else
    ck_assert_beckon_unchanged_by (region, assert_refused (ask (region, ADMINISTRATOR, CREATE, NULL, input->str), 400,
                                                           "InvalidInputException", "AccountDetails"));
  g_string_free (input, TRUE);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-input");
  TCase *tcase;

  tcase = testing_add_tcase (suite, "AccountIds");
  tcase_add_loop_test (tcase, test_o4_bad_ids, 0, G_N_ELEMENTS (id_operations) * G_N_ELEMENTS (bad_ids));
  tcase_add_loop_test (tcase, test_o4_good_ids, 0, G_N_ELEMENTS (id_operations) * G_N_ELEMENTS (good_ids));
  tcase_add_test (tcase, test_o4_many_ids);

  tcase = testing_add_tcase (suite, "other members");
  tcase_add_loop_test (tcase, test_o4_bad_document, 0, G_N_ELEMENTS (bad_documents));
  tcase_add_loop_test (tcase, test_o13_bad_input, 0, G_N_ELEMENTS (bad_inputs));
  tcase_add_loop_test (tcase, test_o4_good_document, 0, G_N_ELEMENTS (good_documents));
  tcase_add_loop_test (tcase, test_o4_no_field_is_a_document, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_g8_account_details, 1, 52);

  return testing_run (suite);
}
