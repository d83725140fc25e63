/* SPDX-License-Identifier: MIT */
/* An entry of UnprocessedAccounts: one account for which a call changed nothing, and why. */
#ifndef BECKON_RESULT_H
#define BECKON_RESULT_H

#include <beckon/beckon-lifecycle.h>
#include <beckon/beckon-reason.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonResult:
 *
 * An entry of UnprocessedAccounts: one account for which a call changed nothing, and why. It is a value: it never
 * changes, and stays valid whatever happens to the Region, in any thread.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_RESULT (beckon_result_get_type ())

/**
 * beckon_result_get_type:
 *
 * Gives the boxed type of #BeckonResult.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_result_get_type (void);

/**
 * beckon_result_ref:
 * @self: a result
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_result_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonResult *beckon_result_ref (BeckonResult *self);

/**
 * beckon_result_unref:
 * @self: (transfer full): a result
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_result_unref (BeckonResult *self);

/**
 * beckon_result_peek_account_id:
 * @self: a result
 *
 * Reads the account id, as the request named it (`AccountId`).
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_result_peek_account_id (const BeckonResult *self);

/**
 * beckon_result_peek_text:
 * @self: a result
 *
 * Reads what the service says (`ProcessingResult`): the text of the reason, or that of a guard or a fault.
 *
 * Returns: (transfer none): the text, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_result_peek_text (const BeckonResult *self);

/**
 * beckon_result_get_reason:
 * @self: a result
 *
 * Reads why the account was not processed.
 *
 * Returns: the reason
 *
 * Since: 0.1
 */
BECKON_API BeckonReason beckon_result_get_reason (const BeckonResult *self);

/**
 * beckon_result_peek_rule:
 * @self: a result
 *
 * Reads which rule of doc/semantics.md refused it: a cell of the table, `L-accepted/decline`, or a
 * rule around the pair, `G-8`. It is empty for a guard and a fault, which are not rules.
 *
 * Returns: (transfer none): the rule's id, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_result_peek_rule (const BeckonResult *self);

/**
 * beckon_result_get_state:
 * @self: a result
 *
 * Reads the state that the pair was in when it was judged (O-3). The entry did not change that state,
 * because a result means that nothing changed for the entry.
 *
 * Returns: the state; %BECKON_STATE_NONE for the caller's own id and for an invalid one
 *
 * Since: 0.1
 */
BECKON_API BeckonState beckon_result_get_state (const BeckonResult *self);

/**
 * beckon_result_peek_email:
 * @self: a result
 *
 * Reads the e-mail address on file, if the result's account is the member of the pair (O-3).
 *
 * Returns: (transfer none) (nullable): the address, owned by @self; %NULL if there is none, or if the account is not
 *   the member of the pair
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_result_peek_email (const BeckonResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonResult, beckon_result_unref)

G_END_DECLS

#endif
