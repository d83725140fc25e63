/* SPDX-License-Identifier: MIT */
/* Worlds as JSON: written, read, and kept in files. doc/world.md has the schema. */
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
 * Writes a world in its canonical form, on one line: equal worlds give equal bytes. The Region's name, the switches and
 * the sequence numbers are not part of a world (W-7) and are left out. Times are ISO 8601 in microseconds. Fields
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
 * Writes a world in the form of saved files: indented, with one account or association on each line. It also has the
 * Region's name and the switches, if they are known, and the sequence numbers, so that tokens of lists stay valid
 * after save and load (O-7).
 *
 * Returns: (transfer full): one JSON object and a newline; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_wire_world_to_saved_json (const BeckonWorld *world);

/**
 * beckon_wire_world_from_json:
 * @text: a JSON object of either form, or written by hand with only some of the fields
 * @length: the number of bytes, -1 if a NUL ends them
 * @error: return location for a #GError, or %NULL
 *
 * Reads a world. Fails with %BECKON_WORLD_ERROR_INVALID, %BECKON_WORLD_ERROR_NEWER or
 * %BECKON_WORLD_ERROR_BROKEN, with a sentence that names what is wrong and where:
 * `state "pendig" at associations[3] is not one of pending, resigned, …`. @text may come from an untrusted source.
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
 * Writes an account in the form that it has in a world.
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
 * Writes an association in the form that it has in a canonical world: without its sequence number.
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
 * @filename: (type filename): a file, which does not have to exist; its folder has to exist
 * @error: return location for a #GError, or %NULL
 *
 * Saves a world to a file, whole or not at all: a reader of the file finds either the old content or the new one, even
 * if this process is killed. On success the new content is on disk. An existing file keeps its permission bits and,
 * where possible, its owner and group. Where the group cannot be kept, its members and all others keep only the bits
 * that both had. A symbolic link is followed, also one that leads to a file that does not exist. If @filename exists
 * and is not a regular file, saving is refused.
 *
 * The new content is first written to `.beckon-new-` and 16 hexadecimal digits in the same folder. A process that is
 * killed can leave that file behind, and the next save of the same file by the same user removes it. When several
 * threads or processes of one user save to one file, each waits for the others, for at most ten seconds; then it saves
 * without waiting any longer. Nothing that another user puts into the folder under that name makes saving fail.
 *
 * Fails with a #GFileError and a sentence: `cannot write worlds/a.json: No space left on device`. Then the file has not
 * changed, and no other file is left behind. There is one exception: if the last step fails, which makes the new name
 * durable, then the new content is in place. A process with a limit on the size of files must ignore `SIGXFSZ`.
 * Otherwise the signal ends it when the limit is reached.
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
 * cannot be read, and otherwise as that function does. Every sentence begins with `cannot read` and the file's
 * name.
 *
 * Returns: (transfer full): the world, %NULL on failure; release with beckon_world_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWorld *beckon_wire_load_world (const char *filename, GError **error);

G_END_DECLS

#endif
