/* SPDX-License-Identifier: MIT */
/* Hubs as values. */
#include "values/hub.h"

struct _BeckonHub
{
  gatomicrefcount ref_count;
  char *arn;
  gint64 subscribed_at_us;
};

G_DEFINE_BOXED_TYPE (BeckonHub, beckon_hub, beckon_hub_ref, beckon_hub_unref)

BeckonHub *
beckon_hub_new (const char *arn, gint64 subscribed_at_us)
{
  BeckonHub *self = g_new0 (BeckonHub, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->arn = g_strdup (arn);
  self->subscribed_at_us = subscribed_at_us;

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
