/* SPDX-License-Identifier: MIT */
/* The journal: every call with all that came from outside, so that it can be done again. */
#ifndef BECKON_JOURNAL_H
#define BECKON_JOURNAL_H

#include <beckon/beckon-region.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/*
 * An entry is a GVariant of type a{sv}, with these keys in this order; an optional one is absent when
 * there is nothing to say:
 *
 * - `time` (x): the time that the call read, microseconds since the epoch
 * - `caller` (s): the account that called; absent for what no account does
 * - `operation` (s): the operation's name; or `organization`, `switches`, `restore` or `put` for
 *   beckon_region_set_organization_account(), beckon_region_set_switches(), beckon_region_restore() (and
 *   reset) and beckon_region_put_association()
 * - `input` (a{sv}): the input, its members named as the service names them
 * - `ids` (as), optional: the invitation ids that were drawn
 * - `verdicts` (aa{sv}), optional: what a guard answered each time: nothing, `text`, or `exception` and
 *   `message`
 * - `faults` (aa{sv}), optional: which faults fired: `kind` with `exception` and `message`, or with
 *   `account` and `text`
 * - `effects` (aa{sv}), optional: for each account: `account`, `from`, `to`, `rule`, and `reason` where
 *   nothing happened; of a call that fails, none
 * - `output` (a{sv}): what was answered, or `error` (a{sv}): `exception`, `message`, `reason`, `rule`
 *
 * A call whose input holds a text that is not valid UTF-8 is refused and cannot be written down: it is
 * not in the journal. Neither is a dry run.
 */

/**
 * BECKON_JOURNAL_FORMAT:
 *
 * The version of the form of entries.
 *
 * Since: 0.1
 */
#define BECKON_JOURNAL_FORMAT 1

/**
 * beckon_region_start_journal:
 * @self: a Region
 * @max_entries: how many entries are kept at the most, the newest ones; 0 for all of them
 *
 * Starts a journal, empty. One that was there is dropped. Not from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_start_journal (BeckonRegion *self, guint max_entries);

/**
 * beckon_region_stop_journal:
 * @self: a Region
 *
 * Stops the journal and drops it. Not from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_stop_journal (BeckonRegion *self);

/**
 * beckon_region_take_journal:
 * @self: a Region
 *
 * Takes the entries out of the journal, oldest first; it goes on, empty.
 *
 * Returns: (transfer container) (element-type GVariant): the entries; empty without a journal. It owns its elements:
 *   free with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_take_journal (BeckonRegion *self);

/**
 * beckon_region_dup_journal:
 * @self: a Region
 *
 * Copies the journal, oldest entry first.
 *
 * Returns: (transfer container) (element-type GVariant): the entries; empty without a journal. It owns its elements:
 *   free with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_dup_journal (BeckonRegion *self);

/**
 * beckon_region_replay:
 * @self: a Region
 * @entry: an entry of a journal
 * @error: return location for a #GError, or %NULL
 *
 * Does again what an entry says, with what came from outside as it stands there: no clock, id source,
 * guard or fault plan is asked. On the world that the journal began with, or that the entries before
 * it have led to, the world and the answer are the same again, and so is the entry that is returned:
 * one that differs shows that something else was done. Fails with %BECKON_WORLD_ERROR_INVALID when @entry is no entry
 * (%BECKON_WORLD_ERROR_NEWER or %BECKON_WORLD_ERROR_BROKEN when a world in it is that), and with
 * %BECKON_WORLD_ERROR_REFUSED from a callback of the Region or in a dry run; then nothing changes.
 *
 * Returns: (transfer full): the entry as it would be written now, not floating; %NULL on failure. Compare with
 *   g_variant_equal(), release with g_variant_unref()
 *
 * Since: 0.1
 */
BECKON_API GVariant *beckon_region_replay (BeckonRegion *self, GVariant *entry, GError **error);

G_END_DECLS

#endif
