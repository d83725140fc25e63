/* SPDX-License-Identifier: MIT */
/* Entries of a journal: made from a request, its input from outside and its answer; and read back. */
#pragma once

#include "record/outside.h"
#include "values/answer.h"

#include <beckon/beckon-journal.h>

/* (transfer full), not floating */
GVariant *beckon_entry_new (const Request *request, const Outside *outside, const BeckonAnswer *answer);

/* The entry of an edit, which is not an operation. Takes a floating @input. @answer has the steps of pairs that the edit
 * brought about; NULL for none. (transfer full), not floating */
GVariant *beckon_entry_new_edit (const char *name, const Outside *outside, GVariant *input, const BeckonAnswer *answer);

/* --- reading: all fail with BECKON_WORLD_ERROR_INVALID ------------------------------------------ */

/* Valid as long as @dictionary; NULL if it has no string for that key. */
const char *beckon_entry_peek_text (GVariant *dictionary, const char *key);

/* FALSE if the input has no string for that key. */
gboolean beckon_entry_find_text (GVariant *input, const char *key, const char **text, GError **error);

/* Reads the request back from the entry of an operation. (transfer full) */
BeckonRequest *beckon_entry_read_request (GVariant *entry, BeckonOperation operation, GVariant *input, GError **error);
