/* SPDX-License-Identifier: MIT */
/* Invitation ids: random, a function of a seed, or the embedder's. */
#include "id-source.h"

#include <string.h>

void
beckon_id_source_clear (IdSource *self)
{
  IdSource old = *self;

  *self = (IdSource){ .is_seeded = FALSE };
  if (old.destroy != NULL)
    old.destroy (old.user_data);
}

/* The finalizer of SplitMix64: one to one, so different numbers stay different. */
static guint64
scramble (guint64 number)
{
  number = (number ^ (number >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  number = (number ^ (number >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return number ^ (number >> 31);
}

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

static void
make_id (const IdSource *self, guint64 nth, char id[TEXT_INVITATION_ID_SIZE])
{
  const guint64 odd = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 first = self->is_seeded ? scramble (self->seed + nth * odd) : random_number ();
  guint64 second = self->is_seeded ? scramble (~self->seed - nth * odd) : random_number ();

  write_hexadecimal (first, id);
  write_hexadecimal (second, id + 16);
  id[TEXT_INVITATION_ID_SIZE - 1] = '\0';
}

gboolean
beckon_id_source_is_supplied (const IdSource *self)
{
  return self->func != NULL;
}

gboolean
beckon_id_source_draw (const IdSource *self, guint64 nth, char id[TEXT_INVITATION_ID_SIZE])
{
  g_autofree char *drawn = NULL;

  if (!beckon_id_source_is_supplied (self))
    {
      make_id (self, nth, id);
      return TRUE;
    }
  drawn = self->func (nth, self->user_data);
  if (drawn == NULL || !beckon_text_is_invitation_id (drawn))
    return FALSE;
  memcpy (id, drawn, TEXT_INVITATION_ID_SIZE);

  return TRUE;
}
