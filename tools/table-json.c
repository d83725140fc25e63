/* SPDX-License-Identifier: MIT */
/* The transition table as one JSON object: doc/table.schema.json describes it. */
#include "table-json.h"

#include "table-cell.h"

#include <beckon/beckon-wire.h>
#include <jansson.h>
#include <stdio.h>

static json_t *
encode_states (void)
{
  json_t *states = json_array ();

  for (guint state = 0; state < BECKON_N_STATES; state++)
    json_array_append_new (states, json_pack ("{s:s, s:s?, s:b}", "name", beckon_state_to_string (state),
                                              "member_status", beckon_state_peek_member_status (state), "is_invitation",
                                              beckon_state_is_invitation (state)));

  return states;
}

static json_t *
encode_operations_of (BeckonStep step)
{
  json_t *names = json_array ();

  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    if (beckon_operation_takes_step (operation, step))
      json_array_append_new (names, json_string (beckon_operation_to_string (operation)));

  return names;
}

static json_t *
encode_steps (void)
{
  json_t *steps = json_array ();

  for (guint step = 0; step < BECKON_N_STEPS; step++)
    json_array_append_new (steps, json_pack ("{s:s, s:s, s:o}", "name", beckon_step_to_string (step), "party",
                                             beckon_party_to_string (beckon_step_get_party (step)), "operations",
                                             encode_operations_of (step)));

  return steps;
}

static json_t *
encode_steps_of (BeckonOperation operation)
{
  json_t *names = json_array ();

  for (guint step = 0; step < BECKON_N_STEPS; step++)
    if (beckon_operation_takes_step (operation, step))
      json_array_append_new (names, json_string (beckon_step_to_string (step)));

  return names;
}

static json_t *
encode_words (const char *const *words)
{
  json_t *list = json_array ();

  for (gsize i = 0; words[i] != NULL; i++)
    json_array_append_new (list, json_string (words[i]));

  return list;
}

static json_t *
encode_field (BeckonField field)
{
  const char *const *words = beckon_field_peek_words (field);
  json_t *object = json_pack ("{s:s, s:s}", "name", beckon_field_to_string (field), "kind",
                              beckon_field_kind_to_string (beckon_field_get_kind (field)));

  if (words != NULL)
    json_object_set_new (object, "words", encode_words (words));

  return object;
}

static json_t *
encode_input (BeckonOperation operation)
{
  json_t *fields = json_array ();

  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    if (beckon_operation_takes_field (operation, field))
      {
        json_t *object = encode_field (field);

        json_object_set_new (object, "required", json_boolean (beckon_operation_requires_field (operation, field)));
        json_array_append_new (fields, object);
      }

  return fields;
}

static json_t *
encode_output (BeckonOperation operation)
{
  json_t *fields = json_array ();

  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    if (beckon_operation_gives_field (operation, field))
      json_array_append_new (fields, encode_field (field));

  return fields;
}

static json_t *
encode_operations (void)
{
  json_t *operations = json_array ();

  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    json_array_append_new (
        operations,
        json_pack ("{s:s, s:s, s:s, s:b, s:o, s:o, s:o}", "name", beckon_operation_to_string (operation), "method",
                   beckon_wire_peek_method (operation), "path", beckon_wire_peek_path (operation), "is_mutating",
                   beckon_operation_is_mutating (operation), "steps", encode_steps_of (operation), "input",
                   encode_input (operation), "output", encode_output (operation)));

  return operations;
}

/* The value in the form of a saved world's `switches`: true or false, a number, or a word. */
static json_t *
encode_default (const BeckonSwitches *switches, BeckonSwitch which)
{
  g_autofree char *text = beckon_switches_dup_string (switches, which);
  json_t *value = json_loads (text, JSON_DECODE_ANY, NULL);

  return value != NULL ? value : json_string (text);
}

/* None for a number. */
static json_t *
encode_values (BeckonSwitch which)
{
  json_t *values = json_array ();

  for (guint32 value = 0; beckon_switch_peek_value (which, value) != NULL; value++)
    json_array_append_new (values, json_pack ("{s:s, s:s?}", "name", beckon_switch_peek_value (which, value),
                                              "evidence", beckon_switch_peek_evidence (which, value)));

  return values;
}

static json_t *
encode_switches (void)
{
  g_autoptr (BeckonSwitches) defaults = beckon_switches_new ();
  json_t *switches = json_array ();

  for (guint which = 0; which < BECKON_N_SWITCHES; which++)
    json_array_append_new (switches, json_pack ("{s:s, s:o, s:o}", "name", beckon_switch_to_string (which), "default",
                                                encode_default (defaults, which), "values", encode_values (which)));

  return switches;
}

static json_t *
encode_reasons (void)
{
  json_t *reasons = json_array ();

  for (guint reason = BECKON_REASON_NONE + 1; reason < BECKON_N_REASONS; reason++)
    json_array_append_new (reasons,
                           json_pack ("{s:s, s:s?, s:s, s:s}", "name", beckon_reason_to_string (reason), "text",
                                      beckon_reason_peek_text (reason), "sure", beckon_reason_peek_sure (reason),
                                      "remedy", beckon_reason_peek_remedy (reason)));

  return reasons;
}

/* Those that are not cells: these have their letters with them. */
static json_t *
encode_rules (void)
{
  g_auto (GStrv) ids = beckon_rule_dup_ids ();
  json_t *rules = json_array ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_str_has_prefix (ids[i], "L-"))
      json_array_append_new (rules, json_pack ("{s:s, s:s}", "rule", ids[i], "sure", beckon_rule_peek_sure (ids[i])));

  return rules;
}

static json_t *
encode_outcome (BeckonEffect effect, BeckonState to, BeckonReason reason)
{
  json_t *outcome
      = json_pack ("{s:s, s:s}", "effect", beckon_effect_to_string (effect), "to", beckon_state_to_string (to));

  if (reason != BECKON_REASON_NONE)
    {
      json_object_set_new (outcome, "reason", json_string (beckon_reason_to_string (reason)));
      json_object_set_new (outcome, "text", json_string (beckon_reason_peek_text (reason)));
    }

  return outcome;
}

static void
add_cell (const Cell *cell, gpointer cells)
{
  json_t *object
      = json_pack ("{s:s, s:s, s:s, s:s, s:s, s:o}", "rule", beckon_lifecycle_peek_rule_id (cell->from, cell->step),
                   "from", beckon_state_to_string (cell->from), "step", beckon_step_to_string (cell->step), "party",
                   beckon_party_to_string (beckon_step_get_party (cell->step)), "sure",
                   beckon_lifecycle_peek_sure (cell->from, cell->step), "outcome",
                   encode_outcome (cell->effect, cell->to, cell->reason));

  if (cell->which != NULL)
    {
      json_object_set_new (object, "switch", json_string (cell->which));
      json_object_set_new (object, "turned",
                           encode_outcome (cell->turned_effect, cell->turned_to, cell->turned_reason));
    }
  json_array_append_new (cells, object);
}

void
beckon_table_print_json (void)
{
  json_t *cells = json_array ();
  json_t *table;

  beckon_table_each_cell (add_cell, cells);
  table
      = json_pack ("{s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "semantics", (json_int_t) BECKON_SEMANTICS_VERSION,
                   "states", encode_states (), "steps", encode_steps (), "operations", encode_operations (), "switches",
                   encode_switches (), "reasons", encode_reasons (), "rules", encode_rules (), "cells", cells);
  json_dumpf (table, stdout, JSON_INDENT (1));
  printf ("\n");
  json_decref (table);
}
