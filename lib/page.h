/* SPDX-License-Identifier: MIT */
/* Pages of a list, and the tokens that lead from one to the next (O-7). */
#pragma once

#include "call.h"

/* Which records are in the list, and what the caller is given for each. */
typedef struct
{
  gboolean (*includes) (BeckonState state);
  gpointer (*show) (const Association *association);
  GDestroyNotify free;
} PageKind;

/* The page that the call's input asks for. NULL when its token is not one for this list: the call has failed. */
GPtrArray *beckon_page_take (Call *call,
                             const Roll *roll, /* NULL for an empty list */
                             const PageKind *kind,
                             char **new_next_token);
