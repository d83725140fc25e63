/* SPDX-License-Identifier: MIT */
/* An emulator: Security Hub's members and organizations over HTTP, on loopback, for the AWS CLI and every SDK. It hands
 * all other requests on: hand_on () is the function to replace. It trusts every program of this machine to name any
 * account, but no page that a browser shows. */
#include <beckon/beckon-wire.h>
#include <beckon/beckon.h>
#include <glib-unix.h>
#include <libsoup/soup.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#define MAX_REGIONS 64
#define REGION_NAME "^[a-z0-9-]{1,64}$"
#define HOST_NAME "^(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]*)?$"
#define MAX_BODY_BYTES (10 * 1024 * 1024) /* O-11 */
#define MAX_CONNECTIONS 64
#define CLIENT_TIMEOUT 10 /* seconds for a whole request to arrive, and again for its answer to leave */
#define NEXT_TIMEOUT 60   /* seconds */

typedef struct
{
  BeckonWorld *beginning; /* of each Region */
  GHashTable *regions;    /* char *name, owned → BeckonRegion *, owned */
  GQueue open;            /* SoupServerMessage *, borrowed: one for each connection, the oldest first */
  SoupSession *session;
  GUri *next; /* the server that answers everything else, or NULL */
} Emulator;

/* `Credential=<access key id>/<date>/<region>/<service>/aws4_request`: the access key id is used as the account id. */
typedef struct
{
  const char *caller;
  const char *region;
} Scope;

/* --- answers ---------------------------------------------------------------------------------- */

static void
answer (SoupServerMessage *message, const BeckonWireResponse *response)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  for (guint i = 0; i < beckon_wire_response_get_n_headers (response); i++)
    {
      const char *value;
      const char *name = beckon_wire_response_peek_header (response, i, &value);

      soup_message_headers_replace (headers, name, value);
    }
  soup_message_body_append_bytes (soup_server_message_get_response_body (message),
                                  beckon_wire_response_peek_body (response));
  soup_server_message_set_status (message, beckon_wire_response_get_status (response), NULL);
}

/* A key of the query that is ignored but was probably meant is told in a header of the emulator's own, in ASCII. */
static void
tell_hint (SoupServerMessage *message, const char *method, GUri *uri)
{
  g_autofree char *hint = beckon_wire_find_operation (method, g_uri_get_path (uri), NULL)
                              ? beckon_wire_dup_hint (method, g_uri_get_path (uri), g_uri_get_query (uri))
                              : NULL;
  g_autofree char *ascii = hint != NULL ? g_str_to_ascii (hint, "C") : NULL;

  if (ascii != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "x-beckon-hint", ascii);
}

/* Answers an error that is found before libbeckon-wire is called, in the form that libbeckon-wire uses. */
static void
refuse (SoupServerMessage *message, guint status, const char *exception, const char *text)
{
  g_autofree char *body = g_strdup_printf ("{\"Message\": \"%s\", \"Code\": \"%s\"}", text, exception);

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "x-amzn-errortype", exception);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
  soup_server_message_set_status (message, status, NULL);
}

/* --- who asks, and where ---------------------------------------------------------------------- */

/* NULL if the request is not signed for Security Hub. The signature is not checked. Free the parts with g_strfreev ();
 * the scope borrows from them. */
static char **
read_scope (SoupServerMessage *message, Scope *scope)
{
  const char *authorization
      = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  const char *credential = authorization != NULL ? strstr (authorization, "Credential=") : NULL;
  g_auto (GStrv) parts = NULL;

  if (credential == NULL)
    return NULL;
  credential += strlen ("Credential=");
  g_autofree char *text = g_strndup (credential, strcspn (credential, ", "));
  parts = g_strsplit (text, "/", 0);
  if (g_strv_length (parts) != 5 || strcmp (parts[3], "securityhub") != 0)
    return NULL;
  *scope = (Scope){ .caller = parts[0], .region = parts[2] };

  return g_steal_pointer (&parts);
}

/* Finds the world of a Region, or makes it at the first request. NULL if there are too many. */
static BeckonRegion *
find_region (const Emulator *self, const char *name)
{
  BeckonRegion *region = g_hash_table_lookup (self->regions, name);

  if (region == NULL && g_hash_table_size (self->regions) < MAX_REGIONS
      && g_regex_match_simple (REGION_NAME, name, 0, 0))
    {
      region = beckon_region_new_from_world (self->beginning, name, NULL);
      g_hash_table_insert (self->regions, g_strdup (name), region);
    }

  return region;
}

/* --- connections ------------------------------------------------------------------------------ */

/* libsoup notices, and gives up the request. */
static gboolean
hang_up (gpointer message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);

  return G_SOURCE_REMOVE;
}

static void
forget_timer (gpointer source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

/* Replaces the time limit that the request has. */
static void
limit_time (SoupServerMessage *message, guint seconds)
{
  GSource *source = g_timeout_source_new_seconds (seconds);

  g_source_set_callback (source, hang_up, message, NULL);
  g_source_attach (source, NULL);
  g_object_set_data_full (G_OBJECT (message), "timer", source, forget_timer);
}

static void
forget_connection (gpointer user_data, GObject *message)
{
  Emulator *self = user_data;

  g_queue_remove (&self->open, message);
}

/* Nothing of the request has arrived yet. If there are too many connections, the oldest ends: requests that never arrive
 * as a whole keep nobody out. */
static void
begin_connection (SoupServer *server G_GNUC_UNUSED, SoupServerMessage *message, gpointer user_data)
{
  Emulator *self = user_data;

  if (g_queue_get_length (&self->open) == MAX_CONNECTIONS)
    hang_up (g_queue_pop_head (&self->open));
  g_queue_push_tail (&self->open, message);
  g_object_weak_ref (G_OBJECT (message), forget_connection, self);
  limit_time (message, CLIENT_TIMEOUT);
}

/* --- requests --------------------------------------------------------------------------------- */

static void
append_header (const char *name, const char *value, gpointer text)
{
  g_string_append_printf (text, "%s: %s\r\n", name, value);
}

/* Answers before the body is read, because libsoup would read it first. libsoup goes on to read it, so that the client
 * is not cut off while it sends, and cannot answer a second time. */
static void
refuse_at_once (SoupServerMessage *message, guint status, const char *exception, const char *text)
{
  GSocket *socket = soup_server_message_get_socket (message);
  g_autoptr (GString) response = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;

  refuse (message, status, exception, text);
  body = soup_message_body_flatten (soup_server_message_get_response_body (message));
  g_string_printf (response, "HTTP/1.1 %u %s\r\ncontent-length: %" G_GSIZE_FORMAT "\r\n", status,
                   soup_status_get_phrase (status), g_bytes_get_size (body));
  soup_message_headers_foreach (soup_server_message_get_response_headers (message), append_header, response);
  g_string_append (response, "\r\n");
  g_string_append_len (response, g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body));
  g_socket_send (socket, response->str, response->len, NULL, NULL);
  g_socket_shutdown (socket, FALSE, TRUE, NULL);
}

/* O-11 */
static void
refuse_size (SoupServerMessage *message, goffset size)
{
  g_autofree char *text = g_strdup_printf ("the body has %" G_GINT64_FORMAT " bytes: it can have at most %d",
                                           (gint64) size, MAX_BODY_BYTES);

  refuse_at_once (message, 413, "RequestEntityTooLargeException", text);
}

/* A body that does not tell its size is read as far as it may go. */
static void
add_chunk (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  GByteArray *body = user_data;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (chunk, &size);

  if (soup_server_message_get_status (message) != 0)
    return;
  if (body->len + size > MAX_BODY_BYTES)
    refuse_size (message, (goffset) (body->len + size));
  else
    g_byte_array_append (body, bytes, (guint) size);
}

/* A page whose name leads to this machine names itself. */
static gboolean
is_for_loopback (SoupMessageHeaders *headers)
{
  const char *host = soup_message_headers_get_list (headers, "Host");

  return host != NULL && g_regex_match_simple (HOST_NAME, host, G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY, 0);
}

/* The headers have arrived, the body has not. */
static void
expect_body (SoupServer *server G_GNUC_UNUSED,
             SoupServerMessage *message,
             const char *path G_GNUC_UNUSED,
             GHashTable *query G_GNUC_UNUSED,
             gpointer user_data G_GNUC_UNUSED)
{
  SoupMessageHeaders *sent = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  GByteArray *body = g_byte_array_new ();
  g_autofree char *request_id = g_uuid_string_random ();

  soup_message_headers_replace (headers, "x-amzn-requestid", request_id);
  soup_message_headers_replace (headers, "connection", "close"); /* libsoup 3.2 keeps what a client has closed */
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  g_object_set_data_full (G_OBJECT (message), "body", body, (GDestroyNotify) g_byte_array_unref);
  g_signal_connect (message, "got-chunk", G_CALLBACK (add_chunk), body);
  if (!is_for_loopback (sent))
    refuse_at_once (message, 403, "AccessDeniedException",
                    "the Host of a request must be localhost, 127.0.0.1 or [::1], with or without a port");
  else if (soup_message_headers_get_content_length (sent) > MAX_BODY_BYTES)
    refuse_size (message, soup_message_headers_get_content_length (sent));
}

/* --- all other requests ----------------------------------------------------------------------- */

/* What belongs to a connection and not to the request or answer; libsoup writes it anew. */
static gboolean
is_of_connection (const char *header)
{
  static const char *const headers[] = { "connection", "content-length",    "expect",  "keep-alive", "te",
                                         "trailer",    "transfer-encoding", "upgrade", NULL };
  g_autofree char *name = g_ascii_strdown (header, -1);

  return g_strv_contains (headers, name);
}

static void
copy_header (const char *name, const char *value, gpointer headers)
{
  if (!is_of_connection (name))
    soup_message_headers_replace (headers, name, value);
}

/* The next server has answered, or has not. */
static void
hand_back (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autoptr (SoupServerMessage) message = data;
  SoupMessage *sent = soup_session_get_async_result_message (SOUP_SESSION (session), result);
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (session), result, NULL);

  if (body == NULL)
    refuse (message, 502, "ServiceUnavailableException", "the server that --next names does not answer");
  else
    {
      soup_message_headers_foreach (soup_message_get_response_headers (sent), copy_header,
                                    soup_server_message_get_response_headers (message));
      soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
      soup_server_message_set_status (message, soup_message_get_status (sent), NULL);
    }
  soup_server_message_unpause (message);
}

/* Answers a request that is not one of the operations that Beckon knows. A real emulator calls its other services here.
 * This one sends the request on to the server that --next names; "via" ends the circle if that is this server. */
static void
hand_on (const Emulator *self, SoupServerMessage *message, GBytes *body)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GUri *uri = soup_server_message_get_uri (message);

  if (self->next == NULL || soup_message_headers_header_contains (headers, "via", "1.1 beckon"))
    refuse (message, 501, "NotImplementedException",
            "this is not one of Security Hub's operations around members and organizations, and --next names no server "
            "that answers it");
  else
    {
      g_autoptr (GUri) target
          = g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (self->next), NULL, g_uri_get_host (self->next),
                         g_uri_get_port (self->next), g_uri_get_path (uri), g_uri_get_query (uri), NULL);
      g_autoptr (SoupMessage) sent = soup_message_new_from_uri (soup_server_message_get_method (message), target);

      soup_message_headers_foreach (headers, copy_header, soup_message_get_request_headers (sent));
      soup_message_headers_append (soup_message_get_request_headers (sent), "via", "1.1 beckon");
      soup_message_set_request_body_from_bytes (sent, NULL, body);
      soup_message_add_flags (sent, SOUP_MESSAGE_NO_REDIRECT);
      soup_server_message_pause (message);
      limit_time (message, NEXT_TIMEOUT + CLIENT_TIMEOUT);
      soup_session_send_and_read_async (self->session, sent, G_PRIORITY_DEFAULT, NULL, hand_back,
                                        g_object_ref (message));
    }
}

/* --- every request ---------------------------------------------------------------------------- */

static void
handle (SoupServer *server G_GNUC_UNUSED,
        SoupServerMessage *message,
        const char *path G_GNUC_UNUSED,
        GHashTable *query G_GNUC_UNUSED,
        gpointer user_data)
{
  const Emulator *self = user_data;
  const char *method = soup_server_message_get_method (message);
  GUri *uri = soup_server_message_get_uri (message);
  GByteArray *read = g_object_get_data (G_OBJECT (message), "body");
  g_autoptr (GBytes) body = g_bytes_new (read->data, read->len);
  Scope scope = { NULL, NULL };
  g_auto (GStrv) parts = read_scope (message, &scope);
  BeckonRegion *region;

  limit_time (message, CLIENT_TIMEOUT);
  /* Without another server, Beckon itself answers that there is no such operation (O-11). */
  if (parts == NULL || (self->next != NULL && !beckon_wire_find_operation (method, g_uri_get_path (uri), NULL)))
    hand_on (self, message, body);
  else if ((region = find_region (self, scope.region)) == NULL)
    refuse (message, 403, "AccessDeniedException",
            "the name of the Region is not valid, or there are too many Regions");
  else
    {
      g_autoptr (BeckonWireResponse) response = beckon_wire_handle_request (
          region, scope.caller, method, g_uri_get_path (uri), g_uri_get_query (uri), body);

      answer (message, response);
      tell_hint (message, method, uri);
    }
}

/* --- the program ------------------------------------------------------------------------------ */

static gboolean
stop (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_CONTINUE;
}

/* Runs until SIGINT or SIGTERM. The first line that it prints is the server's address. */
static void
serve (SoupServer *server)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GSList *uris = soup_server_get_uris (server);

  g_unix_signal_add (SIGINT, stop, loop);
  g_unix_signal_add (SIGTERM, stop, loop);
  g_print ("http://127.0.0.1:%d\n", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (loop);
  soup_server_disconnect (server);
}

/* Reads ACCOUNT=MANAGEMENT; without a management account there is an error. */
static gboolean
set_organization (BeckonRegion *region, const char *text, GError **error)
{
  gsize length = strcspn (text, "=");
  g_autofree char *account_id = g_strndup (text, length);

  if (beckon_region_set_organization (region, account_id, text + length + (text[length] == '='), error))
    return TRUE;
  g_prefix_error (error, "--organization %s: ", text);

  return FALSE;
}

/* The world that each Region begins with; NULL and an error if an organization cannot be read. */
static BeckonWorld *
read_organizations (char *const *organizations, GError **error)
{
  g_autoptr (BeckonRegion) region = beckon_region_new ("us-east-1", NULL);

  for (guint i = 0; organizations != NULL && organizations[i] != NULL; i++)
    if (!set_organization (region, organizations[i], error))
      return NULL;

  return beckon_region_snapshot (region);
}

/* NULL and an error if the text is not the URL of a server. */
static GUri *
read_url (const char *text, GError **error)
{
  g_autoptr (GUri) url = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, error);

  if (url == NULL)
    g_prefix_error (error, "--next %s: ", text);
  else if (!g_str_has_prefix (g_uri_get_scheme (url), "http") || g_strcmp0 (g_uri_get_host (url), "") <= 0)
    g_set_error (error, G_URI_ERROR, G_URI_ERROR_FAILED, "--next %s: the URL must be like http://127.0.0.1:4566", text);
  else
    return g_steal_pointer (&url);

  return NULL;
}

/* At most 80 columns, so that it fits on any terminal. */
static const char summary[] = "Emulates Security Hub's members and organizations on 127.0.0.1, for the AWS CLI\n"
                              "and every SDK. The access key id of a request is the account that calls, and its\n"
                              "signature is not checked. Each Region has a world of its own, in memory.\n"
                              "\n"
                              "The first line that it prints is its address. It runs until Ctrl-C. In another\n"
                              "terminal:\n"
                              "\n"
                              "  export AWS_ACCESS_KEY_ID=111122223333 AWS_SECRET_ACCESS_KEY=-\n"
                              "  aws --endpoint-url ADDRESS --region us-east-1 securityhub enable-security-hub\n"
                              "\n"
                              "It answers only requests whose Host is localhost, 127.0.0.1 or [::1]. What is\n"
                              "not one of Beckon's operations goes to the server that --next names, or gets an\n"
                              "error. A key of a query that is ignored, but is nearly one that the operation\n"
                              "has, is told in the header x-beckon-hint.";

int
main (int argc, char **argv)
{
  int port = 0;
  g_autofree char *next = NULL;
  g_auto (GStrv) organizations = NULL;
  const GOptionEntry entries[]
      = { { "port", 'p', 0, G_OPTION_ARG_INT, &port, "The port (default: a free one)", "N" },
          { "next", 'n', 0, G_OPTION_ARG_STRING, &next, "A server for all other requests", "URL" },
          { "organization", 'o', 0, G_OPTION_ARG_STRING_ARRAY, &organizations, "Its organization; may be repeated",
            "ACCOUNT=MANAGEMENT" },
          { 0 } };
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (BeckonWorld) beginning = NULL;
  g_autoptr (GHashTable) regions
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) beckon_region_unref);
  g_autoptr (SoupSession) session
      = soup_session_new_with_options ("timeout", NEXT_TIMEOUT, "proxy-resolver", NULL, NULL);
  g_autoptr (GUri) url = NULL;
  g_autoptr (SoupServer) server = soup_server_new ("raw-paths", TRUE, NULL); /* libbeckon-wire decodes them (O-11) */
  g_autoptr (GError) error = NULL;
  Emulator self = { .regions = regions, .session = session };

  setlocale (LC_ALL, "");
  g_option_context_set_summary (options, summary);
  g_option_context_add_main_entries (options, entries, NULL);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER); /* bodies are sent on as they are */
  g_signal_connect (server, "request-started", G_CALLBACK (begin_connection), &self);
  soup_server_add_early_handler (server, NULL, expect_body, NULL, NULL);
  soup_server_add_handler (server, NULL, handle, &self, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error)
      || (self.beginning = beginning = read_organizations (organizations, &error)) == NULL
      || (next != NULL && (self.next = url = read_url (next, &error)) == NULL)
      || !soup_server_listen_local (server, (guint) CLAMP (port, 0, G_MAXUINT16), SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
    {
      g_printerr ("emulator: %s\n", error->message);
      return 1;
    }
  serve (server);
}
