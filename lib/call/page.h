/* SPDX-License-Identifier: MIT */
/* Pages of a list, and the tokens that lead from one to the next (O-7). */
#pragma once

#include "call/call.h"

/* Which records are in the list, and what the caller is given for each. */
typedef struct
{
  const Roll *(*peek_roll) (const Account *account);
  gboolean (*includes) (BeckonState state);
  gpointer (*show) (const Association *association);
  GDestroyNotify free;
} PageKind;

/* A whole operation that lists: the page that the input asks for, and where the next one begins. */
GPtrArray *beckon_page_list (BeckonRegion *region,
                             BeckonOperation operation,
                             const char *caller_id,
                             const Input *input,
                             const PageKind *kind,
                             char **new_next_token,
                             GError **error);
