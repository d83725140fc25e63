/* SPDX-License-Identifier: MIT */
/* Raising a whole-call failure: every one has a reason and names the rule that it comes from. */
#pragma once

#include <beckon/beckon-error.h>
#include <beckon/beckon-world.h>

/* Always FALSE, so that `return beckon_error_raise (…)` is one statement. The reason's text is the
 * message, with @caller for its `<id>`; @caller may be NULL where the text has none. */
gboolean beckon_error_raise (GError **error,
                             BeckonError code,
                             BeckonReason reason,
                             const char *rule,
                             const char *caller);

/* The same with a message of our own, for what semantics.md gives no text. */
gboolean beckon_error_raise_literal (GError **error,
                                     BeckonError code,
                                     BeckonReason reason,
                                     const char *rule,
                                     const char *format,
                                     ...) G_GNUC_PRINTF (5, 6);

/* Always FALSE: BECKON_WORLD_ERROR_INVALID, for worlds and entries that are not what they should be. */
gboolean beckon_world_error_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
