/* SPDX-License-Identifier: MIT */
/* Replaying an entry of a journal: the same request or edit, with the same input from outside. */
#include "call/membership.h"
#include "call/perform.h"
#include "record/entry.h"
#include "region/edit.h"
#include "rules/error.h"

#include <beckon/beckon-world.h>

static const struct
{
  const char *name;
  EditFunc again;
} edits[] = {
  { "organization", beckon_edit_organization_again },
  { "switches", beckon_edit_switches_again },
  { "put", beckon_edit_put_again },
  { "restore", beckon_edit_restore_again },
};

static GVariant *
replay_operation (BeckonRegion *region, GVariant *entry, BeckonOperation operation, GVariant *input, GError **error)
{
  g_autoptr (BeckonRequest) request = beckon_entry_read_request (entry, operation, input, error);
  g_autoptr (BeckonAnswer) answer = NULL;
  g_auto (Outside) outside = { 0 };

  if (request == NULL)
    return NULL;
  beckon_outside_init_given (&outside, entry);
  answer = beckon_answer_new (operation);
  beckon_perform (region, &request->request, &outside, PERFORM_DO, answer);

  return beckon_entry_new (&request->request, &outside, answer);
}

/* No journal contains an edit that was refused. So if a replayed edit is refused, the entry is invalid. */
static void
translate (GError **error, GError *problem)
{
  if (problem->domain == BECKON_WORLD_ERROR)
    g_propagate_error (error, problem);
  else
    {
      beckon_world_error_refuse (error, "%s", problem->message);
      g_error_free (problem);
    }
}

static GVariant *
replay_edit (BeckonRegion *region, GVariant *entry, const char *name, GVariant *input, GError **error)
{
  GVariant *made = NULL;
  GError *problem = NULL;
  g_auto (Outside) outside = { 0 };

  beckon_outside_init_given (&outside, entry);
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (edits[i].name, name))
      {
        Edit edit = { region, edits[i].name, &outside, &made, NULL };

        if (!edits[i].again (&edit, input, &problem))
          translate (error, problem);
        return made;
      }
  beckon_world_error_refuse (error, "the entry's operation \"%s\" is not known", name);

  return NULL;
}

static GVariant *
replay (BeckonRegion *region, GVariant *entry, GError **error)
{
  g_autoptr (GVariant) input = g_variant_lookup_value (entry, "input", G_VARIANT_TYPE_VARDICT);
  BeckonOperation operation;
  const char *name;
  gint64 time_us;

  if (input == NULL && !beckon_world_error_refuse (error, "the entry has no input"))
    return NULL;
  if (!g_variant_lookup (entry, "time", "x", &time_us) && !beckon_world_error_refuse (error, "the entry has no time"))
    return NULL;
  if (!beckon_entry_find_text (entry, "operation", &name, error))
    return NULL;

  return beckon_operation_from_string (name, &operation) ? replay_operation (region, entry, operation, input, error)
                                                         : replay_edit (region, entry, name, input, error);
}

static gboolean
may_replay (BeckonRegion *region, GVariant *entry, GError **error)
{
  if (region->is_calling_back || region->n_dry_runs > 0)
    {
      g_set_error (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_REFUSED,
                   "an entry cannot be replayed from a callback of the Region, or in a dry run");
      return FALSE;
    }

  return g_variant_is_of_type (entry, G_VARIANT_TYPE_VARDICT)
         || beckon_world_error_refuse (error, "an entry has the type a{sv}, but this has the type %s",
                                       g_variant_get_type_string (entry));
}

GVariant *
beckon_region_replay (BeckonRegion *self, GVariant *entry, GError **error)
{
  GVariant *made = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  beckon_region_lock (self);
  if (may_replay (self, entry, error))
    made = replay (self, entry, error);
  beckon_region_unlock (self);

  return made;
}
