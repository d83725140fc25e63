/* SPDX-License-Identifier: MIT */
/* Keeping what an entry is built of small: a call can name millions of accounts. */
#pragma once

#include <glib.h>

/* As a tree, a value takes more than ten times its bytes. Asking for its data serialises it, and frees what is under it.
 * Returns @value, which stays as floating as it was. */
static inline GVariant *
packed (GVariant *value)
{
  g_variant_get_data (value);

  return value;
}
