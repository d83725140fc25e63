/* SPDX-License-Identifier: MIT */
/* What each operation writes into the journal, spelled out. */
#include "../testing.h"

#include <string.h>

/* An organization: its management account, and one whose delegated administrator DELEGATE is. */
#define MANAGEMENT "222233334444"
#define DELEGATE "555566667777"

#define KNOWN_ID "0123456789abcdef0123456789abcdef"

static char *
draw_known_id (guint64 nth, gpointer user_data)
{
  return g_strdup (KNOWN_ID);
}

/* The journal has one entry, which is this; and it is taken out. */
static void
assert_entry (const char *expected)
{
  g_autoptr (GPtrArray) entries = beckon_region_take_journal (region);
  g_autofree char *text = NULL;

  ck_assert_uint_eq (entries->len, 1);
  ck_assert_str_eq (g_variant_get_type_string (entries->pdata[0]), "a{sv}");
  ck_assert (!g_variant_is_floating (entries->pdata[0]));
  text = g_variant_print (entries->pdata[0], FALSE);
  ck_assert_str_eq (text, expected);
}

/* --- entries, spelled out -------------------------------------------------------------------- */

/* clang-format off */

#define NOW "int64 1767225600000000"
#define ARN "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default"
#define NOTHING "@a{sv} {}"

#define CALL(caller, operation, input)                                                             \
  "{'time': <" NOW ">, 'caller': <'" caller "'>, 'operation': <'" operation                        \
  "'>, 'input': <" input ">"
#define NAMES(id) "{'AccountIds': <['" id "']>}"
#define EFFECT(account, from, to, rule)                                                            \
  "{'account': <'" account "'>, 'from': <'" from "'>, 'to': <'" to "'>, 'rule': <'" rule "'>"
#define MOVED(account, from, to, rule)                                                             \
  ", 'effects': <[" EFFECT (account, from, to, rule) "}]>"
#define REPORTED(account, state, rule, reason)                                                     \
  ", 'effects': <[" EFFECT (account, state, state, rule) ", 'reason': <'" reason "'>}]>"
#define ANSWER(output) ", 'output': <" output ">}"
#define ALL_PROCESSED "{'UnprocessedAccounts': <@aa{sv} []>}"
#define UNPROCESSED(account, text)                                                                 \
  "'UnprocessedAccounts': <[{'AccountId': <'" account "'>, 'ProcessingResult': <'" text "'>}]>"
#define FAILED(exception, message, reason, rule)                                                   \
  ", 'error': <{'exception': <'" exception "'>, 'message': <'" message "'>, 'reason': <'" reason   \
  "'>, 'rule': <'" rule "'>}>}"
#define INVITATION(status)                                                                         \
  "{'AccountId': <'" ADMINISTRATOR "'>, 'InvitationId': <'" KNOWN_ID "'>, 'InvitedAt': <" NOW      \
  ">, 'MemberStatus': <'" status "'>}"
#define HUB                                                                                        \
  "{'HubArn': <'" ARN "'>, 'SubscribedAt': <" NOW ">, 'AutoEnableControls': <true>, "              \
  "'ControlFindingGenerator': <'SECURITY_CONTROL'>}"
#define NAMES_ADMIN(id) "{'AdminAccountId': <'" id "'>}"
#define RESOURCE "'ResourceArn': <'" ARN "'>"
#define NO_PENDING                                                                                 \
  "The request is rejected because the current account has no pending invitation from the given "  \
  "master account ID or is already an associated member of another master account."

/* What each operation writes down, of the pair ADMINISTRATOR → MEMBER in a state. */
static const struct
{
  BeckonOperation operation;
  BeckonState state;
  const char *caller;
  const char *other;
  const char *entry;
} rows[] = {
  { BECKON_OPERATION_CREATE_MEMBERS, BECKON_STATE_NONE, ADMINISTRATOR, MEMBER,
    CALL (ADMINISTRATOR, "CreateMembers",
          "{'AccountDetails': <[{'AccountId': <'" MEMBER "'>, 'Email': <'" EMAIL (MEMBER) "'>}]>}")
        MOVED (MEMBER, "none", "created", "L-none/create") ANSWER (ALL_PROCESSED) },
  { BECKON_OPERATION_GET_MEMBERS, BECKON_STATE_PENDING, ADMINISTRATOR, MEMBER,
    CALL (ADMINISTRATOR, "GetMembers", NAMES (MEMBER))
        ANSWER ("{'Members': <[{'AccountId': <'" MEMBER "'>, 'Email': <'" EMAIL (MEMBER)
                "'>, 'AdministratorId': <'" ADMINISTRATOR "'>, 'MemberStatus': <'Invited'>, "
                "'InvitedAt': <" NOW ">, 'UpdatedAt': <" NOW
                ">}]>, 'UnprocessedAccounts': <@aa{sv} []>}") },
  { BECKON_OPERATION_LIST_MEMBERS, BECKON_STATE_PENDING, ADMINISTRATOR, MEMBER,
    CALL (ADMINISTRATOR, "ListMembers", "{'OnlyAssociated': <true>, 'MaxResults': <-1>}")
        ANSWER ("{'Members': <@aa{sv} []>}") },
  { BECKON_OPERATION_DELETE_MEMBERS, BECKON_STATE_PENDING, ADMINISTRATOR, MEMBER,
    CALL (ADMINISTRATOR, "DeleteMembers", NAMES (MEMBER))
        MOVED (MEMBER, "pending", "none", "L-pending/delete-member") ANSWER (ALL_PROCESSED) },
  { BECKON_OPERATION_INVITE_MEMBERS, BECKON_STATE_CREATED, ADMINISTRATOR, MEMBER,
    CALL (ADMINISTRATOR, "InviteMembers", NAMES (MEMBER)) ", 'ids': <['" KNOWN_ID "']>" MOVED (
        MEMBER, "created", "pending", "L-created/invite") ANSWER (ALL_PROCESSED) },
  { BECKON_OPERATION_DISASSOCIATE_MEMBERS, BECKON_STATE_ACCEPTED, ADMINISTRATOR, MEMBER,
    CALL (ADMINISTRATOR, "DisassociateMembers", NAMES (MEMBER))
        MOVED (MEMBER, "accepted", "removed", "L-accepted/disassociate") ANSWER (NOTHING) },
  { BECKON_OPERATION_LIST_INVITATIONS, BECKON_STATE_DECLINED, MEMBER, ADMINISTRATOR,
    CALL (MEMBER, "ListInvitations", "{'MaxResults': <-1>}")
        ANSWER ("{'Invitations': <[" INVITATION ("Resigned") "]>}") },
  { BECKON_OPERATION_GET_INVITATIONS_COUNT, BECKON_STATE_PENDING, MEMBER, ADMINISTRATOR,
    CALL (MEMBER, "GetInvitationsCount", NOTHING) ANSWER ("{'InvitationsCount': <int64 1>}") },
  { BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, BECKON_STATE_PENDING, MEMBER, ADMINISTRATOR,
    CALL (MEMBER, "AcceptAdministratorInvitation",
          "{'AdministratorId': <'" ADMINISTRATOR "'>, 'InvitationId': <'" NO_INVITATION_ID "'>}")
        FAILED ("InvalidInputException", NO_PENDING, "no-invitation-to-accept", "G-7") },
  { BECKON_OPERATION_ACCEPT_INVITATION, BECKON_STATE_PENDING, MEMBER, ADMINISTRATOR,
    CALL (MEMBER, "AcceptInvitation",
          "{'MasterId': <'" ADMINISTRATOR "'>, 'InvitationId': <'" NO_INVITATION_ID "'>}")
        FAILED ("InvalidInputException", NO_PENDING, "no-invitation-to-accept", "G-7") },
  { BECKON_OPERATION_DECLINE_INVITATIONS, BECKON_STATE_PENDING, MEMBER, ADMINISTRATOR,
    CALL (MEMBER, "DeclineInvitations", NAMES (ADMINISTRATOR))
        MOVED (ADMINISTRATOR, "pending", "declined", "L-pending/decline") ANSWER (ALL_PROCESSED) },
  { BECKON_OPERATION_DECLINE_INVITATIONS, BECKON_STATE_DECLINED, MEMBER, ADMINISTRATOR,
    CALL (MEMBER, "DeclineInvitations", NAMES (ADMINISTRATOR))
        REPORTED (ADMINISTRATOR, "declined", "L-declined/decline", "already-declined")
            ANSWER ("{" UNPROCESSED (ADMINISTRATOR,
                                     "The request is rejected because the current account has "
                                     "already declined the invitation from the given account ID.")
                    "}") },
  { BECKON_OPERATION_DELETE_INVITATIONS, BECKON_STATE_DECLINED, MEMBER, ADMINISTRATOR,
    CALL (MEMBER, "DeleteInvitations", NAMES (ADMINISTRATOR))
        MOVED (ADMINISTRATOR, "declined", "none", "L-declined/delete-invitation")
            ANSWER (ALL_PROCESSED) },
  { BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, BECKON_STATE_ACCEPTED, MEMBER,
    ADMINISTRATOR,
    CALL (MEMBER, "DisassociateFromAdministratorAccount", NOTHING)
        MOVED (ADMINISTRATOR, "accepted", "resigned", "L-accepted/leave") ANSWER (NOTHING) },
  { BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, BECKON_STATE_NONE, MEMBER, ADMINISTRATOR,
    CALL (MEMBER, "DisassociateFromMasterAccount", NOTHING)
        FAILED ("BadRequestException",
                "The request is rejected because the current account is not associated to a master "
                "account",
                "not-associated", "O-10") },
  { BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, BECKON_STATE_ACCEPTED, MEMBER, ADMINISTRATOR,
    CALL (MEMBER, "GetAdministratorAccount", NOTHING)
        ANSWER ("{'Administrator': <" INVITATION ("Enabled") ">}") },
  { BECKON_OPERATION_GET_MASTER_ACCOUNT, BECKON_STATE_PENDING, MEMBER, ADMINISTRATOR,
    CALL (MEMBER, "GetMasterAccount", NOTHING) ANSWER (NOTHING) },
  { BECKON_OPERATION_ENABLE_SECURITY_HUB, BECKON_STATE_NONE, STRANGER, MEMBER,
    CALL (STRANGER, "EnableSecurityHub", NOTHING) ANSWER (NOTHING) },
  { BECKON_OPERATION_DISABLE_SECURITY_HUB, BECKON_STATE_PENDING, ADMINISTRATOR, MEMBER,
    CALL (ADMINISTRATOR, "DisableSecurityHub", NOTHING)
        MOVED (MEMBER, "pending", "none", "L-pending/disable-hub") ANSWER (NOTHING) },
  { BECKON_OPERATION_DESCRIBE_HUB, BECKON_STATE_NONE, MEMBER, MEMBER,
    CALL (MEMBER, "DescribeHub", NOTHING)
        ANSWER (HUB) },
  { BECKON_OPERATION_GET_MEMBERS, BECKON_STATE_NONE, STRANGER, MEMBER,
    CALL (STRANGER, "GetMembers", NAMES (MEMBER))
        FAILED ("BadRequestException", "The request is rejected since no such resource found.",
                "hub-off-no-such-resource", "G-1") },
  { BECKON_OPERATION_INVITE_MEMBERS, BECKON_STATE_NONE, STRANGER, MEMBER,
    CALL (STRANGER, "InviteMembers", NAMES (MEMBER))
        FAILED ("InvalidAccessException",
                "Account " STRANGER " is not subscribed to AWS Security Hub", "hub-off", "G-1") },
  { BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, BECKON_STATE_NONE, MEMBER, MEMBER,
    CALL (MEMBER, "UpdateSecurityHubConfiguration", "{'AutoEnableControls': <false>}") ANSWER (NOTHING) },
  { BECKON_OPERATION_TAG_RESOURCE, BECKON_STATE_NONE, MEMBER, MEMBER,
    CALL (MEMBER, "TagResource", "{'Tags': <{'team': <'blue'>}>, " RESOURCE "}") ANSWER (NOTHING) },
  { BECKON_OPERATION_UNTAG_RESOURCE, BECKON_STATE_NONE, MEMBER, MEMBER,
    CALL (MEMBER, "UntagResource", "{'TagKeys': <['team']>, " RESOURCE "}") ANSWER (NOTHING) },
  { BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE, BECKON_STATE_NONE, MEMBER, MEMBER,
    CALL (MEMBER, "ListTagsForResource", "{" RESOURCE "}") ANSWER ("{'Tags': <@a{sv} {}>}") },
  { BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, BECKON_STATE_NONE, MANAGEMENT, DELEGATE,
    CALL (MANAGEMENT, "EnableOrganizationAdminAccount", NAMES_ADMIN (DELEGATE))
        FAILED ("ResourceConflictException",
                "The request is rejected because the given account ID is already the delegated administrator of the "
                "organization.",
                "administrator-already-designated", "G-13") },
  { BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, BECKON_STATE_NONE, MANAGEMENT, DELEGATE,
    CALL (MANAGEMENT, "ListOrganizationAdminAccounts", "{'MaxResults': <-1>}")
        ANSWER ("{'AdminAccounts': <['" DELEGATE "']>, 'Feature': <'SecurityHub'>}") },
  { BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, BECKON_STATE_NONE, DELEGATE, MEMBER,
    CALL (DELEGATE, "DescribeOrganizationConfiguration", NOTHING)
        ANSWER ("{'AutoEnable': <false>, 'MemberAccountLimitReached': <false>, 'AutoEnableStandards': <'DEFAULT'>, "
                "'OrganizationConfiguration': <'LOCAL'>}") },
  { BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, BECKON_STATE_NONE, DELEGATE, MEMBER,
    CALL (DELEGATE, "UpdateOrganizationConfiguration", "{'AutoEnable': <true>}") ANSWER (NOTHING) },
  { BECKON_OPERATION_CREATE_MEMBERS, BECKON_STATE_PENDING, DELEGATE, MEMBER, /* G-14 */
    CALL (DELEGATE, "CreateMembers",
          "{'AccountDetails': <[{'AccountId': <'" MEMBER "'>, 'Email': <'" EMAIL (MEMBER) "'>}]>}")
        MOVED (MEMBER, "none", "accepted", "L-none/enroll") ANSWER (ALL_PROCESSED) },
  { BECKON_OPERATION_CREATE_MEMBERS, BECKON_STATE_ACCEPTED, DELEGATE, MEMBER,
    CALL (DELEGATE, "CreateMembers",
          "{'AccountDetails': <[{'AccountId': <'" MEMBER "'>, 'Email': <'" EMAIL (MEMBER) "'>}]>}")
        REPORTED (MEMBER, "none", "G-14", "has-administrator")
            ANSWER ("{" UNPROCESSED (MEMBER, "The request is rejected because the given account ID is already an "
                                             "associated member of another master account.") "}") },
  /* With its effect, see test_entry_of_disabling. */
  { BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT, BECKON_STATE_NONE, MANAGEMENT, DELEGATE,
    CALL (MANAGEMENT, "DisableOrganizationAdminAccount", NAMES_ADMIN (DELEGATE)) ANSWER (NOTHING) },
};

/* clang-format on */

/* MEMBER and DELEGATE belong to the organization of MANAGEMENT. */
static void
found_organization (void)
{
  assert_done (beckon_region_set_organization (region, MEMBER, MANAGEMENT, &error));
  assert_done (beckon_region_set_organization (region, DELEGATE, MANAGEMENT, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, MANAGEMENT, DELEGATE, &error));
}

START_TEST (test_entry_of_an_operation)
{
  beckon_region_set_id_source (region, draw_known_id, NULL, NULL);
  pair_in_state (region, ADMINISTRATOR, MEMBER, rows[_i].state);
  if (strcmp (rows[_i].caller, MANAGEMENT) == 0 || strcmp (rows[_i].caller, DELEGATE) == 0)
    found_organization ();
  beckon_region_start_journal (region, 0);
  call_operation (region, rows[_i].operation, rows[_i].caller, rows[_i].other, NULL);
  assert_entry (rows[_i].entry);
}
END_TEST

START_TEST (test_every_operation_has_a_row)
{
  guint n_rows[BECKON_N_OPERATIONS] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    n_rows[rows[i].operation]++;
  for (guint i = 0; i < BECKON_N_OPERATIONS; i++)
    ck_assert_msg (n_rows[i] > 0, "%s has no row", beckon_operation_to_string (i));
}
END_TEST

/* What is optional in an input stands in it when it is given. */
START_TEST (test_entry_of_optional_input)
{
  g_autofree char *token = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (BeckonHub) hub = NULL;

  assert_done (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), &error));
  page = beckon_region_list_members (region, ADMINISTRATOR, FALSE, 1, NULL, &token, NULL);
  g_clear_pointer (&page, g_ptr_array_unref);
  beckon_region_start_journal (region, 0);
  page = beckon_region_list_members (region, ADMINISTRATOR, FALSE, 1, token, NULL, NULL);
  expected = g_strdup_printf (
      CALL (ADMINISTRATOR, "ListMembers", "{'OnlyAssociated': <false>, 'MaxResults': <1>, 'NextToken': <'%s'>}")
          ANSWER ("{'Members': <[{'AccountId': <'" SIBLING "'>, 'Email': <'" EMAIL (
              SIBLING) "'>, 'AdministratorId': <'" ADMINISTRATOR "'>, 'MemberStatus': <'Created'>, "
                       "'UpdatedAt': <" NOW ">}]>}"),
      token);
  assert_entry (expected);

  hub = beckon_region_describe_hub (region, MEMBER, ARN, NULL);
  assert_entry (CALL (MEMBER, "DescribeHub", "{'HubArn': <'" ARN "'>}") ANSWER (HUB));
}
END_TEST

START_TEST (test_entry_of_optional_words)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  found_organization ();
  beckon_region_start_journal (region, 0);
  /* Tags stand sorted by key, however they were given. */
  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "red");
  g_hash_table_insert (tags, (gpointer) "cost", (gpointer) "");
  assert_done (beckon_region_enable_security_hub_full (region, STRANGER, tags, "STANDARD_CONTROL", &error));
  assert_entry (CALL (STRANGER, "EnableSecurityHub",
                      "{'ControlFindingGenerator': <'STANDARD_CONTROL'>, 'Tags': <{'cost': <''>, 'team': <'red'>}>}")
                    ANSWER (NOTHING));
  assert_done (beckon_region_update_security_hub_configuration (region, STRANGER, -1, "SECURITY_CONTROL", &error));
  assert_entry (CALL (STRANGER, "UpdateSecurityHubConfiguration", "{'ControlFindingGenerator': <'SECURITY_CONTROL'>}")
                    ANSWER (NOTHING));
  assert_done (beckon_region_update_organization_configuration (region, DELEGATE, FALSE, "NONE", "CENTRAL", &error));
  assert_entry (CALL (DELEGATE, "UpdateOrganizationConfiguration",
                      "{'AutoEnable': <false>, 'AutoEnableStandards': <'NONE'>, 'OrganizationConfiguration': "
                      "<'CENTRAL'>}") ANSWER (NOTHING));
}
END_TEST

/* G-13: the members that were managed stand among the effects, and nobody else does. */
START_TEST (test_entry_of_disabling)
{
  found_organization ();
  administrator_creates (region, DELEGATE, MEMBER);
  pair_in_state (region, DELEGATE, SIBLING, BECKON_STATE_ACCEPTED);
  beckon_region_start_journal (region, 0);
  assert_done (beckon_region_disable_organization_admin_account (region, MANAGEMENT, DELEGATE, &error));
  assert_entry (CALL (MANAGEMENT, "DisableOrganizationAdminAccount", NAMES_ADMIN (DELEGATE))
                    MOVED (MEMBER, "accepted", "removed", "L-accepted/disassociate") ANSWER (NOTHING));
}
END_TEST

/* --- the edit `organization`, spelled out ---------------------------------------------------- */

#define EDIT(input) "{'time': <" NOW ">, 'operation': <'organization'>, 'input': <{" input "}>"
#define TO(account) "'account': <'" account "'>, 'management': <'" MANAGEMENT "'>"
#define UNNAMED(account, member) "'account': <'" account "'>, 'member': <" member ">"
#define DONE "}"

/* G-15: given DELEGATE, who enrolls whoever comes, and has enrolled MEMBER. */
static void
enroll_newcomers (void)
{
  found_organization ();
  administrator_creates (region, DELEGATE, MEMBER);
  assert_done (beckon_region_update_organization_configuration (region, DELEGATE, TRUE, NULL, NULL, &error));
  beckon_region_start_journal (region, 0);
}

START_TEST (test_entry_of_a_newcomer)
{
  enroll_newcomers ();
  assert_done (beckon_region_set_organization (region, SIBLING, MANAGEMENT, &error));
  assert_entry (EDIT (TO (SIBLING)) MOVED (SIBLING, "none", "accepted", "L-none/enroll") DONE);
  /* Where something speaks against it, nothing is reported. */
  pair_in_state (region, ADMINISTRATOR, RIVAL, BECKON_STATE_ACCEPTED);
  beckon_region_start_journal (region, 0);
  assert_done (beckon_region_set_organization (region, RIVAL, MANAGEMENT, &error));
  assert_entry (EDIT (TO (RIVAL)) DONE);
  /* It belongs to it already. */
  assert_done (beckon_region_set_organization (region, SIBLING, MANAGEMENT, &error));
  assert_entry (EDIT (TO (SIBLING)) DONE);
}
END_TEST

START_TEST (test_entry_of_leaving)
{
  enroll_newcomers ();
  set_organization (region, MEMBER, FALSE);
  assert_entry (EDIT (UNNAMED (MEMBER, "false")) MOVED (MEMBER, "accepted", "removed", "L-accepted/disassociate") DONE);
  set_organization (region, MEMBER, TRUE);
  assert_entry (EDIT (UNNAMED (MEMBER, "true")) DONE);
}
END_TEST

START_TEST (test_entry_of_a_leaving_administrator)
{
  enroll_newcomers ();
  set_organization (region, DELEGATE, FALSE);
  assert_entry (EDIT (UNNAMED (DELEGATE, "false")) MOVED (MEMBER, "accepted", "removed", "L-accepted/disassociate")
                    DONE);
}
END_TEST

/* From one organization to another: removed here, enrolled there. */
START_TEST (test_entry_of_moving)
{
  enroll_newcomers ();
  assert_done (beckon_region_set_organization (region, RIVAL, ADMINISTRATOR, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, ADMINISTRATOR, RIVAL, &error));
  assert_done (beckon_region_update_organization_configuration (region, RIVAL, TRUE, NULL, NULL, &error));
  beckon_region_start_journal (region, 0);
  assert_done (beckon_region_set_organization (region, MEMBER, ADMINISTRATOR, &error));
  assert_entry (EDIT ("'account': <'" MEMBER "'>, 'management': <'" ADMINISTRATOR "'>") ", 'effects': <[" EFFECT (
      MEMBER, "accepted", "removed", "L-accepted/disassociate") "}, " EFFECT (MEMBER, "none", "accepted",
                                                                              "L-none/enroll") "}]>" DONE);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("journal entries");
  TCase *tcase = testing_add_tcase (suite, "entries");

  tcase_add_loop_test (tcase, test_entry_of_an_operation, 0, G_N_ELEMENTS (rows));
  tcase_add_test (tcase, test_every_operation_has_a_row);
  tcase_add_test (tcase, test_entry_of_optional_input);
  tcase_add_test (tcase, test_entry_of_optional_words);
  tcase_add_test (tcase, test_entry_of_disabling);

  tcase = testing_add_tcase (suite, "organizations");
  tcase_add_test (tcase, test_entry_of_a_newcomer);
  tcase_add_test (tcase, test_entry_of_leaving);
  tcase_add_test (tcase, test_entry_of_a_leaving_administrator);
  tcase_add_test (tcase, test_entry_of_moving);

  return testing_run (suite);
}
