/* SPDX-License-Identifier: MIT */
/* Worlds in files. */
#include "wire/file.h"

#include "rules/text.h"

#include <beckon/beckon-wire-world.h>
#include <errno.h>
#include <string.h>

static void
prefix_filename (GError **error, const char *what, const char *filename)
{
  g_autofree char *displayed = g_filename_display_name (filename);
  g_autofree char *name = beckon_text_tidy (displayed);

  g_prefix_error (error, "%s %s: ", what, name);
}

static gboolean
write_text (const char *filename, const char *text, GError **error)
{
  gsize size = strlen (text);

  /* A file too large to be read again is not written. */
  if (size > FILE_MAX_SIZE)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, g_strerror (EFBIG));
      return FALSE;
    }

  return beckon_file_replace (filename, text, size, error);
}

gboolean
beckon_wire_save_world (const BeckonWorld *world, const char *filename, GError **error)
{
  g_autofree char *text = NULL;
  gboolean is_saved;

  g_return_val_if_fail (world != NULL, FALSE);
  g_return_val_if_fail (filename != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  text = beckon_wire_world_to_saved_json (world);
  is_saved = write_text (filename, text, error);
  if (!is_saved)
    prefix_filename (error, "cannot write", filename);

  return is_saved;
}

BeckonWorld *
beckon_wire_load_world (const char *filename, GError **error)
{
  BeckonWorld *world = NULL;
  g_autofree char *text = NULL;
  gsize size;

  g_return_val_if_fail (filename != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = beckon_file_read (filename, &size, error);
  if (text != NULL)
    world = beckon_wire_world_from_json (text, size, error);
  if (world == NULL)
    prefix_filename (error, "cannot read", filename);

  return world;
}
