/* SPDX-License-Identifier: MIT */
/* Worlds in files. */
#include "wire/file.h"

#include "rules/text.h"

#include <beckon/beckon-wire-world.h>
#include <string.h>

static void
prefix_filename (GError **error, const char *what, const char *filename)
{
  g_autofree char *displayed = g_filename_display_name (filename);
  g_autofree char *name = beckon_text_tidy (displayed);

  g_prefix_error (error, "%s %s: ", what, name);
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
  is_saved = beckon_file_replace (filename, text, strlen (text), error);
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

  text = beckon_file_read (filename, FILE_MAX_SIZE, &size, error);
  if (text != NULL)
    world = beckon_wire_world_from_json (text, size, error);
  if (world == NULL)
    prefix_filename (error, "cannot read", filename);

  return world;
}
