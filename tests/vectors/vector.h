/* SPDX-License-Identifier: MIT */
/* One conformance vector as a JSON object (doc/vectors.md): a situation, with the story that leads there. */
#pragma once

#include "situation.h"

#include <jansson.h>

G_BEGIN_DECLS

/* The switch that is turned, as vectors say it; the defaults hold where there is none. */
typedef struct
{
  const char *name;
  const char *value;
} Turn;

/* @story ends with the visit's call. @name is the vector's. */
json_t *vector_new (const char *name,
                    const Situation *situation,
                    const Visit *visit,
                    const GArray *story,
                    const Scope *scope,
                    const Turn *turn);

G_END_DECLS
