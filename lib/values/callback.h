/* SPDX-License-Identifier: MIT */
/* A function of the embedder, with what it is called with. */
#pragma once

#include <glib-object.h>

/*
 * Who calls the function has a reference to it, so that it can be replaced meanwhile, from any thread. The last one who
 * releases it frees what it is called with.
 */
typedef struct
{
  gint ref_count; /* counted by macros: ThreadSanitizer does not see into g_atomic_ref_count_dec () */
  GCallback func; /* NULL for none */
  gpointer user_data;
  GDestroyNotify destroy;
} Callback;

Callback *beckon_callback_new (GCallback func, gpointer user_data, GDestroyNotify destroy);
Callback *beckon_callback_ref (Callback *self);

/* It can call the embedder's function, so no lock may be held. */
void beckon_callback_unref (Callback *self);

/* Whether there is a function to call; @self may be NULL. */
static inline gboolean
callback_is_set (const Callback *self)
{
  return self != NULL && self->func != NULL;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Callback, beckon_callback_unref)
