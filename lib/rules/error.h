/* SPDX-License-Identifier: MIT */
/* Raising the failure of a whole call. Every failure has a reason and names its rule. */
#pragma once

#include <beckon/beckon-error.h>
#include <beckon/beckon-world.h>

/* Always FALSE, so that `return beckon_error_raise (…)` is one statement. The message is the reason's
 * text, with @caller in the place of `<id>`; @caller may be NULL if the text has no `<id>`. */
gboolean beckon_error_raise (GError **error,
                             BeckonError code,
                             BeckonReason reason,
                             const char *rule,
                             const char *caller);

/* The same with a message of our own, for a reason that has no text in the table. */
gboolean beckon_error_raise_literal (GError **error,
                                     BeckonError code,
                                     BeckonReason reason,
                                     const char *rule,
                                     const char *format,
                                     ...) G_GNUC_PRINTF (5, 6);

/* The same for a failure made on purpose (F-1), with an exception of any name. */
gboolean beckon_error_raise_fault (GError **error, const char *exception, guint status, const char *message);

/* F-1: what a failure of that name has, unless the fault says otherwise. */
guint beckon_error_usual_status (const char *exception);
const char *beckon_error_usual_message (const char *exception); /* constant */

/* BECKON_ERROR_OTHER if no code stands for an exception of that name. */
BeckonError beckon_error_code_of (const char *exception);

/* Whether the code alone tells the status. */
gboolean beckon_error_implies_status (BeckonError code, guint status);

/* Always FALSE. Sets BECKON_WORLD_ERROR_INVALID, for invalid worlds and entries. */
gboolean beckon_world_error_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The same with BECKON_WORLD_ERROR_BROKEN, for what violates an invariant. */
gboolean beckon_world_error_break (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
