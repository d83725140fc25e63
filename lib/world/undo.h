/* SPDX-License-Identifier: MIT */
/* How to take back what a call has changed, so that one that fails in the middle leaves nothing behind. */
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

/* One change: what was there before it. */
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
      Association *association; /* owned by the change once it is removed */
      Standing standing;
    };
  };
} Change;

typedef struct
{
  gboolean is_open; /* between beckon_store_begin () and its end: only then changes are noted */
  Change *changes;  /* oldest first; kept between calls, so that it grows once */
  guint n;
  guint n_removed; /* how many of them own a record */
  guint room;
} Undo;

void beckon_undo_clear (Undo *self);

void beckon_undo_note_account (Undo *self, ChangeKind kind, Account *account);
void beckon_undo_note_association (Undo *self, ChangeKind kind, Association *association);
