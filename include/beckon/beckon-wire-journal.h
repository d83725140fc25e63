/* SPDX-License-Identifier: MIT */
/* Journals and fault plans as JSON. */
#ifndef BECKON_WIRE_JOURNAL_H
#define BECKON_WIRE_JOURNAL_H

#include <beckon/beckon-fault.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * beckon_wire_journal_head_to_json:
 * @world: the world that the journal begins with
 *
 * Writes the first line of a journal.
 *
 * A journal can be written as JSON Lines. Its first line is an object with the fields `journal` (the version of the
 * format), `semantics`, and `world` (the world that the journal began with, in the form of saved files). Every other
 * line is an entry with the fields that beckon-journal.h lists. Times are in ISO 8601 with six decimals.
 *
 * Returns: (transfer full): the line, without its newline; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_wire_journal_head_to_json (const BeckonWorld *world);

/**
 * beckon_wire_journal_head_from_json:
 * @text: the first line of a journal
 * @length: the number of bytes, -1 if a NUL ends them
 * @error: return location for a #GError, or %NULL
 *
 * Reads the first line of a journal. Fails with an error of the domain %BECKON_WORLD_ERROR.
 *
 * Returns: (transfer full): the world that the journal began with, %NULL on failure; release with
 *   beckon_world_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWorld *beckon_wire_journal_head_from_json (const char *text, gssize length, GError **error);

/**
 * beckon_wire_journal_entry_to_json:
 * @entry: an entry of a journal
 *
 * Writes an entry. What no entry of a Region has is written all the same: a number beyond 2^63 - 1, and a value of a
 * type that entries do not have, such as a byte, as a string. beckon_wire_journal_entry_from_json() refuses a string
 * where a number belongs.
 *
 * Returns: (transfer full): the line, without its newline; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_wire_journal_entry_to_json (GVariant *entry);

/**
 * beckon_wire_journal_entry_from_json:
 * @text: a line of a journal
 * @length: the number of bytes, -1 if a NUL ends them
 * @error: return location for a #GError, or %NULL
 *
 * Reads an entry for beckon_region_replay(): everything except `effects`, `output` and `error`, which the replay makes
 * again. To check a replay, pass the entry that it returns to beckon_wire_journal_entry_to_json() and compare the
 * result with the original line: they are equal byte for byte if the call did the same. Fails with
 * %BECKON_WORLD_ERROR_INVALID.
 *
 * Returns: (transfer full): the entry, not floating; %NULL on failure. Release with g_variant_unref()
 *
 * Since: 0.1
 */
BECKON_API GVariant *beckon_wire_journal_entry_from_json (const char *text, gssize length, GError **error);

/**
 * beckon_wire_fault_from_json:
 * @text: a fault: an object
 * @length: the number of bytes, -1 if a NUL ends them
 * @error: return location for a #GError, or %NULL
 *
 * Reads a fault. The object has either `before` or `after` with the name of an exception, and optionally `status` and
 * `message` (F-1); or it has `unprocessed` with a text, and `account`; or it has `stale`, which is true (F-2). These
 * fields are optional: `operation`, `caller` and `account`, which restrict the calls that match; and `nth`, `times`,
 * `probability` and `seed`. Fails with %BECKON_WORLD_ERROR_INVALID.
 *
 * Returns: (transfer full): the fault, %NULL on failure; free with beckon_fault_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonFault *beckon_wire_fault_from_json (const char *text, gssize length, GError **error);

G_END_DECLS

#endif
