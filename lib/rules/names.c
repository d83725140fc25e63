/* SPDX-License-Identifier: MIT */
/* Names of enumerators. */
#include "rules/names.h"

gboolean
beckon_names_find (gconstpointer rows, gsize row_size, guint n_rows, const char *name, guint *found)
{
  const char *bytes = rows;

  for (guint row = 0; row < n_rows; row++)
    if (g_strcmp0 (*(const char *const *) (bytes + row * row_size), name) == 0)
      {
        if (found != NULL)
          *found = row;
        return TRUE;
      }

  return FALSE;
}
