/* SPDX-License-Identifier: MIT */
/* Recording changes. */
#include "world/undo.h"

void
beckon_undo_clear (Undo *self)
{
  g_free (self->changes);
}

static Change *
add (Undo *self)
{
  if (self->n == self->room)
    {
      self->room = self->room == 0 ? 16 : self->room * 2;
      self->changes = g_renew (Change, self->changes, self->room);
    }

  return &self->changes[self->n++];
}

void
beckon_undo_note_account (Undo *self, ChangeKind kind, Account *account)
{
  Change *change;

  if (!self->is_open)
    return;
  change = add (self);
  change->kind = kind;
  change->account = account;
  change->facts = account->facts;
}

void
beckon_undo_note_association (Undo *self, ChangeKind kind, Association *association)
{
  Change *change;

  if (!self->is_open)
    return;
  change = add (self);
  change->kind = kind;
  change->association = association;
  self->n_removed += kind == CHANGE_ASSOCIATION_REMOVED;
  change->standing = association->standing;
}
