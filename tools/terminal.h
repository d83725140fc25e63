/* SPDX-License-Identifier: MIT */
/* What a person who types lines is shown on standard error, besides the answers on standard output. */
#pragma once

#include <glib.h>

/* Whether a person reads standard error. */
gboolean beckon_terminal_is_read (void);

/* Whether a person types standard input, and reads standard error. */
gboolean beckon_terminal_is_typed (void);

/* Says once what to type. */
void beckon_terminal_greet (void);

/* Before a line is waited for; and at the end, so that the prompt of the shell begins a line. */
void beckon_terminal_prompt (void);
void beckon_terminal_end (void);

/* Answers the line `help`. FALSE if it is another line. */
gboolean beckon_terminal_help (const char *line, gsize size);
