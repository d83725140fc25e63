/* SPDX-License-Identifier: MIT */
/* One call by one account: done, answered, and written as a line for `beckon run`. */
#pragma once

#include <beckon/beckon.h>

G_BEGIN_DECLS

/* The accounts are numbered from 0. */
#define MAX_ACCOUNTS 3
/* An id that is not of twelve digits, and that no account has: asked for with
 * twelve_digit_account_ids only. */
#define STRANGER MAX_ACCOUNTS
#define NOBODY (MAX_ACCOUNTS + 1) /* where a call names no account */

const char *account_id (guint account);
guint account_from_id (const char *id); /* NOBODY if it is none of ours */

typedef enum
{
  CALL_PLAIN,
  CALL_WRONG_ID,    /* Accept… with an InvitationId that is not the one on file, by one digit */
  CALL_ALL_MEMBERS, /* ListMembers with OnlyAssociated false */
  CALL_GENERATOR,   /* UpdateSecurityHubConfiguration that names the ControlFindingGenerator that is set */
  /* UpdateOrganizationConfiguration, which plainly has AutoEnable true: */
  CALL_AUTO_ENABLE_OFF,
  CALL_LOCAL,               /* with it off, and LOCAL */
  CALL_CENTRAL,             /* with it off, and CENTRAL */
  CALL_CENTRAL_AUTO_ENABLE, /* with it on, and CENTRAL */
  /* No operations, but the embedder's line (G-9): the caller belongs … */
  CALL_MARK,   /* to an unnamed organization */
  CALL_UNMARK, /* to none */
  CALL_JOIN    /* to the organization of the named account */
} CallKind;

typedef struct
{
  CallKind kind;
  BeckonOperation operation; /* not for the last three kinds */
  guint caller;
  guint named; /* NOBODY where the operation names no account; of tags, the account whose hub it is */
} Call;

/* What a call gave; what it did not give is NULL, or -1. */
typedef struct
{
  GError *error;
  GPtrArray *unprocessed; /* (element-type BeckonResult) */
  GPtrArray *members;     /* (element-type BeckonMember) */
  GPtrArray *invitations; /* (element-type BeckonInvitation): listed ones, or the administrator's,
                             if any */
  gint64 count;
  BeckonHub *hub;
  BeckonAnswer *configuration; /* of the organization */
  char **admin_accounts;
  GHashTable *tags;
} Answer;

void answer_clear (Answer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

/* Which calls there are besides those of the invitation family and of hubs. */
typedef enum
{
  CALLS_MARKS = 1 << 0,         /* unnamed organizations: coming and leaving */
  CALLS_ORGANIZATIONS = 1 << 1, /* joining, and the operations on organizations, settings and tags */
  CALLS_STRANGER = 1 << 2       /* those that name the stranger */
} CallsFlags;

/* Every operation by every account on every account, its own included; but nobody tags its own hub. */
GArray *calls_new (guint n_accounts, CallsFlags flags); /* (element-type Call) */

gboolean call_is_operation (const Call *call);
gboolean call_is_accept (const Call *call);

Answer call_do (const Call *call, BeckonRegion *region);

/* All that is in an answer: equal answers give equal texts. */
char *answer_to_string (const Answer *answer);

/* The call in the words of `beckon run`, without a newline: Accept… names what is on file in the
 * Region now. */
char *call_to_line (const Call *call, BeckonRegion *region);

G_END_DECLS
