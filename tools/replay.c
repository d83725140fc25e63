/* SPDX-License-Identifier: MIT */
/* `beckon replay`: replays a journal, and reports the first line that differs. */
#include "replay.h"

#include "options.h"

#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  const char *file;
  gsize line_number;
  BeckonRegion *region; /* NULL before the first line */
} Replay;

static int
fail (const Replay *self, const char *what)
{
  return beckon_options_fail ("replay", "%s, line %" G_GSIZE_FORMAT ": %s", self->file, self->line_number, what);
}

static int
begin (Replay *self, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = beckon_wire_journal_head_from_json (line, -1, &error);

  if (world == NULL)
    return fail (self, error->message);
  self->region = beckon_region_new_from_world (world, NULL, NULL);

  return 0;
}

static int
tell_difference (const Replay *self, const char *line, const char *made)
{
  g_print ("%s, line %" G_GSIZE_FORMAT " differs:\nwas %s\nis  %s\n", self->file, self->line_number, line, made);

  return 1;
}

static int
replay_entry (Replay *self, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) entry = beckon_wire_journal_entry_from_json (line, -1, &error);
  g_autoptr (GVariant) made = entry != NULL ? beckon_region_replay (self->region, entry, &error) : NULL;
  g_autofree char *again = NULL;

  if (made == NULL)
    return fail (self, error->message);
  again = beckon_wire_journal_entry_to_json (made);

  return strcmp (again, line) == 0 ? 0 : tell_difference (self, line, again);
}

static int
replay_line (Replay *self, char *line)
{
  line[strcspn (line, "\r\n")] = '\0';
  self->line_number++;

  return self->region == NULL ? begin (self, line) : replay_entry (self, line);
}

static int
replay_stream (Replay *self, FILE *stream)
{
  g_autofree char *line = NULL; /* GLib's allocator is libc's */
  size_t room = 0;
  int status = 0;

  while (status == 0 && getline (&line, &room, stream) >= 0)
    status = replay_line (self, line);
  if (status == 0 && ferror (stream))
    return beckon_options_fail ("replay", "cannot read %s: %s", self->file, g_strerror (errno));
  if (status == 0 && self->region == NULL)
    return beckon_options_fail ("replay", "%s is empty: it is not a journal", self->file);
  if (status == 0)
    g_print ("%s: %" G_GSIZE_FORMAT " entries, all the same when replayed\n", self->file, self->line_number - 1);

  return status;
}

static int
replay_file (const char *file)
{
  Replay replay = { .file = file };
  FILE *stream = strcmp (file, "-") == 0 ? stdin : fopen (file, "r");
  int status;

  if (stream == NULL)
    return beckon_options_fail ("replay", "cannot read %s: %s", file, g_strerror (errno));
  status = replay_stream (&replay, stream);
  if (stream != stdin)
    fclose (stream);
  g_clear_pointer (&replay.region, beckon_region_unref);

  return status;
}

int
beckon_replay_main (int argc, char **argv)
{
  switch (beckon_options_parse ("replay", "FILE",
                                "Makes the calls of a journal again, beginning with the world in its first line,\n"
                                "and compares each line. It asks no clock, id source or guard.\n"
                                "`beckon run --journal FILE` writes a journal. FILE may be -, for standard input.\n"
                                "\n"
                                "Exit status: 0 if every entry is the same, 1 at the first that differs, which is\n"
                                "printed, 2 on wrong arguments or if FILE is not a journal.",
                                NULL, &argc, &argv))
    {
    case OPTIONS_DONE:
      return 0;
    case OPTIONS_WRONG:
      return 2;
    case OPTIONS_GO_ON:
    default:
      break;
    }
  if (argc != 2)
    return beckon_options_fail ("replay", "give exactly one journal");

  return replay_file (argv[1]);
}
