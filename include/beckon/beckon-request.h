/* SPDX-License-Identifier: MIT */
/* A request: an operation, its caller and its fields, for the one door that answers every operation. */
#ifndef BECKON_REQUEST_H
#define BECKON_REQUEST_H

#include <beckon/beckon-operation.h>

G_BEGIN_DECLS

/**
 * BeckonRequest:
 *
 * What a caller asks for: an operation and the fields of its input document. One thread builds it; from then on it does
 * not change and any number of threads can use it. beckon_region_perform() answers it.
 *
 * The functions that are named after an operation, such as beckon_region_decline_invitations(), do the same and are
 * shorter to call where the operation is known when the program is written. A request serves where it is not: in a
 * server, in a binding of another language.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_REQUEST (beckon_request_get_type ())

/**
 * beckon_request_get_type:
 *
 * Gives the boxed type of #BeckonRequest.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_request_get_type (void);

/**
 * beckon_request_new:
 * @operation: the operation
 * @caller: the account that calls; any text, which is judged when the request is performed (W-3)
 *
 * Makes a request without fields. An optional truth or number that is not set has the service's default.
 *
 * Returns: (transfer full): the request; free with beckon_request_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonRequest *beckon_request_new (BeckonOperation operation, const char *caller);

/**
 * beckon_request_ref:
 * @self: a request
 *
 * Takes a reference. From any thread.
 *
 * Returns: (transfer full): @self
 *
 * Since: 0.1
 */
BECKON_API BeckonRequest *beckon_request_ref (BeckonRequest *self);

/**
 * beckon_request_unref:
 * @self: (transfer full): a request
 *
 * Gives a reference back; the last one frees the request. From any thread.
 *
 * Since: 0.1
 */
BECKON_API void beckon_request_unref (BeckonRequest *self);

/**
 * beckon_request_get_operation:
 * @self: a request
 *
 * Gives the operation that is asked for.
 *
 * Returns: the operation
 *
 * Since: 0.1
 */
BECKON_API BeckonOperation beckon_request_get_operation (const BeckonRequest *self);

/**
 * beckon_request_peek_caller:
 * @self: a request
 *
 * Gives the account that calls.
 *
 * Returns: (transfer none): the account's id, valid as long as @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_request_peek_caller (const BeckonRequest *self);

/**
 * beckon_request_set_text:
 * @self: a request
 * @field: a field that the operation takes and that holds a text: an account id, an invitation id, a token, an ARN, a word
 * @text: (nullable): the text, copied; %NULL for none
 *
 * Sets a text.
 *
 * Since: 0.1
 */
BECKON_API void beckon_request_set_text (BeckonRequest *self, BeckonField field, const char *text);

/**
 * beckon_request_set_texts:
 * @self: a request
 * @field: a field that the operation takes and that holds a list of texts, such as %BECKON_FIELD_ACCOUNT_IDS
 * @texts: (nullable) (array zero-terminated=1): the texts, copied; %NULL for none
 *
 * Sets a list of texts.
 *
 * Since: 0.1
 */
BECKON_API void beckon_request_set_texts (BeckonRequest *self, BeckonField field, const char *const *texts);

/**
 * beckon_request_set_number:
 * @self: a request
 * @field: a field that the operation takes and that holds a number, such as %BECKON_FIELD_MAX_RESULTS
 * @number: the number, which is judged when the request is performed; -1 for the default
 *
 * Sets a number.
 *
 * Since: 0.1
 */
BECKON_API void beckon_request_set_number (BeckonRequest *self, BeckonField field, gint64 number);

/**
 * beckon_request_set_boolean:
 * @self: a request
 * @field: a field that the operation takes and that is true or false, such as %BECKON_FIELD_ONLY_ASSOCIATED
 * @truth: the value
 *
 * Sets a field that is true or false.
 *
 * Since: 0.1
 */
BECKON_API void beckon_request_set_boolean (BeckonRequest *self, BeckonField field, gboolean truth);

/**
 * beckon_request_set_details:
 * @self: a request
 * @field: a field that the operation takes and that holds account details: %BECKON_FIELD_ACCOUNT_DETAILS
 * @details: (nullable) (element-type BeckonAccountDetails): the details, copied, of which none is %NULL; or %NULL itself
 *   for no list
 *
 * Sets a list of account details.
 *
 * Since: 0.1
 */
BECKON_API void beckon_request_set_details (BeckonRequest *self, BeckonField field, GPtrArray *details);

/**
 * beckon_request_set_tags:
 * @self: a request
 * @field: a field of its operation that holds tags: %BECKON_FIELD_TAGS
 * @tags: (nullable) (element-type utf8 utf8): the value of each key, copied; %NULL for no value
 *
 * Sets the tags. Whether keys and values are valid (O-13) is checked when the request is performed.
 *
 * Since: 0.1
 */
BECKON_API void beckon_request_set_tags (BeckonRequest *self, BeckonField field, GHashTable *tags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonRequest, beckon_request_unref)

G_END_DECLS

#endif
