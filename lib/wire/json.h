/* SPDX-License-Identifier: MIT */
/* jansson, as strict as untrusted bodies need it; and times as the wire has them. */
#pragma once

#include <glib.h>
#include <jansson.h>

/* W-4: milliseconds on the wire, microseconds in a world. */
#define WIRE_DECIMALS 3
#define WORLD_DECIMALS 6

typedef json_t Json;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Json, json_decref)

/* O-11: strict RFC 8259, one document, no duplicate member. NULL, with a sentence in @why, otherwise. */
Json *beckon_json_parse (const char *bytes, gsize size, char **why);

/* Sets a member that has a value; what has none is absent. */
void beckon_json_set_text (Json *object, const char *member, const char *text);
gboolean beckon_json_is_time (gint64 time_us);                    /* W-4: within the years 1 to 9999 */
char *beckon_json_format_time (gint64 time_us, guint n_decimals); /* of one that is */
void beckon_json_set_time (Json *object, const char *member, gint64 time_us, guint n_decimals);

/* Reads YYYY-MM-DDThh:mm:ss, up to six decimals, and a zone, Z or ±hh:mm; @time_us is untouched otherwise. */
gboolean beckon_json_parse_time (const char *text, gint64 *time_us);
