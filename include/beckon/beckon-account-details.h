/* SPDX-License-Identifier: MIT */
/* An entry of CreateMembers: an account id and, if known, its e-mail address. */
#ifndef BECKON_ACCOUNT_DETAILS_H
#define BECKON_ACCOUNT_DETAILS_H

#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonAccountDetails:
 *
 * An entry of CreateMembers: an account id and, if it is known, the e-mail address. It belongs to one thread at a
 * time.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_ACCOUNT_DETAILS (beckon_account_details_get_type ())

/**
 * beckon_account_details_get_type:
 *
 * Gives the boxed type of #BeckonAccountDetails.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_account_details_get_type (void);

/**
 * beckon_account_details_new:
 * @account_id: an account id; it is checked (W-3) when the entry is used
 * @email: (nullable): its e-mail address, %NULL if there is none
 *
 * Makes an entry for beckon_region_create_members().
 *
 * Returns: (transfer full): the entry; free with beckon_account_details_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonAccountDetails *beckon_account_details_new (const char *account_id, const char *email);

/**
 * beckon_account_details_copy:
 * @self: an entry
 *
 * Copies an entry.
 *
 * Returns: (transfer full): a copy; free with beckon_account_details_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonAccountDetails *beckon_account_details_copy (const BeckonAccountDetails *self);

/**
 * beckon_account_details_free:
 * @self: (transfer full): an entry
 *
 * Frees an entry.
 *
 * Since: 0.1
 */
BECKON_API void beckon_account_details_free (BeckonAccountDetails *self);

/**
 * beckon_account_details_peek_account_id:
 * @self: an entry
 *
 * Reads the account id.
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_account_details_peek_account_id (const BeckonAccountDetails *self);

/**
 * beckon_account_details_peek_email:
 * @self: an entry
 *
 * Reads the e-mail address.
 *
 * Returns: (transfer none) (nullable): the address, owned by @self; %NULL if there is none
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_account_details_peek_email (const BeckonAccountDetails *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonAccountDetails, beckon_account_details_free)

G_END_DECLS

#endif
