/* SPDX-License-Identifier: MIT */
/* The command `beckon`: chooses the part of it that the first argument names. */
#include "replay.h"
#include "rules/nearest.h"
#include "run.h"
#include "table.h"

#include <beckon/beckon.h>
#include <locale.h>
#include <string.h>

static const char help[] = "usage: beckon run [OPTION...] [FILE...]\n"
                           "           answer requests, one JSON value per line, on a world in memory\n"
                           "       beckon replay FILE\n"
                           "           replay a journal of `run`, and compare\n"
                           "       beckon table [--format FORMAT]\n"
                           "           print the transition table that the library runs on\n"
                           "       beckon help [COMMAND]\n"
                           "       beckon --version\n"
                           "\n"
                           "`beckon run --help`, `beckon replay --help` and `beckon table --help` describe\n"
                           "them.\n";

static const struct
{
  const char *name;
  int (*run) (int argc, char **argv);
} commands[] = {
  { "run", beckon_run_main },
  { "replay", beckon_replay_main },
  { "table", beckon_table_main },
};

/* `help` is of no part of the command. */
static const char *const names[] = { "run", "replay", "table", "help" };

static int
fail_without_command (void)
{
  g_printerr ("beckon: no command given: run, replay, table or help\n");

  return 2;
}

static int
refuse (const char *name)
{
  g_autofree char *list = beckon_nearest_list (name, names, G_N_ELEMENTS (names));

  g_printerr ("beckon: there is no command \"%s\": it can be %s\n", name, list);

  return 2;
}

static int
run_command (const char *name, int argc, char **argv)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return commands[i].run (argc, argv);

  return refuse (name);
}

/* @argc and @argv are what follows `help`. */
static int
show_help (int argc, char **argv)
{
  if (argc > 0)
    {
      char *asked[] = { argv[0], (char *) "--help", NULL };

      return run_command (argv[0], 2, asked);
    }
  g_print ("%s", help);

  return 0;
}

static gboolean
is_one_of (const char *text, const char *word, const char *other)
{
  return strcmp (text, word) == 0 || strcmp (text, other) == 0;
}

int
main (int argc, char **argv)
{
  int first = argc > 1 && strcmp (argv[1], "--") == 0 ? 2 : 1;
  const char *command = argc > first ? argv[first] : "";

  setlocale (LC_ALL, "");
  if (*command == '\0')
    return fail_without_command ();
  if (is_one_of (command, "--help", "-h"))
    return show_help (0, NULL);
  if (strcmp (command, "help") == 0)
    return show_help (argc - first - 1, argv + first + 1);
  if (strcmp (command, "--version") == 0)
    {
      g_print ("beckon %s (semantics %d)\n", beckon_peek_version (), BECKON_SEMANTICS_VERSION);
      return 0;
    }

  return run_command (command, argc - first, argv + first);
}
