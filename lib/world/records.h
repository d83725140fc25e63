/* SPDX-License-Identifier: MIT */
/* The records of a world (W-2): one per account, one per association, seen from both sides. */
#pragma once

#include "rules/ids.h"

#include <beckon/beckon-lifecycle.h>

typedef struct _Account Account;
typedef struct _Association Association;

/*
 * The associations of one side of an account, in the order of their sequence numbers, and how many
 * are in each state. Most accounts have one association at most: it needs no array.
 */
typedef struct
{
  union
  {
    Association *one;   /* while room is 0 */
    Association **many; /* owned */
  } records;
  guint n;
  guint room;
  guint n_in[BECKON_N_STATES];
} Roll;

/* What the tables know an account by; a look-up makes one of an id, and needs no record. */
typedef struct
{
  const char *id;
  guint hash;
} AccountKey;

/* What can be set of an account. */
typedef struct
{
  gint64 hub_since_us;      /* BECKON_TIME_NONE while the hub is off */
  gboolean is_organization; /* G-9 */
} Facts;

/* An account that the world has seen (G-2): it is on file exactly then, and stays. */
struct _Account
{
  union
  {
    AccountKey key;
    const char *id; /* points to storage */
  };
  Facts facts;
  Association *accepted; /* the one to its administrator (G-3), if any */
  Roll members;          /* in which it is the administrator */
  Roll invitations;      /* in which it is the member, invited or not */
  char storage[];
};

/* What a step can change of an association. */
typedef struct
{
  gint64 invited_at_us; /* BECKON_TIME_NONE when there is no invitation */
  gint64 updated_at_us;
  guint8 state;                           /* a BeckonState; assigned by assign_state () in store.c alone */
  char invitation_id[INVITATION_ID_SIZE]; /* empty when there is no invitation */
} Standing;

/* What the table knows an association by: its ordered pair (W-2). */
typedef struct
{
  const AccountKey *administrator;
  const AccountKey *member;
} PairKey;

struct _Association
{
  union
  {
    PairKey key;
    struct
    {
      Account *administrator; /* not owned: accounts outlive their associations */
      Account *member;
    };
  };
  guint64 sequence; /* T-6: grows with every record, so it orders every list */
  char *email;      /* owned; NULL if there is none */
  Standing standing;
};

/* The state of a pair that has no record is none. */
static inline BeckonState
state_of (const Association *association)
{
  return association != NULL ? (BeckonState) association->standing.state : BECKON_STATE_NONE;
}
