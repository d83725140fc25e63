/* SPDX-License-Identifier: MIT */
/*
 * What a call answers, and what it did. Each effect is recorded once, by the function that causes it. The journal, the
 * coverage, explanations and results read it from here.
 */
#pragma once

#include "values/effect.h"
#include "values/request.h"

#include <beckon/beckon-answer.h>
#include <beckon/beckon-lifecycle.h>

struct _BeckonAnswer
{
  gatomicrefcount ref_count;
  GError *error;        /* NULL when the call succeeded */
  gboolean is_applied;  /* the call did not fail, or only its answer was lost (a fault) */
  gboolean has_changed; /* it changed something; in a dry run, it would have */

  guint64 given; /* the set of fields that have a value */
  FieldValue values[BECKON_N_FIELDS];

  /* The results of an operation with entries, answered or not (O-9); owned. NULL for other operations. */
  GPtrArray *unprocessed;

  Effect *effects; /* in the order in which they happened; points to few as long as that is enough */
  guint n_effects;
  guint room;
  Effect few[4];
};

/* An answer is on the stack of the caller (init and clear), or on the heap (new: transfer full). */
void beckon_answer_init (BeckonAnswer *self, BeckonOperation operation);
void beckon_answer_clear (BeckonAnswer *self);
BeckonAnswer *beckon_answer_new (BeckonOperation operation);

/* These take ownership of what they get. */
void beckon_answer_take_text (BeckonAnswer *self, BeckonField field, char *text);
void beckon_answer_take_texts (BeckonAnswer *self, BeckonField field, char **texts);
void beckon_answer_take_tags (BeckonAnswer *self, BeckonField field, GHashTable *tags);
void beckon_answer_take_list (BeckonAnswer *self, BeckonField field, GPtrArray *list);
void beckon_answer_take_invitation (BeckonAnswer *self, BeckonField field, BeckonInvitation *invitation);
void beckon_answer_set_number (BeckonAnswer *self, BeckonField field, gint64 number);

/* Makes room for @n more. */
void beckon_answer_reserve_effects (BeckonAnswer *self, guint n);

/* Returns a new effect, which the caller must fill in. The pointer is valid until the next effect is added. */
static inline Effect *
answer_add_effect (BeckonAnswer *self)
{
  if (self->n_effects == self->room)
    beckon_answer_reserve_effects (self, self->n_effects);

  return &self->effects[self->n_effects++];
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeckonAnswer, beckon_answer_clear)
