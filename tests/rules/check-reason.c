/* SPDX-License-Identifier: MIT */
/* The reasons: each one's name, its exact text, and how sure the text is. */
#include "../testing.h"

#define REJECTED "The request is rejected because "

static const struct
{
  BeckonReason reason;
  const char *name;
  const char *text;
  const char *sure; /* NULL where doc/semantics.md has more to say than letters */
} reasons[] = {
  { BECKON_REASON_NONE, "none", NULL, NULL },
  { BECKON_REASON_ALREADY_A_MEMBER, "already-a-member",
    REJECTED "the given account ID is already a member or associated member of the current account.", "O" },
  { BECKON_REASON_SELF_CREATE, "self-create", REJECTED "an account cannot become a member of itself.", "DS" },
  { BECKON_REASON_SELF_INVITE, "self-invite", REJECTED "the current account cannot invite itself.", "DS" },
  { BECKON_REASON_CALLER_IS_A_MEMBER_CREATE, "caller-is-a-member-create",
    REJECTED "the current account cannot create members since it is already an associated member"
             " of another master account.",
    "DS" },
  { BECKON_REASON_CALLER_IS_A_MEMBER_INVITE, "caller-is-a-member-invite",
    REJECTED "the current account cannot invite other accounts since it is already an associated"
             " member of another master account.",
    "DS" },
  { BECKON_REASON_MEMBER_LIMIT, "member-limit",
    REJECTED "the current account cannot create anymore members since it cannot exceed the maximum"
             " number of allowed members.",
    "DS" },
  { BECKON_REASON_ALREADY_INVITED, "already-invited",
    REJECTED "the current account has already invited or is already the SecurityHub master of the"
             " given member account ID.",
    "O" },
  { BECKON_REASON_STILL_ASSOCIATED_MEMBER, "still-associated-member",
    REJECTED "the current account cannot delete the given member account ID since it is still"
             " associated to it.",
    "DS,O" },
  { BECKON_REASON_NOT_DECLINED, "not-declined",
    REJECTED "the current account cannot delete the invitation from the given master account ID"
             " since it is still associated to it or has not declined their invitation yet.",
    "DS" },
  { BECKON_REASON_STILL_ASSOCIATED_INVITATION, "still-associated-invitation",
    REJECTED "the current account cannot delete the invitation from the given master account ID"
             " since it is still associated to it or has not declined their invitation yet.",
    "DS" },
  { BECKON_REASON_ALREADY_ASSOCIATED, "already-associated",
    REJECTED "the current account cannot accept invitations since it is already an associated"
             " member of some master account.",
    "DS" },
  { BECKON_REASON_HAS_MEMBERS, "has-members",
    REJECTED "the current account cannot accept invitations since it still has created, invited or"
             " associated members.",
    "DS" },
  { BECKON_REASON_NO_INVITATION_TO_ACCEPT, "no-invitation-to-accept",
    REJECTED "the current account has no pending invitation from the given master account ID or is"
             " already an associated member of another master account.",
    "DS" },
  { BECKON_REASON_INVITER_IS_A_MEMBER, "inviter-is-a-member",
    REJECTED "the current account cannot accept invitation from the given account ID since the"
             " latter is an associated member of another master account.",
    "DS" },
  { BECKON_REASON_NOT_ASSOCIATED, "not-associated",
    REJECTED "the current account is not associated to a master account", "O" },
  { BECKON_REASON_INVALID_ACCOUNT_ID, "invalid-account-id",
    REJECTED "an invalid or out-of-range value is specified as an input parameter.", "O" },
  { BECKON_REASON_NOT_A_MEMBER, "not-a-member", REJECTED "the given account ID is not a member of the current account.",
    "I" },
  { BECKON_REASON_NO_INVITATION, "no-invitation",
    REJECTED "the current account has no invitation from the given account ID.", "I" },
  { BECKON_REASON_ALREADY_ACCEPTED, "already-accepted",
    REJECTED "the current account has already accepted the invitation from the given account ID.", "I" },
  { BECKON_REASON_ALREADY_DECLINED, "already-declined",
    REJECTED "the current account has already declined the invitation from the given account ID.", "I" },
  { BECKON_REASON_INVITATION_LIMIT, "invitation-limit",
    REJECTED "the current account cannot invite anymore members since it cannot exceed the maximum"
             " number of pending invitations.",
    "I" },
  { BECKON_REASON_ORGANIZATION_ACCOUNT, "organization-account",
    REJECTED "the given account ID belongs to an organization and does not receive invitations.", "I" },
  { BECKON_REASON_HAS_ADMINISTRATOR, "has-administrator",
    REJECTED "the given account ID is already an associated member of another master account.", "I" },
  { BECKON_REASON_HUB_OFF, "hub-off", "Account <id> is not subscribed to AWS Security Hub", NULL },
  { BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "hub-off-no-such-resource",
    "The request is rejected since no such resource found.", NULL },
  { BECKON_REASON_UNKNOWN_ACCOUNT, "unknown-account", "Account <id> is not known in this Region", NULL },
  { BECKON_REASON_ORGANIZATION_CALLER, "organization-caller",
    "The account doesn't have permission to perform this action.", NULL },
  { BECKON_REASON_HUB_ALREADY_ON, "hub-already-on", "Account is already subscribed to Security Hub", NULL },
  { BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB, "member-cannot-disable-hub", "Member account cannot disable Security Hub",
    NULL },
  { BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "administrator-cannot-disable-hub",
    "Cannot disable Security Hub on the Security Hub administrator", NULL },
  { BECKON_REASON_NO_SUCH_HUB, "no-such-hub", NULL, NULL },
  { BECKON_REASON_MANAGEMENT_ACCOUNT_HUB_OFF, "management-account-hub-off",
    REJECTED "the given account ID is the management account of the organization and has not enabled Security Hub.",
    NULL },
  { BECKON_REASON_ACCOUNT_HAS_MEMBERS, "account-has-members",
    REJECTED "the given account ID has associated members of its own.", "I" },
  { BECKON_REASON_NOT_IN_AN_ORGANIZATION, "not-in-an-organization", "Your account is not a member of an organization",
    NULL },
  { BECKON_REASON_NOT_THE_MANAGEMENT_ACCOUNT, "not-the-management-account",
    "Caller is not an organization manager or delegated administrator", "OS" },
  { BECKON_REASON_NOT_IN_THIS_ORGANIZATION, "not-in-this-organization",
    REJECTED "the given account ID does not belong to the organization of the current account.", "I" },
  { BECKON_REASON_ADMINISTRATOR_ALREADY_DESIGNATED, "administrator-already-designated",
    REJECTED "the given account ID is already the delegated administrator of the organization.", "I" },
  { BECKON_REASON_ANOTHER_ADMINISTRATOR_DESIGNATED, "another-administrator-designated",
    REJECTED "another account is already the delegated administrator of the organization.", "I" },
  { BECKON_REASON_ADMINISTRATOR_IS_A_MEMBER, "administrator-is-a-member",
    REJECTED "the given account ID is an associated member of another master account.", "I" },
  { BECKON_REASON_MANAGEMENT_ACCOUNT_CANNOT_ADMINISTER, "management-account-cannot-administer",
    REJECTED "the management account of an organization cannot be its delegated administrator.", "I" },
  { BECKON_REASON_HUB_OFF_MANAGEMENT_ACCOUNT, "hub-off-management-account",
    REJECTED "Security Hub is not enabled for the management account.", "I" },
  { BECKON_REASON_NOT_THE_DESIGNATED_ADMINISTRATOR, "not-the-designated-administrator",
    REJECTED "the given account ID is not the delegated administrator of the organization.", "I" },
  { BECKON_REASON_CENTRAL_CONFIGURATION, "central-configuration",
    REJECTED "the organization uses central configuration.", "I" },
  { BECKON_REASON_NOT_AN_ORGANIZATION_ADMINISTRATOR, "not-an-organization-administrator",
    "Account <id> is not an administrator for this organization", "O" },
  { BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE, "managed-member-cannot-leave",
    REJECTED "member cannot disassociate from Organization administrator", "OS" },
  { BECKON_REASON_MEMBER_CANNOT_CONFIGURE, "member-cannot-configure",
    "Request contains configurations that cannot be updated by a member account <id>", "O" },
  { BECKON_REASON_NO_SUCH_RESOURCE, "no-such-resource", NULL, NULL },
  { BECKON_REASON_INVALID_INPUT, "invalid-input", NULL, NULL },
  { BECKON_REASON_CALLED_BACK, "called-back", NULL, NULL },
  { BECKON_REASON_BAD_SOURCE, "bad-source", NULL, NULL },
  { BECKON_REASON_FAULT, "fault", NULL, NULL },
  { BECKON_REASON_GUARD, "guard", NULL, NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (reasons) == BECKON_N_REASONS);

START_TEST (test_name)
{
  BeckonReason found = BECKON_N_REASONS;

  ck_assert_int_eq (reasons[_i].reason, _i);
  ck_assert_str_eq (beckon_reason_to_string (_i), reasons[_i].name);
  ck_assert (beckon_reason_from_string (reasons[_i].name, &found));
  ck_assert_int_eq (found, _i);
  ck_assert (beckon_reason_from_string (reasons[_i].name, NULL));
}
END_TEST

START_TEST (test_text)
{
  ck_assert_pstr_eq (beckon_reason_peek_text (_i), reasons[_i].text);
}
END_TEST

START_TEST (test_sure)
{
  const char *sure = beckon_reason_peek_sure (_i);

  ck_assert_ptr_nonnull (sure);
  if (reasons[_i].sure != NULL)
    ck_assert_str_eq (sure, reasons[_i].sure);
}
END_TEST

START_TEST (test_unknown_names_are_not_found)
{
  static const char *const names[] = { "", "No-Invitation", "no_invitation", "no-invitation ", "no-invitatio", "NONE" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BeckonReason reason = BECKON_N_REASONS;

      ck_assert (!beckon_reason_from_string (names[i], &reason));
      ck_assert_uint_eq (reason, BECKON_N_REASONS);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("reason");
  TCase *tcase = testing_add_tcase (suite, "reasons");

  tcase_add_loop_test (tcase, test_name, 0, G_N_ELEMENTS (reasons));
  tcase_add_loop_test (tcase, test_text, 0, G_N_ELEMENTS (reasons));
  tcase_add_loop_test (tcase, test_sure, 0, G_N_ELEMENTS (reasons));
  tcase_add_test (tcase, test_unknown_names_are_not_found);

  return testing_run (suite);
}
