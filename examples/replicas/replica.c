/* SPDX-License-Identifier: MIT */
/* A replica of one Region's world: reads calls from standard input, and keeps all calls in one order with a log. */
#include "call-log.h"

#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon-wire.h>
#include <beckon/beckon.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEY_BYTES_MAX 200
#define SNAPSHOT_EVERY 100 /* entries */

typedef struct
{
  CallLog *log;
  const char *name;     /* of the Region */
  BeckonRegion *region; /* NULL if it must be read from the log */
  gint64 position;      /* of the last entry that was replayed */
} Replica;

typedef struct
{
  const char *key;
  const char *caller;
  const char *operation;
  json_t *input;
  char *text; /* the whole call as JSON, always in the same form */
} Call;

/* --- catching up ------------------------------------------------------------------------------ */

/* A replica whose world differs from the log must not go on. */
static void G_GNUC_NORETURN
stop (const Replica *self, const char *problem)
{
  g_printerr ("replica: entry %" G_GINT64_FORMAT " of %s: %s\n", self->position, self->name, problem);
  exit (1);
}

/* Starts from the newest snapshot, or from an empty world before the first entry. */
static gboolean
start (Replica *self, GError **error)
{
  g_autofree char *head = NULL;
  g_autoptr (BeckonWorld) world = NULL;
  g_autoptr (GError) problem = NULL;

  if (!call_log_find_snapshot (self->log, &self->position, &head, error))
    return FALSE;
  world = head == NULL ? beckon_world_new () : beckon_wire_journal_head_from_json (head, -1, &problem);
  if (world == NULL)
    stop (self, problem->message);
  self->region = beckon_region_new_from_world (world, self->name, NULL);

  return TRUE;
}

/* A replica writes nothing but calls of the service, without a guard and without faults. Anything else was inserted by
 * somebody else, and could change the world as no caller can: `put` and `restore` do, for example. */
static gboolean
is_call_of_service (GVariant *entry)
{
  static const char *const written[] = { "time", "caller", "operation", "input", "ids", NULL };
  const char *key, *name;
  BeckonOperation operation;
  GVariantIter iter;

  g_variant_iter_init (&iter, entry);
  while (g_variant_iter_next (&iter, "{&sv}", &key, NULL))
    if (!g_strv_contains (written, key))
      return FALSE;

  return g_variant_lookup (entry, "operation", "&s", &name) && beckon_operation_from_string (name, &operation);
}

static GVariant *
replay (const Replica *self, const char *line, GError **error)
{
  g_autoptr (GVariant) entry = beckon_wire_journal_entry_from_json (line, -1, error);

  if (entry != NULL && !is_call_of_service (entry))
    stop (self, "no replica has written this entry: it is not a call of the service");

  return entry != NULL ? beckon_region_replay (self->region, entry, error) : NULL;
}

static void
redo (const Replica *self, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) made = replay (self, line, &error);
  g_autofree char *again = made != NULL ? beckon_wire_journal_entry_to_json (made) : NULL;

  if (again == NULL)
    stop (self, error->message);
  if (strcmp (again, line) != 0)
    stop (self, "the replayed entry differs: the replicas run different versions, or the log was edited");
}

static gboolean
catch_up (Replica *self, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (self->region == NULL && !start (self, error))
    return FALSE;
  entries = call_log_read (self->log, self->position, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const CallLogEntry *entry = entries->pdata[i];

      self->position++;
      if (entry->entry != NULL)
        redo (self, entry->entry);
    }

  return entries != NULL;
}

/* If a commit got no answer, only the log shows whether it happened. So the world is read again. */
static void
forget (Replica *self)
{
  g_clear_pointer (&self->region, beckon_region_unref);
  call_log_abandon (self->log);
}

/* A snapshot only saves time, so a failure is ignored. */
static void
add_snapshot (Replica *self)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (self->region);
  g_autofree char *head = beckon_wire_journal_head_to_json (world);

  call_log_add_snapshot (self->log, self->position, head);
}

/* --- answers ---------------------------------------------------------------------------------- */

static char *
encode_answer (const char *key, const BeckonWireResponse *response)
{
  gsize size;
  const char *body = g_bytes_get_data (beckon_wire_response_peek_body (response), &size);
  json_auto_t *answer
      = json_pack ("{ss, si, so}", "key", key, "status", (int) beckon_wire_response_get_status (response), "body",
                   json_loadb (body, size, JSON_ALLOW_NUL, NULL));

  return json_dumps (answer, 0);
}

static char *
encode_problem (const char *key, const char *problem, gboolean retry)
{
  g_autofree char *text = g_utf8_make_valid (problem, -1);
  json_auto_t *answer = json_pack ("{ss*, ss, sb}", "key", key, "error", g_strchomp (text), "retry", retry);

  return json_dumps (answer, 0);
}

/* --- calls ------------------------------------------------------------------------------------ */

/* Makes the call. The journal has an entry of it, unless it reached no operation. */
static CallLogEntry *
execute (Replica *self, const Call *call)
{
  g_autofree char *text = json_dumps (call->input, JSON_ENCODE_ANY); /* NULL for none; GLib's allocator is libc's */
  g_autoptr (GBytes) input = g_bytes_new (text, text != NULL ? strlen (text) : 0);
  g_autoptr (BeckonWireResponse) response = NULL;
  g_autoptr (GPtrArray) journal = NULL;
  CallLogEntry *entry = g_new0 (CallLogEntry, 1);

  beckon_region_start_journal (self->region, 0);
  response = beckon_wire_call_operation (self->region, call->caller, call->operation, input);
  journal = beckon_region_take_journal (self->region);
  beckon_region_stop_journal (self->region);

  entry->call = g_strdup (call->text);
  entry->entry = journal->len > 0 ? beckon_wire_journal_entry_to_json (journal->pdata[0]) : NULL;
  entry->answer = encode_answer (call->key, response);

  return entry;
}

/* Sets the log's entry about the call, whether the call is made now or was made before. */
static gboolean
find_or_make (Replica *self, const Call *call, CallLogEntry **entry, GError **error)
{
  if (!call_log_lock (self->log, error) || !catch_up (self, error)
      || !call_log_find (self->log, call->key, entry, error))
    return FALSE;
  if (*entry != NULL)
    return call_log_commit (self->log, error);
  *entry = execute (self, call);
  if (!call_log_append (self->log, ++self->position, call->key, *entry, error) || !call_log_commit (self->log, error))
    return FALSE;
  if (self->position % SNAPSHOT_EVERY == 0)
    add_snapshot (self);

  return TRUE;
}

/* Returns the answer for the caller, or NULL if it is not known whether the call was made. */
static char *
answer_call (Replica *self, const Call *call, GError **error)
{
  g_autoptr (CallLogEntry) entry = NULL;

  if (!find_or_make (self, call, &entry, error))
    return NULL;
  if (strcmp (entry->call, call->text) != 0)
    return encode_problem (call->key, "another call has used this key", FALSE);

  return g_steal_pointer (&entry->answer);
}

static char *
answer_dump (Replica *self, GError **error)
{
  g_autofree char *world = catch_up (self, error) ? beckon_wire_dup_world (self->region) : NULL;

  return world != NULL ? g_strdup_printf ("{\"world\": %s}", world) : NULL;
}

/* --- lines ------------------------------------------------------------------------------------ */

/* On failure, @problem says what is wrong with the line. */
static gboolean
is_call (json_t *line, Call *call, json_error_t *problem)
{
  if (line == NULL
      || json_unpack_ex (line, problem, JSON_STRICT, "{ss, ss, ss, s?o}", "key", &call->key, "as", &call->caller,
                         "operation", &call->operation, "input", &call->input)
             != 0)
    return FALSE;
  g_snprintf (problem->text, sizeof problem->text, "a key has 1 to %d bytes", KEY_BYTES_MAX);

  return call->key[0] != '\0' && strlen (call->key) <= KEY_BYTES_MAX;
}

static char *
answer_line (Replica *self, const char *text, gsize size)
{
  json_error_t problem;
  json_auto_t *line = json_loadb (text, size, JSON_REJECT_DUPLICATES, &problem);
  g_autofree char *written = line != NULL ? json_dumps (line, JSON_COMPACT | JSON_SORT_KEYS) : NULL;
  g_autoptr (GError) error = NULL;
  Call call = { .text = written };
  char *answer;

  if (json_is_true (json_object_get (line, "dump")))
    answer = answer_dump (self, &error);
  else if (is_call (line, &call, &problem))
    answer = answer_call (self, &call, &error);
  else
    return encode_problem (NULL, problem.text, FALSE);
  if (answer != NULL)
    return answer;
  forget (self);

  return encode_problem (call.key, error->message, TRUE);
}

static void
answer_lines (Replica *self)
{
  g_autofree char *line = NULL;
  size_t room = 0;
  ssize_t size;

  while ((size = getline (&line, &room, stdin)) >= 0)
    {
      g_autofree char *answer = answer_line (self, line, size);

      if (puts (answer) < 0 || fflush (stdout) != 0)
        return;
    }
}

int
main (int argc, char **argv)
{
  Replica replica = { 0 };

  if (argc != 3 || argv[2][0] == '\0' || !g_utf8_validate (argv[2], -1, NULL))
    {
      g_printerr ("usage: replica CONNECTION REGION   (such as \"host=/run/postgresql dbname=beckon\" us-east-1)\n");
      return 2;
    }
  replica.name = argv[2];
  replica.log = call_log_open (argv[1], argv[2]);
  if (replica.log == NULL)
    return 2;
  answer_lines (&replica);
  g_clear_pointer (&replica.region, beckon_region_unref);
  call_log_close (replica.log);

  return ferror (stdin) || ferror (stdout) ? 2 : 0;
}
