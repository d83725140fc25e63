/* SPDX-License-Identifier: MIT */
/*
 * A file of ours has a usual name, computed from its final one, so killed processes leave at most one such file behind.
 * Only the process that has locked it may rename or unlink it. If nobody has locked it, it was left behind by a killed
 * process, and is removed.
 *
 * In a folder that others can write to, anything can stand under that name, and stay locked. Then the new file gets a
 * name that nobody can guess. That is as safe, because the lock protects the usual name and nothing else.
 */
#include "wire/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#define PREFIX ".beckon-new-"
#define MAX_WAIT_S 10
#define PAUSE_US 2000

static gboolean
open_new (Temporary *self)
{
  const mode_t mode = beckon_target_exists (self->target) ? 0600 : 0666;

  self->fd = openat (self->target->folder, self->name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);

  return self->fd >= 0;
}

/* Must not be tried again after a signal has interrupted it, because Linux has already closed the file. */
static void
close_file (Temporary *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

/* --- the usual name --------------------------------------------------------------------------- */

/* As long as any other, however long the final name is. */
static char *
usual_name (const char *final_name)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, final_name, -1);

  return g_strdup_printf (PREFIX "%.16s", digest);
}

/* Whether only we can have made what has the name. Root gives a file to the owner of the one that it replaces. */
static gboolean
is_ours (const Temporary *self, const struct stat *found)
{
  const Target *target = self->target;
  gboolean is_owners = geteuid () == 0 && beckon_target_exists (target) && found->st_uid == target->old.st_uid;

  return S_ISREG (found->st_mode) && found->st_nlink == 1 && (found->st_uid == geteuid () || is_owners);
}

/* Whether the open file still has the name. Another process may have renamed it before it was locked. */
static gboolean
has_its_name (const Temporary *self, int fd)
{
  struct stat here, there;

  return fstat (fd, &here) == 0 && fstatat (self->target->folder, self->name, &there, AT_SYMLINK_NOFOLLOW) == 0
         && here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

/* FALSE with EEXIST if there is a file already, of another process or left behind by a killed one. */
static gboolean
create_usual (Temporary *self)
{
  gboolean is_locked;

  if (!open_new (self))
    return FALSE;
  is_locked = flock (self->fd, LOCK_EX | LOCK_NB) == 0;
  if (is_locked && has_its_name (self, self->fd))
    return TRUE;
  if (!is_locked && errno != EWOULDBLOCK)
    {
      beckon_temporary_remove (self);
      return FALSE;
    }
  close_file (self); /* another process removed it before it was locked, taking it for a stray */
  errno = EEXIST;

  return FALSE;
}

/* Also opens a file that is not writable: a process may have been killed while it saved a read-only file. */
static int
open_stray (const Temporary *self)
{
  const int flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  int fd = openat (self->target->folder, self->name, O_RDWR | flags);

  return fd >= 0 || errno != EACCES ? fd : openat (self->target->folder, self->name, O_RDONLY | flags);
}

/* FALSE if the file is in use (EWOULDBLOCK), or cannot be removed for the reason in errno. */
static gboolean
remove_stray (const Temporary *self)
{
  int fd = open_stray (self);
  gboolean is_gone;
  int code;

  if (fd < 0)
    return errno == ENOENT;
  is_gone = flock (fd, LOCK_EX | LOCK_NB) == 0
            && (!has_its_name (self, fd) || unlinkat (self->target->folder, self->name, 0) == 0);
  code = errno;
  close (fd);
  errno = code;

  return is_gone;
}

/* FALSE if the usual name cannot be had, however long one waits. */
static gboolean
make_way (const Temporary *self)
{
  struct stat found;

  if (fstatat (self->target->folder, self->name, &found, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT;
  if (!is_ours (self, &found))
    return FALSE;
  if (remove_stray (self))
    return TRUE;
  if (errno != EWOULDBLOCK)
    return FALSE;
  g_usleep (PAUSE_US);

  return TRUE;
}

/* --- a name that nobody can guess ------------------------------------------------------------- */

static gboolean
create_unguessable (Temporary *self)
{
  guint64 number;

  if (getentropy (&number, sizeof number) != 0)
    return FALSE;
  g_free (self->name);
  self->name = g_strdup_printf (PREFIX "%016" G_GINT64_MODIFIER "x", number);

  return open_new (self);
}

/* --- the file --------------------------------------------------------------------------------- */

gboolean
beckon_temporary_create (Temporary *self, const Target *target)
{
  const gint64 deadline_us = g_get_monotonic_time () + MAX_WAIT_S * G_USEC_PER_SEC;

  self->target = target;
  self->name = usual_name (target->name);
  while (!create_usual (self))
    {
      if (errno != EEXIST)
        return FALSE;
      if (g_get_monotonic_time () > deadline_us || !make_way (self))
        return create_unguessable (self);
    }

  return TRUE;
}

gboolean
beckon_temporary_rename (const Temporary *self)
{
  return renameat (self->target->folder, self->name, self->target->folder, self->target->name) == 0;
}

void
beckon_temporary_remove (const Temporary *self)
{
  unlinkat (self->target->folder, self->name, 0);
}

void
beckon_temporary_clear (Temporary *self)
{
  close_file (self);
  g_clear_pointer (&self->name, g_free);
}
