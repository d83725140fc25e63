/* SPDX-License-Identifier: MIT */
/* What is found wrong, each with the story that leads there. */
#include "complaints.h"

#include <stdio.h>

static void
tell_story (const Complaints *self)
{
  g_auto (GStrv) lines = exploration_dup_lines (self->exploration, self->world, self->call);

  for (guint i = 0; lines[i] != NULL; i++)
    printf ("  %s\n", lines[i]);
}

void
complain (Complaints *self, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  if (self->n++ >= MAX_COMPLAINTS)
    return;
  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  printf ("WRONG: %s\n", sentence);
  if (self->exploration != NULL)
    tell_story (self);
  /* What is wrong may end the program soon. */
  fflush (stdout);
}
