/* SPDX-License-Identifier: MIT */
/* Answering one line of `beckon run`. */
#pragma once

#include <beckon/beckon.h>
#include <jansson.h>

/* What all lines of a run share. */
typedef struct
{
  BeckonRegion *region;
  GHashTable *worlds; /* name → BeckonWorld: the snapshots */
} LineContext;

LineContext *beckon_line_context_new (BeckonRegion *region);
void beckon_line_context_free (LineContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LineContext, beckon_line_context_free)

/* Returns the answer (transfer full). If the line is not understood, it returns NULL, and @why says what is wrong. */
typedef json_t *LineAnswer (LineContext *context, json_t *line, char **why);

/* The same, from the line's text. */
json_t *beckon_line_answer (LineContext *context, const char *line, gsize size, char **why);
