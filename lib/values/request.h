/* SPDX-License-Identifier: MIT */
/* What a caller sent: as one value, so that it can be judged, matched and written down. */
#pragma once

#include <beckon/beckon-operation.h>
#include <beckon/beckon-types.h>

#define INPUT_DEFAULT_RESULTS (-1)
#define INPUT_MAX_RESULTS 50

/* The arguments of an operation; those that it does not have are NULL, FALSE or 0. All borrowed. */
typedef struct
{
  const char *const *account_ids;
  GPtrArray *details; /* (element-type BeckonAccountDetails) */
  const char *administrator_id;
  const char *invitation_id;
  gboolean only_associated;
  int max_results;
  const char *next_token;
  const char *hub_arn;
} Input;

/* O-4, O-7, G-8: what can be judged without a world. */
gboolean beckon_input_check (BeckonOperation operation, const Input *input, guint32 max_details, GError **error);

/* W-3. @noun is what the id is called, for the error's text. */
gboolean beckon_input_check_id (const char *noun, const char *id, GError **error);

/* Whether an account is among those that the input names. */
gboolean beckon_input_names (const Input *input, const char *account_id);

/* The name that the operation has for the account to accept (O-4). */
const char *beckon_input_get_administrator_member (BeckonOperation operation);
