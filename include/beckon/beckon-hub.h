/* SPDX-License-Identifier: MIT */
/* An account's hub: Security Hub turned on. */
#ifndef BECKON_HUB_H
#define BECKON_HUB_H

#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonHub:
 *
 * An account's hub: Security Hub turned on. It is a value: it never changes, and stays valid whatever happens to the
 * Region, in any thread.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_HUB (beckon_hub_get_type ())

/**
 * beckon_hub_get_type:
 *
 * Gives the boxed type of #BeckonHub.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_hub_get_type (void);

/**
 * beckon_hub_ref:
 * @self: a hub
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_hub_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonHub *beckon_hub_ref (BeckonHub *self);

/**
 * beckon_hub_unref:
 * @self: (transfer full): a hub
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_hub_unref (BeckonHub *self);

/**
 * beckon_hub_peek_arn:
 * @self: a hub
 *
 * Reads the hub's ARN (`HubArn`): `arn:aws:securityhub:us-east-1:111122223333:hub/default`.
 *
 * Returns: (transfer none): the ARN, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_hub_peek_arn (const BeckonHub *self);

/**
 * beckon_hub_get_subscribed_at_us:
 * @self: a hub
 *
 * Reads when Security Hub was last turned on (`SubscribedAt`, O-12).
 *
 * Returns: microseconds since the epoch, UTC
 *
 * Since: 0.1
 */
BECKON_API gint64 beckon_hub_get_subscribed_at_us (const BeckonHub *self);

/**
 * beckon_hub_get_auto_enable_controls:
 * @self: a hub
 *
 * Reads whether new controls are turned on automatically (`AutoEnableControls`, O-12).
 *
 * Returns: whether they are
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_hub_get_auto_enable_controls (const BeckonHub *self);

/**
 * beckon_hub_peek_control_finding_generator:
 * @self: a hub
 *
 * Reads how findings are made (`ControlFindingGenerator`, O-12): `SECURITY_CONTROL` or `STANDARD_CONTROL`. For an
 * accepted member it is the value of its administrator (G-17).
 *
 * Returns: (transfer none): the word, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_hub_peek_control_finding_generator (const BeckonHub *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonHub, beckon_hub_unref)

G_END_DECLS

#endif
