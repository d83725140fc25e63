/* SPDX-License-Identifier: MIT */
/* An association as its administrator sees it: a member. */
#ifndef BECKON_MEMBER_H
#define BECKON_MEMBER_H

#include <beckon/beckon-lifecycle.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonMember:
 *
 * An association as its administrator sees it. It is a value: it never changes, and stays valid whatever happens to
 * the Region, in any thread.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_MEMBER (beckon_member_get_type ())

/**
 * beckon_member_get_type:
 *
 * Gives the boxed type of #BeckonMember.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_member_get_type (void);

/**
 * beckon_member_ref:
 * @self: a member
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_member_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonMember *beckon_member_ref (BeckonMember *self);

/**
 * beckon_member_unref:
 * @self: (transfer full): a member
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_member_unref (BeckonMember *self);

/**
 * beckon_member_peek_account_id:
 * @self: a member
 *
 * Reads the member's account id (`AccountId`).
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_member_peek_account_id (const BeckonMember *self);

/**
 * beckon_member_peek_administrator_id:
 * @self: a member
 *
 * Reads the administrator's account id (`AdministratorId` and `MasterId`).
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_member_peek_administrator_id (const BeckonMember *self);

/**
 * beckon_member_peek_email:
 * @self: a member
 *
 * Reads the e-mail address on file (`Email`).
 *
 * Returns: (transfer none) (nullable): the address, owned by @self; %NULL if there is none
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_member_peek_email (const BeckonMember *self);

/**
 * beckon_member_get_state:
 * @self: a member
 *
 * Reads the association's state. beckon_state_peek_member_status() has the service's word for it
 * (`MemberStatus`).
 *
 * Returns: the state, never %BECKON_STATE_NONE
 *
 * Since: 0.1
 */
BECKON_API BeckonState beckon_member_get_state (const BeckonMember *self);

/**
 * beckon_member_get_invited_at_us:
 * @self: a member
 *
 * Reads when the member was last invited (`InvitedAt`, T-1).
 *
 * Returns: microseconds since the epoch, UTC; %BECKON_TIME_NONE if there is no invitation on file
 *
 * Since: 0.1
 */
BECKON_API gint64 beckon_member_get_invited_at_us (const BeckonMember *self);

/**
 * beckon_member_get_updated_at_us:
 * @self: a member
 *
 * Reads when the association last moved to another state (`UpdatedAt`, T-1).
 *
 * Returns: microseconds since the epoch, UTC
 *
 * Since: 0.1
 */
BECKON_API gint64 beckon_member_get_updated_at_us (const BeckonMember *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonMember, beckon_member_unref)

G_END_DECLS

#endif
