/* SPDX-License-Identifier: MIT */
/* Reading times. */
#include "clock-option.h"

/* RFC 3339 is the part of ISO 8601 that all programs read in the same way. GLib accepts more than that. */
#define RFC3339 "^\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$"

gboolean
beckon_clock_parse (const char *text, gint64 *time_us)
{
  g_autoptr (GDateTime) time = g_regex_match_simple (RFC3339, text, G_REGEX_DOLLAR_ENDONLY, 0)
                                   ? g_date_time_new_from_iso8601 (text, NULL)
                                   : NULL;
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;

  if (utc == NULL)
    return FALSE;
  *time_us = g_date_time_to_unix (utc) * G_USEC_PER_SEC + g_date_time_get_microsecond (utc);

  return TRUE;
}
