/* SPDX-License-Identifier: MIT */
/* Reading the fields of a line with their types, and reporting what is wrong with the line. */
#pragma once

#include <glib.h>
#include <jansson.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/* Always NULL, so that `return beckon_line_refuse (…)` is one statement. */
json_t *beckon_line_refuse (char **why, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Says that there is nothing of that name, and lists the names that there are, the nearest first. Always NULL. */
json_t *beckon_line_refuse_name (char **why, const char *what, const char *name, const char *const *names, gsize n);

/* Says so of a field, and lists those that NULL ends. @place is what it is told to be: `of "guard"`. Always NULL. */
json_t *beckon_line_refuse_field (char **why, const char *field, const char *place, const char *const *known);

/* Reads text that a caller of the service could send: (out) (transfer full), not set if it is optional and absent. */
gboolean beckon_line_take_text (json_t *line, const char *member, gboolean is_required, char **text, char **why);

/* Reads a required string of the line itself (borrowed). On failure it is NULL, and @why says what is wrong. */
const char *beckon_line_peek_word (json_t *object, const char *member, char **why);
const char *beckon_line_peek_account (json_t *object, const char *member, char **why);

/* Whether the line says true. If not, @why says so. */
gboolean beckon_line_is_true (json_t *line, const char *member, char **why);

/* Whether the value is an object with no other fields than these. If not, @why says so. */
gboolean beckon_line_has_only (json_t *object, const char *const *known, const char *noun, char **why);
