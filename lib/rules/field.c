/* SPDX-License-Identifier: MIT */
/* The fields of requests and answers: names, kinds, defaults. */
#include "rules/field.h"

#include "rules/names.h"

#include <string.h>

#define ROW(NAME, name, kind, entry) [BECKON_FIELD_##NAME] = { name, BECKON_FIELD_KIND_##kind, 0, entry, NULL }
/* What a caller may leave out: then it has this value, or FIELD_ABSENT. */
#define OPTIONAL(NAME, name, kind, usual) [BECKON_FIELD_##NAME] = { name, BECKON_FIELD_KIND_##kind, usual, name, NULL }
#define WORDS(NAME, name, kind, ...)                                                                                   \
  [BECKON_FIELD_##NAME] = { name, BECKON_FIELD_KIND_##kind, 0, name, (const char *const[]){ __VA_ARGS__, NULL } }

/* clang-format off */
const FieldRow beckon_fields[BECKON_N_FIELDS] = {
  ROW (ACCOUNT_IDS,               "AccountIds",              ACCOUNT_IDS,     "AccountIds"),
  ROW (ACCOUNT_DETAILS,           "AccountDetails",          ACCOUNT_DETAILS, "AccountDetails"),
  ROW (ADMINISTRATOR_ID,          "AdministratorId",         ACCOUNT_ID,      "AdministratorId"),
  ROW (MASTER_ID,                 "MasterId",                ACCOUNT_ID,      "MasterId"),
  ROW (INVITATION_ID,             "InvitationId",            INVITATION_ID,   "InvitationId"),
  OPTIONAL (ONLY_ASSOCIATED, "OnlyAssociated", BOOLEAN, TRUE),
  OPTIONAL (MAX_RESULTS, "MaxResults", NUMBER, -1),
  ROW (MEMBERS,                   "Members",                 MEMBERS,         "Members"),
  ROW (INVITATIONS,               "Invitations",             INVITATIONS,     "Invitations"),
  ROW (UNPROCESSED_ACCOUNTS,      "UnprocessedAccounts",     RESULTS,         "UnprocessedAccounts"),
  ROW (NEXT_TOKEN,                "NextToken",               TEXT,            "NextToken"),
  ROW (INVITATIONS_COUNT,         "InvitationsCount",        NUMBER,          "InvitationsCount"),
  ROW (ADMINISTRATOR,             "Administrator",           INVITATION,      "Administrator"),
  ROW (MASTER,                    "Master",                  INVITATION,      "Administrator"),
  ROW (HUB_ARN,                   "HubArn",                  TEXT,            "HubArn"),
  ROW (SUBSCRIBED_AT,             "SubscribedAt",            TIME,            "SubscribedAt"),
  OPTIONAL (AUTO_ENABLE_CONTROLS, "AutoEnableControls", BOOLEAN, FIELD_ABSENT),
  WORDS (CONTROL_FINDING_GENERATOR, "ControlFindingGenerator", WORD, "SECURITY_CONTROL", "STANDARD_CONTROL"),
  ROW (TAGS,                      "Tags",                    TAGS,            "Tags"),
  ROW (TAG_KEYS,                  "TagKeys",                 TAG_KEYS,        "TagKeys"),
  ROW (RESOURCE_ARN,              "ResourceArn",             TEXT,            "ResourceArn"),
  ROW (ADMIN_ACCOUNT_ID,          "AdminAccountId",          ACCOUNT_ID,      "AdminAccountId"),
  ROW (ADMIN_ACCOUNTS,            "AdminAccounts",           ADMIN_ACCOUNTS,  "AdminAccounts"),
  WORDS (FEATURE, "Feature", WORD, "SecurityHub"),
  OPTIONAL (AUTO_ENABLE, "AutoEnable", BOOLEAN, FIELD_ABSENT),
  ROW (MEMBER_ACCOUNT_LIMIT_REACHED, "MemberAccountLimitReached", BOOLEAN,    "MemberAccountLimitReached"),
  WORDS (AUTO_ENABLE_STANDARDS, "AutoEnableStandards", WORD, "DEFAULT", "NONE"),
  WORDS (ORGANIZATION_CONFIGURATION, "OrganizationConfiguration", ORGANIZATION_CONFIGURATION, "LOCAL", "CENTRAL"),
};
/* clang-format on */

const char *
beckon_field_to_string (BeckonField field)
{
  g_return_val_if_fail (field < BECKON_N_FIELDS, NULL);

  return beckon_fields[field].name;
}

gboolean
beckon_field_from_string (const char *name, BeckonField *field)
{
  guint row;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!beckon_names_find (beckon_fields, sizeof *beckon_fields, BECKON_N_FIELDS, name, &row))
    return FALSE;
  if (field != NULL)
    *field = row;

  return TRUE;
}

BeckonFieldKind
beckon_field_get_kind (BeckonField field)
{
  g_return_val_if_fail (field < BECKON_N_FIELDS, BECKON_FIELD_KIND_TEXT);

  return beckon_fields[field].kind;
}

const char *const *
beckon_field_peek_words (BeckonField field)
{
  g_return_val_if_fail (field < BECKON_N_FIELDS, NULL);

  return beckon_fields[field].words;
}

gboolean
beckon_field_find_word (BeckonField field, const char *text, guint *place)
{
  const char *const *words = beckon_fields[field].words;

  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      {
        *place = i;
        return TRUE;
      }

  return FALSE;
}

/* --- kinds ---------------------------------------------------------------------------------- */

static const char *const kinds[] = {
  [BECKON_FIELD_KIND_ACCOUNT_ID] = "account-id",
  [BECKON_FIELD_KIND_INVITATION_ID] = "invitation-id",
  [BECKON_FIELD_KIND_TEXT] = "text",
  [BECKON_FIELD_KIND_ACCOUNT_IDS] = "account-ids",
  [BECKON_FIELD_KIND_ACCOUNT_DETAILS] = "account-details",
  [BECKON_FIELD_KIND_BOOLEAN] = "boolean",
  [BECKON_FIELD_KIND_NUMBER] = "number",
  [BECKON_FIELD_KIND_TIME] = "time",
  [BECKON_FIELD_KIND_MEMBERS] = "members",
  [BECKON_FIELD_KIND_INVITATIONS] = "invitations",
  [BECKON_FIELD_KIND_RESULTS] = "results",
  [BECKON_FIELD_KIND_INVITATION] = "invitation",
  [BECKON_FIELD_KIND_WORD] = "word",
  [BECKON_FIELD_KIND_TAGS] = "tags",
  [BECKON_FIELD_KIND_TAG_KEYS] = "tag-keys",
  [BECKON_FIELD_KIND_ADMIN_ACCOUNTS] = "admin-accounts",
  [BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION] = "organization-configuration",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == BECKON_N_FIELD_KINDS);

const char *
beckon_field_kind_to_string (BeckonFieldKind kind)
{
  g_return_val_if_fail (kind < BECKON_N_FIELD_KINDS, NULL);

  return kinds[kind];
}
