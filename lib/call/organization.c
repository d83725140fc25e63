/* SPDX-License-Identifier: MIT */
/* What an organization's management account and its delegated administrator do. */
#include "values/organization.h"
#include "call/delegation.h"
#include "call/enroll.h"
#include "call/entries.h"

#include <string.h>

/* The gate has made sure that the caller belongs to a named organization. */
static Organization *
peek_organization (const Call *call)
{
  return call->caller->facts.organization;
}

static const char *
peek_admin_account_id (const Call *call)
{
  return request_peek_text (call->request, BECKON_FIELD_ADMIN_ACCOUNT_ID);
}

/* The account that the request names; NULL if the world has not seen it. */
static Account *
peek_named (const Call *call)
{
  return beckon_store_peek_account (call->region->store, peek_admin_account_id (call));
}

/* O-15: the only feature. */
static void
answer_feature (Call *call)
{
  beckon_answer_take_text (call->answer, BECKON_FIELD_FEATURE, g_strdup (beckon_fields[BECKON_FIELD_FEATURE].words[0]));
}

/* --- EnableOrganizationAdminAccount ---------------------------------------------------------- */

static gboolean
is_central (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return peek_organization (call)->delegation.is_central;
}

static gboolean
is_outside (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  const Account *named = peek_named (call);

  return named == NULL || named->facts.organization != peek_organization (call);
}

static gboolean
is_designated (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return account_is_delegated_administrator (peek_named (call));
}

static gboolean
is_another_designated (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return peek_organization (call)->delegation.administrator != NULL;
}

static gboolean
names_a_member (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return peek_named (call)->accepted != NULL;
}

static gboolean
names_itself_in_vain (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return call_switch (call, BECKON_SWITCH_MANAGEMENT_ACCOUNT_MAY_ADMINISTER) == 0 && peek_named (call) == call->caller;
}

static gboolean
names_itself_without_hub (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return peek_named (call) == call->caller && !account_has_hub (call->caller);
}

/* G-13 */
/* clang-format off */
static const Objection to_designating[] = {
  { is_central,               BECKON_REASON_CENTRAL_CONFIGURATION,                "G-13", BECKON_ERROR_RESOURCE_CONFLICT },
  { is_outside,               BECKON_REASON_NOT_IN_THIS_ORGANIZATION,             "G-13", BECKON_ERROR_INVALID_INPUT },
  { is_designated,            BECKON_REASON_ADMINISTRATOR_ALREADY_DESIGNATED,     "G-13", BECKON_ERROR_RESOURCE_CONFLICT },
  { is_another_designated,    BECKON_REASON_ANOTHER_ADMINISTRATOR_DESIGNATED,     "G-13", BECKON_ERROR_INVALID_INPUT },
  { names_a_member,           BECKON_REASON_ADMINISTRATOR_IS_A_MEMBER,            "G-13", BECKON_ERROR_INVALID_INPUT },
  { names_itself_in_vain,     BECKON_REASON_MANAGEMENT_ACCOUNT_CANNOT_ADMINISTER, "G-13", BECKON_ERROR_INVALID_INPUT },
  { names_itself_without_hub, BECKON_REASON_HUB_OFF_MANAGEMENT_ACCOUNT,           "G-13", BECKON_ERROR_INVALID_INPUT },
};
/* clang-format on */

/* Its members that belong to the organization are managed from now on (G-14). */
static void
designate (Call *call, Account *administrator)
{
  Store *store = call->region->store;

  if (!account_has_hub (administrator))
    beckon_store_set_hub (store, administrator, call->outside->now_us);
  beckon_store_set_delegation (store, peek_organization (call), &(const Delegation){ .administrator = administrator });
}

void
beckon_enter_enable_organization_admin_account (Call *call)
{
  if (!beckon_call_is_free (call, NULL, to_designating, G_N_ELEMENTS (to_designating)))
    return;
  designate (call, peek_named (call));
  beckon_answer_take_text (call->answer, BECKON_FIELD_ADMIN_ACCOUNT_ID, g_strdup (peek_admin_account_id (call)));
  answer_feature (call);
}

/* --- DisableOrganizationAdminAccount ---------------------------------------------------------- */

static gboolean
names_no_administrator (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  const Account *administrator = peek_organization (call)->delegation.administrator;

  return administrator == NULL || strcmp (administrator->id, peek_admin_account_id (call)) != 0;
}

/* clang-format off */
static const Objection to_undesignating[] = {
  { is_central,             BECKON_REASON_CENTRAL_CONFIGURATION,            "G-13", BECKON_ERROR_RESOURCE_CONFLICT },
  { names_no_administrator, BECKON_REASON_NOT_THE_DESIGNATED_ADMINISTRATOR, "G-13", BECKON_ERROR_INVALID_INPUT },
};
/* clang-format on */

void
beckon_enter_disable_organization_admin_account (Call *call)
{
  if (beckon_call_is_free (call, NULL, to_undesignating, G_N_ELEMENTS (to_undesignating)))
    beckon_delegation_end (call, peek_organization (call));
}

/* --- ListOrganizationAdminAccounts ------------------------------------------------------------ */

/* There is at most one, so there is never a second page, nor a token that leads to it (O-7). */
void
beckon_enter_list_organization_admin_accounts (Call *call)
{
  const Account *administrator = peek_organization (call)->delegation.administrator;
  const char *const ids[] = { administrator != NULL ? administrator->id : NULL, NULL };

  if (request_has (call->request, BECKON_FIELD_NEXT_TOKEN))
    {
      CALL_REFUSE_INPUT (call, "O-7", "NextToken is not a token that %s gave this account for this list",
                         beckon_operation_to_string (call->request->operation));
      return;
    }
  beckon_answer_take_texts (call->answer, BECKON_FIELD_ADMIN_ACCOUNTS, g_strdupv ((char **) ids));
  answer_feature (call);
}

/* --- the configuration: O-14 ------------------------------------------------------------------ */

void
beckon_enter_describe_organization_configuration (Call *call)
{
  const Delegation *delegation = &peek_organization (call)->delegation;

  beckon_answer_set_number (call->answer, BECKON_FIELD_AUTO_ENABLE, delegation->auto_enable);
  beckon_answer_set_number (call->answer, BECKON_FIELD_MEMBER_ACCOUNT_LIMIT_REACHED,
                            beckon_enroll_is_full (call, call->caller));
  beckon_answer_take_text (call->answer, BECKON_FIELD_AUTO_ENABLE_STANDARDS,
                           g_strdup (beckon_delegation_peek_standards (delegation)));
  beckon_answer_take_text (call->answer, BECKON_FIELD_ORGANIZATION_CONFIGURATION,
                           g_strdup (beckon_delegation_peek_type (delegation)));
}

/* CENTRAL turns both off. Going back to LOCAL keeps them so. */
static gboolean
agrees_with_central (Call *call, const Delegation *is, const Delegation *wanted)
{
  if (!is->is_central && !wanted->is_central)
    return TRUE;
  if (wanted->auto_enable)
    return CALL_REFUSE_INPUT (call, "O-14", "AutoEnable is true: it must be false under a central configuration");

  return wanted->without_standards || !request_has (call->request, BECKON_FIELD_AUTO_ENABLE_STANDARDS)
         || CALL_REFUSE_INPUT (call, "O-14",
                               "AutoEnableStandards is not NONE: it must be NONE under a central configuration");
}

void
beckon_enter_update_organization_configuration (Call *call)
{
  const Request *request = call->request;
  Organization *organization = peek_organization (call);
  Delegation wanted = organization->delegation;

  wanted.auto_enable = request->values[BECKON_FIELD_AUTO_ENABLE].number != 0;
  beckon_delegation_set_words (&wanted, request_peek_text (request, BECKON_FIELD_AUTO_ENABLE_STANDARDS),
                               request_peek_text (request, BECKON_FIELD_ORGANIZATION_CONFIGURATION));
  if (!agrees_with_central (call, &organization->delegation, &wanted))
    return;
  wanted.without_standards |= wanted.is_central;
  beckon_store_set_delegation (call->region->store, organization, &wanted);
}
