/* SPDX-License-Identifier: MIT */
/* The reasons: their names, texts and remedies (doc/semantics.md, "Reasons and texts" and "Remedies"). */
#include "rules/reason.h"

#include "rules/names.h"

#define REJECTED "The request is rejected because "

static const struct
{
  const char *name;
  const char *text; /* NULL if the text is different each time */
  const char *sure;
  const char *ground; /* a second rule behind the refusal, besides the one that the refusal names; or NULL */
  const char *remedy; /* our advice to people: what would help */
} reasons[BECKON_N_REASONS] = {
  [BECKON_REASON_NONE] = {
    "none",
    NULL,
    "",
    NULL,
    NULL,
  },
  [BECKON_REASON_ALREADY_A_MEMBER] = {
    "already-a-member",
    REJECTED "the given account ID is already a member or associated member of the current account.",
    "O",
    "T-6",
    "Nothing needs to be done: the account is a member already. To make a new record, delete the old "
    "one first (DeleteMembers).",
  },
  [BECKON_REASON_SELF_CREATE] = {
    "self-create",
    REJECTED "an account cannot become a member of itself.",
    "DS",
    NULL,
    "Name an account other than the caller.",
  },
  [BECKON_REASON_SELF_INVITE] = {
    "self-invite",
    REJECTED "the current account cannot invite itself.",
    "DS",
    NULL,
    "Name an account other than the caller.",
  },
  [BECKON_REASON_CALLER_IS_A_MEMBER_CREATE] = {
    "caller-is-a-member-create",
    REJECTED "the current account cannot create members since it is already an associated member of another "
               "master account.",
    "DS",
    NULL,
    "Let the caller leave its administrator first (DisassociateFromAdministratorAccount).",
  },
  [BECKON_REASON_CALLER_IS_A_MEMBER_INVITE] = {
    "caller-is-a-member-invite",
    REJECTED "the current account cannot invite other accounts since it is already an associated member of "
               "another master account.",
    "DS",
    NULL,
    "Let the caller leave its administrator first (DisassociateFromAdministratorAccount).",
  },
  [BECKON_REASON_MEMBER_LIMIT] = {
    "member-limit",
    REJECTED "the current account cannot create anymore members since it cannot exceed the maximum number of "
               "allowed members.",
    "DS",
    NULL,
    "Delete members that are not needed (DeleteMembers), or raise the switch max_members.",
  },
  [BECKON_REASON_ALREADY_INVITED] = {
    "already-invited",
    REJECTED "the current account has already invited or is already the SecurityHub master of the given member "
               "account ID.",
    "O",
    NULL,
    "Nothing needs to be done while the invitation is pending or accepted. After the member has "
    "declined or left, delete and create the member again (DeleteMembers, CreateMembers), or set the "
    "switch reinvite_after_decline to true.",
  },
  [BECKON_REASON_STILL_ASSOCIATED_MEMBER] = {
    "still-associated-member",
    REJECTED "the current account cannot delete the given member account ID since it is still associated to it.",
    "DS,O",
    NULL,
    "Disassociate the member first (DisassociateMembers).",
  },
  [BECKON_REASON_NOT_DECLINED] = {
    "not-declined",
    REJECTED "the current account cannot delete the invitation from the given master account ID since it is "
               "still associated to it or has not declined their invitation yet.",
    "DS",
    NULL,
    "Decline the invitation first (DeclineInvitations).",
  },
  [BECKON_REASON_STILL_ASSOCIATED_INVITATION] = {
    "still-associated-invitation",
    REJECTED "the current account cannot delete the invitation from the given master account ID since it is "
               "still associated to it or has not declined their invitation yet.",
    "DS",
    NULL,
    "End the association first: let the member leave, or let the administrator disassociate it.",
  },
  [BECKON_REASON_ALREADY_ASSOCIATED] = {
    "already-associated",
    REJECTED "the current account cannot accept invitations since it is already an associated member of some "
               "master account.",
    "DS",
    "G-3",
    "Let the caller leave its administrator first (DisassociateFromAdministratorAccount).",
  },
  [BECKON_REASON_HAS_MEMBERS] = {
    "has-members",
    REJECTED "the current account cannot accept invitations since it still has created, invited or associated "
               "members.",
    "DS",
    "G-4",
    "Let the caller disassociate and delete its own members first (DisassociateMembers, DeleteMembers).",
  },
  [BECKON_REASON_NO_INVITATION_TO_ACCEPT] = {
    "no-invitation-to-accept",
    REJECTED "the current account has no pending invitation from the given master account ID or is already an "
               "associated member of another master account.",
    "DS",
    NULL,
    "Let the administrator invite the caller (CreateMembers, InviteMembers), and give the id of that invitation.",
  },
  [BECKON_REASON_INVITER_IS_A_MEMBER] = {
    "inviter-is-a-member",
    REJECTED "the current account cannot accept invitation from the given account ID since the latter is an "
               "associated member of another master account.",
    "DS",
    "G-4",
    "Let the inviter leave its own administrator first (DisassociateFromAdministratorAccount).",
  },
  [BECKON_REASON_NOT_ASSOCIATED] = {
    "not-associated",
    REJECTED "the current account is not associated to a master account",
    "O",
    NULL,
    "Nothing needs to be done: the caller has no administrator.",
  },
  [BECKON_REASON_INVALID_ACCOUNT_ID] = {
    "invalid-account-id",
    REJECTED "an invalid or out-of-range value is specified as an input parameter.",
    "O",
    NULL,
    "Give an id of twelve digits, or set the switch twelve_digit_account_ids to false.",
  },
  [BECKON_REASON_NOT_A_MEMBER] = {
    "not-a-member",
    REJECTED "the given account ID is not a member of the current account.",
    "I",
    NULL,
    "Add the account as a member first (CreateMembers).",
  },
  [BECKON_REASON_NO_INVITATION] = {
    "no-invitation",
    REJECTED "the current account has no invitation from the given account ID.",
    "I",
    NULL,
    "Let the administrator invite the member first (CreateMembers, InviteMembers).",
  },
  [BECKON_REASON_ALREADY_ACCEPTED] = {
    "already-accepted",
    REJECTED "the current account has already accepted the invitation from the given account ID.",
    "I",
    NULL,
    "Let the member leave its administrator instead (DisassociateFromAdministratorAccount).",
  },
  [BECKON_REASON_ALREADY_DECLINED] = {
    "already-declined",
    REJECTED "the current account has already declined the invitation from the given account ID.",
    "I",
    NULL,
    "Nothing needs to be done: the invitation is already declined. To remove it, delete it (DeleteInvitations).",
  },
  [BECKON_REASON_INVITATION_LIMIT] = {
    "invitation-limit",
    REJECTED "the current account cannot invite anymore members since it cannot exceed the maximum number of "
               "pending invitations.",
    "I",
    NULL,
    "Wait for members to answer, withdraw invitations (DeleteInvitations), or raise the switch "
    "max_pending_invitations.",
  },
  [BECKON_REASON_ORGANIZATION_ACCOUNT] = {
    "organization-account",
    REJECTED "the given account ID belongs to an organization and does not receive invitations.",
    "I",
    NULL,
    "Remove the organization mark: an account of an organization does not receive invitations.",
  },
  [BECKON_REASON_HAS_ADMINISTRATOR] = {
    "has-administrator",
    REJECTED "the given account ID is already an associated member of another master account.",
    "I",
    NULL,
    "Let the account leave its administrator first, or set the switch invite_associated_accounts to true.",
  },
  [BECKON_REASON_HUB_OFF] = {
    "hub-off",
    "Account <id> is not subscribed to AWS Security Hub",
    "O,I",
    NULL,
    "Turn Security Hub on for the caller (EnableSecurityHub).",
  },
  [BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE] = {
    "hub-off-no-such-resource",
    "The request is rejected since no such resource found.",
    "O",
    NULL,
    "Turn Security Hub on for the caller (EnableSecurityHub).",
  },
  [BECKON_REASON_UNKNOWN_ACCOUNT] = {
    "unknown-account",
    "Account <id> is not known in this Region",
    "I",
    NULL,
    "Turn Security Hub on for the caller (EnableSecurityHub), or let another account add it as a "
    "member (CreateMembers).",
  },
  [BECKON_REASON_ORGANIZATION_CALLER] = {
    "organization-caller",
    "The account doesn't have permission to perform this action.",
    "S,I",
    NULL,
    "Remove the organization mark: an account of an organization cannot decline invitations.",
  },
  [BECKON_REASON_HUB_ALREADY_ON] = {
    "hub-already-on",
    "Account is already subscribed to Security Hub",
    "O",
    NULL,
    "Nothing needs to be done: Security Hub is on.",
  },
  [BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB] = {
    "member-cannot-disable-hub",
    "Member account cannot disable Security Hub",
    "D,O",
    NULL,
    "Let the caller leave its administrator first (DisassociateFromAdministratorAccount).",
  },
  [BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB] = {
    "administrator-cannot-disable-hub",
    "Cannot disable Security Hub on the Security Hub administrator",
    "D,O",
    NULL,
    "Let the caller disassociate its members first (DisassociateMembers).",
  },
  [BECKON_REASON_NO_SUCH_HUB] = {
    "no-such-hub",
    NULL,
    "I",
    NULL,
    "Give the ARN of the caller's own hub, or omit HubArn.",
  },
  [BECKON_REASON_INVALID_INPUT] = {
    "invalid-input",
    NULL,
    "S,I",
    NULL,
    "Correct the input as the text says.",
  },
  [BECKON_REASON_CALLED_BACK] = {
    "called-back",
    NULL,
    "I",
    NULL,
    "Change the Region after the callback has returned.",
  },
  [BECKON_REASON_BAD_SOURCE] = {
    "bad-source",
    NULL,
    "I",
    NULL,
    "Correct the embedder's clock, id source or guard.",
  },
  [BECKON_REASON_FAULT] = {
    "fault",
    NULL,
    "I",
    NULL,
    "Try again, or remove the fault from the plan.",
  },
  [BECKON_REASON_GUARD] = {
    "guard",
    NULL,
    "I",
    NULL,
    "The embedder's guard decides this: see its text.",
  },
};

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
