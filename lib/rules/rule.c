/* SPDX-License-Identifier: MIT */
/* How sure each rule of doc/semantics.md is. */
#include "rules/rule.h"

#include "rules/lifecycle.h"

#include <string.h>

/* clang-format off */
const Rule beckon_rules[N_RULES] = {
  { "W-1",  "D",        FALSE },
  { "W-2",  "DS,OS",    FALSE },
  { "W-3",  "S,O",      TRUE },
  { "W-4",  "",         TRUE },
  { "W-5",  "D",        TRUE },
  { "W-6",  "",         TRUE },
  { "W-7",  "",         FALSE },
  { "T-1",  "D,OS,I",   TRUE },
  { "T-2",  "OS",       TRUE },
  { "T-3",  "OS",       TRUE },
  { "T-4",  "I",        FALSE },
  { "T-5",  "I",        TRUE },
  { "T-6",  "",         TRUE },
  { "G-1",  "D,O,I",    TRUE },
  { "G-2",  "I",        TRUE },
  { "G-3",  "D",        TRUE },
  { "G-4",  "D",        TRUE },
  { "G-5",  "DS",       TRUE },
  { "G-6",  "DS",       TRUE },
  { "G-7",  "D,DS,OS,I",   TRUE },
  { "G-8",  "D,DS,I",   TRUE },
  { "G-9",  "S,D,I",    TRUE },
  { "G-10", "O",        TRUE },
  { "G-11", "D,O,I",    TRUE },
  { "G-12", "",         FALSE },
  { "G-13", "D,O,OS,I", TRUE },
  { "G-14", "D,O,OS,I", TRUE },
  { "G-15", "D,I",      TRUE },
  { "G-16", "D,OS",     TRUE },
  { "G-17", "D,O",      TRUE },
  { "O-1",  "S",        TRUE },
  { "O-2",  "D",        TRUE },
  { "O-3",  "S,I",      TRUE },
  { "O-4",  "S,I",      TRUE },
  { "O-5",  "",         TRUE },
  { "O-6",  "D",        TRUE },
  { "O-7",  "",         TRUE },
  { "O-8",  "O",        TRUE },
  { "O-9",  "O,I",      TRUE },
  { "O-10", "O",        TRUE },
  { "O-11", "",         TRUE },
  { "O-12", "D,O,I",    TRUE },
  { "O-13", "I",        TRUE },
  { "O-14", "D,O,I",    TRUE },
  { "O-15", "I",        TRUE },
  { "V-1",  "",         FALSE },
  { "V-2",  "",         FALSE },
  { "V-3",  "",         FALSE },
  { "V-4",  "",         FALSE },
  { "V-5",  "",         FALSE },
  { "V-6",  "",         FALSE },
  { "V-7",  "",         FALSE },
  { "V-8",  "",         FALSE },
  { "V-9",  "",         FALSE },
  { "V-10", "",         FALSE },
  { "V-11", "",         FALSE },
};
/* clang-format on */

/* The cells come first, as in a coverage. */
static const char *
peek_id (guint place)
{
  return place < N_CELLS ? beckon_table[place / BECKON_N_STEPS][place % BECKON_N_STEPS].rule
                         : beckon_rules[place - N_CELLS].id;
}

static const char *
peek_sure (guint place)
{
  return place < N_CELLS ? beckon_table[place / BECKON_N_STEPS][place % BECKON_N_STEPS].sure
                         : beckon_rules[place - N_CELLS].sure;
}

const char *
beckon_rule_peek_sure (const char *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  for (guint place = 0; place < N_CELLS + N_RULES; place++)
    if (strcmp (peek_id (place), rule) == 0)
      return peek_sure (place);

  return NULL;
}

char **
beckon_rule_dup_ids (void)
{
  char **ids = g_new0 (char *, N_CELLS + N_RULES + 1);

  for (guint place = 0; place < N_CELLS + N_RULES; place++)
    ids[place] = g_strdup (peek_id (place));

  return ids;
}
