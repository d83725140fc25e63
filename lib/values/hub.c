/* SPDX-License-Identifier: MIT */
/* Hubs as values. */
#include "values/hub.h"

struct _BeckonHub
{
  gatomicrefcount ref_count;
  char *arn;
  gint64 subscribed_at_us;
  gboolean auto_enable_controls;
  const char *control_finding_generator; /* constant */
};

G_DEFINE_BOXED_TYPE (BeckonHub, beckon_hub, beckon_hub_ref, beckon_hub_unref)

BeckonHub *
beckon_hub_new (const BeckonAnswer *answer)
{
  const char *generator = beckon_answer_peek_text (answer, BECKON_FIELD_CONTROL_FINDING_GENERATOR);
  guint place = 0;
  BeckonHub *self = g_new0 (BeckonHub, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->arn = g_strdup (beckon_answer_peek_text (answer, BECKON_FIELD_HUB_ARN));
  self->subscribed_at_us = beckon_answer_get_number (answer, BECKON_FIELD_SUBSCRIBED_AT);
  self->auto_enable_controls = beckon_answer_get_number (answer, BECKON_FIELD_AUTO_ENABLE_CONTROLS) != 0;
  beckon_field_find_word (BECKON_FIELD_CONTROL_FINDING_GENERATOR, generator, &place);
  self->control_finding_generator = beckon_fields[BECKON_FIELD_CONTROL_FINDING_GENERATOR].words[place];

  return self;
}

BeckonHub *
beckon_hub_ref (BeckonHub *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_hub_unref (BeckonHub *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->arn);
  g_free (self);
}

const char *
beckon_hub_peek_arn (const BeckonHub *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->arn;
}

gint64
beckon_hub_get_subscribed_at_us (const BeckonHub *self)
{
  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  return self->subscribed_at_us;
}

gboolean
beckon_hub_get_auto_enable_controls (const BeckonHub *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->auto_enable_controls;
}

const char *
beckon_hub_peek_control_finding_generator (const BeckonHub *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->control_finding_generator;
}
