/* SPDX-License-Identifier: MIT */
/*
 * What a call answers and what it did. An effect is recorded once, by the function that brings it about; journal,
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
  gboolean is_applied;  /* what the call did is kept, or would be: it did not fail, or only its answer got lost */
  gboolean has_changed; /* it changed something, or would have */

  guint64 given; /* the set of fields that have a value */
  FieldValue values[BECKON_N_FIELDS];

  /* Of an operation with entries, whether it answers them or not (O-9); owned. NULL for others. */
  GPtrArray *unprocessed;

  Effect *effects; /* in the order in which they came about; few, unless there are more */
  guint n_effects;
  guint room;
  Effect few[4];
};

/* On the stack of who asks, or (transfer full) on the heap. */
void beckon_answer_init (BeckonAnswer *self, BeckonOperation operation);
void beckon_answer_clear (BeckonAnswer *self);
BeckonAnswer *beckon_answer_new (BeckonOperation operation);

/* All take what they are given. */
void beckon_answer_take_text (BeckonAnswer *self, BeckonField field, char *text);
void beckon_answer_take_list (BeckonAnswer *self, BeckonField field, GPtrArray *list);
void beckon_answer_take_invitation (BeckonAnswer *self, BeckonField field, BeckonInvitation *invitation);
void beckon_answer_set_number (BeckonAnswer *self, BeckonField field, gint64 number);

/* Room for @n more. */
void beckon_answer_reserve_effects (BeckonAnswer *self, guint n);

/* The caller fills it whole; it is the newest until another is added. */
static inline Effect *
answer_add_effect (BeckonAnswer *self)
{
  if (self->n_effects == self->room)
    beckon_answer_reserve_effects (self, self->n_effects);

  return &self->effects[self->n_effects++];
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeckonAnswer, beckon_answer_clear)
