/* SPDX-License-Identifier: MIT */
/* Associations as values. */
#include "values/association.h"

struct _BeckonAssociation
{
  gatomicrefcount ref_count;
  char *administrator_id;
  char *member_id;
  char *email; /* NULL if there is none */
  guint64 sequence;
  Standing standing;
};

G_DEFINE_BOXED_TYPE (BeckonAssociation, beckon_association, beckon_association_ref, beckon_association_unref)

BeckonAssociation *
beckon_association_new (const Association *association)
{
  BeckonAssociation *self = g_new0 (BeckonAssociation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->administrator_id = g_strdup (association->administrator->id);
  self->member_id = g_strdup (association->member->id);
  self->email = g_strdup (association->email);
  self->sequence = association->sequence;
  self->standing = association->standing;

  return self;
}

BeckonAssociation *
beckon_association_ref (BeckonAssociation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_association_unref (BeckonAssociation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->administrator_id);
  g_free (self->member_id);
  g_free (self->email);
  g_free (self);
}

const char *
beckon_association_peek_administrator_id (const BeckonAssociation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->administrator_id;
}

const char *
beckon_association_peek_member_id (const BeckonAssociation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->member_id;
}

BeckonState
beckon_association_get_state (const BeckonAssociation *self)
{
  g_return_val_if_fail (self != NULL, BECKON_STATE_NONE);

  return self->standing.state;
}

const char *
beckon_association_peek_email (const BeckonAssociation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->email;
}

const char *
beckon_association_peek_invitation_id (const BeckonAssociation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return *self->standing.invitation_id != '\0' ? self->standing.invitation_id : NULL;
}

gint64
beckon_association_get_invited_at_us (const BeckonAssociation *self)
{
  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  return self->standing.invited_at_us;
}

gint64
beckon_association_get_updated_at_us (const BeckonAssociation *self)
{
  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  return self->standing.updated_at_us;
}

guint64
beckon_association_get_sequence (const BeckonAssociation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sequence;
}
