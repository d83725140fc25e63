/* SPDX-License-Identifier: MIT */
/* What each operation writes into the journal, spelled out. */
#include "../testing.h"

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
        ANSWER ("{'HubArn': <'" ARN "'>, 'SubscribedAt': <" NOW ">}") },
  { BECKON_OPERATION_GET_MEMBERS, BECKON_STATE_NONE, STRANGER, MEMBER,
    CALL (STRANGER, "GetMembers", NAMES (MEMBER))
        FAILED ("BadRequestException", "The request is rejected since no such resource found.",
                "hub-off-no-such-resource", "G-1") },
  { BECKON_OPERATION_INVITE_MEMBERS, BECKON_STATE_NONE, STRANGER, MEMBER,
    CALL (STRANGER, "InviteMembers", NAMES (MEMBER))
        FAILED ("InvalidAccessException",
                "Account " STRANGER " is not subscribed to AWS Security Hub", "hub-off", "G-1") },
};

/* clang-format on */

START_TEST (test_entry_of_an_operation)
{
  beckon_region_set_id_source (region, draw_known_id, NULL, NULL);
  pair_in_state (region, ADMINISTRATOR, MEMBER, rows[_i].state);
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
  assert_entry (CALL (MEMBER, "DescribeHub", "{'HubArn': <'" ARN "'>}")
                    ANSWER ("{'HubArn': <'" ARN "'>, 'SubscribedAt': <" NOW ">}"));
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

  return testing_run (suite);
}
