/* SPDX-License-Identifier: MIT */
/* Members of an input document, with their types (O-4). Every failure is BECKON_ERROR_INVALID_INPUT. */
#pragma once

#include "wire/json.h"

/* Always FALSE, so that `return beckon_decode_refuse (…)` is one statement. */
gboolean beckon_decode_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* What is optional is NULL, or the default, when it is absent or null. Texts are borrowed from @input. */
gboolean beckon_decode_text (Json *input, const char *member, const char **text, GError **error);
gboolean beckon_decode_optional_text (Json *input, const char *member, const char **text, GError **error);

/* A token or an ARN: the core judges it later in the order of G-12, so U+0000, which neither has, makes it the empty one. */
gboolean beckon_decode_opaque_text (Json *input, const char *member, const char **text, GError **error);

gboolean beckon_decode_boolean (Json *input, const char *member, gboolean *value, GError **error);
gboolean beckon_decode_max_results (Json *input, int *max_results, GError **error);

/* (transfer container): the array is NULL-terminated and is freed with g_free (). */
const char **beckon_decode_account_ids (Json *input, GError **error);

/* (element-type BeckonAccountDetails) */
GPtrArray *beckon_decode_account_details (Json *input, GError **error);
