/* SPDX-License-Identifier: MIT */
/* The journal: a record of every call with everything that came from outside, so that the call can be replayed. */
#ifndef BECKON_JOURNAL_H
#define BECKON_JOURNAL_H

#include <beckon/beckon-region.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BECKON_JOURNAL_FORMAT:
 *
 * The version of the form of entries.
 *
 * Since: 0.1
 */
#define BECKON_JOURNAL_FORMAT 2

/**
 * beckon_region_start_journal:
 * @self: a Region
 * @max_entries: how many entries are kept at most; when there are more, the oldest are dropped; 0 for no limit
 *
 * Starts an empty journal. An existing journal is dropped. Must not be called from a callback of the Region. The
 * journal is not bounded in bytes; beckon_region_start_journal_full() bounds it.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_start_journal (BeckonRegion *self, guint max_entries);

/**
 * beckon_region_start_journal_full:
 * @self: a Region
 * @max_entries: how many entries are kept at most; 0 for no limit
 * @max_size: how many bytes they have together at most, as g_variant_get_size() counts them; 0 for no limit. In memory
 *   each entry takes a few hundred bytes more
 *
 * Starts an empty journal that is bounded in bytes, too: an entry is as large as its call, which can name any number of
 * accounts. When there are more entries or more bytes, the oldest entries are dropped until there are not. So what is
 * kept is always the last calls, without a gap. If a single entry is larger than @max_size, it is dropped itself, after
 * all that were older, and the journal is empty. Must not be called from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_start_journal_full (BeckonRegion *self, guint max_entries, gsize max_size);

/**
 * beckon_region_stop_journal:
 * @self: a Region
 *
 * Stops the journal and drops it. Must not be called from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_stop_journal (BeckonRegion *self);

/**
 * beckon_region_take_journal:
 * @self: a Region
 *
 * Takes all entries out of the journal, oldest first. The journal continues, and is empty.
 *
 * An entry is a GVariant of type a{sv}, with these keys in this order. An optional key is absent when
 * its list would be empty:
 *
 * - `time` (x): the time that the call read, microseconds since the epoch
 * - `caller` (s): the account that called; absent for operations without a caller
 * - `operation` (s): the operation's name; or `organization`, `switches`, `restore` or `put` for
 *   beckon_region_set_organization() and beckon_region_set_organization_account(), beckon_region_set_switches(),
 *   beckon_region_restore() (and reset) and beckon_region_put_association()
 * - `input` (a{sv}): the input; its fields have the names that the service uses, and tags are an a{sv} of texts
 * - `ids` (as), optional: the invitation ids that were drawn
 * - `verdicts` (aa{sv}), optional: what a guard answered each time: nothing, `text`, or `exception` and
 *   `message`
 * - `faults` (aa{sv}), optional: which faults fired: `kind` with `exception`, `status` (u) and `message`, or with
 *   `account` and `text`, or alone (`stale`)
 * - `older` (a{sv}), optional: the world that a stale read was answered from: `world`, `sequences` and
 *   `next-sequence`, as in the input of `restore`; absent where there was no older world to answer from
 * - `effects` (aa{sv}), optional: for each account: `account`, `from`, `to`, `rule`, and `reason` if
 *   nothing happened; absent if the call fails; of `organization`, what it brought about (G-15)
 * - `output` (a{sv}): the answer; or `error` (a{sv}): `exception`, `status` (u), `message`, `reason`, `rule`
 *
 * A `status` is absent where it is the one of section 5 of doc/semantics.md for that exception.
 *
 * A stale read (F-2) carries its older world, so that it does not depend on what came before: a replay answers it as
 * then even if it starts from a snapshot in the middle, and the replaying Region keeps no older worlds for it.
 *
 * An entry is kept in its serialised form, which takes little more memory than its bytes.
 *
 * A call whose input contains text that is not valid UTF-8 is refused. A journal cannot represent such
 * text, so the call is not in the journal. Dry runs are not in the journal either.
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
 * Makes the call of an entry again. Everything that came from outside is taken from the entry: no clock, id source,
 * guard or fault plan is asked. If the Region has the world in which the call was first made, then the new world, the
 * answer and the returned entry are the same as then. A returned entry that is different shows that the call did
 * something else. Fails with %BECKON_WORLD_ERROR_INVALID when @entry is not an entry of a journal, with
 * %BECKON_WORLD_ERROR_NEWER or %BECKON_WORLD_ERROR_BROKEN when it contains a world that is newer or broken, and with
 * %BECKON_WORLD_ERROR_REFUSED from a callback of the Region or in a dry run. Then nothing changes.
 *
 * Returns: (transfer full): the entry as it would be written now, not floating; %NULL on failure. Compare with
 *   g_variant_equal(), release with g_variant_unref()
 *
 * Since: 0.1
 */
BECKON_API GVariant *beckon_region_replay (BeckonRegion *self, GVariant *entry, GError **error);

G_END_DECLS

#endif
