/* SPDX-License-Identifier: MIT */
/* What the tests of saving share: a folder to play in, and worlds in its files. */
#include "testing-folder.h"

#include <beckon/beckon-wire-world.h>
#include <glib/gstdio.h>
#include <string.h>

char *folder;
char *file;

void
set_up_folder (void)
{
  folder = g_dir_make_tmp ("beckon-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
  file = g_build_filename (folder, "a.json", NULL);
}

static void
remove_all (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

void
tear_down_folder (void)
{
  remove_all (folder);
  g_clear_pointer (&folder, g_free);
  g_clear_pointer (&file, g_free);
}

TCase *
testing_add_folder_tcase (Suite *suite, const char *name)
{
  TCase *tcase = testing_add_tcase (suite, name);

  tcase_add_checked_fixture (tcase, set_up_folder, tear_down_folder);

  return tcase;
}

char *
within (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static int
compare_names (const void *first, const void *second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

char *
list_names (const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GDir *dir = g_dir_open (path, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_ptr_array_add (names, g_strdup (name));
  g_dir_close (dir);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

void
assert_names (const char *expected)
{
  g_autofree char *names = list_names (folder);

  ck_assert_str_eq (names, expected);
}

/* --- worlds -------------------------------------------------------------------------------- */

/* Uses nothing of Check's, which writes down where each test is. */
BeckonWorld *
world_new (guint n)
{
  BeckonWorld *world = beckon_world_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%012u", i);

      g_assert_true (beckon_world_add_association (world, ADMINISTRATOR, id, BECKON_STATE_PENDING, EMAIL (MEMBER), NULL,
                                                   START_US, BECKON_TIME_NONE, NULL));
    }

  return world;
}

void
save_well (guint n, const char *path)
{
  g_autoptr (BeckonWorld) world = world_new (n);
  g_autoptr (GError) error = NULL;

  ck_assert_msg (beckon_wire_save_world (world, path, &error), "%s", error != NULL ? error->message : "?");
}

guint
size_in (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = beckon_wire_load_world (path, &error);
  g_autoptr (GPtrArray) associations = NULL;

  ck_assert_msg (world != NULL, "%s", error != NULL ? error->message : "?");
  associations = beckon_world_find_associations (world, NULL, NULL, BECKON_STATE_NONE);

  return associations->len;
}
