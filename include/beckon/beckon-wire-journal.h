/* SPDX-License-Identifier: MIT */
/* Journals and fault plans as JSON. */
#ifndef BECKON_WIRE_JOURNAL_H
#define BECKON_WIRE_JOURNAL_H

#include <beckon/beckon-fault.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/*
 * A journal as JSON Lines: its first line is an object with the members `journal` (the format's version), `semantics` and
 * `world` (the world that it began with, as saved files have it); each further line is an entry, with the members
 * that beckon-journal.h names, times in ISO 8601 with six digits.
 */

/**
 * beckon_wire_journal_head_to_json:
 * @world: the world that the journal begins with
 *
 * Writes the first line of a journal.
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
 * Writes an entry.
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
 * Reads of an entry what beckon_region_replay() needs: all but `effects`, `output` and `error`, which it makes
 * anew. To see whether a replay did the same, compare lines: beckon_wire_journal_entry_to_json() of what it made is
 * the line again, byte for byte. Fails with %BECKON_WORLD_ERROR_INVALID.
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
 * Reads a fault of a plan. Its members: one of `before` and `after`, an exception's name, with `message`
 * (optional); or `unprocessed`, the text, with `account`. All optional: `operation`, `caller` and `account` to match,
 * `nth`, `times`, `probability` and `seed`. Fails with %BECKON_WORLD_ERROR_INVALID.
 *
 * Returns: (transfer full): the fault, %NULL on failure; free with beckon_fault_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonFault *beckon_wire_fault_from_json (const char *text, gssize length, GError **error);

G_END_DECLS

#endif
