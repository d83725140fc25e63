/* SPDX-License-Identifier: MIT */
/* The edit that says which accounts belong to which organization (G-9, G-15). */
#pragma once

#include "region/edit.h"

/* Does the edit again, with the input from its entry. */
gboolean beckon_edit_organization_again (Edit *edit, GVariant *input, GError **error);
