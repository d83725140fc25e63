/* SPDX-License-Identifier: MIT */
/* Which operation a request names, which request names an operation, and where it carries its input. */
#pragma once

#include <beckon/beckon-operation.h>
#include <glib.h>

/* Constant. */
const char *beckon_route_get_method (BeckonOperation operation);
const char *beckon_route_get_path (BeckonOperation operation);

/* Whether the input is the body (else the query): of POST, but not of GET and DELETE (O-11). */
gboolean beckon_route_has_body (BeckonOperation operation);
