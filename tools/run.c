/* SPDX-License-Identifier: MIT */
/* `beckon run`: lines in, answers out. */
#include "run.h"

#include "line.h"
#include "options.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char summary[]
    = "Answers requests to Security Hub on a world in memory: one JSON value per line in, exactly one per line out.\n"
      "Blank lines and lines that start with # answer nothing. A line is one of\n"
      "\n"
      "  {\"as\": ACCOUNT, \"operation\": NAME, \"input\": {…}}                 an operation by its name\n"
      "  {\"as\": ACCOUNT, \"method\": \"POST\", \"path\": \"/…\", \"query\": \"…\",\n"
      "   \"body\": \"…\" or \"body_base64\": \"…\"}                            the HTTP request as an emulator has it\n"
      "  {\"advance_ms\": 86400000}                                       moves the clock that --clock has set\n"
      "  {\"organization\": {\"account\": ACCOUNT, \"member\": true}}         marks an account as an organization's\n"
      "  {\"dump\": true}                                                 the whole world\n"
      "  {\"check\": true}                                                the invariants\n"
      "\n"
      "FILE is a script; none, or -, is standard input. Exit status: 0 if every line was understood, 1 if one was\n"
      "not, 2 on wrong arguments, an unreadable file, or output that cannot be written.";

typedef struct
{
  char *clock;
  char *seed;
  char *region;
  char **rules;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->clock);
  g_free (self->seed);
  g_free (self->region);
  g_strfreev (self->rules);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- a Region as the options say ------------------------------------------------------------ */

static gboolean
apply_clock (BeckonRegion *region, const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;

  if (utc == NULL)
    return FALSE;
  beckon_region_set_fixed_clock (region, g_date_time_to_unix (utc) * G_USEC_PER_SEC
                                             + g_date_time_get_microsecond (utc));

  return TRUE;
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
apply_rule (BeckonRules *rules, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);

  return beckon_rules_set_from_string (rules, parts[0] != NULL ? parts[0] : "",
                                       parts[0] != NULL && parts[1] != NULL ? parts[1] : "", error);
}

static BeckonRules *
read_rules (char **texts)
{
  g_autoptr (BeckonRules) rules = beckon_rules_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    if (!apply_rule (rules, texts[i], &error))
      {
        beckon_options_fail ("run", "--rule %s: %s", texts[i], error->message);
        return NULL;
      }

  return g_steal_pointer (&rules);
}

static BeckonRegion *
region_new (const Options *options)
{
  const char *name = options->region != NULL ? options->region : "us-east-1";
  g_autoptr (BeckonRules) rules = read_rules (options->rules);
  g_autoptr (BeckonRegion) region = NULL;

  if (rules == NULL)
    return NULL;
  if (*name == '\0' || !g_utf8_validate (name, -1, NULL))
    {
      beckon_options_fail ("run", "--region is empty or not valid UTF-8");
      return NULL;
    }
  region = beckon_region_new (name, rules);
  if (options->clock != NULL && !apply_clock (region, options->clock))
    {
      beckon_options_fail ("run", "--clock \"%s\" is no time such as 2026-01-01T00:00:00Z", options->clock);
      return NULL;
    }
  if (options->seed != NULL && !apply_seed (region, options->seed))
    {
      beckon_options_fail ("run", "--seed \"%s\" is no number from 0 to 18446744073709551615", options->seed);
      return NULL;
    }

  return g_steal_pointer (&region);
}

/* --- lines ---------------------------------------------------------------------------------- */

/* What stays the same from line to line; the first thing that went wrong is the exit status. */
typedef struct
{
  BeckonRegion *region;
  const char *file; /* NULL for standard input */
  gsize line_number;
  int status;
} Run;

static gboolean
is_passed_over (const char *line, gsize size)
{
  return line[0] == '#' || strspn (line, " \t\r\n") == size;
}

static json_t *
encode_error (Run *run, const char *why)
{
  g_autofree char *sentence = run->file != NULL
                                  ? g_strdup_printf ("%s, line %" G_GSIZE_FORMAT ": %s", run->file, run->line_number, why)
                                  : g_strdup_printf ("line %" G_GSIZE_FORMAT ": %s", run->line_number, why);
  g_autofree char *valid = g_utf8_make_valid (sentence, -1);

  run->status = 1;

  return json_pack ("{ss}", "error", valid);
}

static void
answer_line (Run *run, const char *line, gsize size)
{
  g_autofree char *why = NULL;
  json_t *answer = beckon_line_answer (run->region, line, size, &why);

  if (answer == NULL)
    answer = encode_error (run, why);
  json_dumpf (answer, stdout, 0);
  json_decref (answer);
  putchar ('\n');
  if (fflush (stdout) != 0 || ferror (stdout))
    run->status = beckon_options_fail ("run", "cannot write an answer to standard output: %s", g_strerror (errno));
}

static void
run_stream (Run *run, FILE *stream)
{
  g_autofree char *line = NULL; /* GLib's allocator is libc's */
  size_t room = 0;
  ssize_t size;

  run->line_number = 0;
  while (run->status != 2 && (size = getline (&line, &room, stream)) >= 0)
    {
      run->line_number++;
      if (!is_passed_over (line, size))
        answer_line (run, line, size);
    }
  if (ferror (stream))
    run->status = beckon_options_fail ("run", "cannot read %s: %s", run->file != NULL ? run->file : "standard input",
                                       g_strerror (errno));
}

static void
run_file (Run *run, const char *file)
{
  FILE *stream;

  if (strcmp (file, "-") == 0)
    {
      run->file = NULL;
      run_stream (run, stdin);
      return;
    }
  stream = fopen (file, "r");
  if (stream == NULL)
    {
      run->status = beckon_options_fail ("run", "cannot read %s: %s", file, g_strerror (errno));
      return;
    }
  run->file = file;
  run_stream (run, stream);
  fclose (stream);
}

/* --- the command ---------------------------------------------------------------------------- */

static int
run_with (const Options *options, char **files, gsize n_files)
{
  g_autoptr (BeckonRegion) region = region_new (options);
  Run run = { .region = region };

  if (region == NULL)
    return 2;
  if (n_files == 0)
    run_file (&run, "-");
  for (gsize i = 0; i < n_files && run.status != 2; i++)
    run_file (&run, files[i]);

  return run.status;
}

int
beckon_run_main (int argc, char **argv)
{
  g_auto (Options) options = { NULL, NULL, NULL, NULL };
  const GOptionEntry entries[] = {
    { "clock", 0, 0, G_OPTION_ARG_STRING, &options.clock, "Start a clock that stands still, such as 2026-01-01T00:00:00Z (else real time)", "RFC3339" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &options.seed, "Make invitation ids reproducible (else random)", "N" },
    { "region", 0, 0, G_OPTION_ARG_STRING, &options.region, "The AWS Region (us-east-1)", "NAME" },
    { "rule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.rules, "Set a switch of doc/semantics.md, section 8; may be repeated", "KEY=VALUE" },
    G_OPTION_ENTRY_NULL,
  };

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
  /* A reader that has gone is output that cannot be written, which is told, and not a signal. */
  signal (SIGPIPE, SIG_IGN);

  return run_with (&options, argv + 1, argc - 1);
}
