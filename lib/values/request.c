/* SPDX-License-Identifier: MIT */
/* Judging what a caller sent: ids, lists, e-mail addresses, page sizes (O-4). */
#include "values/request.h"

#include "rules/error.h"
#include "rules/ids.h"

#include <beckon/beckon-account-details.h>
#include <string.h>

#define REFUSE(error, rule, ...)                                                                                       \
  beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, rule, __VA_ARGS__)

gboolean
beckon_input_check_id (const char *noun, const char *id, GError **error)
{
  const char *fault = beckon_text_find_fault (id);

  return fault == NULL || REFUSE (error, "O-4", "%s is no account id: it %s", noun, fault);
}

static gboolean
check_ids (const char *const *account_ids, GError **error)
{
  if (account_ids[0] == NULL)
    return REFUSE (error, "O-4", "AccountIds is empty: it must name at least one account");
  for (gsize i = 0; account_ids[i] != NULL; i++)
    {
      const char *fault = beckon_text_find_fault (account_ids[i]);

      if (fault != NULL)
        return REFUSE (error, "O-4", "AccountIds[%" G_GSIZE_FORMAT "] is no account id: it %s", i, fault);
    }

  return TRUE;
}

static gboolean
check_detail (const BeckonAccountDetails *detail, guint place, GError **error)
{
  const char *fault = beckon_text_find_fault (beckon_account_details_peek_account_id (detail));
  const char *email = beckon_account_details_peek_email (detail);

  if (fault != NULL)
    return REFUSE (error, "O-4", "AccountDetails[%u].AccountId is no account id: it %s", place, fault);
  if (email != NULL && beckon_text_is_blank (email))
    return REFUSE (error, "O-4", "AccountDetails[%u].Email is blank", place);
  if (email != NULL && !g_utf8_validate (email, -1, NULL))
    return REFUSE (error, "O-4", "AccountDetails[%u].Email is not valid UTF-8", place);

  return TRUE;
}

static gboolean
check_details (GPtrArray *details, guint32 max_details, GError **error)
{
  if (details->len == 0)
    return REFUSE (error, "G-8", "AccountDetails is empty: it must name at least one account");
  if (max_details != 0 && details->len > max_details)
    return REFUSE (error, "G-8", "AccountDetails has %u entries: it can have %u at the most", details->len,
                   max_details);
  for (guint i = 0; i < details->len; i++)
    if (!check_detail (details->pdata[i], i, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_max_results (int max_results, GError **error)
{
  if (max_results == INPUT_DEFAULT_RESULTS || (max_results >= 1 && max_results <= INPUT_MAX_RESULTS))
    return TRUE;

  return REFUSE (error, "O-7", "MaxResults is out of range: it can be 1 to %d", INPUT_MAX_RESULTS);
}

static gboolean
check_acceptance (BeckonOperation operation, const Input *input, GError **error)
{
  return beckon_input_check_id (beckon_input_get_administrator_member (operation), input->administrator_id, error)
         && beckon_input_check_id ("InvitationId", input->invitation_id, error);
}

gboolean
beckon_input_check (BeckonOperation operation, const Input *input, guint32 max_details, GError **error)
{
  if (input->account_ids != NULL && !check_ids (input->account_ids, error))
    return FALSE;
  if (input->details != NULL && !check_details (input->details, max_details, error))
    return FALSE;
  if (input->administrator_id != NULL && !check_acceptance (operation, input, error))
    return FALSE;
  if (operation == BECKON_OPERATION_LIST_MEMBERS || operation == BECKON_OPERATION_LIST_INVITATIONS)
    return check_max_results (input->max_results, error);

  return TRUE;
}

const char *
beckon_input_get_administrator_member (BeckonOperation operation)
{
  return operation == BECKON_OPERATION_ACCEPT_INVITATION ? "MasterId" : "AdministratorId";
}

gboolean
beckon_input_names (const Input *input, const char *account_id)
{
  if (input->account_ids != NULL)
    return g_strv_contains (input->account_ids, account_id);
  for (guint i = 0; input->details != NULL && i < input->details->len; i++)
    if (strcmp (beckon_account_details_peek_account_id (input->details->pdata[i]), account_id) == 0)
      return TRUE;

  return g_strcmp0 (input->administrator_id, account_id) == 0;
}
