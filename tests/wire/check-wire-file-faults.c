/* SPDX-License-Identifier: MIT */
/* Worlds in files where a system call fails: all or nothing, no litter, and a sentence that says why (doc/world.md). */
#include "../testing-folder.h"
#include "wire/file.h"

#include <beckon/beckon-wire-world.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- calls that fail ----------------------------------------------------------------------- */

#define SHORT 0 /* instead of an errno: one byte is read or written, and no more */

typedef struct
{
  const char *call;
  int code;
  gboolean is_lasting; /* or only once */
  enum
  {
    FAILS,   /* whenever it happens, saving or loading fails */
    IS_DONE, /* whenever it happens, the work is done all the same */
    EITHER,  /* that depends on what the call was for */
  } outcome;
  gboolean leaves_stray; /* of a killed process, for a later save */
} Fault;

static struct
{
  const Fault *fault; /* NULL for none */
  guint nth;          /* of the calls is the first that fails */
  guint n_calls, n_fired;
  guint n_syncs;
  gboolean is_renamed;
} armed;

static void
arm (const Fault *fault, guint nth)
{
  memset (&armed, 0, sizeof armed);
  armed.nth = nth;
  armed.fault = fault;
}

static void
disarm (void)
{
  armed.fault = NULL;
}

/* Whether this call is one that fails. Then errno is set. */
static gboolean
fires (const char *call)
{
  guint n;

  if (armed.fault == NULL || strcmp (armed.fault->call, call) != 0)
    return FALSE;
  n = armed.n_calls++;
  if (n < armed.nth || (n > armed.nth && !armed.fault->is_lasting))
    return FALSE;
  armed.n_fired++;
  errno = armed.fault->code;

  return TRUE;
}

/* A program's own function is called instead of that of a library. This is the one of the library. */
#define REAL(function) ((__typeof__ (&(function))) dlsym (RTLD_NEXT, #function))

static mode_t
take_mode (int flags, va_list rest)
{
  return (flags & O_CREAT) != 0 ? va_arg (rest, mode_t) : 0;
}

int
open (const char *path, int flags, ...)
{
  va_list rest;
  mode_t mode;

  va_start (rest, flags);
  mode = take_mode (flags, rest);
  va_end (rest);

  return fires ("open") ? -1 : REAL (open) (path, flags, mode);
}

int
openat (int fd, const char *path, int flags, ...)
{
  va_list rest;
  mode_t mode;

  va_start (rest, flags);
  mode = take_mode (flags, rest);
  va_end (rest);

  return fires ("openat") ? -1 : REAL (openat) (fd, path, flags, mode);
}

/* Success, too, may change errno. */
int
close (int fd)
{
  int result = REAL (close) (fd);

  if (armed.fault != NULL)
    errno = EBADF;

  return result;
}

int
fstat (int fd, struct stat *found)
{
  return fires ("fstat") ? -1 : REAL (fstat) (fd, found);
}

int
fstatat (int fd, const char *path, struct stat *found, int flags)
{
  return fires ("fstatat") ? -1 : REAL (fstatat) (fd, path, found, flags);
}

ssize_t
read (int fd, void *bytes, size_t size)
{
  gboolean is_hit = fires ("read");

  return is_hit && armed.fault->code != SHORT ? -1 : REAL (read) (fd, bytes, is_hit ? 1 : size);
}

ssize_t
write (int fd, const void *bytes, size_t size)
{
  gboolean is_hit = fires ("write");

  return is_hit && armed.fault->code != SHORT ? -1 : REAL (write) (fd, bytes, is_hit ? 1 : size);
}

int
fchown (int fd, uid_t owner, gid_t group)
{
  return fires ("fchown") ? -1 : REAL (fchown) (fd, owner, group);
}

int
fchmod (int fd, mode_t mode)
{
  return fires ("fchmod") ? -1 : REAL (fchmod) (fd, mode);
}

int
fsync (int fd)
{
  armed.n_syncs++;

  return fires ("fsync") ? -1 : REAL (fsync) (fd);
}

int
renameat (int old_fd, const char *old_path, int new_fd, const char *new_path)
{
  if (fires ("renameat"))
    return -1;
  armed.is_renamed = TRUE;

  return REAL (renameat) (old_fd, old_path, new_fd, new_path);
}

int
unlinkat (int fd, const char *path, int flags)
{
  return fires ("unlinkat") ? -1 : REAL (unlinkat) (fd, path, flags);
}

int
flock (int fd, int operation)
{
  return fires ("flock") ? -1 : REAL (flock) (fd, operation);
}

int
getentropy (void *bytes, size_t size)
{
  return fires ("getentropy") ? -1 : REAL (getentropy) (bytes, size);
}

char *
realpath (const char *path, char *resolved)
{
  return fires ("realpath") ? NULL : REAL (realpath) (path, resolved);
}

/* --- what is in the folder ------------------------------------------------------------------ */

#define N_CALLS_MAX 20 /* of one kind, in a save or a load that nothing delays */
#define OLD_MODE 0640

/* Before the save. */
enum
{
  OLD = 1 << 0,           /* a file with another world */
  LINK = 1 << 1,          /* the path that is saved to is a link to it */
  STRAY_OF_OURS = 1 << 2, /* of a process that was killed */
  PLANT = 1 << 3,         /* something that is not a stray, under the name of one */
};

static const guint set_ups[]
    = { 0, OLD, STRAY_OF_OURS, OLD | STRAY_OF_OURS, PLANT, OLD | PLANT, LINK, OLD | LINK, OLD | LINK | STRAY_OF_OURS };

static void
prepare (guint set_up)
{
  g_autofree char *stray = NULL, *link = NULL;

  tear_down_folder ();
  set_up_folder ();
  stray = within (STRAY);
  link = within ("link");
  if ((set_up & OLD) != 0)
    {
      save_well (1, file);
      ck_assert_int_eq (chmod (file, OLD_MODE), 0);
    }
  if ((set_up & LINK) != 0)
    ck_assert_int_eq (symlink ("a.json", link), 0);
  if ((set_up & STRAY_OF_OURS) != 0)
    ck_assert (g_file_set_contents (stray, "{", -1, NULL));
  if ((set_up & PLANT) != 0)
    ck_assert_int_eq (g_mkdir (stray, 0700), 0);
}

static char *
path_of (guint set_up)
{
  return within ((set_up & LINK) != 0 ? "link" : "a.json");
}

static gboolean
has_stray (void)
{
  g_autofree char *stray = within (STRAY);

  return g_file_test (stray, G_FILE_TEST_IS_REGULAR);
}

/* Nothing is there that was not there before, but for the file. */
static void
assert_no_litter (guint set_up, gboolean has_file)
{
  gboolean has_its_name = (set_up & PLANT) != 0 || ((set_up & STRAY_OF_OURS) != 0 && has_stray ());
  g_autofree char *expected = g_strconcat (has_its_name ? STRAY " " : "", has_file ? "a.json " : "",
                                           (set_up & LINK) != 0 ? "link " : "", NULL);

  assert_names (g_strchomp (expected));
}

/* The file has the new world or the old one. Nobody has a right to it that the old one did not give. */
static void
assert_file (guint set_up, gboolean is_new)
{
  gboolean has_file = is_new || (set_up & OLD) != 0;
  struct stat found;

  assert_no_litter (set_up, has_file);
  if (!has_file)
    return;
  ck_assert_uint_eq (size_in (file), is_new ? 2 : 1);
  ck_assert_int_eq (stat (file, &found), 0);
  ck_assert ((set_up & OLD) == 0 || (found.st_mode & 07777 & ~OLD_MODE) == 0);
}

static void
assert_failed (const GError *error, const char *what, const char *path)
{
  g_autofree char *sentence = g_strdup_printf ("cannot %s %s: %s", what, path, g_strerror (armed.fault->code));

  ck_assert_str_eq (error->message, sentence);
  ck_assert (g_error_matches (error, G_FILE_ERROR, (int) g_file_error_from_errno (armed.fault->code)));
}

/* It is done if nothing failed, and otherwise as the fault's outcome says. */
static void
assert_outcome (const Fault *fault, gboolean is_done)
{
  if (armed.n_fired == 0 || fault->outcome == IS_DONE)
    ck_assert_msg (is_done, "call %u of %s is not overcome", armed.nth, fault->call);
  else if (fault->outcome == FAILS)
    ck_assert_msg (!is_done, "call %u of %s is passed over", armed.nth, fault->call);
}

/* --- saving -------------------------------------------------------------------------------- */

/* clang-format off */
static const Fault saving_faults[] = {
  { "open", EMFILE, FALSE, FAILS },
  { "open", EACCES, TRUE, FAILS },
  { "realpath", ELOOP, FALSE, FAILS },
  { "realpath", ENOENT, FALSE, IS_DONE },
  { "openat", EMFILE, FALSE, EITHER, TRUE },
  { "openat", EACCES, FALSE, EITHER },
  { "openat", EACCES, TRUE, FAILS },
  { "openat", ENOENT, FALSE, EITHER },
  { "openat", ENOSPC, TRUE, FAILS },
  { "openat", EEXIST, FALSE, EITHER, TRUE },
  { "fstat", EIO, FALSE, EITHER },
  { "fstatat", EIO, FALSE, IS_DONE, TRUE },
  { "fstatat", ENOENT, FALSE, IS_DONE },
  { "write", ENOSPC, FALSE, FAILS },
  { "write", EIO, TRUE, FAILS },
  { "write", EINTR, FALSE, IS_DONE },
  { "write", SHORT, FALSE, IS_DONE },
  { "write", SHORT, TRUE, IS_DONE },
  { "fchown", EPERM, FALSE, IS_DONE },
  { "fchown", EPERM, TRUE, IS_DONE },
  { "fchmod", EPERM, FALSE, FAILS },
  { "fsync", EIO, FALSE, FAILS },
  { "fsync", ENOSPC, TRUE, FAILS },
  { "fsync", EINVAL, FALSE, EITHER },
  { "fsync", ENOTSUP, FALSE, EITHER },
  { "renameat", EACCES, FALSE, FAILS },
  { "renameat", ENOSPC, TRUE, FAILS },
  { "unlinkat", EPERM, FALSE, IS_DONE, TRUE },
  { "unlinkat", EROFS, TRUE, IS_DONE, TRUE },
  { "flock", EWOULDBLOCK, FALSE, IS_DONE },
  { "flock", ENOLCK, FALSE, EITHER, TRUE },
  { "flock", ENOLCK, TRUE, EITHER, TRUE },
  { "getentropy", ENOSYS, TRUE, FAILS },
};
/* clang-format on */

/* Saves while the fault is armed; tells whether it happened. */
static gboolean
save_with (const Fault *fault, guint set_up, guint nth)
{
  g_autofree char *path = path_of (set_up);
  g_autoptr (BeckonWorld) world = world_new (2), same = world_new (2);
  g_autoptr (GError) error = NULL;
  gboolean is_saved;

  arm (fault, nth);
  is_saved = beckon_wire_save_world (world, path, &error);
  ck_assert (is_saved == (error == NULL));
  if (!is_saved)
    assert_failed (error, "write", path);
  disarm ();
  assert_outcome (fault, is_saved);
  /* After the content, what is synced is the folder. That alone can fail after the rename. */
  ck_assert (is_saved == armed.is_renamed
             || (strcmp (fault->call, "fsync") == 0 && nth == 1 && fault->outcome == FAILS));
  ck_assert (!is_saved || armed.n_syncs == 2);
  ck_assert (!is_saved || fault->leaves_stray || !has_stray ());
  assert_file (set_up, armed.is_renamed);
  ck_assert_beckon_worlds_equal (world, same);

  return armed.n_fired > 0;
}

/* What stands in the way is a stray and nothing else; it is gone when the next save is done. */
static void
assert_saved_next_time (guint set_up)
{
  g_autofree char *path = path_of (set_up);

  save_well (3, path);
  ck_assert_uint_eq (size_in (file), 3);
  assert_no_litter (set_up & ~(guint) STRAY_OF_OURS, TRUE);
}

/* Each of the calls fails in turn, until there is none left to fail. */
static guint
save_with_each (const Fault *fault, guint set_up)
{
  gboolean is_hit = TRUE;
  guint nth;

  for (nth = 0; is_hit; nth++)
    {
      ck_assert_uint_le (nth, N_CALLS_MAX);
      prepare (set_up);
      is_hit = save_with (fault, set_up, nth);
      assert_saved_next_time (set_up);
    }

  return nth - 1;
}

START_TEST (test_save)
{
  guint n_fired = 0;

  for (guint i = 0; i < G_N_ELEMENTS (set_ups); i++)
    n_fired += save_with_each (&saving_faults[_i], set_ups[i]);
  ck_assert_uint_gt (n_fired, 0);
}
END_TEST

/* --- permissions --------------------------------------------------------------------------- */

static const Fault no_owner = { "fchown", EPERM, FALSE, IS_DONE };
static const Fault no_owner_and_no_group = { "fchown", EPERM, TRUE, IS_DONE };

static guint
mode_after (guint mode, const Fault *fault)
{
  g_autoptr (BeckonWorld) world = world_new (2);
  struct stat found;

  prepare (OLD);
  ck_assert_int_eq (chmod (file, mode), 0);
  arm (fault, 0);
  ck_assert (beckon_wire_save_world (world, file, NULL));
  disarm ();
  ck_assert_int_eq (stat (file, &found), 0);

  return found.st_mode & 07777;
}

/* The group's members and all others may do what both might before, whatever that was. */
START_TEST (test_group_that_cannot_be_kept)
{
  for (guint group = 0; group < 8; group++)
    for (guint others = 0; others < 8; others++)
      {
        guint old = 06600 | group << 3 | others, both = group & others;

        ck_assert_uint_eq (mode_after (old, &no_owner_and_no_group), 0600 | both << 3 | both);
      }
}
END_TEST

/* The group is kept with its rights, and the program of one owner does not become that of another. */
START_TEST (test_owner_that_cannot_be_kept)
{
  ck_assert_uint_eq (mode_after (04764, &no_owner), 0764);
  ck_assert_uint_eq (mode_after (0640, &no_owner), 0640);
}
END_TEST

/* --- loading ------------------------------------------------------------------------------- */

static const Fault loading_faults[] = {
  { "open", EMFILE, FALSE, FAILS }, { "fstat", EIO, TRUE, IS_DONE },   { "read", EIO, FALSE, FAILS },
  { "read", EIO, TRUE, FAILS },     { "read", EINTR, FALSE, IS_DONE }, { "read", SHORT, FALSE, IS_DONE },
  { "read", SHORT, TRUE, IS_DONE },
};

static gboolean
load_with (const Fault *fault, guint nth)
{
  g_autoptr (BeckonWorld) world = NULL, expected = world_new (1);
  g_autoptr (GError) error = NULL;

  arm (fault, nth);
  world = beckon_wire_load_world (file, &error);
  if (world == NULL)
    assert_failed (error, "read", file);
  disarm ();
  assert_outcome (fault, world != NULL);
  if (world != NULL)
    ck_assert_beckon_worlds_equal (world, expected);
  assert_file (OLD, FALSE);

  return armed.n_fired > 0;
}

START_TEST (test_load)
{
  guint nth = 0;

  prepare (OLD);
  while (load_with (&loading_faults[_i], nth))
    ck_assert_uint_le (++nth, N_CALLS_MAX);
  ck_assert_uint_gt (nth, 0);
}
END_TEST

/* --- sizes --------------------------------------------------------------------------------- */

/* It takes no room on the disk, and nothing of it is read. */
START_TEST (test_file_too_large)
{
  const Fault never = { "read", EIO, FALSE, FAILS };
  g_autoptr (GError) error = NULL;
  int fd = open (file, O_WRONLY | O_CREAT, 0600);

  ck_assert_int_eq (ftruncate (fd, ((off_t) 1 << 30) + 1), 0);
  close (fd);
  arm (&never, G_MAXUINT);
  ck_assert_ptr_null (beckon_wire_load_world (file, &error));
  disarm ();
  ck_assert_uint_eq (armed.n_calls, 0);
  ck_assert_msg (g_str_has_suffix (error->message, ": File too large"), "%s", error->message);
}
END_TEST

/* A pipe has no size, nor has a file that cannot be asked. */
START_TEST (test_file_of_unknown_size)
{
  const Fault unknown = { "fstat", EIO, TRUE, IS_DONE };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize size;

  ck_assert (g_file_set_contents (file, "12345", -1, NULL));
  arm (&unknown, 0);
  text = beckon_file_read (file, 5, &size, NULL);
  ck_assert_str_eq (text, "12345");
  ck_assert_uint_eq (size, 5);
  ck_assert_ptr_null (beckon_file_read (file, 4, &size, &error));
  disarm ();
  ck_assert_str_eq (error->message, "File too large");
  ck_assert (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_FAILED));
}
END_TEST

/* It is refused before anything is read of it, so it need not be there. */
START_TEST (test_text_too_large)
{
  g_autoptr (GError) error = NULL;

  prepare (OLD);
  ck_assert (!beckon_file_replace (file, "", ((gsize) 1 << 30) + 1, &error));
  ck_assert_str_eq (error->message, "File too large");
  ck_assert (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_FAILED));
  assert_file (OLD, FALSE);
}
END_TEST

/* --- randomness ---------------------------------------------------------------------------- */

/* A sandbox may forbid to ask the kernel for it. */
START_TEST (test_region_without_entropy)
{
  const Fault forbidden = { "getentropy", ENOSYS, TRUE, IS_DONE };
  BeckonRegion *self;

  arm (&forbidden, 0);
  self = region_new ();
  disarm ();
  ck_assert_uint_gt (armed.n_fired, 0);
  enable (self, ADMINISTRATOR, MEMBER, NULL);
  pair_in_state (self, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_members (self, ADMINISTRATOR, TRUE, IDS (MEMBER));
  ck_assert_beckon_invariants (self);
  beckon_region_unref (self);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-file-faults");
  TCase *tcase;

  tcase = testing_add_folder_tcase (suite, "saving");
  tcase_add_loop_test (tcase, test_save, 0, G_N_ELEMENTS (saving_faults));

  tcase = testing_add_folder_tcase (suite, "permissions");
  tcase_add_test (tcase, test_group_that_cannot_be_kept);
  tcase_add_test (tcase, test_owner_that_cannot_be_kept);

  tcase = testing_add_folder_tcase (suite, "loading");
  tcase_add_loop_test (tcase, test_load, 0, G_N_ELEMENTS (loading_faults));

  tcase = testing_add_folder_tcase (suite, "sizes");
  tcase_add_test (tcase, test_file_too_large);
  tcase_add_test (tcase, test_file_of_unknown_size);
  tcase_add_test (tcase, test_text_too_large);

  tcase = testing_add_folder_tcase (suite, "randomness");
  tcase_add_test (tcase, test_region_without_entropy);

  return testing_run (suite);
}
