/* SPDX-License-Identifier: MIT */
/* Entries of a journal: made from a request, what came from outside, and the answer; and read back. */
#pragma once

#include "record/outside.h"
#include "values/answer.h"

#include <beckon/beckon-journal.h>

/* (transfer full), not floating */
GVariant *beckon_entry_new (const Request *request, const Outside *outside, const BeckonAnswer *answer);

/* Of an edit, which is not an operation; takes a floating @input. (transfer full), not floating */
GVariant *beckon_entry_new_edit (const char *name, const Outside *outside, GVariant *input);

/* --- reading: all fail with BECKON_WORLD_ERROR_INVALID ------------------------------------------ */

/* Constant, valid as long as @dictionary; NULL if it has no such text. */
const char *beckon_entry_peek_text (GVariant *dictionary, const char *key);

/* FALSE if an input has no such text. */
gboolean beckon_entry_find_text (GVariant *input, const char *key, const char **text, GError **error);

/* The request of an operation's entry. (transfer full) */
BeckonRequest *beckon_entry_read_request (GVariant *entry, BeckonOperation operation, GVariant *input, GError **error);
