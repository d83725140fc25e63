/* SPDX-License-Identifier: MIT */
/* Times as people write them, in options and lines. */
#pragma once

#include <glib.h>

/* Reads RFC 3339. Returns FALSE if the text is not such a time, or is outside of the years 1 to 9999. */
gboolean beckon_clock_parse (const char *text, gint64 *time_us);
