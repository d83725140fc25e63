/* SPDX-License-Identifier: MIT */
/*
 * What comes into one call from outside, and what it does: written down while it happens, for the journal; and
 * read back instead of asking, in a replay.
 */
#pragma once

#include "rules/ids.h"
#include "values/fault.h"
#include "values/guard.h"

#include <beckon/beckon-journal.h>
#include <beckon/beckon-reason.h>

typedef struct
{
  GVariant *given; /* the entry to read from; NULL while things happen for the first time */
  guint n_ids_read;
  guint n_verdicts_read;
  GPtrArray *ids;      /* char *, owned */
  GPtrArray *verdicts; /* GVariant *, owned, as are these */
  GPtrArray *faults;
  GPtrArray *effects;
} Tape;

/* @given is NULL, or the entry to replay. */
Tape *beckon_tape_new (GVariant *given);
void beckon_tape_free (Tape *self);

gint64 beckon_tape_read_time (GVariant *entry);

/* The next of what was given: (transfer full), NULL when there is no more; or FALSE. */
char *beckon_tape_read_id (Tape *self);
gboolean beckon_tape_read_verdict (Tape *self, BeckonVerdict **verdict);

/* (element-type BeckonFault), owned by the array; NULL for none */
GPtrArray *beckon_tape_read_faults (Tape *self);

void beckon_tape_note_fault (Tape *self, const BeckonFault *fault);
void beckon_tape_note_id (Tape *self, const char *id);                    /* what a source gave, NULL and all */
void beckon_tape_note_verdict (Tape *self, const BeckonVerdict *verdict); /* NULL: it let it happen */
void beckon_tape_note_effect (Tape *self,
                              const char *account_id,
                              BeckonState from,
                              BeckonState to,
                              const char *rule,
                              BeckonReason reason);

/* What was noted has been taken back. */
void beckon_tape_forget_effects (Tape *self);

/* The end of an entry that has begun, after `input`: what is on the tape. */
void beckon_tape_write (const Tape *self, GVariantBuilder *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tape, beckon_tape_free)
