/* SPDX-License-Identifier: MIT */
/* Turns a query string into the input document. */
#pragma once

#include "wire/json.h"

#include <beckon/beckon-operation.h>

#define BECKON_QUERY_MAX_KEYS 6

/* Fills in the keys that a query of the operation can have, and tells how many there are (constant texts). */
gsize beckon_query_list_keys (BeckonOperation operation, const char **keys);

/* NULL, with BECKON_ERROR_INVALID_INPUT, if the query breaks a rule; then @rule is "O-4" or "O-11". */
Json *beckon_query_parse (BeckonOperation operation, const char *query, const char **rule, GError **error);
