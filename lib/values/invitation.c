/* SPDX-License-Identifier: MIT */
/* An association as its member sees it. */
#include "values/invitation.h"

struct _BeckonInvitation
{
  gatomicrefcount ref_count;
  char *administrator_id;
  char *invitation_id;
  BeckonState state;
  gint64 invited_at_us;
};

G_DEFINE_BOXED_TYPE (BeckonInvitation, beckon_invitation, beckon_invitation_ref, beckon_invitation_unref)

BeckonInvitation *
beckon_invitation_new (const Association *association)
{
  BeckonInvitation *self = g_new0 (BeckonInvitation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->administrator_id = g_strdup (association->administrator->id);
  if (*association->standing.invitation_id != '\0') /* one that was enrolled has none (G-14) */
    self->invitation_id = g_strdup (association->standing.invitation_id);
  self->state = association->standing.state;
  self->invited_at_us = association->standing.invited_at_us;

  return self;
}

BeckonInvitation *
beckon_invitation_ref (BeckonInvitation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_invitation_unref (BeckonInvitation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->administrator_id);
  g_free (self->invitation_id);
  g_free (self);
}

const char *
beckon_invitation_peek_administrator_id (const BeckonInvitation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->administrator_id;
}

const char *
beckon_invitation_peek_invitation_id (const BeckonInvitation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->invitation_id;
}

BeckonState
beckon_invitation_get_state (const BeckonInvitation *self)
{
  g_return_val_if_fail (self != NULL, BECKON_STATE_NONE);

  return self->state;
}

gint64
beckon_invitation_get_invited_at_us (const BeckonInvitation *self)
{
  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  return self->invited_at_us;
}
