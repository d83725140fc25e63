/* SPDX-License-Identifier: MIT */
/* Answering one line of `beckon run`. */
#pragma once

#include <beckon/beckon.h>
#include <jansson.h>

/* What all lines of a run share. */
typedef struct
{
  BeckonRegion *region;
  GHashTable *worlds;   /* name → BeckonWorld: the snapshots */
  gboolean wants_hints; /* whether a person can be told what no answer tells */
  char *hint;           /* what to tell of the last line; NULL for nothing */
} LineContext;

LineContext *beckon_line_context_new (BeckonRegion *region);
void beckon_line_context_free (LineContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LineContext, beckon_line_context_free)

/* Returns the answer (transfer full). If the line is not understood, it returns NULL, and @why says what is wrong. */
typedef json_t *LineAnswer (LineContext *context, json_t *line, char **why);

/* Appends the answer as text. If the line is not understood, it appends nothing and returns FALSE. */
typedef gboolean LineCall (LineContext *context, json_t *line, GString *answer, char **why);

/* The same, from the line's text. */
gboolean beckon_line_answer (LineContext *context, const char *line, gsize size, GString *answer, char **why);

typedef enum
{
  LINE_ENDS,    /* it is a JSON value */
  LINE_GOES_ON, /* it is the beginning of one */
  LINE_IS_BROKEN
} LineEnd;

LineEnd beckon_line_find_end (const char *line, gsize size);

/* Takes @value. */
void beckon_line_append_json (GString *text, json_t *value);
