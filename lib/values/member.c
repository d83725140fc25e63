/* SPDX-License-Identifier: MIT */
/* An association as its administrator sees it. */
#include "values/member.h"

struct _BeckonMember
{
  gatomicrefcount ref_count;
  char *account_id;
  char *administrator_id;
  char *email; /* NULL if there is none */
  BeckonState state;
  gint64 invited_at_us;
  gint64 updated_at_us;
};

G_DEFINE_BOXED_TYPE (BeckonMember, beckon_member, beckon_member_ref, beckon_member_unref)

BeckonMember *
beckon_member_new (const Association *association)
{
  BeckonMember *self = g_new0 (BeckonMember, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->account_id = g_strdup (association->member->id);
  self->administrator_id = g_strdup (association->administrator->id);
  self->email = g_strdup (association->email);
  self->state = association->standing.state;
  self->invited_at_us = association->standing.invited_at_us;
  self->updated_at_us = association->standing.updated_at_us;

  return self;
}

BeckonMember *
beckon_member_ref (BeckonMember *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_member_unref (BeckonMember *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->account_id);
  g_free (self->administrator_id);
  g_free (self->email);
  g_free (self);
}

const char *
beckon_member_peek_account_id (const BeckonMember *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->account_id;
}

const char *
beckon_member_peek_administrator_id (const BeckonMember *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->administrator_id;
}

const char *
beckon_member_peek_email (const BeckonMember *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->email;
}

BeckonState
beckon_member_get_state (const BeckonMember *self)
{
  g_return_val_if_fail (self != NULL, BECKON_STATE_NONE);

  return self->state;
}

gint64
beckon_member_get_invited_at_us (const BeckonMember *self)
{
  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  return self->invited_at_us;
}

gint64
beckon_member_get_updated_at_us (const BeckonMember *self)
{
  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  return self->updated_at_us;
}
