/* SPDX-License-Identifier: MIT */
/* What the tests of the wire share: the routes by hand, asking, and what holds for every answer. */
#pragma once

#include "testing.h"

#include <beckon/beckon-wire.h>

typedef struct
{
  const char *name, *method, *path;
} Route;

/* Section 5, by hand; by BeckonOperation. */
extern const Route routes[BECKON_N_OPERATIONS];

/* --- asking -------------------------------------------------------------------------------- */

/* JSON is written with single quotes; `<id>` stands for an invitation's id. */
char *spell (const char *text, const char *id);

/* The two forms. A body is a text here; NULL for none. */
BeckonWireResponse *ask (BeckonRegion *self,
                         const char *caller,
                         BeckonOperation operation,
                         const char *query,
                         const char *body);
BeckonWireResponse *ask_by_name (BeckonRegion *self, const char *caller, BeckonOperation operation, const char *input);
gboolean has_body (BeckonOperation operation);

/* An account that would make something happen with the operation in populate ()'s world. */
const char *caller_of (BeckonOperation operation);

/* Puts a created, a pending and an accepted pair into the fixture. */
void populate (void);

/* --- the answer ---------------------------------------------------------------------------- */

const char *text_of (BeckonWireResponse *response);

/* The headers are those that the status calls for, and the body is one line of compact JSON. */
void assert_well_formed (BeckonWireResponse *response);

/* Each of these takes the answer, which is well formed. The first compares JSON, the next bytes. */
void assert_answer (BeckonWireResponse *response, guint status, const char *expected);
void assert_bytes (BeckonWireResponse *response, const char *expected);
void assert_exception (BeckonWireResponse *response, guint status, const char *exception);
void assert_refused (BeckonWireResponse *response, guint status, const char *exception, const char *mention);
