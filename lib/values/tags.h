/* SPDX-License-Identifier: MIT */
/* The tags of a hub (O-13). In a request or an answer they are a table of texts; on file, a sorted GVariant a{ss}. */
#pragma once

#include <glib.h>

#define TAGS_MAX 50

/* What is wrong with a key or a value, as the end of a sentence; NULL if nothing is. */
const char *beckon_tags_find_fault_of_key (const char *key);
const char *beckon_tags_find_fault_of_value (const char *value);

/* (transfer full): the table, with copies of the texts; of NULL an empty one. */
GHashTable *beckon_tags_to_table (GVariant *tags);

/* (transfer full), not floating: sorted by key; NULL if the table is empty. */
GVariant *beckon_tags_from_table (GHashTable *table);
