/* SPDX-License-Identifier: MIT */
/* An association as its member sees it: an invitation. */
#ifndef BECKON_INVITATION_H
#define BECKON_INVITATION_H

#include <beckon/beckon-lifecycle.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonInvitation:
 *
 * An association as its member sees it. It is a value: it never changes, and stays valid whatever happens to the
 * Region, in any thread.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_INVITATION (beckon_invitation_get_type ())

/**
 * beckon_invitation_get_type:
 *
 * Gives the boxed type of #BeckonInvitation.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_invitation_get_type (void);

/**
 * beckon_invitation_ref:
 * @self: an invitation
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_invitation_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonInvitation *beckon_invitation_ref (BeckonInvitation *self);

/**
 * beckon_invitation_unref:
 * @self: (transfer full): an invitation
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_invitation_unref (BeckonInvitation *self);

/**
 * beckon_invitation_peek_administrator_id:
 * @self: an invitation
 *
 * Reads the id of the account that invites (`AccountId`).
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_invitation_peek_administrator_id (const BeckonInvitation *self);

/**
 * beckon_invitation_peek_invitation_id:
 * @self: an invitation
 *
 * Reads the invitation's id (`InvitationId`, W-5).
 *
 * Returns: (transfer none) (nullable): 32 lower-case hexadecimal digits, owned by @self; %NULL in the answer of
 *   GetAdministratorAccount to a member that was enrolled (G-14)
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_invitation_peek_invitation_id (const BeckonInvitation *self);

/**
 * beckon_invitation_get_state:
 * @self: an invitation
 *
 * Reads the association's state. beckon_state_peek_member_status() has the service's word for it
 * (`MemberStatus`).
 *
 * Returns: a state for which beckon_state_is_invitation() is %TRUE
 *
 * Since: 0.1
 */
BECKON_API BeckonState beckon_invitation_get_state (const BeckonInvitation *self);

/**
 * beckon_invitation_get_invited_at_us:
 * @self: an invitation
 *
 * Reads when it was sent (`InvitedAt`, T-1).
 *
 * Returns: microseconds since the epoch, UTC
 *
 * Since: 0.1
 */
BECKON_API gint64 beckon_invitation_get_invited_at_us (const BeckonInvitation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonInvitation, beckon_invitation_unref)

G_END_DECLS

#endif
