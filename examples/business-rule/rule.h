/* SPDX-License-Identifier: MIT */
/* Somebody's rule: our accounts decline invitations from administrators that we do not know. */
#pragma once

#include <beckon/beckon.h>

/* Declines each pending invitation to @member from an administrator that is not among @allowed,
 * which ends with NULL.
 *
 * A call that InternalException answers is tried again, three times in all. The answer may have
 * been lost after the service had done its work: an invitation that is found declined then is what
 * we wanted, and not left over.
 *
 * Returns what stayed unprocessed, as BeckonResult: free with g_ptr_array_unref(). It is empty when
 * all were declined or there was none, and NULL with @error set when a call failed for good. */
GPtrArray *decline_unwanted (BeckonRegion *region, const char *member, const char *const *allowed, GError **error);
