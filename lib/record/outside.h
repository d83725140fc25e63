/* SPDX-License-Identifier: MIT */
/*
 * What comes into one call from outside: the time, and what id source, guard and fault plan say. It is drawn while things
 * happen for the first time, and kept if somebody wants to write it down; a replay reads it back from the entry.
 */
#pragma once

#include "values/fault.h"
#include "values/guard.h"

typedef struct
{
  gint64 now_us;      /* W-4: the one time of the call */
  GVariant *given;    /* the entry that is read back, borrowed; NULL while it is drawn */
  gboolean is_wanted; /* somebody will write it down */
  guint n_ids_read;
  guint n_verdicts_read;
  GPtrArray *ids;      /* char *, owned; NULL for none, as are these */
  GPtrArray *verdicts; /* BeckonVerdict *, owned; a NULL in it let the step happen */
  GPtrArray *faults;   /* BeckonFault *, those that fired */
} Outside;

void beckon_outside_init (Outside *self, gint64 now_us);
void beckon_outside_init_given (Outside *self, GVariant *entry);
void beckon_outside_clear (Outside *self);

/* The next of what was given: (transfer full), NULL when there is no more; or FALSE. */
char *beckon_outside_read_id (Outside *self);
gboolean beckon_outside_read_verdict (Outside *self, BeckonVerdict **verdict);

/* (element-type BeckonFault) (transfer full): owned by the array */
GPtrArray *beckon_outside_read_faults (const Outside *self);

/* What was drawn, or read. Only what is wanted is kept. */
void beckon_outside_keep_id (Outside *self, const char *id);                    /* what a source gave, NULL and all */
void beckon_outside_keep_verdict (Outside *self, const BeckonVerdict *verdict); /* NULL: it let it happen */
void beckon_outside_take_faults (Outside *self, GPtrArray *faults);             /* NULL for none */

/* The ids, verdicts and faults, as an entry has them. */
void beckon_outside_write (const Outside *self, GVariantBuilder *entry);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outside, beckon_outside_clear)
