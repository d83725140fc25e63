/* SPDX-License-Identifier: MIT */
/* A world as JSON: what beckon_region_dump () says, in words that a person writes too. */
#include "json.h"

#include <beckon/beckon-wire.h>


static Json *
dump_accounts (GVariant *world)
{
  g_autoptr (GVariantIter) iter = NULL;
  Json *list = json_array ();
  const char *id;
  gboolean has_hub, is_organization;
  gint64 hub_since_us;

  g_variant_lookup (world, "accounts", "a(smxb)", &iter);
  while (g_variant_iter_next (iter, "(&smxb)", &id, &has_hub, &hub_since_us, &is_organization))
    {
      Json *account = json_object ();

      beckon_json_set_text (account, "account", id);
      beckon_json_set_time (account, "hub_since", has_hub ? hub_since_us : BECKON_TIME_NONE, WORLD_DECIMALS);
      if (is_organization)
        json_object_set_new (account, "organization", json_true ());
      json_array_append_new (list, account);
    }

  return list;
}

static Json *
dump_associations (GVariant *world)
{
  g_autoptr (GVariantIter) iter = NULL;
  Json *list = json_array ();
  const char *administrator, *member, *state, *email, *invitation_id;
  gboolean is_invited;
  gint64 invited_at_us, updated_at_us;

  g_variant_lookup (world, "associations", "a(sssmsmsmxx)", &iter);
  while (g_variant_iter_next (iter, "(&s&s&sm&sm&smxx)", &administrator, &member, &state, &email, &invitation_id,
                              &is_invited, &invited_at_us, &updated_at_us))
    {
      Json *association = json_object ();

      beckon_json_set_text (association, "administrator", administrator);
      beckon_json_set_text (association, "member", member);
      beckon_json_set_text (association, "state", state);
      beckon_json_set_text (association, "email", email);
      beckon_json_set_text (association, "invitation_id", invitation_id);
      beckon_json_set_time (association, "invited_at", is_invited ? invited_at_us : BECKON_TIME_NONE, WORLD_DECIMALS);
      beckon_json_set_time (association, "updated_at", updated_at_us, WORLD_DECIMALS);
      json_array_append_new (list, association);
    }

  return list;
}

char *
beckon_wire_dup_world (BeckonRegion *region)
{
  g_autoptr (GVariant) world = NULL;
  g_autoptr (Json) object = NULL;
  g_autofree char *text = NULL;
  guint32 format, semantics;
  guint64 ids_drawn;

  g_return_val_if_fail (region != NULL, NULL);

  world = beckon_region_dump (region);
  g_variant_lookup (world, "format", "u", &format);
  g_variant_lookup (world, "semantics", "u", &semantics);
  g_variant_lookup (world, "ids-drawn", "t", &ids_drawn);
  object = json_pack ("{sIsIsIsoso}", "format", (json_int_t) format, "semantics", (json_int_t) semantics,
                      "ids_drawn", (json_int_t) ids_drawn, "accounts", dump_accounts (world), "associations",
                      dump_associations (world));

  return json_dumps (object, JSON_COMPACT);
}
