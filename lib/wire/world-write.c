/* SPDX-License-Identifier: MIT */
/* Writing a world as JSON, in the canonical or in the saved form (doc/world.md). */
#include "wire/world-write.h"

#include <beckon/beckon-organization.h>
#include <beckon/beckon-wire-world.h>
#include <beckon/beckon-wire.h>

/* --- records ---------------------------------------------------------------------------------- */

/* Whole numbers in our JSON go up to 2^63 - 1, as in most JSON readers. Nobody counts that far. */
static Json *
dump_number (guint64 number)
{
  return json_integer ((json_int_t) number);
}

/* Settings that have their defaults stay absent. */
static void
dump_settings (Json *object, const BeckonAccount *account)
{
  const char *generator = beckon_account_peek_control_finding_generator (account);
  g_autoptr (GHashTable) tags = beckon_account_dup_tags (account);

  if (!beckon_account_get_auto_enable_controls (account))
    json_object_set_new (object, "auto_enable_controls", json_false ());
  if (!g_str_equal (generator, *beckon_field_peek_words (BECKON_FIELD_CONTROL_FINDING_GENERATOR)))
    beckon_json_set_text (object, "control_finding_generator", generator);
  if (g_hash_table_size (tags) > 0)
    json_object_set_new (object, "tags", beckon_json_from_tags (tags));
}

static Json *
dump_account (const void *element)
{
  const BeckonAccount *account = element;
  Json *object = json_object ();

  beckon_json_set_text (object, "account", beckon_account_peek_id (account));
  beckon_json_set_time (object, "hub_since", beckon_account_get_hub_since_us (account), WORLD_DECIMALS);
  dump_settings (object, account);
  if (beckon_account_peek_management_id (account) != NULL)
    beckon_json_set_text (object, "management", beckon_account_peek_management_id (account));
  else if (beckon_account_is_organization (account))
    json_object_set_new (object, "organization", json_true ());

  return object;
}

static Json *
dump_organization (const void *element)
{
  const BeckonOrganization *organization = element;

  return json_pack ("{s:s, s:s, s:b, s:s, s:s}", "management", beckon_organization_peek_management_id (organization),
                    "administrator", beckon_organization_peek_administrator_id (organization), "auto_enable",
                    beckon_organization_get_auto_enable (organization), "auto_enable_standards",
                    beckon_organization_peek_auto_enable_standards (organization), "configuration_type",
                    beckon_organization_peek_configuration_type (organization));
}

/* G-14 */
static gboolean
was_enrolled (const BeckonAssociation *association)
{
  return beckon_association_peek_invitation_id (association) == NULL
         && beckon_association_get_invited_at_us (association) != BECKON_TIME_NONE;
}

static Json *
dump_association (const void *element)
{
  const BeckonAssociation *association = element;
  Json *object = json_object ();

  beckon_json_set_text (object, "administrator", beckon_association_peek_administrator_id (association));
  beckon_json_set_text (object, "member", beckon_association_peek_member_id (association));
  beckon_json_set_text (object, "state", beckon_state_to_string (beckon_association_get_state (association)));
  beckon_json_set_text (object, "email", beckon_association_peek_email (association));
  beckon_json_set_text (object, "invitation_id", beckon_association_peek_invitation_id (association));
  if (was_enrolled (association))
    json_object_set_new (object, "enrolled", json_true ());
  beckon_json_set_time (object, "invited_at", beckon_association_get_invited_at_us (association), WORLD_DECIMALS);
  beckon_json_set_time (object, "updated_at", beckon_association_get_updated_at_us (association), WORLD_DECIMALS);

  return object;
}

static Json *
dump_saved_association (const void *association)
{
  Json *object = dump_association (association);

  json_object_set_new (object, "sequence", dump_number (beckon_association_get_sequence (association)));

  return object;
}

Json *
beckon_dump_switch (const BeckonSwitches *switches, BeckonSwitch which)
{
  g_autofree char *text = beckon_switches_dup_string (switches, which);
  Json *literal = json_loads (text, JSON_DECODE_ANY, NULL);

  return literal != NULL ? literal : json_string (text);
}

char *
beckon_wire_account_to_json (const BeckonAccount *account)
{
  g_autoptr (Json) object = NULL;

  g_return_val_if_fail (account != NULL, NULL);

  object = dump_account (account);

  return json_dumps (object, JSON_COMPACT);
}

char *
beckon_wire_association_to_json (const BeckonAssociation *association)
{
  g_autoptr (Json) object = NULL;

  g_return_val_if_fail (association != NULL, NULL);

  object = dump_association (association);

  return json_dumps (object, JSON_COMPACT);
}

/* --- the canonical form ----------------------------------------------------------------------- */

typedef Json *(*Dump) (const void *element);

/* Takes @elements. */
static Json *
dump_list (GPtrArray *elements, Dump dump)
{
  Json *list = json_array ();

  for (guint i = 0; i < elements->len; i++)
    json_array_append_new (list, dump (elements->pdata[i]));
  g_ptr_array_unref (elements);

  return list;
}

static GPtrArray *
find_all_associations (const BeckonWorld *world)
{
  return beckon_world_find_associations (world, NULL, NULL, BECKON_STATE_NONE);
}

char *
beckon_wire_world_to_json (const BeckonWorld *world)
{
  g_autoptr (Json) object = NULL;

  g_return_val_if_fail (world != NULL, NULL);

  object = json_pack ("{sisisosososo}", "format", BECKON_WORLD_FORMAT, "semantics", BECKON_SEMANTICS_VERSION,
                      "ids_drawn", dump_number (beckon_world_get_ids_drawn (world)), "accounts",
                      dump_list (beckon_world_find_accounts (world), dump_account), "organizations",
                      dump_list (beckon_world_find_organizations (world), dump_organization), "associations",
                      dump_list (find_all_associations (world), dump_association));

  return json_dumps (object, JSON_COMPACT);
}

char *
beckon_wire_dup_world (BeckonRegion *region)
{
  g_autoptr (BeckonWorld) world = NULL;

  g_return_val_if_fail (region != NULL, NULL);

  world = beckon_region_snapshot (region);

  return beckon_wire_world_to_json (world);
}

/* --- the form of a file ----------------------------------------------------------------------- */

/* Takes @value. */
static void
append_json (GString *text, Json *value)
{
  g_autofree char *written = json_dumps (value, JSON_ENCODE_ANY); /* g_free () is free () */

  g_string_append (text, written);
  json_decref (value);
}

/* Takes @value. */
static void
append_member (GString *text, const char *member, Json *value)
{
  g_string_append_printf (text, "  \"%s\": ", member);
  append_json (text, value);
  g_string_append (text, ",\n");
}

static void
append_switches (GString *text, const BeckonSwitches *switches)
{
  g_string_append (text, "  \"switches\": {");
  for (BeckonSwitch which = 0; which < BECKON_N_SWITCHES; which++)
    {
      g_string_append_printf (text, "%s\n    \"%s\": ", which == 0 ? "" : ",", beckon_switch_to_string (which));
      append_json (text, beckon_dump_switch (switches, which));
    }
  g_string_append (text, "\n  },\n");
}

/* Takes @elements. Writes one per line, so that people find it, and a diff shows only the elements that differ. */
static void
append_list (GString *text, const char *member, GPtrArray *elements, Dump dump)
{
  g_string_append_printf (text, "  \"%s\": [", member);
  for (guint i = 0; i < elements->len; i++)
    {
      g_string_append (text, i == 0 ? "\n    " : ",\n    ");
      append_json (text, dump (elements->pdata[i]));
    }
  g_string_append (text, elements->len > 0 ? "\n  ]" : "]");
  g_ptr_array_unref (elements);
}

static void
append_beside (GString *text, const BeckonWorld *world)
{
  if (beckon_world_peek_region_name (world) != NULL)
    append_member (text, "region", json_string (beckon_world_peek_region_name (world)));
  if (beckon_world_peek_switches (world) != NULL)
    append_switches (text, beckon_world_peek_switches (world));
}

char *
beckon_wire_world_to_saved_json (const BeckonWorld *world)
{
  GString *text;

  g_return_val_if_fail (world != NULL, NULL);

  text = g_string_new ("{\n");
  append_member (text, "format", json_integer (BECKON_WORLD_FORMAT));
  append_member (text, "semantics", json_integer (BECKON_SEMANTICS_VERSION));
  append_beside (text, world);
  append_member (text, "ids_drawn", dump_number (beckon_world_get_ids_drawn (world)));
  append_member (text, "next_sequence", dump_number (beckon_world_get_next_sequence (world)));
  append_list (text, "accounts", beckon_world_find_accounts (world), dump_account);
  g_string_append (text, ",\n");
  append_list (text, "organizations", beckon_world_find_organizations (world), dump_organization);
  g_string_append (text, ",\n");
  append_list (text, "associations", find_all_associations (world), dump_saved_association);
  g_string_append (text, "\n}\n");

  return g_string_free (text, FALSE);
}
