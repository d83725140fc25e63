/* SPDX-License-Identifier: MIT */
/* The reasons: their names, texts and remedies (doc/semantics.md, "Reasons and texts" and "Remedies"). */
#include "rules/reason.h"

#include "rules/names.h"

#define REJECTED "The request is rejected because "

/* clang-format off */
#define REASON(NAME, name, sure, ground, text, remedy) [BECKON_REASON_##NAME] = { name, text, sure, ground, remedy }

static const struct
{
  const char *name;
  const char *text; /* NULL if the text is different each time */
  const char *sure;
  const char *ground; /* a second rule behind the refusal, besides the one that the refusal names; or NULL */
  const char *remedy; /* our advice to people: what would help */
} reasons[BECKON_N_REASONS] = {
  REASON (NONE, "none", "", NULL,
          NULL,
          NULL),
  REASON (ALREADY_A_MEMBER, "already-a-member", "O", "T-6",
          REJECTED "the given account ID is already a member or associated member of the current account.",
          "Nothing needs to be done: the account is a member already. To make a new record, delete the old one first "
          "(DeleteMembers)."),
  REASON (SELF_CREATE, "self-create", "DS", NULL,
          REJECTED "an account cannot become a member of itself.",
          "Name an account other than the caller."),
  REASON (SELF_INVITE, "self-invite", "DS", NULL,
          REJECTED "the current account cannot invite itself.",
          "Name an account other than the caller."),
  REASON (CALLER_IS_A_MEMBER_CREATE, "caller-is-a-member-create", "DS", NULL,
          REJECTED "the current account cannot create members since it is already an associated member of another "
          "master account.",
          "Let the caller leave its administrator first (DisassociateFromAdministratorAccount). A managed member "
          "cannot leave by itself: let the delegated administrator disassociate it (DisassociateMembers)."),
  REASON (CALLER_IS_A_MEMBER_INVITE, "caller-is-a-member-invite", "DS", NULL,
          REJECTED "the current account cannot invite other accounts since it is already an associated member of "
          "another master account.",
          "Let the caller leave its administrator first (DisassociateFromAdministratorAccount). A managed member "
          "cannot leave by itself: let the delegated administrator disassociate it (DisassociateMembers)."),
  REASON (MEMBER_LIMIT, "member-limit", "DS", NULL,
          REJECTED "the current account cannot create anymore members since it cannot exceed the maximum number of "
          "allowed members.",
          "Delete members that are not needed (DeleteMembers), or raise the switch max_members; for a delegated "
          "administrator, max_organization_members."),
  REASON (ALREADY_INVITED, "already-invited", "O", NULL,
          REJECTED "the current account has already invited or is already the SecurityHub master of the given member "
          "account ID.",
          "Nothing needs to be done while the invitation is pending or accepted. After the member has declined or "
          "left, delete and create the member again (DeleteMembers, CreateMembers), or set the switch "
          "reinvite_after_decline to true."),
  REASON (STILL_ASSOCIATED_MEMBER, "still-associated-member", "DS,O", NULL,
          REJECTED "the current account cannot delete the given member account ID since it is still associated to it.",
          "Disassociate the member first (DisassociateMembers)."),
  REASON (NOT_DECLINED, "not-declined", "DS", NULL,
          REJECTED "the current account cannot delete the invitation from the given master account ID since it is "
          "still associated to it or has not declined their invitation yet.",
          "Decline the invitation first (DeclineInvitations)."),
  REASON (STILL_ASSOCIATED_INVITATION, "still-associated-invitation", "DS", NULL,
          REJECTED "the current account cannot delete the invitation from the given master account ID since it is "
          "still associated to it or has not declined their invitation yet.",
          "End the association first: let the member leave, or let the administrator disassociate it."),
  REASON (ALREADY_ASSOCIATED, "already-associated", "DS", "G-3",
          REJECTED "the current account cannot accept invitations since it is already an associated member of some "
          "master account.",
          "Let the caller leave its administrator first (DisassociateFromAdministratorAccount). A managed member "
          "cannot leave by itself: let the delegated administrator disassociate it (DisassociateMembers)."),
  REASON (HAS_MEMBERS, "has-members", "DS", "G-4",
          REJECTED "the current account cannot accept invitations since it still has created, invited or associated "
          "members.",
          "Let the caller disassociate and delete its own members first (DisassociateMembers, DeleteMembers). If it "
          "is a delegated administrator, let the management account end that role "
          "(DisableOrganizationAdminAccount)."),
  REASON (NO_INVITATION_TO_ACCEPT, "no-invitation-to-accept", "DS", NULL,
          REJECTED "the current account has no pending invitation from the given master account ID or is already an "
          "associated member of another master account.",
          "Let the administrator invite the caller (CreateMembers, InviteMembers), and give the id of that "
          "invitation."),
  REASON (INVITER_IS_A_MEMBER, "inviter-is-a-member", "DS", "G-4",
          REJECTED "the current account cannot accept invitation from the given account ID since the latter is an "
          "associated member of another master account.",
          "Let the inviter leave its own administrator first (DisassociateFromAdministratorAccount). A managed "
          "member cannot leave by itself: let the delegated administrator disassociate it (DisassociateMembers)."),
  REASON (NOT_ASSOCIATED, "not-associated", "O", NULL,
          REJECTED "the current account is not associated to a master account",
          "Nothing needs to be done: the caller has no administrator."),
  REASON (INVALID_ACCOUNT_ID, "invalid-account-id", "O", NULL,
          REJECTED "an invalid or out-of-range value is specified as an input parameter.",
          "Give an id of twelve digits, or set the switch twelve_digit_account_ids to false."),
  REASON (NOT_A_MEMBER, "not-a-member", "I", NULL,
          REJECTED "the given account ID is not a member of the current account.",
          "Add the account as a member first (CreateMembers)."),
  REASON (NO_INVITATION, "no-invitation", "I", NULL,
          REJECTED "the current account has no invitation from the given account ID.",
          "Let the administrator invite the member first (CreateMembers, InviteMembers)."),
  REASON (ALREADY_ACCEPTED, "already-accepted", "I", NULL,
          REJECTED "the current account has already accepted the invitation from the given account ID.",
          "Let the member leave its administrator instead (DisassociateFromAdministratorAccount)."),
  REASON (ALREADY_DECLINED, "already-declined", "I", NULL,
          REJECTED "the current account has already declined the invitation from the given account ID.",
          "Nothing needs to be done: the invitation is already declined. To remove it, delete it (DeleteInvitations)."),
  REASON (INVITATION_LIMIT, "invitation-limit", "I", NULL,
          REJECTED "the current account cannot invite anymore members since it cannot exceed the maximum number of "
          "pending invitations.",
          "Wait for members to answer, withdraw invitations (DeleteInvitations), or raise the switch "
          "max_pending_invitations."),
  REASON (ORGANIZATION_ACCOUNT, "organization-account", "I", NULL,
          REJECTED "the given account ID belongs to an organization and does not receive invitations.",
          "The account is managed elsewhere: take it out of its organization, or let its organization have no "
          "delegated administrator."),
  REASON (HAS_ADMINISTRATOR, "has-administrator", "I", NULL,
          REJECTED "the given account ID is already an associated member of another master account.",
          "Let the account leave its administrator first. A managed member cannot leave by itself: let the "
          "delegated administrator disassociate it (DisassociateMembers). To invite it all the same, set the switch "
          "invite_associated_accounts to true."),
  REASON (HUB_OFF, "hub-off", "O,I", NULL,
          "Account <id> is not subscribed to AWS Security Hub",
          "Turn Security Hub on for the caller (EnableSecurityHub)."),
  REASON (HUB_OFF_NO_SUCH_RESOURCE, "hub-off-no-such-resource", "O,I", NULL,
          "The request is rejected since no such resource found.",
          "Turn Security Hub on for the caller (EnableSecurityHub)."),
  REASON (UNKNOWN_ACCOUNT, "unknown-account", "I", NULL,
          "Account <id> is not known in this Region",
          "Turn Security Hub on for the caller (EnableSecurityHub), or let another account add it as a member "
          "(CreateMembers)."),
  REASON (ORGANIZATION_CALLER, "organization-caller", "S,I", NULL,
          "The account doesn't have permission to perform this action.",
          "The caller is managed elsewhere: take it out of its organization, or let its organization have no "
          "delegated administrator."),
  REASON (HUB_ALREADY_ON, "hub-already-on", "O", NULL,
          "Account is already subscribed to Security Hub",
          "Nothing needs to be done: Security Hub is on."),
  REASON (MEMBER_CANNOT_DISABLE_HUB, "member-cannot-disable-hub", "D,O", NULL,
          "Member account cannot disable Security Hub",
          "Let the caller leave its administrator first (DisassociateFromAdministratorAccount). A managed member "
          "cannot leave by itself: let the delegated administrator disassociate it (DisassociateMembers)."),
  REASON (ADMINISTRATOR_CANNOT_DISABLE_HUB, "administrator-cannot-disable-hub", "D,O", NULL,
          "Cannot disable Security Hub on the Security Hub administrator",
          "Let the caller disassociate its members first (DisassociateMembers). If it is a delegated administrator, "
          "let the management account end that role (DisableOrganizationAdminAccount)."),
  REASON (NO_SUCH_HUB, "no-such-hub", "I", NULL,
          NULL,
          "Give the ARN of the caller's own hub, or omit HubArn."),
  REASON (MANAGEMENT_ACCOUNT_HUB_OFF, "management-account-hub-off", "OS,I", NULL,
          REJECTED "the given account ID is the management account of the organization and has not enabled Security Hub.",
          "Turn Security Hub on for the management account first (EnableSecurityHub)."),
  REASON (ACCOUNT_HAS_MEMBERS, "account-has-members", "I", NULL,
          REJECTED "the given account ID has associated members of its own.",
          "Let the account disassociate its own members first (DisassociateMembers)."),
  REASON (NOT_IN_AN_ORGANIZATION, "not-in-an-organization", "O", NULL,
          "Your account is not a member of an organization",
          "Say which organization the caller belongs to (beckon_region_set_organization)."),
  REASON (NOT_THE_MANAGEMENT_ACCOUNT, "not-the-management-account", "OS", NULL,
          "Caller is not an organization manager or delegated administrator",
          "Make the call as the management account of the organization."),
  REASON (NOT_IN_THIS_ORGANIZATION, "not-in-this-organization", "I", NULL,
          REJECTED "the given account ID does not belong to the organization of the current account.",
          "Name an account of the caller's organization, or put the account into it "
          "(beckon_region_set_organization)."),
  REASON (ADMINISTRATOR_ALREADY_DESIGNATED, "administrator-already-designated", "I", NULL,
          REJECTED "the given account ID is already the delegated administrator of the organization.",
          "Nothing needs to be done: the account is the delegated administrator already."),
  REASON (ANOTHER_ADMINISTRATOR_DESIGNATED, "another-administrator-designated", "I", NULL,
          REJECTED "another account is already the delegated administrator of the organization.",
          "Let the management account end the role of the present delegated administrator first "
          "(DisableOrganizationAdminAccount)."),
  REASON (ADMINISTRATOR_IS_A_MEMBER, "administrator-is-a-member", "I", NULL,
          REJECTED "the given account ID is an associated member of another master account.",
          "Let the account leave its administrator first (DisassociateFromAdministratorAccount). A managed member "
          "cannot leave by itself: let the delegated administrator disassociate it (DisassociateMembers)."),
  REASON (MANAGEMENT_ACCOUNT_CANNOT_ADMINISTER, "management-account-cannot-administer", "I", NULL,
          REJECTED "the management account of an organization cannot be its delegated administrator.",
          "Name another account of the organization, or set the switch management_account_may_administer to true."),
  REASON (HUB_OFF_MANAGEMENT_ACCOUNT, "hub-off-management-account", "I", NULL,
          REJECTED "Security Hub is not enabled for the management account.",
          "Turn Security Hub on for the management account first (EnableSecurityHub)."),
  REASON (NOT_THE_DESIGNATED_ADMINISTRATOR, "not-the-designated-administrator", "I", NULL,
          REJECTED "the given account ID is not the delegated administrator of the organization.",
          "Name the account that is the delegated administrator (ListOrganizationAdminAccounts)."),
  REASON (CENTRAL_CONFIGURATION, "central-configuration", "I", NULL,
          REJECTED "the organization uses central configuration.",
          "Let the delegated administrator go back to a local configuration first (UpdateOrganizationConfiguration)."),
  REASON (NOT_AN_ORGANIZATION_ADMINISTRATOR, "not-an-organization-administrator", "O", NULL,
          "Account <id> is not an administrator for this organization",
          "Let the management account make the caller the delegated administrator (EnableOrganizationAdminAccount)."),
  REASON (MANAGED_MEMBER_CANNOT_LEAVE, "managed-member-cannot-leave", "OS", NULL,
          REJECTED "member cannot disassociate from Organization administrator",
          "Let the delegated administrator disassociate the caller (DisassociateMembers)."),
  REASON (MEMBER_CANNOT_CONFIGURE, "member-cannot-configure", "O", NULL,
          "Request contains configurations that cannot be updated by a member account <id>",
          "Omit ControlFindingGenerator: the caller's administrator chooses it (UpdateSecurityHubConfiguration)."),
  REASON (NO_SUCH_RESOURCE, "no-such-resource", "I", NULL,
          NULL,
          "Give the ARN of the caller's own hub, and turn Security Hub on for the caller (EnableSecurityHub)."),
  REASON (INVALID_INPUT, "invalid-input", "S,I", NULL,
          NULL,
          "Correct the input as the text says."),
  REASON (CALLED_BACK, "called-back", "I", NULL,
          NULL,
          "Change the Region after the callback has returned."),
  REASON (BAD_SOURCE, "bad-source", "I", NULL,
          NULL,
          "Correct the embedder's clock, id source or guard."),
  REASON (FAULT, "fault", "I", NULL,
          NULL,
          "Try again, or remove the fault from the plan."),
  REASON (GUARD, "guard", "I", NULL,
          NULL,
          "The embedder's guard decides this: see its text."),
};
/* clang-format on */

const char *
beckon_reason_to_string (BeckonReason reason)
{
  g_return_val_if_fail (reason < BECKON_N_REASONS, NULL);

  return reasons[reason].name;
}

gboolean
beckon_reason_from_string (const char *name, BeckonReason *reason)
{
  guint row;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!beckon_names_find (reasons, sizeof *reasons, BECKON_N_REASONS, name, &row))
    return FALSE;
  if (reason != NULL)
    *reason = row;

  return TRUE;
}

const char *
beckon_reason_peek_text (BeckonReason reason)
{
  g_return_val_if_fail (reason < BECKON_N_REASONS, NULL);

  return reasons[reason].text;
}

const char *
beckon_reason_peek_sure (BeckonReason reason)
{
  g_return_val_if_fail (reason < BECKON_N_REASONS, NULL);

  return reasons[reason].sure;
}

const char *
beckon_reason_peek_remedy (BeckonReason reason)
{
  g_return_val_if_fail (reason < BECKON_N_REASONS, NULL);

  return reasons[reason].remedy;
}

const char *
beckon_reason_peek_ground (BeckonReason reason)
{
  return reasons[reason].ground;
}
