/* SPDX-License-Identifier: MIT */
/*
 * The table of operations: one row for each. A file that needs the table defines the macro OPERATION, which picks the
 * columns that it needs, and includes this file. If a row lacks a column, or an operation lacks its row, the library
 * does not compile.
 *
 *   OPERATION (NAME,       the rest of its BECKON_OPERATION_ constant
 *              name,       its name in the service
 *              entry,      the rest of the function beckon_enter_… () in lib/call that carries it out
 *              flags,      its OperationFlags
 *              refusal,    how it refuses a caller whose hub is off: a HubOffRefusal
 *              steps,      the steps of the transition table that it can take
 *              requires,   the fields that a request must have
 *              takes,      the fields that a request may have
 *              gives,      the fields that its answer can have
 *              shows)      the rule that BeckonCoverage counts when it succeeds, or NULL
 *
 * The methods and paths are in lib/wire/route.c.
 */

/* clang-format off */

OPERATION (CREATE_MEMBERS, "CreateMembers", create_members,
           OPERATION_MUTATES,
           REFUSAL_INVALID_ACCESS,
           STEP (CREATE) | STEP (ENROLL),
           FIELD (ACCOUNT_DETAILS), 0, FIELD (UNPROCESSED_ACCOUNTS), NULL)

OPERATION (GET_MEMBERS, "GetMembers", get_members,
           0,
           REFUSAL_BAD_REQUEST,
           0,
           FIELD (ACCOUNT_IDS), 0, FIELD (MEMBERS) | FIELD (UNPROCESSED_ACCOUNTS), "O-5")

OPERATION (LIST_MEMBERS, "ListMembers", list_members,
           0,
           REFUSAL_BAD_REQUEST,
           0,
           0, FIELD (ONLY_ASSOCIATED) | FIELD (MAX_RESULTS) | FIELD (NEXT_TOKEN),
           FIELD (MEMBERS) | FIELD (NEXT_TOKEN), "O-6")

OPERATION (DELETE_MEMBERS, "DeleteMembers", delete_members,
           OPERATION_MUTATES,
           REFUSAL_BAD_REQUEST,
           STEP (DELETE_MEMBER),
           FIELD (ACCOUNT_IDS), 0, FIELD (UNPROCESSED_ACCOUNTS), NULL)

OPERATION (INVITE_MEMBERS, "InviteMembers", invite_members,
           OPERATION_MUTATES,
           REFUSAL_INVALID_ACCESS,
           STEP (INVITE),
           FIELD (ACCOUNT_IDS), 0, FIELD (UNPROCESSED_ACCOUNTS), NULL)

OPERATION (DISASSOCIATE_MEMBERS, "DisassociateMembers", disassociate_members,
           OPERATION_MUTATES,
           REFUSAL_BAD_REQUEST,
           STEP (DISASSOCIATE),
           FIELD (ACCOUNT_IDS), 0, 0, "O-9")

OPERATION (LIST_INVITATIONS, "ListInvitations", list_invitations,
           0,
           REFUSAL_BAD_REQUEST,
           0,
           0, FIELD (MAX_RESULTS) | FIELD (NEXT_TOKEN), FIELD (INVITATIONS) | FIELD (NEXT_TOKEN), "O-6")

OPERATION (GET_INVITATIONS_COUNT, "GetInvitationsCount", get_invitations_count,
           0,
           REFUSAL_BAD_REQUEST,
           0,
           0, 0, FIELD (INVITATIONS_COUNT), "O-6")

OPERATION (ACCEPT_ADMINISTRATOR_INVITATION, "AcceptAdministratorInvitation", accept_administrator_invitation,
           OPERATION_MUTATES | OPERATION_SEEN_ONLY,
           REFUSAL_INVALID_ACCESS,
           STEP (ACCEPT),
           FIELD (ADMINISTRATOR_ID) | FIELD (INVITATION_ID), 0, 0, NULL)

OPERATION (ACCEPT_INVITATION, "AcceptInvitation", accept_invitation,
           OPERATION_MUTATES | OPERATION_SEEN_ONLY,
           REFUSAL_INVALID_ACCESS,
           STEP (ACCEPT),
           FIELD (MASTER_ID) | FIELD (INVITATION_ID), 0, 0, NULL)

OPERATION (DECLINE_INVITATIONS, "DeclineInvitations", decline_invitations,
           OPERATION_MUTATES | OPERATION_SEEN_ONLY | OPERATION_NOT_FOR_MANAGED | OPERATION_NAMES_ADMINISTRATORS,
           REFUSAL_INVALID_ACCESS,
           STEP (DECLINE),
           FIELD (ACCOUNT_IDS), 0, FIELD (UNPROCESSED_ACCOUNTS), NULL)

OPERATION (DELETE_INVITATIONS, "DeleteInvitations", delete_invitations,
           OPERATION_MUTATES | OPERATION_SEEN_ONLY | OPERATION_NAMES_ADMINISTRATORS,
           REFUSAL_INVALID_ACCESS,
           STEP (DELETE_INVITATION) | STEP (WITHDRAW),
           FIELD (ACCOUNT_IDS), 0, FIELD (UNPROCESSED_ACCOUNTS), NULL)

OPERATION (DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, "DisassociateFromAdministratorAccount", leave,
           OPERATION_MUTATES | OPERATION_SEEN_ONLY,
           REFUSAL_BAD_REQUEST,
           STEP (LEAVE),
           0, 0, 0, NULL)

OPERATION (DISASSOCIATE_FROM_MASTER_ACCOUNT, "DisassociateFromMasterAccount", leave,
           OPERATION_MUTATES | OPERATION_SEEN_ONLY,
           REFUSAL_BAD_REQUEST,
           STEP (LEAVE),
           0, 0, 0, NULL)

OPERATION (GET_ADMINISTRATOR_ACCOUNT, "GetAdministratorAccount", get_administrator_account,
           0,
           REFUSAL_BAD_REQUEST,
           0,
           0, 0, FIELD (ADMINISTRATOR), "O-8")

OPERATION (GET_MASTER_ACCOUNT, "GetMasterAccount", get_master_account,
           0,
           REFUSAL_BAD_REQUEST,
           0,
           0, 0, FIELD (MASTER), "O-8")

OPERATION (ENABLE_SECURITY_HUB, "EnableSecurityHub", enable_security_hub,
           OPERATION_MUTATES,
           REFUSAL_NONE,
           0,
           0, FIELD (CONTROL_FINDING_GENERATOR) | FIELD (TAGS), 0, NULL)

OPERATION (DISABLE_SECURITY_HUB, "DisableSecurityHub", disable_security_hub,
           OPERATION_MUTATES,
           REFUSAL_NOT_FOUND,
           STEP (DISABLE_HUB),
           0, 0, 0, "G-11")

OPERATION (DESCRIBE_HUB, "DescribeHub", describe_hub,
           OPERATION_ALWAYS_HUB,
           REFUSAL_INVALID_ACCESS,
           0,
           0, FIELD (HUB_ARN),
           FIELD (HUB_ARN) | FIELD (SUBSCRIBED_AT) | FIELD (AUTO_ENABLE_CONTROLS) | FIELD (CONTROL_FINDING_GENERATOR),
           "O-12")

OPERATION (UPDATE_SECURITY_HUB_CONFIGURATION, "UpdateSecurityHubConfiguration", update_security_hub_configuration,
           OPERATION_MUTATES | OPERATION_ALWAYS_HUB,
           REFUSAL_INVALID_ACCESS,
           0,
           0, FIELD (AUTO_ENABLE_CONTROLS) | FIELD (CONTROL_FINDING_GENERATOR), 0, "O-12")

OPERATION (ENABLE_ORGANIZATION_ADMIN_ACCOUNT, "EnableOrganizationAdminAccount", enable_organization_admin_account,
           OPERATION_MUTATES | OPERATION_FOR_MANAGEMENT,
           REFUSAL_NONE,
           0,
           FIELD (ADMIN_ACCOUNT_ID), FIELD (FEATURE), FIELD (ADMIN_ACCOUNT_ID) | FIELD (FEATURE), "G-13")

OPERATION (DISABLE_ORGANIZATION_ADMIN_ACCOUNT, "DisableOrganizationAdminAccount", disable_organization_admin_account,
           OPERATION_MUTATES | OPERATION_FOR_MANAGEMENT,
           REFUSAL_NONE,
           STEP (DISASSOCIATE),
           FIELD (ADMIN_ACCOUNT_ID), FIELD (FEATURE), 0, "G-13")

OPERATION (LIST_ORGANIZATION_ADMIN_ACCOUNTS, "ListOrganizationAdminAccounts", list_organization_admin_accounts,
           OPERATION_FOR_MANAGEMENT | OPERATION_SHORT_PAGES,
           REFUSAL_NONE,
           0,
           0, FIELD (MAX_RESULTS) | FIELD (NEXT_TOKEN) | FIELD (FEATURE),
           FIELD (ADMIN_ACCOUNTS) | FIELD (NEXT_TOKEN) | FIELD (FEATURE), "G-13")

OPERATION (DESCRIBE_ORGANIZATION_CONFIGURATION, "DescribeOrganizationConfiguration",
           describe_organization_configuration,
           OPERATION_FOR_DELEGATED_ADMINISTRATOR,
           REFUSAL_INVALID_ACCESS,
           0,
           0, 0,
           FIELD (AUTO_ENABLE) | FIELD (MEMBER_ACCOUNT_LIMIT_REACHED) | FIELD (AUTO_ENABLE_STANDARDS)
           | FIELD (ORGANIZATION_CONFIGURATION), "O-14")

OPERATION (UPDATE_ORGANIZATION_CONFIGURATION, "UpdateOrganizationConfiguration", update_organization_configuration,
           OPERATION_MUTATES | OPERATION_FOR_DELEGATED_ADMINISTRATOR,
           REFUSAL_INVALID_ACCESS,
           0,
           FIELD (AUTO_ENABLE), FIELD (AUTO_ENABLE_STANDARDS) | FIELD (ORGANIZATION_CONFIGURATION), 0, "O-14")

OPERATION (TAG_RESOURCE, "TagResource", tag_resource,
           OPERATION_MUTATES,
           REFUSAL_NONE,
           0,
           FIELD (TAGS) | FIELD (RESOURCE_ARN), 0, 0, "O-13")

OPERATION (UNTAG_RESOURCE, "UntagResource", untag_resource,
           OPERATION_MUTATES,
           REFUSAL_NONE,
           0,
           FIELD (TAG_KEYS) | FIELD (RESOURCE_ARN), 0, 0, "O-13")

OPERATION (LIST_TAGS_FOR_RESOURCE, "ListTagsForResource", list_tags_for_resource,
           0,
           REFUSAL_NONE,
           0,
           FIELD (RESOURCE_ARN), 0, FIELD (TAGS), "O-13")

/* clang-format on */
