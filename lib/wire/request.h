/* SPDX-License-Identifier: MIT */
/* Makes a request from an input document: the fields that the operation takes (O-4). Every failure is
 * BECKON_ERROR_INVALID_INPUT. */
#pragma once

#include "wire/json.h"

#include <beckon/beckon.h>

/* Always FALSE, so that `return beckon_wire_refuse (…)` is one statement. */
gboolean beckon_wire_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* (transfer full): NULL when a field is missing or of the wrong type. */
BeckonRequest *beckon_wire_read_request (BeckonOperation operation, const char *caller, Json *input, GError **error);
