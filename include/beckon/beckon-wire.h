/* SPDX-License-Identifier: MIT */
/* HTTP requests with JSON bodies, and their answers, in the form that the service has. No sockets. beckon.h does not include
 * this header: it belongs to libbeckon-wire, so compile and link with `pkg-config --cflags --libs beckon-wire-1`. */
#ifndef BECKON_WIRE_H
#define BECKON_WIRE_H

#include <beckon/beckon-operation.h>
#include <beckon/beckon-region.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

typedef struct _BeckonWireResponse BeckonWireResponse;

/**
 * BeckonWireResponse:
 *
 * An HTTP response: status, headers and body. It is a value: it never changes, in any thread.
 *
 * Since: 0.1
 */

#define BECKON_WIRE_TYPE_RESPONSE (beckon_wire_response_get_type ())

/**
 * beckon_wire_find_operation:
 * @method: an HTTP method, such as `POST`
 * @path: a path, raw (percent-encoded), without the query
 * @operation: (out) (optional): where to put the operation; not set if there is none
 *
 * Tells which operation a request names. An emulator can use this to answer Security Hub's other operations
 * itself (O-11).
 *
 * Returns: whether the request names an operation that a Region answers
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_wire_find_operation (const char *method, const char *path, BeckonOperation *operation);

/**
 * beckon_wire_peek_method:
 * @operation: an operation
 *
 * Gives the HTTP method of the operation's requests.
 *
 * Returns: (transfer none): the method, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_wire_peek_method (BeckonOperation operation);

/**
 * beckon_wire_peek_path:
 * @operation: an operation
 *
 * Gives the path of the operation's requests.
 *
 * Returns: (transfer none): the path, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_wire_peek_path (BeckonOperation operation);

/**
 * beckon_wire_handle_request:
 * @region: a Region
 * @caller: the account that calls; the emulator derives it from the request's access key id
 * @method: the HTTP method
 * @path: the path, raw (percent-encoded), without the query
 * @query: (nullable): the query, raw (percent-encoded), without its `?`; %NULL for none. One of more than 64 KiB is
 *   refused
 * @body: (nullable): the body's bytes, %NULL for none
 *
 * Answers a request exactly as the service would (doc/semantics.md, "Operations" and O-11). The request may contain
 * anything: there is always an answer. An answer with a status other than 200 means that nothing changed. This is safe
 * from any thread. The emulator adds what depends on the connection, such as a request id.
 *
 * Returns: (transfer full): the answer; release with beckon_wire_response_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWireResponse *beckon_wire_handle_request (BeckonRegion *region,
                                                           const char *caller,
                                                           const char *method,
                                                           const char *path,
                                                           const char *query,
                                                           GBytes *body);

/**
 * beckon_wire_call_operation:
 * @region: a Region
 * @caller: the account that calls
 * @operation: the operation's name, such as `DeclineInvitations`
 * @input: (nullable): the input document, a JSON object; %NULL or empty for `{}`
 *
 * Answers an operation by its name. Fields that an HTTP request would have in its query have their JSON types here:
 * `MaxResults` is an integer, `OnlyAssociated` a boolean (O-4). Everything else is as in beckon_wire_handle_request().
 *
 * Returns: (transfer full): the answer; release with beckon_wire_response_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWireResponse *beckon_wire_call_operation (BeckonRegion *region,
                                                           const char *caller,
                                                           const char *operation,
                                                           GBytes *input);

/**
 * beckon_wire_dup_hint:
 * @method: the HTTP method
 * @path: the path, raw (percent-encoded), without the query
 * @query: (nullable): the query, raw (percent-encoded), without its `?`; %NULL for none
 *
 * Looks for a slip in a request: a method and path that are of no operation but nearly are, or a key of the query that the
 * operation does not have but nearly has. Such a key is ignored (O-11), so the answer does not tell of it. An emulator can
 * tell the sentence to whoever wrote the request. It is not stable: do not parse it. The request may contain anything, and
 * only the first 100 keys are looked at. This is safe from any thread.
 *
 * Returns: (transfer full) (nullable): a sentence without a full stop, valid UTF-8 on one line; %NULL if nothing is found;
 *   free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_wire_dup_hint (const char *method, const char *path, const char *query);

/**
 * beckon_wire_dup_world:
 * @region: a Region
 *
 * Writes the whole world as JSON in its canonical form: equal worlds give equal bytes. The content is that of
 * beckon_region_dump(), with times in ISO 8601. Fields without a value are absent.
 *
 * Returns: (transfer full): one JSON object; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_wire_dup_world (BeckonRegion *region);

/**
 * beckon_wire_dup_time:
 * @time_us: microseconds since the epoch, UTC, within the years 1 to 9999
 *
 * Writes a time as the service does (W-4): `2026-01-01T00:00:00.000Z`, truncated to milliseconds.
 *
 * Returns: (transfer full): the text; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_wire_dup_time (gint64 time_us);

/**
 * beckon_wire_response_get_type:
 *
 * Gives the boxed type of #BeckonWireResponse.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_wire_response_get_type (void);

/**
 * beckon_wire_response_ref:
 * @self: an answer
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_wire_response_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWireResponse *beckon_wire_response_ref (BeckonWireResponse *self);

/**
 * beckon_wire_response_unref:
 * @self: (transfer full): an answer
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_wire_response_unref (BeckonWireResponse *self);

/**
 * beckon_wire_response_get_status:
 * @self: an answer
 *
 * Reads the HTTP status.
 *
 * Returns: 200, or the exception's status
 *
 * Since: 0.1
 */
BECKON_API guint beckon_wire_response_get_status (const BeckonWireResponse *self);

/**
 * beckon_wire_response_get_n_headers:
 * @self: an answer
 *
 * Counts the headers.
 *
 * Returns: how many there are
 *
 * Since: 0.1
 */
BECKON_API guint beckon_wire_response_get_n_headers (const BeckonWireResponse *self);

/**
 * beckon_wire_response_peek_header:
 * @self: an answer
 * @nth: which header, below beckon_wire_response_get_n_headers()
 * @value: (out) (optional) (transfer none): its value, owned by @self
 *
 * Reads a header: `content-type`, and `x-amzn-errortype` on failure (O-11).
 *
 * Returns: (transfer none): its name in lower case, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_wire_response_peek_header (const BeckonWireResponse *self, guint nth, const char **value);

/**
 * beckon_wire_response_peek_exception:
 * @self: an answer
 *
 * Reads which exception it is: the value of `x-amzn-errortype`.
 *
 * Returns: (transfer none) (nullable): the name, as long as @self lives; %NULL on success
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_wire_response_peek_exception (const BeckonWireResponse *self);

/**
 * beckon_wire_response_peek_body:
 * @self: an answer
 *
 * Reads the body: a JSON object, UTF-8. The bytes are followed by one NUL that is not counted.
 *
 * Returns: (transfer none): the bytes, owned by @self
 *
 * Since: 0.1
 */
BECKON_API GBytes *beckon_wire_response_peek_body (const BeckonWireResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonWireResponse, beckon_wire_response_unref)

G_END_DECLS

#endif
