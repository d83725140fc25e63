/* SPDX-License-Identifier: MIT */
/* Whole-call failures: exceptions, their statuses, and the reason and rule that an error carries. */
#include "rules/error.h"

#include "rules/names.h"
#include "rules/text.h"

/* GLib's macro returns NULL for an error of another domain, and gcc warns as if that could happen for ours. It finds the
 * private part by counting bytes, and clang warns of that. */
#pragma GCC diagnostic ignored "-Wnull-dereference"
#pragma GCC diagnostic ignored "-Wcast-align"

typedef struct
{
  BeckonReason reason;
  const char *rule; /* constant */
  char *exception;  /* NULL for the code's own */
  guint status;     /* 0 for the code's own */
} BeckonErrorPrivate;

static void
beckon_error_private_init (BeckonErrorPrivate *self)
{
  self->reason = BECKON_REASON_NONE;
  self->rule = "";
  self->exception = NULL;
  self->status = 0;
}

static void
beckon_error_private_copy (const BeckonErrorPrivate *from, BeckonErrorPrivate *to)
{
  *to = *from;
  to->exception = g_strdup (from->exception);
}

static void
beckon_error_private_clear (BeckonErrorPrivate *self)
{
  g_free (self->exception);
}

/* G_DEFINE_EXTENDED_ERROR defines beckon_error_quark () and beckon_error_get_private (). */
G_DEFINE_EXTENDED_ERROR (BeckonError, beckon_error)

static const struct
{
  const char *name;
  guint status;
} exceptions[BECKON_N_ERRORS] = {
  [BECKON_ERROR_INTERNAL] = { "InternalException", 500 },
  [BECKON_ERROR_INVALID_ACCESS] = { "InvalidAccessException", 401 },
  [BECKON_ERROR_INVALID_INPUT] = { "InvalidInputException", 400 },
  [BECKON_ERROR_LIMIT_EXCEEDED] = { "LimitExceededException", 429 },
  [BECKON_ERROR_RESOURCE_CONFLICT] = { "ResourceConflictException", 409 },
  [BECKON_ERROR_RESOURCE_NOT_FOUND] = { "ResourceNotFoundException", 404 },
  [BECKON_ERROR_ACCESS_DENIED] = { "AccessDeniedException", 403 },
  [BECKON_ERROR_BAD_REQUEST] = { "BadRequestException", 400 },
  [BECKON_ERROR_UNKNOWN_OPERATION] = { "UnknownOperationException", 404 },
  [BECKON_ERROR_SERIALIZATION] = { "SerializationException", 400 },
  [BECKON_ERROR_REQUEST_TOO_LARGE] = { "RequestEntityTooLargeException", 413 },
};

const char *
beckon_error_peek_exception (BeckonError code)
{
  g_return_val_if_fail (code < BECKON_N_ERRORS, NULL);

  return exceptions[code].name;
}

guint
beckon_error_get_status (BeckonError code)
{
  g_return_val_if_fail (code < BECKON_N_ERRORS, 500);

  return exceptions[code].status;
}

gboolean
beckon_error_from_exception (const char *name, BeckonError *code)
{
  guint row;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!beckon_names_find (exceptions, sizeof *exceptions, BECKON_N_ERRORS, name, &row))
    return FALSE;
  if (code != NULL)
    *code = row;

  return TRUE;
}

BeckonReason
beckon_error_get_reason (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == BECKON_ERROR, BECKON_REASON_NONE);

  return beckon_error_get_private (error)->reason;
}

const char *
beckon_error_peek_rule (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == BECKON_ERROR, NULL);

  return beckon_error_get_private (error)->rule;
}

/* --- exceptions of any name: F-1 -------------------------------------------------------------- */

#define MAX_NAME 128

/* Errors that any service of AWS can send. Those with a message were seen on Security Hub. */
static const struct
{
  const char *name;
  guint status;
  const char *message; /* NULL for the message of every fault */
} commons[] = {
  { "ThrottlingException", 400, NULL },
  { "TooManyRequestsException", 429, "Too Many Requests" },
  { "UnrecognizedClientException", 403, "The security token included in the request is invalid" },
  { "ExpiredTokenException", 403, NULL },
  { "InvalidClientTokenId", 403, NULL },
  { "RequestExpired", 400, NULL },
  { "ServiceUnavailable", 503, NULL },
  { "InternalFailure", 500, NULL },
};

gboolean
beckon_error_is_exception_name (const char *name)
{
  gsize length;

  g_return_val_if_fail (name != NULL, FALSE);

  for (length = 0; name[length] != '\0'; length++)
    if (length == MAX_NAME || !(g_ascii_isalnum (name[length]) || name[length] == '.'))
      return FALSE;

  return length > 0;
}

BeckonError
beckon_error_code_of (const char *exception)
{
  BeckonError code = BECKON_ERROR_OTHER;

  beckon_error_from_exception (exception, &code);

  return code;
}

guint
beckon_error_usual_status (const char *exception)
{
  BeckonError code;
  guint row;

  if (beckon_error_from_exception (exception, &code))
    return exceptions[code].status;

  return beckon_names_find (commons, sizeof *commons, G_N_ELEMENTS (commons), exception, &row) ? commons[row].status
                                                                                               : 400;
}

const char *
beckon_error_usual_message (const char *exception)
{
  guint row;

  if (beckon_names_find (commons, sizeof *commons, G_N_ELEMENTS (commons), exception, &row)
      && commons[row].message != NULL)
    return commons[row].message;

  return "A fault made on purpose.";
}

gboolean
beckon_error_implies_status (BeckonError code, guint status)
{
  return code < BECKON_N_ERRORS && exceptions[code].status == status;
}

const char *
beckon_error_peek_raised_exception (const GError *error)
{
  const BeckonErrorPrivate *details;

  g_return_val_if_fail (error != NULL && error->domain == BECKON_ERROR, NULL);

  details = beckon_error_get_private (error);
  if (details->exception != NULL)
    return details->exception;

  return (guint) error->code < BECKON_N_ERRORS ? exceptions[error->code].name : NULL;
}

guint
beckon_error_get_raised_status (const GError *error)
{
  const BeckonErrorPrivate *details;

  g_return_val_if_fail (error != NULL && error->domain == BECKON_ERROR, 500);

  details = beckon_error_get_private (error);
  if (details->status != 0)
    return details->status;

  return (guint) error->code < BECKON_N_ERRORS ? exceptions[error->code].status : 400;
}

/* --- raising ---------------------------------------------------------------------------------- */

static GError *
error_new (BeckonError code, BeckonReason reason, const char *rule, const char *message)
{
  GError *self = g_error_new_literal (BECKON_ERROR, code, message);
  BeckonErrorPrivate *details = beckon_error_get_private (self);

  details->reason = reason;
  details->rule = rule;

  return self;
}

gboolean
beckon_error_raise (GError **error, BeckonError code, BeckonReason reason, const char *rule, const char *caller)
{
  g_autoptr (GString) message = g_string_new (beckon_reason_peek_text (reason));

  if (caller != NULL)
    g_string_replace (message, "<id>", caller, 1);
  g_propagate_error (error, error_new (code, reason, rule, message->str));

  return FALSE;
}

gboolean
beckon_error_raise_literal (GError **error,
                            BeckonError code,
                            BeckonReason reason,
                            const char *rule,
                            const char *format,
                            ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_propagate_error (error, error_new (code, reason, rule, message));

  return FALSE;
}

gboolean
beckon_error_raise_fault (GError **error, const char *exception, guint status, const char *message)
{
  GError *raised = error_new (beckon_error_code_of (exception), BECKON_REASON_FAULT, "", message);
  BeckonErrorPrivate *details = beckon_error_get_private (raised);

  details->exception = g_strdup (exception);
  details->status = status;
  g_propagate_error (error, raised);

  return FALSE;
}

/* --- the errors of worlds ------------------------------------------------------------------- */

/* clang-format off */
G_DEFINE_QUARK (beckon-world-error, beckon_world_error)
/* clang-format on */

gboolean
beckon_world_error_refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, beckon_text_error_new (BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID, format, arguments));
  va_end (arguments);

  return FALSE;
}

gboolean
beckon_world_error_break (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, beckon_text_error_new (BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_BROKEN, format, arguments));
  va_end (arguments);

  return FALSE;
}
