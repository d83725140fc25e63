/* SPDX-License-Identifier: MIT */
/* Invitation ids: random, made from a seed, or from the embedder. */
#include "region/ids.h"

#include "rules/seed.h"

#include <beckon/beckon-region.h>

static void
write_hexadecimal (guint64 number, char digits[16])
{
  for (int i = 15; i >= 0; i--, number >>= 4)
    digits[i] = "0123456789abcdef"[number & 0xf];
}

static guint64
random_number (void)
{
  return (guint64) g_random_int () << 32 | g_random_int ();
}

gboolean
beckon_id_source_is_supplied (const IdSource *self)
{
  return callback_is_set (self->supplied);
}

char *
beckon_id_source_ask (const IdSource *self, guint64 nth)
{
  return ((BeckonIdFunc) self->supplied->func) (nth, self->supplied->user_data);
}

char *
beckon_id_source_make (const IdSource *self, guint64 nth)
{
  guint64 first = self->is_seeded ? beckon_seed_scramble (self->seed + nth * SEED_ODD) : random_number ();
  guint64 second = self->is_seeded ? beckon_seed_scramble (~self->seed - nth * SEED_ODD) : random_number ();
  char *id = g_malloc (INVITATION_ID_SIZE);

  write_hexadecimal (first, id);
  write_hexadecimal (second, id + 16);
  id[INVITATION_ID_SIZE - 1] = '\0';

  return id;
}
