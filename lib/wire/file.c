/* SPDX-License-Identifier: MIT */
/* Reading and replacing whole files. The new content is first written to a temporary file in the same folder. */
#include "wire/file.h"

#include "wire/failure.h"
#include "wire/target.h"
#include "wire/temporary.h"

#include <fcntl.h>
#include <unistd.h>

static gboolean
fail_too_large (GError **error)
{
  errno = EFBIG;

  return beckon_failure_set (error);
}

/* --- reading ---------------------------------------------------------------------------------- */

/* A file that is too large is refused at once. A pipe has no size, so its bytes are counted as they come. */
static gboolean
read_all (int fd, gsize max_size, GString *bytes, GError **error)
{
  struct stat found;
  char buffer[65536];
  gssize n;

  if (fstat (fd, &found) == 0 && found.st_size > (goffset) max_size)
    return fail_too_large (error);
  while ((n = read (fd, buffer, sizeof buffer)) != 0)
    {
      if (n < 0 && errno != EINTR)
        return beckon_failure_set (error);
      if (n > 0)
        g_string_append_len (bytes, buffer, n);
      if (bytes->len > max_size)
        return fail_too_large (error);
    }

  return TRUE;
}

char *
beckon_file_read (const char *filename, gsize max_size, gsize *size, GError **error)
{
  int fd = open (filename, O_RDONLY | O_CLOEXEC);
  g_autoptr (GString) bytes = g_string_new (NULL);
  gboolean is_read;

  if (fd < 0)
    {
      beckon_failure_set (error);
      return NULL;
    }
  is_read = read_all (fd, max_size, bytes, error);
  close (fd);
  *size = bytes->len;

  return is_read ? g_string_free (g_steal_pointer (&bytes), FALSE) : NULL;
}

/* --- replacing -------------------------------------------------------------------------------- */

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

/* Only root can change the owner, and others can set only their own groups. Where the group is another one, it and all
 * others may do what the old group and all others both might: so nobody can do more than before. */
static mode_t
keep_owner (int fd, const struct stat *old)
{
  mode_t mode = old->st_mode & 07777;
  mode_t both = (mode >> 3) & mode & 07;

  if (fchown (fd, old->st_uid, old->st_gid) == 0)
    return mode;
  if (fchown (fd, (uid_t) -1, old->st_gid) == 0)
    return mode & ~(mode_t) S_ISUID;

  return (mode & (S_ISVTX | S_IRWXU)) | both << 3 | both;
}

static gboolean
keep_permissions (int fd, const Target *target)
{
  return !beckon_target_exists (target) || fchmod (fd, keep_owner (fd, &target->old)) == 0;
}

/* A file system that cannot sync a folder says so with EINVAL or ENOTSUP, which is not an error here. */
static gboolean
sync_folder (int folder)
{
  return fsync (folder) == 0 || errno == EINVAL || errno == ENOTSUP;
}

gboolean
beckon_file_replace (const char *filename, const char *bytes, gsize size, GError **error)
{
  g_auto (Target) target = TARGET_INIT;
  g_auto (Temporary) temporary = TEMPORARY_INIT;

  if (size > FILE_MAX_SIZE)
    return fail_too_large (error);
  if (!beckon_target_find (&target, filename, error))
    return FALSE;
  if (!beckon_temporary_create (&temporary, &target))
    return beckon_failure_set (error);
  if (!write_all (temporary.fd, bytes, size) || !keep_permissions (temporary.fd, &target) || fsync (temporary.fd) != 0
      || !beckon_temporary_rename (&temporary))
    {
      beckon_failure_set (error);
      beckon_temporary_remove (&temporary);
      return FALSE;
    }

  return sync_folder (target.folder) || beckon_failure_set (error);
}
