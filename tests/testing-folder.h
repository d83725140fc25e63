/* SPDX-License-Identifier: MIT */
/* What the tests of saving share: a folder to play in, and worlds in its files. */
#pragma once

#include "testing.h"

/* --- a folder to play in ------------------------------------------------------------------- */

/* The usual name of the new file that becomes a.json. */
#define STRAY ".beckon-new-6025a12236ee54ba"

/* Of a test: the folder is empty at its start, and `file` is a.json in it, which is not there yet. */
extern char *folder;
extern char *file;

/* testing_add_tcase () with a folder for each test. */
TCase *testing_add_folder_tcase (Suite *suite, const char *name);
void set_up_folder (void);
void tear_down_folder (void);

/* The path of a name in the folder. */
char *within (const char *name);

/* What is in a folder, in order, with spaces between. */
char *list_names (const char *path);
void assert_names (const char *expected);

/* --- worlds -------------------------------------------------------------------------------- */

/* One that is so large: worlds of different sizes are different. Children and threads may call it. */
BeckonWorld *world_new (guint n);

void save_well (guint n, const char *path);

/* How large the world in a file is; fails unless it is whole. */
guint size_in (const char *path);
