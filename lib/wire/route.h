/* SPDX-License-Identifier: MIT */
/* Whether the input of an operation is the body or the query of its request. */
#pragma once

#include <beckon/beckon-operation.h>

/* Whether the input is the body, as with POST, or the query, as with GET and DELETE (O-11). */
gboolean beckon_route_has_body (BeckonOperation operation);

/* Finds the operation of a method and a path. @parameter (transfer full) is the decoded ResourceArn in the path, NULL
 * where the path has none (O-13). */
gboolean beckon_route_find (const char *method, const char *path, BeckonOperation *operation, char **parameter);
