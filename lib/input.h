/* SPDX-License-Identifier: MIT */
/* Judging what a caller sent, before anything is looked up (O-4). */
#pragma once

#include <glib.h>

/* @member is the input's own name for it, for the error's text. */
gboolean beckon_input_check_id (const char *member, const char *id, GError **error);
gboolean beckon_input_check_ids (const char *const *account_ids, GError **error);
gboolean beckon_input_check_details (GPtrArray *details, guint32 max_details, GError **error);
gboolean beckon_input_check_max_results (int max_results, GError **error);
