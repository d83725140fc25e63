/* SPDX-License-Identifier: MIT */
/* Strict parsing with jansson, as untrusted bodies need it; and times on the wire. */
#pragma once

#include <glib.h>
#include <jansson.h>

/* W-4: milliseconds on the wire, microseconds in a world. */
#define WIRE_DECIMALS 3
#define WORLD_DECIMALS 6

typedef json_t Json;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Json, json_decref)

/* O-11: strict RFC 8259, one document, no field twice in an object. Otherwise NULL, with a sentence in @why. */
Json *beckon_json_parse (const char *bytes, gsize size, char **why);

/* Sets a field. If there is no value, the field stays absent. */
void beckon_json_set_text (Json *object, const char *field, const char *text);

/* Appends a text that is valid UTF-8 as a JSON string, with the bytes that jansson would write. */
void beckon_json_append_text (GString *output, const char *text);

/* The tags of a hub as an object, in the order of the keys. */
Json *beckon_json_from_tags (GHashTable *tags);

gboolean beckon_json_is_time (gint64 time_us);                    /* W-4: within the years 1 to 9999 */
char *beckon_json_format_time (gint64 time_us, guint n_decimals); /* the time must be valid */
void beckon_json_set_time (Json *object, const char *field, gint64 time_us, guint n_decimals);

/* Reads YYYY-MM-DDThh:mm:ss, up to six decimals, and a zone, Z or ±hh:mm. If it fails, @time_us is not set. */
gboolean beckon_json_parse_time (const char *text, gint64 *time_us);
