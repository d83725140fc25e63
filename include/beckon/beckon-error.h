/* SPDX-License-Identifier: MIT */
/* Whole-call failures: one code per exception of the service. */
#ifndef BECKON_ERROR_H
#define BECKON_ERROR_H

#include <beckon/beckon-reason.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonError:
 * @BECKON_ERROR_INTERNAL: `InternalException`, 500: an id source or clock gave an invalid value
 *   (W-4, W-5), a callback of the Region tried to change it, or a number of the world is at its end (W-7)
 * @BECKON_ERROR_INVALID_ACCESS: `InvalidAccessException`, 401: Security Hub is off for the caller, in the
 *   operations for which G-1 and O-12 say so, an account that is managed elsewhere declines (G-9), the caller is not a
 *   delegated administrator (O-14), or a member sets what its administrator decides (G-17)
 * @BECKON_ERROR_INVALID_INPUT: `InvalidInputException`, 400: the input breaks a rule (O-4, O-7, O-11 to O-15), accept is
 *   not possible (G-7), the hub cannot be turned off (G-11), an account cannot be or is not the delegated administrator
 *   (G-13), or the embedder says of an account's organization what cannot be (G-15)
 * @BECKON_ERROR_LIMIT_EXCEEDED: `LimitExceededException`, 429: only by a fault plan
 * @BECKON_ERROR_RESOURCE_CONFLICT: `ResourceConflictException`, 409: Security Hub is on already (G-10), the account is
 *   the delegated administrator already, or the organization uses central configuration (G-13)
 * @BECKON_ERROR_RESOURCE_NOT_FOUND: `ResourceNotFoundException`, 404: DisableSecurityHub while it is off
 *   (G-1), a caller never seen (G-2), another account's hub (O-12, O-13), `accept_unknown_is_not_found` (G-7),
 *   `decline_unknown_is_not_found`
 * @BECKON_ERROR_ACCESS_DENIED: `AccessDeniedException`, 403: the caller is not the management account of a named
 *   organization (G-13), or `hub_off_error` (G-1)
 * @BECKON_ERROR_BAD_REQUEST: `BadRequestException`, 400: leave without an administrator (O-10) or as a
 *   managed member (G-16), or Security Hub is off for the caller, in the operations for which G-1 says so
 * @BECKON_ERROR_UNKNOWN_OPERATION: `UnknownOperationException`, 404: no such method and path (O-11)
 * @BECKON_ERROR_SERIALIZATION: `SerializationException`, 400: the body is not a JSON object (O-11)
 * @BECKON_ERROR_REQUEST_TOO_LARGE: `RequestEntityTooLargeException`, 413: the body is over 10 MiB (O-11)
 * @BECKON_ERROR_OTHER: an exception of any other name, which a fault plan made (F-1):
 *   beckon_error_peek_raised_exception() and beckon_error_get_raised_status() read which
 *
 * The codes of %BECKON_ERROR. When a call fails with one of them, the world has not changed.
 * Unknown operation, serialization and request too large come only from requests (beckon-wire.h).
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_ERROR_INTERNAL,
  BECKON_ERROR_INVALID_ACCESS,
  BECKON_ERROR_INVALID_INPUT,
  BECKON_ERROR_LIMIT_EXCEEDED,
  BECKON_ERROR_RESOURCE_CONFLICT,
  BECKON_ERROR_RESOURCE_NOT_FOUND,
  BECKON_ERROR_ACCESS_DENIED,
  BECKON_ERROR_BAD_REQUEST,
  BECKON_ERROR_UNKNOWN_OPERATION,
  BECKON_ERROR_SERIALIZATION,
  BECKON_ERROR_REQUEST_TOO_LARGE,
  BECKON_ERROR_OTHER = 255 /* apart from the others, so that more of them can follow */
} BeckonError;

/**
 * BECKON_N_ERRORS:
 *
 * How many codes stand for one exception each: they are numbered from 0. %BECKON_ERROR_OTHER is not one of them.
 *
 * Since: 0.1
 */
#define BECKON_N_ERRORS 11

/**
 * BECKON_ERROR:
 *
 * The error domain of whole-call failures. Its codes are #BeckonError.
 *
 * Since: 0.1
 */
#define BECKON_ERROR (beckon_error_quark ())

/**
 * beckon_error_quark:
 *
 * Gives the error domain, %BECKON_ERROR.
 *
 * Returns: the domain
 *
 * Since: 0.1
 */
BECKON_API GQuark beckon_error_quark (void);

/**
 * beckon_error_peek_exception:
 * @code: a code, but not %BECKON_ERROR_OTHER
 *
 * Gives the exception's name as the service sends it: `InvalidInputException`. For a #GError that a fault plan may have
 * made, use beckon_error_peek_raised_exception().
 *
 * Returns: (transfer none): the name, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_error_peek_exception (BeckonError code);

/**
 * beckon_error_get_status:
 * @code: a code, but not %BECKON_ERROR_OTHER
 *
 * Gives the exception's HTTP status. For a #GError that a fault plan may have made, use
 * beckon_error_get_raised_status().
 *
 * Returns: the status, 400..500
 *
 * Since: 0.1
 */
BECKON_API guint beckon_error_get_status (BeckonError code);

/**
 * beckon_error_from_exception:
 * @name: an exception's name, such as `InternalException`
 * @code: (out) (optional): where to put the code; not set if there is no exception of that name
 *
 * Finds a code by its exception's name.
 *
 * Returns: whether there is an exception of that name
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_error_from_exception (const char *name, BeckonError *code);

/**
 * beckon_error_is_exception_name:
 * @name: any text
 *
 * Tells whether a fault's exception can have a name (F-1): 1 to 128 characters of `A` to `Z`, `a` to `z`, `0` to `9`
 * and `.`.
 *
 * Returns: whether it can
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_error_is_exception_name (const char *name);

/**
 * beckon_error_peek_raised_exception:
 * @error: an error of the domain %BECKON_ERROR
 *
 * Gives the name of the exception with which the call failed, whether or not it has a code of its own:
 * `ThrottlingException`.
 *
 * Returns: (transfer none) (nullable): the name, as long as @error lives; %NULL for an error with the code
 *   %BECKON_ERROR_OTHER that a language binding has rebuilt from its code and message, as Python's does
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_error_peek_raised_exception (const GError *error);

/**
 * beckon_error_get_raised_status:
 * @error: an error of the domain %BECKON_ERROR
 *
 * Gives the HTTP status with which the call failed. Only a fault plan makes it another one than that of the code (F-1).
 *
 * Returns: the status, 400..599; 400 for an error with the code %BECKON_ERROR_OTHER that a language binding has rebuilt
 *   from its code and message
 *
 * Since: 0.1
 */
BECKON_API guint beckon_error_get_raised_status (const GError *error);

/**
 * beckon_error_get_reason:
 * @error: an error of the domain %BECKON_ERROR
 *
 * Tells why the call failed.
 *
 * Returns: the reason; %BECKON_REASON_NONE for an error that a language binding has rebuilt from its code and message,
 *   as Python's does
 *
 * Since: 0.1
 */
BECKON_API BeckonReason beckon_error_get_reason (const GError *error);

/**
 * beckon_error_peek_rule:
 * @error: an error of the domain %BECKON_ERROR
 *
 * Tells which rule of doc/semantics.md made the call fail: `G-7`.
 *
 * Returns: (transfer none): the rule's id, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_error_peek_rule (const GError *error);

G_END_DECLS

#endif
