/* SPDX-License-Identifier: MIT */
/* Guards: a function of the embedder that may veto a step. */
#ifndef BECKON_GUARD_H
#define BECKON_GUARD_H

#include <beckon/beckon-error.h>
#include <beckon/beckon-lifecycle.h>
#include <beckon/beckon-operation.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/* --- what a guard is asked -------------------------------------------------------------------- */

/**
 * BeckonProposal:
 *
 * A step that the rules allow and that is about to be taken: what a guard is asked. It is a value: it never changes,
 * in any thread.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_PROPOSAL (beckon_proposal_get_type ())

/**
 * beckon_proposal_get_type:
 *
 * Gives the boxed type of #BeckonProposal.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_proposal_get_type (void);

/**
 * beckon_proposal_ref:
 * @self: a proposal
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_proposal_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonProposal *beckon_proposal_ref (BeckonProposal *self);

/**
 * beckon_proposal_unref:
 * @self: (transfer full): a proposal
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_proposal_unref (BeckonProposal *self);

/**
 * beckon_proposal_get_operation:
 * @self: a proposal
 *
 * Reads the operation that is being called.
 *
 * Returns: the operation
 *
 * Since: 0.1
 */
BECKON_API BeckonOperation beckon_proposal_get_operation (const BeckonProposal *self);

/**
 * beckon_proposal_get_step:
 * @self: a proposal
 *
 * Reads the step that the operation takes.
 *
 * Returns: the step
 *
 * Since: 0.1
 */
BECKON_API BeckonStep beckon_proposal_get_step (const BeckonProposal *self);

/**
 * beckon_proposal_peek_caller:
 * @self: a proposal
 *
 * Reads which account calls.
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_proposal_peek_caller (const BeckonProposal *self);

/**
 * beckon_proposal_peek_administrator_id:
 * @self: a proposal
 *
 * Reads the administrator of the pair.
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_proposal_peek_administrator_id (const BeckonProposal *self);

/**
 * beckon_proposal_peek_member_id:
 * @self: a proposal
 *
 * Reads the member of the pair.
 *
 * Returns: (transfer none): the id, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_proposal_peek_member_id (const BeckonProposal *self);

/**
 * beckon_proposal_get_from:
 * @self: a proposal
 *
 * Reads the state that the pair is in.
 *
 * Returns: the state
 *
 * Since: 0.1
 */
BECKON_API BeckonState beckon_proposal_get_from (const BeckonProposal *self);

/**
 * beckon_proposal_get_to:
 * @self: a proposal
 *
 * Reads the state that the pair would be in after the step.
 *
 * Returns: the state
 *
 * Since: 0.1
 */
BECKON_API BeckonState beckon_proposal_get_to (const BeckonProposal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonProposal, beckon_proposal_unref)

/* --- what a guard answers -------------------------------------------------------------------------- */

/**
 * BeckonVerdict:
 *
 * A guard's veto: what a step is refused with.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_VERDICT (beckon_verdict_get_type ())

/**
 * beckon_verdict_get_type:
 *
 * Gives the boxed type of #BeckonVerdict.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_verdict_get_type (void);

/**
 * beckon_verdict_new_report:
 * @text: the text for UnprocessedAccounts: not blank, valid UTF-8
 *
 * Makes a veto of the step for this account. The account stays unprocessed with the reason %BECKON_REASON_GUARD and
 * this text, and the call goes on. In an operation without UnprocessedAccounts there is no place for the text:
 * DisassociateMembers skips the account, and all other operations fail with %BECKON_ERROR_ACCESS_DENIED and this text.
 *
 * Returns: (transfer full): the veto; free with beckon_verdict_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonVerdict *beckon_verdict_new_report (const char *text);

/**
 * beckon_verdict_new_failure:
 * @code: the exception
 * @message: its message: not blank, valid UTF-8
 *
 * Makes a veto of the whole call. The call fails with this error, and nothing changes at all.
 *
 * Returns: (transfer full): the veto; free with beckon_verdict_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonVerdict *beckon_verdict_new_failure (BeckonError code, const char *message);

/**
 * beckon_verdict_copy:
 * @self: a veto
 *
 * Copies a veto.
 *
 * Returns: (transfer full): a copy; free with beckon_verdict_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonVerdict *beckon_verdict_copy (const BeckonVerdict *self);

/**
 * beckon_verdict_free:
 * @self: (transfer full): a veto
 *
 * Frees a veto.
 *
 * Since: 0.1
 */
BECKON_API void beckon_verdict_free (BeckonVerdict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonVerdict, beckon_verdict_free)

/* --- setting one ------------------------------------------------------------------------------ */

/**
 * BeckonGuardFunc:
 * @region: the Region
 * @proposal: (transfer none): what is about to happen; to keep it, take a reference
 * @user_data: what was given with the guard
 *
 * A guard: a function of the embedder that decides whether a step may happen. It is called for every pair that the
 * table moves, after all rules were checked and before anything happens to that pair; in a dry run too. It runs under
 * the Region's lock, on the caller's thread. If it reads from the Region, it sees the world so far. If it calls an
 * operation that could change the Region, that call fails. The top of beckon-region.h says what else it may call: of
 * two Regions, only the guard of one may call the other.
 *
 * Returns: (transfer full) (nullable): a veto, %NULL to let it happen
 *
 * Since: 0.1
 */
typedef BeckonVerdict *(*BeckonGuardFunc) (BeckonRegion *region, BeckonProposal *proposal, gpointer user_data);

/**
 * beckon_region_set_guard:
 * @self: a Region
 * @guard: (nullable) (scope notified) (closure user_data) (destroy destroy): the guard, %NULL for none
 * @user_data: handed to @guard
 * @destroy: (nullable): frees @user_data when the guard is replaced or the Region freed
 *
 * Sets the guard. A Region has at most one. Must not be called from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_set_guard (BeckonRegion *self,
                                         BeckonGuardFunc guard,
                                         gpointer user_data,
                                         GDestroyNotify destroy);

G_END_DECLS

#endif
