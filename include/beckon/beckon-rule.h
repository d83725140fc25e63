/* SPDX-License-Identifier: MIT */
/* The rules of doc/semantics.md: their ids, and how sure each one is. */
#ifndef BECKON_RULE_H
#define BECKON_RULE_H

#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * beckon_rule_peek_sure:
 * @rule: a rule's id, such as `L-pending/decline` or `G-7`
 *
 * Tells how sure a rule is: the letters of doc/semantics.md, such as `D,O`. Several letters mean that each of them
 * holds for the rule or for a part of it.
 *
 * Everything that names a rule names it by its id: a cell of the table by `L-pending/decline`, any other rule by `G-7`.
 * The letters say how a rule is known, with commas between them and in the order of doc/semantics.md: S stated by the
 * reference of DeclineInvitations, D documented, DS documented for a sibling service, O observed, OS observed on a
 * sibling service, I inferred, so that the ruling is ours. A rule has no letters where the document has a dash.
 *
 * Returns: (transfer none) (nullable): the letters, constant; empty for a rule that has none; %NULL for what is not a
 * rule
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_rule_peek_sure (const char *rule);

/**
 * beckon_rule_dup_ids:
 *
 * Lists all rules of doc/semantics.md: first the 77 cells, ordered by state and then by step, and then the others in
 * the order of the document.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids; free with g_strfreev()
 *
 * Since: 0.1
 */
BECKON_API char **beckon_rule_dup_ids (void);

G_END_DECLS

#endif
