/* SPDX-License-Identifier: MIT */
/* Recording changes. */
#include "world/undo.h"

/* Most calls have few changes, and allocate nothing for them; a large call gives its memory back. */
#define MOST_KEPT 4096

void
beckon_undo_init (Undo *self)
{
  self->changes = NULL;
  self->room = 0;
  self->saved = g_array_new (FALSE, FALSE, sizeof (Saved));
}

void
beckon_undo_clear (Undo *self)
{
  g_free (self->changes);
  g_array_unref (self->saved);
}

void
beckon_undo_grow (Undo *self)
{
  self->room = self->room == 0 ? 16 : self->room * 2;
  self->changes = g_renew (Change, self->changes, self->room);
}

void
beckon_undo_note_account (Undo *self, ChangeKind kind, Account *account)
{
  if (!self->is_open)
    return;
  undo_add (self, kind)->account = account;
  if (kind == CHANGE_ACCOUNT_SET)
    g_array_append_vals (self->saved, &(const Saved){ .facts = account->facts }, 1);
}

void
beckon_undo_take_tags (Undo *self, Account *account)
{
  Change *change;

  if (!self->is_open)
    {
      g_clear_pointer (&account->tags, g_variant_unref);
      return;
    }
  change = undo_add (self, CHANGE_TAGS_SET);
  change->account = account;
  change->tags = g_steal_pointer (&account->tags);
  self->n_owners++;
}

void
beckon_undo_note_organization (Undo *self, Organization *organization)
{
  if (!self->is_open)
    return;
  undo_add (self, CHANGE_DELEGATION_SET)->organization = organization;
  g_array_append_vals (self->saved, &(const Saved){ .delegation = organization->delegation }, 1);
}

void
beckon_undo_note_association (Undo *self, ChangeKind kind, Association *association)
{
  Change *change;

  if (!self->is_open)
    return;
  change = undo_add (self, kind);
  change->association = association;
  self->n_owners += kind == CHANGE_ASSOCIATION_REMOVED;
  if (kind == CHANGE_INVITATION_SET || kind == CHANGE_ASSOCIATION_REMOVED)
    g_array_append_vals (self->saved, &(const Saved){ .standing = association->standing }, 1);
}

void
beckon_undo_forget (Undo *self)
{
  self->n = self->n_owners = 0;
  if (self->saved->len > 0)
    g_array_set_size (self->saved, 0);
  if (self->room <= MOST_KEPT)
    return;
  beckon_undo_clear (self);
  beckon_undo_init (self);
}

const Saved *
beckon_undo_pop (Undo *self)
{
  self->saved->len--;

  return &g_array_index (self->saved, Saved, self->saved->len);
}
