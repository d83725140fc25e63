/* SPDX-License-Identifier: MIT */
/* Tells a story of calls as the steps of a conformance vector (doc/vectors.md). */
#pragma once

#include "exploration.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef struct _Narrator Narrator;

/* @names: what each account is called in the vector, by its number. */
Narrator *narrator_new (const Scope *scope, const char *const names[MAX_ACCOUNTS]);
void narrator_free (Narrator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Narrator, narrator_free)

/* Does the call, and adds it as a step: the request with the answer that came. */
void narrator_tell (Narrator *self, const Call *call);

/* The whole story. Invitation ids that it needs are read in time, by the account that was invited. */
void narrator_tell_story (Narrator *self, const GArray *story);

/* What the administrator, and the member, sees at the end. A hub that is off is turned on for it. */
void narrator_tell_members (Narrator *self, guint administrator);
void narrator_tell_invitations (Narrator *self, guint member);

json_t *narrator_peek_steps (const Narrator *self);
gboolean narrator_names (const Narrator *self, guint account); /* whether a step does */

G_END_DECLS
