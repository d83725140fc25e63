/* SPDX-License-Identifier: MIT */
/* Reading lines. This is not stdio, which does not tell whether the next line is there already. */
#include "line-stream.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#define READ_BYTES (64 * 1024) /* what a pipe of Linux holds */

LineStream *
beckon_line_stream_new (int fd)
{
  LineStream *self = g_new0 (LineStream, 1);

  self->fd = fd;
  self->text = g_string_sized_new (READ_BYTES);

  return self;
}

void
beckon_line_stream_free (LineStream *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* The last line may have no end of its own. */
gboolean
beckon_line_stream_take (LineStream *self, const char **line, gsize *size)
{
  const char *text = self->text->str;
  const char *end = memchr (text + self->searched, '\n', self->text->len - self->searched);

  self->searched = end != NULL ? (gsize) (end + 1 - text) : self->text->len;
  if (end == NULL && !self->is_at_end)
    return FALSE;
  *line = text + self->start;
  *size = self->searched - self->start;
  self->start = self->searched;

  return *size > 0;
}

gboolean
beckon_line_stream_would_wait (const LineStream *self)
{
  struct pollfd poll_fd = { .fd = self->fd, .events = POLLIN };

  return poll (&poll_fd, 1, 0) == 0;
}

/* Of what was read, only the beginning of a line is kept. */
static void
forget_taken (LineStream *self)
{
  g_string_erase (self->text, 0, (gssize) self->start);
  self->searched -= self->start;
  self->start = 0;
}

gboolean
beckon_line_stream_read (LineStream *self)
{
  gsize kept;
  ssize_t size;

  forget_taken (self);
  kept = self->text->len;
  g_string_set_size (self->text, kept + READ_BYTES);
  size = read (self->fd, self->text->str + kept, READ_BYTES);
  g_string_truncate (self->text, kept + (gsize) MAX (size, 0));
  self->is_at_end = size <= 0;

  return size >= 0;
}
