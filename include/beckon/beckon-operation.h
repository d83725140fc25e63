/* SPDX-License-Identifier: MIT */
/* The twenty-eight operations of the service that a Region answers. */
#ifndef BECKON_OPERATION_H
#define BECKON_OPERATION_H

#include <beckon/beckon-field.h>
#include <beckon/beckon-lifecycle.h>

G_BEGIN_DECLS

/**
 * BeckonOperation:
 * @BECKON_OPERATION_CREATE_MEMBERS: CreateMembers
 * @BECKON_OPERATION_GET_MEMBERS: GetMembers
 * @BECKON_OPERATION_LIST_MEMBERS: ListMembers
 * @BECKON_OPERATION_DELETE_MEMBERS: DeleteMembers
 * @BECKON_OPERATION_INVITE_MEMBERS: InviteMembers
 * @BECKON_OPERATION_DISASSOCIATE_MEMBERS: DisassociateMembers
 * @BECKON_OPERATION_LIST_INVITATIONS: ListInvitations
 * @BECKON_OPERATION_GET_INVITATIONS_COUNT: GetInvitationsCount
 * @BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION: AcceptAdministratorInvitation
 * @BECKON_OPERATION_ACCEPT_INVITATION: AcceptInvitation, deprecated by the service
 * @BECKON_OPERATION_DECLINE_INVITATIONS: DeclineInvitations
 * @BECKON_OPERATION_DELETE_INVITATIONS: DeleteInvitations
 * @BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT: DisassociateFromAdministratorAccount
 * @BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT: DisassociateFromMasterAccount, deprecated by the
 *   service
 * @BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT: GetAdministratorAccount
 * @BECKON_OPERATION_GET_MASTER_ACCOUNT: GetMasterAccount, deprecated by the service
 * @BECKON_OPERATION_ENABLE_SECURITY_HUB: EnableSecurityHub
 * @BECKON_OPERATION_DISABLE_SECURITY_HUB: DisableSecurityHub
 * @BECKON_OPERATION_DESCRIBE_HUB: DescribeHub
 * @BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION: UpdateSecurityHubConfiguration
 * @BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT: EnableOrganizationAdminAccount
 * @BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT: DisableOrganizationAdminAccount
 * @BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS: ListOrganizationAdminAccounts
 * @BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION: DescribeOrganizationConfiguration
 * @BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION: UpdateOrganizationConfiguration
 * @BECKON_OPERATION_TAG_RESOURCE: TagResource
 * @BECKON_OPERATION_UNTAG_RESOURCE: UntagResource
 * @BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE: ListTagsForResource
 *
 * The operations (doc/semantics.md, "Operations").
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_OPERATION_CREATE_MEMBERS,
  BECKON_OPERATION_GET_MEMBERS,
  BECKON_OPERATION_LIST_MEMBERS,
  BECKON_OPERATION_DELETE_MEMBERS,
  BECKON_OPERATION_INVITE_MEMBERS,
  BECKON_OPERATION_DISASSOCIATE_MEMBERS,
  BECKON_OPERATION_LIST_INVITATIONS,
  BECKON_OPERATION_GET_INVITATIONS_COUNT,
  BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION,
  BECKON_OPERATION_ACCEPT_INVITATION,
  BECKON_OPERATION_DECLINE_INVITATIONS,
  BECKON_OPERATION_DELETE_INVITATIONS,
  BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT,
  BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT,
  BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT,
  BECKON_OPERATION_GET_MASTER_ACCOUNT,
  BECKON_OPERATION_ENABLE_SECURITY_HUB,
  BECKON_OPERATION_DISABLE_SECURITY_HUB,
  BECKON_OPERATION_DESCRIBE_HUB,
  BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION,
  BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT,
  BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT,
  BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS,
  BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION,
  BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION,
  BECKON_OPERATION_TAG_RESOURCE,
  BECKON_OPERATION_UNTAG_RESOURCE,
  BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE
} BeckonOperation;

/**
 * BECKON_N_OPERATIONS:
 *
 * How many operations there are: they are numbered from 0.
 *
 * Since: 0.1
 */
#define BECKON_N_OPERATIONS 28

/**
 * beckon_operation_to_string:
 * @operation: an operation
 *
 * Gives the operation's name as the service has it: `DeclineInvitations`.
 *
 * Returns: (transfer none): the name, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_operation_to_string (BeckonOperation operation);

/**
 * beckon_operation_from_string:
 * @name: an operation's name
 * @operation: (out) (optional): where to put the operation; not set if there is no operation of that name
 *
 * Finds an operation by its name.
 *
 * Returns: whether a Region answers an operation of that name
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_operation_from_string (const char *name, BeckonOperation *operation);

/**
 * beckon_operation_is_mutating:
 * @operation: an operation
 *
 * Tells whether the operation can change a world.
 *
 * Returns: whether it can
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_operation_is_mutating (BeckonOperation operation);

/**
 * beckon_operation_takes_step:
 * @operation: an operation
 * @step: a step of the transition table
 *
 * Tells whether the operation can take the step for a pair.
 *
 * Returns: whether it can
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_operation_takes_step (BeckonOperation operation, BeckonStep step);

/**
 * beckon_operation_requires_field:
 * @operation: an operation
 * @field: a field
 *
 * Tells whether a request for the operation must have the field (O-4).
 *
 * Returns: whether it must
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_operation_requires_field (BeckonOperation operation, BeckonField field);

/**
 * beckon_operation_takes_field:
 * @operation: an operation
 * @field: a field
 *
 * Tells whether a request for the operation can have the field: one that it must have, or an optional one.
 *
 * Returns: whether it can
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_operation_takes_field (BeckonOperation operation, BeckonField field);

/**
 * beckon_operation_gives_field:
 * @operation: an operation
 * @field: a field
 *
 * Tells whether the operation's answer can have the field.
 *
 * Returns: whether it can
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_operation_gives_field (BeckonOperation operation, BeckonField field);

G_END_DECLS

#endif
