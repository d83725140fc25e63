/* SPDX-License-Identifier: MIT */
/* The fields of requests and answers: what an operation is given and gives, by the service's own names. */
#ifndef BECKON_FIELD_H
#define BECKON_FIELD_H

#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonField:
 * @BECKON_FIELD_ACCOUNT_IDS: `AccountIds`
 * @BECKON_FIELD_ACCOUNT_DETAILS: `AccountDetails`
 * @BECKON_FIELD_ADMINISTRATOR_ID: `AdministratorId`
 * @BECKON_FIELD_MASTER_ID: `MasterId`
 * @BECKON_FIELD_INVITATION_ID: `InvitationId`
 * @BECKON_FIELD_ONLY_ASSOCIATED: `OnlyAssociated`
 * @BECKON_FIELD_MAX_RESULTS: `MaxResults`
 * @BECKON_FIELD_MEMBERS: `Members`
 * @BECKON_FIELD_INVITATIONS: `Invitations`
 * @BECKON_FIELD_UNPROCESSED_ACCOUNTS: `UnprocessedAccounts`
 * @BECKON_FIELD_NEXT_TOKEN: `NextToken`
 * @BECKON_FIELD_INVITATIONS_COUNT: `InvitationsCount`
 * @BECKON_FIELD_ADMINISTRATOR: `Administrator`
 * @BECKON_FIELD_MASTER: `Master`
 * @BECKON_FIELD_HUB_ARN: `HubArn`
 * @BECKON_FIELD_SUBSCRIBED_AT: `SubscribedAt`
 * @BECKON_FIELD_AUTO_ENABLE_CONTROLS: `AutoEnableControls`
 * @BECKON_FIELD_CONTROL_FINDING_GENERATOR: `ControlFindingGenerator`
 * @BECKON_FIELD_TAGS: `Tags`
 * @BECKON_FIELD_TAG_KEYS: `TagKeys`
 * @BECKON_FIELD_RESOURCE_ARN: `ResourceArn`
 * @BECKON_FIELD_ADMIN_ACCOUNT_ID: `AdminAccountId`
 * @BECKON_FIELD_ADMIN_ACCOUNTS: `AdminAccounts`
 * @BECKON_FIELD_FEATURE: `Feature`
 * @BECKON_FIELD_AUTO_ENABLE: `AutoEnable`
 * @BECKON_FIELD_MEMBER_ACCOUNT_LIMIT_REACHED: `MemberAccountLimitReached`
 * @BECKON_FIELD_AUTO_ENABLE_STANDARDS: `AutoEnableStandards`
 * @BECKON_FIELD_ORGANIZATION_CONFIGURATION: `OrganizationConfiguration`
 *
 * The fields of the operations' input and output documents (doc/semantics.md, "Operations"). An operation's fields
 * stand in its documents in this order.
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_FIELD_ACCOUNT_IDS,
  BECKON_FIELD_ACCOUNT_DETAILS,
  BECKON_FIELD_ADMINISTRATOR_ID,
  BECKON_FIELD_MASTER_ID,
  BECKON_FIELD_INVITATION_ID,
  BECKON_FIELD_ONLY_ASSOCIATED,
  BECKON_FIELD_MAX_RESULTS,
  BECKON_FIELD_MEMBERS,
  BECKON_FIELD_INVITATIONS,
  BECKON_FIELD_UNPROCESSED_ACCOUNTS,
  BECKON_FIELD_NEXT_TOKEN,
  BECKON_FIELD_INVITATIONS_COUNT,
  BECKON_FIELD_ADMINISTRATOR,
  BECKON_FIELD_MASTER,
  BECKON_FIELD_HUB_ARN,
  BECKON_FIELD_SUBSCRIBED_AT,
  BECKON_FIELD_AUTO_ENABLE_CONTROLS,
  BECKON_FIELD_CONTROL_FINDING_GENERATOR,
  BECKON_FIELD_TAGS,
  BECKON_FIELD_TAG_KEYS,
  BECKON_FIELD_RESOURCE_ARN,
  BECKON_FIELD_ADMIN_ACCOUNT_ID,
  BECKON_FIELD_ADMIN_ACCOUNTS,
  BECKON_FIELD_FEATURE,
  BECKON_FIELD_AUTO_ENABLE,
  BECKON_FIELD_MEMBER_ACCOUNT_LIMIT_REACHED,
  BECKON_FIELD_AUTO_ENABLE_STANDARDS,
  BECKON_FIELD_ORGANIZATION_CONFIGURATION
} BeckonField;

/**
 * BECKON_N_FIELDS:
 *
 * How many fields there are: they are numbered from 0.
 *
 * Since: 0.1
 */
#define BECKON_N_FIELDS 28

/**
 * BeckonFieldKind:
 * @BECKON_FIELD_KIND_ACCOUNT_ID: a text that is an account id (W-3)
 * @BECKON_FIELD_KIND_INVITATION_ID: a text that is an invitation id
 * @BECKON_FIELD_KIND_TEXT: any other text
 * @BECKON_FIELD_KIND_ACCOUNT_IDS: a list of account ids
 * @BECKON_FIELD_KIND_ACCOUNT_DETAILS: a list of #BeckonAccountDetails
 * @BECKON_FIELD_KIND_BOOLEAN: true or false
 * @BECKON_FIELD_KIND_NUMBER: a whole number
 * @BECKON_FIELD_KIND_TIME: a time in microseconds since the epoch
 * @BECKON_FIELD_KIND_MEMBERS: a list of #BeckonMember
 * @BECKON_FIELD_KIND_INVITATIONS: a list of #BeckonInvitation
 * @BECKON_FIELD_KIND_RESULTS: a list of #BeckonResult
 * @BECKON_FIELD_KIND_INVITATION: one #BeckonInvitation
 * @BECKON_FIELD_KIND_WORD: one of the words that the field can have
 * @BECKON_FIELD_KIND_TAGS: tags, each a key with its value
 * @BECKON_FIELD_KIND_TAG_KEYS: a list of keys of tags
 * @BECKON_FIELD_KIND_ADMIN_ACCOUNTS: a list of ids of delegated administrators
 * @BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION: one of the words that `ConfigurationType` can have
 *
 * What a field holds.
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_FIELD_KIND_ACCOUNT_ID,
  BECKON_FIELD_KIND_INVITATION_ID,
  BECKON_FIELD_KIND_TEXT,
  BECKON_FIELD_KIND_ACCOUNT_IDS,
  BECKON_FIELD_KIND_ACCOUNT_DETAILS,
  BECKON_FIELD_KIND_BOOLEAN,
  BECKON_FIELD_KIND_NUMBER,
  BECKON_FIELD_KIND_TIME,
  BECKON_FIELD_KIND_MEMBERS,
  BECKON_FIELD_KIND_INVITATIONS,
  BECKON_FIELD_KIND_RESULTS,
  BECKON_FIELD_KIND_INVITATION,
  BECKON_FIELD_KIND_WORD,
  BECKON_FIELD_KIND_TAGS,
  BECKON_FIELD_KIND_TAG_KEYS,
  BECKON_FIELD_KIND_ADMIN_ACCOUNTS,
  BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION
} BeckonFieldKind;

/**
 * BECKON_N_FIELD_KINDS:
 *
 * How many kinds there are: they are numbered from 0.
 *
 * Since: 0.1
 */
#define BECKON_N_FIELD_KINDS 17

/**
 * beckon_field_kind_to_string:
 * @kind: a kind
 *
 * Gives the kind's name: `account-ids`.
 *
 * Returns: (transfer none): the name, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_field_kind_to_string (BeckonFieldKind kind);

/**
 * beckon_field_to_string:
 * @field: a field
 *
 * Gives the field's name as the service has it: `AccountIds`.
 *
 * Returns: (transfer none): the name, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_field_to_string (BeckonField field);

/**
 * beckon_field_from_string:
 * @name: a field's name
 * @field: (out) (optional): where to put the field; untouched when there is none of that name
 *
 * Finds a field by its name.
 *
 * Returns: whether there is a field of that name
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_field_from_string (const char *name, BeckonField *field);

/**
 * beckon_field_get_kind:
 * @field: a field
 *
 * Tells what the field holds.
 *
 * Returns: the kind of its value
 *
 * Since: 0.1
 */
BECKON_API BeckonFieldKind beckon_field_get_kind (BeckonField field);

/**
 * beckon_field_peek_words:
 * @field: a field
 *
 * Tells which words the field can have: for a %BECKON_FIELD_KIND_WORD, its values; for a
 * %BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION, the values of `ConfigurationType`.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the words, constant; %NULL if the field is of another
 *   kind
 *
 * Since: 0.1
 */
BECKON_API const char *const *beckon_field_peek_words (BeckonField field);

G_END_DECLS

#endif
