/* SPDX-License-Identifier: MIT */
/* A Region's switches. */
#include "record/entry.h"
#include "region/draw.h"
#include "region/edit.h"
#include "rules/error.h"

BeckonSwitches *
beckon_region_dup_switches (BeckonRegion *self)
{
  BeckonSwitches *switches;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  switches = beckon_switches_copy (&self->switches);
  g_rec_mutex_unlock (&self->lock);

  return switches;
}

static GVariant *
encode_switches (const BeckonSwitches *switches)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  for (guint which = 0; which < BECKON_N_SWITCHES; which++)
    g_variant_builder_add (&builder, "{sv}", beckon_switch_to_string (which),
                           g_variant_new_take_string (beckon_switches_dup_string (switches, which)));

  return g_variant_builder_end (&builder);
}

static gboolean
set_switches (Edit *edit, const BeckonSwitches *switches, GError **error)
{
  BeckonRegion *region = edit->region;

  if (!beckon_edit_begin (edit, error))
    return FALSE;
  if (switches != NULL)
    region->switches = *switches;
  else
    beckon_switches_init (&region->switches);
  beckon_edit_commit (edit, beckon_edit_wants_input (edit) ? encode_switches (&region->switches) : NULL);

  return TRUE;
}

void
beckon_region_set_switches (BeckonRegion *self, const BeckonSwitches *switches)
{
  g_auto (Outside) outside = { 0 };
  Edit edit = { self, "switches", &outside, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self != NULL);

  beckon_outside_init (&outside, beckon_draw_time (self));
  if (!set_switches (&edit, switches, &error))
    g_return_if_fail (error == NULL);
}

gboolean
beckon_edit_switches_again (Edit *edit, GVariant *input, GError **error)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();

  for (guint which = 0; which < BECKON_N_SWITCHES; which++)
    {
      const char *name = beckon_switch_to_string (which), *value = beckon_entry_peek_text (input, name);

      if (value == NULL || !beckon_switches_set_from_string (switches, name, value, NULL))
        return beckon_world_error_refuse (error, "the entry's input has no valid value for the switch %s", name);
    }

  return set_switches (edit, switches, error);
}
