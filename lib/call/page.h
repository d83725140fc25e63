/* SPDX-License-Identifier: MIT */
/* Pages of a list, and the tokens that lead from one to the next (O-7). */
#pragma once

#include "call/call.h"

/* Which records belong to the list, and what the caller gets for each. */
typedef struct
{
  BeckonField field; /* of the answer */
  const Roll *(*peek_roll) (const Account *account);
  gboolean (*includes) (const Association *association);
  gpointer (*show) (const Association *association);
  GDestroyNotify free;
} PageKind;

/* Puts the page that the request asks for into the answer, and the token of the next page. */
void beckon_page_list (Call *call, const PageKind *kind);
