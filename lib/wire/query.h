/* SPDX-License-Identifier: MIT */
/* Turns a query string into the input document. */
#pragma once

#include "wire/json.h"

#include <beckon/beckon-operation.h>

/* NULL, with BECKON_ERROR_INVALID_INPUT, if the query breaks a rule; then @rule is "O-4" or "O-11". */
Json *beckon_query_parse (BeckonOperation operation, const char *query, const char **rule, GError **error);
