/* SPDX-License-Identifier: MIT */
/* Undoing the changes of a call, so that a call that fails halfway changes nothing. */
#pragma once

#include "world/records.h"

typedef enum
{
  CHANGE_ACCOUNT_ADDED,
  CHANGE_ACCOUNT_SET,
  CHANGE_TAGS_SET,
  CHANGE_DELEGATION_SET,
  CHANGE_ASSOCIATION_ADDED,
  CHANGE_ASSOCIATION_MOVED,
  CHANGE_INVITATION_GIVEN, /* to an association that had none */
  CHANGE_INVITATION_SET,
  CHANGE_ASSOCIATION_REMOVED
} ChangeKind;

/* One change. It is small, because a call can make a million; what does not fit is saved beside it. */
typedef struct
{
  guint8 kind;  /* a ChangeKind */
  guint8 state; /* of an association that was moved: its state before, and when it had that since */
  union
  {
    gint64 updated_at_us;
    GVariant *tags; /* the tags before, owned; NULL for none */
  };
  union
  {
    Account *account;
    Association *association; /* owned by the change after the record was removed */
    Organization *organization;
  };
} Change;

/* What was there before a change of the kinds ACCOUNT_SET, DELEGATION_SET, INVITATION_SET and ASSOCIATION_REMOVED. */
typedef union
{
  Facts facts;
  Delegation delegation;
  Standing standing;
} Saved;

typedef struct
{
  gboolean is_open; /* between begin and commit or roll back; only then changes are recorded */
  Change *changes;  /* oldest first; kept between calls, unless it is large, as is saved */
  guint n;
  guint room;
  guint n_owners; /* how many changes own a record or tags */
  GArray *saved;  /* Saved, oldest first */
} Undo;

void beckon_undo_init (Undo *self);
void beckon_undo_clear (Undo *self);

/* Makes room for more changes. */
void beckon_undo_grow (Undo *self);

static inline Change *
undo_add (Undo *self, ChangeKind kind)
{
  Change *change;

  if (self->n == self->room)
    beckon_undo_grow (self);
  change = &self->changes[self->n++];
  change->kind = kind;

  return change;
}

void beckon_undo_note_account (Undo *self, ChangeKind kind, Account *account);
void beckon_undo_take_tags (Undo *self, Account *account); /* takes the account's tags, which must be replaced */
void beckon_undo_note_organization (Undo *self, Organization *organization);
void beckon_undo_note_association (Undo *self, ChangeKind kind, Association *association);

/* CHANGE_ASSOCIATION_MOVED, which most steps note. */
static inline void
undo_note_move (Undo *self, Association *association)
{
  Change *change;

  if (!self->is_open)
    return;
  change = undo_add (self, CHANGE_ASSOCIATION_MOVED);
  change->association = association;
  change->state = association->standing.state;
  change->updated_at_us = association->standing.updated_at_us;
}

/* Forgets all changes. */
void beckon_undo_forget (Undo *self);

/* The newest of what was saved, which is forgotten by this; valid until something is noted. */
const Saved *beckon_undo_pop (Undo *self);
