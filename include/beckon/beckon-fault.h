/* SPDX-License-Identifier: MIT */
/* Failing on purpose, to test the code that calls the service (doc/semantics.md, section 9). */
#ifndef BECKON_FAULT_H
#define BECKON_FAULT_H

#include <beckon/beckon-error.h>
#include <beckon/beckon-operation.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonFault:
 *
 * What goes wrong, in which calls, and how often. A fault belongs to one thread at a time; a Region keeps copies of
 * its own.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_FAULT (beckon_fault_get_type ())

/**
 * beckon_fault_get_type:
 *
 * Gives the boxed type of #BeckonFault.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_fault_get_type (void);

/**
 * beckon_fault_new_before:
 * @code: the exception
 * @message: its message
 *
 * Makes a fault that fails the whole call, before anything is applied.
 *
 * Returns: (transfer full): the fault; free with beckon_fault_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonFault *beckon_fault_new_before (BeckonError code, const char *message);

/**
 * beckon_fault_new_before_named:
 * @exception: the exception's name, for which beckon_error_is_exception_name() holds
 * @status: the HTTP status, 400..599; 0 for the usual one of that name (F-1)
 * @message: (nullable): the message; %NULL for the usual one of that name
 *
 * Makes a fault that fails the whole call, before anything is applied, with an exception of any name. The call fails
 * with the exception's code if it has one, and else with %BECKON_ERROR_OTHER.
 *
 * Returns: (transfer full): the fault; free with beckon_fault_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonFault *beckon_fault_new_before_named (const char *exception, guint status, const char *message);

/**
 * beckon_fault_new_after:
 * @code: the exception
 * @message: its message
 *
 * Makes a fault that loses the answer of a call: the call is carried out as usual, but the caller gets this exception
 * instead of the answer. This is the only way in which a failed call changes something (V-6).
 *
 * Returns: (transfer full): the fault; free with beckon_fault_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonFault *beckon_fault_new_after (BeckonError code, const char *message);

/**
 * beckon_fault_new_after_named:
 * @exception: the exception's name, for which beckon_error_is_exception_name() holds
 * @status: the HTTP status, 400..599; 0 for the usual one of that name (F-1)
 * @message: (nullable): the message; %NULL for the usual one of that name
 *
 * Makes a fault that loses the answer of a call, as beckon_fault_new_after() does, with an exception of any name.
 *
 * Returns: (transfer full): the fault; free with beckon_fault_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonFault *beckon_fault_new_after_named (const char *exception, guint status, const char *message);

/**
 * beckon_fault_new_unprocessed:
 * @account_id: the account
 * @text: what UnprocessedAccounts says
 *
 * Makes a fault that leaves one account of a call unprocessed, with the reason %BECKON_REASON_FAULT. It matches calls
 * that name the account, of operations that return UnprocessedAccounts.
 *
 * Returns: (transfer full): the fault; free with beckon_fault_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonFault *beckon_fault_new_unprocessed (const char *account_id, const char *text);

/**
 * beckon_fault_new_stale:
 *
 * Makes a fault that answers a read from an older world (F-2): the one before the last call of another account that
 * changed something. If there was no such call, the read is answered as ever. It matches calls of operations that only
 * read: their names begin with List, Get or Describe. The Region looks back no further than to the moment when the
 * fault was added, and it forgets older worlds when its world is replaced (beckon_region_restore()) and when the plan
 * is emptied. While the fault can still fire, every call that may change something copies the world; without such a
 * fault nothing is copied.
 *
 * Returns: (transfer full): the fault; free with beckon_fault_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonFault *beckon_fault_new_stale (void);

/**
 * beckon_fault_copy:
 * @self: a fault
 *
 * Copies a fault.
 *
 * Returns: (transfer full): a copy; free with beckon_fault_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonFault *beckon_fault_copy (const BeckonFault *self);

/**
 * beckon_fault_free:
 * @self: (transfer full): a fault
 *
 * Frees a fault.
 *
 * Since: 0.1
 */
BECKON_API void beckon_fault_free (BeckonFault *self);

/**
 * beckon_fault_match_operation:
 * @self: a fault
 * @operation: an operation
 *
 * Restricts the fault to calls of one operation. Without this, calls of every operation match.
 *
 * Since: 0.1
 */
BECKON_API void beckon_fault_match_operation (BeckonFault *self, BeckonOperation operation);

/**
 * beckon_fault_match_caller:
 * @self: a fault
 * @caller: (nullable): an account id, %NULL for any
 *
 * Restricts the fault to calls by one account.
 *
 * Since: 0.1
 */
BECKON_API void beckon_fault_match_caller (BeckonFault *self, const char *caller);

/**
 * beckon_fault_match_account:
 * @self: a fault
 * @account_id: (nullable): an account id, %NULL for any
 *
 * Restricts the fault to calls whose input names an account. A fault that leaves an account unprocessed reports this
 * account instead of the one that it was made with; there, as in beckon_fault_new_unprocessed(), @account_id is not
 * %NULL, and valid UTF-8.
 *
 * Since: 0.1
 */
BECKON_API void beckon_fault_match_account (BeckonFault *self, const char *account_id);

/**
 * beckon_fault_set_nth:
 * @self: a fault
 * @nth: which of the matching calls is the first that can fail: 1, the default, or more
 *
 * Sets how many matching calls pass before the fault can fire: @nth - 1.
 *
 * Since: 0.1
 */
BECKON_API void beckon_fault_set_nth (BeckonFault *self, guint nth);

/**
 * beckon_fault_set_times:
 * @self: a fault
 * @times: how many calls fail, 1 by default; 0 for every matching call
 *
 * Sets how often the fault fires.
 *
 * Since: 0.1
 */
BECKON_API void beckon_fault_set_times (BeckonFault *self, guint times);

/**
 * beckon_fault_set_probability:
 * @self: a fault
 * @probability: from 0 to 1; the default is 1
 * @seed: any number; the same seed selects the same calls
 *
 * Sets the probability with which the fault fires in a matching call. The choice is reproducible.
 *
 * Since: 0.1
 */
BECKON_API void beckon_fault_set_probability (BeckonFault *self, double probability, guint64 seed);

/**
 * beckon_region_add_fault:
 * @self: a Region
 * @fault: a fault, copied
 *
 * Adds a fault to the Region's fault plan. A call whose input is refused is not matched. Any other call is matched with
 * every fault, in the order in which they were added, before the gate is judged. If several faults make a call fail,
 * the first one decides. Must not be called from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_add_fault (BeckonRegion *self, const BeckonFault *fault);

/**
 * beckon_region_clear_faults:
 * @self: a Region
 *
 * Empties the Region's fault plan. Must not be called from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_clear_faults (BeckonRegion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonFault, beckon_fault_free)

G_END_DECLS

#endif
