/* SPDX-License-Identifier: MIT */
/* Coverage: which cells of the table and which rules the calls of a test run have touched. */
#ifndef BECKON_COVERAGE_H
#define BECKON_COVERAGE_H

#include <beckon/beckon-region.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonCoverage:
 *
 * How often the calls of Regions have touched each cell of the table and each rule. It is safe from any thread, and can
 * count for several Regions at once. It counts by the ids of doc/semantics.md:
 *
 * - A cell of the table (`L-pending/decline`) is touched when its step is taken on a pair in its state, and the cell
 *   decides the answer. A step that names no pair counts for each pair that it concerns: DisableSecurityHub for every
 *   member that it deletes, and leaving without an administrator for every invitation of the account. If there is no
 *   such pair, the cell of the state none is touched.
 * - Any other rule is touched when it refuses something. A rule that says what happens is touched when that happens:
 *   `T-1` by every move, `O-7` by every page that is not the only one.
 *
 * What follows from an account's coming to an organization or leaving it (G-15) is counted as if the delegated
 * administrator had called.
 *
 * A call that fails touches only the rule or cell that made it fail, because everything else was undone. Dry runs,
 * explanations and callbacks touch nothing. The one exception is W-6: a callback that tries to change its Region
 * touches it.
 *
 * Rules that no single call can show are not counted: W-1, W-2, W-7, T-4, G-12 and the invariants (V-1 to V-11). Nor
 * are the rules of fault plans (F-1, F-2), because what goes wrong on purpose is not an answer of the service's own.
 * Everything that is counted can be touched, but not all of it with the same switches. Three cells of delete-invitation
 * (none, created, removed) can be touched only if administrator_may_delete_invitations is off, because otherwise O-2
 * turns the step into a withdrawal.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_COVERAGE (beckon_coverage_get_type ())

/**
 * beckon_coverage_get_type:
 *
 * Gives the boxed type of #BeckonCoverage.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_coverage_get_type (void);

/**
 * beckon_coverage_new:
 *
 * Makes a coverage in which nothing is touched yet. Its counts are shared with processes that are forked later, so
 * tests that Check runs in processes of their own are counted too.
 *
 * Returns: (transfer full): the coverage; release with beckon_coverage_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonCoverage *beckon_coverage_new (void);

/**
 * beckon_coverage_ref:
 * @self: a coverage
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_coverage_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonCoverage *beckon_coverage_ref (BeckonCoverage *self);

/**
 * beckon_coverage_unref:
 * @self: (transfer full): a coverage
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_coverage_unref (BeckonCoverage *self);

/**
 * beckon_coverage_dup_rules:
 *
 * Lists what is counted: first the ids of the 70 cells, ordered by state, then those of the other rules.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids; free with g_strfreev()
 *
 * Since: 0.1
 */
BECKON_API char **beckon_coverage_dup_rules (void);

/**
 * beckon_coverage_get_count:
 * @self: a coverage
 * @rule: a rule's id, such as `L-pending/decline` or `G-7`
 *
 * Reads how often a rule was touched.
 *
 * Returns: how often; also 0 for a rule that is not counted
 *
 * Since: 0.1
 */
BECKON_API guint beckon_coverage_get_count (const BeckonCoverage *self, const char *rule);

/**
 * beckon_coverage_dup_string:
 * @self: a coverage
 *
 * Writes a report for people: how many cells and rules were touched, the table with a count in each cell, the rules
 * that were touched, and those that were not.
 *
 * Returns: (transfer full): several lines, each with its newline; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_coverage_dup_string (const BeckonCoverage *self);

/**
 * beckon_region_set_coverage:
 * @self: a Region
 * @coverage: (nullable): the coverage to count in, %NULL to count no more
 *
 * Makes a Region count what its calls touch. A new Region has no coverage and counts nothing, which costs almost no
 * time. A clone has no coverage either. Must not be called from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_set_coverage (BeckonRegion *self, BeckonCoverage *coverage);

/**
 * beckon_region_touch_rule:
 * @self: a Region
 * @rule: a rule's id
 *
 * Counts one more touch of a rule, in the Region's coverage if it has one. This is for layers above the core that apply
 * a rule themselves, as libbeckon-wire applies O-11. In a dry run, and from a callback of the Region, nothing is
 * counted.
 *
 * Returns: whether it was counted
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_touch_rule (BeckonRegion *self, const char *rule);

/**
 * beckon_region_ref_coverage:
 * @self: a Region
 *
 * Gives the coverage that the Region counts in.
 *
 * Returns: (transfer full) (nullable): the coverage, %NULL for none; release with beckon_coverage_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonCoverage *beckon_region_ref_coverage (BeckonRegion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonCoverage, beckon_coverage_unref)

G_END_DECLS

#endif
