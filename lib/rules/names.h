/* SPDX-License-Identifier: MIT */
/* Finding an enumerator in a const table whose rows have a member `name`. */
#pragma once

#include <string.h>

/* The whole body of a `…_from_string ()`: it returns from the function that uses it. */
#define NAMES_FIND(rows, n_rows, wanted, found)                                                                        \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    for (guint row = 0; row < (n_rows); row++)                                                                         \
      if (strcmp ((rows)[row].name, wanted) == 0)                                                                      \
        {                                                                                                              \
          if ((found) != NULL)                                                                                         \
            *(found) = row;                                                                                            \
          return TRUE;                                                                                                 \
        }                                                                                                              \
    return FALSE;                                                                                                      \
  }                                                                                                                    \
  G_STMT_END
