/* SPDX-License-Identifier: MIT */
/* `beckon run`: lines in, answers out. */
#include "run.h"

#include "clock-option.h"
#include "line-stream.h"
#include "line.h"
#include "options.h"
#include "run-help.h"
#include "terminal.h"

#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon-wire-world.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HELD_BYTES_MAX (64 * 1024) /* of answers and entries that are not written yet */

typedef struct
{
  char *clock;
  char *seed;
  char *region;
  char *world;
  char *save;
  char *journal;
  char *clock_step;
  char **switches;
  gboolean coverage;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->clock);
  g_free (self->seed);
  g_free (self->region);
  g_free (self->world);
  g_free (self->save);
  g_free (self->journal);
  g_free (self->clock_step);
  g_strfreev (self->switches);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- a Region as the options say ------------------------------------------------------------ */

static gboolean
apply_clock (BeckonRegion *region, const char *text, const char *step_ms)
{
  gint64 now_us;
  guint64 step = 0;

  if (text != NULL && !beckon_clock_parse (text, &now_us))
    beckon_options_fail ("run", "--clock \"%s\" is not a time such as 2026-01-01T00:00:00Z", text);
  else if (step_ms != NULL
           && (text == NULL || !g_ascii_string_to_unsigned (step_ms, 10, 0, G_MAXINT64 / 1000, &step, NULL)))
    beckon_options_fail ("run", "--clock-step \"%s\" is not a number of milliseconds, or there is no --clock", step_ms);
  else
    {
      if (text != NULL)
        beckon_region_set_advancing_clock (region, now_us, (gint64) step * 1000);
      return TRUE;
    }

  return FALSE;
}

static gboolean
apply_seed (BeckonRegion *region, const char *text)
{
  guint64 seed;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &seed, NULL))
    return FALSE;
  beckon_region_set_id_seed (region, seed);

  return TRUE;
}

/* KEY=VALUE */
static gboolean
apply_switch (BeckonSwitches *switches, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);

  return beckon_switches_set_from_string (switches, parts[0] != NULL ? parts[0] : "",
                                          parts[0] != NULL && parts[1] != NULL ? parts[1] : "", error);
}

/* Each --switch takes precedence over the saved world, if there is one. */
static BeckonSwitches *
read_switches (const BeckonWorld *world, char **texts)
{
  const BeckonSwitches *saved = beckon_world_peek_switches (world);
  g_autoptr (BeckonSwitches) switches = saved != NULL ? beckon_switches_copy (saved) : beckon_switches_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    if (!apply_switch (switches, texts[i], &error))
      {
        beckon_options_fail ("run", "--switch %s: %s", texts[i], error->message);
        return NULL;
      }

  return g_steal_pointer (&switches);
}

static gboolean
is_region_name (const char *name)
{
  if (name == NULL || (*name != '\0' && g_utf8_validate (name, -1, NULL)))
    return TRUE;
  beckon_options_fail ("run", "--region is empty or not valid UTF-8");

  return FALSE;
}

static gboolean
load_world (const char *filename, BeckonWorld **world)
{
  g_autoptr (GError) error = NULL;

  *world = filename != NULL ? beckon_wire_load_world (filename, &error) : beckon_world_new ();
  if (*world == NULL)
    beckon_options_fail ("run", "%s", error->message);
  else if (beckon_world_get_format (*world) < BECKON_WORLD_FORMAT)
    g_printerr ("beckon run: %s is a world in the old format %u; --save writes format %d\n", filename,
                beckon_world_get_format (*world), BECKON_WORLD_FORMAT);

  return *world != NULL;
}

static BeckonRegion *
region_new (const Options *options)
{
  g_autoptr (BeckonWorld) world = NULL;
  g_autoptr (BeckonSwitches) switches = NULL;
  g_autoptr (BeckonRegion) region = NULL;

  if (!is_region_name (options->region) || !load_world (options->world, &world)
      || (switches = read_switches (world, options->switches)) == NULL)
    return NULL;
  region = beckon_region_new_from_world (world, options->region, switches);
  if (!apply_clock (region, options->clock, options->clock_step))
    return NULL;
  if (options->seed != NULL && !apply_seed (region, options->seed))
    {
      beckon_options_fail ("run", "--seed \"%s\" is not a number from 0 to 18446744073709551615", options->seed);
      return NULL;
    }

  return g_steal_pointer (&region);
}

/* --- lines ---------------------------------------------------------------------------------- */

/* What all lines share. The first failure determines the exit status. */
typedef struct
{
  LineContext *context;
  const char *file; /* NULL for standard input */
  gsize line_number;
  FILE *journal;       /* NULL for none */
  GString *entries;    /* the journal's lines that are not written yet */
  GString *answers;    /* likewise */
  gboolean is_typed;   /* by a person, who gets a prompt */
  GString *unfinished; /* the lines of a JSON value that a person has typed over several; empty if there is none */
  int status;
} Run;

/* --- writing ---------------------------------------------------------------------------------- */

/* A person who has sent the answers to a reader that goes away, such as head, needs no complaint. A program does. */
static int
fail_to_write (const char *what, int code)
{
  if (code == EPIPE && beckon_terminal_is_read ())
    return 2;

  return beckon_options_fail ("run", "cannot write %s: %s", what, g_strerror (code));
}

static void
write_text (Run *run, GString *text, FILE *file, const char *what)
{
  if (text->len == 0)
    return;
  fwrite (text->str, 1, text->len, file);
  fflush (file);
  if (ferror (file))
    run->status = fail_to_write (what, errno);
  g_string_truncate (text, 0);
}

/* The journal comes first: it has every call whose answer can be read. */
static void
write_held (Run *run)
{
  if (run->journal != NULL)
    write_text (run, run->entries, run->journal, "the journal");
  write_text (run, run->answers, stdout, "an answer to standard output");
}

/* --- the journal ---------------------------------------------------------------------------- */

static void
append_journal_line (Run *run, char *line)
{
  g_string_append (run->entries, line);
  g_string_append_c (run->entries, '\n');
  g_free (line);
}

/* Its first line is the world that it begins with. */
static void
begin_journal (Run *run, const char *filename)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (run->context->region);

  run->journal = fopen (filename, "w");
  if (run->journal == NULL)
    {
      run->status = beckon_options_fail ("run", "cannot write the journal %s: %s", filename, g_strerror (errno));
      return;
    }
  beckon_region_start_journal (run->context->region, 0);
  append_journal_line (run, beckon_wire_journal_head_to_json (world));
  write_held (run);
}

static void
continue_journal (Run *run)
{
  g_autoptr (GPtrArray) entries = beckon_region_take_journal (run->context->region);

  for (guint i = 0; i < entries->len; i++)
    append_journal_line (run, beckon_wire_journal_entry_to_json (entries->pdata[i]));
}

/* --- one line ------------------------------------------------------------------------------- */

static gboolean
is_passed_over (const char *line, gsize size)
{
  gsize n_blanks = 0;

  while (n_blanks < size && memchr (" \t\r\n", line[n_blanks], 4) != NULL)
    n_blanks++;

  return line[0] == '#' || n_blanks == size;
}

static char *
dup_placed (const Run *run, const char *why)
{
  if (run->file != NULL)
    return g_strdup_printf ("%s, line %" G_GSIZE_FORMAT ": %s", run->file, run->line_number, why);

  return g_strdup_printf ("line %" G_GSIZE_FORMAT ": %s", run->line_number, why);
}

static void
append_error (Run *run, const char *why)
{
  g_autofree char *sentence = dup_placed (run, why);
  g_autofree char *valid = g_utf8_make_valid (sentence, -1);

  run->status = 1;
  beckon_line_append_json (run->answers, json_pack ("{ss}", "error", valid));
}

static void
answer_line (Run *run, const char *line, gsize size)
{
  g_autofree char *why = NULL;

  if (!beckon_line_answer (run->context, line, size, run->answers, &why))
    append_error (run, why);
  if (run->journal != NULL)
    continue_journal (run);
  g_string_append_c (run->answers, '\n');
  if (run->answers->len + run->entries->len >= HELD_BYTES_MAX)
    write_held (run);
}

/* Behind the answer that it is about. */
static void
tell_hint (Run *run)
{
  g_autofree char *hint = g_steal_pointer (&run->context->hint);
  g_autofree char *sentence = dup_placed (run, hint);

  write_held (run);
  g_printerr ("beckon run: %s\n", sentence);
}

/* A person who types a value over several lines, or pastes it, was told so at its first line, and is not told again. */
static gboolean
is_rest_of_value (Run *run, const char *line, gsize size)
{
  LineEnd end;

  if (run->unfinished->len == 0)
    return FALSE;
  g_string_append_len (run->unfinished, line, (gssize) size);
  end = beckon_line_find_end (run->unfinished->str, run->unfinished->len);
  if (end != LINE_GOES_ON)
    g_string_truncate (run->unfinished, 0);

  return end != LINE_IS_BROKEN;
}

static void
answer_typed_line (Run *run, const char *line, gsize size)
{
  if (is_rest_of_value (run, line, size) || beckon_terminal_help (line, size))
    return;
  if (beckon_line_find_end (line, size) == LINE_GOES_ON)
    g_string_append_len (run->unfinished, line, (gssize) size);
  answer_line (run, line, size);
}

static void
take_line (Run *run, const char *line, gsize size)
{
  if (is_passed_over (line, size))
    return;
  if (run->is_typed)
    answer_typed_line (run, line, size);
  else
    answer_line (run, line, size);
  if (run->context->hint != NULL)
    tell_hint (run);
}

/* Editors of Windows put a byte order mark before the text. */
static void
pass_over_mark (const char **line, gsize *size)
{
  const char *mark = "\xef\xbb\xbf";

  if (*size >= strlen (mark) && memcmp (*line, mark, strlen (mark)) == 0)
    {
      *line += strlen (mark);
      *size -= strlen (mark);
    }
}

/* Whoever waits for an answer has it before the next line is waited for. */
static void
prepare_to_wait (Run *run)
{
  write_held (run);
  if (run->is_typed && run->status != 2)
    beckon_terminal_prompt ();
}

static gboolean
next_line (Run *run, LineStream *stream, const char **line, gsize *size)
{
  while (run->status != 2)
    {
      if (beckon_line_stream_take (stream, line, size))
        return TRUE;
      if (stream->is_at_end)
        return FALSE;
      if (beckon_line_stream_would_wait (stream))
        prepare_to_wait (run);
      if (run->status != 2 && !beckon_line_stream_read (stream))
        run->status = beckon_options_fail ("run", "cannot read %s: %s",
                                           run->file != NULL ? run->file : "standard input", g_strerror (errno));
    }

  return FALSE;
}

/* At the end nothing is held, because opening the next file may wait, too. */
static void
run_stream (Run *run, int fd)
{
  g_autoptr (LineStream) stream = beckon_line_stream_new (fd);
  const char *line;
  gsize size;

  run->line_number = 0;
  while (next_line (run, stream, &line, &size))
    {
      run->line_number++;
      if (run->line_number == 1)
        pass_over_mark (&line, &size);
      take_line (run, line, size);
    }
  write_held (run);
}

static void
run_standard_input (Run *run)
{
  run->file = NULL;
  run->is_typed = beckon_terminal_is_typed ();
  if (run->is_typed)
    beckon_terminal_greet ();
  run_stream (run, STDIN_FILENO);
  if (run->is_typed)
    beckon_terminal_end ();
  run->is_typed = FALSE;
}

static void
run_file (Run *run, const char *file)
{
  int fd;

  if (strcmp (file, "-") == 0)
    {
      run_standard_input (run);
      return;
    }
  fd = open (file, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    {
      run->status = beckon_options_fail ("run", "cannot read %s: %s", file, g_strerror (errno));
      return;
    }
  run->file = file;
  run_stream (run, fd);
  close (fd);
}

/* --- coverage ------------------------------------------------------------------------------- */

/* Printed to standard error, because standard output has only the answers. */
static void
print_coverage (BeckonRegion *region)
{
  g_autoptr (BeckonCoverage) coverage = beckon_region_ref_coverage (region);
  g_autofree char *text = beckon_coverage_dup_string (coverage);

  g_printerr ("%s", text);
}

static void
begin_coverage (BeckonRegion *region)
{
  g_autoptr (BeckonCoverage) coverage = beckon_coverage_new ();

  beckon_region_set_coverage (region, coverage);
}

/* --- the command ---------------------------------------------------------------------------- */

static int
save (BeckonRegion *region, const char *filename)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (region);
  g_autoptr (GError) error = NULL;

  return beckon_wire_save_world (world, filename, &error) ? 0 : beckon_options_fail ("run", "%s", error->message);
}

static int
run_with (const Options *options, char **files, gsize n_files)
{
  g_autoptr (BeckonRegion) region = region_new (options);
  g_autoptr (LineContext) context = NULL;
  g_autoptr (GString) entries = g_string_new (NULL), answers = g_string_new (NULL), unfinished = g_string_new (NULL);
  Run run = { .entries = entries, .answers = answers, .unfinished = unfinished };

  if (region == NULL)
    return 2;
  context = beckon_line_context_new (region);
  context->wants_hints = beckon_terminal_is_read ();
  run.context = context;
  if (options->coverage)
    begin_coverage (region);
  if (options->journal != NULL)
    begin_journal (&run, options->journal);
  if (n_files == 0 && run.status != 2)
    run_file (&run, "-");
  for (gsize i = 0; i < n_files && run.status != 2; i++)
    run_file (&run, files[i]);
  if (run.journal != NULL)
    fclose (run.journal);
  if (options->coverage && run.status != 2)
    print_coverage (region);
  /* The world is not saved if not all lines were read or not all answers written. */
  if (options->save != NULL && run.status != 2 && save (region, options->save) != 0)
    return 2;

  return run.status;
}

int
beckon_run_main (int argc, char **argv)
{
  g_auto (Options) options = { .clock = NULL };
  const GOptionEntry entries[] = {
    { "clock", 0, 0, G_OPTION_ARG_STRING, &options.clock, "Set a clock that stands (default: real time)", "RFC3339" },
    { "clock-step", 0, 0, G_OPTION_ARG_STRING, &options.clock_step, "Advance that clock with each call",
      "MILLISECONDS" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &options.seed, "Make invitation ids reproducible", "N" },
    { "region", 0, 0, G_OPTION_ARG_STRING, &options.region, "Set the AWS Region (default: us-east-1)", "NAME" },
    { "switch", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.switches, "Set a switch (doc/semantics.md); may be repeated",
      "KEY=VALUE" },
    { "world", 0, 0, G_OPTION_ARG_FILENAME, &options.world, "Begin with a saved world", "FILE" },
    { "save", 0, 0, G_OPTION_ARG_FILENAME, &options.save, "Save the world at the end", "FILE" },
    { "journal", 0, 0, G_OPTION_ARG_FILENAME, &options.journal, "Write a journal, for `beckon replay`", "FILE" },
    { "coverage", 0, 0, G_OPTION_ARG_NONE, &options.coverage, "Print which cells and rules were touched", NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_autofree char *summary = g_strconcat (beckon_run_intro, beckon_run_lines, beckon_run_outro, NULL);

  switch (beckon_options_parse ("run", "[FILE...]", summary, entries, &argc, &argv))
    {
    case OPTIONS_DONE:
      return 0;
    case OPTIONS_WRONG:
      return 2;
    case OPTIONS_GO_ON:
    default:
      break;
    }
  /* If the reader of the output has gone, writing fails and is reported. No signal ends the process. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN); /* likewise for a limit on the size of files */

  return run_with (&options, argv + 1, argc - 1);
}
