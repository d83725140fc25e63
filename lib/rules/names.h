/* SPDX-License-Identifier: MIT */
/* Finding an enumerator by its name in a const table. */
#pragma once

#include <glib.h>

/* @rows is an array of @n_rows structures of @row_size bytes, each of which begins with its name. A row whose name is
 * NULL is never found. @found is not set if there is no such row. */
gboolean beckon_names_find (gconstpointer rows, gsize row_size, guint n_rows, const char *name, guint *found);
