/* SPDX-License-Identifier: MIT */
/* The version that was compiled in. */

#include <beckon/beckon-version.h>

gboolean
beckon_check_version (guint major, guint minor, guint micro)
{
  const guint here[] = { BECKON_MAJOR_VERSION, BECKON_MINOR_VERSION, BECKON_MICRO_VERSION };
  const guint asked[] = { major, minor, micro };

  for (gsize i = 0; i < G_N_ELEMENTS (here); i++)
    if (here[i] != asked[i])
      return here[i] > asked[i];
  return TRUE;
}

const char *
beckon_peek_version (void)
{
  return BECKON_VERSION_STRING;
}
