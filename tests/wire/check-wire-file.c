/* SPDX-License-Identifier: MIT */
/* Worlds in files: whole or not at all, with no litter, whatever is in the way (doc/world.md). */
#include "../testing-folder.h"

#include <beckon/beckon-wire-world.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODYS_UID 65534
#define ANOTHER_GID 54321

/* --- saving that fails --------------------------------------------------------------------- */

/* Saving fails with a sentence in which FILE stands for the path. */
static void
assert_not_saved (const char *path, GFileError code, const char *sentence)
{
  g_autoptr (BeckonWorld) world = world_new (3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) expected = g_string_new (sentence);

  g_string_replace (expected, "FILE", path, 0);
  ck_assert (!beckon_wire_save_world (world, path, &error));
  ck_assert_str_eq (error->message, expected->str);
  ck_assert (g_error_matches (error, G_FILE_ERROR, code));
  ck_assert (!beckon_wire_save_world (world, path, NULL));
}

/* --- children, bounded by time ------------------------------------------------------------- */

/* Runs something in a process of its own, so that what it gives up it gives up alone. */
static void
assert_in_child (void (*func) (void))
{
  pid_t pid = fork ();
  int status;

  ck_assert_int_ge (pid, 0);
  if (pid == 0)
    {
      alarm (60);
      func ();
      _exit (0);
    }
  ck_assert_int_eq (waitpid (pid, &status, 0), pid);
  ck_assert_msg (WIFEXITED (status) && WEXITSTATUS (status) == 0, "the child ended with %d", status);
}

#define child_assert(condition)                                                                                        \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    if (!(condition))                                                                                                  \
      {                                                                                                                \
        fprintf (stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                               \
        _exit (1);                                                                                                     \
      }                                                                                                                \
  }                                                                                                                    \
  G_STMT_END

static void
child_fails_to_save (const char *why)
{
  g_autoptr (BeckonWorld) world = world_new (2000);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = g_strdup_printf ("cannot write %s: %s", file, why);

  child_assert (!beckon_wire_save_world (world, file, &error));
  if (strcmp (error->message, sentence) != 0)
    fprintf (stderr, "%s\nnot %s\n", error->message, sentence);
  child_assert (strcmp (error->message, sentence) == 0);
}

/* --- saving and loading -------------------------------------------------------------------- */

START_TEST (test_v9_save_and_load)
{
  g_autoptr (BeckonWorld) world = NULL, again = NULL;
  g_autofree char *expected = NULL, *text = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  world = beckon_region_snapshot (region);
  ck_assert (beckon_wire_save_world (world, file, NULL));
  again = beckon_wire_load_world (file, NULL);
  ck_assert_beckon_worlds_equal (again, world);
  expected = beckon_wire_world_to_saved_json (world);
  ck_assert (g_file_get_contents (file, &text, NULL, NULL));
  ck_assert_str_eq (text, expected);
  assert_names ("a.json");
}
END_TEST

START_TEST (test_save_over_larger_and_smaller)
{
  const guint sizes[] = { 100, 3, 500, 0, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      save_well (sizes[i], file);
      ck_assert_uint_eq (size_in (file), sizes[i]);
    }
  assert_names ("a.json");
}
END_TEST

START_TEST (test_file_without_folder_in_its_name)
{
  ck_assert_int_eq (chdir (folder), 0);
  save_well (2, "a.json");
  ck_assert_uint_eq (size_in ("a.json"), 2);
  assert_names ("a.json");
  ck_assert_int_eq (chdir ("/"), 0);
}
END_TEST

/* As in a daemon: a file that is opened gets the number 0, and is closed all the same. */
START_TEST (test_without_standard_input)
{
  int kept;

  save_well (1, file);
  kept = dup (STDIN_FILENO);
  close (STDIN_FILENO);
  save_well (2, file);
  ck_assert_int_eq (fcntl (STDIN_FILENO, F_GETFD), -1);
  ck_assert_int_eq (dup2 (kept, STDIN_FILENO), STDIN_FILENO);
  close (kept);
  ck_assert_uint_eq (size_in (file), 2);
}
END_TEST

static const guint name_sizes[] = { 1, 200, 243, 244, 254, 255 };

/* Any name that the file system takes, of letters of one byte or of three. */
START_TEST (test_long_name)
{
  g_autofree char *narrow = g_strnfill (name_sizes[_i], 'x');
  g_autoptr (GString) wide = g_string_new ("");

  while (wide->len + 3 <= name_sizes[_i])
    g_string_append (wide, "\xe4\xb8\x96");
  g_string_append_len (wide, narrow, name_sizes[_i] - wide->len);
  for (int i = 0; i < 2; i++)
    {
      const char *name = i == 0 ? narrow : wide->str;
      g_autofree char *path = within (name);

      save_well (1, path);
      save_well (2, path);
      ck_assert_uint_eq (size_in (path), 2);
      assert_names (name);
      ck_assert_int_eq (g_unlink (path), 0);
    }
}
END_TEST

/* --- permissions --------------------------------------------------------------------------- */

static guint
mode_of (const char *path)
{
  struct stat stat_buffer;

  ck_assert_int_eq (stat (path, &stat_buffer), 0);

  return stat_buffer.st_mode & 07777;
}

static const guint modes[] = { 0600, 0640, 0644, 0664, 0666, 0444, 0400, 0755, 01644, 0200, 0000 };

START_TEST (test_permission_bits_are_kept)
{
  save_well (1, file);
  ck_assert_int_eq (chmod (file, modes[_i]), 0);
  save_well (2, file);
  ck_assert_uint_eq (mode_of (file), modes[_i]);
  save_well (3, file);
  ck_assert_uint_eq (mode_of (file), modes[_i]);
  assert_names ("a.json");
}
END_TEST

START_TEST (test_new_file_has_what_the_umask_leaves)
{
  const mode_t masks[] = { 0000, 0022, 0027, 0077 };

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      mode_t mask = umask (masks[i]);

      save_well (1, file);
      umask (mask);
      ck_assert_uint_eq (mode_of (file), 0666 & ~masks[i]);
      ck_assert_int_eq (g_unlink (file), 0);
    }
}
END_TEST

/* Root keeps a file its owner's. */
START_TEST (test_owner_is_kept)
{
  struct stat stat_buffer;

  if (geteuid () != 0)
    return;
  save_well (1, file);
  ck_assert_int_eq (chown (file, NOBODYS_UID, NOBODYS_UID), 0);
  save_well (2, file);
  ck_assert_int_eq (stat (file, &stat_buffer), 0);
  ck_assert_uint_eq (stat_buffer.st_uid, NOBODYS_UID);
  ck_assert_uint_eq (stat_buffer.st_gid, NOBODYS_UID);
}
END_TEST

/* The rights of a file before it is saved and afterwards. */
typedef struct
{
  guint old, fresh;
} Rights;

static void
become_nobody (gboolean is_in_group)
{
  const gid_t group = ANOTHER_GID;

  child_assert (setgroups (is_in_group ? 1 : 0, &group) == 0);
  child_assert (setgid (NOBODYS_UID) == 0 && setuid (NOBODYS_UID) == 0);
}

static void
save_outside_the_group (void)
{
  g_autoptr (BeckonWorld) world = world_new (2);

  become_nobody (FALSE);
  child_assert (beckon_wire_save_world (world, file, NULL));
}

static void
save_inside_the_group (void)
{
  g_autoptr (BeckonWorld) world = world_new (2);

  become_nobody (TRUE);
  child_assert (beckon_wire_save_world (world, file, NULL));
}

/* A process of the user nobody saves over root's file, which another group owns. Then the file is nobody's, with that
 * group and these rights. Only root can begin with this. */
static void
assert_saved_by_nobody (void (*save) (void), guint group, const Rights *rights)
{
  struct stat found;

  if (geteuid () != 0)
    return;
  ck_assert_int_eq (chmod (folder, 0777), 0);
  ck_assert (g_file_set_contents (file, "{}", -1, NULL));
  ck_assert_int_eq (chown (file, 0, ANOTHER_GID), 0);
  ck_assert_int_eq (chmod (file, rights->old), 0);
  assert_in_child (save);
  ck_assert_uint_eq (size_in (file), 2);
  ck_assert_int_eq (stat (file, &found), 0);
  ck_assert_uint_eq (found.st_uid, NOBODYS_UID);
  ck_assert_uint_eq (found.st_gid, group);
  ck_assert_msg ((found.st_mode & 07777) == rights->fresh, "%o became %o, not %o", rights->old, found.st_mode & 07777,
                 rights->fresh);
  assert_names ("a.json");
}

static const Rights lost_groups[]
    = { { 0660, 0600 },  { 0640, 0600 },  { 0664, 0644 },  { 0644, 0644 },  { 0666, 0666 },
        { 0604, 0600 },  { 0646, 0644 },  { 0600, 0600 },  { 0000, 0000 },  { 0755, 0755 },
        { 02775, 0755 }, { 04755, 0755 }, { 06770, 0700 }, { 01664, 01644 } };

/* Where the saver cannot keep the group, what only the group might do is allowed to none. */
START_TEST (test_group_that_cannot_be_kept)
{
  assert_saved_by_nobody (save_outside_the_group, NOBODYS_UID, &lost_groups[_i]);
}
END_TEST

static const Rights kept_groups[]
    = { { 0660, 0660 }, { 0640, 0640 }, { 0604, 0604 }, { 02770, 02770 }, { 04770, 0770 } };

/* A member of the group keeps it, with its rights; the owner's program does not become the saver's. */
START_TEST (test_group_that_can_be_kept)
{
  assert_saved_by_nobody (save_inside_the_group, ANOTHER_GID, &kept_groups[_i]);
}
END_TEST

/* --- links and devices --------------------------------------------------------------------- */

static const struct
{
  const char *leads_to; /* FOLDER is the absolute name */
  gboolean is_there;
} links[] = { { "a.json", TRUE },
              { "a.json", FALSE },
              { "FOLDER/a.json", TRUE },
              { "FOLDER/a.json", FALSE },
              { "./a.json", TRUE },
              { "./a.json", FALSE },
              { "inner/../a.json", TRUE },
              { "inner/../a.json", FALSE },
              { "to-inner/../a.json", TRUE },
              { "to-inner/../a.json", FALSE } };

START_TEST (test_link_is_followed)
{
  g_autofree char *link = within ("link"), *second = within ("second"), *inner = within ("inner");
  g_autofree char *to_inner = within ("to-inner");
  g_autoptr (GString) target = g_string_new (links[_i].leads_to);

  g_string_replace (target, "FOLDER", folder, 0);
  ck_assert_int_eq (g_mkdir (inner, 0700), 0);
  ck_assert_int_eq (symlink ("inner", to_inner), 0);
  ck_assert_int_eq (symlink (target->str, link), 0);
  ck_assert_int_eq (symlink ("link", second), 0);
  if (links[_i].is_there)
    save_well (1, file);
  save_well (2, second);
  ck_assert_uint_eq (size_in (file), 2);
  ck_assert (g_file_test (link, G_FILE_TEST_IS_SYMLINK) && g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  assert_names ("a.json inner link second to-inner");
}
END_TEST

START_TEST (test_link_to_itself)
{
  ck_assert_int_eq (symlink ("a.json", file), 0);
  assert_not_saved (file, G_FILE_ERROR_LOOP, "cannot write FILE: Too many levels of symbolic links");
  assert_names ("a.json");
}
END_TEST

/* What one open () reaches has no name any more: nothing takes its place under the name that it had. */
START_TEST (test_link_to_a_file_without_a_name)
{
  g_autofree char *path = NULL, *link = within ("link");
  int fd;

  save_well (1, file);
  fd = open (file, O_RDONLY);
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  ck_assert_int_eq (symlink (path, link), 0);
  save_well (2, link);
  ck_assert_uint_eq (size_in (file), 2);
  close (fd);
  ck_assert_int_ge (fd = open (file, O_RDONLY), 0);
  ck_assert_int_eq (g_unlink (file), 0);
  assert_not_saved (link, G_FILE_ERROR_AGAIN, "cannot write FILE: its name leads to one file and then to another");
  assert_names ("link");
  close (fd);
}
END_TEST

static gint is_turning;

/* Turns the link to one file, to the other and to none, until it is told to stop. */
static gpointer
turn_link (gpointer link)
{
  const char *const names[] = { "one", "other", "none" };
  g_autofree char *fresh = within ("fresh");

  for (guint i = 0; g_atomic_int_get (&is_turning); i++)
    {
      g_assert_cmpint (symlink (names[i % G_N_ELEMENTS (names)], fresh), ==, 0);
      g_assert_cmpint (g_rename (fresh, link), ==, 0);
    }

  return NULL;
}

/* The link itself is never replaced, and each save is whole, wherever it went. */
START_TEST (test_link_that_turns)
{
  g_autofree char *link = within ("link"), *one = within ("one"), *other = within ("other"), *none = within ("none");
  g_autoptr (BeckonWorld) world = world_new (2);
  GThread *thread;

  save_well (2, one);
  save_well (2, other);
  ck_assert_int_eq (symlink ("one", link), 0);
  g_atomic_int_set (&is_turning, TRUE);
  thread = g_thread_new ("turn", turn_link, link);
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GError) error = NULL;

      ck_assert_msg (beckon_wire_save_world (world, link, &error)
                         || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN),
                     "%s", error != NULL ? error->message : "?");
      ck_assert (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
      g_unlink (none);
    }
  g_atomic_int_set (&is_turning, FALSE);
  g_thread_join (thread);
  ck_assert_uint_eq (size_in (one), 2);
  ck_assert_uint_eq (size_in (other), 2);
  assert_names ("link one other");
}
END_TEST

/* A pipe stands for all that is not a regular file: with a device of the machine, a fault would replace it for root. */
START_TEST (test_no_regular_file)
{
  g_autofree char *link = within ("link");

  assert_not_saved (folder, G_FILE_ERROR_INVAL, "cannot write FILE: it is not a regular file");
  ck_assert_int_eq (mkfifo (file, 0600), 0);
  assert_not_saved (file, G_FILE_ERROR_INVAL, "cannot write FILE: it is not a regular file");
  ck_assert_int_eq (symlink (file, link), 0);
  assert_not_saved (link, G_FILE_ERROR_INVAL, "cannot write FILE: it is not a regular file");
  assert_names ("a.json link");
}
END_TEST

/* --- strays -------------------------------------------------------------------------------- */

static const guint stray_modes[] = { 0600, 0644, 0444 };

START_TEST (test_stray_is_removed)
{
  g_autofree char *stray = within (STRAY);

  save_well (1, file);
  ck_assert (g_file_set_contents (stray, "{\"format\": 1", -1, NULL));
  ck_assert_int_eq (chmod (stray, stray_modes[_i]), 0);
  save_well (2, file);
  ck_assert_uint_eq (size_in (file), 2);
  assert_names ("a.json");
}
END_TEST

/* --- what others put in the way ------------------------------------------------------------ */

static int
make_file (const char *path)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL, 0666);

  ck_assert_int_ge (fd, 0);

  return fd;
}

static void
plant_link (const char *path)
{
  ck_assert_int_eq (symlink ("precious", path), 0);
}

static void
plant_hard_link (const char *path)
{
  g_autofree char *precious = within ("precious");

  ck_assert_int_eq (link (precious, path), 0);
}

static void
plant_folder (const char *path)
{
  ck_assert_int_eq (g_mkdir (path, 0700), 0);
}

static void
plant_pipe (const char *path)
{
  ck_assert_int_eq (mkfifo (path, 0600), 0);
}

/* Only root can give it away. Without root it is a stray of ours, which stays because of a second name. */
static void
plant_file (const char *path)
{
  close (make_file (path));
  if (geteuid () == 0)
    ck_assert_int_eq (chown (path, NOBODYS_UID, NOBODYS_UID), 0);
  else
    {
      g_autofree char *second = within ("precious");

      ck_assert_int_eq (g_rename (path, second), 0);
      plant_hard_link (path);
    }
}

/* The lock is held until the test's process ends. */
static void
plant_locked_file (const char *path)
{
  plant_file (path);
  ck_assert_int_eq (flock (open (path, O_RDWR), LOCK_EX), 0);
}

static void (*const plants[]) (const char *path)
    = { plant_link, plant_hard_link, plant_folder, plant_pipe, plant_file, plant_locked_file };

/* What has the name of a stray but is not one stops nobody. It is not touched, and neither is what it leads to. */
START_TEST (test_what_is_planted)
{
  g_autofree char *stray = within (STRAY), *precious = within ("precious"), *text = NULL;
  struct stat before, after;

  ck_assert (g_file_set_contents (precious, "mine", -1, NULL));
  plants[_i](stray);
  ck_assert_int_eq (lstat (stray, &before), 0);
  save_well (1, file);
  save_well (2, file);
  ck_assert_uint_eq (size_in (file), 2);
  ck_assert_int_eq (lstat (stray, &after), 0);
  ck_assert (before.st_ino == after.st_ino && before.st_mode == after.st_mode && before.st_size == after.st_size);
  if (geteuid () == 0 || _i < 4)
    {
      ck_assert (g_file_get_contents (precious, &text, NULL, NULL));
      ck_assert_str_eq (text, "mine");
    }
  assert_names (STRAY " a.json precious");
}
END_TEST

/* In a folder like /tmp nobody can remove the file of another, who need not let it be opened. */
START_TEST (test_planted_by_root_in_a_shared_folder)
{
  const guint plant_modes[] = { 0000, 0600, 0644, 0666 };
  g_autofree char *stray = within (STRAY);
  int fd;

  if (geteuid () != 0)
    return;
  fd = make_file (stray);
  ck_assert_int_eq (flock (fd, LOCK_EX), 0);
  for (guint i = 0; i < G_N_ELEMENTS (plant_modes); i++)
    {
      ck_assert_int_eq (chmod (folder, 01777), 0);
      ck_assert_int_eq (chmod (stray, plant_modes[i]), 0);
      assert_in_child (save_outside_the_group);
      ck_assert_uint_eq (size_in (file), 2);
      assert_names (STRAY " a.json");
      ck_assert_int_eq (g_unlink (file), 0);
    }
  close (fd);
}
END_TEST

/* Root was killed after it gave the new file to the owner of the old one. */
START_TEST (test_stray_of_root_with_its_owner)
{
  g_autofree char *stray = within (STRAY);

  if (geteuid () != 0)
    return;
  save_well (1, file);
  ck_assert_int_eq (chown (file, NOBODYS_UID, NOBODYS_UID), 0);
  close (make_file (stray));
  ck_assert_int_eq (chown (stray, NOBODYS_UID, NOBODYS_UID), 0);
  save_well (2, file);
  assert_names ("a.json");
}
END_TEST

/* --- failures ------------------------------------------------------------------------------ */

START_TEST (test_no_folder)
{
  g_autofree char *nowhere = within ("nowhere/a.json"), *below = within ("a.json/b.json");
  g_autofree char *name = g_strnfill (300, 'x'), *too_long = within (name), *with_slash = within ("new/");

  assert_not_saved (nowhere, G_FILE_ERROR_NOENT, "cannot write FILE: No such file or directory");
  assert_not_saved ("", G_FILE_ERROR_NOENT, "cannot write : No such file or directory");
  assert_not_saved (too_long, G_FILE_ERROR_NAMETOOLONG, "cannot write FILE: File name too long");
  assert_not_saved (with_slash, G_FILE_ERROR_NOENT, "cannot write FILE: No such file or directory");
  assert_names ("");
  save_well (1, file);
  assert_not_saved (below, G_FILE_ERROR_NOTDIR, "cannot write FILE: Not a directory");
  assert_names ("a.json");
}
END_TEST

static void
save_as_nobody (void)
{
  if (geteuid () == 0)
    child_assert (setgid (NOBODYS_UID) == 0 && setuid (NOBODYS_UID) == 0);
  child_fails_to_save ("Permission denied");
}

/* Root writes into any folder, so it is somebody else who tries. */
START_TEST (test_folder_that_cannot_be_written)
{
  save_well (1, file);
  ck_assert_int_eq (chmod (file, 0666), 0);
  ck_assert_int_eq (chmod (folder, 0555), 0);
  assert_in_child (save_as_nobody);
  ck_assert_int_eq (chmod (folder, 0700), 0);
  ck_assert_uint_eq (size_in (file), 1);
  assert_names ("a.json");
}
END_TEST

static void
save_beyond_limit (void)
{
  const struct rlimit limit = { 10000, 10000 };

  signal (SIGXFSZ, SIG_IGN);
  child_assert (setrlimit (RLIMIT_FSIZE, &limit) == 0);
  child_fails_to_save ("File too large");
}

START_TEST (test_limit_on_files)
{
  save_well (1, file);
  assert_in_child (save_beyond_limit);
  ck_assert_uint_eq (size_in (file), 1);
  assert_names ("a.json");
}
END_TEST

/* In a mount name space of its own, if that can be had. */
static void
save_to_full_disk (void)
{
  g_autoptr (BeckonWorld) small = world_new (1), found = NULL;
  g_autofree char *names = NULL;

  if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", "none", MS_REC | MS_PRIVATE, "") != 0
      || mount ("beckon", folder, "tmpfs", 0, "size=64k") != 0)
    {
      fprintf (stderr, "no disk to fill: %s\n", g_strerror (errno));
      return;
    }
  child_assert (beckon_wire_save_world (small, file, NULL));
  child_fails_to_save ("No space left on device");
  names = list_names (folder);
  found = beckon_wire_load_world (file, NULL);
  child_assert (strcmp (names, "a.json") == 0);
  child_assert (found != NULL && beckon_world_equal (found, small));
}

START_TEST (test_full_disk)
{
  assert_in_child (save_to_full_disk);
}
END_TEST

START_TEST (test_cannot_be_read)
{
  static const struct
  {
    const char *content; /* NULL for no file */
    GFileError code;     /* -1 for a world's error */
    const char *sentence;
  } cases[] = {
    { NULL, G_FILE_ERROR_NOENT, "No such file or directory" },
    { "", -1, "it is not strict JSON: unexpected token near end of file at line 1, column 0" },
    { "{\"associations\": [{\"state\": \"pendig\"}]}", -1,
      "state \"pendig\" at associations[0] is not one of pending, resigned, declined, accepted, created or removed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence = g_strdup_printf ("cannot read %s: %s", file, cases[i].sentence);

      if (cases[i].content != NULL)
        ck_assert (g_file_set_contents (file, cases[i].content, -1, NULL));
      ck_assert_ptr_null (beckon_wire_load_world (file, &error));
      ck_assert_str_eq (error->message, sentence);
      ck_assert (cases[i].content != NULL ? error->domain == BECKON_WORLD_ERROR
                                          : g_error_matches (error, G_FILE_ERROR, cases[i].code));
      ck_assert_ptr_null (beckon_wire_load_world (file, NULL));
    }
}
END_TEST

START_TEST (test_folder_cannot_be_read)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = g_strdup_printf ("cannot read %s: Is a directory", folder);

  ck_assert_ptr_null (beckon_wire_load_world (folder, &error));
  ck_assert_str_eq (error->message, sentence);
}
END_TEST

/* --- several at once ----------------------------------------------------------------------- */

static gpointer
save_many_times (gpointer n)
{
  g_autoptr (BeckonWorld) world = world_new (GPOINTER_TO_UINT (n));

  for (int i = 0; i < 30; i++)
    g_assert_true (beckon_wire_save_world (world, file, NULL));

  return NULL;
}

static gboolean
is_one_of (guint size, const guint *sizes, guint n)
{
  for (guint i = 0; i < n; i++)
    if (sizes[i] == size)
      return TRUE;

  return FALSE;
}

START_TEST (test_threads_save_at_once)
{
  const guint sizes[] = { 10, 200, 1000, 30 };
  GThread *threads[G_N_ELEMENTS (sizes)];

  save_well (10, file);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    threads[i] = g_thread_new ("save", save_many_times, GUINT_TO_POINTER (sizes[i]));
  for (guint i = 0; i < 50; i++)
    ck_assert (is_one_of (size_in (file), sizes, G_N_ELEMENTS (sizes)));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_thread_join (threads[i]);
  ck_assert (is_one_of (size_in (file), sizes, G_N_ELEMENTS (sizes)));
  assert_names ("a.json");
}
END_TEST

/* A child that saves worlds of these two sizes in turn until it is killed, and has begun. */
static pid_t
start_saving (guint one, guint other)
{
  int has_begun[2];
  char byte;
  pid_t pid;

  ck_assert_int_eq (pipe (has_begun), 0);
  pid = fork ();
  ck_assert_int_ge (pid, 0);
  if (pid == 0)
    {
      BeckonWorld *worlds[] = { world_new (one), world_new (other) };

      alarm (60);
      child_assert (write (has_begun[1], "", 1) == 1);
      for (guint i = 0;; i++)
        child_assert (beckon_wire_save_world (worlds[i % 2], file, NULL));
    }
  close (has_begun[1]);
  ck_assert_int_eq (read (has_begun[0], &byte, 1), 1);
  close (has_begun[0]);

  return pid;
}

static void
stop_saving (pid_t pid)
{
  int status;

  ck_assert_int_eq (kill (pid, SIGKILL), 0);
  ck_assert_int_eq (waitpid (pid, &status, 0), pid);
  ck_assert_msg (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL, "the child ended with %d", status);
}

START_TEST (test_processes_save_at_once)
{
  const guint sizes[] = { 10, 1000, 20, 300, 5 };
  pid_t first, second;

  save_well (10, file);
  first = start_saving (10, 1000);
  second = start_saving (20, 300);
  for (guint i = 0; i < 50; i++)
    {
      ck_assert (is_one_of (size_in (file), sizes, G_N_ELEMENTS (sizes)));
      if (i % 10 == 0)
        save_well (5, file);
    }
  stop_saving (first);
  stop_saving (second);
  save_well (5, file);
  assert_names ("a.json");
}
END_TEST

/* Another process holds the lock for a while: the save waits for it, and no longer. */
START_TEST (test_wait)
{
  g_autofree char *stray = within (STRAY);
  gint64 start_us = g_get_monotonic_time ();
  pid_t pid = fork ();
  int status;

  ck_assert_int_ge (pid, 0);
  if (pid == 0)
    {
      child_assert (flock (open (stray, O_RDWR | O_CREAT, 0600), LOCK_EX) == 0);
      g_usleep (G_USEC_PER_SEC);
      _exit (0);
    }
  while (!g_file_test (stray, G_FILE_TEST_EXISTS))
    g_usleep (1000);
  g_usleep (G_USEC_PER_SEC / 10);
  save_well (1, file);
  ck_assert_int_ge (g_get_monotonic_time () - start_us, G_USEC_PER_SEC);
  ck_assert_int_eq (waitpid (pid, &status, 0), pid);
  assert_names ("a.json");
}
END_TEST

/* Given another process that holds the lock for ever, then saving goes on after a time that is bounded. */
START_TEST (test_wait_is_bounded)
{
  g_autofree char *stray = within (STRAY);
  int fd = open (stray, O_RDWR | O_CREAT, 0600);
  gint64 start_us = g_get_monotonic_time ();

  ck_assert_int_eq (flock (fd, LOCK_EX), 0);
  save_well (1, file);
  ck_assert_int_ge (g_get_monotonic_time () - start_us, 10 * G_USEC_PER_SEC);
  assert_names (STRAY " a.json");
  close (fd);
  save_well (2, file);
  ck_assert_uint_eq (size_in (file), 2);
  assert_names ("a.json");
}
END_TEST

/* --- killed -------------------------------------------------------------------------------- */

#define N_KILLS 250

static gboolean
is_old_or_new (guint one, guint other)
{
  guint size = size_in (file);

  return size == one || size == other;
}

/* The file is whole after each kill, and what the kill left behind is gone after the next save. */
START_TEST (test_killed_while_saving)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (1);
  g_autofree char *stray = within (STRAY);
  guint n_strays = 0;

  save_well (40, file);
  ck_assert_int_eq (chmod (file, 0640), 0);
  for (guint i = 0; i < N_KILLS; i++)
    {
      pid_t pid = start_saving (30, 40);

      g_usleep (g_rand_int_range (chance, 0, 6000));
      stop_saving (pid);
      ck_assert_msg (is_old_or_new (30, 40), "neither old nor new after %u kills", i + 1);
      ck_assert_uint_eq (mode_of (file), 0640);
      if (g_file_test (stray, G_FILE_TEST_EXISTS))
        {
          n_strays++;
          assert_names (STRAY " a.json");
          save_well (40, file);
        }
      assert_names ("a.json");
    }
  printf ("%u kills, %u of them while the new content was on its way\n", N_KILLS, n_strays);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-file");
  TCase *tcase;

  tcase = testing_add_folder_tcase (suite, "save and load");
  tcase_add_test (tcase, test_v9_save_and_load);
  tcase_add_test (tcase, test_save_over_larger_and_smaller);
  tcase_add_test (tcase, test_file_without_folder_in_its_name);
  tcase_add_test (tcase, test_without_standard_input);
  tcase_add_loop_test (tcase, test_long_name, 0, G_N_ELEMENTS (name_sizes));

  tcase = testing_add_folder_tcase (suite, "permissions");
  tcase_add_loop_test (tcase, test_permission_bits_are_kept, 0, G_N_ELEMENTS (modes));
  tcase_add_test (tcase, test_new_file_has_what_the_umask_leaves);
  tcase_add_test (tcase, test_owner_is_kept);
  tcase_add_loop_test (tcase, test_group_that_cannot_be_kept, 0, G_N_ELEMENTS (lost_groups));
  tcase_add_loop_test (tcase, test_group_that_can_be_kept, 0, G_N_ELEMENTS (kept_groups));

  tcase = testing_add_folder_tcase (suite, "links and devices");
  tcase_add_loop_test (tcase, test_link_is_followed, 0, G_N_ELEMENTS (links));
  tcase_add_test (tcase, test_link_to_itself);
  tcase_add_test (tcase, test_link_to_a_file_without_a_name);
  tcase_add_test (tcase, test_link_that_turns);
  tcase_add_test (tcase, test_no_regular_file);

  tcase = testing_add_folder_tcase (suite, "strays");
  tcase_add_loop_test (tcase, test_stray_is_removed, 0, G_N_ELEMENTS (stray_modes));
  tcase_add_test (tcase, test_stray_of_root_with_its_owner);

  tcase = testing_add_folder_tcase (suite, "in the way");
  tcase_add_loop_test (tcase, test_what_is_planted, 0, G_N_ELEMENTS (plants));
  tcase_add_test (tcase, test_planted_by_root_in_a_shared_folder);

  tcase = testing_add_folder_tcase (suite, "failures");
  tcase_add_test (tcase, test_no_folder);
  tcase_add_test (tcase, test_folder_that_cannot_be_written);
  tcase_add_test (tcase, test_limit_on_files);
  tcase_add_test (tcase, test_full_disk);
  tcase_add_test (tcase, test_cannot_be_read);
  tcase_add_test (tcase, test_folder_cannot_be_read);

  tcase = testing_add_folder_tcase (suite, "several at once");
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, test_threads_save_at_once);
  tcase_add_test (tcase, test_processes_save_at_once);
  tcase_add_test (tcase, test_wait);
  tcase_add_test (tcase, test_wait_is_bounded);

  tcase = testing_add_folder_tcase (suite, "killed");
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, test_killed_while_saving);

  return testing_run (suite);
}
