/* SPDX-License-Identifier: MIT */
/* Undoing the changes of a call, so that a call that fails halfway changes nothing. */
#pragma once

#include "world/records.h"

typedef enum
{
  CHANGE_ACCOUNT_ADDED,
  CHANGE_ACCOUNT_SET,
  CHANGE_ASSOCIATION_ADDED,
  CHANGE_ASSOCIATION_SET,
  CHANGE_ASSOCIATION_REMOVED
} ChangeKind;

/* One change, with the values before it. */
typedef struct
{
  ChangeKind kind;
  union
  {
    struct
    {
      Account *account;
      Facts facts;
    };
    struct
    {
      Association *association; /* owned by the change after the record was removed */
      Standing standing;
    };
  };
} Change;

typedef struct
{
  gboolean is_open; /* between begin and commit or roll back; only then changes are recorded */
  Change *changes;  /* oldest first; kept between calls, so that memory is allocated rarely */
  guint n;
  guint n_removed; /* how many changes own a record */
  guint room;
} Undo;

void beckon_undo_clear (Undo *self);

void beckon_undo_note_account (Undo *self, ChangeKind kind, Account *account);
void beckon_undo_note_association (Undo *self, ChangeKind kind, Association *association);
