/* SPDX-License-Identifier: MIT */
/* Raising a whole-call failure: every one has a reason and names the rule that it comes from. */
#pragma once

#include <beckon/beckon-error.h>

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
