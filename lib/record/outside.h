/* SPDX-License-Identifier: MIT */
/*
 * The input that one call gets from outside: the time, new ids, the guard's verdicts, the faults that fire, and the
 * older world that a stale read is answered from. The original call draws it from the Region's sources, and keeps it if
 * an entry will be written. A replay reads it back from the entry.
 */
#pragma once

#include "values/fault.h"
#include "values/guard.h"

#include <beckon/beckon-world.h>

typedef struct
{
  gint64 now_us;      /* W-4: the time of the whole call */
  GVariant *given;    /* the entry to read from in a replay, borrowed; NULL in an original call */
  gboolean is_wanted; /* whether an entry will be written */
  guint n_ids_read;
  guint n_verdicts_read;
  GPtrArray *ids;      /* char *, owned; NULL if there are none, like the next two */
  GPtrArray *verdicts; /* BeckonVerdict *, owned; a NULL element let the step happen */
  GPtrArray *faults;   /* BeckonFault *: the faults that fired */
  BeckonWorld *older;  /* owned; F-2: NULL unless the call is answered from an older world */
} Outside;

void beckon_outside_init (Outside *self, gint64 now_us);
void beckon_outside_init_given (Outside *self, GVariant *entry);
void beckon_outside_clear (Outside *self);

/* W-4. FALSE, with BECKON_ERROR_INTERNAL, if the clock gave a time outside of the years 1 to 9999. */
gboolean beckon_outside_has_time (const Outside *self, GError **error);

/* Read the next id or verdict from the entry (transfer full). If there are no more: NULL, or FALSE. */
char *beckon_outside_read_id (Outside *self);
gboolean beckon_outside_read_verdict (Outside *self, BeckonVerdict **verdict);

/* (element-type BeckonFault) (transfer full): owned by the array */
GPtrArray *beckon_outside_read_faults (const Outside *self);

/* (transfer full) (nullable): the older world of a stale read */
BeckonWorld *beckon_outside_read_older (const Outside *self);

/* Keep what was drawn or read, for the entry. If no entry is wanted, ids and verdicts are not kept. */
void beckon_outside_keep_id (Outside *self, const char *id);                    /* may be NULL */
void beckon_outside_keep_verdict (Outside *self, const BeckonVerdict *verdict); /* NULL: no veto */
void beckon_outside_take_faults (Outside *self, GPtrArray *faults);             /* NULL for none */
void beckon_outside_take_older (Outside *self, BeckonWorld *older);             /* NULL for none */

/* Writes the ids, the verdicts, the faults and the older world into an entry. */
void beckon_outside_write (const Outside *self, GVariantBuilder *entry);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outside, beckon_outside_clear)
