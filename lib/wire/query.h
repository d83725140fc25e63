/* SPDX-License-Identifier: MIT */
/* A query string as the input document that it stands for. */
#pragma once

#include "wire/json.h"

#include <beckon/beckon-operation.h>

/* NULL with BECKON_ERROR_INVALID_INPUT when it breaks @rule, which is O-4 or O-11; constant. */
Json *beckon_query_parse (BeckonOperation operation, const char *query, const char **rule, GError **error);
