/* SPDX-License-Identifier: MIT */
/*
 * A file is replaced by its name in its folder, and no system call tells that name from a path that is a link. So
 * realpath () names the file, and one open () of the path says which file it is: the kernel follows the links then,
 * and refuses those that it does not trust (fs.protected_symlinks of Linux). The name holds only if it is that file's,
 * so links that somebody turns around in between lead nowhere else.
 */
#include "wire/target.h"

#include "wire/failure.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define MAX_TRIES 100

gboolean
beckon_target_exists (const Target *self)
{
  return self->file >= 0;
}

static void
close_file (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

void
beckon_target_clear (Target *self)
{
  close_file (&self->file);
  close_file (&self->folder);
  g_clear_pointer (&self->name, g_free);
}

/* Needs no right to read the file. While it is open, no other file can get its number. */
static gboolean
open_file (Target *self, const char *filename, GError **error)
{
  self->file = open (filename, O_PATH | O_CLOEXEC);
  if (self->file < 0)
    return (errno == ENOENT && *filename != '\0') || beckon_failure_set (error);
  if (fstat (self->file, &self->old) != 0)
    return beckon_failure_set (error);
  if (S_ISREG (self->old.st_mode))
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "it is not a regular file");

  return FALSE;
}

/* The path behind the links, NULL with errno on failure. realpath () has no answer where the last link leads to a file
 * that does not exist yet. A circle ends with ELOOP. */
static char *
follow_links (const char *path)
{
  g_autofree char *link = g_file_read_link (path, NULL);
  g_autofree char *folder = g_path_get_dirname (path), *next = NULL;
  char *real = link != NULL ? realpath (path, NULL) : NULL;

  if (link == NULL)
    return g_strdup (path);
  if (real != NULL || errno != ENOENT)
    return real;
  next = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (folder, link, NULL);

  return follow_links (next);
}

static gboolean
open_folder (Target *self, const char *filename)
{
  g_autofree char *path = follow_links (filename);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  if (path == NULL)
    return FALSE;
  self->name = g_path_get_basename (path);
  self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  return self->folder >= 0;
}

/* Whether the name in the folder is that of the open file, or of none if there is none. */
static gboolean
names_agree (const Target *self)
{
  struct stat there;
  gboolean is_there = fstatat (self->folder, self->name, &there, AT_SYMLINK_NOFOLLOW) == 0;

  return beckon_target_exists (self) ? is_there && there.st_dev == self->old.st_dev && there.st_ino == self->old.st_ino
                                     : !is_there && errno == ENOENT;
}

gboolean
beckon_target_find (Target *self, const char *filename, GError **error)
{
  for (int i = 0; i < MAX_TRIES; i++)
    {
      beckon_target_clear (self);
      if (!open_file (self, filename, error))
        return FALSE;
      if (!open_folder (self, filename))
        return beckon_failure_set (error);
      if (names_agree (self))
        return TRUE;
    }
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN, "its name leads to one file and then to another");

  return FALSE;
}
