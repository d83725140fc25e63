/* SPDX-License-Identifier: MIT */
/* What the tests of the wire share: the routes by hand, asking, and what holds for every answer. */
#pragma once

#include "testing.h"

#include <beckon/beckon-wire.h>

typedef struct
{
  const char *name, *method, *path;
} Route;

/* Of the organization in populate ()'s world: its management account, whose hub is off, and its delegated
 * administrator. */
#define MANAGEMENT "222233334444"
#define DELEGATE "555566667777"

/* The ARN of a hub, and as it stands in a path (O-13). */
#define ARN_OF(account_id) "arn:aws:securityhub:us-east-1:" account_id ":hub/default"
#define SEGMENT_OF(account_id) "arn%3Aaws%3Asecurityhub%3Aus-east-1%3A" account_id "%3Ahub%2Fdefault"

/* Section 5, by hand; by BeckonOperation. The resource is the hub of MEMBER. */
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

/* Whether the path of the operation has a parameter. */
gboolean has_parameter (BeckonOperation operation);

/* Puts a created, a pending and an accepted pair into the fixture, and an organization. */
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
