/* SPDX-License-Identifier: MIT */
/* Where a request carries its input. */
#pragma once

#include <beckon/beckon-operation.h>

/* Whether the input is the body (else the query): of POST, but not of GET and DELETE (O-11). */
gboolean beckon_route_has_body (BeckonOperation operation);
