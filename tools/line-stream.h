/* SPDX-License-Identifier: MIT */
/* Reading lines from a file, a pipe or a terminal, and knowing when the next one has to be waited for. */
#pragma once

#include <glib.h>

typedef struct
{
  int fd; /* borrowed */
  GString *text;
  gsize start;    /* of what was not taken yet, in @text */
  gsize searched; /* up to here no end of a line was found */
  gboolean is_at_end;
} LineStream;

LineStream *beckon_line_stream_new (int fd);
void beckon_line_stream_free (LineStream *self);

/* Takes a line that was read, with its end if it has one. It is valid until more is read. */
gboolean beckon_line_stream_take (LineStream *self, const char **line, gsize *size);

/* Whether reading more would wait for whoever writes. */
gboolean beckon_line_stream_would_wait (const LineStream *self);

/* Reads what there is, and waits if there is nothing. FALSE if it cannot be read: errno says why. */
gboolean beckon_line_stream_read (LineStream *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LineStream, beckon_line_stream_free)
