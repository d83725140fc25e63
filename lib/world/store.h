/* SPDX-License-Identifier: MIT */
/* The store of the records: accounts, associations, their order and counts. The rules are not its business. */
#pragma once

#include "world/records.h"

typedef struct _Store Store;

Store *beckon_store_new (void);

/* Copies everything, including the sequence numbers. */
Store *beckon_store_copy (const Store *self);
void beckon_store_free (Store *self);

/* --- changes together ------------------------------------------------------------------------
 * Between begin and commit or roll back, the store records how to undo each change. */

void beckon_store_begin (Store *self);
void beckon_store_commit (Store *self);
void beckon_store_roll_back (Store *self);

/* Whether anything has changed since begin. */
gboolean beckon_store_has_changes (const Store *self);

/* --- accounts ------------------------------------------------------------------------------ */

/* A key for this store alone. Borrows @id. */
AccountKey beckon_store_key (const Store *self, const char *id);

Account *beckon_store_peek_account (const Store *self, const char *id);
Account *beckon_store_peek_account_by (const Store *self, const AccountKey *key);
Account *beckon_store_obtain_account (Store *self, const char *id);
Account *beckon_store_obtain_account_by (Store *self, const AccountKey *key);

/* A hub that is turned on or off starts from the default settings, without tags (O-12, O-13). */
void beckon_store_set_hub (Store *self, Account *account, gint64 since_us);
void beckon_store_set_hub_settings (Store *self, Account *account, const HubSettings *settings);
void beckon_store_set_tags (Store *self, Account *account, GVariant *tags); /* sorted a{ss}, or NULL */

/* --- organizations ------------------------------------------------------------------------- */

Organization *beckon_store_peek_unnamed_organization (Store *self);
Organization *beckon_store_obtain_organization (Store *self, Account *management);

/* Puts the account into an organization, or with NULL into none. */
void beckon_store_set_organization (Store *self, Account *account, Organization *organization);
void beckon_store_set_delegation (Store *self, Organization *organization, const Delegation *delegation);

/* --- associations -------------------------------------------------------------------------- */

/* Takes one hash look-up. */
Association *beckon_store_peek_association (const Store *self,
                                            const AccountKey *administrator,
                                            const AccountKey *member);

/* Adds a new record at the end of every list (T-6). */
Association *beckon_store_add_association (Store *self,
                                           Account *administrator,
                                           Account *member,
                                           const char *email,
                                           BeckonState state,
                                           gint64 now_us);

/* If @to is BECKON_STATE_NONE, the record is removed and must not be used any more. */
void beckon_store_move_association (Store *self, Association *association, BeckonState to, gint64 now_us);

/* If @invitation_id is NULL, the association has no id afterwards; with a time, its member was enrolled (G-14). */
void beckon_store_set_invitation (Store *self,
                                  Association *association,
                                  const char *invitation_id,
                                  gint64 invited_at_us);

/* --- numbers of the world ------------------------------------------------------------------ */

guint64 beckon_store_get_next_sequence (const Store *self);
void beckon_store_set_next_sequence (Store *self, guint64 next_sequence);

/* Gives every record, in order, its number from @sequences (at). If they do not fit: FALSE, and nothing changes. */
gboolean beckon_store_renumber (Store *self, GVariant *sequences, guint64 next_sequence);

/* W-7: the range of both numbers. JSON and the languages that read a world know no larger ones. */
#define STORE_LAST_NUMBER ((guint64) G_MAXINT64)

/* Whether a number is left for another record, or for another invitation id. Ask before adding one. */
gboolean beckon_store_has_room (const Store *self);
gboolean beckon_store_can_draw_id (const Store *self);

guint64 beckon_store_get_n_ids_drawn (const Store *self); /* W-7 */
void beckon_store_set_n_ids_drawn (Store *self, guint64 n_ids_drawn);
void beckon_store_count_id_drawn (Store *self);

/* --- the whole world ----------------------------------------------------------------------- */

GPtrArray *beckon_store_list_accounts (const Store *self);     /* by id; elements not owned */
GPtrArray *beckon_store_list_associations (const Store *self); /* by sequence; elements not owned */

/* Those that have a delegated administrator, by the id of the management account; elements not owned. */
GPtrArray *beckon_store_list_organizations (const Store *self);
