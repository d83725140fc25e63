/* SPDX-License-Identifier: MIT */
/* The log of one Region's calls. To use something other than PostgreSQL, change only call-log.c. */
#pragma once

#include <glib.h>

/* The log's entry about a call. */
typedef struct
{
  char *call;   /* the request */
  char *entry;  /* the journal's line about the call; NULL if it reached no operation */
  char *answer; /* the answer for the caller */
} CallLogEntry;

typedef struct _CallLog CallLog;

/* Returns NULL, and prints the reason on standard error, if the database cannot be opened. */
CallLog *call_log_open (const char *connection, const char *region);
void call_log_close (CallLog *self);

/* Takes the lock of one Region's log. Hold it to append an entry or to look for a key. */
gboolean call_log_lock (CallLog *self, GError **error);

/* Commits and releases the lock. If this fails, the appended entry may be in the log or not. */
gboolean call_log_commit (CallLog *self, GError **error);

/* Call this after any failure. The appended entry may be in the log or not. */
void call_log_abandon (CallLog *self);

/* Returns the entries after the one numbered @position (element-type CallLogEntry), in order and without a gap. Their call
   and answer are not set. */
GPtrArray *call_log_read (CallLog *self, gint64 position, GError **error);

/* @found: (out) (nullable): call and answer of the entry with that key; NULL if there is no such entry. */
gboolean call_log_find (CallLog *self, const char *key, CallLogEntry **found, GError **error);
gboolean call_log_append (CallLog *self, gint64 position, const char *key, const CallLogEntry *entry, GError **error);

/* Finds the newest snapshot. @head is the first line of a journal that continues after @position. If there is no snapshot,
   they are NULL and 0. Snapshots can be made from the log, so they need no lock and may be missing. */
gboolean call_log_find_snapshot (CallLog *self, gint64 *position, char **head, GError **error);
void call_log_add_snapshot (CallLog *self, gint64 position, const char *head);

void call_log_entry_free (CallLogEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallLogEntry, call_log_entry_free)
