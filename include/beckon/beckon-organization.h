/* SPDX-License-Identifier: MIT */
/* An organization that has a delegated administrator, as a value. */
#ifndef BECKON_ORGANIZATION_H
#define BECKON_ORGANIZATION_H

#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonOrganization:
 *
 * An organization that has a delegated administrator. It is a value: it never changes, and stays valid whatever
 * happens to the Region, in any thread.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_ORGANIZATION (beckon_organization_get_type ())

/**
 * beckon_organization_get_type:
 *
 * Gives the boxed type of #BeckonOrganization.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_organization_get_type (void);

/**
 * beckon_organization_ref:
 * @self: an organization
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_organization_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonOrganization *beckon_organization_ref (BeckonOrganization *self);

/**
 * beckon_organization_unref:
 * @self: (transfer full): an organization
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_organization_unref (BeckonOrganization *self);

/**
 * beckon_organization_peek_management_id:
 * @self: an organization
 *
 * Reads the id of its management account, which names it (G-9).
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_organization_peek_management_id (const BeckonOrganization *self);

/**
 * beckon_organization_peek_administrator_id:
 * @self: an organization
 *
 * Reads the id of its delegated administrator (G-13).
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_organization_peek_administrator_id (const BeckonOrganization *self);

/**
 * beckon_organization_get_auto_enable:
 * @self: an organization
 *
 * Reads whether accounts that come to the organization are enrolled at once (`AutoEnable`, G-15).
 *
 * Returns: whether they are
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_organization_get_auto_enable (const BeckonOrganization *self);

/**
 * beckon_organization_peek_auto_enable_standards:
 * @self: an organization
 *
 * Reads `AutoEnableStandards` (O-14): `DEFAULT` or `NONE`.
 *
 * Returns: (transfer none): the word, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_organization_peek_auto_enable_standards (const BeckonOrganization *self);

/**
 * beckon_organization_peek_configuration_type:
 * @self: an organization
 *
 * Reads `ConfigurationType` (O-14): `LOCAL` or `CENTRAL`.
 *
 * Returns: (transfer none): the word, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_organization_peek_configuration_type (const BeckonOrganization *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonOrganization, beckon_organization_unref)

G_END_DECLS

#endif
