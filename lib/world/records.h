/* SPDX-License-Identifier: MIT */
/* The records of a world (W-2): one per account, one per association, seen from both sides. */
#pragma once

#include "rules/ids.h"
#include "rules/lifecycle.h"

#include <beckon/beckon-types.h>

typedef struct _Account Account;
typedef struct _Association Association;

/* The associations of one side of an account, in the order of their sequence numbers; see roll.h. */
typedef struct
{
  gpointer records; /* NULL, an Association *, or a Shelf *, owned */
} Roll;

/* The key of an account in the hash tables of one store, whose secret the hash depends on. A look-up makes a key from an
 * id, without a record. */
typedef struct
{
  const char *id;
  guint64 hash;
} AccountKey;

/* The configuration of an organization. It goes with its delegated administrator (O-14). */
typedef struct
{
  Account *administrator;   /* the delegated administrator (G-13), or NULL; then the rest has its defaults */
  guint8 auto_enable;       /* G-15 */
  guint8 without_standards; /* AutoEnableStandards is NONE */
  guint8 is_central;        /* ConfigurationType is CENTRAL */
} Delegation;

/* An organization (G-9). Once it was named it stays on file, but without accounts nobody can see it. */
typedef struct
{
  Account *management; /* names the organization; NULL for the unnamed one */
  guint n_accounts;    /* how many belong to it */
  Delegation delegation;
} Organization;

/* The values of ControlFindingGenerator, in the order of the field's words. */
typedef enum
{
  GENERATOR_SECURITY_CONTROL,
  GENERATOR_STANDARD_CONTROL,
} Generator;

/* The configuration of a hub (O-12). */
typedef struct
{
  guint8 leaves_controls_off; /* AutoEnableControls is false */
  guint8 generator;           /* a Generator */
} HubSettings;

/* The properties of an account that can be set. */
typedef struct
{
  gint64 hub_since_us;        /* BECKON_TIME_NONE while the hub is off; then its settings are the defaults */
  HubSettings settings;       /* the account's own (G-17) */
  Organization *organization; /* G-9; NULL if it belongs to none */
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
  GVariant *tags;        /* owned; of the hub (O-13): a{ss}, sorted by key; NULL for none */
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

/* Section 2: the member sees it as an invitation. One that was enrolled has no id, and is not seen (G-14). */
static inline gboolean
association_is_invitation (const Association *self)
{
  return *self->standing.invitation_id != '\0' && state_has (self->standing.state, STATE_IS_INVITATION);
}

static inline gboolean
account_has_hub (const Account *self)
{
  return self->facts.hub_since_us != BECKON_TIME_NONE;
}

/* G-9: the organization is unnamed, or it has a delegated administrator. */
static inline gboolean
account_is_managed_elsewhere (const Account *self)
{
  const Organization *organization = self->facts.organization;

  return organization != NULL && (organization->management == NULL || organization->delegation.administrator != NULL);
}

/* G-13 */
static inline gboolean
account_is_delegated_administrator (const Account *self)
{
  return self->facts.organization != NULL && self->facts.organization->delegation.administrator == self;
}

/* Whether @administrator is the delegated administrator of the organization that @member belongs to. */
static inline gboolean
account_governs (const Account *administrator, const Account *member)
{
  return member->facts.organization != NULL && member->facts.organization->delegation.administrator == administrator;
}

/* G-14: managed by the delegated administrator of the member's organization. */
static inline gboolean
association_is_managed (const Association *self)
{
  return self->standing.state == BECKON_STATE_ACCEPTED && account_governs (self->administrator, self->member);
}

/* A pair without a record is in the state none. */
static inline BeckonState
state_of (const Association *association)
{
  return association != NULL ? (BeckonState) association->standing.state : BECKON_STATE_NONE;
}
