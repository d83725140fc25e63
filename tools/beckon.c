/* SPDX-License-Identifier: MIT */
/* The command `beckon`: chooses the part of it that the first argument names. */
#include "replay.h"
#include "run.h"
#include "table.h"

#include <beckon/beckon.h>
#include <locale.h>
#include <string.h>

static const char help[]
    = "usage: beckon run [OPTION...] [FILE...]   answer requests, one JSON value per line, on a world in memory\n"
      "       beckon replay FILE                 replay a journal of `run`, and compare\n"
      "       beckon table [--format FORMAT]     print the transition table that the library runs on\n"
      "       beckon --version\n"
      "\n"
      "`beckon run --help`, `beckon replay --help` and `beckon table --help` describe them.\n";

static const struct
{
  const char *name;
  int (*run) (int argc, char **argv);
} commands[] = {
  { "run", beckon_run_main },
  { "replay", beckon_replay_main },
  { "table", beckon_table_main },
};

int
main (int argc, char **argv)
{
  const char *command = argc > 1 ? argv[1] : "";

  setlocale (LC_ALL, "");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, command) == 0)
      return commands[i].run (argc - 1, argv + 1);
  if (strcmp (command, "--version") == 0)
    {
      g_print ("beckon %s (semantics %d)\n", beckon_peek_version (), BECKON_SEMANTICS_VERSION);
      return 0;
    }
  if (strcmp (command, "--help") == 0)
    {
      g_print ("%s", help);
      return 0;
    }
  if (*command == '\0')
    g_printerr ("beckon: no command given: run, replay or table\n");
  else
    g_printerr ("beckon: there is no command \"%s\": run, replay or table\n", command);

  return 2;
}
