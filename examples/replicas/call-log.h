/* SPDX-License-Identifier: MIT */
/* The log of one Region's calls: what a log has to do. Another one than PostgreSQL would change call-log.c alone. */
#pragma once

#include <glib.h>

/* What is in the log of a call. */
typedef struct
{
  char *call;   /* what was asked */
  char *entry;  /* the line of a journal that says what it did; NULL if it reached no operation */
  char *answer; /* what the caller is told */
} CallLogEntry;

typedef struct _CallLog CallLog;

/* NULL, with the reason on standard error, if there is no such database. */
CallLog *call_log_open (const char *connection, const char *region);
void call_log_close (CallLog *self);

/* Of one Region's log, one process at a time has the lock. Only with it is an entry appended, or a key looked for. */
gboolean call_log_lock (CallLog *self, GError **error);

/* Releases the lock; only if this succeeds is what was appended known to be in the log. */
gboolean call_log_commit (CallLog *self, GError **error);

/* After any failure. What was appended may be in the log, or not. */
void call_log_abandon (CallLog *self);

/* (element-type CallLogEntry): what comes after the entry numbered @position, in order, without a gap; call and answer
   are left away. */
GPtrArray *call_log_read (CallLog *self, gint64 position, GError **error);

/* @found: (out) (nullable): call and answer of the entry with that key, NULL if there is none. */
gboolean call_log_find (CallLog *self, const char *key, CallLogEntry **found, GError **error);
gboolean call_log_append (CallLog *self, gint64 position, const char *key, const CallLogEntry *entry, GError **error);

/* The newest snapshot: @head is the first line of a journal that goes on after @position; NULL and 0 if there is none.
   Snapshots follow from the log: they need no lock, and may be missing. */
gboolean call_log_find_snapshot (CallLog *self, gint64 *position, char **head, GError **error);
void call_log_add_snapshot (CallLog *self, gint64 position, const char *head);

void call_log_entry_free (CallLogEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallLogEntry, call_log_entry_free)
