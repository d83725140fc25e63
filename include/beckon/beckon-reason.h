/* SPDX-License-Identifier: MIT */
/* Why an entry was not processed, or why a call failed. Most reasons have one constant text. */
#ifndef BECKON_REASON_H
#define BECKON_REASON_H

#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonReason:
 * @BECKON_REASON_NONE: no reason: nothing was refused
 * @BECKON_REASON_ALREADY_A_MEMBER: CreateMembers on a pair that is on file
 * @BECKON_REASON_SELF_CREATE: CreateMembers on the caller's own id
 * @BECKON_REASON_SELF_INVITE: InviteMembers on the caller's own id
 * @BECKON_REASON_CALLER_IS_A_MEMBER_CREATE: CreateMembers by an accepted member
 * @BECKON_REASON_CALLER_IS_A_MEMBER_INVITE: InviteMembers by an accepted member
 * @BECKON_REASON_MEMBER_LIMIT: the administrator has reached its limit of members
 * @BECKON_REASON_ALREADY_INVITED: InviteMembers on a pair that is pending, accepted, declined or resigned
 * @BECKON_REASON_STILL_ASSOCIATED_MEMBER: DeleteMembers on an accepted member
 * @BECKON_REASON_NOT_DECLINED: DeleteInvitations on a pending invitation
 * @BECKON_REASON_STILL_ASSOCIATED_INVITATION: DeleteInvitations on an accepted invitation
 * @BECKON_REASON_ALREADY_ASSOCIATED: the caller that wants to accept has an administrator
 * @BECKON_REASON_HAS_MEMBERS: the caller that wants to accept has members of its own
 * @BECKON_REASON_NO_INVITATION_TO_ACCEPT: there is no invitation from that account that can be accepted
 * @BECKON_REASON_INVITER_IS_A_MEMBER: the account that invites is itself an accepted member
 * @BECKON_REASON_NOT_ASSOCIATED: the caller that wants to leave has no administrator
 * @BECKON_REASON_INVALID_ACCOUNT_ID: the id is not twelve digits (switch `twelve_digit_account_ids`)
 * @BECKON_REASON_NOT_A_MEMBER: no such member on the caller's list
 * @BECKON_REASON_NO_INVITATION: no invitation from that account
 * @BECKON_REASON_ALREADY_ACCEPTED: DeclineInvitations on an accepted invitation
 * @BECKON_REASON_ALREADY_DECLINED: DeclineInvitations on a declined or resigned invitation
 * @BECKON_REASON_INVITATION_LIMIT: the administrator has reached its limit of pending invitations
 * @BECKON_REASON_ORGANIZATION_ACCOUNT: InviteMembers on an account that is managed elsewhere (G-9)
 * @BECKON_REASON_HAS_ADMINISTRATOR: InviteMembers (switch `invite_associated_accounts`), or CreateMembers by a
 *   delegated administrator, on an account that is an accepted member of another administrator
 * @BECKON_REASON_HUB_OFF: Security Hub is off for the caller
 * @BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE: the same, in the operations that answer it with another text (G-1)
 * @BECKON_REASON_UNKNOWN_ACCOUNT: the Region has never seen the caller, and `require_security_hub` is off (G-2)
 * @BECKON_REASON_ORGANIZATION_CALLER: DeclineInvitations by an account that is managed elsewhere (G-9)
 * @BECKON_REASON_HUB_ALREADY_ON: EnableSecurityHub when Security Hub is on already
 * @BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB: DisableSecurityHub by an accepted member
 * @BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB: DisableSecurityHub by an account that has accepted members, or
 *   is a delegated administrator
 * @BECKON_REASON_NO_SUCH_HUB: DescribeHub on a hub that is not the caller's
 * @BECKON_REASON_MANAGEMENT_ACCOUNT_HUB_OFF: CreateMembers by a delegated administrator on the management account,
 *   whose hub is off (G-14)
 * @BECKON_REASON_ACCOUNT_HAS_MEMBERS: CreateMembers by a delegated administrator on an account that has accepted
 *   members (G-14)
 * @BECKON_REASON_NOT_IN_AN_ORGANIZATION: an operation of the management account, by a caller that is in no named
 *   organization (G-13)
 * @BECKON_REASON_NOT_THE_MANAGEMENT_ACCOUNT: the same, by another account of the organization (G-13)
 * @BECKON_REASON_NOT_IN_THIS_ORGANIZATION: EnableOrganizationAdminAccount on an account that is not in the caller's organization
 *   (G-13)
 * @BECKON_REASON_ADMINISTRATOR_ALREADY_DESIGNATED: EnableOrganizationAdminAccount on the delegated administrator (G-13)
 * @BECKON_REASON_ANOTHER_ADMINISTRATOR_DESIGNATED: EnableOrganizationAdminAccount while another account is the
 *   delegated administrator (G-13)
 * @BECKON_REASON_ADMINISTRATOR_IS_A_MEMBER: EnableOrganizationAdminAccount on an accepted member (G-13)
 * @BECKON_REASON_MANAGEMENT_ACCOUNT_CANNOT_ADMINISTER: EnableOrganizationAdminAccount on the caller itself (switch
 *   `management_account_may_administer`)
 * @BECKON_REASON_HUB_OFF_MANAGEMENT_ACCOUNT: EnableOrganizationAdminAccount on the caller itself while its hub is off
 *   (G-13)
 * @BECKON_REASON_NOT_THE_DESIGNATED_ADMINISTRATOR: DisableOrganizationAdminAccount on an account that is not
 *   the delegated administrator (G-13)
 * @BECKON_REASON_CENTRAL_CONFIGURATION: the delegated administrator cannot change under a central configuration (G-13)
 * @BECKON_REASON_NOT_AN_ORGANIZATION_ADMINISTRATOR: the caller is not a delegated administrator (O-14)
 * @BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE: the caller that wants to leave is managed by the delegated administrator
 *   (G-16)
 * @BECKON_REASON_MEMBER_CANNOT_CONFIGURE: an accepted member that sets ControlFindingGenerator (G-17)
 * @BECKON_REASON_NO_SUCH_RESOURCE: an operation on tags of anything but the caller's own hub, or of a hub that is off
 *   (O-13)
 * @BECKON_REASON_INVALID_INPUT: the input breaks a rule of O-4, O-7, or O-11 to O-15
 * @BECKON_REASON_CALLED_BACK: a callback of the Region tried to change the Region
 * @BECKON_REASON_BAD_SOURCE: the embedder's clock, id source or guard gave an invalid value, or a number of the
 *   embedder's world is at its end (W-7)
 * @BECKON_REASON_FAULT: a fault of the fault plan caused it
 * @BECKON_REASON_GUARD: the embedder's guard vetoed it
 *
 * Why an entry was not processed, or why a call failed. Names, texts and sources are in doc/semantics.md,
 * "Reasons and texts".
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_REASON_NONE,
  BECKON_REASON_ALREADY_A_MEMBER,
  BECKON_REASON_SELF_CREATE,
  BECKON_REASON_SELF_INVITE,
  BECKON_REASON_CALLER_IS_A_MEMBER_CREATE,
  BECKON_REASON_CALLER_IS_A_MEMBER_INVITE,
  BECKON_REASON_MEMBER_LIMIT,
  BECKON_REASON_ALREADY_INVITED,
  BECKON_REASON_STILL_ASSOCIATED_MEMBER,
  BECKON_REASON_NOT_DECLINED,
  BECKON_REASON_STILL_ASSOCIATED_INVITATION,
  BECKON_REASON_ALREADY_ASSOCIATED,
  BECKON_REASON_HAS_MEMBERS,
  BECKON_REASON_NO_INVITATION_TO_ACCEPT,
  BECKON_REASON_INVITER_IS_A_MEMBER,
  BECKON_REASON_NOT_ASSOCIATED,
  BECKON_REASON_INVALID_ACCOUNT_ID,
  BECKON_REASON_NOT_A_MEMBER,
  BECKON_REASON_NO_INVITATION,
  BECKON_REASON_ALREADY_ACCEPTED,
  BECKON_REASON_ALREADY_DECLINED,
  BECKON_REASON_INVITATION_LIMIT,
  BECKON_REASON_ORGANIZATION_ACCOUNT,
  BECKON_REASON_HAS_ADMINISTRATOR,
  BECKON_REASON_HUB_OFF,
  BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE,
  BECKON_REASON_UNKNOWN_ACCOUNT,
  BECKON_REASON_ORGANIZATION_CALLER,
  BECKON_REASON_HUB_ALREADY_ON,
  BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB,
  BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB,
  BECKON_REASON_NO_SUCH_HUB,
  BECKON_REASON_MANAGEMENT_ACCOUNT_HUB_OFF,
  BECKON_REASON_ACCOUNT_HAS_MEMBERS,
  BECKON_REASON_NOT_IN_AN_ORGANIZATION,
  BECKON_REASON_NOT_THE_MANAGEMENT_ACCOUNT,
  BECKON_REASON_NOT_IN_THIS_ORGANIZATION,
  BECKON_REASON_ADMINISTRATOR_ALREADY_DESIGNATED,
  BECKON_REASON_ANOTHER_ADMINISTRATOR_DESIGNATED,
  BECKON_REASON_ADMINISTRATOR_IS_A_MEMBER,
  BECKON_REASON_MANAGEMENT_ACCOUNT_CANNOT_ADMINISTER,
  BECKON_REASON_HUB_OFF_MANAGEMENT_ACCOUNT,
  BECKON_REASON_NOT_THE_DESIGNATED_ADMINISTRATOR,
  BECKON_REASON_CENTRAL_CONFIGURATION,
  BECKON_REASON_NOT_AN_ORGANIZATION_ADMINISTRATOR,
  BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE,
  BECKON_REASON_MEMBER_CANNOT_CONFIGURE,
  BECKON_REASON_NO_SUCH_RESOURCE,
  BECKON_REASON_INVALID_INPUT,
  BECKON_REASON_CALLED_BACK,
  BECKON_REASON_BAD_SOURCE,
  BECKON_REASON_FAULT,
  BECKON_REASON_GUARD
} BeckonReason;

/**
 * BECKON_N_REASONS:
 *
 * How many reasons there are, %BECKON_REASON_NONE included: they are numbered from 0.
 *
 * Since: 0.1
 */
#define BECKON_N_REASONS 53

/**
 * beckon_reason_to_string:
 * @reason: a reason
 *
 * Gives the reason's name: `already-declined`.
 *
 * Returns: (transfer none): the name, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_reason_to_string (BeckonReason reason);

/**
 * beckon_reason_from_string:
 * @name: a reason's name
 * @reason: (out) (optional): where to put the reason; not set if there is no reason of that name
 *
 * Finds a reason by its name.
 *
 * Returns: whether there is a reason of that name
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_reason_from_string (const char *name, BeckonReason *reason);

/**
 * beckon_reason_peek_text:
 * @reason: a reason
 *
 * Gives the whole sentence of the service, as in `ProcessingResult` or in the error's `Message`. It is
 * constant, byte for byte, and contains no ids. Where the service names the calling account, the text has
 * `<id>`, and the message of the error has the account's id in its place.
 *
 * Returns: (transfer none) (nullable): the text, constant; %NULL for %BECKON_REASON_NONE, and for reasons whose
 *   text depends on what is wrong, such as %BECKON_REASON_INVALID_INPUT
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_reason_peek_text (BeckonReason reason);

/**
 * beckon_reason_peek_remedy:
 * @reason: a reason
 *
 * Tells what would make the refused step possible. This is a sentence of ours for people. It may change at any time.
 *
 * Returns: (transfer none) (nullable): the sentence, constant; %NULL for %BECKON_REASON_NONE
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_reason_peek_remedy (BeckonReason reason);

/**
 * beckon_reason_peek_sure:
 * @reason: a reason
 *
 * Tells how sure the text is: the letters of doc/semantics.md.
 *
 * Returns: (transfer none): the letters, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_reason_peek_sure (BeckonReason reason);

G_END_DECLS

#endif
