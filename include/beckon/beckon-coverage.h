/* SPDX-License-Identifier: MIT */
/* Coverage: which cells of the table and which rules the calls of a test run have touched. */
#ifndef BECKON_COVERAGE_H
#define BECKON_COVERAGE_H

#include <beckon/beckon-region.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/*
 * A coverage counts for as many Regions as it is given to. It counts by the ids of doc/semantics.md:
 *
 * - a cell of the table (`L-pending/decline`) is touched when its step was asked of a pair in its state, and it was the
 *   cell that answered. A step that names no pair is asked of each that it is about: every member that DisableSecurityHub
 *   drops, every invitation of an account that cannot leave; with no such pair, it is the cell of the state none;
 * - any other rule is touched when it refused something, or, where it says what happens, when that has happened: `T-1`
 *   by every move, `O-7` by a page that is not the only one.
 *
 * What was taken back did not happen: of a call that fails, only what made it fail is touched. A dry run, an explanation
 * and what a callback does touch nothing, but for W-6, which a callback touches that tries to change its Region.
 *
 * Rules that no single call can show are not counted: W-1, W-2, W-7, T-4, G-12 and the invariants (V-1 to V-9). All that is
 * counted can be touched, but not all with the same switches: three cells of delete-invitation (none, created, removed)
 * need administrator_may_delete_invitations to be off, because O-2 makes a withdrawal of that step.
 */

#define BECKON_TYPE_COVERAGE (beckon_coverage_get_type ())

/**
 * beckon_coverage_get_type:
 *
 * Gives the boxed type of #BeckonCoverage, which is safe from any thread.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_coverage_get_type (void);

/**
 * beckon_coverage_new:
 *
 * Makes a coverage in which nothing was touched. Its counts are shared with the processes that are forked afterwards:
 * tests that Check runs in a process of their own count in it too.
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
 * Lists what is counted: the ids of the 70 cells, state by state, then those of the other rules.
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
 * Returns: how often; 0 too for what is not counted
 *
 * Since: 0.1
 */
BECKON_API guint beckon_coverage_get_count (const BeckonCoverage *self, const char *rule);

/**
 * beckon_coverage_dup_string:
 * @self: a coverage
 *
 * Writes it down for people: how many cells and rules were touched, the table with a count in each cell, and the rules
 * that were and that were not.
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
 * Lets a Region count what its calls touch. Without one, which is how it begins, nothing is counted; it costs next to
 * nothing then. A clone counts nothing. Not from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_set_coverage (BeckonRegion *self, BeckonCoverage *coverage);

/**
 * beckon_region_touch_rule:
 * @self: a Region
 * @rule: a rule's id
 *
 * Counts a rule as touched once more, in the Region's coverage if it has one. It is for layers above the core that
 * refuse by a rule themselves, as libbeckon-wire does by O-11. In a dry run, and from a callback of the Region, nothing is
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
