/* SPDX-License-Identifier: MIT */
/* Judging what a caller sent: ids, lists, e-mail addresses, page sizes. */
#include "input.h"

#include "error-private.h"
#include "page.h"
#include "text.h"

#include <beckon/beckon-account-details.h>

#define REFUSE(error, rule, ...) \
  beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, rule, __VA_ARGS__)

gboolean
beckon_input_check_id (const char *member, const char *id, GError **error)
{
  const char *fault = beckon_text_find_fault (id);

  return fault == NULL || REFUSE (error, "O-4", "%s is no account id: it %s", member, fault);
}

gboolean
beckon_input_check_ids (const char *const *account_ids, GError **error)
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

gboolean
beckon_input_check_details (GPtrArray *details, guint32 max_details, GError **error)
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

gboolean
beckon_input_check_max_results (int max_results, GError **error)
{
  if (max_results == PAGE_DEFAULT || (max_results >= 1 && max_results <= PAGE_MAX))
    return TRUE;

  return REFUSE (error, "O-7", "MaxResults is out of range: it can be 1 to %d", PAGE_MAX);
}
