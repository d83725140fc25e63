/* SPDX-License-Identifier: MIT */
/* Times as people write them, in options and lines. */
#pragma once

#include <glib.h>

/* RFC 3339; FALSE when it is none, or outside of the years 1 to 9999. */
gboolean beckon_clock_parse (const char *text, gint64 *time_us);
