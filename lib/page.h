/* SPDX-License-Identifier: MIT */
/* Pages of a list, and the tokens that lead from one to the next (O-7). */
#pragma once

#include "call.h"

#define PAGE_DEFAULT (-1)
#define PAGE_MAX 50

/* Which records are in the list, and what the caller is given for each. */
typedef struct
{
  gboolean only_associated; /* part of what a token is tied to */
  gboolean (*includes) (BeckonState state);
  gpointer (*show) (const Association *association);
  GDestroyNotify free;
} PageKind;

/* NULL when the token is not one for this list: the call has failed. */
GPtrArray *beckon_page_take (Call *call,
                             const Roll *roll, /* NULL for an empty list */
                             const PageKind *kind,
                             int max_results,
                             const char *next_token,
                             char **new_next_token);
