/* SPDX-License-Identifier: MIT */
/* Explores a scope, and counts. */
#include "exploration.h"

#include <stdlib.h>

static Scope scope = { .n_accounts = 2 };
static gint n_accounts = 2;

static const GOptionEntry options[] = {
  { "accounts", 0, 0, G_OPTION_ARG_INT, &n_accounts, "How many accounts there are: 2 unless given",
    "N" },
  { "hubs-on", 0, 0, G_OPTION_ARG_NONE, &scope.hubs_stay_on, "Keep all hubs on, and mark nobody",
    NULL },
  { NULL },
};

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Exploration) exploration = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_accounts < 1 ||
      n_accounts > MAX_ACCOUNTS)
    {
      g_printerr ("explore: %s\n", error != NULL ? error->message : "--accounts takes 1 to 3");
      return 2;
    }
  scope.n_accounts = n_accounts;
  exploration = exploration_run (&scope, NULL, NULL, NULL);
  g_print ("%d accounts, %s: %u worlds (%u before renaming), %" G_GUINT64_FORMAT " calls\n",
           n_accounts, scope.hubs_stay_on ? "hubs on" : "hubs and organization marks",
           exploration_get_n_worlds (exploration), exploration_get_n_worlds_unfolded (exploration),
           exploration_get_n_calls (exploration));

  return EXIT_SUCCESS;
}
