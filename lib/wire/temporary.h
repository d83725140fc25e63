/* SPDX-License-Identifier: MIT */
/* A new file beside the one that it will replace. */
#pragma once

#include "wire/target.h"

typedef struct
{
  const Target *target; /* borrowed */
  int fd;
  char *name; /* in the folder of the target */
} Temporary;

#define TEMPORARY_INIT ((Temporary){ .fd = -1 })

/* Waits for another process or thread of the same user that replaces the same file, at most ten seconds. If there is no
 * file to replace, the umask decides the mode. Otherwise the new file is private. FALSE with errno. */
gboolean beckon_temporary_create (Temporary *self, const Target *target);
/* Replaces the target. FALSE with errno. */
gboolean beckon_temporary_rename (const Temporary *self);
void beckon_temporary_remove (const Temporary *self);
void beckon_temporary_clear (Temporary *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Temporary, beckon_temporary_clear)
