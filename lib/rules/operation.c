/* SPDX-License-Identifier: MIT */
/* The operations: names, and what holds for each as a whole. */
#include "rules/operation.h"

#include "rules/names.h"

static const struct
{
  const char *name;
  OperationFlags flags;
} operations[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_CREATE_MEMBERS] = { "CreateMembers", OPERATION_MUTATES | OPERATION_ANSWERS_UNPROCESSED },
  [BECKON_OPERATION_GET_MEMBERS] = { "GetMembers", OPERATION_FIELD_WORDING | OPERATION_ANSWERS_UNPROCESSED },
  [BECKON_OPERATION_LIST_MEMBERS] = { "ListMembers", OPERATION_FIELD_WORDING },
  [BECKON_OPERATION_DELETE_MEMBERS]
  = { "DeleteMembers", OPERATION_MUTATES | OPERATION_FIELD_WORDING | OPERATION_ANSWERS_UNPROCESSED },
  [BECKON_OPERATION_INVITE_MEMBERS] = { "InviteMembers", OPERATION_MUTATES | OPERATION_ANSWERS_UNPROCESSED },
  [BECKON_OPERATION_DISASSOCIATE_MEMBERS] = { "DisassociateMembers", OPERATION_MUTATES | OPERATION_FIELD_WORDING },
  [BECKON_OPERATION_LIST_INVITATIONS] = { "ListInvitations", 0 },
  [BECKON_OPERATION_GET_INVITATIONS_COUNT] = { "GetInvitationsCount", 0 },
  [BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION]
  = { "AcceptAdministratorInvitation", OPERATION_MUTATES | OPERATION_SEEN_ONLY },
  [BECKON_OPERATION_ACCEPT_INVITATION] = { "AcceptInvitation", OPERATION_MUTATES | OPERATION_SEEN_ONLY },
  [BECKON_OPERATION_DECLINE_INVITATIONS]
  = { "DeclineInvitations", OPERATION_MUTATES | OPERATION_SEEN_ONLY | OPERATION_NOT_FOR_ORGANIZATION
                                | OPERATION_ANSWERS_UNPROCESSED | OPERATION_NAMES_ADMINISTRATORS },
  [BECKON_OPERATION_DELETE_INVITATIONS]
  = { "DeleteInvitations",
      OPERATION_MUTATES | OPERATION_SEEN_ONLY | OPERATION_ANSWERS_UNPROCESSED | OPERATION_NAMES_ADMINISTRATORS },
  [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT]
  = { "DisassociateFromAdministratorAccount", OPERATION_MUTATES | OPERATION_SEEN_ONLY },
  [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT]
  = { "DisassociateFromMasterAccount", OPERATION_MUTATES | OPERATION_SEEN_ONLY },
  [BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT] = { "GetAdministratorAccount", OPERATION_FIELD_WORDING },
  [BECKON_OPERATION_GET_MASTER_ACCOUNT] = { "GetMasterAccount", OPERATION_FIELD_WORDING },
  [BECKON_OPERATION_ENABLE_SECURITY_HUB] = { "EnableSecurityHub", OPERATION_MUTATES | OPERATION_WITHOUT_HUB },
  [BECKON_OPERATION_DISABLE_SECURITY_HUB] = { "DisableSecurityHub", OPERATION_MUTATES },
  [BECKON_OPERATION_DESCRIBE_HUB] = { "DescribeHub", OPERATION_ALWAYS_HUB },
};

const char *
beckon_operation_to_string (BeckonOperation operation)
{
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, NULL);

  return operations[operation].name;
}

gboolean
beckon_operation_from_string (const char *name, BeckonOperation *operation)
{
  g_return_val_if_fail (name != NULL, FALSE);

  NAMES_FIND (operations, BECKON_N_OPERATIONS, name, operation);
}

gboolean
beckon_operation_is_mutating (BeckonOperation operation)
{
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, FALSE);

  return beckon_operation_has (operation, OPERATION_MUTATES);
}

gboolean
beckon_operation_has (BeckonOperation operation, OperationFlags flag)
{
  return (operations[operation].flags & flag) != 0;
}
