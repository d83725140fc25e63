/* SPDX-License-Identifier: MIT */
/*
 * Edits: changes that the embedder can make, but no caller of the service: switches, organizations, the state of a pair,
 * the whole world. Like a call, an edit gets its input from outside, so that a replay can do it again.
 */
#pragma once

#include "record/outside.h"
#include "region/region.h"
#include "values/answer.h"

/* --- the frame around an edit ------------------------------------------------------------------- */

typedef struct
{
  BeckonRegion *region;
  const char *name; /* constant; the edit's name in the journal */
  Outside *outside;
  GVariant **made;            /* where to put the entry in a replay; NULL otherwise */
  const BeckonAnswer *answer; /* the steps of pairs that it brought about; NULL for none */
} Edit;

/* In a callback: FALSE, with BECKON_WORLD_ERROR_REFUSED; then do not commit or roll back. In a dry run only the
 * switches are kept and written down, because they are not part of a world. */
gboolean beckon_edit_begin (Edit *self, GError **error);

/* Whether an entry will be written. Only then the caller needs to make its input. */
gboolean beckon_edit_wants_input (const Edit *self);

/* Keeps the changes and writes the entry. Takes a floating @input; NULL if no entry will be written. */
void beckon_edit_commit (Edit *self, GVariant *input);

/* Undoes all changes. No entry is written, because nothing happened. */
void beckon_edit_roll_back (Edit *self);

/* --- doing it again ----------------------------------------------------------------------------- */

/* Does an edit again, with the input from its entry. */
typedef gboolean (*EditFunc) (Edit *edit, GVariant *input, GError **error);

gboolean beckon_edit_switches_again (Edit *edit, GVariant *input, GError **error);
gboolean beckon_edit_put_again (Edit *edit, GVariant *input, GError **error);
gboolean beckon_edit_restore_again (Edit *edit, GVariant *input, GError **error);
