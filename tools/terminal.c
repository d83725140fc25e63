/* SPDX-License-Identifier: MIT */
/* Talking to a person on standard error. */
#include "terminal.h"

#include "run-help.h"

#include <string.h>
#include <unistd.h>

gboolean
beckon_terminal_is_read (void)
{
  return isatty (STDERR_FILENO);
}

gboolean
beckon_terminal_is_typed (void)
{
  return isatty (STDIN_FILENO) && beckon_terminal_is_read ();
}

void
beckon_terminal_greet (void)
{
  g_printerr ("Type one JSON value a line, such as\n"
              "  {\"as\": \"111122223333\", \"operation\": \"EnableSecurityHub\"}\n"
              "`help` shows all kinds of line, `beckon run --help` the options. Ctrl-D ends.\n");
}

void
beckon_terminal_prompt (void)
{
  g_printerr ("beckon> ");
}

void
beckon_terminal_end (void)
{
  g_printerr ("\n");
}

gboolean
beckon_terminal_help (const char *line, gsize size)
{
  g_autofree char *word = g_strndup (line, size);

  if (strcmp (g_strstrip (word), "help") != 0)
    return FALSE;
  g_printerr ("%s", beckon_run_lines);

  return TRUE;
}
