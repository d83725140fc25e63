/* SPDX-License-Identifier: MIT */
/* What was probably meant by a request that is of no operation, or by a key of a query that is ignored (O-11). */
#pragma once

#include <glib.h>

/* (transfer full) (nullable): why the method and the path are of no operation, and which is meant. Only for such ones. */
char *beckon_hint_for_route (const char *method, const char *path);
