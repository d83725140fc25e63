/* SPDX-License-Identifier: MIT */
/* An answer: the fields of an operation's output document. */
#ifndef BECKON_ANSWER_H
#define BECKON_ANSWER_H

#include <beckon/beckon-field.h>
#include <beckon/beckon-invitation.h>

G_BEGIN_DECLS

/**
 * BeckonAnswer:
 *
 * What an operation that succeeded answers: the fields of its output document. It does not change, and any number of
 * threads can use it.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_ANSWER (beckon_answer_get_type ())

/**
 * beckon_answer_get_type:
 *
 * Gives the boxed type of #BeckonAnswer.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_answer_get_type (void);

/**
 * beckon_answer_ref:
 * @self: an answer
 *
 * Takes a reference. From any thread.
 *
 * Returns: (transfer full): @self
 *
 * Since: 0.1
 */
BECKON_API BeckonAnswer *beckon_answer_ref (BeckonAnswer *self);

/**
 * beckon_answer_unref:
 * @self: (transfer full): an answer
 *
 * Gives a reference back; the last one frees the answer. From any thread.
 *
 * Since: 0.1
 */
BECKON_API void beckon_answer_unref (BeckonAnswer *self);

/**
 * beckon_answer_has_field:
 * @self: an answer
 * @field: a field
 *
 * Tells whether the field has a value. A list of an answer has one even when it is empty; a NextToken has one where
 * there is a next page; an Administrator has one where the caller has an administrator.
 *
 * Returns: whether it has
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_answer_has_field (const BeckonAnswer *self, BeckonField field);

/**
 * beckon_answer_peek_text:
 * @self: an answer
 * @field: a field that holds a text, such as %BECKON_FIELD_NEXT_TOKEN
 *
 * Gives a text.
 *
 * Returns: (transfer none) (nullable): the text, valid as long as @self; %NULL where the field has no value
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_answer_peek_text (const BeckonAnswer *self, BeckonField field);

/**
 * beckon_answer_get_number:
 * @self: an answer
 * @field: a field that holds a number, a time, or true or false (1 or 0)
 *
 * Gives a number; of a time, microseconds since the epoch.
 *
 * Returns: the number; 0 where the field has no value
 *
 * Since: 0.1
 */
BECKON_API gint64 beckon_answer_get_number (const BeckonAnswer *self, BeckonField field);

/**
 * beckon_answer_peek_members:
 * @self: an answer
 *
 * Gives the members of GetMembers and ListMembers.
 *
 * Returns: (transfer none) (nullable) (element-type BeckonMember): the members, valid as long as @self; %NULL for an
 *   operation without
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_answer_peek_members (const BeckonAnswer *self);

/**
 * beckon_answer_peek_invitations:
 * @self: an answer
 *
 * Gives the invitations of ListInvitations.
 *
 * Returns: (transfer none) (nullable) (element-type BeckonInvitation): the invitations, valid as long as @self; %NULL
 *   for an operation without
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_answer_peek_invitations (const BeckonAnswer *self);

/**
 * beckon_answer_peek_unprocessed:
 * @self: an answer
 *
 * Gives the UnprocessedAccounts (O-3).
 *
 * Returns: (transfer none) (nullable) (element-type BeckonResult): the results in the order of the request, valid as
 *   long as @self; %NULL for an operation without
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_answer_peek_unprocessed (const BeckonAnswer *self);

/**
 * beckon_answer_peek_administrator:
 * @self: an answer
 *
 * Gives the Administrator of GetAdministratorAccount, which GetMasterAccount calls Master (O-8).
 *
 * Returns: (transfer none) (nullable): the invitation that the caller has accepted, valid as long as @self; %NULL where
 *   there is none
 *
 * Since: 0.1
 */
BECKON_API BeckonInvitation *beckon_answer_peek_administrator (const BeckonAnswer *self);

/**
 * beckon_answer_peek_tags:
 * @self: an answer
 *
 * Gives the Tags of ListTagsForResource (O-13).
 *
 * Returns: (transfer none) (nullable) (element-type utf8 utf8): the value of each key, valid as long as @self; %NULL
 *   for an operation without
 *
 * Since: 0.1
 */
BECKON_API GHashTable *beckon_answer_peek_tags (const BeckonAnswer *self);

/**
 * beckon_answer_peek_admin_accounts:
 * @self: an answer
 *
 * Gives the ids of the AdminAccounts of ListOrganizationAdminAccounts (G-13).
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the ids, valid as long as @self; %NULL for an
 *   operation without
 *
 * Since: 0.1
 */
BECKON_API const char *const *beckon_answer_peek_admin_accounts (const BeckonAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonAnswer, beckon_answer_unref)

G_END_DECLS

#endif
