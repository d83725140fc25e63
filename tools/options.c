/* SPDX-License-Identifier: MIT */
/* Parsing command lines, and reporting what is wrong. */
#include "options.h"

#include <beckon/beckon.h>
#include <string.h>

int
beckon_options_fail (const char *command, const char *format, ...)
{
  va_list arguments;
  g_autofree char *sentence = NULL;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("beckon %s: %s\n", command, sentence);

  return 2;
}

/* GLib's own --help ends the process without checking that its output was written. */
static void
show_help (GOptionContext *context)
{
  g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

  g_print ("%s", text);
}

/* What follows -- is no option. GLib would leave the -- itself among the arguments, if no dash follows it. */
static gboolean
parse (GOptionContext *context, int *argc, char **argv, GError **error)
{
  int n = 1, next;
  gboolean is_parsed;

  while (n < *argc && strcmp (argv[n], "--") != 0)
    n++;
  next = n + 1;
  is_parsed = g_option_context_parse (context, &n, &argv, error);
  for (; next < *argc; next++)
    argv[n++] = argv[next];
  *argc = n;

  return is_parsed;
}

OptionsVerdict
beckon_options_parse (const char *command,
                      const char *parameters,
                      const char *summary,
                      const GOptionEntry *entries,
                      int *argc,
                      char ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autofree char *program = g_strdup_printf ("beckon %s", command);
  g_autoptr (GError) error = NULL;
  gboolean wants_help = FALSE, wants_version = FALSE;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, "Show this", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &wants_version, "Show the version", NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_set_prgname (program);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, common, NULL);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (!parse (context, argc, *argv, &error))
    {
      beckon_options_fail (command, "%s (see --help)", error->message);
      return OPTIONS_WRONG;
    }
  if (wants_help)
    show_help (context);
  else if (wants_version)
    g_print ("beckon %s (semantics %d)\n", beckon_peek_version (), BECKON_SEMANTICS_VERSION);

  return wants_help || wants_version ? OPTIONS_DONE : OPTIONS_GO_ON;
}
