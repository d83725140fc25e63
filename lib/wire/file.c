/* SPDX-License-Identifier: MIT */
/*
 * Reading and replacing whole files. The new content is first written to a temporary file in the same folder. The name
 * of the temporary file is always the same, so killed processes leave at most one such file behind. Only the process
 * that has locked the temporary file may rename or unlink it. If nobody has locked it, it was left behind by a killed
 * process, and is removed.
 */
#include "wire/file.h"

#include "rules/text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40 /* the kernel's limit */
#define MAX_WAIT_S 10
#define PAUSE_US 2000

/* --- saying what is wrong --------------------------------------------------------------------- */

/* Sets the error from errno. Always FALSE. */
static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));

  return FALSE;
}

/* Must not be tried again after a signal has interrupted it, because Linux has already closed the file. */
static void
close_file (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

/* --- reading ---------------------------------------------------------------------------------- */

static gboolean
fail_too_large (GError **error)
{
  errno = EFBIG;

  return fail (error);
}

/* A file that is too large is refused at once. A pipe has no size, so its bytes are counted as they come. */
static gboolean
read_all (int fd, GString *bytes, GError **error)
{
  struct stat found;
  char buffer[65536];
  gssize n;

  if (fstat (fd, &found) == 0 && found.st_size > (goffset) FILE_MAX_SIZE)
    return fail_too_large (error);
  while ((n = read (fd, buffer, sizeof buffer)) != 0)
    {
      if (n < 0 && errno != EINTR)
        return fail (error);
      if (n > 0)
        g_string_append_len (bytes, buffer, n);
      if (bytes->len > FILE_MAX_SIZE)
        return fail_too_large (error);
    }

  return TRUE;
}

char *
beckon_file_read (const char *filename, gsize *size, GError **error)
{
  int fd = open (filename, O_RDONLY | O_CLOEXEC);
  g_autoptr (GString) bytes = g_string_new (NULL);
  gboolean is_read;

  if (fd < 0)
    {
      fail (error);
      return NULL;
    }
  is_read = read_all (fd, bytes, error);
  close_file (&fd);
  *size = bytes->len;

  return is_read ? g_string_free (g_steal_pointer (&bytes), FALSE) : NULL;
}

/* --- a replacement and what it replaces ------------------------------------------------------- */

typedef struct
{
  struct stat old; /* the file to be replaced */
  gboolean has_old;
  int folder;
  int fd;
  char *name;      /* of the file in the folder, after following symbolic links */
  char *temporary; /* name of the temporary file in the folder */
} Replacement;

static void
replacement_clear (Replacement *self)
{
  close_file (&self->fd);
  close_file (&self->folder);
  g_free (self->name);
  g_free (self->temporary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replacement, replacement_clear)

/* Only a regular file is replaced, never a device or a folder, even by root. */
static gboolean
look_at_old (Replacement *self, const char *filename, GError **error)
{
  self->has_old = stat (filename, &self->old) == 0;
  if (!self->has_old && (errno != ENOENT || *filename == '\0'))
    return fail (error);
  if (self->has_old && !S_ISREG (self->old.st_mode))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "it is not a regular file");
      return FALSE;
    }

  return TRUE;
}

/* Follows symbolic links. The file that they lead to does not have to exist. */
static char *
follow_links (const char *filename, GError **error)
{
  g_autofree char *path = g_strdup (filename);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (path, NULL);
      g_autofree char *folder = g_path_get_dirname (path);

      if (link == NULL)
        return g_steal_pointer (&path);
      g_free (path);
      path = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (folder, link, NULL);
    }
  errno = ELOOP;
  fail (error);

  return NULL;
}

static gboolean
open_folder (Replacement *self, const char *filename, GError **error)
{
  g_autofree char *path = follow_links (filename, error);
  g_autofree char *folder = NULL;

  if (path == NULL)
    return FALSE;
  folder = g_path_get_dirname (path);
  self->name = g_path_get_basename (path);
  self->temporary = g_strdup_printf (".%s.beckon-new", self->name);
  self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  return self->folder >= 0 || fail (error);
}

/* --- the temporary file ----------------------------------------------------------------------- */

/* Whether the open file still has the temporary name. Another process may have renamed it before it was locked. */
static gboolean
has_its_name (const Replacement *self, int fd)
{
  struct stat here, there;

  return fstat (fd, &here) == 0 && fstatat (self->folder, self->temporary, &there, AT_SYMLINK_NOFOLLOW) == 0
         && here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

/* Creates the temporary file and locks it. FALSE with EEXIST if there is one already, of another process or left behind
 * by a killed one. If no file is replaced, the umask decides the mode. Otherwise the file is private until it gets the
 * mode of the file that it replaces. */
static gboolean
create (Replacement *self)
{
  const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  gboolean is_locked;

  self->fd = openat (self->folder, self->temporary, flags, self->has_old ? 0600 : 0666);
  if (self->fd < 0)
    return FALSE;
  is_locked = flock (self->fd, LOCK_EX | LOCK_NB) == 0;
  if (is_locked && has_its_name (self, self->fd))
    return TRUE;
  if (!is_locked && errno != EWOULDBLOCK)
    {
      unlinkat (self->folder, self->temporary, 0);
      return FALSE;
    }
  close_file (&self->fd); /* another process removed it before it was locked, taking it for a stray */
  errno = EEXIST;

  return FALSE;
}

/* Also opens a file that is not writable: a process may have been killed while it saved a read-only file. */
static int
open_stray (const Replacement *self)
{
  const int flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  int fd = openat (self->folder, self->temporary, O_RDWR | flags);

  return fd >= 0 || errno != EACCES ? fd : openat (self->folder, self->temporary, O_RDONLY | flags);
}

/* FALSE if the temporary file is in use (EWOULDBLOCK), or cannot be removed for the reason in errno. */
static gboolean
remove_stray (const Replacement *self)
{
  int fd = open_stray (self);
  gboolean is_gone;
  int code;

  if (fd < 0)
    return errno == ENOENT;
  is_gone = flock (fd, LOCK_EX | LOCK_NB) == 0
            && (!has_its_name (self, fd) || unlinkat (self->folder, self->temporary, 0) == 0);
  code = errno;
  close_file (&fd);
  errno = code;

  return is_gone;
}

static gboolean
make_way (const Replacement *self, gint64 deadline_us, GError **error)
{
  gboolean is_gone = remove_stray (self);
  g_autofree char *name = NULL;

  if (!is_gone && errno != EWOULDBLOCK)
    fail (error);
  else if (g_get_monotonic_time () > deadline_us)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN, "another process has held it for more than %d seconds",
                 MAX_WAIT_S);
  else
    {
      if (!is_gone)
        g_usleep (PAUSE_US);
      return TRUE;
    }
  name = beckon_text_tidy (self->temporary);
  g_prefix_error (error, "%s is in the way: ", name);

  return FALSE;
}

static gboolean
obtain_temporary (Replacement *self, GError **error)
{
  const gint64 deadline_us = g_get_monotonic_time () + MAX_WAIT_S * G_USEC_PER_SEC;

  while (!create (self))
    {
      if (errno != EEXIST)
        return fail (error);
      if (!make_way (self, deadline_us, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_all (int fd, const char *bytes, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, bytes, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          bytes += n;
          size -= n;
        }
    }

  return TRUE;
}

/* Only root can change the owner, and others can set only their own groups. Otherwise the file stays ours. */
static void
keep_owner (const Replacement *self)
{
  if (fchown (self->fd, self->old.st_uid, self->old.st_gid) != 0
      && fchown (self->fd, (uid_t) -1, self->old.st_gid) != 0)
    return;
}

static gboolean
keep_permissions (const Replacement *self)
{
  if (!self->has_old)
    return TRUE;
  keep_owner (self);

  return fchmod (self->fd, self->old.st_mode & 07777) == 0;
}

/* A file system that cannot sync a folder says so with EINVAL or ENOTSUP, which is not an error here. */
static gboolean
sync_folder (const Replacement *self)
{
  return fsync (self->folder) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* --- replacing -------------------------------------------------------------------------------- */

gboolean
beckon_file_replace (const char *filename, const char *bytes, gsize size, GError **error)
{
  g_auto (Replacement) self = { .folder = -1, .fd = -1 };

  if (!look_at_old (&self, filename, error) || !open_folder (&self, filename, error)
      || !obtain_temporary (&self, error))
    return FALSE;
  if (!write_all (self.fd, bytes, size) || !keep_permissions (&self) || fsync (self.fd) != 0
      || renameat (self.folder, self.temporary, self.folder, self.name) != 0)
    {
      fail (error);
      unlinkat (self.folder, self.temporary, 0);
      return FALSE;
    }

  return sync_folder (&self) || fail (error);
}
