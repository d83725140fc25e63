/* SPDX-License-Identifier: MIT */
/* `beckon table`: prints the transition table that the library runs on. */
#include "table.h"

#include "options.h"
#include "rules/nearest.h"
#include "table-cell.h"
#include "table-json.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* The outcome of a cell, in the notation of doc/semantics.md. */
static char *
describe (BeckonEffect effect, BeckonState to, BeckonReason reason)
{
  switch (effect)
    {
    case BECKON_EFFECT_MOVE:
      return g_strdup_printf ("→ %s", beckon_state_to_string (to));
    case BECKON_EFFECT_STAY:
      return g_strdup ("=");
    case BECKON_EFFECT_REPORT:
      return g_strdup_printf ("R %s", beckon_reason_to_string (reason));
    case BECKON_EFFECT_FAIL:
    default:
      return g_strdup_printf ("E %s", beckon_reason_to_string (reason));
    }
}

static char *
describe_cell (const Cell *cell)
{
  g_autofree char *usual = describe (cell->effect, cell->to, cell->reason);
  g_autofree char *turned = NULL;

  if (cell->which == NULL)
    return g_steal_pointer (&usual);
  turned = describe (cell->turned_effect, cell->turned_to, cell->turned_reason);

  return g_strdup_printf ("%s (%s: %s)", usual, cell->which, turned);
}

/* --- text ----------------------------------------------------------------------------------- */

static void
print_text_cell (const Cell *cell, gpointer data G_GNUC_UNUSED)
{
  g_autofree char *text = describe_cell (cell);

  if (cell->step == 0)
    printf ("%s%s\n", cell->from == 0 ? "" : "\n", beckon_state_to_string (cell->from));
  printf ("  %-18s %-14s %s\n", beckon_step_to_string (cell->step),
          beckon_party_to_string (beckon_step_get_party (cell->step)), text);
}

static void
print_text (void)
{
  beckon_table_each_cell (print_text_cell, NULL);
}

/* --- markdown ------------------------------------------------------------------------------- */

static void
print_markdown_cell (const Cell *cell, gpointer data G_GNUC_UNUSED)
{
  g_autofree char *text = describe_cell (cell);

  if (cell->step == 0)
    printf ("| %s", beckon_state_to_string (cell->from));
  printf (" | %s %s", text, beckon_lifecycle_peek_sure (cell->from, cell->step));
  if (cell->step == BECKON_N_STEPS - 1)
    printf (" |\n");
}

static void
print_markdown (void)
{
  printf ("| from \\ step");
  for (guint step = 0; step < BECKON_N_STEPS; step++)
    printf (" | %s (%s)", beckon_step_to_string (step), beckon_party_to_string (beckon_step_get_party (step)));
  printf (" |\n|---");
  for (guint step = 0; step < BECKON_N_STEPS; step++)
    printf ("|---");
  printf ("|\n");
  beckon_table_each_cell (print_markdown_cell, NULL);
}

/* --- csv ------------------------------------------------------------------------------------ */

static void
print_csv_cell (const Cell *cell, gpointer data G_GNUC_UNUSED)
{
  const char *turned = cell->which != NULL ? beckon_effect_to_string (cell->turned_effect) : "";

  printf ("%s,%s,%s,%s,%s,%s,%s,\"%s\",%s,%s,%s,%s\n", beckon_lifecycle_peek_rule_id (cell->from, cell->step),
          beckon_state_to_string (cell->from), beckon_step_to_string (cell->step),
          beckon_party_to_string (beckon_step_get_party (cell->step)), beckon_effect_to_string (cell->effect),
          beckon_state_to_string (cell->to), beckon_reason_to_string (cell->reason),
          beckon_lifecycle_peek_sure (cell->from, cell->step), cell->which != NULL ? cell->which : "", turned,
          cell->which != NULL ? beckon_state_to_string (cell->turned_to) : "",
          cell->which != NULL ? beckon_reason_to_string (cell->turned_reason) : "");
}

static void
print_csv (void)
{
  printf ("rule,from,step,party,effect,to,reason,sure,switch,turned_effect,turned_to,turned_reason\n");
  beckon_table_each_cell (print_csv_cell, NULL);
}

/* --- pictures: they show only the moves ------------------------------------------------------ */

static gboolean
moves_by_default (const Cell *cell)
{
  return cell->effect == BECKON_EFFECT_MOVE;
}

/* For a cell that does not move by default. */
static gboolean
moves_by_switch (const Cell *cell)
{
  return cell->which != NULL && cell->turned_effect == BECKON_EFFECT_MOVE;
}

static void
print_dot_cell (const Cell *cell, gpointer data G_GNUC_UNUSED)
{
  const char *from = beckon_state_to_string (cell->from), *step = beckon_step_to_string (cell->step);
  const char *color = beckon_step_get_party (cell->step) == BECKON_PARTY_MEMBER ? "#1a6fb5" : "#555555";

  if (moves_by_default (cell))
    printf ("  %s -> %s [label=\"%s\", color=\"%s\", fontcolor=\"%s\"];\n", from, beckon_state_to_string (cell->to),
            step, color, color);
  else if (moves_by_switch (cell))
    printf ("  %s -> %s [label=\"%s\\n(%s)\", style=dashed, color=\"%s\", fontcolor=\"%s\"];\n", from,
            beckon_state_to_string (cell->turned_to), step, cell->which, color, color);
}

static void
print_dot (void)
{
  printf ("/* Made by `beckon table --format dot`: blue is the member's step, grey the administrator's, dashed by a "
          "switch. */\n"
          "digraph lifecycle {\n"
          "  rankdir=LR;\n"
          "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=12];\n"
          "  edge [fontname=\"sans-serif\", fontsize=10];\n");
  for (guint state = 0; state < BECKON_N_STATES; state++)
    {
      const char *status = beckon_state_peek_member_status (state);

      printf ("  %s [label=\"%s%s%s\"];\n", beckon_state_to_string (state), beckon_state_to_string (state),
              status != NULL ? "\\n" : "", status != NULL ? status : "");
    }
  beckon_table_each_cell (print_dot_cell, NULL);
  printf ("}\n");
}

static void
print_mermaid_cell (const Cell *cell, gpointer data G_GNUC_UNUSED)
{
  const char *from = beckon_state_to_string (cell->from), *step = beckon_step_to_string (cell->step);

  if (moves_by_default (cell))
    printf ("  %s --> %s : %s\n", from, beckon_state_to_string (cell->to), step);
  else if (moves_by_switch (cell))
    printf ("  %s --> %s : %s (%s)\n", from, beckon_state_to_string (cell->turned_to), step, cell->which);
}

static void
print_mermaid (void)
{
  printf ("stateDiagram-v2\n");
  beckon_table_each_cell (print_mermaid_cell, NULL);
}

/* --- the command ---------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  void (*print) (void);
} formats[] = {
  { "text", print_text }, { "markdown", print_markdown }, { "csv", print_csv }, { "json", beckon_table_print_json },
  { "dot", print_dot },   { "mermaid", print_mermaid },
};

static int
refuse_format (const char *format)
{
  const char *names[G_N_ELEMENTS (formats)];
  g_autofree char *list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    names[i] = formats[i].name;
  list = beckon_nearest_list (format, names, G_N_ELEMENTS (names));

  return beckon_options_fail ("table", "there is no format \"%s\": it can be %s", format, list);
}

static int
print_as (const char *format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, format) == 0)
      {
        formats[i].print ();
        fflush (stdout);
        return ferror (stdout)
                   ? beckon_options_fail ("table", "cannot write to standard output: %s", g_strerror (errno))
                   : 0;
      }

  return refuse_format (format);
}

int
beckon_table_main (int argc, char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text (default), markdown, csv, json, dot, mermaid", "FORMAT" },
    G_OPTION_ENTRY_NULL,
  };

  switch (beckon_options_parse ("table", NULL,
                                "Prints what each step does to a pair in each state. → moves the association to a\n"
                                "state. = changes nothing and succeeds. R is reported in UnprocessedAccounts.\n"
                                "E fails the whole call. Names and ids are those of doc/semantics.md.",
                                entries, &argc, &argv))
    {
    case OPTIONS_DONE:
      return 0;
    case OPTIONS_WRONG:
      return 2;
    case OPTIONS_GO_ON:
    default:
      break;
    }
  if (argc > 1)
    return beckon_options_fail ("table", "unexpected argument \"%s\"", argv[1]);

  return print_as (format != NULL ? format : "text");
}
