/* SPDX-License-Identifier: MIT */
/* What a world holds: accounts, and associations with everything that is on file about them. */
#ifndef BECKON_ASSOCIATION_H
#define BECKON_ASSOCIATION_H

#include <beckon/beckon-lifecycle.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/* --- accounts ------------------------------------------------------------------------------- */

/**
 * BeckonAccount:
 *
 * An account that a world has seen (G-2). It is a value: it never changes, and stays valid whatever happens to the
 * world, in any thread.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_ACCOUNT (beckon_account_get_type ())

/**
 * beckon_account_get_type:
 *
 * Gives the boxed type of #BeckonAccount.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_account_get_type (void);

/**
 * beckon_account_ref:
 * @self: an account
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_account_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonAccount *beckon_account_ref (BeckonAccount *self);

/**
 * beckon_account_unref:
 * @self: (transfer full): an account
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_account_unref (BeckonAccount *self);

/**
 * beckon_account_peek_id:
 * @self: an account
 *
 * Reads the account's id (W-3).
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_account_peek_id (const BeckonAccount *self);

/**
 * beckon_account_get_hub_since_us:
 * @self: an account
 *
 * Reads when Security Hub was turned on for the account.
 *
 * Returns: microseconds since the epoch, UTC; %BECKON_TIME_NONE while it is off
 *
 * Since: 0.1
 */
BECKON_API gint64 beckon_account_get_hub_since_us (const BeckonAccount *self);

/**
 * beckon_account_is_organization:
 * @self: an account
 *
 * Tells whether the account belongs to an organization, named or unnamed (G-9).
 *
 * Returns: whether it does
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_account_is_organization (const BeckonAccount *self);

/**
 * beckon_account_peek_management_id:
 * @self: an account
 *
 * Reads which organization the account belongs to: the id of its management account, which names it (G-9).
 *
 * Returns: (transfer none) (nullable): the id, owned by @self; %NULL if the account belongs to none, or to an unnamed
 *   one
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_account_peek_management_id (const BeckonAccount *self);

/**
 * beckon_account_get_auto_enable_controls:
 * @self: an account
 *
 * Reads AutoEnableControls of the account's hub (O-12). While the hub is off it is the default, %TRUE.
 *
 * Returns: whether new controls are turned on automatically
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_account_get_auto_enable_controls (const BeckonAccount *self);

/**
 * beckon_account_peek_control_finding_generator:
 * @self: an account
 *
 * Reads the ControlFindingGenerator of the account's hub, the account's own one even while it is an accepted member
 * (G-17). While the hub is off it is the default, `SECURITY_CONTROL`.
 *
 * Returns: (transfer none): the word, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_account_peek_control_finding_generator (const BeckonAccount *self);

/**
 * beckon_account_dup_tags:
 * @self: an account
 *
 * Copies the tags of the account's hub (O-13).
 *
 * Returns: (transfer full) (element-type utf8 utf8): the value of each key; empty if there are no tags
 *
 * Since: 0.1
 */
BECKON_API GHashTable *beckon_account_dup_tags (const BeckonAccount *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonAccount, beckon_account_unref)

/* --- associations --------------------------------------------------------------------------- */

/**
 * BeckonAssociation:
 *
 * A record of a world (W-2): everything that is on file about an administrator and a member. It is a value: it never
 * changes, and stays valid whatever happens to the world, in any thread.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_ASSOCIATION (beckon_association_get_type ())

/**
 * beckon_association_get_type:
 *
 * Gives the boxed type of #BeckonAssociation.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_association_get_type (void);

/**
 * beckon_association_ref:
 * @self: an association
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_association_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonAssociation *beckon_association_ref (BeckonAssociation *self);

/**
 * beckon_association_unref:
 * @self: (transfer full): an association
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_association_unref (BeckonAssociation *self);

/**
 * beckon_association_peek_administrator_id:
 * @self: an association
 *
 * Reads the administrator's account id.
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_association_peek_administrator_id (const BeckonAssociation *self);

/**
 * beckon_association_peek_member_id:
 * @self: an association
 *
 * Reads the member's account id.
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_association_peek_member_id (const BeckonAssociation *self);

/**
 * beckon_association_get_state:
 * @self: an association
 *
 * Reads the state.
 *
 * Returns: the state, never %BECKON_STATE_NONE
 *
 * Since: 0.1
 */
BECKON_API BeckonState beckon_association_get_state (const BeckonAssociation *self);

/**
 * beckon_association_peek_email:
 * @self: an association
 *
 * Reads the member's e-mail address on file.
 *
 * Returns: (transfer none) (nullable): the address, owned by @self; %NULL if there is none
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_association_peek_email (const BeckonAssociation *self);

/**
 * beckon_association_peek_invitation_id:
 * @self: an association
 *
 * Reads the invitation's id (W-5).
 *
 * Returns: (transfer none) (nullable): the id, owned by @self; %NULL when there is no invitation, or the
 *   member was enrolled (G-14)
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_association_peek_invitation_id (const BeckonAssociation *self);

/**
 * beckon_association_get_invited_at_us:
 * @self: an association
 *
 * Reads when the invitation was sent (T-1).
 *
 * Returns: microseconds since the epoch, UTC; %BECKON_TIME_NONE when there is no invitation
 *
 * Since: 0.1
 */
BECKON_API gint64 beckon_association_get_invited_at_us (const BeckonAssociation *self);

/**
 * beckon_association_get_updated_at_us:
 * @self: an association
 *
 * Reads when the association last moved to another state (T-1).
 *
 * Returns: microseconds since the epoch, UTC
 *
 * Since: 0.1
 */
BECKON_API gint64 beckon_association_get_updated_at_us (const BeckonAssociation *self);

/**
 * beckon_association_get_sequence:
 * @self: an association
 *
 * Reads the number that orders the records of a world (T-6). A record that is created later has a larger number.
 * Tokens of lists refer to it (O-7). When worlds are compared, only the order of the records counts, not the
 * numbers (W-7).
 *
 * Returns: the number, 1 or more
 *
 * Since: 0.1
 */
BECKON_API guint64 beckon_association_get_sequence (const BeckonAssociation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonAssociation, beckon_association_unref)

G_END_DECLS

#endif
