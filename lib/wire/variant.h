/* SPDX-License-Identifier: MIT */
/* Converting GVariants to JSON and back. */
#pragma once

#include "wire/json.h"

/* Returns new JSON: an object for a{sv}, an array for every other container, null for an empty maybe. */
Json *beckon_variant_to_json (GVariant *variant);

/* Returns a floating GVariant. If the JSON does not have that type: NULL, with a sentence that names @where. */
GVariant *beckon_variant_from_json (Json *json, const GVariantType *type, const char *where, GError **error);
