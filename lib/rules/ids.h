/* SPDX-License-Identifier: MIT */
/* Checks of account ids, e-mail addresses, invitation ids and times that come from outside. */
#pragma once

#include <glib.h>

/* W-3: at most this many bytes. */
#define ID_MAX_SIZE 1024

/* W-5: 32 digits and the NUL. */
#define INVITATION_ID_SIZE 33

/* W-3: what is wrong with an account id, such as "is blank"; NULL if it is valid. */
const char *beckon_id_find_fault (const char *text);

gboolean beckon_id_is_blank (const char *text);         /* W-3 */
gboolean beckon_id_is_twelve_digits (const char *text); /* twelve_digit_account_ids */
gboolean beckon_id_is_invitation (const char *text);    /* W-5 */

/* W-4: whether a time lies within the years 1 to 9999. */
gboolean beckon_time_is_in_calendar (gint64 time_us);
