/* SPDX-License-Identifier: MIT */
/* An example of a business rule: our accounts decline invitations from administrators that we do not know. */
#pragma once

#include <beckon/beckon.h>

/* Declines each pending invitation to @member from an administrator that is not among @allowed,
 * which ends with NULL.
 *
 * If the service answers InternalException, the call is tried again, up to three times in all. Such an
 * answer can also mean that the service did the work and only its answer was lost. So an invitation that
 * is declined already at a later try counts as processed.
 *
 * Returns what stayed unprocessed, as BeckonResult: free with g_ptr_array_unref(). It is empty if all
 * invitations were declined or there were none. It is NULL, and @error is set, if a call failed finally. */
GPtrArray *decline_unwanted (BeckonRegion *region, const char *member, const char *const *allowed, GError **error);
