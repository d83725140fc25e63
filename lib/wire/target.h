/* SPDX-License-Identifier: MIT */
/* The file that a path leads to, and the folder that it is in. */
#pragma once

#include <glib.h>
#include <sys/stat.h>

typedef struct
{
  int file;        /* open for its identity alone; -1 if there is no such file */
  int folder;      /* open */
  char *name;      /* of the file in the folder, which is not a link */
  struct stat old; /* where there is a file: what it is */
} Target;

#define TARGET_INIT ((Target){ .file = -1, .folder = -1 })

/* Fails with a G_FILE_ERROR if a folder is missing, and if what is there is not a regular file. */
gboolean beckon_target_find (Target *self, const char *filename, GError **error);
gboolean beckon_target_exists (const Target *self);
void beckon_target_clear (Target *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, beckon_target_clear)
