/* SPDX-License-Identifier: MIT */
/* Worlds as JSON: written down, read back, kept in files. doc/world.md has the schema. */
#ifndef BECKON_WIRE_WORLD_H
#define BECKON_WIRE_WORLD_H

#include <beckon/beckon-association.h>
#include <beckon/beckon-types.h>
#include <beckon/beckon-world.h>

G_BEGIN_DECLS

/* --- JSON ------------------------------------------------------------------------------------- */

/**
 * beckon_wire_world_to_json:
 * @world: a world
 *
 * Writes a world down canonically, on one line: equal worlds give equal bytes. What stands beside a world
 * (Region name, switches, sequence numbers) is not in it (W-7). Times are ISO 8601 in microseconds; members
 * without a value are absent.
 *
 * Returns: (transfer full): one JSON object; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_wire_world_to_json (const BeckonWorld *world);

/**
 * beckon_wire_world_to_saved_json:
 * @world: a world
 *
 * Writes a world down as a file has it: indented, one account or association on each line, and with what
 * stands beside the world: Region name and switches where they are known, and the sequence numbers, so that
 * tokens of lists stay good after save and load (O-7).
 *
 * Returns: (transfer full): one JSON object and a newline; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_wire_world_to_saved_json (const BeckonWorld *world);

/**
 * beckon_wire_world_from_json:
 * @text: a JSON object of either form, or written by hand with only the members that matter
 * @length: the number of bytes, -1 if a NUL ends them
 * @error: return location for a #GError, or %NULL
 *
 * Reads a world back. Fails with %BECKON_WORLD_ERROR_INVALID, %BECKON_WORLD_ERROR_NEWER or
 * %BECKON_WORLD_ERROR_BROKEN, with a sentence that names what is wrong and where:
 * `state "pendig" at associations[3] is none of created, pending, …`. Whatever is in the text is data.
 *
 * Returns: (transfer full): the world, %NULL on failure; release with beckon_world_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWorld *beckon_wire_world_from_json (const char *text, gssize length, GError **error);

/**
 * beckon_wire_account_to_json:
 * @account: an account
 *
 * Writes an account down as it stands in a world.
 *
 * Returns: (transfer full): one JSON object; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_wire_account_to_json (const BeckonAccount *account);

/**
 * beckon_wire_association_to_json:
 * @association: an association
 *
 * Writes an association down as it stands in a world, canonically: without its sequence number.
 *
 * Returns: (transfer full): one JSON object; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_wire_association_to_json (const BeckonAssociation *association);

/* --- files ------------------------------------------------------------------------------------ */

/**
 * beckon_wire_save_world:
 * @world: a world
 * @filename: (type filename): a file, which need not exist; its folder has to
 * @error: return location for a #GError, or %NULL
 *
 * Saves a world to a file, whole or not at all: whoever reads the file, and whenever this process is
 * killed, finds the old content or the new one. On success the new one is on disk. The permission bits of
 * a file that exists are kept, and where possible its owner and group; a symbolic link is followed; what
 * exists and is no regular file is refused.
 *
 * The new content is written beside the file, to `.NAME.beckon-new`. A process that is killed can leave
 * that one behind, and the next save removes it. Saves of one file at once, from threads or processes,
 * wait for each other, for ten seconds at the most.
 *
 * Fails with a #GFileError and a sentence: `cannot write worlds/a.json: No space left on device`. Then
 * nothing is left behind and the file is as it was, unless the last step failed, which makes the new name
 * durable: then the new content is in place. A process with a limit on the size of files has to ignore
 * `SIGXFSZ` to be told.
 *
 * Returns: whether it was saved
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_wire_save_world (const BeckonWorld *world, const char *filename, GError **error);

/**
 * beckon_wire_load_world:
 * @filename: (type filename): a file, of at most 1 GiB
 * @error: return location for a #GError, or %NULL
 *
 * Reads a world from a file, as beckon_wire_world_from_json() does. Fails with a #GFileError when the file
 * cannot be read, otherwise as that function does. Every sentence begins with `cannot read` and the file's
 * name.
 *
 * Returns: (transfer full): the world, %NULL on failure; release with beckon_world_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWorld *beckon_wire_load_world (const char *filename, GError **error);

G_END_DECLS

#endif
