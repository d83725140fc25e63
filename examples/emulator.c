/* SPDX-License-Identifier: MIT */
/* An emulator: Security Hub's member invitations over HTTP, on loopback, for the AWS CLI and every SDK. */
#include <beckon/beckon-wire.h>
#include <beckon/beckon.h>
#include <glib-unix.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>

#define MAX_REGIONS 64
#define REGION_NAME "^[a-z0-9-]{1,64}$"
#define MAX_BODY_BYTES (10 * 1024 * 1024 + 1) /* one more than what libbeckon-wire reads */

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

/* The signature is not checked. Free the parts with g_strfreev (); the scope borrows from them. */
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
find_region (GHashTable *regions, const char *name)
{
  BeckonRegion *region = g_hash_table_lookup (regions, name);

  if (region == NULL && g_hash_table_size (regions) < MAX_REGIONS && g_regex_match_simple (REGION_NAME, name, 0, 0))
    {
      region = beckon_region_new (name, NULL);
      g_hash_table_insert (regions, g_strdup (name), region);
    }

  return region;
}

/* --- requests --------------------------------------------------------------------------------- */

static void
add_chunk (SoupServerMessage *message G_GNUC_UNUSED, GBytes *chunk, gpointer body)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (chunk, &size);

  g_byte_array_append (body, bytes, (guint) MIN (size, MAX_BODY_BYTES - ((GByteArray *) body)->len));
}

/* The headers have arrived, the body has not. If it is too large, keep just enough for libbeckon-wire to answer 413. */
static void
expect_body (SoupServer *server G_GNUC_UNUSED,
             SoupServerMessage *message,
             const char *path G_GNUC_UNUSED,
             GHashTable *query G_GNUC_UNUSED,
             gpointer user_data G_GNUC_UNUSED)
{
  GByteArray *body = g_byte_array_new ();

  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  g_object_set_data_full (G_OBJECT (message), "body", body, (GDestroyNotify) g_byte_array_unref);
  g_signal_connect (message, "got-chunk", G_CALLBACK (add_chunk), body);
}

/* libsoup has decoded the path. It is encoded again here, because libbeckon-wire decodes it (O-11). */
static void
call (SoupServerMessage *message, BeckonRegion *region, const char *caller)
{
  GUri *uri = soup_server_message_get_uri (message);
  g_autofree char *path = g_uri_escape_string (g_uri_get_path (uri), "/", FALSE);
  GByteArray *read = g_object_get_data (G_OBJECT (message), "body");
  g_autoptr (GBytes) body = g_bytes_new (read->data, read->len);
  g_autoptr (BeckonWireResponse) response = beckon_wire_handle_request (
      region, caller, soup_server_message_get_method (message), path, g_uri_get_query (uri), body);

  answer (message, response);
}

static void
handle (SoupServer *server G_GNUC_UNUSED,
        SoupServerMessage *message,
        const char *path G_GNUC_UNUSED,
        GHashTable *query G_GNUC_UNUSED,
        gpointer regions)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *request_id = g_uuid_string_random ();
  Scope scope = { NULL, NULL };
  g_auto (GStrv) parts = read_scope (message, &scope);
  BeckonRegion *region;

  soup_message_headers_replace (headers, "x-amzn-requestid", request_id);
  soup_message_headers_replace (headers, "connection", "close"); /* libsoup 3.2 keeps what a client has closed */
  if (parts == NULL)
    refuse (message, 404, "UnknownOperationException", "the request has no Credential for securityhub");
  else if ((region = find_region (regions, scope.region)) == NULL)
    refuse (message, 403, "AccessDeniedException",
            "the name of the Region is not valid, or there are too many Regions");
  else
    call (message, region, scope.caller);
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

int
main (int argc, char **argv)
{
  int port = 0;
  const GOptionEntry entries[]
      = { { "port", 'p', 0, G_OPTION_ARG_INT, &port, "The port on 127.0.0.1 (default: a free one)", "N" }, { 0 } };
  g_autoptr (GOptionContext) options = g_option_context_new ("- emulates Security Hub's member invitations");
  g_autoptr (GHashTable) regions /* char *name, owned → BeckonRegion *, owned */
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) beckon_region_unref);
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (options, entries, NULL);
  soup_server_add_early_handler (server, NULL, expect_body, NULL, NULL);
  soup_server_add_handler (server, NULL, handle, regions, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error)
      || !soup_server_listen_local (server, (guint) CLAMP (port, 0, G_MAXUINT16), SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
    {
      g_printerr ("emulator: %s\n", error->message);
      return 1;
    }
  serve (server);
}
