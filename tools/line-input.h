/* SPDX-License-Identifier: MIT */
/* Members of a line, with their types; and how to say what is wrong with it. */
#pragma once

#include <glib.h>
#include <jansson.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/* Always NULL, so that `return beckon_line_refuse (…)` is one statement. */
json_t *beckon_line_refuse (char **why, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* What a caller of the service could send: (out) (transfer full), untouched when it is optional and absent. */
gboolean beckon_line_take_text (json_t *line, const char *member, gboolean is_required, char **text, char **why);

/* The line's own words, which are required: borrowed; NULL, with what is wrong in @why, when it is none. */
const char *beckon_line_peek_word (json_t *object, const char *member, char **why);
const char *beckon_line_peek_account (json_t *object, const char *member, char **why);
