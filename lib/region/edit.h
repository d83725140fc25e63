/* SPDX-License-Identifier: MIT */
/*
 * What the embedder changes and no caller of the service can: switches, organizations, a pair's state, the whole world.
 * Each is done with what comes from outside, drawn now or read back, so that a replay does it again.
 */
#pragma once

#include "record/outside.h"
#include "region/region.h"

/* --- the frame around an edit ------------------------------------------------------------------- */

typedef struct
{
  BeckonRegion *region;
  const char *name; /* constant; the journal's word for it */
  Outside *outside;
  GVariant **made; /* where a replay wants the entry; NULL for nowhere */
} Edit;

/* FALSE, with BECKON_WORLD_ERROR_REFUSED, from a callback: there is nothing to end. In a dry run nothing is kept or
 * written down, except the switches: they are no part of a world, and are set even then. */
gboolean beckon_edit_begin (Edit *self, GError **error);

/* Whether the entry needs its input; only then it is worth making. */
gboolean beckon_edit_wants_input (const Edit *self);

/* Keeps what was done, and writes the entry; takes a floating @input, NULL unless it is wanted. */
void beckon_edit_commit (Edit *self, GVariant *input);

/* Takes all of it back; there is no entry, as nothing happened. */
void beckon_edit_roll_back (Edit *self);

/* --- doing it again ----------------------------------------------------------------------------- */

/* The edit with the input that an entry has for it. */
typedef gboolean (*EditFunc) (Edit *edit, GVariant *input, GError **error);

gboolean beckon_edit_switches_again (Edit *edit, GVariant *input, GError **error);
gboolean beckon_edit_organization_again (Edit *edit, GVariant *input, GError **error);
gboolean beckon_edit_put_again (Edit *edit, GVariant *input, GError **error);
gboolean beckon_edit_restore_again (Edit *edit, GVariant *input, GError **error);
