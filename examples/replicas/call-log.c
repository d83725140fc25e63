/* SPDX-License-Identifier: MIT */
/* The log of one Region's calls, in PostgreSQL. */
#include "call-log.h"

#include <libpq-fe.h>
#include <string.h>

/* If a process hangs in the middle of a call, the database ends its transaction, so that the others can go on. */
#define TIMEOUTS "-c lock_timeout=20s -c statement_timeout=30s -c idle_in_transaction_session_timeout=10s"

struct _CallLog
{
  PGconn *connection;
  char *region;
};

/* clang-format off */
static G_DEFINE_QUARK (call-log-error-quark, call_log_error)
/* clang-format on */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PGresult, PQclear)

/* --- lifetime --------------------------------------------------------------------------------- */

CallLog *
call_log_open (const char *connection, const char *region)
{
  static const char *const names[] = { "dbname", "client_encoding", "connect_timeout", "options", NULL };
  const char *const values[] = { connection, "UTF8", "10", TIMEOUTS, NULL };
  CallLog *self = g_new0 (CallLog, 1);

  self->region = g_strdup (region);
  self->connection = PQconnectdbParams (names, values, TRUE);
  if (PQstatus (self->connection) == CONNECTION_OK)
    return self;
  g_printerr ("%s", PQerrorMessage (self->connection));
  call_log_close (self);

  return NULL;
}

void
call_log_close (CallLog *self)
{
  PQfinish (self->connection);
  g_free (self->region);
  g_free (self);
}

void
call_log_entry_free (CallLogEntry *self)
{
  g_free (self->call);
  g_free (self->entry);
  g_free (self->answer);
  g_free (self);
}

/* --- statements ------------------------------------------------------------------------------- */

typedef char Number[24];

static const char *
format_number (Number text, gint64 number)
{
  g_snprintf (text, sizeof (Number), "%" G_GINT64_FORMAT, number);
  return text;
}

static gint64
get_number (PGresult *rows, int row)
{
  return g_ascii_strtoll (PQgetvalue (rows, row, 0), NULL, 10);
}

static char *
dup_text (PGresult *rows, int row, int column)
{
  return PQgetisnull (rows, row, column) ? NULL : g_strdup (PQgetvalue (rows, row, column));
}

/* Returns NULL on failure. */
static PGresult *
ask (CallLog *self, const char *sql, int n_values, const char *const *values, GError **error)
{
  g_autoptr (PGresult) result = PQexecParams (self->connection, sql, n_values, NULL, values, NULL, NULL, 0);
  ExecStatusType status = PQresultStatus (result);

  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
    return g_steal_pointer (&result);
  g_set_error (error, call_log_error_quark (), 0, "%s", PQerrorMessage (self->connection));

  return NULL;
}

/* --- a call's transaction --------------------------------------------------------------------- */

/* After the lock, statements must see what other processes have committed during the wait. */
gboolean
call_log_lock (CallLog *self, GError **error)
{
  const char *values[] = { self->region };
  g_autoptr (PGresult) begun = ask (self, "BEGIN ISOLATION LEVEL READ COMMITTED", 0, NULL, error);
  g_autoptr (PGresult) locked = NULL;

  if (begun != NULL)
    locked
        = ask (self, "SELECT pg_advisory_xact_lock (hashtextextended ($1, 0))", G_N_ELEMENTS (values), values, error);

  return locked != NULL;
}

/* COMMIT also succeeds in a transaction that has failed, but then it rolls back. */
gboolean
call_log_commit (CallLog *self, GError **error)
{
  g_autoptr (PGresult) result = ask (self, "COMMIT", 0, NULL, error);

  if (result == NULL || strcmp (PQcmdStatus (result), "COMMIT") == 0)
    return result != NULL;
  g_set_error_literal (error, call_log_error_quark (), 0, "the transaction was rolled back");

  return FALSE;
}

void
call_log_abandon (CallLog *self)
{
  if (PQstatus (self->connection) == CONNECTION_OK)
    PQclear (PQexec (self->connection, "ROLLBACK"));
  if (PQstatus (self->connection) != CONNECTION_OK)
    PQreset (self->connection);
}

/* --- entries ---------------------------------------------------------------------------------- */

GPtrArray *
call_log_read (CallLog *self, gint64 position, GError **error)
{
  Number after;
  const char *values[] = { self->region, format_number (after, position) };
  g_autoptr (PGresult) rows
      = ask (self, "SELECT position, entry FROM log WHERE region = $1 AND position > $2 ORDER BY position",
             G_N_ELEMENTS (values), values, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) call_log_entry_free);

  if (rows == NULL)
    return NULL;
  for (int i = 0; i < PQntuples (rows); i++)
    {
      CallLogEntry *entry = g_new0 (CallLogEntry, 1);

      g_ptr_array_add (entries, entry);
      entry->entry = dup_text (rows, i, 1);
      if (get_number (rows, i) == position + 1 + i)
        continue;
      g_set_error (error, call_log_error_quark (), 0, "entry %" G_GINT64_FORMAT " is missing", position + 1 + i);
      return NULL;
    }

  return g_steal_pointer (&entries);
}

gboolean
call_log_find (CallLog *self, const char *key, CallLogEntry **found, GError **error)
{
  const char *values[] = { self->region, key };
  g_autoptr (PGresult) rows
      = ask (self, "SELECT call, answer FROM log WHERE region = $1 AND key = $2", G_N_ELEMENTS (values), values, error);

  *found = NULL;
  if (rows == NULL || PQntuples (rows) == 0)
    return rows != NULL;
  *found = g_new0 (CallLogEntry, 1);
  (*found)->call = dup_text (rows, 0, 0);
  (*found)->answer = dup_text (rows, 0, 1);

  return TRUE;
}

gboolean
call_log_append (CallLog *self, gint64 position, const char *key, const CallLogEntry *entry, GError **error)
{
  Number number;
  const char *values[]
      = { self->region, format_number (number, position), key, entry->call, entry->entry, entry->answer };
  g_autoptr (PGresult) result
      = ask (self, "INSERT INTO log (region, position, key, call, entry, answer) VALUES ($1, $2, $3, $4, $5, $6)",
             G_N_ELEMENTS (values), values, error);

  return result != NULL;
}

/* --- snapshots -------------------------------------------------------------------------------- */

gboolean
call_log_find_snapshot (CallLog *self, gint64 *position, char **head, GError **error)
{
  const char *values[] = { self->region };
  g_autoptr (PGresult) rows
      = ask (self, "SELECT position, head FROM snapshot WHERE region = $1 ORDER BY position DESC LIMIT 1",
             G_N_ELEMENTS (values), values, error);
  gboolean is_there = rows != NULL && PQntuples (rows) > 0;

  *position = is_there ? get_number (rows, 0) : 0;
  *head = is_there ? dup_text (rows, 0, 1) : NULL;

  return rows != NULL;
}

void
call_log_add_snapshot (CallLog *self, gint64 position, const char *head)
{
  Number number;
  const char *values[] = { self->region, format_number (number, position), head };

  PQclear (ask (self, "INSERT INTO snapshot (region, position, head) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                G_N_ELEMENTS (values), values, NULL));
}
