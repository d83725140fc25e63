/* SPDX-License-Identifier: MIT */
/* The records of a world (W-2): one per account, one per association, seen from both sides. */
#pragma once

#include "rules/ids.h"

#include <beckon/beckon-lifecycle.h>

typedef struct _Account Account;
typedef struct _Association Association;

/*
 * The associations of one side of an account, in the order of their sequence numbers, and how many
 * are in each state. Most accounts have at most one association, which needs no array.
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

/* The key of an account in the hash tables. A look-up makes a key from an id, without a record. */
typedef struct
{
  const char *id;
  guint hash;
} AccountKey;

/* The properties of an account that can be set. */
typedef struct
{
  gint64 hub_since_us;      /* BECKON_TIME_NONE while the hub is off */
  gboolean is_organization; /* G-9 */
} Facts;

/* An account that the world has seen (G-2). It has a record from then on, for ever. */
struct _Account
{
  union
  {
    AccountKey key;
    const char *id; /* points to storage */
  };
  Facts facts;
  Association *accepted; /* the association with its administrator (G-3), or NULL */
  Roll members;          /* associations in which it is the administrator */
  Roll invitations;      /* associations in which it is the member, invited or not */
  char storage[];
};

/* The properties of an association that a step can change. */
typedef struct
{
  gint64 invited_at_us; /* BECKON_TIME_NONE when there is no invitation */
  gint64 updated_at_us;
  guint8 state;                           /* a BeckonState; assigned only by assign_state () in store.c */
  char invitation_id[INVITATION_ID_SIZE]; /* empty when there is no invitation */
} Standing;

/* The key of an association in the hash table: its ordered pair (W-2). */
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
  guint64 sequence; /* T-6: every new record gets a larger number; lists are in this order */
  char *email;      /* owned; NULL if there is none */
  Standing standing;
};

/* A pair without a record is in the state none. */
static inline BeckonState
state_of (const Association *association)
{
  return association != NULL ? (BeckonState) association->standing.state : BECKON_STATE_NONE;
}
