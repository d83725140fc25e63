/* SPDX-License-Identifier: MIT */
/* Asking first: what would happen, and why not. */
#ifndef BECKON_EXPLAIN_H
#define BECKON_EXPLAIN_H

#include <beckon/beckon-operation.h>
#include <beckon/beckon-reason.h>
#include <beckon/beckon-region.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonExplanation:
 *
 * What an operation would do, and if it would do nothing, why not. It is a value: it never changes, and stays valid
 * whatever happens to the Region, in any thread.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_EXPLANATION (beckon_explanation_get_type ())

/**
 * beckon_explanation_get_type:
 *
 * Gives the boxed type of #BeckonExplanation.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_explanation_get_type (void);

/**
 * beckon_explanation_ref:
 * @self: an explanation
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_explanation_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonExplanation *beckon_explanation_ref (BeckonExplanation *self);

/**
 * beckon_explanation_unref:
 * @self: (transfer full): an explanation
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_explanation_unref (BeckonExplanation *self);

/**
 * beckon_explanation_would_act:
 * @self: an explanation
 *
 * Tells whether the call would change something now.
 *
 * Returns: whether it would
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_explanation_would_act (const BeckonExplanation *self);

/**
 * beckon_explanation_get_reason:
 * @self: an explanation
 *
 * Reads why the call would not change anything.
 *
 * Returns: the reason; %BECKON_REASON_NONE if the call would change something, or would succeed with nothing to do
 *
 * Since: 0.1
 */
BECKON_API BeckonReason beckon_explanation_get_reason (const BeckonExplanation *self);

/**
 * beckon_explanation_peek_rule:
 * @self: an explanation
 *
 * Reads which rule of doc/semantics.md decides: the cell of the table, or the rule around the pair.
 *
 * Returns: (transfer none) (nullable): the rule's id, owned by @self; %NULL if the call would succeed and no rule
 * decides
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_explanation_peek_rule (const BeckonExplanation *self);

/**
 * beckon_explanation_peek_sure:
 * @self: an explanation
 *
 * Reads how sure the rule that decides is: the letters of doc/semantics.md, as beckon_rule_peek_sure() gives them.
 *
 * Returns: (transfer none) (nullable): the letters, constant; empty for a rule that has none; %NULL if no rule decides
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_explanation_peek_sure (const BeckonExplanation *self);

/**
 * beckon_explanation_peek_exception:
 * @self: an explanation
 *
 * Reads the exception that the whole call would fail with.
 *
 * Returns: (transfer none) (nullable): the exception's name, as long as @self lives; %NULL if the call
 *   would succeed
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_explanation_peek_exception (const BeckonExplanation *self);

/**
 * beckon_explanation_peek_text:
 * @self: an explanation
 *
 * Reads what the service would say.
 *
 * Returns: (transfer none) (nullable): the text, owned by @self; %NULL if there would be no text
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_explanation_peek_text (const BeckonExplanation *self);

/**
 * beckon_explanation_peek_remedy:
 * @self: an explanation
 *
 * Reads what would make the step possible.
 *
 * Returns: (transfer none) (nullable): a sentence, owned by @self; %NULL if nothing is in the way
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_explanation_peek_remedy (const BeckonExplanation *self);

/**
 * beckon_region_explain:
 * @self: a Region
 * @caller: the account that would call
 * @operation: an operation that can change something
 * @account_id: (nullable): the account that the call would name; for the operations on tags, the account whose hub is
 *   meant; ignored by operations that name neither
 * @error: return location for a #GError, or %NULL
 *
 * Tells whether a caller's operation on an account would change something now, and if not, why. This is a dry run of
 * that call. For an operation that accepts, it uses the invitation id on file. Optional fields are not given, so
 * UpdateSecurityHubConfiguration would change nothing; and a required field that names no account gets an example:
 * AutoEnable true, the tag `key` with the value `value`.
 *
 * Fails with %BECKON_ERROR_INVALID_INPUT when @operation can never change anything, or when it needs an @account_id and
 * none is given. From a callback of the Region the call would change nothing: then the reason is
 * %BECKON_REASON_CALLED_BACK.
 *
 * Returns: (transfer full): the explanation, %NULL on failure; release with beckon_explanation_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonExplanation *beckon_region_explain (BeckonRegion *self,
                                                     const char *caller,
                                                     BeckonOperation operation,
                                                     const char *account_id,
                                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonExplanation, beckon_explanation_unref)

G_END_DECLS

#endif
