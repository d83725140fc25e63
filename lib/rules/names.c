/* SPDX-License-Identifier: MIT */
/* Names of enumerators. */
#include "rules/names.h"

gboolean
beckon_names_find (gconstpointer rows, gsize row_size, guint n_rows, const char *name, guint *found)
{
  const char *place = rows;

  for (guint row = 0; row < n_rows; row++, place += row_size)
    if (g_strcmp0 (*(const char *const *) (gconstpointer) place, name) == 0)
      {
        if (found != NULL)
          *found = row;
        return TRUE;
      }

  return FALSE;
}
