/* SPDX-License-Identifier: MIT */
/* Functions of the embedder: how long each is kept. */
#include "values/callback.h"

Callback *
beckon_callback_new (GCallback func, gpointer user_data, GDestroyNotify destroy)
{
  Callback *self = g_new (Callback, 1);

  self->ref_count = 1;
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;

  return self;
}

Callback *
beckon_callback_ref (Callback *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
beckon_callback_unref (Callback *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}
