/* SPDX-License-Identifier: MIT */
/* An answer: status, headers, body. */
#include "wire/response.h"

struct _BeckonWireResponse
{
  gatomicrefcount ref_count;
  guint status;
  char *exception; /* NULL on success */
  GBytes *body;
};

G_DEFINE_BOXED_TYPE (BeckonWireResponse, beckon_wire_response, beckon_wire_response_ref, beckon_wire_response_unref)

/* The NUL at the end of the text does not count. */
static BeckonWireResponse *
response_new (guint status, const char *exception, GString *body)
{
  BeckonWireResponse *self = g_new0 (BeckonWireResponse, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->status = status;
  self->exception = g_strdup (exception);
  self->body = g_string_free_to_bytes (body);

  return self;
}

BeckonWireResponse *
beckon_wire_response_new (GString *body)
{
  return response_new (200, NULL, body);
}

/* O-11 */
BeckonWireResponse *
beckon_wire_response_new_error (GError *error)
{
  const char *exception = beckon_error_peek_raised_exception (error);
  g_autoptr (Json) body = json_object ();
  char *text;
  BeckonWireResponse *self;

  beckon_json_set_text (body, "Message", error->message);
  beckon_json_set_text (body, "Code", exception);
  text = json_dumps (body, JSON_COMPACT);
  self = response_new (beckon_error_get_raised_status (error), exception, g_string_new (text));
  free (text);
  g_error_free (error);

  return self;
}

BeckonWireResponse *
beckon_wire_response_ref (BeckonWireResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_wire_response_unref (BeckonWireResponse *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_bytes_unref (self->body);
  g_free (self->exception);
  g_free (self);
}

guint
beckon_wire_response_get_status (const BeckonWireResponse *self)
{
  g_return_val_if_fail (self != NULL, 500);

  return self->status;
}

guint
beckon_wire_response_get_n_headers (const BeckonWireResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->exception != NULL ? 2 : 1;
}

const char *
beckon_wire_response_peek_header (const BeckonWireResponse *self, guint nth, const char **value)
{
  static const char *const names[] = { "content-type", "x-amzn-errortype" };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (nth < beckon_wire_response_get_n_headers (self), NULL);

  if (value != NULL)
    *value = nth == 0 ? "application/json" : self->exception;

  return names[nth];
}

const char *
beckon_wire_response_peek_exception (const BeckonWireResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->exception;
}

GBytes *
beckon_wire_response_peek_body (const BeckonWireResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}
