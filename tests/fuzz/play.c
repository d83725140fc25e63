/* SPDX-License-Identifier: MIT */
/* The main () of a target where there is no libFuzzer: plays each file of tests/fuzz/corpus/NAME and each of its beginnings
 * once. NAME is that of the program, without check-fuzz-. */
#include "fuzz.h"
#include "testing.h"

#include <stdlib.h>

#define MAX_BEGINNINGS 8

static char *folder;
static GPtrArray *names;

static GPtrArray *
list_names (const char *path)
{
  GDir *directory = g_dir_open (path, 0, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    g_ptr_array_add (list, g_strdup (name));
  g_clear_pointer (&directory, g_dir_close);

  return list;
}

/* A copy of exactly these bytes, so that valgrind and ASan see a target that reads beyond them. */
static void
play (const char *bytes, size_t size)
{
  uint8_t *copy = malloc (size);

  memcpy (copy, bytes, size);
  ck_assert_int_eq (LLVMFuzzerTestOneInput (copy, size), 0);
  free (copy);
}

START_TEST (test_file)
{
  g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, (guint) _i), NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  ck_assert (g_file_get_contents (path, &bytes, &size, NULL));
  play (bytes, size);
  for (gsize i = 0; i < MAX_BEGINNINGS && i < size; i++)
    play (bytes, size - 1 - i * size / MIN (size, MAX_BEGINNINGS));
}
END_TEST

int
main (int argc, char **argv)
{
  const char *source = g_getenv ("top_srcdir");
  const char *name = argc > 0 ? strstr (argv[0], "check-fuzz-") : NULL;
  Suite *suite = suite_create (name);
  TCase *tcase = tcase_create ("corpus");
  int status;

  if (source == NULL || name == NULL)
    return EXIT_FAILURE;
  folder = g_build_filename (source, "tests", "fuzz", "corpus", name + strlen ("check-fuzz-"), NULL);
  names = list_names (folder);
  if (names->len == 0)
    return EXIT_FAILURE;

  tcase_add_loop_test (tcase, test_file, 0, (int) names->len);
  suite_add_tcase (suite, tcase);
  status = testing_run (suite);
  g_ptr_array_unref (names);
  g_free (folder);

  return status;
}
