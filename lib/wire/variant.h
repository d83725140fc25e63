/* SPDX-License-Identifier: MIT */
/* GVariants as JSON and back, for what the core keeps as values. */
#pragma once

#include "wire/json.h"

/* New; a{sv} is an object, every other container an array, nothing is null. */
Json *beckon_variant_to_json (GVariant *variant);

/* Floating; NULL, with a sentence that names @where, when the JSON is not of that type. */
GVariant *beckon_variant_from_json (Json *json, const GVariantType *type, const char *where, GError **error);
